//! A model that does as a test says: it answers as OpenAI-compatible servers do, in pieces or whole, and counts.

use std::collections::VecDeque;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use reqwest::StatusCode as Status;
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use super::instance::Person;

/// What it does next.
#[derive(Clone)]
pub(crate) enum Act {
    /// Says something.
    Say(String),
    /// Waits for [`Double::go`].
    Hold,
    /// Breaks the connection.
    Cut,
    /// Refuses the call; only as the first.
    Fail(u16),
}

/// Says something.
pub(crate) fn say(text: &str) -> Act {
    Act::Say(text.to_owned())
}

/// What it does for the nth call, from 0, with this body.
type Script = Arc<dyn Fn(usize, &Value) -> Vec<Act> + Send + Sync>;

/// The running double.
pub(crate) struct Double {
    /// The base URL of its API.
    pub(crate) base: String,
    heard: Heard,
}

#[derive(Clone)]
struct Heard {
    script: Script,
    calls: Arc<Mutex<Vec<Value>>>,
    hung_up: Arc<AtomicUsize>,
    at_once: Arc<AtOnce>,
    held: Arc<Semaphore>,
}

impl Double {
    /// Starts one on a free port; it ends with the test.
    pub(crate) async fn start(script: impl Fn(usize, &Value) -> Vec<Act> + Send + Sync + 'static) -> Self {
        let heard = Heard {
            script: Arc::new(script),
            calls: Arc::default(),
            hung_up: Arc::default(),
            at_once: Arc::default(),
            held: Arc::new(Semaphore::new(0)),
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}/v1", listener.local_addr().unwrap());
        let router = Router::new().route("/v1/chat/completions", post(answer)).with_state(heard.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { base, heard }
    }

    /// Lets one call go on that holds.
    pub(crate) fn go(&self) {
        self.heard.held.add_permits(1);
    }

    /// The bodies of the calls so far.
    pub(crate) fn calls(&self) -> Vec<Value> {
        self.heard.calls.lock().unwrap().clone()
    }

    /// The most calls for whole answers that it had at once.
    pub(crate) fn most_at_once(&self) -> usize {
        self.heard.at_once.most.load(Ordering::SeqCst)
    }

    /// Waits until so many calls were broken off by who asked.
    pub(crate) async fn hung_up(&self, times: usize) {
        until("nobody hung up", async || self.heard.hung_up.load(Ordering::SeqCst) >= times).await;
    }

    /// Makes it the person's provider.
    pub(crate) async fn works_for(&self, me: &Person) {
        let settings = json!({"provider_name": "openai-compatible", "model": "small", "base_url": self.base, "api_key": "sk-1"});
        let (status, answer) = me.put("/api/users/providers/llm", settings).await;
        assert_eq!(status, Status::OK, "{answer}");
    }
}

#[derive(Default)]
struct AtOnce {
    now: AtomicUsize,
    most: AtomicUsize,
}

/// Waits until something is so.
pub(crate) async fn until(otherwise: &str, is_so: impl AsyncFn() -> bool) {
    for _ in 0..1_200 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{otherwise}");
}

async fn answer(State(heard): State<Heard>, Json(call): Json<Value>) -> Response {
    let n = {
        let mut calls = heard.calls.lock().unwrap();
        calls.push(call.clone());
        calls.len() - 1
    };
    let mut acts: VecDeque<Act> = (heard.script)(n, &call).into();
    if let Some(Act::Fail(status)) = acts.front() {
        return StatusCode::from_u16(*status).unwrap().into_response();
    }
    if call["stream"] == true {
        let watch = HangUp { counter: heard.hung_up.clone(), is_done: false };
        let body = futures::stream::unfold((acts, watch, heard.held.clone(), true), piece);
        return ([(header::CONTENT_TYPE, "text/event-stream")], Body::from_stream(body)).into_response();
    }
    let now = heard.at_once.now.fetch_add(1, Ordering::SeqCst) + 1;
    heard.at_once.most.fetch_max(now, Ordering::SeqCst);
    let mut content = String::new();
    while let Some(act) = acts.pop_front() {
        match act {
            Act::Say(text) => content.push_str(&text),
            Act::Hold => heard.held.acquire().await.unwrap().forget(),
            Act::Cut | Act::Fail(_) => return StatusCode::BAD_GATEWAY.into_response(),
        }
    }
    heard.at_once.now.fetch_sub(1, Ordering::SeqCst);
    let message = json!({"role": "assistant", "content": content});
    Json(json!({"id": "1", "object": "chat.completion", "model": "small",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 700, "completion_tokens": 60, "total_tokens": 760}}))
    .into_response()
}

