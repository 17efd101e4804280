//! Postings: one per text and person. What a posting asks is read from it when it is wanted.

mod api;
mod import;
mod marks;
mod model;
mod service;
mod store;
mod view;
mod web;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use model::Job;
pub(crate) use service::{job, newest, posting};

use crate::app::App;

/// The endpoints.
pub(crate) fn api() -> OpenApiRouter<App> {
    // Pasted pages are larger than what people write.
    let import = OpenApiRouter::new().routes(routes!(api::import)).layer(DefaultBodyLimit::max(4_000_000));
    OpenApiRouter::new()
        .merge(import)
        .routes(routes!(api::list, api::create))
        .routes(routes!(api::create_by_text))
        .routes(routes!(api::one, api::change, api::delete))
        .routes(routes!(api::requirements))
}

/// The pages.
pub(crate) fn web() -> Router<App> {
    Router::new()
        .route("/jobs", post(web::create))
        // Pasted pages are larger than what people write.
        .layer(DefaultBodyLimit::max(4_000_000))
        .route("/jobs", get(web::list))
        .route("/jobs/new", get(web::new))
        .route("/jobs/{id}", get(web::one).post(web::change))
        .route("/jobs/{id}/edit", get(web::edit))
        .route("/jobs/{id}/status", post(web::status))
        .route("/jobs/{id}/delete", post(web::delete))
        .route("/jobs/{id}/tailor", post(web::tailor))
}
