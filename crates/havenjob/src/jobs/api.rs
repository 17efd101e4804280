use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::model::Job;
use super::service::{self, Fields, Wanted};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::listing::{Listing, Page, Sorting};
use crate::http::session::Me;
use crate::http::take::{self, Path, Query};

/// A posting. Title and company are read from the text where they are not said.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewJob {
    #[schema(example = "Warehouse Team Lead")]
    title: Option<String>,
    #[schema(example = "Northgate Logistics")]
    company: Option<String>,
    #[schema(example = "We seek a team lead for our warehouse. You bring three years of experience.")]
    description: String,
    #[schema(example = "https://jobs.example.com/4711")]
    url: Option<String>,
}

/// What may change of a posting; what is not named stays.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ChangedJob {
    title: Option<String>,
    company: Option<String>,
    description: Option<String>,
    url: Option<String>,
    /// `active` or `archived`.
    #[schema(example = "archived")]
    status: Option<String>,
}

async fn take_in(app: &App, me: &Me, new: NewJob) -> Result<(StatusCode, Json<Job>)> {
    let fields = Fields {
        title: new.title,
        company: new.company,
        description: Some(new.description),
        url: new.url,
        status: None,
    };
    let (job, is_new) = service::create(app, me, fields).await?;
    Ok((if is_new { StatusCode::CREATED } else { StatusCode::OK }, Json(job)))
}

/// Add a posting. The same text gives the same job, with status 200.
#[utoipa::path(post, path = "/api/jobs", tag = "jobs", request_body = NewJob,
    responses((status = 201, body = Job), (status = 200, body = Job, description = "The same text was there")))]
pub(crate) async fn create(
    State(app): State<App>,
    me: Me,
    take::Json(new): take::Json<NewJob>,
) -> Result<(StatusCode, Json<Job>)> {
    take_in(&app, &me, new).await
}

/// A posting by its text alone.
#[derive(Deserialize, ToSchema)]
pub(crate) struct JobText {
    #[serde(alias = "raw_text", alias = "content")]
    #[schema(example = "We seek a team lead for our warehouse. You bring three years of experience.")]
    description: String,
}

/// Add a posting by its text alone. The same text gives the same job, with status 200.
#[utoipa::path(post, path = "/api/job-descriptions", tag = "jobs", request_body = JobText,
    responses((status = 201, body = Job), (status = 200, body = Job, description = "The same text was there")))]
pub(crate) async fn create_by_text(
    State(app): State<App>,
    me: Me,
    take::Json(new): take::Json<JobText>,
) -> Result<(StatusCode, Json<Job>)> {
    let new = NewJob { title: None, company: None, description: new.description, url: None };
    take_in(&app, &me, new).await
}

/// Where a posting stands.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Import {
    /// Its page; https.
    #[schema(example = "https://jobs.example.com/4711")]
    url: Option<String>,
    /// The page itself, when it cannot be fetched.
    html: Option<String>,
}

/// Add a posting from its page: schema.org's JobPosting in it, else its readable text.
#[utoipa::path(post, path = "/api/jobs/import", tag = "jobs", request_body = Import,
    responses((status = 201, body = Job), (status = 200, body = Job, description = "The same text was there")))]
pub(crate) async fn import(
    State(app): State<App>,
    me: Me,
    take::Json(from): take::Json<Import>,
) -> Result<(StatusCode, Json<Job>)> {
    let (job, is_new) = service::import(&app, &me, from.url, from.html).await?;
    Ok((if is_new { StatusCode::CREATED } else { StatusCode::OK }, Json(job)))
}

/// Which postings.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filter {
    /// `active` or `archived`; both when it is not said.
    #[param(example = "active")]
    status: Option<String>,
    /// Words that title, company or text must all hold; the last one may be the beginning of a word.
    #[param(example = "warehouse lead")]
    q: Option<String>,
}

/// Postings, the newest first, or by `created_at`, `updated_at`, `title` or `company`.
#[utoipa::path(get, path = "/api/jobs", tag = "jobs", params(Filter, Sorting, Page),
    responses((status = 200, body = Listing<Job>)))]
pub(crate) async fn list(
    State(app): State<App>,
    me: Me,
    Query(filter): Query<Filter>,
    Query(sorting): Query<Sorting>,
    Query(page): Query<Page>,
) -> Result<Json<Listing<Job>>> {
    let wanted = Wanted { status: filter.status.as_deref(), text: filter.q.as_deref() };
    service::list(&app, &me, wanted, &sorting, page).await.map(Json)
}

/// One posting.
#[utoipa::path(get, path = "/api/jobs/{id}", tag = "jobs", params(("id" = Uuid, Path)),
    responses((status = 200, body = Job)))]
pub(crate) async fn one(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<Job>> {
    service::one(&app, &me, id).await.map(Json)
}

/// Change a posting.
#[utoipa::path(put, path = "/api/jobs/{id}", tag = "jobs", params(("id" = Uuid, Path)), request_body = ChangedJob,
    responses((status = 200, body = Job)))]
pub(crate) async fn change(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
    take::Json(new): take::Json<ChangedJob>,
) -> Result<Json<Job>> {
    let fields = Fields {
        title: new.title,
        company: new.company,
        description: new.description,
        url: new.url,
        status: new.status,
    };
    service::change(&app, &me, id, fields).await.map(Json)
}

/// Delete a posting, with the CVs tailored to it.
#[utoipa::path(delete, path = "/api/jobs/{id}", tag = "jobs", params(("id" = Uuid, Path)),
    responses((status = 204)))]
pub(crate) async fn delete(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<StatusCode> {
    service::delete(&app, &me, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a posting asks, each in its own words.
#[utoipa::path(get, path = "/api/jobs/{id}/requirements", tag = "jobs", params(("id" = Uuid, Path)),
    responses((status = 200, body = Value)))]
pub(crate) async fn requirements(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
) -> Result<Json<Value>> {
    let posting = service::requirements(&app, &me, id).await?;
    let value = serde_json::to_value(posting).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(Json(value))
}
