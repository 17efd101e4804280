use super::super::model::hash_of;
use super::super::service as core;
use super::super::store as people;
use super::model::{self, Code, RECOVERY_CODES, SecondFactorBegun, State};
use super::store;
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::limit::BY_CODE;
use crate::http::session::Me;

/// What the secret is sealed for.
const SEALED_FOR: &str = "second factor";

/// How one's second factor stands.
pub(in crate::accounts) async fn state(app: &App, me: &Me) -> Result<State> {
    let mut tx = app.db.read(me.id).await?;
    let confirmed_at = store::factor(&mut tx, me.id).await?.and_then(|f| f.confirmed_at);
    Ok(State {
        enabled: confirmed_at.is_some(),
        confirmed_at,
        recovery_codes_left: store::count_recovery_codes(&mut tx, me.id).await?,
    })
}

/// Begins to set it up: gives the secret for the authenticator. Nothing is asked for until a code shows that it has it.
pub(super) async fn begin(app: &App, me: &Me) -> Result<SecondFactorBegun> {
    core::session_of(me)?;
    let secret: [u8; 20] = rand::random();
    let mut tx = app.db.begin(me.id).await?;
    if store::factor(&mut tx, me.id).await?.is_some_and(|f| f.confirmed_at.is_some()) {
        return Err(Error::Conflict {
            message: "your second factor is on: switch it off before you set up another".into(),
            current: None,
        });
    }
    let account = people::account(&mut tx, me.id).await?;
    let key = app.key.unwrap(&people::wrapped_key(&mut tx, me.id).await?, me.id)?;
    store::begin(&mut tx, me.id, &key.seal(&secret, SEALED_FOR)?, app.clock.now()).await?;
    tx.commit().await?;
    model::begun(&model::totp(secret.to_vec(), &account.email)?)
}

/// What was begun and waits to be confirmed, once more: a page is loaded again, a first code was mistyped.
pub(super) async fn waiting(app: &App, me: &Me) -> Result<Option<SecondFactorBegun>> {
    core::session_of(me)?;
    let mut tx = app.db.read(me.id).await?;
    let Some(factor) = store::factor(&mut tx, me.id).await?.filter(|f| f.confirmed_at.is_none()) else {
        return Ok(None);
    };
    let account = people::account(&mut tx, me.id).await?;
    let key = app.key.unwrap(&people::wrapped_key(&mut tx, me.id).await?, me.id)?;
    let secret = key.open(&factor.secret, SEALED_FOR)?;
    model::begun(&model::totp(secret, &account.email)?).map(Some)
}

/// Switches it on, by a code that shows that the authenticator has the secret. Gives the recovery codes.
pub(super) async fn confirm(app: &App, me: &Me, code: &str) -> Result<Vec<String>> {
    core::session_of(me)?;
    app.limits.count(BY_CODE, &me.id.to_string()).await?;
    let mut tx = app.db.begin(me.id).await?;
    let factor = store::factor(&mut tx, me.id).await?.filter(|f| f.confirmed_at.is_none());
    let factor = factor.ok_or_else(|| Error::Conflict {
        message: "no second factor waits to be confirmed: begin to set one up".into(),
        current: None,
    })?;
    let is_digits = matches!(Code::of(code), Code::Digits(_));
    if !is_digits || !is_right(app, &mut tx, me.id, &factor, code).await? {
        return Err(wrong_code());
    }
    store::confirm(&mut tx, me.id, app.clock.now()).await?;
    let codes = new_recovery_codes(&mut tx, me.id).await?;
    tx.commit().await?;
    Ok(codes)
}

