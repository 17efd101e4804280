use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use resume::Resume;
use resume::write::markdown::to_markdown;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::difference::Difference;
use super::editing::{self, Decision};
use super::model::{Revision, Suggestion, TailoredCv};
use super::service::{self, Edit, Order, Wanted, Whole};
use crate::app::App;
use crate::cvs::download;
use crate::error::{Error, Result};
use crate::http::listing::{Listing, Page, Sorting};
use crate::http::problem::Problem;
use crate::http::session::Me;
use crate::http::take::{self, Path, Query};

/// What to tailor to what.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewTailoring {
    /// A CV that was read; or else `profile`.
    cv_id: Option<Uuid>,
    /// True to tailor from the profile.
    #[serde(default)]
    profile: bool,
    /// A posting.
    job_id: Uuid,
    /// As `havenjob render --list-templates` names them.
    #[schema(example = "classic")]
    template: Option<String>,
    /// Pages at most.
    #[schema(example = 2, minimum = 1, maximum = 20)]
    pages: Option<i64>,
}

/// Tailoring has begun.
#[derive(Serialize, ToSchema)]
pub(crate) struct Begun {
    tailored_cv_id: Uuid,
    /// The task; ask for it at `/api/cv/status/{job_id}`.
    job_id: Uuid,
    #[schema(example = "processing")]
    status: &'static str,
    #[schema(example = "Tailoring started")]
    message: &'static str,
}

/// A tailored CV with its document.
#[derive(Serialize, ToSchema)]
pub(crate) struct TailoredDocument {
    #[serde(flatten)]
    cv: TailoredCv,
    /// The document in Markdown.
    content: String,
    #[schema(example = "markdown")]
    format: &'static str,
    /// The document as JSON Resume, every item and bullet with its id.
    document: Value,
}

impl TryFrom<Whole> for TailoredDocument {
    type Error = Error;

    fn try_from(whole: Whole) -> Result<Self> {
        let document =
            serde_json::from_str(&whole.document.to_json()).map_err(|e| Error::Internal(e.to_string()))?;
        Ok(Self { cv: whole.cv, content: to_markdown(&whole.document), format: "markdown", document })
    }
}

/// Tailor a CV or the profile to a posting, in the background.
#[utoipa::path(post, path = "/api/tailor/create", tag = "tailor", request_body = NewTailoring,
    responses((status = 202, body = Begun), (status = 404, body = Problem),
              (status = 409, body = Problem, description = "The CV is not read yet, or the profile is empty")))]
pub(crate) async fn create(
    State(app): State<App>,
    me: Me,
    take::Json(new): take::Json<NewTailoring>,
) -> Result<(StatusCode, Json<Begun>)> {
    if new.cv_id.is_some() == new.profile {
        return Err(Error::field("cv_id", "name either a CV or \"profile\": true"));
    }
    let order = Order { cv_id: new.cv_id, job_id: new.job_id, template: new.template, pages: new.pages };
    let (cv, job_id) = service::create(&app, &me, order).await?;
    let body = Begun { tailored_cv_id: cv.id, job_id, status: "processing", message: "Tailoring started" };
    Ok((StatusCode::ACCEPTED, Json(body)))
}

/// Which tailored CVs.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filter {
    /// `queued`, `draft`, `final` or `failed`; all when it is not said.
    #[param(example = "draft")]
    status: Option<String>,
    /// Made for this posting.
    job_id: Option<Uuid>,
    /// Made from this CV.
    cv_id: Option<Uuid>,
}

/// Tailored CVs, the newest first, or by `created_at`, `updated_at` or `score_after`.
#[utoipa::path(get, path = "/api/tailor", tag = "tailor", params(Filter, Sorting, Page),
    responses((status = 200, body = Listing<TailoredCv>)))]
pub(crate) async fn list(
    State(app): State<App>,
    me: Me,
    Query(filter): Query<Filter>,
    Query(sorting): Query<Sorting>,
    Query(page): Query<Page>,
) -> Result<Json<Listing<TailoredCv>>> {
    let wanted = Wanted { status: filter.status.as_deref(), job_id: filter.job_id, cv_id: filter.cv_id };
    service::list(&app, &me, wanted, &sorting, page).await.map(Json)
}

