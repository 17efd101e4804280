//! What a person does to the document by hand: other words for a line, undo and redo, many answers at once, a fact of their
//! own. Each is a revision.

mod api;
mod service;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use service::{Way, answer, confirm, decide_all, follow, go, reword, step, ways};

use crate::app::App;

/// The endpoints.
pub(super) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::undo))
        .routes(routes!(api::redo))
        .routes(routes!(api::evidence, api::add_evidence))
}
