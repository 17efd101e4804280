use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::model::{Suggestion, TailoredCv};
use super::service::{self, Reply};
use crate::app::App;
use crate::chat::{self, Answering, Look, Message};
use crate::error::Result;
use crate::http::problem::Problem;
use crate::http::session::Me;
use crate::http::take::{self, Path};

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
pub(crate) struct Refined {
    /// The answer's words.
    #[schema(example = "Done: left out \"Chess\".")]
    response: String,
    message: Message,
    /// Of a plain wish they are taken on already; of a model they wait to be accepted.
    suggestions: Vec<Suggestion>,
    tailored_cv: TailoredCv,
}

impl From<Reply> for Refined {
    fn from(Reply { answer, suggestions, cv }: Reply) -> Self {
        Self { response: answer.content.clone(), message: answer, suggestions, tailored_cv: cv }
    }
}

/// Refine this CV in words. Plain wishes ("shorter", "one page", "drop …", "undo") are done at once, and no model is asked;
/// all others go to the person's model, if there is one. What a model suggests waits with `pending`, findings of the claim
/// check beside it; nothing of it is in the document before it is accepted.
///
/// With `Accept: text/event-stream` the answer comes as events: `message` (`asked` and `answer`, the two messages, and `job_id`, the task, where a model answers), `delta`
/// (`text`, more words of the answer), and at the end `done`, which is what JSON answers. Each has an id. After a break, go on at the answer's own address with `Last-Event-ID`. Without
/// that header a model has 20 seconds; after that, 202 says where to look.
#[utoipa::path(post, path = "/api/tailor/{id}/chat", tag = "tailor", params(("id" = Uuid, Path)), request_body = NewMessage,
    responses(
        (status = 200, content((Refined = "application/json"), (String = "text/event-stream"))),
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
    let look = look(&app, &me, id, said.answer.id);
    chat::http::said(&app, &headers, &said, look).await
}

fn look(app: &App, me: &Me, id: Uuid, message: Uuid) -> Look {
    let (app, me) = (app.clone(), me.clone());
    Box::new(move || {
        let (app, me) = (app.clone(), me.clone());
        Box::pin(async move {
            let reply = service::reply(&app, &me, id, message).await?;
            Ok((reply.answer.clone(), chat::told(&Refined::from(reply))?))
        })
    })
}

/// One answer as it is now. With `Accept: text/event-stream`, the events of it: all, or with `Last-Event-ID` those behind
/// that one; 204 when that was the last.
#[utoipa::path(get, path = "/api/tailor/{id}/chat/{message_id}", tag = "tailor",
    params(("id" = Uuid, Path), ("message_id" = Uuid, Path),
           ("Last-Event-ID" = Option<String>, Header, description = "The id of the last event that was seen")),
    responses(
        (status = 200, content((Refined = "application/json"), (String = "text/event-stream"))),
        (status = 204, description = "Nothing comes after the event that was named")))]
pub(crate) async fn answer(
    State(app): State<App>,
    me: Me,
    Path((id, message_id)): Path<(Uuid, Uuid)>,
    headers: HeaderMap,
) -> Result<Response> {
    chat::http::answer(&app, &headers, message_id, look(&app, &me, id, message_id)).await
}

/// Stop every answer about this CV that is on its way. What has come stays, and the provider is hung up on.
#[utoipa::path(post, path = "/api/tailor/{id}/chat/stop", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<Message>, description = "The answers that were stopped; none when none was on its way")))]
pub(crate) async fn stop(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<Vec<Message>>> {
    service::stop(&app, &me, id).await.map(Json)
}
