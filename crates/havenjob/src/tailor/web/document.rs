use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use resume::write::markdown::{from_markdown, to_markdown};
use serde::Deserialize;
use uuid::Uuid;

use super::super::desk as desks;
use super::super::editing;
use super::super::service::{self, Edit};
use super::super::view::{self, Comparison, path};
use super::super::{api, model::TailoredCv};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::chrome::{Frame, go, refused};
use crate::http::session::Me;
use crate::http::take::{Form, Path, Query};
use crate::ui::Values;

/// Two states to compare; without them the last two.
#[derive(Deserialize)]
pub(super) struct Two {
    from: Option<i64>,
    to: Option<i64>,
}

pub(super) async fn revisions(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<Uuid>,
    Query(two): Query<Two>,
) -> Result<Response> {
    let (cv, job, revisions) = desks::history(&app, &frame.me, id).await?;
    let to = two.to.unwrap_or(cv.version);
    let from = two.from.unwrap_or((to - 1).max(0));
    let differences = service::difference(&app, &frame.me, id, from, to).await?;
    let shown = Comparison { from, to, differences };
    Ok(frame.page("Revisions", &view::history(&cv, &job, &revisions, &shown, app.clock.now())))
}

pub(super) async fn restore(
    State(app): State<App>,
    me: Me,
    Path((id, rid)): Path<(Uuid, Uuid)>,
) -> Result<Response> {
    editing::restore(&app, &me, id, rid).await?;
    Ok(go(&path(id, ""), "You are back at that state. What was after it is still among the revisions."))
}

pub(super) async fn templates(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    let (cv, job) = desks::cover(&app, &frame.me, id).await?;
    Ok(frame.page("Templates", &view::templates(&cv, &job)))
}

/// In which template.
#[derive(Deserialize)]
pub(super) struct Picture {
    template: String,
}

pub(super) async fn picture(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
    Query(how): Query<Picture>,
) -> Result<Response> {
    service::preview(&app, &me, id, 1, Some(how.template)).await.map(api::picture)
}

pub(super) async fn markdown(State(app): State<App>, frame: Frame, Path(id): Path<Uuid>) -> Result<Response> {
    let whole = service::one(&app, &frame.me, id).await?;
    let text = to_markdown(&whole.document);
    text_page(&app, &frame, whole.cv, &Values::of([("content", text.as_str())]), None).await
}

async fn text_page(
    app: &App,
    frame: &Frame,
    cv: TailoredCv,
    values: &Values,
    theirs: Option<&str>,
) -> Result<Response> {
    let (_, job) = desks::cover(app, &frame.me, cv.id).await?;
    Ok(frame.page("Edit as text", &view::markdown(&cv, &job, values, theirs)))
}

/// The document as text, and the version that it was made of.
#[derive(Deserialize)]
pub(super) struct Text {
    version: i64,
    content: String,
}

pub(super) async fn put_markdown(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<Uuid>,
    Form(text): Form<Text>,
) -> Result<Response> {
    let content = text.content.replace("\r\n", "\n");
    let values = Values::of([("content", content.as_str())]);
    let whole = service::one(&app, &frame.me, id).await?;
    let Some(document) = from_markdown(&content) else {
        let fault = Error::Malformed(
            "this is not read as a CV any more: keep a heading with your name and headings of sections"
                .into(),
        );
        return Ok(refused(text_page(&app, &frame, whole.cv, &values.refused(fault)?, None).await?));
    };
    let edit =
        Edit { version: text.version, document: Some(document), template: None, pages: None, status: None };
    match service::change(&app, &frame.me, id, edit).await {
        Ok(_) => Ok(go(&path(id, ""), "Saved as a revision.")),
        Err(Error::Conflict { .. }) => {
            let theirs = to_markdown(&whole.document);
            let mut page = text_page(&app, &frame, whole.cv, &values, Some(&theirs)).await?;
            *page.status_mut() = StatusCode::CONFLICT;
            Ok(page)
        }
        Err(Error::Invalid(faults)) => {
            let faults = faults.into_iter().map(|(_, reason)| ("content", reason)).collect();
            let values = values.refused(Error::Invalid(faults))?;
            Ok(refused(text_page(&app, &frame, whole.cv, &values, None).await?))
        }
        Err(e) => Err(e),
    }
}

pub(super) async fn export(State(app): State<App>, frame: Frame, Path(id): Path<Uuid>) -> Result<Response> {
    let (cv, job) = desks::cover(&app, &frame.me, id).await?;
    let proofs = desks::proofs(&app, &frame.me, id).await?;
    let findings = service::check(&app, &frame.me, id).await?;
    Ok(frame.page("Download", &view::export(&cv, &job, &proofs, &findings)))
}

pub(super) async fn delete(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Response> {
    service::delete(&app, &me, id).await?;
    Ok(go("/tailored", "The tailored CV is deleted."))
}
