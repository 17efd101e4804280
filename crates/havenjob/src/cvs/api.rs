use axum::Json;
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::model::Cv;
use super::service::{self, Wanted};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::listing::{Listing, Page, Sorting};
use crate::http::problem::Problem;
use crate::http::session::Me;
use crate::http::take::{Path, Query};

/// A file in the field `file` of a form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form; the handler reads it as a stream")]
pub(crate) struct Upload {
    /// PDF, DOCX, Markdown, text or JSON Resume; 10 MB at most.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// A file was taken in and is being read.
#[derive(Serialize, ToSchema)]
pub(crate) struct Uploaded {
    cv_id: Uuid,
    /// Ask for it at `/api/cv/status/{job_id}`.
    job_id: Uuid,
    #[schema(example = "uploaded")]
    status: String,
    #[schema(example = "CV uploaded, parsing started")]
    message: &'static str,
}

/// A CV with what was read out of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct CvAndSections {
    cv: Cv,
    /// JSON Resume; none while it is not read.
    sections: Option<Value>,
}

/// Upload a CV; it is read in the background.
#[utoipa::path(post, path = "/api/cv/upload", tag = "cv",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 202, body = Uploaded)))]
pub(crate) async fn upload(
    State(app): State<App>,
    me: Me,
    form: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<(StatusCode, Json<Uploaded>)> {
    let (name, bytes) = file_of(form).await?;
    let (cv, job_id) = service::upload(&app, &me, &name, &bytes).await?;
    let body = Uploaded { cv_id: cv.id, job_id, status: cv.status, message: "CV uploaded, parsing started" };
    Ok((StatusCode::ACCEPTED, Json(body)))
}

/// Name and bytes of the file in a form.
pub(super) async fn file_of(
    form: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<(String, axum::body::Bytes)> {
    let mut form = form.map_err(|e| Error::Malformed(e.body_text()))?;
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            return Ok((name, field.bytes().await.map_err(broken)?));
        }
    }
    Err(Error::field("file", "the form has no field `file`"))
}

#[expect(clippy::needless_pass_by_value, reason = "passed to map_err")]
fn broken(error: MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge("the file is larger than 10 MB: export it again without pictures".into())
    } else {
        Error::Malformed(error.body_text())
    }
}

/// Which CVs.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filter {
    /// `uploaded`, `parsing`, `parsed` or `failed`; all when it is not said.
    #[param(example = "parsed")]
    status: Option<String>,
    /// Words that are all in the file's name or its text; the last may be the beginning of one.
    #[param(example = "warehouse", max_length = 500)]
    q: Option<String>,
}

/// The uploaded CVs, the newest first, or by `created_at`, `updated_at`, `size` or `original_filename`.
#[utoipa::path(get, path = "/api/cv", tag = "cv", params(Filter, Sorting, Page),
    responses((status = 200, body = Listing<Cv>)))]
pub(crate) async fn list(
    State(app): State<App>,
    me: Me,
    Query(filter): Query<Filter>,
    Query(sorting): Query<Sorting>,
    Query(page): Query<Page>,
) -> Result<Json<Listing<Cv>>> {
    let wanted = Wanted { status: filter.status.as_deref(), text: filter.q.as_deref() };
    service::list(&app, &me, wanted, &sorting, page).await.map(Json)
}

/// One CV, with what was read out of it.
#[utoipa::path(get, path = "/api/cv/{id}", tag = "cv", params(("id" = Uuid, Path)),
    responses((status = 200, body = CvAndSections)))]
pub(crate) async fn one(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<CvAndSections>> {
    let (cv, sections) = service::one(&app, &me, id).await?;
    Ok(Json(CvAndSections { cv, sections }))
}

/// Delete a CV and its file; tailored CVs made from it stay.
#[utoipa::path(delete, path = "/api/cv/{id}", tag = "cv", params(("id" = Uuid, Path)),
    responses((status = 204)))]
pub(crate) async fn delete(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<StatusCode> {
    service::delete(&app, &me, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The file as it was uploaded.
#[utoipa::path(get, path = "/api/cv/{id}/file", tag = "cv", params(("id" = Uuid, Path)),
    responses((status = 200, content((Vec<u8> = "application/pdf"), (Vec<u8> = "text/plain"), (Vec<u8> = "text/markdown"),
        (Vec<u8> = "application/json"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")))))]
pub(crate) async fn file(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Response> {
    let (cv, bytes) = service::file(&app, &me, id).await?;
    Ok(download(&cv.mime, &cv.original_filename, bytes))
}

/// A file to keep: never shown as a page of ours, whatever is in it.
pub(crate) fn download(mime: &str, name: &str, bytes: Vec<u8>) -> Response {
    let ascii: String =
        name.chars().map(|c| if c.is_ascii_graphic() && !"\"\\;".contains(c) { c } else { '_' }).collect();
    let mut utf8 = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            utf8.push(char::from(byte));
        } else {
            utf8.push_str(&format!("%{byte:02X}"));
        }
    }
    let disposition = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{utf8}");
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    for (name, value) in [(CONTENT_TYPE, mime), (CONTENT_DISPOSITION, disposition.as_str())] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    response
}

/// The text of the file, in reading order.
#[utoipa::path(get, path = "/api/cv/{id}/text", tag = "cv", params(("id" = Uuid, Path)),
    responses((status = 200, body = String, content_type = "text/plain"), (status = 409, body = Problem)))]
pub(crate) async fn text(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<String> {
    service::text(&app, &me, id).await
}

/// Make this CV the one that is meant when none is named.
#[utoipa::path(post, path = "/api/cv/{id}/primary", tag = "cv", params(("id" = Uuid, Path)),
    responses((status = 200, body = Cv)))]
pub(crate) async fn make_primary(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<Cv>> {
    service::make_primary(&app, &me, id).await.map(Json)
}

/// Read the file once more.
#[utoipa::path(post, path = "/api/cv/{id}/reparse", tag = "cv", params(("id" = Uuid, Path)),
    responses((status = 202, body = Uploaded)))]
pub(crate) async fn reparse(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
) -> Result<(StatusCode, Json<Uploaded>)> {
    let (cv, job_id) = service::reparse(&app, &me, id).await?;
    let body = Uploaded { cv_id: cv.id, job_id, status: cv.status, message: "parsing started" };
    Ok((StatusCode::ACCEPTED, Json(body)))
}
