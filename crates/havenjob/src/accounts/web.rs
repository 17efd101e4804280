use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::service::{self, Login};
use super::{api, registration, view};
use crate::app::App;
use crate::config::Mode;
use crate::error::Result;
use crate::http::chrome::{Bare, go, within};
use crate::http::session::{COOKIE_NAME, Caller, Me};
use crate::http::take::{Form, Query};
use crate::ui::Values;

/// Who is logged in goes on to their page.
pub(crate) async fn landing(page: Bare, me: Result<Me>) -> Response {
    match me {
        Ok(_) => go("/dashboard", ""),
        Err(_) => {
            page.whole("The best true version of your career, for each job", "landing", &view::landing())
        }
    }
}

/// Where to go after the login.
#[derive(Deserialize)]
pub(crate) struct Next {
    next: Option<String>,
}

pub(crate) async fn login_form(page: Bare, Query(next): Query<Next>) -> Response {
    page.page("Log in", &view::login(within(next.next.as_deref()), &Values::default()))
}

/// As the form sends it.
#[derive(Deserialize)]
pub(crate) struct Credentials {
    email: String,
    password: String,
    next: Option<String>,
}

pub(crate) async fn login(
    State(app): State<App>,
    page: Bare,
    caller: Caller,
    Form(who): Form<Credentials>,
) -> Result<Response> {
    let next = within(who.next.as_deref());
    match service::login(&app, &caller, &who.email, who.password, None).await {
        Ok(login) => Ok(let_in(&app, &login, next)),
        Err(e) => {
            let values = Values::of([("email", who.email.as_str())]).refused(e)?;
            Ok(refused(page.page("Log in", &view::login(next, &values))))
        }
    }
}

fn let_in(app: &App, login: &Login, next: &str) -> Response {
    let mut response = go(next, "");
    response.headers_mut().extend(api::cookie(app, (COOKIE_NAME, "/"), &login.secret, login.seconds()));
    response
}

/// A form that is shown again, with what is wrong.
fn refused(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

pub(crate) async fn register_form(State(app): State<App>, page: Bare) -> Response {
    page.page("Create an account", &view::register(asks_invite(&app), &Values::default()))
}

fn asks_invite(app: &App) -> bool {
    app.config.registration.mode == Mode::Invite
}

/// As the form sends it.
#[derive(Deserialize)]
pub(crate) struct Registration {
    #[serde(default)]
    name: String,
    email: String,
    password: String,
    invite_code: Option<String>,
}

pub(crate) async fn register(
    State(app): State<App>,
    page: Bare,
    caller: Caller,
    Form(new): Form<Registration>,
) -> Result<Response> {
    let invite = new.invite_code.as_deref();
    match registration::register(&app, &caller, &new.email, new.password, &new.name, invite).await {
        Ok(login) => Ok(let_in(&app, &login, "/dashboard")),
        Err(e) => {
            let typed = [
                ("name", new.name.as_str()),
                ("email", &new.email),
                ("invite_code", invite.unwrap_or_default()),
            ];
            let values = Values::of(typed).refused(e)?;
            Ok(refused(page.page("Create an account", &view::register(asks_invite(&app), &values))))
        }
    }
}

pub(crate) async fn logout(State(app): State<App>, me: Me) -> Result<Response> {
    service::logout(&app, &me).await?;
    let mut response = go("/login", "You are logged out.");
    response.headers_mut().extend(api::cookie(&app, (COOKIE_NAME, "/"), "", 0));
    Ok(response)
}
