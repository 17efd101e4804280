//! A second factor beside the password: a code that a device makes anew every half minute (TOTP, RFC 6238), and recovery
//! codes for the day on which the device is lost.

pub(crate) mod api;
mod model;
mod service;
mod store;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use service::remove;
pub(super) use service::{is_on, pass};

use crate::app::App;

/// The endpoints.
pub(super) fn endpoints() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::state, api::begin, api::disable))
        .routes(routes!(api::confirm))
        .routes(routes!(api::renew))
}
