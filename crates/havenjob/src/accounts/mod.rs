//! People and what lets them in: registration, login by password, by another service and by passkey, second factors,
//! sessions, personal access tokens, forgotten passwords.

pub(crate) mod api;
mod ceremonies;
mod identities;
pub(crate) mod invites;
mod mailed;
mod model;
mod passkeys;
mod password;
pub(crate) mod people;
mod registration;
pub(crate) mod second_factor;
mod second_step;
mod service;
mod store;
pub(crate) mod tasks;
mod tokens;
mod view;
mod web;

use axum::Router;
use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use model::{Account, Credential};
pub(crate) use registration::add;
pub(crate) use service::{account, complete_onboarding, data_key, recognise};
pub(crate) use web::settings::About;

use crate::app::App;

/// The kind of task that sends a mail.
pub(crate) const SEND_MAIL: &str = "accounts.send_mail";

/// The kind of task that throws out what has expired.
pub(crate) const SWEEP: &str = "accounts.sweep";

/// The endpoints.
pub(crate) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::register))
        .routes(routes!(api::login))
        .routes(routes!(api::logout))
        .routes(routes!(api::forgot))
        .routes(routes!(api::reset))
        .routes(routes!(api::verify))
        .routes(routes!(api::me, api::change, api::erase))
        .routes(routes!(api::complete_onboarding))
        .routes(routes!(api::sessions))
        .routes(routes!(api::end_session))
        .routes(routes!(api::tokens, api::make_token))
        .routes(routes!(api::drop_token))
        .routes(routes!(api::change_password))
        .merge(identities::endpoints())
        .merge(second_factor::endpoints())
        .merge(passkeys::endpoints())
}

/// The pages.
pub(crate) fn web() -> Router<App> {
    Router::new()
        .route("/", get(web::landing))
        .route("/login", get(web::login_form).post(web::login))
        .route("/login/code", get(web::code_form).post(web::code))
        .route("/register", get(web::register_form).post(web::register))
        .route("/logout", post(web::logout))
        .route("/verify", get(web::links::verify_form).post(web::links::verify))
        .route("/verify/again", post(web::links::ask_again))
        .route("/forgot", get(web::links::forgot_form).post(web::links::forgot))
        .route("/forgot/sent", get(web::links::forgot_sent))
        .route("/reset", get(web::links::reset_form).post(web::links::reset))
        .route("/settings", get(web::settings::account).post(web::settings::change))
        .route("/settings/theme", post(web::settings::theme))
        .route("/settings/data", get(web::settings::data))
        .route("/settings/data/erase", post(web::settings::erase))
        .route("/settings/security", get(web::security::page))
        .route("/settings/security/password", post(web::security::change_password))
        .route("/settings/security/sessions/end-others", post(web::security::end_other_sessions))
        .route("/settings/security/sessions/{id}/end", post(web::security::end_session))
        .route("/settings/tokens", get(web::tokens::page).post(web::tokens::make))
        .route("/settings/tokens/{id}/drop", post(web::tokens::drop))
        .merge(identities::pages())
        .merge(passkeys::pages())
        .merge(second_factor::pages())
}
