//! The first minutes of a new person: what this is set up with, in five short steps that can all be left out. It keeps
//! nothing of its own; each step calls the verb of the feature that it is about.

mod view;
mod web;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The pages.
pub(crate) fn web() -> Router<App> {
    Router::new()
        .route("/welcome", get(web::begin))
        .route("/welcome/address", get(web::address))
        .route("/welcome/you", get(web::you).post(web::change))
        .route("/welcome/ai", get(web::ai))
        .route("/welcome/cv", get(web::cv))
        .route("/welcome/done", post(web::done))
}
