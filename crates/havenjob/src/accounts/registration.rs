//! Taking people in.

use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::model::{self, Purpose};
use super::service::{self, Login};
use super::store::{self, NewUser};
use super::{invites, mailed, password};
use crate::app::App;
use crate::config::Mode;
use crate::db::{Tx, UserId, decide_who_runs};
use crate::error::{Error, Result};
use crate::http::limit::{BY_ADDRESS, BY_IP};
use crate::http::session::Caller;
use crate::seal::Key;

/// Characters of a name at most.
const LONGEST_NAME: usize = 200;

/// Takes a person in, if this instance does, and logs them in. The first one is its admin.
pub(super) async fn register(
    app: &App,
    caller: &Caller,
    email: &str,
    secret: String,
    name: &str,
    invite: Option<&str>,
) -> Result<Login> {
    app.limits.count(BY_IP, &caller.ip.to_string()).await?;
    let email = checked(email, &secret, name)?;
    app.limits.count(BY_ADDRESS, &email).await?;
    let hash = password::hash(app, secret).await?;
    let mut tx = app.db.begin_unowned().await?;
    let newcomer =
        Newcomer { email: &email, password_hash: Some(&hash), name: name.trim(), is_verified: false };
    let owner = admit(app, &mut tx, &newcomer, invite).await?;
    let login = service::log_in(app, &mut tx, owner, caller).await?;
    tx.commit().await?;
    Ok(login)
}

/// How somebody new would be taken in now.
pub(super) async fn mode(app: &App) -> Result<Mode> {
    let is_first = store::is_empty(&mut app.db.read_unowned().await?).await?;
    Ok(if is_first { Mode::Open } else { app.config.registration.mode })
}

/// A person who wants to come in.
pub(super) struct Newcomer<'a> {
    /// In the form in which addresses are compared.
    pub(super) email: &'a str,
    /// None for who logs in elsewhere.
    pub(super) password_hash: Option<&'a str>,
    pub(super) name: &'a str,
    /// Whether the address was shown to be theirs; else they are asked to by mail.
    pub(super) is_verified: bool,
}

/// Takes a person in by the rules of this instance.
pub(super) async fn admit(
    app: &App,
    tx: &mut Tx,
    newcomer: &Newcomer<'_>,
    invite: Option<&str>,
) -> Result<UserId> {
    let is_first = is_first(tx).await?;
    let came_with = match app.config.registration.mode {
        _ if is_first => None,
        Mode::Open => None,
        Mode::Invite => invited(app, tx, invite).await?,
        Mode::Closed => return Err(Error::Forbidden("this instance takes nobody new")),
    };
    let owner = insert(app, tx, newcomer, is_first).await?;
    if let Some(invite) = came_with {
        invites::came(tx, invite, owner).await?;
    }
    if newcomer.is_verified {
        store::set_verified(tx, owner, app.clock.now()).await?;
    } else {
        mailed::mail_link(app, tx, owner, newcomer.email, Purpose::Verify).await?;
    }
    Ok(owner)
}

/// Whether the person who comes in is the first one, and so the admin: two who come at once are not both.
async fn is_first(tx: &mut Tx) -> Result<bool> {
    if !store::is_empty(tx).await? {
        return Ok(false);
    }
    decide_who_runs(tx).await?;
    store::is_empty(tx).await
}

/// Lets pass who knows the code of the instance, or has an invite of their own, which is used up and given back.
async fn invited(app: &App, tx: &mut Tx, code: Option<&str>) -> Result<Option<Uuid>> {
    let code = code.unwrap_or_default();
    let shared = app.config.registration.invite_code.as_deref().filter(|c| !c.is_empty());
    if shared.is_some_and(|s| s.as_bytes().ct_eq(code.as_bytes()).into()) {
        return Ok(None);
    }
    let invite = invites::take(app, tx, code).await?;
    let refused = || Error::Forbidden("this instance takes people with an invite only; each is good once");
    invite.map(Some).ok_or_else(refused)
}

/// Adds a person from the command line, past the registration's rules.
pub(crate) async fn add(
    app: &App,
    email: &str,
    secret: String,
    name: &str,
    is_admin: bool,
) -> Result<UserId> {
    let email = checked(email, &secret, name)?;
    let hash = password::hash(app, secret).await?;
    let mut tx = app.db.begin_unowned().await?;
    let newcomer =
        Newcomer { email: &email, password_hash: Some(&hash), name: name.trim(), is_verified: false };
    let owner = insert(app, &mut tx, &newcomer, is_admin).await?;
    tx.commit().await?;
    Ok(owner)
}

fn checked(email: &str, secret: &str, name: &str) -> Result<String> {
    let mut faults = Vec::new();
    let address = model::address(email);
    if address.is_none() {
        faults.push(("email", "is no mail address".to_owned()));
    }
    if let Some(fault) = password::fault(secret, address.as_deref().unwrap_or_default()) {
        faults.push(("password", fault));
    }
    if name.chars().count() > LONGEST_NAME {
        faults.push(("name", format!("is longer than {LONGEST_NAME} characters")));
    }
    if faults.is_empty() { address.ok_or(Error::Invalid(faults)) } else { Err(Error::Invalid(faults)) }
}

async fn insert(app: &App, tx: &mut Tx, newcomer: &Newcomer<'_>, is_admin: bool) -> Result<UserId> {
    let id = Uuid::now_v7();
    let data_key = app.key.wrap(&Key::random(), id)?;
    let forwarding = model::forwarding_address(newcomer.email, &app.config.registration.mail_domain);
    let name: String = newcomer.name.chars().take(LONGEST_NAME).collect();
    let user = NewUser {
        id,
        email: newcomer.email,
        name: &name,
        password_hash: newcomer.password_hash,
        forwarding_address: &forwarding,
        is_admin,
        data_key: &data_key,
        now: app.clock.now(),
    };
    match store::insert(tx, &user).await {
        Err(e) if e.is_duplicate() => {
            Err(Error::field("email", "is registered already: log in, or ask for a new password"))
        }
        other => other.map(|()| id),
    }
}
