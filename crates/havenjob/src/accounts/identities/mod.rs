//! Logging in with other services, by OpenID Connect: Google, LinkedIn and any issuer that the instance names.

pub(crate) mod api;
mod model;
mod service;
mod store;
mod web;

use axum::Router;
use axum::routing::post;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use model::Identity;
pub(super) use service::identities;

use crate::app::App;

/// The endpoints.
pub(super) fn endpoints() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::services))
        .routes(routes!(api::start))
        .routes(routes!(api::callback))
        .routes(routes!(api::identities, api::link))
        .routes(routes!(api::unlink))
}

/// The pages.
pub(super) fn pages() -> Router<App> {
    Router::new()
        .route("/settings/security/linked", post(web::link))
        .route("/settings/security/linked/{id}/unlink", post(web::unlink))
}
