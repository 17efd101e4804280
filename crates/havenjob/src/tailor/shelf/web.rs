use axum::extract::State;
use axum::response::Response;

use super::view;
use crate::app::App;
use crate::error::Result;
use crate::http::chrome::Frame;
use crate::http::listing::Page;
use crate::http::take::Query;

pub(super) async fn list(State(app): State<App>, frame: Frame, Query(page): Query<Page>) -> Result<Response> {
    let shelf = super::list(&app, &frame.me, page).await?;
    Ok(frame.page("Tailored CVs", &view::list(&shelf, app.clock.now())))
}
