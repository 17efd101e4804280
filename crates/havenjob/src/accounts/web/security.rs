use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::super::model::Credential;
use super::super::view::security::{self as view, Doors};
use super::super::{identities, passkeys, second_factor, service};
use crate::app::App;
use crate::error::Result;
use crate::http::chrome::{Frame, go, refused};
use crate::http::session::Me;
use crate::http::settings;
use crate::http::site::Site;
use crate::http::take::{Form, Path};
use crate::ui::Values;

pub(crate) async fn page(State(app): State<App>, frame: Frame, site: Site) -> Result<Response> {
    shown(&app, &frame, &site, &Values::default()).await
}

/// The page with a form on it as it was typed.
pub(in crate::accounts) async fn shown(
    app: &App,
    frame: &Frame,
    site: &Site,
    values: &Values,
) -> Result<Response> {
    let me = &frame.me;
    let services = app.config.identity.issuers().into_iter().map(|i| (i.name, i.label)).collect();
    let doors = Doors {
        has_password: service::has_password(app, me).await?,
        second_factor: second_factor::state(app, me).await?,
        passkeys: passkeys::passkeys(app, me).await?,
        takes_passkeys: passkeys::are_possible(site),
        identities: identities::identities(app, me).await?,
        services,
        sessions: service::sessions(app, me).await?,
        this: match me.credential {
            Credential::Session(id) => Some(id),
            Credential::Token { .. } => None,
        },
        now: app.clock.now(),
    };
    Ok(settings::page(frame, "Security", &view::page(&doors, values)))
}

/// As the form sends it.
#[derive(Deserialize)]
pub(crate) struct NewPassword {
    current_password: Option<String>,
    new_password: String,
}

pub(crate) async fn change_password(
    State(app): State<App>,
    frame: Frame,
    site: Site,
    Form(new): Form<NewPassword>,
) -> Result<Response> {
    match service::change_password(&app, &frame.me, new.current_password, new.new_password).await {
        Ok(()) => Ok(go("/settings/security", "Your new password is set. Every other device is logged out.")),
        Err(e) => {
            let values = Values::default().refused(e)?;
            Ok(refused(shown(&app, &frame, &site, &values).await?))
        }
    }
}

pub(crate) async fn end_other_sessions(State(app): State<App>, me: Me) -> Result<Response> {
    service::end_other_sessions(&app, &me).await?;
    Ok(go("/settings/security#sessions", "Every other device is logged out."))
}

pub(crate) async fn end_session(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Response> {
    service::end_session(&app, &me, id).await?;
    Ok(go("/settings/security#sessions", "That device is logged out."))
}
