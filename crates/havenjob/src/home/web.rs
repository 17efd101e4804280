use axum::extract::State;
use axum::response::Response;

use super::{service, view};
use crate::app::App;
use crate::error::Result;
use crate::http::chrome::Frame;

pub(super) async fn home(State(app): State<App>, frame: Frame) -> Result<Response> {
    let at_hand = service::at_hand(&app, &frame.me).await?;
    Ok(frame.page("Home", &view::home(&at_hand, app.clock.now())))
}
