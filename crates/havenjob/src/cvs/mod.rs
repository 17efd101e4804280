//! Uploaded CVs: the file, sealed; its text and what was read out of it. Reading is a task, in a child process.

mod api;
mod model;
mod service;
mod store;
pub(crate) mod tasks;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use api::download;
pub(crate) use model::Cv;
pub(crate) use service::{newest, parsed};

use crate::app::App;

/// The kind of task that reads an uploaded file.
pub(crate) const PARSE: &str = "cvs.parse";

/// The endpoints. An upload may be as large as a CV may, and a little for its wrapping.
pub(crate) fn api() -> OpenApiRouter<App> {
    let upload = resume::extract::Limits::default().max_bytes + 64_000;
    OpenApiRouter::new()
        .routes(routes!(api::upload))
        .layer(DefaultBodyLimit::max(upload))
        .routes(routes!(api::list))
        .routes(routes!(api::one, api::delete))
        .routes(routes!(api::file))
        .routes(routes!(api::text))
        .routes(routes!(api::make_primary))
        .routes(routes!(api::reparse))
}
