//! Refining a tailored CV in words. Plain wishes are done at once, without a model. For all others a model is asked by a
//! task, and its answer is a row that grows: it is saved as it streams, survives a reload and the process, and can be
//! stopped. What it suggests waits for the person; what the claim check blocks comes with its findings.

mod api;
mod model;
mod news;
mod service;
mod store;
mod talk;
pub(crate) mod tasks;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use model::Message;
pub(super) use service::{messages, say, stop};

use crate::app::App;

/// The endpoints.
pub(super) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::messages, api::say))
        .routes(routes!(api::stop))
        .routes(routes!(api::answer))
}
