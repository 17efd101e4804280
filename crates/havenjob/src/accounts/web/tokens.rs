use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::super::tokens;
use super::super::view::tokens as view;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::chrome::{Frame, go, once, refused};
use crate::http::session::Me;
use crate::http::settings;
use crate::http::take::{Form, Path};
use crate::ui::Values;

/// What the form offers first.
const USUAL: [(&str, &str); 1] = [("expires_in_days", "90")];

pub(crate) async fn page(State(app): State<App>, frame: Frame) -> Result<Response> {
    shown(&app, &frame, None, &Values::of(USUAL)).await
}

async fn shown(app: &App, frame: &Frame, made: Option<&str>, values: &Values) -> Result<Response> {
    let tokens = tokens::all(app, &frame.me).await?;
    let body = view::page(&tokens, made, values, app.clock.now());
    Ok(settings::page(frame, "Access tokens", &body))
}

/// As the form sends it.
#[derive(Deserialize)]
pub(crate) struct NewToken {
    name: String,
    scope: String,
    /// Empty for ever.
    expires_in_days: String,
}

/// Makes one, and shows its secret: this once.
pub(crate) async fn make(
    State(app): State<App>,
    frame: Frame,
    Form(new): Form<NewToken>,
) -> Result<Response> {
    let days = match new.expires_in_days.as_str() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Error::field("expires_in_days", "is no number of days")),
    };
    let made = match days {
        Ok(days) => tokens::make(&app, &frame.me, &new.name, &new.scope, days).await,
        Err(e) => Err(e),
    };
    match made {
        Ok((_, secret)) => Ok(once(shown(&app, &frame, Some(&secret), &Values::of(USUAL)).await?)),
        Err(e) => {
            let typed = [
                ("name", new.name.as_str()),
                ("scope", &new.scope),
                ("expires_in_days", &new.expires_in_days),
            ];
            let values = Values::of(typed).refused(e)?;
            Ok(refused(shown(&app, &frame, None, &values).await?))
        }
    }
}

pub(crate) async fn drop(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Response> {
    tokens::take_back(&app, &me, id).await?;
    Ok(go("/settings/tokens", "The token is revoked: nothing opens with it any more."))
}
