//! Who is asking: a session cookie, or a bearer token.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::{AUTHORIZATION, COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};

use crate::accounts::{self, Credential};
use crate::app::App;
use crate::db::UserId;
use crate::error::{Error, Result};

/// Name of the session cookie.
pub(crate) const COOKIE_NAME: &str = "havenjob_session";

/// The person who is asking.
#[derive(Debug, Clone)]
pub(crate) struct Me {
    pub(crate) id: UserId,
    /// The session or token that says so.
    pub(crate) credential: Credential,
}

impl FromRequestParts<App> for Me {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let secret = secret(&parts.headers).ok_or(Error::Unauthorized)?;
        let me = accounts::recognise(app, secret).await?;
        let reads = matches!(parts.method, Method::GET | Method::HEAD);
        if !reads && !me.credential.may_write() {
            return Err(Error::Forbidden("this token may only read"));
        }
        Ok(me)
    }
}

/// Whoever runs the instance. For everyone else what needs this is not there.
#[derive(Debug, Clone)]
pub(crate) struct Admin(pub(crate) Me);

impl FromRequestParts<App> for Admin {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let me = Me::from_request_parts(parts, app).await?;
        if !accounts::people::is_admin(app, me.id).await? {
            return Err(Error::NotFound("page"));
        }
        Ok(Self(me))
    }
}

/// The token of the request: the header goes before the cookie.
fn secret(headers: &HeaderMap) -> Option<&str> {
    let bearer = headers.get(AUTHORIZATION).and_then(|v| v.to_str().ok());
    if let Some(bearer) = bearer {
        let (scheme, token) = bearer.split_once(' ')?;
        return scheme.eq_ignore_ascii_case("bearer").then(|| token.trim());
    }
    cookie(headers, COOKIE_NAME)
}

fn cookie<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == wanted).then_some(value))
}

/// The cookies of a request.
#[derive(Debug, Clone)]
pub(crate) struct Cookies(HeaderMap);

impl Cookies {
    /// The value of one.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        cookie(&self.0, name)
    }
}

impl FromRequestParts<App> for Cookies {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.headers.clone()))
    }
}

/// Where a request comes from: for limits, and so that people recognise their sessions.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) ip: IpAddr,
    pub(crate) user_agent: String,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
        // The last address is the one that our own proxy saw; those before it are anyone's word. Some proxies add theirs to
        // the line that came, some write a line of their own below it.
        let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
        let forwarded = forwarded.and_then(|v| v.to_str().ok());
        let forwarded = forwarded.and_then(|v| v.rsplit(',').next()).and_then(|v| v.trim().parse().ok());
        let ip = if app.config.server.behind_proxy { forwarded.or(peer) } else { peer };
        let agent = parts.headers.get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
        Ok(Self {
            ip: ip.ok_or_else(|| Error::Internal("a request without an address".into()))?,
            user_agent: agent.chars().take(200).collect(),
        })
    }
}
