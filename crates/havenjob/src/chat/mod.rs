//! Talking with the person. Two uses, one mechanism: refining a tailored CV (`tailor::chat`) and the career assistant, which
//! answers from the profile. A model is asked by a task, and its answer is a row that grows: it is saved as it streams,
//! survives a reload and the process, can be stopped, and is never asked for twice.

mod answering;
mod api;
mod assistant;
mod model;
mod news;
pub(crate) mod prose;
mod service;
mod store;
mod streaming;
pub(crate) mod tasks;
mod thread;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use answering::{Talk, answer, begin, gave_up, ring};
pub(crate) use model::Message;
pub(crate) use store::Ending;
pub(crate) use streaming::{Answering, Look, told};
pub(crate) use thread::{Said, about, ask, keep, may_ask, message, messages, stop, words};

use crate::app::App;

/// Answers over HTTP, for the endpoints of both uses.
pub(crate) mod http {
    pub(crate) use super::streaming::{answer, said};
}

/// The kind of task in which the career assistant answers.
pub(crate) const ANSWER: &str = "chat.answer";

/// The endpoints.
pub(crate) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::list, api::create))
        .routes(routes!(api::one, api::rename, api::delete))
        .routes(routes!(api::say))
        .routes(routes!(api::answer))
        .routes(routes!(api::stop))
}
