//! What those who run an instance look at.

use axum::Json;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::PrometheusHandle;
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::Problem;
use crate::app::App;
use crate::error::{Error, Result};

/// How the instance is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Health {
    /// `healthy`, or `ready` when asked whether requests can be served.
    #[schema(example = "healthy")]
    status: &'static str,
    /// The version that runs.
    #[schema(example = "0.1.0")]
    version: &'static str,
    /// `sqlite` or `postgres`.
    #[schema(example = "sqlite")]
    database: &'static str,
    /// `answers` or `away`; nothing where none is configured. Away, everything works on, each process for itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "answers")]
    redis: Option<&'static str>,
}

/// Whether the process lives.
#[utoipa::path(get, path = "/health", tag = "ops", security(()), responses((status = 200, body = Health)))]
pub(crate) async fn health(State(app): State<App>) -> Json<Health> {
    Json(state(&app, "healthy"))
}

/// Whether requests can be served: the database and the file store answer. Of Redis it only tells: nothing needs it.
#[utoipa::path(get, path = "/ready", tag = "ops", security(()),
    responses((status = 200, body = Health), (status = 503, body = Problem)))]
pub(crate) async fn ready(State(app): State<App>) -> Result<Json<Health>> {
    let away = |what: &str, e: &Error| Error::Unavailable(format!("the {what} does not answer: {e}"));
    app.db.ping().await.map_err(|e| away("database", &e))?;
    app.files.ping().await.map_err(|e| away("file store", &e))?;
    Ok(Json(state(&app, "ready")))
}

fn state(app: &App, status: &'static str) -> Health {
    let redis = app.redis.as_ref().map(|redis| if redis.answers() { "answers" } else { "away" });
    Health { status, version: env!("CARGO_PKG_VERSION"), database: app.db.engine(), redis }
}

/// Counters and times in Prometheus' text format.
pub(crate) async fn metrics(State(handle): State<PrometheusHandle>) -> Response {
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], handle.render()).into_response()
}
