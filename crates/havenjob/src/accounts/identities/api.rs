use axum::Json;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Redirect;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::model::Identity;
use super::service::{self, Answer, Arrival};
use crate::accounts::api::cookie;
use crate::accounts::ceremonies::MINUTES;
use crate::app::App;
use crate::error::Result;
use crate::http::problem::Problem;
use crate::http::session::{COOKIE_NAME, Caller, Cookies, Me};
use crate::http::site::Site;
use crate::http::take::{self, Path, Query};

/// Name of the cookie by which a browser ends what it began, and where it is sent.
pub(super) const BEGUN: (&str, &str) = ("havenjob_login", "/auth");

/// A service to log in with.
#[derive(Serialize, ToSchema)]
pub(crate) struct Service {
    #[schema(example = "google")]
    name: String,
    /// How it is called to people.
    #[schema(example = "Google")]
    label: String,
    /// Where to send the browser to log in with it.
    #[schema(example = "/auth/google/start")]
    start: String,
}

/// Services to log in with.
#[utoipa::path(get, path = "/api/auth/providers", tag = "auth", security(()),
    responses((status = 200, body = Vec<Service>)))]
pub(crate) async fn services(State(app): State<App>) -> Json<Vec<Service>> {
    let all = app.config.identity.issuers().into_iter();
    let all = all.map(|i| Service { start: format!("/auth/{}/start", i.name), name: i.name, label: i.label });
    Json(all.collect())
}

/// Where a login is to lead.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Begin {
    /// A path on this instance to go to afterwards; `/` when none is named.
    #[param(example = "/jobs")]
    return_to: Option<String>,
    /// For a new person, where the instance asks for one.
    invite_code: Option<String>,
}

/// Begin to log in with another service: sends the browser there.
#[utoipa::path(get, path = "/auth/{provider}/start", tag = "auth", security(()),
    params(("provider" = String, Path, example = "google"), Begin),
    responses((status = 303, description = "To the service's page", headers(("Location" = String))),
        (status = 429, body = Problem), (status = 503, body = Problem)))]
pub(crate) async fn start(
    State(app): State<App>,
    caller: Caller,
    site: Site,
    Path(provider): Path<String>,
    Query(begin): Query<Begin>,
) -> Result<(HeaderMap, Redirect)> {
    let departure =
        service::start(&app, &caller, &site, &provider, begin.return_to.as_deref(), begin.invite_code)
            .await?;
    Ok((cookie(&app, BEGUN, &departure.browser, MINUTES * 60), Redirect::to(&departure.url)))
}

/// With what a service sends a browser back.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Returned {
    /// What the service gives when the person agreed.
    code: Option<String>,
    /// What this instance sent along.
    state: Option<String>,
    /// What the service gives when it did not come to that.
    #[param(example = "access_denied")]
    error: Option<String>,
}

/// Where a service sends the browser back to: logs the person in, and sends them on.
#[utoipa::path(get, path = "/auth/{provider}/callback", tag = "auth", security(()),
    params(("provider" = String, Path, example = "google"), Returned),
    responses((status = 303, description = "Logged in, or linked; to where the login was to lead",
            headers(("Location" = String), ("Set-Cookie" = String))),
        (status = 403, description = "The instance takes nobody new, or the account is shut", body = Problem),
        (status = 409, description = "The login opens another account", body = Problem),
        (status = 429, body = Problem), (status = 503, body = Problem)))]
pub(crate) async fn callback(
    State(app): State<App>,
    caller: Caller,
    cookies: Cookies,
    Path(provider): Path<String>,
    Query(returned): Query<Returned>,
) -> Result<(HeaderMap, Redirect)> {
    let code = returned.code.filter(|_| returned.error.is_none());
    let answer = Answer { state: returned.state, code };
    let arrival = service::finish(&app, &caller, &provider, cookies.get(BEGUN.0), answer).await?;
    let mut headers = cookie(&app, BEGUN, "", 0);
    let return_to = match arrival {
        Arrival::LoggedIn { login, return_to } => {
            let session = cookie(&app, (COOKIE_NAME, "/"), &login.secret, login.seconds());
            // Beside the other one, not in its place.
            for value in session.values() {
                headers.append(SET_COOKIE, value.clone());
            }
            return_to
        }
        Arrival::Linked { return_to } => return_to,
    };
    Ok((headers, Redirect::to(&return_to)))
}

/// Services that open one's account.
#[utoipa::path(get, path = "/api/users/me/identities", tag = "users",
    responses((status = 200, body = Vec<Identity>)))]
pub(crate) async fn identities(State(app): State<App>, me: Me) -> Result<Json<Vec<Identity>>> {
    service::identities(&app, &me).await.map(Json)
}

/// A service to link.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewIdentity {
    #[schema(example = "google")]
    provider: String,
    /// A path on this instance to go to afterwards; `/` when none is named.
    #[schema(example = "/settings")]
    return_to: Option<String>,
}

/// Where to go to link it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Link {
    /// The service's page; it sends the browser back here.
    #[schema(example = "https://accounts.google.com/o/oauth2/v2/auth?client_id=…")]
    url: String,
}

/// Begin to link another service to one's account. The browser that asks must go to the page itself.
#[utoipa::path(post, path = "/api/users/me/identities", tag = "users", request_body = NewIdentity,
    responses((status = 200, body = Link), (status = 503, body = Problem)))]
pub(crate) async fn link(
    State(app): State<App>,
    me: Me,
    site: Site,
    take::Json(new): take::Json<NewIdentity>,
) -> Result<(HeaderMap, Json<Link>)> {
    let departure = service::link(&app, &me, &site, &new.provider, new.return_to.as_deref()).await?;
    Ok((cookie(&app, BEGUN, &departure.browser, MINUTES * 60), Json(Link { url: departure.url })))
}

/// Unlink a service; not the last way into the account.
#[utoipa::path(delete, path = "/api/users/me/identities/{id}", tag = "users", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 409, description = "It is the only way in", body = Problem)))]
pub(crate) async fn unlink(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<StatusCode> {
    service::unlink(&app, &me, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
