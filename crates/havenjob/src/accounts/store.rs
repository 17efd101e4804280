use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::model::{Account, ApiToken, Purpose, Session, WaysIn};
use crate::db::{Tx, UserId, execute, on};
use crate::error::{Error, Result};

/// What a new person is made of.
pub(super) struct NewUser<'a> {
    pub(super) id: UserId,
    pub(super) email: &'a str,
    pub(super) name: &'a str,
    pub(super) password_hash: Option<&'a str>,
    pub(super) forwarding_address: &'a str,
    pub(super) is_admin: bool,
    pub(super) data_key: &'a [u8],
    pub(super) now: DateTime<Utc>,
}

pub(super) async fn insert(tx: &mut Tx, user: &NewUser<'_>) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into users (id, email, name, password_hash, forwarding_address, is_admin, data_key, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        )
        .bind(user.id)
        .bind(user.email)
        .bind(user.name)
        .bind(user.password_hash)
        .bind(user.forwarding_address)
        .bind(user.is_admin)
        .bind(user.data_key)
        .bind(user.now)
    )?;
    Ok(())
}

/// Whether there is anyone yet.
pub(super) async fn is_empty(tx: &mut Tx) -> Result<bool> {
    let row: Option<(Uuid,)> =
        on!(tx, c => sqlx::query_as("select id from users limit 1").fetch_optional(c))?;
    Ok(row.is_none())
}

/// What a login needs to know.
#[derive(sqlx::FromRow)]
pub(super) struct Door {
    pub(super) id: UserId,
    pub(super) password_hash: Option<String>,
    pub(super) email_verified_at: Option<DateTime<Utc>>,
    pub(super) disabled_at: Option<DateTime<Utc>>,
}

pub(super) async fn door(tx: &mut Tx, email: &str) -> Result<Option<Door>> {
    Ok(
        on!(tx, c => sqlx::query_as("select id, password_hash, email_verified_at, disabled_at from users where email = $1")
        .bind(email)
        .fetch_optional(c))?,
    )
}

pub(super) async fn account(tx: &mut Tx, id: UserId) -> Result<Account> {
    let row: Option<Account> = on!(tx, c => sqlx::query_as(
        "select id, email, name, target_role, forwarding_address, onboarding_completed, profile_completion_percent,
                credits_balance, subscription_tier, is_admin, email_verified_at, created_at
         from users where id = $1",
    )
    .bind(id)
    .fetch_optional(c))?;
    row.ok_or(Error::NotFound("account"))
}

pub(super) async fn wrapped_key(tx: &mut Tx, id: UserId) -> Result<Vec<u8>> {
    let row: Option<(Vec<u8>,)> =
        on!(tx, c => sqlx::query_as("select data_key from users where id = $1").bind(id).fetch_optional(c))?;
    row.map(|r| r.0).ok_or(Error::NotFound("account"))
}

pub(super) async fn rename(
    tx: &mut Tx,
    id: UserId,
    name: &str,
    role: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query("update users set name = $1, target_role = $2, updated_at = $3 where id = $4")
            .bind(name)
            .bind(role)
            .bind(now)
            .bind(id)
    )?;
    Ok(())
}

pub(super) async fn set_onboarded(tx: &mut Tx, id: UserId, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "update users set onboarding_completed = true, updated_at = $1 where id = $2 and not onboarding_completed"
        )
        .bind(now)
        .bind(id)
    )?;
    Ok(())
}

pub(super) async fn set_password(tx: &mut Tx, id: UserId, hash: &str, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        sqlx::query("update users set password_hash = $1, updated_at = $2 where id = $3")
            .bind(hash)
            .bind(now)
            .bind(id)
    )?;
    Ok(())
}

/// How the account can be opened.
pub(super) async fn ways_in(tx: &mut Tx, id: UserId) -> Result<WaysIn> {
    Ok(on!(tx, c => sqlx::query_as(
        "select (select count(*) from users where id = $1 and password_hash is not null) as passwords,
                (select count(*) from identities where user_id = $1) as identities,
                (select count(*) from passkeys where user_id = $1) as passkeys",
    )
    .bind(id)
    .fetch_one(c))?)
}

