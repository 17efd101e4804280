//! The links that are mailed: to confirm an address, to choose a new password. Reading such a page uses nothing up, since
//! mail programs look at links before people do; its button does.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::super::view::links as view;
use super::super::{mailed, service};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::chrome::{Bare, go, refused};
use crate::http::session::{Caller, Me};
use crate::http::take::{Form, Query};
use crate::ui::Values;

/// What a mailed link brings along.
#[derive(Deserialize)]
pub(crate) struct Link {
    #[serde(default)]
    token: String,
}

/// With a link: the button that confirms. Without one: where the mail went.
pub(crate) async fn verify_form(
    State(app): State<App>,
    page: Bare,
    me: Result<Me>,
    Query(link): Query<Link>,
) -> Result<Response> {
    if !link.token.is_empty() {
        return Ok(page.page("Confirm your address", &view::verify(&link.token)));
    }
    let Ok(me) = me else { return Ok(go("/login?next=/verify", "")) };
    let account = service::account(&app, &me).await?;
    if account.email_verified_at.is_some() {
        return Ok(go("/settings", "Your address is confirmed."));
    }
    Ok(page.page("Check your mail", &view::check_mail(&account.email, app.mailer.is_configured())))
}

pub(crate) async fn verify(
    State(app): State<App>,
    page: Bare,
    me: Result<Me>,
    caller: Caller,
    Form(link): Form<Link>,
) -> Result<Response> {
    let to = if me.is_ok() { "/dashboard" } else { "/login" };
    match mailed::verify(&app, &caller, &link.token).await {
        Ok(()) => Ok(go(to, "Your address is confirmed.")),
        Err(Error::Invalid(_)) => {
            Ok(refused(page.page("This link is used up", &view::worn("/verify", "Send another link"))))
        }
        Err(e) => Err(e),
    }
}

/// Mails the link once more.
pub(crate) async fn ask_again(State(app): State<App>, me: Me) -> Result<Response> {
    mailed::ask_to_verify(&app, &me).await?;
    Ok(go("/verify", "Another link is on its way. The ones before it no longer work."))
}

pub(crate) async fn forgot_form(State(app): State<App>, page: Bare) -> Response {
    page.page("Forgot your password", &view::forgot(&Values::default(), app.mailer.is_configured()))
}

/// As the form sends it.
#[derive(Deserialize)]
pub(crate) struct Address {
    email: String,
}

pub(crate) async fn forgot(
    State(app): State<App>,
    page: Bare,
    caller: Caller,
    Form(who): Form<Address>,
) -> Result<Response> {
    match mailed::forgot(&app, &caller, &who.email).await {
        Ok(()) => Ok(go("/forgot/sent", "")),
        Err(e) => {
            let values = Values::of([("email", who.email.as_str())]).refused(e)?;
            Ok(refused(page.page("Forgot your password", &view::forgot(&values, app.mailer.is_configured()))))
        }
    }
}

pub(crate) async fn forgot_sent(State(app): State<App>, page: Bare) -> Response {
    page.page("Check your mail", &view::forgot_sent(app.mailer.is_configured()))
}

pub(crate) async fn reset_form(page: Bare, Query(link): Query<Link>) -> Response {
    if link.token.is_empty() {
        return go("/forgot", "");
    }
    page.page("Choose a new password", &view::reset(&link.token, &Values::default()))
}

/// As the form sends it.
#[derive(Deserialize)]
pub(crate) struct NewPassword {
    token: String,
    password: String,
}

pub(crate) async fn reset(
    State(app): State<App>,
    page: Bare,
    caller: Caller,
    Form(new): Form<NewPassword>,
) -> Result<Response> {
    match mailed::reset(&app, &caller, &new.token, new.password).await {
        Ok(()) => Ok(go("/login", "Your new password is set. Log in with it.")),
        Err(e) => {
            let values = Values::default().refused(e)?;
            let body = if values.fault_of("token").is_some() {
                view::worn("/forgot", "Ask for a new link")
            } else {
                view::reset(&new.token, &values)
            };
            Ok(refused(page.page("Choose a new password", &body)))
        }
    }
}