/// One tailored CV with its document.
#[utoipa::path(get, path = "/api/tailor/{id}", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 200, body = TailoredDocument)))]
pub(crate) async fn one(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
) -> Result<Json<TailoredDocument>> {
    service::one(&app, &me, id).await?.try_into().map(Json)
}

/// A person's own edit; what is not named stays.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ChangedDocument {
    /// The version that was seen; another one by now answers 409 with the current one.
    #[schema(example = 1)]
    version: i64,
    /// JSON Resume.
    #[schema(value_type = Option<Value>)]
    document: Option<Resume>,
    #[schema(example = "modern")]
    template: Option<String>,
    #[schema(example = 1, minimum = 1, maximum = 20)]
    pages: Option<i64>,
    /// `draft` or `final`.
    #[schema(example = "final")]
    status: Option<String>,
}

/// An edit that was saved, and what the claim check says of the document now.
#[derive(Serialize, ToSchema)]
pub(crate) struct Edited {
    #[serde(flatten)]
    whole: TailoredDocument,
    /// Shown to the person; their own words are theirs to answer for.
    findings: Value,
}

/// Change a tailored CV by hand.
#[utoipa::path(put, path = "/api/tailor/{id}", tag = "tailor", params(("id" = Uuid, Path)), request_body = ChangedDocument,
    responses((status = 200, body = Edited), (status = 409, body = Problem, description = "It was changed since")))]
pub(crate) async fn change(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
    take::Json(new): take::Json<ChangedDocument>,
) -> Result<Json<Edited>> {
    let edit = Edit {
        version: new.version,
        document: new.document,
        template: new.template,
        pages: new.pages,
        status: new.status,
    };
    let (whole, findings) = service::change(&app, &me, id, edit).await?;
    Ok(Json(Edited { whole: whole.try_into()?, findings: json(&findings)? }))
}

fn json(value: &impl Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(|e| Error::Internal(e.to_string()))
}

/// Delete a tailored CV with its revisions.
#[utoipa::path(delete, path = "/api/tailor/{id}", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 204)))]
pub(crate) async fn delete(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<StatusCode> {
    service::delete(&app, &me, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Every change that was proposed, with its reason.
#[utoipa::path(get, path = "/api/tailor/{id}/suggestions", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<Suggestion>)))]
pub(crate) async fn suggestions(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<Suggestion>>> {
    service::suggestions(&app, &me, id).await.map(Json)
}

/// What to do with a suggestion.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Action {
    Accept,
    Reject,
    Edit,
    /// Says that a blocked wording is true: it becomes evidence, with its date, and is taken on.
    Confirm,
}

/// An answer to a suggestion.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Answer {
    action: Action,
    /// With `edit`: the words to take on instead, as one line.
    #[schema(min_length = 1, max_length = 2000)]
    text: Option<String>,
}

/// A suggestion after the answer to it, and the CV's new version.
#[derive(Serialize, ToSchema)]
pub(crate) struct Decided {
    suggestion: Suggestion,
    tailored_cv: TailoredCv,
}

/// Take a suggestion on or back.
#[utoipa::path(post, path = "/api/tailor/{id}/suggestions/{sid}", tag = "tailor",
    params(("id" = Uuid, Path), ("sid" = Uuid, Path)), request_body = Answer,
    responses((status = 200, body = Decided), (status = 409, body = Problem)))]
pub(crate) async fn decide(
    State(app): State<App>,
    me: Me,
    Path((id, sid)): Path<(Uuid, Uuid)>,
    take::Json(answer): take::Json<Answer>,
) -> Result<Json<Decided>> {
    let decision = match (answer.action, answer.text) {
        (Action::Accept, _) => Decision::Accept,
        (Action::Reject, _) => Decision::Reject,
        (Action::Confirm, _) => Decision::Confirm,
        (Action::Edit, Some(text)) => Decision::Edit(text),
        (Action::Edit, None) => return Err(Error::field("text", "is missing: what should it say instead?")),
    };
    let (suggestion, tailored_cv) = editing::decide(&app, &me, id, sid, decision).await?;
    Ok(Json(Decided { suggestion, tailored_cv }))
}

/// Every state that it had, the newest first.
#[utoipa::path(get, path = "/api/tailor/{id}/revisions", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<Revision>)))]
pub(crate) async fn revisions(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<Revision>>> {
    service::revisions(&app, &me, id).await.map(Json)
}

/// What differs between two states and what was moved, by their numbers: `1..3`. 0 is the CV before tailoring.
#[utoipa::path(get, path = "/api/tailor/{id}/revisions/{range}", tag = "tailor",
    params(("id" = Uuid, Path), ("range" = String, Path, example = "0..1", pattern = r"^\d+\.\.\d+$")),
    responses((status = 200, body = Vec<Difference>)))]
