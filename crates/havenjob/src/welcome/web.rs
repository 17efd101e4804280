use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::view;
use crate::accounts::{self, About};
use crate::app::App;
use crate::engines;
use crate::error::Result;
use crate::http::chrome::{Frame, go, refused, within};
use crate::http::session::Me;
use crate::http::take::Form;

/// Who was shown around already goes home.
pub(crate) async fn begin(frame: Frame) -> Response {
    go(if frame.account.onboarding_completed { "/dashboard" } else { "/welcome/address" }, "")
}

pub(crate) async fn address(State(app): State<App>, frame: Frame) -> Response {
    frame.alone("Welcome", &view::address(&frame.account, app.mailer.is_configured()))
}

pub(crate) async fn you(frame: Frame) -> Response {
    frame.alone("About you", &view::you(&About::of(&frame.account).values()))
}

pub(crate) async fn change(
    State(app): State<App>,
    frame: Frame,
    Form(about): Form<About>,
) -> Result<Response> {
    Ok(match about.keep(&app, &frame.me).await? {
        None => go("/welcome/ai", ""),
        Some(values) => refused(frame.alone("About you", &view::you(&values))),
    })
}

pub(crate) async fn ai(State(app): State<App>, frame: Frame) -> Result<Response> {
    let standing = engines::standing(&app, &frame.me).await?;
    Ok(frame.alone("A language model", &view::ai(&standing)))
}

pub(crate) async fn cv(frame: Frame) -> Response {
    frame.alone("Your first CV", &view::cv())
}

/// Where to go on.
#[derive(Deserialize)]
pub(crate) struct Next {
    next: Option<String>,
}

/// The end of it, at the last step or before.
pub(crate) async fn done(State(app): State<App>, me: Me, Form(next): Form<Next>) -> Result<Response> {
    accounts::complete_onboarding(&app, &me).await?;
    Ok(go(within(next.next.as_deref()), ""))
}
