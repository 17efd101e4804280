use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::{
    CreationChallengeResponse, DiscoverableAuthentication, Passkey as Key, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, RequestChallengeResponse,
};

use super::super::ceremonies::{self, Kind};
use super::super::service::{self as core, Login};
use super::super::store as people;
use super::model::{self, Passkey};
use super::store;
use crate::app::App;
use crate::db::UserId;
use crate::error::{Error, Result};
use crate::http::limit::BY_IP;
use crate::http::session::{Caller, Me};
use crate::http::site::Site;

/// Passkeys that a person may have.
const MOST: usize = 50;

/// What is kept of a new passkey until the device has made it.
#[derive(Serialize, Deserialize)]
struct Making {
    owner: UserId,
    state: PasskeyRegistration,
}

/// A challenge for a device, and the name under which its answer is waited for.
pub(super) struct Challenge<T> {
    pub(super) ceremony: String,
    pub(super) options: T,
}

/// One's passkeys.
pub(in crate::accounts) async fn passkeys(app: &App, me: &Me) -> Result<Vec<Passkey>> {
    store::all(&mut app.db.read(me.id).await?, me.id).await
}

/// Begins to make a passkey.
pub(super) async fn begin(app: &App, me: &Me, site: &Site) -> Result<Challenge<CreationChallengeResponse>> {
    core::session_of(me)?;
    let party = model::party(site)?;
    let mut tx = app.db.read(me.id).await?;
    let account = people::account(&mut tx, me.id).await?;
    let known = store::credential_ids(&mut tx, me.id).await?;
    drop(tx);
    if known.len() >= MOST {
        return Err(Error::Conflict {
            message: format!("you have {MOST} passkeys: delete one that you no longer use"),
            current: None,
        });
    }
    let name = if account.name.is_empty() { &account.email } else { &account.name };
    let begun = party.start_passkey_registration(me.id, &account.email, name, Some(known));
    let (mut options, state) = begun.map_err(|e| Error::Internal(format!("no passkey was begun: {e}")))?;
    // Nobody types an address to log in with it: the device must find it by itself.
    if let Some(wish) = &mut options.public_key.authenticator_selection {
        wish.resident_key = serde_json::from_value(Value::from("required")).ok();
        wish.require_resident_key = true;
    }
    let ceremony = ceremonies::token();
    ceremonies::begin(app, Kind::NewPasskey, &ceremony, &Making { owner: me.id, state }).await?;
    Ok(Challenge { ceremony, options })
}

/// Keeps the passkey that the device has made.
pub(super) async fn finish(
    app: &App,
    me: &Me,
    site: &Site,
    ceremony: &str,
    name: Option<&str>,
    credential: Value,
) -> Result<Passkey> {
    core::session_of(me)?;
    let name = model::name(name)?;
    let credential: RegisterPublicKeyCredential = read(credential)?;
    let making: Option<Making> = ceremonies::take(app, Kind::NewPasskey, ceremony).await?;
    let making = making.filter(|m| m.owner == me.id).ok_or_else(worn)?;
    let key = model::party(site)?
        .finish_passkey_registration(&credential, &making.state)
        .map_err(|e| Error::field("credential", format!("is no answer to what was asked: {e}")))?;
    let now = app.clock.now();
    let passkey = Passkey { id: Uuid::now_v7(), name, created_at: now, last_used_at: None };
    let mut tx = app.db.begin(me.id).await?;
    match store::insert(&mut tx, me.id, &passkey, key.cred_id(), &written(&key)?).await {
        Err(e) if e.is_duplicate() => return Err(Error::field("credential", "is a passkey here already")),
        other => other?,
    }
    tx.commit().await?;
    Ok(passkey)
}

/// Deletes a passkey, unless it is the last way in.
pub(super) async fn delete(app: &App, me: &Me, id: Uuid) -> Result<()> {
    core::session_of(me)?;
    let mut tx = app.db.begin(me.id).await?;
    core::hold(app, &mut tx, me.id).await?;
    if !store::delete(&mut tx, me.id, id).await? {
        return Err(Error::NotFound("passkey"));
    }
    core::still_opens(&mut tx, me.id).await?;
    tx.commit().await
}

/// Begins a login with whichever passkey the device has for this place.
pub(super) async fn begin_login(
    app: &App,
    caller: &Caller,
    site: &Site,
) -> Result<Challenge<RequestChallengeResponse>> {
    app.limits.count(BY_IP, &caller.ip.to_string()).await?;
    let begun = model::party(site)?.start_discoverable_authentication();
    let (mut options, state) = begun.map_err(|e| Error::Internal(format!("no login was begun: {e}")))?;
    // Whether it is offered while the person types or asked for at once is the page's to say.
    options.mediation = None;
    let ceremony = ceremonies::token();
    ceremonies::begin(app, Kind::Passkey, &ceremony, &state).await?;
    Ok(Challenge { ceremony, options })
}

/// Lets in whose device answers.
pub(super) async fn finish_login(
    app: &App,
    caller: &Caller,
    site: &Site,
    ceremony: &str,
    credential: Value,
) -> Result<Login> {
    app.limits.count(BY_IP, &caller.ip.to_string()).await?;
    let credential: PublicKeyCredential = read(credential)?;
    let state: Option<DiscoverableAuthentication> = ceremonies::take(app, Kind::Passkey, ceremony).await?;
    let state = state.ok_or_else(worn)?;
    let party = model::party(site)?;
    let named = party.identify_discoverable_authentication(&credential);
    let (owner, credential_id) = named.map_err(|_| Error::WrongPasskey)?;
    let mut tx = app.db.begin(owner).await?;
    let found = store::find(&mut tx, owner, credential_id).await?.ok_or(Error::WrongPasskey)?;
    let key: Key = serde_json::from_str(&found.credential)
        .map_err(|e| Error::Internal(format!("a passkey that was kept cannot be read: {e}")))?;
    let shown = party.finish_discoverable_authentication_v2(&credential, state, &key).map_err(|e| {
        tracing::warn!("a passkey was refused: {e}");
        Error::WrongPasskey
    })?;
    if found.disabled_at.is_some() {
        return Err(Error::Forbidden("this account is shut: ask who runs this instance"));
    }
    let mut key = key;
    key.update_credential(&shown);
    store::touch(&mut tx, owner, found.id, &written(&key)?, app.clock.now()).await?;
    let login = core::log_in(app, &mut tx, owner, caller).await?;
    tx.commit().await?;
    Ok(login)
}

/// What a browser says for its device.
fn read<T: serde::de::DeserializeOwned>(credential: Value) -> Result<T> {
    serde_json::from_value(credential)
        .map_err(|e| Error::field("credential", format!("is not what a browser gives: {e}")))
}

fn written(key: &Key) -> Result<String> {
    serde_json::to_string(key).map_err(|e| Error::Internal(format!("a passkey cannot be kept: {e}")))
}

fn worn() -> Error {
    Error::field("ceremony", "was used already or is too old: begin again")
}
