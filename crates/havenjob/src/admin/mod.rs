//! What whoever runs the instance may do: see who is here and what work waits, invite people, shut them out and let them
//! in, erase them, take away a second factor that was lost, give dead work a second life. It calls other features' verbs and writes each act down; for everyone else none of
//! it is there.

mod api;
mod model;
mod service;
mod store;
mod view;
mod web;

use axum::Router;
use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The endpoints.
pub(crate) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::people))
        .routes(routes!(api::disable))
        .routes(routes!(api::enable))
        .routes(routes!(api::purge))
        .routes(routes!(api::drop_second_factor))
        .routes(routes!(api::invites, api::invite))
        .routes(routes!(api::withdraw))
        .routes(routes!(api::tasks))
        .routes(routes!(api::rerun))
        .routes(routes!(api::audit))
}

/// The pages.
pub(crate) fn web() -> Router<App> {
    Router::new()
        .route("/settings/people", get(web::people))
        .route("/settings/people/invites", post(web::invite))
        .route("/settings/people/invites/{id}/withdraw", post(web::withdraw))
        .route("/settings/people/{id}/disable", post(web::disable))
        .route("/settings/people/{id}/enable", post(web::enable))
}