/// New recovery codes; the old ones no longer work.
pub(super) async fn renew(
    app: &App,
    me: &Me,
    password: Option<String>,
    code: Option<String>,
) -> Result<Vec<String>> {
    let mut tx = proven(app, me, password, code).await?;
    let codes = new_recovery_codes(&mut tx, me.id).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Switches it off.
pub(super) async fn disable(
    app: &App,
    me: &Me,
    password: Option<String>,
    code: Option<String>,
) -> Result<()> {
    let mut tx = proven(app, me, password, code).await?;
    store::delete(&mut tx, me.id).await?;
    tx.commit().await
}

/// Takes it from a person who has lost device and recovery codes, in a transaction that acts for them.
pub(crate) async fn remove(tx: &mut Tx, owner: UserId) -> Result<()> {
    if !is_on(tx, owner).await? {
        return Err(Error::NotFound("second factor: none is on"));
    }
    store::delete(tx, owner).await
}

/// A transaction of a person who showed that it is them: by the password, or by a code.
async fn proven(app: &App, me: &Me, password: Option<String>, code: Option<String>) -> Result<Tx> {
    core::session_of(me)?;
    let by_password = password.is_some();
    if let Some(password) = password
        && !core::is_password(app, me, password).await?
    {
        return Err(Error::field("password", "is not the one of this account"));
    }
    let mut tx = app.db.begin(me.id).await?;
    let factor = store::factor(&mut tx, me.id).await?.filter(|f| f.confirmed_at.is_some());
    let factor = factor.ok_or(Error::NotFound("second factor: none is on"))?;
    match code {
        _ if by_password => Ok(tx),
        Some(code) => {
            app.limits.count(BY_CODE, &me.id.to_string()).await?;
            if is_right(app, &mut tx, me.id, &factor, &code).await? { Ok(tx) } else { Err(wrong_code()) }
        }
        None => Err(Error::field("code", "or password is needed, to be sure that it is you")),
    }
}

/// Lets a login by password pass: at once where there is no second factor, else by its code, which is used up in the
/// login's transaction.
pub(in crate::accounts) async fn pass(
    app: &App,
    tx: &mut Tx,
    owner: UserId,
    code: Option<&str>,
) -> Result<()> {
    let factor = store::factor(tx, owner).await?.filter(|f| f.confirmed_at.is_some());
    let Some(factor) = factor else { return Ok(()) };
    let code = code.map(str::trim).filter(|c| !c.is_empty()).ok_or(Error::SecondFactor)?;
    app.limits.count(BY_CODE, &owner.to_string()).await?;
    if is_right(app, tx, owner, &factor, code).await? { Ok(()) } else { Err(Error::WrongCode) }
}

/// Whether a login by password asks for a code. The transaction must act for that person.
pub(in crate::accounts) async fn is_on(tx: &mut Tx, owner: UserId) -> Result<bool> {
    Ok(store::factor(tx, owner).await?.is_some_and(|f| f.confirmed_at.is_some()))
}

async fn is_right(app: &App, tx: &mut Tx, owner: UserId, factor: &store::Factor, code: &str) -> Result<bool> {
    match Code::of(code) {
        Code::Digits(digits) => {
            let key = app.key.unwrap(&people::wrapped_key(tx, owner).await?, owner)?;
            let totp = model::totp(key.open(&factor.secret, SEALED_FOR)?, "")?;
            let now = u64::try_from(app.clock.now().timestamp()).unwrap_or_default();
            let Some(step) = totp.check(&digits, now) else { return Ok(false) };
            store::use_step(tx, owner, i64::try_from(step).unwrap_or(i64::MAX)).await
        }
        Code::Recovery(hash) => store::use_recovery_code(tx, owner, &hash).await,
    }
}

async fn new_recovery_codes(tx: &mut Tx, owner: UserId) -> Result<Vec<String>> {
    store::forget_recovery_codes(tx, owner).await?;
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| model::recovery_code()).collect();
    for code in &codes {
        store::insert_recovery_code(tx, owner, &hash_of(&code.replace('-', ""))).await?;
    }
    Ok(codes)
}

fn wrong_code() -> Error {
    Error::field("code", "is not right, or was used already")
}