/// Forgets everything that opens the account or is asked for at its door.
pub(super) async fn forget_ways_in(tx: &mut Tx, id: UserId) -> Result<()> {
    for sql in [
        "delete from api_tokens where user_id = $1",
        "delete from identities where user_id = $1",
        "delete from passkeys where user_id = $1",
        "delete from second_factors where user_id = $1",
        "delete from recovery_codes where user_id = $1",
    ] {
        execute!(tx, sqlx::query(sql).bind(id))?;
    }
    Ok(())
}

/// Locks the person's row, on both engines alike: by writing it.
pub(super) async fn hold(tx: &mut Tx, id: UserId, now: DateTime<Utc>) -> Result<()> {
    execute!(tx, sqlx::query("update users set updated_at = $1 where id = $2").bind(now).bind(id))?;
    Ok(())
}

pub(super) async fn set_verified(tx: &mut Tx, id: UserId, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        sqlx::query("update users set email_verified_at = $1, updated_at = $1 where id = $2 and email_verified_at is null")
            .bind(now)
            .bind(id)
    )?;
    Ok(())
}

pub(super) async fn insert_session(tx: &mut Tx, owner: UserId, session: &Session, hash: &[u8]) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into sessions (id, user_id, token_hash, user_agent, ip, created_at, last_used_at, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(session.id)
        .bind(owner)
        .bind(hash)
        .bind(&session.user_agent)
        .bind(&session.ip)
        .bind(session.created_at)
        .bind(session.last_used_at)
        .bind(session.expires_at)
    )?;
    Ok(())
}

/// A session or token that was found by its secret, with its person.
#[derive(sqlx::FromRow)]
pub(super) struct Found {
    pub(super) id: Uuid,
    pub(super) user_id: UserId,
    pub(super) scope: String,
    pub(super) last_used_at: Option<DateTime<Utc>>,
}

pub(super) async fn find_session(tx: &mut Tx, hash: &[u8], now: DateTime<Utc>) -> Result<Option<Found>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select s.id, s.user_id, 'write' as scope, s.last_used_at
         from sessions s join users u on u.id = s.user_id
         where s.token_hash = $1 and s.expires_at > $2 and u.disabled_at is null",
    )
    .bind(hash)
    .bind(now)
    .fetch_optional(c))?)
}

pub(super) async fn find_token(tx: &mut Tx, hash: &[u8], now: DateTime<Utc>) -> Result<Option<Found>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select t.id, t.user_id, t.scope, t.last_used_at
         from api_tokens t join users u on u.id = t.user_id
         where t.token_hash = $1 and (t.expires_at is null or t.expires_at > $2) and u.disabled_at is null",
    )
    .bind(hash)
    .bind(now)
    .fetch_optional(c))?)
}

/// Which table a secret was found in.
#[derive(Clone, Copy)]
pub(super) enum Kept {
    Session,
    Token,
}

pub(super) async fn touch(tx: &mut Tx, kept: Kept, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let sql = match kept {
        Kept::Session => "update sessions set last_used_at = $1 where id = $2",
        Kept::Token => "update api_tokens set last_used_at = $1 where id = $2",
    };
    execute!(tx, sqlx::query(sql).bind(now).bind(id))?;
    Ok(())
}

pub(super) async fn sessions(tx: &mut Tx, owner: UserId, now: DateTime<Utc>) -> Result<Vec<Session>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, user_agent, ip, created_at, last_used_at, expires_at from sessions
         where user_id = $1 and expires_at > $2 order by last_used_at desc",
    )
    .bind(owner)
    .bind(now)
    .fetch_all(c))?)
}

