//! What a device answered, as the script of the page puts it into a form. Without scripts there are no passkeys: browsers
//! ask their devices by no other way.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::super::view::doors as view;
use super::super::web::{elsewhere, let_in, security};
use super::service;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::chrome::{Bare, Frame, go, refused, within};
use crate::http::session::Caller;
use crate::http::site::Site;
use crate::http::take::{Form, Path};
use crate::ui::Values;

/// A device's answer.
#[derive(Deserialize)]
pub(crate) struct Answer {
    ceremony: String,
    /// As JSON.
    credential: String,
    next: Option<String>,
    name: Option<String>,
}

fn read(credential: &str) -> Result<Value> {
    serde_json::from_str(credential).map_err(|_| Error::field("credential", "is not what a browser gives"))
}

pub(crate) async fn log_in(
    State(app): State<App>,
    page: Bare,
    caller: Caller,
    site: Site,
    Form(answer): Form<Answer>,
) -> Result<Response> {
    let next = within(answer.next.as_deref());
    let credential = read(&answer.credential)?;
    match service::finish_login(&app, &caller, &site, &answer.ceremony, credential).await {
        Ok(login) => Ok(let_in(&app, &login, next)),
        Err(e) => {
            let values = Values::default().refused(in_whole(e))?;
            Ok(refused(page.page("Log in", &view::login(next, &elsewhere(&app, &site), &values))))
        }
    }
}

pub(crate) async fn keep(
    State(app): State<App>,
    frame: Frame,
    site: Site,
    Form(made): Form<Answer>,
) -> Result<Response> {
    let (name, credential) = (made.name.as_deref(), read(&made.credential)?);
    match service::finish(&app, &frame.me, &site, &made.ceremony, name, credential).await {
        Ok(_) => {
            Ok(go("/settings/security#passkeys", "Your passkey is added. It opens your account from now on."))
        }
        Err(e) => {
            let values = Values::of([("name", name.unwrap_or_default())]).refused(in_whole(e))?;
            Ok(refused(security::shown(&app, &frame, &site, &values).await?))
        }
    }
}

/// What is wrong with a part that the person does not see is said of the whole.
fn in_whole(error: Error) -> Error {
    match error {
        Error::Invalid(faults) if faults.iter().any(|(field, _)| *field != "name") => Error::Malformed(
            "the passkey took too long, or was not what was asked for: try it once more.".into(),
        ),
        other => other,
    }
}

pub(crate) async fn delete(
    State(app): State<App>,
    frame: Frame,
    site: Site,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    match service::delete(&app, &frame.me, id).await {
        Ok(()) => Ok(go(
            "/settings/security#passkeys",
            "The passkey is removed. You may delete it on its device too.",
        )),
        Err(e) => {
            let values = Values::default().refused(e)?;
            Ok(refused(security::shown(&app, &frame, &site, &values).await?))
        }
    }
}
