use axum::Json;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::{Account, ApiToken, Session};
use super::service::{self, Login};
use super::{mailed, registration, tokens};
use crate::app::App;
use crate::error::Result;
use crate::http::problem::Problem;
use crate::http::session::{COOKIE_NAME, Caller, Me};
use crate::http::take::{self, Path};

/// What a new person says of themselves.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Registration {
    #[schema(example = "ada@example.org")]
    email: String,
    /// Ten characters or more.
    #[schema(example = "tin lamp quiet river")]
    password: String,
    #[serde(default)]
    #[schema(example = "Ada Example")]
    name: String,
    /// Where the instance asks for one.
    invite_code: Option<String>,
}

/// An address and its password.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Credentials {
    #[schema(example = "ada@example.org")]
    email: String,
    #[schema(example = "tin lamp quiet river")]
    password: String,
    /// Of the second factor, or a recovery code, where the account asks for one.
    #[schema(example = "123456")]
    code: Option<String>,
}

/// A login.
#[derive(Serialize, ToSchema)]
pub(crate) struct LoggedIn {
    /// For `Authorization: Bearer …`; the cookie holds the same.
    #[schema(example = "hjs_Zm9vYmFy…")]
    token: String,
    expires_at: DateTime<Utc>,
    user: Account,
}

pub(super) fn let_in(app: &App, status: StatusCode, login: Login) -> (StatusCode, HeaderMap, Json<LoggedIn>) {
    let cookie = cookie(app, (COOKIE_NAME, "/"), &login.secret, login.seconds());
    let body = LoggedIn { token: login.secret, expires_at: login.session.expires_at, user: login.account };
    (status, cookie, Json(body))
}

/// A cookie that scripts do not see: its name and the path it is sent to, its value, and how long it is kept.
pub(super) fn cookie(app: &App, (name, path): (&str, &str), value: &str, seconds: i64) -> HeaderMap {
    let secure = if app.config.server.is_secure() { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).map(|v| HeaderMap::from_iter([(SET_COOKIE, v)])).unwrap_or_default()
}

/// Take a person in, and log them in.
#[utoipa::path(post, path = "/api/auth/register", tag = "auth", security(()), request_body = Registration,
    responses((status = 201, body = LoggedIn)))]
pub(crate) async fn register(
    State(app): State<App>,
    caller: Caller,
    take::Json(new): take::Json<Registration>,
) -> Result<(StatusCode, HeaderMap, Json<LoggedIn>)> {
    let invite = new.invite_code.as_deref();
    let login = registration::register(&app, &caller, &new.email, new.password, &new.name, invite).await?;
    Ok(let_in(&app, StatusCode::CREATED, login))
}

/// Log in. Where the account asks for a second factor, the right password alone is answered with the problem
/// `two-factor-required`: send both again, with a `code`.
#[utoipa::path(post, path = "/api/auth/login", tag = "auth", security(()), request_body = Credentials,
    responses((status = 200, body = LoggedIn),
        (status = 401, description = "`wrong-password`, `two-factor-required` or `wrong-code`", body = Problem)))]
pub(crate) async fn login(
    State(app): State<App>,
    caller: Caller,
    take::Json(who): take::Json<Credentials>,
) -> Result<(StatusCode, HeaderMap, Json<LoggedIn>)> {
    let login = service::login(&app, &caller, &who.email, who.password, who.code.as_deref()).await?;
    Ok(let_in(&app, StatusCode::OK, login))
}

/// Log out.
#[utoipa::path(post, path = "/api/auth/logout", tag = "auth",
    responses((status = 204)))]
pub(crate) async fn logout(State(app): State<App>, me: Me) -> Result<(StatusCode, HeaderMap)> {
    service::logout(&app, &me).await?;
    Ok((StatusCode::NO_CONTENT, cookie(&app, (COOKIE_NAME, "/"), "", 0)))
}

/// An address.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Address {
    #[schema(example = "ada@example.org")]
    email: String,
}

/// Ask for a link to choose a new password. The answer does not tell whether the address is known.
#[utoipa::path(post, path = "/api/auth/password/forgot", tag = "auth", security(()), request_body = Address,
    responses((status = 202)))]
pub(crate) async fn forgot(
    State(app): State<App>,
    caller: Caller,
    take::Json(who): take::Json<Address>,
) -> Result<StatusCode> {
    mailed::forgot(&app, &caller, &who.email).await?;
    Ok(StatusCode::ACCEPTED)
}

/// A new password.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewPassword {
    /// Out of the link.
    token: String,
    #[schema(example = "tin lamp quiet river")]
    password: String,
}

/// Choose a new password by the link; every login ends.
#[utoipa::path(post, path = "/api/auth/password/reset", tag = "auth", security(()), request_body = NewPassword,
    responses((status = 204)))]
pub(crate) async fn reset(
    State(app): State<App>,
    caller: Caller,
    take::Json(new): take::Json<NewPassword>,
) -> Result<StatusCode> {
    mailed::reset(&app, &caller, &new.token, new.password).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A token out of a link.
#[derive(Deserialize, ToSchema)]
pub(crate) struct LinkToken {
    token: String,
}

/// Confirm an address by the link.
#[utoipa::path(post, path = "/api/auth/verify", tag = "auth", security(()), request_body = LinkToken,
    responses((status = 204)))]
