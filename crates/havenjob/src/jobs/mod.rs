//! Postings: one per text and person. What a posting asks is read from it when it is wanted.

mod api;
mod model;
mod service;
mod store;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use model::Job;
pub(crate) use service::job;

use crate::app::App;

/// The endpoints.
pub(crate) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::list, api::create))
        .routes(routes!(api::create_by_text))
        .routes(routes!(api::one, api::change, api::delete))
        .routes(routes!(api::requirements))
}
