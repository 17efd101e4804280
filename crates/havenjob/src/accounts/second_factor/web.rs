use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::{service, view};
use crate::app::App;
use crate::error::Result;
use crate::http::chrome::{Frame, go, once, refused};
use crate::http::session::Me;
use crate::http::settings;
use crate::http::take::Form;
use crate::ui::Values;

const HERE: &str = "/settings/security/two-step";

pub(crate) async fn page(State(app): State<App>, frame: Frame) -> Result<Response> {
    shown(&app, &frame, &Values::default(), false).await
}

/// `is_leaving` tells of which of two forms `values` are.
async fn shown(app: &App, frame: &Frame, values: &Values, is_leaving: bool) -> Result<Response> {
    let state = service::state(app, &frame.me).await?;
    let body = match service::waiting(app, &frame.me).await? {
        _ if state.enabled => view::on(&state, values, is_leaving),
        Some(begun) => view::begun(&begun, values),
        None => view::off(),
    };
    Ok(once(settings::page(frame, "Second step", &body)))
}

pub(crate) async fn begin(State(app): State<App>, me: Me) -> Result<Response> {
    service::begin(&app, &me).await?;
    Ok(go(HERE, ""))
}

/// As the forms send it: a code, or the password.
#[derive(Deserialize)]
pub(crate) struct Assurance {
    code: Option<String>,
    password: Option<String>,
}

impl Assurance {
    /// What was filled in.
    fn filled(self) -> (Option<String>, Option<String>) {
        let filled = |text: Option<String>| text.filter(|t| !t.trim().is_empty());
        (filled(self.password), filled(self.code))
    }
}

/// Switches it on, and shows the recovery codes: this once.
pub(crate) async fn confirm(
    State(app): State<App>,
    frame: Frame,
    Form(sure): Form<Assurance>,
) -> Result<Response> {
    match service::confirm(&app, &frame.me, &sure.code.unwrap_or_default()).await {
        Ok(codes) => Ok(once(settings::page(&frame, "Your recovery codes", &view::codes(&codes)))),
        Err(e) => Ok(refused(shown(&app, &frame, &Values::default().refused(e)?, false).await?)),
    }
}

/// Makes new recovery codes, and shows them: this once.
pub(crate) async fn renew(
    State(app): State<App>,
    frame: Frame,
    Form(sure): Form<Assurance>,
) -> Result<Response> {
    let (password, code) = sure.filled();
    match service::renew(&app, &frame.me, password, code).await {
        Ok(codes) => Ok(once(settings::page(&frame, "Your recovery codes", &view::codes(&codes)))),
        Err(e) => Ok(refused(shown(&app, &frame, &Values::default().refused(e)?, false).await?)),
    }
}

pub(crate) async fn disable(
    State(app): State<App>,
    frame: Frame,
    Form(sure): Form<Assurance>,
) -> Result<Response> {
    let (password, code) = sure.filled();
    match service::disable(&app, &frame.me, password, code).await {
        Ok(()) => {
            Ok(go("/settings/security", "The second step is off. Your password alone opens the account."))
        }
        Err(e) => Ok(refused(shown(&app, &frame, &Values::default().refused(e)?, true).await?)),
    }
}
