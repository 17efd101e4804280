pub(super) mod links;
pub(super) mod security;
pub(super) mod settings;
pub(super) mod tokens;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use serde::Deserialize;

use super::ceremonies::MINUTES;
use super::second_step::{self, Step};
use super::service::{self, Login};
use super::view::doors::{self as view, Elsewhere};
use super::{api, passkeys, registration};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::chrome::{Bare, go, refused, within};
use crate::http::session::{COOKIE_NAME, Caller, Cookies, Me};
use crate::http::site::Site;
use crate::http::take::{Form, Query};
use crate::ui::Values;

/// Name of the cookie that names what waits for a code, and where it is sent.
const STEP: (&str, &str) = ("havenjob_step", "/login");

/// Who is logged in goes on to their page.
pub(crate) async fn landing(page: Bare, me: Result<Me>) -> Response {
    match me {
        Ok(_) => go("/dashboard", ""),
        Err(_) => {
            let body = super::view::landing(&page.words());
            page.whole("The best true version of your career, for each job", "landing", &body)
        }
    }
}

/// Where to go after the login.
#[derive(Deserialize)]
pub(crate) struct Next {
    next: Option<String>,
}

/// Services to log in with, and whether a passkey can be used at this address.
pub(in crate::accounts) fn elsewhere(app: &App, site: &Site) -> Elsewhere {
    let issuers = app.config.identity.issuers();
    let services = issuers.into_iter().map(|i| (i.name, i.label)).collect();
    Elsewhere { services, takes_passkeys: passkeys::are_possible(site) }
}

pub(crate) async fn login_form(
    State(app): State<App>,
    page: Bare,
    site: Site,
    me: Result<Me>,
    Query(next): Query<Next>,
) -> Response {
    let next = within(next.next.as_deref());
    if me.is_ok() {
        return go(next, "");
    }
    page.page("Log in", &view::login(next, &elsewhere(&app, &site), &Values::default()))
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
    site: Site,
    Form(who): Form<Credentials>,
) -> Result<Response> {
    let next = within(who.next.as_deref());
    match second_step::begin(&app, &caller, &who.email, who.password).await {
        Ok(Step::In(login)) => Ok(let_in(&app, &login, next)),
        Ok(Step::Code(ceremony)) => {
            let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
            let mut response = go(&format!("/login/code?next={next}"), "");
            set(&mut response, api::cookie(&app, STEP, &ceremony, MINUTES * 60));
            Ok(response)
        }
        Err(e) => {
            let values = Values::of([("email", who.email.as_str())]).refused(e)?;
            Ok(refused(page.page("Log in", &view::login(next, &elsewhere(&app, &site), &values))))
        }
    }
}

pub(crate) async fn code_form(page: Bare, cookies: Cookies, Query(next): Query<Next>) -> Response {
    if cookies.get(STEP.0).is_none() {
        return go("/login", "");
    }
    page.page("Your code", &view::code(within(next.next.as_deref()), &Values::default()))
}

/// As the form sends it.
#[derive(Deserialize)]
pub(crate) struct Code {
    code: String,
    next: Option<String>,
}

pub(crate) async fn code(
    State(app): State<App>,
    page: Bare,
    caller: Caller,
    cookies: Cookies,
    Form(shown): Form<Code>,
) -> Result<Response> {
    let next = within(shown.next.as_deref());
    let ceremony = cookies.get(STEP.0).unwrap_or_default();
    match second_step::finish(&app, &caller, ceremony, &shown.code).await {
        Ok(login) => {
            let mut response = let_in(&app, &login, next);
            set(&mut response, api::cookie(&app, STEP, "", 0));
            Ok(response)
        }
        Err(e) => {
            let e = if matches!(e, Error::WrongCode) { Error::field("code", e.to_string()) } else { e };
            Ok(refused(page.page("Your code", &view::code(next, &Values::default().refused(e)?))))
        }
    }
}

pub(in crate::accounts) fn let_in(app: &App, login: &Login, next: &str) -> Response {
    let mut response = go(next, "");
    set(&mut response, api::cookie(app, (COOKIE_NAME, "/"), &login.secret, login.seconds()));
    response
}

/// Sets a cookie beside those that are set already, not in their place.
fn set(response: &mut Response, cookie: HeaderMap) {
    for (name, value) in cookie {
        response.headers_mut().append(name.unwrap_or(SET_COOKIE), value);
    }
}

/// Where an invite's link leads.
#[derive(Deserialize)]
pub(crate) struct Invited {
    invite: Option<String>,
}

pub(crate) async fn register_form(
    State(app): State<App>,
    page: Bare,
    site: Site,
    Query(invited): Query<Invited>,
) -> Result<Response> {
    let values = Values::of([("invite_code", invited.invite.as_deref().unwrap_or_default())]);
    let mode = registration::mode(&app).await?;
    Ok(page.page("Create an account", &view::register(mode, &elsewhere(&app, &site), &values)))
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
    site: Site,
    Form(new): Form<Registration>,
) -> Result<Response> {
    let invite = new.invite_code.as_deref();
    match registration::register(&app, &caller, &new.email, new.password, &new.name, invite).await {
        Ok(login) => Ok(let_in(&app, &login, "/welcome")),
        Err(e) => {
            let typed = [
                ("name", new.name.as_str()),
                ("email", &new.email),
                ("invite_code", invite.unwrap_or_default()),
            ];
            let values = Values::of(typed).refused(e)?;
            let mode = registration::mode(&app).await?;
            Ok(refused(
                page.page("Create an account", &view::register(mode, &elsewhere(&app, &site), &values)),
            ))
        }
    }
}

pub(crate) async fn logout(State(app): State<App>, me: Me) -> Result<Response> {
    service::logout(&app, &me).await?;
    let mut response = go("/login", "You are logged out.");
    set(&mut response, api::cookie(&app, (COOKIE_NAME, "/"), "", 0));
    Ok(response)
}
