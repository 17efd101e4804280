use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{REFRESH, SET_COOKIE};
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::super::api::cookie;
use super::super::ceremonies::MINUTES;
use super::super::view::security as view;
use super::super::web::security;
use super::api::BEGUN;
use super::service;
use crate::app::App;
use crate::error::Result;
use crate::http::chrome::{Frame, go, refused};
use crate::http::site::Site;
use crate::http::take::{Form, Path};
use crate::ui::Values;

/// A service to link.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    provider: String,
}

/// Sends the person to the service. Not by a redirect: pages may send forms to ourselves only, wherever that leads.
pub(crate) async fn link(
    State(app): State<App>,
    frame: Frame,
    site: Site,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let departure =
        service::link(&app, &frame.me, &site, &wanted.provider, Some("/settings/security#linked")).await?;
    let label = app.config.identity.issuer(&wanted.provider).map_or(wanted.provider, |i| i.label);
    let mut response = frame.alone(&format!("On to {label}"), &view::away(&label, &departure.url));
    let headers = response.headers_mut();
    for value in cookie(&app, BEGUN, &departure.browser, MINUTES * 60).values() {
        headers.append(SET_COOKIE, value.clone());
    }
    if let Ok(value) = HeaderValue::from_str(&format!("0;url={}", departure.url)) {
        headers.insert(REFRESH, value);
    }
    Ok(response)
}

pub(crate) async fn unlink(
    State(app): State<App>,
    frame: Frame,
    site: Site,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    match service::unlink(&app, &frame.me, id).await {
        Ok(()) => {
            Ok(go("/settings/security#linked", "It is unlinked: that service no longer opens your account."))
        }
        Err(e) => {
            let values = Values::default().refused(e)?;
            Ok(refused(security::shown(&app, &frame, &site, &values).await?))
        }
    }
}
