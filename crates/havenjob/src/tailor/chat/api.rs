use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::Stream;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::model::{Suggestion, TailoredCv};
use super::model::Message;
use super::news::{News, Seen, news};
use super::service::{self, Reply, Said};
use crate::app::App;
use crate::error::{Error, Result};
use crate::events::Watcher;
use crate::http::problem::Problem;
use crate::http::session::Me;
use crate::http::take::{self, Path};

/// How long an answer as JSON waits for a model; after that it says where to look.
const PATIENCE: Duration = Duration::from_secs(20);

/// Everything that was said about this CV, in order. An answer on its way has the status `streaming`; watch it at its own
/// address.
#[utoipa::path(get, path = "/api/tailor/{id}/chat", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<Message>)))]
pub(crate) async fn messages(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<Message>>> {
    service::messages(&app, &me, id).await.map(Json)
}

/// Something to say.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewMessage {
    #[schema(example = "Emphasise SQL", min_length = 1, max_length = 4000)]
    message: String,
}

/// An answer as it is now, and what came with it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Answered {
    /// The answer's words.
    #[schema(example = "Done: left out \"Chess\".")]
    response: String,
    message: Message,
    /// Of a plain wish they are taken on already; of a model they wait to be accepted.
    suggestions: Vec<Suggestion>,
    tailored_cv: TailoredCv,
}

impl From<Reply> for Answered {
    fn from(Reply { answer, suggestions, cv }: Reply) -> Self {
        Self { response: answer.content.clone(), message: answer, suggestions, tailored_cv: cv }
    }
}

/// A model still answers.
#[derive(Serialize, ToSchema)]
pub(crate) struct Answering {
    /// The answer: look at, or watch, `/api/tailor/{id}/chat/{message_id}`.
    message_id: Uuid,
    /// The task; ask for it at `/api/cv/status/{job_id}`.
    job_id: Option<Uuid>,
    #[schema(example = "processing")]
    status: &'static str,
    #[schema(example = "The model is still answering")]
    message: &'static str,
}

/// Refine this CV in words. Plain wishes ("shorter", "one page", "drop …", "undo") are done at once, and no model is asked;
/// all others go to the person's model, if there is one. What a model suggests waits with `pending`, findings of the claim
/// check beside it; nothing of it is in the document before it is accepted.
///
/// With `Accept: text/event-stream` the answer comes as events: `message` (`asked` and `answer`, the two messages, and `job_id`, the task, where a model answers), `delta`
/// (`text`, more words of the answer), `restart` (what was shown is void, the answer begins anew), and at the end `done`,
/// which is what JSON answers. Each has an id. After a break, go on at the answer's own address with `Last-Event-ID`. Without
/// that header a model has 20 seconds; after that, 202 says where to look.
#[utoipa::path(post, path = "/api/tailor/{id}/chat", tag = "tailor", params(("id" = Uuid, Path)), request_body = NewMessage,
    responses(
        (status = 200, content((Answered = "application/json"), (String = "text/event-stream"))),
        (status = 202, body = Answering, description = "The model still answers"),
        (status = 409, body = Problem)))]
pub(crate) async fn say(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    take::Json(new): take::Json<NewMessage>,
) -> Result<Response> {
    let said = service::say(&app, &me, id, &new.message).await?;
    if wants_events(&headers) {
        let watcher = service::watch(&app, said.answer.id);
        let first =
            Event::default().event("message").id(Seen::default().to_string()).json_data(Pair::of(&said));
        let first = first.map_err(|e| Error::Internal(e.to_string()))?;
        return Ok(events(app, me, id, said.answer.id, watcher, Seen::default(), Some(first)));
    }
    Ok(match service::ended(&app, &me, id, said.answer.id, PATIENCE).await? {
        Some(reply) => Json(Answered::from(reply)).into_response(),
        None => {
            let (message_id, job_id) = (said.answer.id, said.task);
            let message = "The model is still answering";
            let body = Answering { message_id, job_id, status: "processing", message };
            (StatusCode::ACCEPTED, Json(body)).into_response()
        }
    })
}

#[derive(Serialize)]
struct Pair<'a> {
    asked: &'a Message,
    answer: &'a Message,
    job_id: Option<Uuid>,
}

