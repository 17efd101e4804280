//! Which engine works for a person: a model provider of their own, the instance's, or the built-in one, which is no model
//! at all. Every call of a model is written down with what was sent and what it cost.

mod allowance;
mod api;
mod model;
mod once;
mod running;
mod service;
mod store;
pub(crate) mod veil;
mod view;
mod web;

use axum::Router;
use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use allowance::{afford, room};
pub(crate) use model::Standing;
pub(crate) use once::forget;
pub(crate) use running::{End, Running, begin};
pub(crate) use service::{ask, engine_for, standing};
pub(crate) use view::what_works;

use crate::app::App;

/// The endpoints.
pub(crate) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::available))
        .routes(routes!(api::one, api::put, api::delete))
        .routes(routes!(api::test))
        .routes(routes!(api::usage))
}

/// The pages.
pub(crate) fn web() -> Router<App> {
    Router::new()
        .route("/settings/ai", get(web::page).post(web::put))
        .route("/settings/ai/remove", post(web::remove))
        .route("/settings/ai/test", post(web::test))
        .route("/settings/ai/sent", get(web::sent))
}
