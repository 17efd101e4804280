use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::super::ceremonies::{self, Kind};
use super::super::model::{self as accounts, hash_of, new_secret};
use super::super::registration::{self, Newcomer};
use super::super::second_factor;
use super::super::service::{self as core, Login};
use super::super::store as people;
use super::model::{self, Identity, Namesake, Refusal};
use super::store;
use crate::app::App;
use crate::cli::Failure;
use crate::config::Issuer;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::limit::BY_IP;
use crate::http::session::{Caller, Me};
use crate::http::site::Site;
use crate::providers::openid::{self, Kept, Proof};

/// What is kept of a login elsewhere until the person returns from there.
#[derive(Serialize, Deserialize)]
struct Attempt {
    provider: String,
    kept: Kept,
    /// The hash of what the browser that began holds in a cookie: no other browser can end it.
    browser: Vec<u8>,
    return_to: String,
    invite: Option<String>,
    /// The login that asked for a link; none when this is to become a login.
    link_to: Option<(UserId, Uuid)>,
}

/// Where to send the person.
pub(super) struct Departure {
    /// The service's page.
    pub(super) url: String,
    /// For the cookie.
    pub(super) browser: String,
}

/// With what the service sends the person back.
pub(super) struct Answer {
    /// What went out with them.
    pub(super) state: Option<String>,
    /// None when it did not come to a login.
    pub(super) code: Option<String>,
}

/// How it ended.
pub(super) enum Arrival {
    /// The person is in.
    LoggedIn { login: Box<Login>, return_to: String },
    /// The service's login was added to their ways in.
    Linked { return_to: String },
}

/// Begins a login at another service.
pub(super) async fn start(
    app: &App,
    caller: &Caller,
    site: &Site,
    provider: &str,
    return_to: Option<&str>,
    invite: Option<String>,
) -> Result<Departure> {
    app.limits.count(BY_IP, &caller.ip.to_string()).await?;
    let issuer = app.config.identity.issuer(provider).ok_or(Error::NotFound("service to log in with"))?;
    depart(app, site, &issuer, return_to, invite, None).await
}

/// Begins to add a service to one's ways in.
pub(super) async fn link(
    app: &App,
    me: &Me,
    site: &Site,
    provider: &str,
    return_to: Option<&str>,
) -> Result<Departure> {
    let session = core::session_of(me)?;
    let Some(issuer) = app.config.identity.issuer(provider) else {
        return Err(Error::field("provider", "is none that this instance knows: see /api/auth/providers"));
    };
    depart(app, site, &issuer, return_to, None, Some((me.id, session))).await
}

async fn depart(
    app: &App,
    site: &Site,
    issuer: &Issuer,
    return_to: Option<&str>,
    invite: Option<String>,
    link_to: Option<(UserId, Uuid)>,
) -> Result<Departure> {
    let return_to = model::local_path(return_to.unwrap_or("/"));
    let return_to = return_to.ok_or_else(|| Error::field("return_to", "is no path on this instance"))?;
    let (state, browser) = (ceremonies::token(), new_secret(""));
    let redirect = format!("{}/auth/{}/callback", site.0, issuer.name);
    let (url, kept) = openid::depart(issuer, redirect, state.clone()).await?;
    let attempt = Attempt {
        provider: issuer.name.clone(),
        kept,
        browser: hash_of(&browser),
        return_to,
        invite,
        link_to,
    };
    ceremonies::begin(app, Kind::Elsewhere, &state, &attempt).await?;
    Ok(Departure { url, browser })
}

/// Takes the person back from the service: what was begun is ended, once, by the browser that began it.
pub(super) async fn finish(
    app: &App,
    caller: &Caller,
    provider: &str,
    browser: Option<&str>,
    answer: Answer,
) -> Result<Arrival> {
    app.limits.count(BY_IP, &caller.ip.to_string()).await?;
    let issuer = app.config.identity.issuer(provider).ok_or(Error::NotFound("service to log in with"))?;
    let state = answer.state.ok_or_else(not_begun)?;
    let attempt: Option<Attempt> = ceremonies::take(app, Kind::Elsewhere, &state).await?;
    let attempt = attempt.filter(|a| a.provider == issuer.name).ok_or_else(not_begun)?;
    let is_same_browser = browser.is_some_and(|b| hash_of(b).ct_eq(&attempt.browser).into());
    if !is_same_browser {
        return Err(not_begun());
    }
    let code = answer.code.ok_or_else(|| declined(&issuer))?;
    let proof = openid::arrive(&issuer, attempt.kept, code).await?;
    match attempt.link_to {
        Some((owner, session)) => {
            add(app, &issuer, owner, session, &proof).await?;
            Ok(Arrival::Linked { return_to: attempt.return_to })
        }
        None => {
            let (login, is_new) = log_in(app, caller, &issuer, &proof, attempt.invite.as_deref()).await?;
            // Who is new and wanted to go nowhere else is shown around first.
            let shown_around = is_new && attempt.return_to == "/dashboard";
            let return_to = if shown_around { "/welcome".to_owned() } else { attempt.return_to };
            Ok(Arrival::LoggedIn { login: Box::new(login), return_to })
        }
    }
}

