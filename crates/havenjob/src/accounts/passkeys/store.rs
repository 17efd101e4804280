use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::model::Passkey;
use crate::db::{Tx, UserId, execute, on};
use crate::error::Result;

pub(super) async fn insert(
    tx: &mut Tx,
    owner: UserId,
    passkey: &Passkey,
    credential_id: &[u8],
    credential: &str,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into passkeys (id, user_id, name, credential_id, credential, created_at)
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(passkey.id)
        .bind(owner)
        .bind(&passkey.name)
        .bind(credential_id)
        .bind(credential)
        .bind(passkey.created_at)
    )?;
    Ok(())
}

pub(super) async fn all(tx: &mut Tx, owner: UserId) -> Result<Vec<Passkey>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, name, created_at, last_used_at from passkeys where user_id = $1 order by created_at",
    )
    .bind(owner)
    .fetch_all(c))?)
}

/// What devices call the keys of a person.
pub(super) async fn credential_ids(tx: &mut Tx, owner: UserId) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<(Vec<u8>,)> = on!(tx, c => sqlx::query_as("select credential_id from passkeys where user_id = $1")
            .bind(owner)
            .fetch_all(c))?;
    Ok(rows.into_iter().map(|r| r.0).collect())
}

/// A passkey that a device named, with its key.
#[derive(sqlx::FromRow)]
pub(super) struct Found {
    pub(super) id: Uuid,
    pub(super) credential: String,
    pub(super) disabled_at: Option<DateTime<Utc>>,
}

pub(super) async fn find(tx: &mut Tx, owner: UserId, credential_id: &[u8]) -> Result<Option<Found>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select p.id, p.credential, u.disabled_at from passkeys p join users u on u.id = p.user_id
         where p.user_id = $1 and p.credential_id = $2",
    )
    .bind(owner)
    .bind(credential_id)
    .fetch_optional(c))?)
}

/// Keeps the state of the counter after a login.
pub(super) async fn touch(
    tx: &mut Tx,
    owner: UserId,
    id: Uuid,
    credential: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query("update passkeys set credential = $1, last_used_at = $2 where id = $3 and user_id = $4")
            .bind(credential)
            .bind(now)
            .bind(id)
            .bind(owner)
    )?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<bool> {
    let gone = execute!(
        tx,
        sqlx::query("delete from passkeys where id = $1 and user_id = $2").bind(id).bind(owner)
    )?;
    Ok(gone > 0)
}