pub(crate) async fn difference(
    State(app): State<App>,
    me: Me,
    Path((id, range)): Path<(Uuid, String)>,
) -> Result<Json<Vec<Difference>>> {
    let (from, to) = range
        .split_once("..")
        .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)))
        .ok_or(Error::NotFound("pair of revisions: name two numbers, as 1..3"))?;
    service::difference(&app, &me, id, from, to).await.map(Json)
}

/// Go back to a state.
#[utoipa::path(post, path = "/api/tailor/{id}/revisions/{rid}/restore", tag = "tailor",
    params(("id" = Uuid, Path), ("rid" = Uuid, Path)),
    responses((status = 200, body = TailoredDocument), (status = 409, body = Problem)))]
pub(crate) async fn restore(
    State(app): State<App>,
    me: Me,
    Path((id, rid)): Path<(Uuid, Uuid)>,
) -> Result<Json<TailoredDocument>> {
    let (cv, document) = editing::restore(&app, &me, id, rid).await?;
    Whole { cv, document }.try_into().map(Json)
}

/// The document as it is held against the posting, requirement by requirement, with evidence.
#[utoipa::path(get, path = "/api/tailor/{id}/match", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 200, body = Value)))]
pub(crate) async fn matched(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<Value>> {
    json(&service::matched(&app, &me, id).await?).map(Json)
}

/// What the document claims and the CV does not bear.
#[derive(Serialize, ToSchema)]
pub(crate) struct Checked {
    /// Whether anything stops it.
    blocks: bool,
    findings: Value,
}

/// Hold the document against the CV it was made from.
#[utoipa::path(post, path = "/api/tailor/{id}/check", tag = "tailor", params(("id" = Uuid, Path)),
    responses((status = 200, body = Checked)))]
pub(crate) async fn check(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<Checked>> {
    let findings = service::check(&app, &me, id).await?;
    let blocks = findings.iter().any(fit::check::Finding::blocks);
    Ok(Json(Checked { blocks, findings: json(&findings)? }))
}

/// How to export.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Export {
    /// `pdf`, `docx`, `md`, `html`, `txt` or `json`.
    #[serde(default = "pdf")]
    #[param(default = "pdf", example = "pdf")]
    format: String,
    /// Another template than the CV's own.
    template: Option<String>,
}

fn pdf() -> String {
    "pdf".to_owned()
}

/// The document as a file.
#[utoipa::path(get, path = "/api/tailor/{id}/export", tag = "tailor", params(("id" = Uuid, Path), Export),
    responses((status = 200, content((Vec<u8> = "application/pdf"), (Vec<u8> = "text/plain"), (Vec<u8> = "text/markdown"),
        (Vec<u8> = "text/html"), (Vec<u8> = "application/json"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"))),
        (status = 409, body = Problem)))]
pub(crate) async fn export(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
    Query(how): Query<Export>,
) -> Result<Response> {
    let file = service::export(&app, &me, id, &how.format, how.template).await?;
    Ok(download(file.mime, &file.name, file.bytes))
}

/// A picture of a page as SVG: `1.svg` is the first.
#[utoipa::path(get, path = "/api/tailor/{id}/preview/{page}", tag = "tailor",
    params(("id" = Uuid, Path), ("page" = String, Path, example = "1.svg", pattern = r"^\d+\.svg$")),
    responses((status = 200, content_type = "image/svg+xml", body = String), (status = 409, body = Problem)))]
pub(crate) async fn preview(
    State(app): State<App>,
    me: Me,
    Path((id, page)): Path<(Uuid, String)>,
) -> Result<Response> {
    let page = page.strip_suffix(".svg").and_then(|p| p.parse().ok()).ok_or(Error::NotFound("page"))?;
    service::preview(&app, &me, id, page, None).await.map(picture)
}

/// A picture of a page. Opened by itself it is a document: it may then do nothing at all.
pub(super) fn picture(svg: String) -> Response {
    let headers = [
        (CONTENT_TYPE, "image/svg+xml"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    ];
    (headers, svg).into_response()
}
