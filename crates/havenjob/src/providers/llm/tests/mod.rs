//! Contract tests: each provider against the shapes that its documentation shows, each kind of trouble against each
//! provider, and a real model where one is served.

mod anthropic;
mod faults;
mod live;
mod ollama;
mod openai;
mod registry;
mod schema;
mod secrecy;
mod streams;

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use wiremock::matchers::{any, method};
use wiremock::{Mock, MockServer, Request as Call, ResponseTemplate};

use super::error::{Kind, Wait};
use super::request::{Event, Finish};
use super::settings::Retries;
use super::wire::Rung;
use super::*;
use crate::providers::guard::Timeouts;

const KEY: &str = "sk-4f1d9c2be7-secret";
const PROMPT: &str = "Ada Lovelace, 12 St James's Square";

/// The providers that ask somebody.
const ASKING: [&str; 5] = ["openai", "azure-openai", "anthropic", "openai-compatible", "ollama"];

fn settings(provider: &str, base: &str) -> Settings {
    Settings {
        model: Some("model-1".into()),
        base_url: Some(base.to_owned()),
        api_key: Some(Secret::new(KEY)),
        ..Settings::of(provider)
    }
}

fn network() -> Network {
    Network {
        allow_private: true,
        timeouts: Timeouts {
            connect: Duration::from_secs(5),
            first_byte: Duration::from_secs(10),
            between_chunks: Duration::from_secs(10),
            total: Duration::from_secs(30),
        },
        retries: Retries { times: 2, first: Duration::from_millis(2), longest: Duration::from_secs(2) },
    }
}

fn made_with(settings: &Settings, network: &Network) -> Model {
    match engine(settings, network).unwrap() {
        Engine::Model(model) => model,
        Engine::Builtin => panic!("a model was asked for"),
    }
}

fn made(settings: &Settings) -> Model {
    made_with(settings, &network())
}

fn model(provider: &str, base: &str) -> Model {
    made(&settings(provider, base))
}

/// One that waits no second, for servers that let it wait for many.
fn impatient(provider: &str, base: &str) -> Model {
    let mut network = network();
    network.timeouts.first_byte = Duration::from_millis(900);
    network.timeouts.between_chunks = Duration::from_millis(900);
    made_with(&settings(provider, base), &network)
}

fn request() -> Request {
    Request {
        system: "Be short.".into(),
        messages: vec![Message::user(PROMPT)],
        max_tokens: 100,
        temperature: Some(0.5),
        schema: None,
    }
}

fn city() -> Schema {
    let fields = json!({
        "city": {"type": "string", "minLength": 1},
        "kind": {"enum": ["town", "village"]},
        "people": {"type": "integer"},
    });
    Schema::new("city", json!({"type": "object", "properties": fields, "required": ["city"]})).unwrap()
}

fn asking_for_a_city() -> Request {
    Request { schema: Some(city()), ..request() }
}

/// A whole answer with a text, as each provider writes it.
fn whole(provider: &str, text: &str) -> Value {
    match provider {
        "anthropic" => json!({
            "id": "msg_01", "type": "message", "role": "assistant", "model": "model-1",
            "content": [{"type": "text", "text": text}],
            "stop_reason": "end_turn", "stop_sequence": null,
            "usage": {"input_tokens": 11, "output_tokens": 7},
        }),
        "ollama" => json!({
            "model": "model-1", "created_at": "2026-11-20T10:00:00Z",
            "message": {"role": "assistant", "content": text},
            "done": true, "done_reason": "stop", "total_duration": 1, "prompt_eval_count": 11, "eval_count": 7,
        }),
        _ => json!({
            "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "model-1",
            "choices": [{"index": 0, "finish_reason": "stop", "logprobs": null,
                "message": {"role": "assistant", "content": text, "refusal": null}}],
            "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
        }),
    }
}

