//! CVs made for one job: chosen and ordered by the engine, every change a suggestion with its reason, every state a
//! revision. What is changed names the version it was made on; who was second is shown both sides.

mod api;
mod chat;
mod desk;
mod difference;
mod editing;
mod export;
mod find;
mod measure;
mod model;
mod outlines;
mod prospect;
mod refine;
mod revise;
mod rewrite;
mod service;
mod sheets;
mod shelf;
mod store;
pub(crate) mod tasks;
mod view;
mod web;
mod wish;

pub(crate) use chat::tasks as chat_tasks;
pub(crate) use prospect::{From, Prospect, prospect};
pub(crate) use service::{Order, create};
pub(crate) use sheets::Sheets;
pub(crate) use shelf::{Made, made_for, newest, view as shelf_view};
pub(crate) use view::capital;

use axum::Router;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The kind of task that tailors.
pub(crate) const TAILOR: &str = "tailor.make";

/// The kind of task that answers in a chat.
pub(crate) const ANSWER: &str = "tailor.answer";

/// The endpoints.
pub(crate) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::create))
        .routes(routes!(api::list))
        .routes(routes!(api::one, api::change, api::delete))
        .routes(routes!(api::suggestions))
        .routes(routes!(api::decide))
        .routes(routes!(api::revisions))
        .routes(routes!(api::difference))
        .routes(routes!(api::restore))
        .routes(routes!(api::matched))
        .routes(routes!(api::check))
        .merge(chat::api())
        .merge(editing::api())
        .routes(routes!(api::export))
        .routes(routes!(api::preview))
}

/// The pages.
pub(crate) fn web() -> Router<App> {
    web::web().merge(shelf::web())
}
