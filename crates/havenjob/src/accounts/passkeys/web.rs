//! What a device answered, as the script of the page puts it into a form. Without scripts there are no passkeys: browsers
//! ask their devices by no other way.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::super::web::{let_in, security};
use super::service;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::chrome::{Frame, go, refused, within};
use crate::http::session::{Caller, Me};
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
    caller: Caller,
    site: Site,
    Form(answer): Form<Answer>,
) -> Result<Response> {
    let credential = read(&answer.credential)?;
    let login = service::finish_login(&app, &caller, &site, &answer.ceremony, credential).await?;
    Ok(let_in(&app, &login, within(answer.next.as_deref())))
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
            let values = Values::of([("name", name.unwrap_or_default())]).refused(e)?;
            Ok(refused(security::shown(&app, &frame, &site, &values).await?))
        }
    }
}

pub(crate) async fn delete(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Response> {
    service::delete(&app, &me, id).await?;
    Ok(go("/settings/security#passkeys", "The passkey is removed. You may delete it on its device too."))
}
