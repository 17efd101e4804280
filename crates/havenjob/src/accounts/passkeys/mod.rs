//! Passkeys (WebAuthn): a device shows that it holds a key, and has made sure of the person who holds the device. So a
//! passkey is both factors in one, and a login with it asks for nothing else.

pub(crate) mod api;
mod model;
mod service;
mod store;
mod web;

use axum::Router;
use axum::routing::post;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use model::{Passkey, are_possible};
pub(super) use service::passkeys;

use crate::app::App;

/// The endpoints.
pub(super) fn endpoints() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::passkeys))
        .routes(routes!(api::begin))
        .routes(routes!(api::finish))
        .routes(routes!(api::delete))
        .routes(routes!(api::begin_login))
        .routes(routes!(api::finish_login))
}

/// The pages.
pub(super) fn pages() -> Router<App> {
    Router::new()
        .route("/login/passkey", post(web::log_in))
        .route("/settings/security/passkeys", post(web::keep))
        .route("/settings/security/passkeys/{id}/delete", post(web::delete))
}
