//! The profile: a person's master record, which grows with every CV that is applied to it. It is one résumé with a version;
//! what is changed names the version it was made on.

mod api;
mod merge;
mod model;
mod service;
mod store;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use service::{known, resume};

use crate::app::App;

/// The endpoints.
pub(crate) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(api::resume, api::put)).routes(routes!(api::apply))
}
