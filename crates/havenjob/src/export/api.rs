use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::service;
use crate::app::App;
use crate::error::Result;
use crate::http::problem::Problem;
use crate::http::session::Me;

/// Everything that this instance keeps about you, as a ZIP: `profile/resume.json`, one file a table under `data/`, the files
/// that you uploaded under `files/`, and `contents.json`, which says what is in it and what is left out, with the reason.
/// Secrets (passwords, keys, tokens) are left out.
#[utoipa::path(get, path = "/api/users/me/export", tag = "users",
    responses((status = 200, content_type = "application/zip", body = Vec<u8>),
              (status = 429, body = Problem, description = "Too many at once")))]
pub(crate) async fn export(State(app): State<App>, me: Me) -> Result<Response> {
    let pieces = service::export(&app, &me).await?;
    let headers =
        [(CONTENT_TYPE, "application/zip"), (CONTENT_DISPOSITION, "attachment; filename=\"havenjob.zip\"")];
    Ok((headers, Body::from_stream(pieces)).into_response())
}
