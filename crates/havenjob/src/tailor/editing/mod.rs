//! What a person does to the document by hand: other words for a line, answers to suggestions, undo and redo, a fact of
//! their own. Each is a revision.

mod answers;
mod api;
mod denial;
mod service;
mod steps;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use answers::{Decision, decide, decide_all};
pub(super) use service::{answer, reword};
pub(super) use steps::{Way, followed, go, restore, turn, ways};

use crate::app::App;

/// The endpoints.
pub(super) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::undo))
        .routes(routes!(api::redo))
        .routes(routes!(api::evidence, api::add_evidence))
}