/// Lets in whom the service names: the person of that identity, else the one whose address it is on both sides, else
/// somebody new. Says whether it is somebody new.
async fn log_in(
    app: &App,
    caller: &Caller,
    issuer: &Issuer,
    proof: &Proof,
    invite: Option<&str>,
) -> Result<(Login, bool)> {
    let now = app.clock.now();
    let mut is_new = false;
    let mut tx = app.db.begin_unowned().await?;
    let email = proof.email.as_deref().and_then(accounts::address);
    let owner = match store::find(&mut tx, &issuer.name, &proof.subject).await? {
        Some(found) if found.disabled_at.is_some() => {
            return Err(Error::Forbidden("this account is shut: ask who runs this instance"));
        }
        Some(found) => {
            store::touch(&mut tx, found.id, email.as_deref(), now).await?;
            found.user_id
        }
        None => {
            let email = email.ok_or_else(|| no_address(issuer))?;
            let owner = match people::door(&mut tx, &email).await? {
                Some(door) if door.disabled_at.is_some() => {
                    return Err(Error::Forbidden("this account is shut: ask who runs this instance"));
                }
                Some(door) => {
                    tx.act_for(door.id).await?;
                    let namesake = Namesake {
                        is_verified: door.email_verified_at.is_some(),
                        has_second_factor: second_factor::is_on(&mut tx, door.id).await?,
                    };
                    model::opens(proof, namesake).map_err(|why| refused(issuer, why))?;
                    door.id
                }
                None => {
                    let name = proof.name.as_deref().unwrap_or_default().trim();
                    let newcomer =
                        Newcomer { email: &email, password_hash: None, name, is_verified: proof.is_verified };
                    is_new = true;
                    registration::admit(app, &mut tx, &newcomer, invite).await?
                }
            };
            insert(app, &mut tx, issuer, owner, proof).await?;
            owner
        }
    };
    let login = core::log_in(app, &mut tx, owner, caller).await?;
    tx.commit().await?;
    Ok((login, is_new))
}

/// Adds the service to the ways in of the person who asked, while the login with which they asked still holds.
async fn add(app: &App, issuer: &Issuer, owner: UserId, session: Uuid, proof: &Proof) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.begin_unowned().await?;
    if people::session_began(&mut tx, owner, session, now).await?.is_none() {
        return Err(not_begun());
    }
    match store::find(&mut tx, &issuer.name, &proof.subject).await? {
        Some(found) if found.user_id == owner => {
            let email = proof.email.as_deref().and_then(accounts::address);
            store::touch(&mut tx, found.id, email.as_deref(), now).await?;
        }
        Some(_) => return Err(anothers(issuer)),
        None => insert(app, &mut tx, issuer, owner, proof).await?,
    }
    tx.commit().await
}

async fn insert(app: &App, tx: &mut Tx, issuer: &Issuer, owner: UserId, proof: &Proof) -> Result<()> {
    let now = app.clock.now();
    let identity = Identity {
        id: Uuid::now_v7(),
        provider: issuer.name.clone(),
        email: proof.email.as_deref().and_then(accounts::address),
        created_at: now,
        last_used_at: now,
    };
    match store::insert(tx, owner, &identity, &proof.subject).await {
        // Somebody was faster with the very same one.
        Err(e) if e.is_duplicate() => Err(anothers(issuer)),
        other => other,
    }
}

/// Services that open one's account.
pub(in crate::accounts) async fn identities(app: &App, me: &Me) -> Result<Vec<Identity>> {
    store::all(&mut app.db.read_unowned().await?, me.id).await
}

/// Takes a service from one's ways in, unless it is the last.
pub(super) async fn unlink(app: &App, me: &Me, id: Uuid) -> Result<()> {
    core::session_of(me)?;
    let mut tx = app.db.begin(me.id).await?;
    core::hold(app, &mut tx, me.id).await?;
    if !store::delete(&mut tx, me.id, id).await? {
        return Err(Error::NotFound("identity"));
    }
    core::still_opens(&mut tx, me.id).await?;
    tx.commit().await
}

fn not_begun() -> Error {
    Error::Unusable(Failure::input(
        "login-not-begun",
        "this login was not begun in this browser, was used already, or is too old",
        "begin the login again, in the browser in which you want to be logged in",
    ))
}

fn declined(issuer: &Issuer) -> Error {
    Error::Unusable(Failure::input(
        "login-declined",
        format!("{} did not log you in", issuer.label),
        "agree there to be logged in here, or log in another way",
    ))
}

fn no_address(issuer: &Issuer) -> Error {
    Error::Unusable(Failure::input(
        "no-address",
        format!("{} names no mail address of yours, and an account needs one", issuer.label),
        "allow it to name your address, or register with a password and link it in your account",
    ))
}

fn refused(issuer: &Issuer, why: Refusal) -> Error {
    let label = &issuer.label;
    let (kind, message) = match why {
        Refusal::NotSaid => (
            "address-not-verified-there",
            format!(
                "there is an account with your address, and {label} does not say that the address is yours"
            ),
        ),
        Refusal::NotShown => (
            "address-not-verified-here",
            "there is an account with your address, but nobody has shown yet that the address is theirs"
                .to_owned(),
        ),
        Refusal::SecondFactor => (
            "second-factor-stands-before",
            "there is an account with your address, and it asks for a second factor".to_owned(),
        ),
    };
    let hint = match why {
        Refusal::NotShown => format!(
            "ask for a new password by mail, which shows that the address is yours; then log in with {label} again"
        ),
        _ => format!("log in with your password, then link {label} in your account"),
    };
    Error::Unusable(Failure::input(kind, message, hint))
}

fn anothers(issuer: &Issuer) -> Error {
    Error::Conflict {
        message: format!(
            "this login at {} opens another account here: log in with it, and unlink it there first",
            issuer.label
        ),
        current: None,
    }
}
