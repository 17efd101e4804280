use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::{ChatSession, Message};
use super::service;
use super::streaming::{self, Answering, Look, told};
use crate::app::App;
use crate::error::Result;
use crate::http::listing::{Listing, Page, Sorting};
use crate::http::session::Me;
use crate::http::take::{self, Path, Query};

/// How a talk is called.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ChatTitle {
    /// Without one, the first question gives it its name.
    #[serde(default)]
    #[schema(example = "My next step", max_length = 200)]
    title: String,
}

/// The talks with the career assistant, the last first, or by `updated_at`, `created_at` or `title`.
#[utoipa::path(get, path = "/api/chat/sessions", tag = "chat", params(Sorting, Page),
    responses((status = 200, body = Listing<ChatSession>)))]
pub(crate) async fn list(
    State(app): State<App>,
    me: Me,
    Query(sorting): Query<Sorting>,
    Query(page): Query<Page>,
) -> Result<Json<Listing<ChatSession>>> {
    service::list(&app, &me, &sorting, page).await.map(Json)
}

/// Begin a talk with the career assistant.
#[utoipa::path(post, path = "/api/chat/sessions", tag = "chat", request_body = ChatTitle,
    responses((status = 201, body = ChatSession)))]
pub(crate) async fn create(
    State(app): State<App>,
    me: Me,
    take::Json(new): take::Json<ChatTitle>,
) -> Result<(StatusCode, Json<ChatSession>)> {
    let session = service::create(&app, &me, &new.title).await?;
    Ok((StatusCode::CREATED, Json(session)))
}

/// A talk and everything that was said in it.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChatTalk {
    #[serde(flatten)]
    session: ChatSession,
    /// In order. An answer on its way has the status `streaming`; watch it at its own address.
    messages: Vec<Message>,
}

/// One talk, with everything that was said.
#[utoipa::path(get, path = "/api/chat/sessions/{id}", tag = "chat", params(("id" = Uuid, Path)),
    responses((status = 200, body = ChatTalk)))]
pub(crate) async fn one(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<ChatTalk>> {
    let (session, messages) = service::one(&app, &me, id).await?;
    Ok(Json(ChatTalk { session, messages }))
}

/// Call a talk something else.
#[utoipa::path(patch, path = "/api/chat/sessions/{id}", tag = "chat", params(("id" = Uuid, Path)),
    request_body = ChatTitle, responses((status = 200, body = ChatSession)))]
pub(crate) async fn rename(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
    take::Json(new): take::Json<ChatTitle>,
) -> Result<Json<ChatSession>> {
    service::rename(&app, &me, id, &new.title).await.map(Json)
}

/// Delete a talk with everything that was said in it.
#[utoipa::path(delete, path = "/api/chat/sessions/{id}", tag = "chat", params(("id" = Uuid, Path)),
    responses((status = 204)))]
pub(crate) async fn delete(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<StatusCode> {
    service::delete(&app, &me, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A question.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ChatQuestion {
    #[schema(example = "Which jobs fit me best?", min_length = 1, max_length = 4000)]
    message: String,
}

/// An answer as it is now.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChatAnswer {
    /// The answer's words.
    #[schema(example = "Your profile does not say that, and I add nothing.")]
    response: String,
    message: Message,
}

fn look(app: &App, me: &Me, id: Uuid, message: Uuid) -> Look {
    let (app, me) = (app.clone(), me.clone());
    Box::new(move || {
        let (app, me) = (app.clone(), me.clone());
        Box::pin(async move {
            let message = service::answer(&app, &me, id, message).await?;
            let answer = ChatAnswer { response: message.content.clone(), message: message.clone() };
            Ok((message, told(&answer)?))
        })
    })
}

/// Ask the career assistant. It answers from the profile (from the primary CV while the profile is empty) and the jobs. The
/// person's model is asked, if there is one; what it says of the person is held against the profile, and what has nothing
/// behind it comes with `findings`. Without a model, plain questions are answered at once: what the profile holds, which
/// skills, what to add next, how long at …, how well a job fits, which jobs fit best.
///
/// With `Accept: text/event-stream` the answer comes as events: `message` (`asked` and `answer`, the two messages, and
/// `job_id`, the task, where a model answers), `delta` (`text`, more words of the answer), and at the end `done`, which is
/// what JSON answers. Each has an id. After a break, go on at the answer's own address with `Last-Event-ID`. Without that
/// header a model has 20 seconds; after that, 202 says where to look.
#[utoipa::path(post, path = "/api/chat/sessions/{id}/messages", tag = "chat", params(("id" = Uuid, Path)),
    request_body = ChatQuestion,
    responses(
        (status = 200, content((ChatAnswer = "application/json"), (String = "text/event-stream"))),
        (status = 202, body = Answering, description = "The model still answers")))]
pub(crate) async fn say(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    take::Json(new): take::Json<ChatQuestion>,
) -> Result<Response> {
    let said = service::say(&app, &me, id, &new.message).await?;
    let look = look(&app, &me, id, said.answer.id);
    streaming::said(&app, &headers, &said, look).await
}

/// One answer as it is now. With `Accept: text/event-stream`, the events of it: all, or with `Last-Event-ID` those behind
/// that one; 204 when that was the last.
#[utoipa::path(get, path = "/api/chat/sessions/{id}/messages/{message_id}", tag = "chat",
    params(("id" = Uuid, Path), ("message_id" = Uuid, Path),
           ("Last-Event-ID" = Option<String>, Header, description = "The id of the last event that was seen")),
    responses(
        (status = 200, content((ChatAnswer = "application/json"), (String = "text/event-stream"))),
        (status = 204, description = "Nothing comes after the event that was named")))]
pub(crate) async fn answer(
    State(app): State<App>,
    me: Me,
    Path((id, message_id)): Path<(Uuid, Uuid)>,
    headers: HeaderMap,
) -> Result<Response> {
    streaming::answer(&app, &headers, message_id, look(&app, &me, id, message_id)).await
}

/// Stop every answer of this talk that is on its way. What has come stays, and the provider is hung up on.
#[utoipa::path(post, path = "/api/chat/sessions/{id}/stop", tag = "chat", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<Message>, description = "The answers that were stopped; none when none was on its way")))]
pub(crate) async fn stop(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<Vec<Message>>> {
    service::stop(&app, &me, id).await.map(Json)
}
