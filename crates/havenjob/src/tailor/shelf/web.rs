use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use super::super::service;
use super::view;
use crate::app::App;
use crate::error::Result;
use crate::http::chrome::{Frame, go};
use crate::http::listing::Page;
use crate::http::session::Me;
use crate::http::take::{Path, Query};

pub(super) async fn list(State(app): State<App>, frame: Frame, Query(page): Query<Page>) -> Result<Response> {
    let shelf = super::list(&app, &frame.me, page).await?;
    Ok(frame.page("Tailored CVs", &view::list(&shelf, app.clock.now())))
}

pub(super) async fn delete(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Response> {
    service::delete(&app, &me, id).await?;
    Ok(go("/tailored", "The tailored CV is deleted."))
}
