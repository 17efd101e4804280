//! Refining a tailored CV in words, by the mechanism of `chat`. Plain wishes are done at once, without a model; for all
//! others a model is asked. What it suggests waits for the person; what the claim check blocks comes with its findings.

mod api;
mod service;
mod talk;
pub(crate) mod tasks;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use service::{messages, say, stop};

use crate::app::App;

/// The endpoints.
pub(super) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::messages, api::say))
        .routes(routes!(api::stop))
        .routes(routes!(api::answer))
}