/// When a login began; none when it no longer holds.
pub(super) async fn session_began(
    tx: &mut Tx,
    owner: UserId,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let row: Option<(DateTime<Utc>,)> = on!(tx, c => sqlx::query_as(
        "select s.created_at from sessions s join users u on u.id = s.user_id
         where s.id = $1 and s.user_id = $2 and s.expires_at > $3 and u.disabled_at is null",
    )
    .bind(id)
    .bind(owner)
    .bind(now)
    .fetch_optional(c))?;
    Ok(row.map(|r| r.0))
}

pub(super) async fn delete_session(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<bool> {
    let gone = execute!(
        tx,
        sqlx::query("delete from sessions where id = $1 and user_id = $2").bind(id).bind(owner)
    )?;
    Ok(gone > 0)
}

/// Ends every session but one.
pub(super) async fn delete_other_sessions(tx: &mut Tx, owner: UserId, kept: Uuid) -> Result<()> {
    execute!(tx, sqlx::query("delete from sessions where user_id = $1 and id <> $2").bind(owner).bind(kept))?;
    Ok(())
}

/// Ends every session.
pub(super) async fn delete_sessions(tx: &mut Tx, owner: UserId) -> Result<()> {
    execute!(tx, sqlx::query("delete from sessions where user_id = $1").bind(owner))?;
    Ok(())
}

pub(super) async fn insert_token(tx: &mut Tx, owner: UserId, token: &ApiToken, hash: &[u8]) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into api_tokens (id, user_id, name, token_hash, scope, created_at, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(token.id)
        .bind(owner)
        .bind(&token.name)
        .bind(hash)
        .bind(&token.scope)
        .bind(token.created_at)
        .bind(token.expires_at)
    )?;
    Ok(())
}

pub(super) async fn tokens(tx: &mut Tx, owner: UserId) -> Result<Vec<ApiToken>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, name, scope, created_at, last_used_at, expires_at from api_tokens
         where user_id = $1 order by created_at desc",
    )
    .bind(owner)
    .fetch_all(c))?)
}

pub(super) async fn delete_token(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<bool> {
    let gone = execute!(
        tx,
        sqlx::query("delete from api_tokens where id = $1 and user_id = $2").bind(id).bind(owner)
    )?;
    Ok(gone > 0)
}

/// Keeps the hash of a mailed link; older ones for the same purpose no longer work.
pub(super) async fn insert_mailed(
    tx: &mut Tx,
    owner: UserId,
    purpose: Purpose,
    hash: &[u8],
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query("delete from mailed_tokens where user_id = $1 and purpose = $2")
            .bind(owner)
            .bind(purpose.name())
    )?;
    execute!(
        tx,
        sqlx::query(
            "insert into mailed_tokens (token_hash, user_id, purpose, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        )
        .bind(hash)
        .bind(owner)
        .bind(purpose.name())
        .bind(now)
        .bind(expires_at)
    )?;
    Ok(())
}

/// Takes a mailed link's hash out: it works once.
pub(super) async fn take_mailed(
    tx: &mut Tx,
    purpose: Purpose,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<UserId>> {
    let row: Option<(UserId, DateTime<Utc>)> = on!(tx, c => sqlx::query_as(
        "delete from mailed_tokens where token_hash = $1 and purpose = $2 returning user_id, expires_at",
    )
    .bind(hash)
    .bind(purpose.name())
    .fetch_optional(c))?;
    Ok(row.filter(|(_, expires_at)| *expires_at > now).map(|(owner, _)| owner))
}

/// How many rows were thrown out.
pub(super) struct Gone {
    pub(super) sessions: u64,
    pub(super) mailed_links: u64,
}

/// Deletes what has expired. Personal tokens stay listed: their owner may wonder why one no longer works.
pub(super) async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<Gone> {
    let sessions = execute!(tx, sqlx::query("delete from sessions where expires_at < $1").bind(now))?;
    let mailed_links =
        execute!(tx, sqlx::query("delete from mailed_tokens where expires_at < $1").bind(now))?;
    Ok(Gone { sessions, mailed_links })
}
