use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{ETAG, IF_MATCH};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::completeness::Completeness;
use super::model::{Addition, Conflict, Mode, Profile};
use super::service::{self, Seen};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::problem::Problem;
use crate::http::session::Me;
use crate::http::take::{self, Path};

/// The profile as JSON Resume, every item and bullet with its id. Its version is the `ETag`: `"0"` before anything is in it.
#[utoipa::path(get, path = "/api/profile/resume.json", tag = "profile",
    responses((status = 200, body = Value, headers(("ETag" = String, description = "The version, in quotes")))))]
pub(crate) async fn resume(State(app): State<App>, me: Me) -> Result<Response> {
    service::profile(&app, &me).await.map(shown)
}

/// Put a whole JSON Resume in place of the profile. `If-Match` names the version that was seen, as `ETag` gave it; without
/// it only an empty profile is replaced, and with `*` any.
#[utoipa::path(put, path = "/api/profile/resume.json", tag = "profile", request_body = Value,
    params(("If-Match" = Option<String>, Header, description = "The version that was seen, or *", example = "\"0\"")),
    responses((status = 200, body = Value, headers(("ETag" = String, description = "The new version, in quotes"))),
              (status = 409, body = Problem, description = "It was changed since; `current` has version and document")))]
pub(crate) async fn put(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    take::Json(document): take::Json<Value>,
) -> Result<Response> {
    service::put(&app, &me, seen(&headers)?, &document).await.map(shown)
}

fn shown(profile: Profile) -> Response {
    ([(ETAG, format!("\"{}\"", profile.version))], Json(profile.document)).into_response()
}

fn seen(headers: &HeaderMap) -> Result<Seen> {
    let Some(named) = headers.get(IF_MATCH) else { return Ok(Seen::Version(0)) };
    match named.to_str().unwrap_or_default().trim().trim_start_matches("W/").trim_matches('"') {
        "*" => Ok(Seen::Any),
        version => version
            .parse()
            .map(Seen::Version)
            .map_err(|_| Error::field("If-Match", "must be the ETag that was seen, such as \"3\", or *")),
    }
}

/// How much of the profile is there, and what would help most next.
#[utoipa::path(get, path = "/api/profile/completeness", tag = "profile", responses((status = 200, body = Completeness)))]
pub(crate) async fn completeness(State(app): State<App>, me: Me) -> Result<Json<Completeness>> {
    service::completeness(&app, &me).await.map(Json)
}

/// What of a CV goes into the profile, and how.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ToApply {
    /// Sections of JSON Resume, `basics` among them; all when left out.
    #[schema(example = json!(["work", "skills"]))]
    sections: Option<Vec<String>>,
    /// `add` leaves what the profile says where the CV says something else; `take` takes what the CV says.
    #[serde(default)]
    #[schema(default = "add", example = "add")]
    mode: Mode,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Applied {
    /// The profile's version now.
    #[schema(example = 2)]
    version: i64,
    /// The profile now, as JSON Resume.
    document: Value,
    added: Vec<Addition>,
    /// Where the two differ, both sides; with `take` the CV's is in the profile now.
    conflicts: Vec<Conflict>,
}

/// Bring sections of a CV that was read into the profile. Items and bullets that are there keep their ids, what is not there
/// is added, and nothing is lost.
#[utoipa::path(post, path = "/api/cv/{id}/apply", tag = "profile", params(("id" = Uuid, Path)), request_body = ToApply,
    responses((status = 200, body = Applied),
              (status = 409, body = Problem, description = "The CV is not read yet, or the profile was changed meanwhile")))]
pub(crate) async fn apply(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
    take::Json(application): take::Json<ToApply>,
) -> Result<Json<Applied>> {
    let (merged, version) = service::apply(&app, &me, id, application.sections, application.mode).await?;
    let document = serde_json::to_value(&merged.document).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(Json(Applied { version, document, added: merged.added, conflicts: merged.differences }))
}