impl<'a> Pair<'a> {
    fn of(said: &'a Said) -> Self {
        Self { asked: &said.asked, answer: &said.answer, job_id: said.task }
    }
}

fn wants_events(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/event-stream"))
}

/// One answer as it is now. With `Accept: text/event-stream`, the events of it: all, or with `Last-Event-ID` those behind
/// that one; 204 when that was the last.
#[utoipa::path(get, path = "/api/tailor/{id}/chat/{message_id}", tag = "tailor",
    params(("id" = Uuid, Path), ("message_id" = Uuid, Path),
           ("Last-Event-ID" = Option<String>, Header, description = "The id of the last event that was seen")),
    responses(
        (status = 200, content((Answered = "application/json"), (String = "text/event-stream"))),
        (status = 204, description = "Nothing comes after the event that was named")))]
pub(crate) async fn answer(
    State(app): State<App>,
    me: Me,
    Path((id, message_id)): Path<(Uuid, Uuid)>,
    headers: HeaderMap,
) -> Result<Response> {
    let watcher = service::watch(&app, message_id);
    let reply = service::reply(&app, &me, id, message_id).await?;
    if !wants_events(&headers) {
        return Ok(Json(Answered::from(reply)).into_response());
    }
    let last = headers.get("last-event-id").and_then(|v| v.to_str().ok());
    let seen: Seen = last.and_then(|id| id.parse().ok()).unwrap_or_default();
    if seen.is_end && news(seen, &reply.answer).iter().all(|(news, _)| *news == News::End) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(events(app, me, id, message_id, watcher, seen, None))
}

/// Who watches an answer, and how far they are.
struct Watching {
    app: App,
    me: Me,
    cv: Uuid,
    message: Uuid,
    watcher: Watcher,
    seen: Seen,
}

fn events(
    app: App,
    me: Me,
    cv: Uuid,
    message: Uuid,
    watcher: Watcher,
    seen: Seen,
    first: Option<Event>,
) -> Response {
    let mut watching = Watching { app, me, cv, message, watcher, seen };
    watching.seen.is_end = false;
    Sse::new(stream(watching, first)).keep_alive(KeepAlive::default()).into_response()
}

/// The events of an answer up to its end. A database that is away for a moment ends the stream: the client asks again, as
/// after any break.
fn stream(
    watching: Watching,
    first: Option<Event>,
) -> impl Stream<Item = std::result::Result<Event, Infallible>> {
    let waiting: std::collections::VecDeque<Event> = first.into_iter().collect();
    futures::stream::unfold((Some(watching), waiting), |(mut watching, mut waiting)| async move {
        loop {
            if let Some(event) = waiting.pop_front() {
                return Some((Ok(event), (watching, waiting)));
            }
            let mut on = watching.take()?;
            let more = on.look().await.ok()?;
            if more.is_empty() {
                on.watcher.rung().await;
            }
            waiting.extend(more);
            watching = (!on.seen.is_end).then_some(on);
        }
    })
}

impl Watching {
    async fn look(&mut self) -> Result<Vec<Event>> {
        let reply = service::reply(&self.app, &self.me, self.cv, self.message).await?;
        let news = news(self.seen, &reply.answer);
        let answered = Answered::from(reply);
        let mut events = Vec::new();
        for (news, seen) in news {
            self.seen = seen;
            let event = Event::default().id(seen.to_string());
            let event = match news {
                News::Restart => {
                    let reason = "the answer broke off on our side and begins anew";
                    event.event("restart").json_data(serde_json::json!({ "reason": reason }))
                }
                News::More(text) => event.event("delta").json_data(serde_json::json!({ "text": text })),
                News::End => event.event("done").json_data(&answered),
            };
            events.push(event.map_err(|e| Error::Internal(e.to_string()))?);
        }
        Ok(events)
    }
}

/// Stop every answer about this CV that is on its way. What has come stays, and the provider is hung up on.
#[utoipa::path(post, path = "/api/tailor/{id}/chat/stop", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<Message>, description = "The answers that were stopped; none when none was on its way")))]
pub(crate) async fn stop(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<Vec<Message>>> {
    service::stop(&app, &me, id).await.map(Json)
}
