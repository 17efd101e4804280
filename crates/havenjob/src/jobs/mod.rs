//! Postings: one per text and person. What a posting asks is read from it when it is wanted.

mod api;
mod import;
mod model;
mod service;
mod store;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use model::Job;
pub(crate) use service::{job, newest, posting};

use crate::app::App;

/// The endpoints.
pub(crate) fn api() -> OpenApiRouter<App> {
    // Pasted pages are larger than what people write.
    let import = OpenApiRouter::new().routes(routes!(api::import)).layer(DefaultBodyLimit::max(4_000_000));
    OpenApiRouter::new()
        .merge(import)
        .routes(routes!(api::list, api::create))
        .routes(routes!(api::create_by_text))
        .routes(routes!(api::one, api::change, api::delete))
        .routes(routes!(api::requirements))
}
