//! The pages of tailored CVs.

mod desk;
mod document;

use axum::Router;
use axum::http::HeaderMap;
use axum::http::header::REFERER;
use axum::response::Response;
use axum::routing::{get, post};
use url::Url;
use uuid::Uuid;

use super::view;
use crate::app::App;
use crate::http::chrome::go;

/// The pages.
pub(super) fn web() -> Router<App> {
    Router::new()
        .route("/tailored/{id}", get(desk::desk))
        .route("/tailored/{id}/undo", post(desk::undo))
        .route("/tailored/{id}/redo", post(desk::redo))
        .route("/tailored/{id}/lines", post(desk::reword))
        .route("/tailored/{id}/evidence", post(desk::evidence))
        .route("/tailored/{id}/look", post(desk::look))
        .route("/tailored/{id}/chat", post(desk::say))
        .route("/tailored/{id}/chat/stop", post(desk::stop))
        .route("/tailored/{id}/suggestions/{answer}", post(desk::decide_all))
        .route("/tailored/{id}/suggestions/{sid}/{answer}", post(desk::decide))
        .route("/tailored/{id}/revisions", get(document::revisions))
        .route("/tailored/{id}/revisions/{rid}/restore", post(document::restore))
        .route("/tailored/{id}/templates", get(document::templates))
        .route("/tailored/{id}/picture", get(document::picture))
        .route("/tailored/{id}/markdown", get(document::markdown).post(document::put_markdown))
        .route("/tailored/{id}/export", get(document::export))
        .route("/tailored/{id}/delete", post(document::delete))
}

/// Back to the desk, with the panel open that was, at the place that was meant.
fn back(headers: &HeaderMap, id: Uuid, place: &str) -> Response {
    let referer = headers.get("hx-current-url").or(headers.get(REFERER)).and_then(|v| v.to_str().ok());
    let from = referer.and_then(|r| Url::parse(r).ok());
    let panel =
        from.and_then(|url| url.query_pairs().find(|(n, _)| n == "panel").map(|(_, p)| p.into_owned()));
    let known = panel.filter(|p| p.bytes().all(|b| b.is_ascii_lowercase()));
    let query = known.map(|p| format!("?panel={p}")).unwrap_or_default();
    let place = if place.is_empty() { String::new() } else { format!("#{place}") };
    go(&format!("{}{query}{place}", view::path(id, "")), "")
}