/// A streamed answer with a text in pieces, as each provider writes it, and where it may be cut.
fn streamed(provider: &str, pieces: &[&str]) -> Vec<String> {
    let event = |data: Value| format!("data: {data}\n\n");
    let mut out = Vec::new();
    match provider {
        "anthropic" => {
            let named = |data: Value| format!("event: {}\ndata: {data}\n\n", data["type"].as_str().unwrap());
            let message = json!({"id": "msg_01", "type": "message", "role": "assistant", "model": "model-1",
                "content": [], "stop_reason": null, "usage": {"input_tokens": 11, "output_tokens": 1}});
            out.push(named(json!({"type": "message_start", "message": message})));
            let block = json!({"type": "text", "text": ""});
            out.push(named(json!({"type": "content_block_start", "index": 0, "content_block": block})));
            out.push(named(json!({"type": "ping"})));
            for text in pieces {
                let delta = json!({"type": "text_delta", "text": text});
                out.push(named(json!({"type": "content_block_delta", "index": 0, "delta": delta})));
            }
            out.push(named(json!({"type": "content_block_stop", "index": 0})));
            let (delta, usage) = (json!({"stop_reason": "end_turn"}), json!({"output_tokens": 7}));
            out.push(named(json!({"type": "message_delta", "delta": delta, "usage": usage})));
            out.push(named(json!({"type": "message_stop"})));
        }
        "ollama" => {
            for text in pieces {
                let message = json!({"role": "assistant", "content": text});
                out.push(format!("{}\n", json!({"model": "model-1", "message": message, "done": false})));
            }
            let message = json!({"role": "assistant", "content": ""});
            let last = json!({"model": "model-1", "message": message, "done": true, "done_reason": "stop",
                "prompt_eval_count": 11, "eval_count": 7});
            out.push(format!("{last}\n"));
        }
        _ => {
            let chunk = |choices: Value, usage: Value| {
                json!({"id": "chatcmpl-1", "object": "chat.completion.chunk", "model": "model-1",
                    "choices": choices, "usage": usage})
            };
            if provider == "azure-openai" {
                out.push(event(
                    json!({"choices": [], "model": "", "prompt_filter_results": [{"prompt_index": 0}]}),
                ));
            }
            let role =
                json!([{"index": 0, "delta": {"role": "assistant", "content": ""}, "finish_reason": null}]);
            out.push(event(chunk(role, Value::Null)));
            for text in pieces {
                let piece = json!([{"index": 0, "delta": {"content": text}, "finish_reason": null}]);
                out.push(event(chunk(piece, Value::Null)));
            }
            let stop = json!([{"index": 0, "delta": {}, "finish_reason": "stop"}]);
            out.push(event(chunk(stop, Value::Null)));
            out.push(event(chunk(json!([]), json!({"prompt_tokens": 11, "completion_tokens": 7}))));
            out.push("data: [DONE]\n\n".into());
        }
    }
    out
}

fn kind_of_stream(provider: &str) -> &'static str {
    if provider == "ollama" { "application/x-ndjson" } else { "text/event-stream" }
}

/// Answers every call the same, and expects so many.
async fn always(server: &MockServer, answer: ResponseTemplate, calls: u64) {
    Mock::given(any()).respond_with(answer).expect(calls).mount(server).await;
}

/// Answers the first call so; later ones fall through to what is mounted next.
async fn once(server: &MockServer, answer: ResponseTemplate) {
    Mock::given(method("POST")).respond_with(answer).up_to_n_times(1).expect(1).mount(server).await;
}

fn ok(body: &Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(body)
}

fn failed(status: u16, body: &Value) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(body)
}

/// The calls that a server got, as path with query and body.
async fn calls(server: &MockServer) -> Vec<(String, Value)> {
    let path = |call: &Call| match call.url.query() {
        Some(query) => format!("{}?{query}", call.url.path()),
        None => call.url.path().to_owned(),
    };
    let calls = server.received_requests().await.unwrap();
    calls.iter().map(|call| (path(call), serde_json::from_slice(&call.body).unwrap())).collect()
}

/// What a server of ours does on a connection, after it has read the call.
#[derive(Clone)]
enum Act {
    /// Writes the head of a chunked answer.
    Head(&'static str),
    /// Writes a chunk.
    Chunk(String),
    /// Waits.
    Sleep(u64),
    /// Ends the answer well. Without it, the connection is cut.
    End,
}

/// A server that keeps to a script, a list of acts for each connection, the last one for all that follow; and the
/// number of connections it got.
async fn scripted(scripts: Vec<Vec<Act>>) -> (String, std::sync::Arc<std::sync::atomic::AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let count = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counter = count.clone();
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            let n = counter.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            let script = scripts[n.min(scripts.len() - 1)].clone();
            tokio::spawn(async move {
                let mut buffer = vec![0; 64 * 1024];
                let _ = socket.read(&mut buffer).await;
                for act in script {
                    let bytes = match act {
                        Act::Head(kind) => {
                            format!(
                                "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ntransfer-encoding: chunked\r\n\r\n"
                            )
                        }
                        Act::Chunk(text) => format!("{:x}\r\n{text}\r\n", text.len()),
                        Act::End => "0\r\n\r\n".into(),
                        Act::Sleep(ms) => {
                            tokio::time::sleep(Duration::from_millis(ms)).await;
                            continue;
                        }
                    };
                    if socket.write_all(bytes.as_bytes()).await.is_err() {
                        return;
                    }
                }
            });
        }
    });
    (base, count)
}
