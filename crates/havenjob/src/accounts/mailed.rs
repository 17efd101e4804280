//! What is done by a link in a mail: a new password, and showing that an address is theirs.

use chrono::TimeDelta;
use serde_json::json;

use super::model::{self, Purpose, hash_of, new_secret};
use super::{SEND_MAIL, password, store};
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::limit::{BY_ADDRESS, BY_IP};
use crate::http::session::{Caller, Me};
use crate::tasks::{self, NewTask};

/// How long a link to choose a new password works.
const RESET_HOURS: i64 = 1;
/// How long a link to confirm an address works.
const VERIFY_HOURS: i64 = 72;

/// Mails a link to choose a new password, if the address is known here. The answer is the same either way.
pub(super) async fn forgot(app: &App, caller: &Caller, email: &str) -> Result<()> {
    app.limits.count(BY_IP, &caller.ip.to_string()).await?;
    let Some(email) = model::address(email) else { return Err(Error::field("email", "is no mail address")) };
    app.limits.count(BY_ADDRESS, &email).await?;
    let mut tx = app.db.begin_unowned().await?;
    if let Some(door) = store::door(&mut tx, &email).await?.filter(|d| d.disabled_at.is_none()) {
        mail_link(app, &mut tx, door.id, &email, Purpose::Reset).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Sets a new password by a mailed link, and ends every session: whoever knew the old one is out. Where the address was
/// not shown to be theirs before, somebody else may have registered it: then nothing that they set up opens it any more.
pub(super) async fn reset(app: &App, caller: &Caller, token: &str, secret: String) -> Result<()> {
    app.limits.count(BY_IP, &caller.ip.to_string()).await?;
    if let Some(fault) = password::fault(&secret, "") {
        return Err(Error::field("password", fault));
    }
    let hash = password::hash(app, secret).await?;
    let now = app.clock.now();
    let mut tx = app.db.begin_unowned().await?;
    let owner = store::take_mailed(&mut tx, Purpose::Reset, &hash_of(token), now).await?;
    let owner = owner.ok_or_else(worn_link)?;
    if store::account(&mut tx, owner).await?.email_verified_at.is_none() {
        tx.act_for(owner).await?;
        store::forget_ways_in(&mut tx, owner).await?;
    }
    store::set_password(&mut tx, owner, &hash, now).await?;
    store::set_verified(&mut tx, owner, now).await?;
    store::delete_sessions(&mut tx, owner).await?;
    tx.commit().await
}

/// Confirms an address by a mailed link.
pub(super) async fn verify(app: &App, caller: &Caller, token: &str) -> Result<()> {
    app.limits.count(BY_IP, &caller.ip.to_string()).await?;
    let now = app.clock.now();
    let mut tx = app.db.begin_unowned().await?;
    let owner = store::take_mailed(&mut tx, Purpose::Verify, &hash_of(token), now).await?;
    store::set_verified(&mut tx, owner.ok_or_else(worn_link)?, now).await?;
    tx.commit().await
}

/// Mails the link by which a person confirms their address once more.
pub(super) async fn ask_to_verify(app: &App, me: &Me) -> Result<()> {
    let mut tx = app.db.begin_unowned().await?;
    let account = store::account(&mut tx, me.id).await?;
    if account.email_verified_at.is_some() {
        return Ok(());
    }
    app.limits.count(BY_ADDRESS, &account.email).await?;
    mail_link(app, &mut tx, me.id, &account.email, Purpose::Verify).await?;
    tx.commit().await
}

fn worn_link() -> Error {
    Error::field("token", "this link was used or is too old: ask for a new one")
}

/// Makes a link and puts in the task that mails it. The link itself is sealed in the task: rows are read by backups too.
pub(super) async fn mail_link(
    app: &App,
    tx: &mut Tx,
    owner: UserId,
    email: &str,
    purpose: Purpose,
) -> Result<()> {
    let secret = new_secret("");
    let now = app.clock.now();
    let hours = if purpose == Purpose::Reset { RESET_HOURS } else { VERIFY_HOURS };
    store::insert_mailed(tx, owner, purpose, &hash_of(&secret), now, now + TimeDelta::hours(hours)).await?;
    let wrapped = store::wrapped_key(tx, owner).await?;
    let sealed = app.key.unwrap(&wrapped, owner)?.seal(secret.as_bytes(), "mailed link")?;
    let payload = json!({"to": email, "purpose": purpose.name(), "sealed": sealed});
    let task = NewTask { owner: Some(owner), kind: SEND_MAIL, payload, unique_key: None };
    tasks::enqueue(tx, app.clock, task).await?;
    Ok(())
}
