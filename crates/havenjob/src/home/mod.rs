//! The first page of a person: what needs them next, and what is at hand. It keeps nothing itself.

mod model;
mod service;
mod view;
mod web;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The pages.
pub(crate) fn web() -> Router<App> {
    Router::new().route("/dashboard", get(web::home))
}
