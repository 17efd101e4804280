use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::model::{Evidence, TailoredCv};
use super::service;
use super::steps::{self, Way};
use crate::app::App;
use crate::error::Result;
use crate::http::problem::Problem;
use crate::http::session::Me;
use crate::http::take::{self, Path};

/// A step through the states.
#[derive(Serialize, ToSchema)]
pub(crate) struct Stepped {
    /// False when there was nothing to undo, or to do again.
    changed: bool,
    tailored_cv: TailoredCv,
}

/// Undo the last change, whoever made it. It is a revision too: nothing is lost.
#[utoipa::path(post, path = "/api/tailor/{id}/undo", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 200, body = Stepped), (status = 409, body = Problem)))]
pub(crate) async fn undo(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<Stepped>> {
    let (changed, tailored_cv) = steps::go(&app, &me, id, Way::Back).await?;
    Ok(Json(Stepped { changed, tailored_cv }))
}

/// Do again what was undone last.
#[utoipa::path(post, path = "/api/tailor/{id}/redo", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 200, body = Stepped), (status = 409, body = Problem)))]
pub(crate) async fn redo(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<Stepped>> {
    let (changed, tailored_cv) = steps::go(&app, &me, id, Way::Forth).await?;
    Ok(Json(Stepped { changed, tailored_cv }))
}

/// What you said to be true beyond your CV, in the order in which you said it.
#[utoipa::path(get, path = "/api/tailor/{id}/evidence", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<Evidence>)))]
pub(crate) async fn evidence(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<Evidence>>> {
    service::evidence(&app, &me, id).await.map(Json)
}

/// A fact of your own.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewEvidence {
    /// Id of the entry that it belongs to, as the document has it.
    #[schema(example = "work-1")]
    entry: String,
    /// As it is to stand in the CV.
    #[schema(example = "Ran the move to SAP EWM at two sites in 2023", min_length = 1, max_length = 2000)]
    text: String,
    /// The question of a gap that it answers.
    #[schema(example = "Where have you worked with SAP EWM?")]
    question: Option<String>,
}

/// Say what is true and not in your CV: it is kept as evidence with its date, and stands in the document in your words.
#[utoipa::path(post, path = "/api/tailor/{id}/evidence", tag = "tailor", params(("id" = Uuid, Path)),
    request_body = NewEvidence, responses((status = 201, body = Evidence), (status = 409, body = Problem)))]
pub(crate) async fn add_evidence(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
    take::Json(new): take::Json<NewEvidence>,
) -> Result<(StatusCode, Json<Evidence>)> {
    let said = service::answer(&app, &me, id, &new.entry, &new.text, new.question.as_deref()).await?;
    Ok((StatusCode::CREATED, Json(said)))
}