/// Counts a body that was dropped before its end.
struct HangUp {
    counter: Arc<AtomicUsize>,
    is_done: bool,
}

impl Drop for HangUp {
    fn drop(&mut self) {
        if !self.is_done {
            self.counter.fetch_add(1, Ordering::SeqCst);
        }
    }
}

type Pieces = (VecDeque<Act>, HangUp, Arc<Semaphore>, bool);

async fn piece((mut acts, mut watch, held, goes_on): Pieces) -> Option<(io::Result<Bytes>, Pieces)> {
    let chunk = |choices: Value, usage: Value| {
        let chunk = json!({"id": "1", "object": "chat.completion.chunk", "model": "small", "choices": choices, "usage": usage});
        format!("data: {chunk}\n\n")
    };
    if !goes_on {
        return None;
    }
    loop {
        match acts.pop_front() {
            Some(Act::Say(text)) => {
                let delta = json!([{"index": 0, "delta": {"content": text}, "finish_reason": null}]);
                return Some((Ok(chunk(delta, Value::Null).into()), (acts, watch, held, true)));
            }
            Some(Act::Hold) => held.acquire().await.unwrap().forget(),
            Some(Act::Cut | Act::Fail(_)) => {
                watch.is_done = true;
                return Some((Err(io::Error::other("cut")), (acts, watch, held, false)));
            }
            None => {
                watch.is_done = true;
                let stop = chunk(json!([{"index": 0, "delta": {}, "finish_reason": "stop"}]), Value::Null);
                let usage = chunk(json!([]), json!({"prompt_tokens": 700, "completion_tokens": 60}));
                let last = format!("{stop}{usage}data: [DONE]\n\n");
                return Some((Ok(last.into()), (acts, watch, held, false)));
            }
        }
    }
}

/// One event of a stream.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told {
    pub(crate) id: String,
    pub(crate) event: String,
    pub(crate) data: Value,
}

/// A stream of events, read one by one.
pub(crate) struct Events {
    response: reqwest::Response,
    buffer: String,
}

impl Events {
    /// Takes a response that is one.
    pub(crate) fn of(response: reqwest::Response) -> Self {
        assert_eq!(response.status(), Status::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response, buffer: String::new() }
    }

    /// The next event; none at the end.
    pub(crate) async fn next(&mut self) -> Option<Told> {
        loop {
            if let Some((block, rest)) = self.buffer.split_once("\n\n") {
                let field = |name: &str| {
                    let line = block.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_default();
                    line.trim_start().to_owned()
                };
                let told = Told {
                    id: field("id:"),
                    event: field("event:"),
                    data: serde_json::from_str(&field("data:")).unwrap_or_default(),
                };
                self.buffer = rest.to_owned();
                // Between events comes a comment now and then, so that the connection is known to live.
                if !told.event.is_empty() {
                    return Some(told);
                }
                continue;
            }
            let more = self.response.chunk().await.unwrap()?;
            self.buffer.push_str(std::str::from_utf8(&more).unwrap());
        }
    }

    /// All that is left.
    pub(crate) async fn rest(mut self) -> Vec<Told> {
        let mut all = Vec::new();
        while let Some(told) = self.next().await {
            all.push(told);
        }
        all
    }
}

/// The words of deltas, put together.
pub(crate) fn words(told: &[Told]) -> String {
    told.iter().filter(|t| t.event == "delta").map(|t| t.data["text"].as_str().unwrap()).collect()
}