pub(crate) async fn verify(
    State(app): State<App>,
    caller: Caller,
    take::Json(link): take::Json<LinkToken>,
) -> Result<StatusCode> {
    mailed::verify(&app, &caller, &link.token).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One's own account.
#[utoipa::path(get, path = "/api/users/me", tag = "users",
    responses((status = 200, body = Account)))]
pub(crate) async fn me(State(app): State<App>, me: Me) -> Result<Json<Account>> {
    service::account(&app, &me).await.map(Json)
}

/// What may be changed of an account; what is not named stays.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Change {
    #[schema(example = "Ada Example")]
    name: Option<String>,
    #[schema(example = "Nurse")]
    target_role: Option<String>,
}

/// Change one's own account.
#[utoipa::path(patch, path = "/api/users/me", tag = "users", request_body = Change,
    responses((status = 200, body = Account)))]
pub(crate) async fn change(
    State(app): State<App>,
    me: Me,
    take::Json(change): take::Json<Change>,
) -> Result<Json<Account>> {
    service::change(&app, &me, change.name.as_deref(), change.target_role.as_deref()).await.map(Json)
}

/// Say that you are through with the first steps, or leave them out. Said twice, done once.
#[utoipa::path(post, path = "/api/users/me/onboarding/complete", tag = "users",
    responses((status = 200, body = Account)))]
pub(crate) async fn complete_onboarding(State(app): State<App>, me: Me) -> Result<Json<Account>> {
    service::complete_onboarding(&app, &me).await.map(Json)
}

/// A new password, and the old one, to be sure.
#[derive(Deserialize, ToSchema)]
pub(crate) struct PasswordChange {
    /// Not in an account that has none: there, a login of just now is needed.
    #[schema(example = "tin lamp quiet river")]
    current_password: Option<String>,
    #[schema(example = "green stove under snow")]
    new_password: String,
}

/// Choose a new password; every other login ends.
#[utoipa::path(put, path = "/api/users/me/password", tag = "users", request_body = PasswordChange,
    responses((status = 204)))]
pub(crate) async fn change_password(
    State(app): State<App>,
    me: Me,
    take::Json(change): take::Json<PasswordChange>,
) -> Result<StatusCode> {
    service::change_password(&app, &me, change.current_password, change.new_password).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The password, to be sure.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Goodbye {
    /// Not in an account that has none: there, a login of just now is needed.
    #[schema(example = "tin lamp quiet river")]
    password: Option<String>,
}

/// Erase one's own account and everything in it, for good.
#[utoipa::path(delete, path = "/api/users/me", tag = "users", request_body = Goodbye,
    responses((status = 204)))]
pub(crate) async fn erase(
    State(app): State<App>,
    me: Me,
    take::Json(goodbye): take::Json<Goodbye>,
) -> Result<StatusCode> {
    service::erase(&app, &me, goodbye.password).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Logins that still hold.
#[utoipa::path(get, path = "/api/users/me/sessions", tag = "users",
    responses((status = 200, body = Vec<Session>)))]
pub(crate) async fn sessions(State(app): State<App>, me: Me) -> Result<Json<Vec<Session>>> {
    service::sessions(&app, &me).await.map(Json)
}

/// End a login.
#[utoipa::path(delete, path = "/api/users/me/sessions/{id}", tag = "users", params(("id" = Uuid, Path)),
    responses((status = 204)))]
pub(crate) async fn end_session(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<StatusCode> {
    service::end_session(&app, &me, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Personal access tokens, without their secrets.
#[utoipa::path(get, path = "/api/users/me/tokens", tag = "users",
    responses((status = 200, body = Vec<ApiToken>)))]
pub(crate) async fn tokens(State(app): State<App>, me: Me) -> Result<Json<Vec<ApiToken>>> {
    tokens::all(&app, &me).await.map(Json)
}

/// A token to be made.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewToken {
    #[schema(example = "backup script")]
    name: String,
    /// `read` or `write`.
    #[schema(example = "read")]
    scope: String,
    /// For ever, when it is not said.
    #[schema(example = 90, minimum = 1, maximum = 3650)]
    expires_in_days: Option<i64>,
}

/// A token that was made; its secret is shown this once.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeToken {
    #[schema(example = "hjt_Zm9vYmFy…")]
    token: String,
    #[serde(flatten)]
    about: ApiToken,
}

/// Make a personal access token.
#[utoipa::path(post, path = "/api/users/me/tokens", tag = "users", request_body = NewToken,
    responses((status = 201, body = MadeToken)))]
pub(crate) async fn make_token(
    State(app): State<App>,
    me: Me,
    take::Json(new): take::Json<NewToken>,
) -> Result<(StatusCode, Json<MadeToken>)> {
    let (about, token) = tokens::make(&app, &me, &new.name, &new.scope, new.expires_in_days).await?;
    Ok((StatusCode::CREATED, Json(MadeToken { token, about })))
}

/// Take a personal access token back.
#[utoipa::path(delete, path = "/api/users/me/tokens/{id}", tag = "users", params(("id" = Uuid, Path)),
    responses((status = 204)))]
pub(crate) async fn drop_token(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<StatusCode> {
    tokens::take_back(&app, &me, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
