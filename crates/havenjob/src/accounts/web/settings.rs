use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::super::model::Account;
use super::super::service;
use super::super::view::settings as view;
use super::{api, set};
use crate::app::App;
use crate::error::Result;
use crate::http::chrome::{Frame, THEME, go, put_cookie, refused};
use crate::http::session::{COOKIE_NAME, Me};
use crate::http::settings::page;
use crate::http::take::Form;
use crate::ui::Values;

/// A year, in seconds: how long a browser keeps the choice of light or dark.
const A_YEAR: i64 = 31_536_000;

pub(crate) async fn account(frame: Frame) -> Response {
    page(
        &frame,
        "Account",
        &view::account(&frame.account, frame.theme(), &About::of(&frame.account).values()),
    )
}

/// What a person says of themselves, as the form sends it.
#[derive(Deserialize)]
pub(crate) struct About {
    name: String,
    target_role: String,
}

impl About {
    /// As the account has it.
    pub(crate) fn of(account: &Account) -> Self {
        Self { name: account.name.clone(), target_role: account.target_role.clone() }
    }

    pub(crate) fn values(&self) -> Values {
        Values::of([("name", self.name.as_str()), ("target_role", &self.target_role)])
    }

    /// Keeps it; what was refused comes back as the form's values.
    pub(crate) async fn keep(&self, app: &App, me: &Me) -> Result<Option<Values>> {
        match service::change(app, me, Some(&self.name), Some(&self.target_role)).await {
            Ok(_) => Ok(None),
            Err(e) => self.values().refused(e).map(Some),
        }
    }
}

pub(crate) async fn change(
    State(app): State<App>,
    frame: Frame,
    Form(about): Form<About>,
) -> Result<Response> {
    Ok(match about.keep(&app, &frame.me).await? {
        None => go("/settings", "Saved."),
        Some(values) => {
            refused(page(&frame, "Account", &view::account(&frame.account, frame.theme(), &values)))
        }
    })
}

/// As the form sends it.
#[derive(Deserialize)]
pub(crate) struct Theme {
    theme: String,
}

/// Keeps the choice in the browser: another device may stand in another light.
pub(crate) async fn theme(_: Me, Form(choice): Form<Theme>) -> Response {
    let mut response = go("/settings", "");
    let (value, seconds) = match choice.theme.as_str() {
        known @ ("light" | "dark") => (known, A_YEAR),
        _ => ("", 0),
    };
    put_cookie(response.headers_mut(), THEME, value, seconds);
    response
}

pub(crate) async fn data(State(app): State<App>, frame: Frame) -> Result<Response> {
    let has_password = service::has_password(&app, &frame.me).await?;
    Ok(page(&frame, "Your data", &view::data(has_password, &Values::default())))
}

/// As the form sends it.
#[derive(Deserialize)]
pub(crate) struct Goodbye {
    password: Option<String>,
}

pub(crate) async fn erase(
    State(app): State<App>,
    frame: Frame,
    Form(goodbye): Form<Goodbye>,
) -> Result<Response> {
    match service::erase(&app, &frame.me, goodbye.password).await {
        Ok(()) => {
            let mut response = go("/", "Your account and everything in it is gone. We wish you well.");
            set(&mut response, api::cookie(&app, (COOKIE_NAME, "/"), "", 0));
            Ok(response)
        }
        Err(e) => {
            let has_password = service::has_password(&app, &frame.me).await?;
            let values = Values::default().refused(e)?;
            Ok(refused(page(&frame, "Your data", &view::data(has_password, &values))))
        }
    }
}
