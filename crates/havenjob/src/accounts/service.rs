use chrono::TimeDelta;
use uuid::Uuid;

use super::model::{self, Account, Credential, Session, hash_of, new_secret};
use super::store::{self, Door, Kept};
use super::{password, people, second_factor};
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::limit::{BY_ADDRESS, BY_IP};
use crate::http::session::{Caller, Me};
use crate::seal::Key;

/// How long a login counts as of just now.
const FRESH_MINUTES: i64 = 10;
/// A session's or token's time of last use is written when it is this old: not at every request.
const TOUCH_SECONDS: i64 = 60;

/// A login: the secret for the cookie or the header, and until when it holds.
pub(super) struct Login {
    pub(super) secret: String,
    pub(super) session: Session,
    pub(super) account: Account,
}

impl Login {
    /// How long it holds.
    pub(super) fn seconds(&self) -> i64 {
        (self.session.expires_at - self.session.created_at).num_seconds()
    }
}

/// Lets a person in by address and password, and by a code where their account asks for one.
pub(super) async fn login(
    app: &App,
    caller: &Caller,
    email: &str,
    secret: String,
    code: Option<&str>,
) -> Result<Login> {
    let door = whose(app, caller, email, secret).await?;
    let mut tx = app.db.begin(door.id).await?;
    second_factor::pass(app, &mut tx, door.id, code).await?;
    let login = log_in(app, &mut tx, door.id, caller).await?;
    tx.commit().await?;
    Ok(login)
}

/// Whose address and password these are.
pub(super) async fn whose(app: &App, caller: &Caller, email: &str, secret: String) -> Result<Door> {
    app.limits.count(BY_IP, &caller.ip.to_string()).await?;
    let email = model::address(email).ok_or(Error::WrongPassword)?;
    app.limits.count(BY_ADDRESS, &email).await?;
    let mut tx = app.db.read_unowned().await?;
    let door = store::door(&mut tx, &email).await?;
    drop(tx);
    let hash = door.as_ref().and_then(|d| d.password_hash.clone());
    let is_right = password::matches(app, secret, hash).await?;
    door.filter(|d| is_right && d.disabled_at.is_none()).ok_or(Error::WrongPassword)
}

/// Begins a session.
pub(super) async fn log_in(app: &App, tx: &mut Tx, owner: UserId, caller: &Caller) -> Result<Login> {
    let secret = new_secret(model::SESSION);
    let now = app.clock.now();
    let session = Session {
        id: Uuid::now_v7(),
        user_agent: caller.user_agent.clone(),
        ip: caller.ip.to_string(),
        created_at: now,
        last_used_at: now,
        expires_at: now + TimeDelta::days(app.config.registration.session_days),
    };
    store::insert_session(tx, owner, &session, &hash_of(&secret)).await?;
    let account = store::account(tx, owner).await?;
    Ok(Login { secret, session, account })
}

/// The session that asks, for what a token may not do.
pub(super) fn session_of(me: &Me) -> Result<Uuid> {
    match me.credential {
        Credential::Session(id) => Ok(id),
        Credential::Token { .. } => Err(Error::Forbidden(
            "what opens an account is changed by a person who is logged in, not by a token",
        )),
    }
}

/// Fails when nothing opens the account any more. To be asked after a way in was taken out, in the transaction that
/// took it: that one must [`hold`] the account, so that no two take the last two.
pub(super) async fn still_opens(tx: &mut Tx, owner: UserId) -> Result<()> {
    if store::ways_in(tx, owner).await?.is_none() {
        return Err(Error::Conflict {
            message: "this is the only way into your account: choose a password or add a passkey first"
                .into(),
            current: None,
        });
    }
    Ok(())
}

/// Keeps others from changing the account's ways in until this transaction ends.
pub(super) async fn hold(app: &App, tx: &mut Tx, owner: UserId) -> Result<()> {
    store::hold(tx, owner, app.clock.now()).await
}

/// Who holds this secret.
pub(crate) async fn recognise(app: &App, secret: &str) -> Result<Me> {
    let now = app.clock.now();
    let hash = hash_of(secret);
    let mut tx = app.db.read_unowned().await?;
    let (kept, found) = if secret.starts_with(model::TOKEN) {
        (Kept::Token, store::find_token(&mut tx, &hash, now).await?)
    } else {
        (Kept::Session, store::find_session(&mut tx, &hash, now).await?)
    };
    drop(tx);
    let found = found.ok_or(Error::Unauthorized)?;
    if found.last_used_at.is_none_or(|t| now - t > TimeDelta::seconds(TOUCH_SECONDS)) {
        let mut tx = app.db.begin_unowned().await?;
        store::touch(&mut tx, kept, found.id, now).await?;
        tx.commit().await?;
    }
    let credential = match kept {
        Kept::Session => Credential::Session(found.id),
        Kept::Token => Credential::Token { may_write: found.scope == "write" },
    };
    Ok(Me { id: found.user_id, credential })
}

