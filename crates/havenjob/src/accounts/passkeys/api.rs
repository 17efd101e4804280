use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::Passkey;
use super::service::{self, Challenge};
use crate::accounts::api::{LoggedIn, let_in};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::problem::Problem;
use crate::http::session::{Caller, Me};
use crate::http::site::Site;
use crate::http::take::{self, Path};

/// A challenge for the browser to hand to a device.
#[derive(Serialize, ToSchema)]
pub(crate) struct Asked {
    /// Names what was begun; to be sent along with the answer, within ten minutes.
    #[schema(example = "Zm9vYmFy…")]
    ceremony: String,
    /// For `navigator.credentials.create` or `.get`: its `publicKey` through `PublicKeyCredential.parse…OptionsFromJSON`.
    #[schema(value_type = Object, example = json!({"publicKey": {"challenge": "c29tZXRoaW5n…"}}))]
    options: Value,
}

impl Asked {
    fn from<T: Serialize>(challenge: Challenge<T>) -> Result<Self> {
        let options = serde_json::to_value(challenge.options);
        let options = options.map_err(|e| Error::Internal(format!("a challenge cannot be said: {e}")))?;
        Ok(Self { ceremony: challenge.ceremony, options })
    }
}

/// One's passkeys.
#[utoipa::path(get, path = "/api/users/me/passkeys", tag = "users",
    responses((status = 200, body = Vec<Passkey>)))]
pub(crate) async fn passkeys(State(app): State<App>, me: Me) -> Result<Json<Vec<Passkey>>> {
    service::passkeys(&app, &me).await.map(Json)
}

/// Begin to make a passkey.
#[utoipa::path(post, path = "/api/users/me/passkeys/begin", tag = "users",
    responses((status = 200, body = Asked), (status = 409, description = "There are too many", body = Problem),
        (status = 422, description = "The instance was not opened by a name", body = Problem)))]
pub(crate) async fn begin(State(app): State<App>, me: Me, site: Site) -> Result<Json<Asked>> {
    Asked::from(service::begin(&app, &me, &site).await?).map(Json)
}

/// A passkey that a device has made.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Made {
    /// As it was given.
    #[schema(example = "Zm9vYmFy…")]
    ceremony: String,
    /// For the person, to know it by.
    #[schema(example = "my phone")]
    name: Option<String>,
    /// What `navigator.credentials.create` gave, as its `toJSON` says it.
    #[schema(value_type = Object, example = json!({"id": "c29tZXRoaW5n", "type": "public-key"}))]
    credential: Value,
}

/// Keep the passkey that a device has made.
#[utoipa::path(post, path = "/api/users/me/passkeys/finish", tag = "users", request_body = Made,
    responses((status = 201, body = Passkey)))]
pub(crate) async fn finish(
    State(app): State<App>,
    me: Me,
    site: Site,
    take::Json(made): take::Json<Made>,
) -> Result<(StatusCode, Json<Passkey>)> {
    let name = made.name.as_deref();
    let passkey = service::finish(&app, &me, &site, &made.ceremony, name, made.credential).await?;
    Ok((StatusCode::CREATED, Json(passkey)))
}

/// Delete a passkey; not the last way into the account.
#[utoipa::path(delete, path = "/api/users/me/passkeys/{id}", tag = "users", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 409, description = "It is the only way in", body = Problem)))]
pub(crate) async fn delete(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<StatusCode> {
    service::delete(&app, &me, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Begin to log in with a passkey. No address is asked for: the device knows whose it is.
#[utoipa::path(post, path = "/api/auth/passkey/begin", tag = "auth", security(()),
    responses((status = 200, body = Asked),
        (status = 422, description = "The instance was not opened by a name", body = Problem)))]
pub(crate) async fn begin_login(State(app): State<App>, caller: Caller, site: Site) -> Result<Json<Asked>> {
    Asked::from(service::begin_login(&app, &caller, &site).await?).map(Json)
}

/// A device's answer.
#[derive(Deserialize, ToSchema)]
pub(crate) struct PasskeyAnswered {
    /// As it was given.
    #[schema(example = "Zm9vYmFy…")]
    ceremony: String,
    /// What `navigator.credentials.get` gave, as its `toJSON` says it.
    #[schema(value_type = Object, example = json!({"id": "c29tZXRoaW5n", "type": "public-key"}))]
    credential: Value,
}

/// Log in with a passkey.
#[utoipa::path(post, path = "/api/auth/passkey/finish", tag = "auth", security(()), request_body = PasskeyAnswered,
    responses((status = 200, body = LoggedIn), (status = 401, body = Problem)))]
pub(crate) async fn finish_login(
    State(app): State<App>,
    caller: Caller,
    site: Site,
    take::Json(answer): take::Json<PasskeyAnswered>,
) -> Result<(StatusCode, HeaderMap, Json<LoggedIn>)> {
    let login = service::finish_login(&app, &caller, &site, &answer.ceremony, answer.credential).await?;
    Ok(let_in(&app, StatusCode::OK, login))
}
