//! The profile: a person's master record, which grows with every CV that is applied to it. It is one résumé with a version;
//! what is changed names the version it was made on.

mod api;
mod completeness;
mod merge;
mod model;
mod service;
mod store;
mod view;
mod web;

use axum::Router;
use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use completeness::Completeness;
pub(crate) use service::{as_json, known, resume};

use crate::app::App;

/// The endpoints.
pub(crate) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::resume, api::put))
        .routes(routes!(api::completeness))
        .routes(routes!(api::apply))
}

/// The pages.
pub(crate) fn web() -> Router<App> {
    Router::new()
        .route("/profile", get(web::page))
        .route("/profile/{section}", get(web::add_form).post(web::add))
        .route("/profile/{section}/{entry}", get(web::edit_form).post(web::edit))
        .route("/profile/{section}/{entry}/move", post(web::shift))
        .route("/profile/{section}/{entry}/remove", post(web::remove))
        .route("/cvs/{id}/apply", get(web::offers).post(web::bring))
}
