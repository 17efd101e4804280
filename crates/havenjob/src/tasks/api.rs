use axum::Json;
use axum::extract::State;
use uuid::Uuid;

use super::Status;
use crate::app::App;
use crate::error::Result;
use crate::http::session::Me;
use crate::http::take::Path;

/// How far a piece of background work is.
#[utoipa::path(get, path = "/api/cv/status/{job_id}", tag = "cv",
    params(("job_id" = Uuid, Path, description = "What the answer 202 named")),
    responses((status = 200, body = Status)))]
pub(crate) async fn status(State(app): State<App>, me: Me, Path(job_id): Path<Uuid>) -> Result<Json<Status>> {
    let mut tx = app.db.read_unowned().await?;
    Ok(Json(super::status(&mut tx, me.id, job_id).await?))
}
