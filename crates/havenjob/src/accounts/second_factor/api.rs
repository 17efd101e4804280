use axum::Json;
use axum::extract::State as Of;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::{SecondFactorBegun, State};
use super::service;
use crate::app::App;
use crate::error::Result;
use crate::http::problem::Problem;
use crate::http::session::Me;
use crate::http::take;

/// How one's second factor stands.
#[utoipa::path(get, path = "/api/users/me/two-factor", tag = "users",
    responses((status = 200, body = State)))]
pub(crate) async fn state(Of(app): Of<App>, me: Me) -> Result<Json<State>> {
    service::state(&app, &me).await.map(Json)
}

/// Begin to set up a second factor. Nothing changes until it is confirmed.
#[utoipa::path(post, path = "/api/users/me/two-factor", tag = "users",
    responses((status = 200, body = SecondFactorBegun), (status = 409, description = "It is on", body = Problem)))]
pub(crate) async fn begin(Of(app): Of<App>, me: Me) -> Result<Json<SecondFactorBegun>> {
    service::begin(&app, &me).await.map(Json)
}

/// A code that the authenticator shows.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Shown {
    #[schema(example = "123456")]
    code: String,
}

/// Codes for the day on which the device is lost, each good once. They are shown this once.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecoveryCodes {
    #[schema(example = json!(["abcd-efgh-jkmn-pqrs"]))]
    recovery_codes: Vec<String>,
}

/// Switch the second factor on, by the first code that the authenticator shows.
#[utoipa::path(post, path = "/api/users/me/two-factor/confirm", tag = "users", request_body = Shown,
    responses((status = 200, body = RecoveryCodes), (status = 409, description = "None was begun", body = Problem)))]
pub(crate) async fn confirm(
    Of(app): Of<App>,
    me: Me,
    take::Json(shown): take::Json<Shown>,
) -> Result<Json<RecoveryCodes>> {
    let recovery_codes = service::confirm(&app, &me, &shown.code).await?;
    Ok(Json(RecoveryCodes { recovery_codes }))
}

/// The password or a code, to be sure.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Assurance {
    #[schema(example = "tin lamp quiet river")]
    password: Option<String>,
    /// Of the authenticator, or a recovery code.
    #[schema(example = "123456")]
    code: Option<String>,
}

/// New recovery codes; the old ones no longer work.
#[utoipa::path(post, path = "/api/users/me/two-factor/recovery-codes", tag = "users", request_body = Assurance,
    responses((status = 200, body = RecoveryCodes), (status = 404, description = "None is on", body = Problem)))]
pub(crate) async fn renew(
    Of(app): Of<App>,
    me: Me,
    take::Json(sure): take::Json<Assurance>,
) -> Result<Json<RecoveryCodes>> {
    let recovery_codes = service::renew(&app, &me, sure.password, sure.code).await?;
    Ok(Json(RecoveryCodes { recovery_codes }))
}

/// Switch the second factor off.
#[utoipa::path(delete, path = "/api/users/me/two-factor", tag = "users", request_body = Assurance,
    responses((status = 204), (status = 404, description = "None is on", body = Problem)))]
pub(crate) async fn disable(
    Of(app): Of<App>,
    me: Me,
    take::Json(sure): take::Json<Assurance>,
) -> Result<StatusCode> {
    service::disable(&app, &me, sure.password, sure.code).await?;
    Ok(StatusCode::NO_CONTENT)
}
