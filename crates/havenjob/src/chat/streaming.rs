//! An answer over HTTP: whole as JSON, or as events that go on after a break.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::Stream;
use futures::future::BoxFuture;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::Message;
use super::news::{News, Seen, news};
use super::thread::{self, Said};
use crate::app::App;
use crate::error::{Error, Result};
use crate::events::Watcher;

/// How long an answer as JSON waits for a model; after that it says where to look.
const PATIENCE: Duration = Duration::from_secs(20);

/// Looks at an answer: the message, and what is told of it at its end.
pub(crate) type Look = Box<dyn Fn() -> BoxFuture<'static, Result<(Message, Value)>> + Send + Sync>;

/// A model still answers.
#[derive(Serialize, ToSchema)]
pub(crate) struct Answering {
    /// The answer: look at, or watch, it at its own address.
    message_id: Uuid,
    /// The task; ask for it at `/api/cv/status/{job_id}`.
    job_id: Option<Uuid>,
    #[schema(example = "processing")]
    status: &'static str,
    #[schema(example = "The model is still answering")]
    message: &'static str,
}

/// What a client sees as a part of an answer's end.
pub(crate) fn told(answered: &impl Serialize) -> Result<Value> {
    serde_json::to_value(answered).map_err(|e| Error::Internal(e.to_string()))
}

/// Answers what was just said.
pub(crate) async fn said(app: &App, headers: &HeaderMap, said: &Said, look: Look) -> Result<Response> {
    let message_id = said.answer.id;
    if wants_events(headers) {
        let watcher = thread::watch(app, message_id);
        let pair = json!({"asked": said.asked, "answer": said.answer, "job_id": said.task});
        let first = Event::default().event("message").id(Seen::default().to_string()).json_data(pair);
        let first = first.map_err(|e| Error::Internal(e.to_string()))?;
        return Ok(events(look, watcher, Seen::default(), Some(first)));
    }
    Ok(match ended(app, message_id, &look).await? {
        Some(told) => Json(told).into_response(),
        None => {
            let message = "The model is still answering";
            let body = Answering { message_id, job_id: said.task, status: "processing", message };
            (StatusCode::ACCEPTED, Json(body)).into_response()
        }
    })
}

/// Answers who asks for an answer by its id.
pub(crate) async fn answer(app: &App, headers: &HeaderMap, id: Uuid, look: Look) -> Result<Response> {
    let watcher = thread::watch(app, id);
    let (message, told) = look().await?;
    if !wants_events(headers) {
        return Ok(Json(told).into_response());
    }
    let last = headers.get("last-event-id").and_then(|v| v.to_str().ok());
    let seen: Seen = last.and_then(|id| id.parse().ok()).unwrap_or_default();
    if seen.is_end && news(seen, &message).iter().all(|(news, _)| *news == News::End) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(events(look, watcher, seen, None))
}

/// What is told of an answer once it has ended; none when it has not in time.
async fn ended(app: &App, message: Uuid, look: &Look) -> Result<Option<Value>> {
    let mut watcher = thread::watch(app, message);
    let ended = async {
        loop {
            let (message, told) = look().await?;
            if !message.is_streaming() {
                return Ok(told);
            }
            watcher.rung().await;
        }
    };
    tokio::time::timeout(PATIENCE, ended).await.ok().transpose()
}

fn wants_events(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/event-stream"))
}

/// Who watches an answer, and how far they are.
struct Watching {
    look: Look,
    watcher: Watcher,
    seen: Seen,
}

fn events(look: Look, watcher: Watcher, seen: Seen, first: Option<Event>) -> Response {
    let mut watching = Watching { look, watcher, seen };
    watching.seen.is_end = false;
    Sse::new(stream(watching, first)).keep_alive(KeepAlive::default()).into_response()
}

/// The events of an answer up to its end. A database that is away for a moment ends the stream: the client asks again, as
/// after any break.
fn stream(
    watching: Watching,
    first: Option<Event>,
) -> impl Stream<Item = std::result::Result<Event, Infallible>> {
    let waiting: VecDeque<Event> = first.into_iter().collect();
    futures::stream::unfold((Some(watching), waiting), |(mut watching, mut waiting)| async move {
        loop {
            if let Some(event) = waiting.pop_front() {
                return Some((Ok(event), (watching, waiting)));
            }
            let mut on = watching.take()?;
            let more = on.more().await.ok()?;
            if more.is_empty() {
                on.watcher.rung().await;
            }
            waiting.extend(more);
            watching = (!on.seen.is_end).then_some(on);
        }
    })
}

impl Watching {
    async fn more(&mut self) -> Result<Vec<Event>> {
        let (message, told) = (self.look)().await?;
        let mut events = Vec::new();
        for (news, seen) in news(self.seen, &message) {
            self.seen = seen;
            let event = Event::default().id(seen.to_string());
            let event = match news {
                News::More(text) => event.event("delta").json_data(json!({ "text": text })),
                News::End => event.event("done").json_data(&told),
            };
            events.push(event.map_err(|e| Error::Internal(e.to_string()))?);
        }
        Ok(events)
    }
}