/// Ends the login that is asking.
pub(super) async fn logout(app: &App, me: &Me) -> Result<()> {
    if let Credential::Session(id) = me.credential {
        let mut tx = app.db.begin_unowned().await?;
        store::delete_session(&mut tx, me.id, id).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The account of the person.
pub(crate) async fn account(app: &App, me: &Me) -> Result<Account> {
    store::account(&mut app.db.read_unowned().await?, me.id).await
}

/// Changes name and target role; what is not named stays.
pub(crate) async fn change(app: &App, me: &Me, name: Option<&str>, role: Option<&str>) -> Result<Account> {
    let mut faults = Vec::new();
    for (field, text) in [("name", name), ("target_role", role)] {
        if text.is_some_and(|t| t.chars().count() > 200) {
            faults.push((field, "is longer than 200 characters".to_owned()));
        }
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let mut tx = app.db.begin_unowned().await?;
    let account = store::account(&mut tx, me.id).await?;
    let name = name.map_or(account.name.as_str(), str::trim);
    let role = role.map_or(account.target_role.as_str(), str::trim);
    store::rename(&mut tx, me.id, name, role, app.clock.now()).await?;
    let account = store::account(&mut tx, me.id).await?;
    tx.commit().await?;
    Ok(account)
}

/// Notes that the person is through with the first steps.
pub(crate) async fn complete_onboarding(app: &App, me: &Me) -> Result<Account> {
    let mut tx = app.db.begin_unowned().await?;
    store::set_onboarded(&mut tx, me.id, app.clock.now()).await?;
    let account = store::account(&mut tx, me.id).await?;
    tx.commit().await?;
    Ok(account)
}

/// Whether the account has a password: who logs in elsewhere may have none.
pub(super) async fn has_password(app: &App, me: &Me) -> Result<bool> {
    Ok(store::ways_in(&mut app.db.read_unowned().await?, me.id).await?.passwords > 0)
}

/// Sets a new password, and ends every other session.
pub(super) async fn change_password(app: &App, me: &Me, current: Option<String>, new: String) -> Result<()> {
    let session = session_of(me)?;
    let email = store::account(&mut app.db.read_unowned().await?, me.id).await?.email;
    if let Some(fault) = password::fault(&new, &email) {
        return Err(Error::field("new_password", fault));
    }
    prove(app, me, current, "current_password").await?;
    let hash = password::hash(app, new).await?;
    let mut tx = app.db.begin_unowned().await?;
    store::set_password(&mut tx, me.id, &hash, app.clock.now()).await?;
    store::delete_other_sessions(&mut tx, me.id, session).await?;
    tx.commit().await
}

/// Makes sure that it is the person who asks, and not somebody at a screen that was left open: by the password, or, in
/// an account without one, by a login of just now.
async fn prove(app: &App, me: &Me, secret: Option<String>, field: &'static str) -> Result<()> {
    if let Some(secret) = secret {
        let is_right = is_password(app, me, secret).await?;
        return if is_right { Ok(()) } else { Err(Error::field(field, "is not the one of this account")) };
    }
    let now = app.clock.now();
    let mut tx = app.db.read_unowned().await?;
    if store::ways_in(&mut tx, me.id).await?.passwords > 0 {
        return Err(Error::field(field, "is needed, to be sure that it is you"));
    }
    let began = match me.credential {
        Credential::Session(id) => store::session_began(&mut tx, me.id, id, now).await?,
        Credential::Token { .. } => None,
    };
    if began.is_none_or(|began| now - began > TimeDelta::minutes(FRESH_MINUTES)) {
        let say =
            format!("is not set in this account: log in again, and do this within {FRESH_MINUTES} minutes");
        return Err(Error::field(field, say));
    }
    Ok(())
}

/// Whether this is the person's password.
pub(super) async fn is_password(app: &App, me: &Me, secret: String) -> Result<bool> {
    let mut tx = app.db.read_unowned().await?;
    let email = store::account(&mut tx, me.id).await?.email;
    let hash = store::door(&mut tx, &email).await?.and_then(|d| d.password_hash);
    drop(tx);
    app.limits.count(BY_ADDRESS, &email).await?;
    password::matches(app, secret, hash).await
}

/// Erases one's own account with all that belongs to it.
///
/// # Errors
/// It is not proved to be the person, or others would be left without anyone who runs the instance.
pub(super) async fn erase(app: &App, me: &Me, secret: Option<String>) -> Result<()> {
    prove(app, me, secret, "password").await?;
    let mut tx = app.db.begin(me.id).await?;
    people::may_leave(&mut tx, me.id).await?;
    people::purge(app, tx, me.id).await
}

/// Logins that still hold.
pub(super) async fn sessions(app: &App, me: &Me) -> Result<Vec<Session>> {
    store::sessions(&mut app.db.read_unowned().await?, me.id, app.clock.now()).await
}

/// Ends a login.
pub(super) async fn end_session(app: &App, me: &Me, id: Uuid) -> Result<()> {
    let mut tx = app.db.begin_unowned().await?;
    if !store::delete_session(&mut tx, me.id, id).await? {
        return Err(Error::NotFound("session"));
    }
    tx.commit().await
}

/// Ends every login but the one that asks.
pub(super) async fn end_other_sessions(app: &App, me: &Me) -> Result<()> {
    let session = session_of(me)?;
    let mut tx = app.db.begin_unowned().await?;
    store::delete_other_sessions(&mut tx, me.id, session).await?;
    tx.commit().await
}

/// The key that opens a person's files.
pub(crate) async fn data_key(app: &App, owner: UserId) -> Result<Key> {
    let wrapped = store::wrapped_key(&mut app.db.read_unowned().await?, owner).await?;
    app.key.unwrap(&wrapped, owner)
}
