//! A second factor beside the password: a code that a device makes anew every half minute (TOTP, RFC 6238), and recovery
//! codes for the day on which the device is lost.

pub(crate) mod api;
mod model;
mod service;
mod store;
mod view;
mod web;

use axum::Router;
use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use model::State;
pub(crate) use service::remove;
pub(super) use service::{is_on, pass, state};

use crate::app::App;

/// The endpoints.
pub(super) fn endpoints() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::state, api::begin, api::disable))
        .routes(routes!(api::confirm))
        .routes(routes!(api::renew))
}

/// The pages.
pub(super) fn pages() -> Router<App> {
    Router::new()
        .route("/settings/security/two-step", get(web::page).post(web::begin))
        .route("/settings/security/two-step/confirm", post(web::confirm))
        .route("/settings/security/two-step/codes", post(web::renew))
        .route("/settings/security/two-step/off", post(web::disable))
}
