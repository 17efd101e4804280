//! Uploaded CVs: the file, sealed; its text and what was read out of it. Reading is a task, in a child process.

mod api;
mod model;
mod places;
mod review;
mod service;
mod store;
pub(crate) mod tasks;
mod view;
mod web;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use api::download;
pub(crate) use model::Cv;
pub(crate) use service::{file, ids, newest, parsed, primary};

use crate::app::App;

/// The kind of task that reads an uploaded file.
pub(crate) const PARSE: &str = "cvs.parse";

/// The endpoints. An upload may be as large as a CV may, and a little for its wrapping.
pub(crate) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::upload))
        .layer(DefaultBodyLimit::max(most_upload()))
        .routes(routes!(api::list))
        .routes(routes!(api::one, api::delete))
        .routes(routes!(api::file))
        .routes(routes!(api::text))
        .routes(routes!(api::make_primary))
        .routes(routes!(api::reparse))
}

/// The pages.
pub(crate) fn web() -> Router<App> {
    Router::new()
        .route("/cvs", post(web::upload).layer(DefaultBodyLimit::max(most_upload())).get(web::list))
        .route("/cvs/{id}", get(web::page))
        .route("/cvs/{id}/file", get(web::file))
        .route("/cvs/{id}/pages/{page}", get(web::picture))
        .route("/cvs/{id}/primary", post(web::make_primary))
        .route("/cvs/{id}/reparse", post(web::reparse))
        .route("/cvs/{id}/delete", post(web::delete))
        .route("/cvs/{id}/leftovers", post(web::settle))
        .route("/cvs/{id}/{section}", get(web::add_form).post(web::add))
        .route("/cvs/{id}/{section}/{entry}", get(web::edit_form).post(web::edit))
        .route("/cvs/{id}/{section}/{entry}/move", post(web::shift))
        .route("/cvs/{id}/{section}/{entry}/remove", post(web::remove))
}

/// Bytes of an upload: a CV and a little for its wrapping.
fn most_upload() -> usize {
    resume::extract::Limits::default().max_bytes + 64_000
}
