use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::model::Invite;
use crate::db::{Tx, UserId, execute, on};
use crate::error::Result;

pub(super) async fn insert(tx: &mut Tx, invite: &Invite, hash: &[u8]) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into invites (id, token_hash, note, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        )
        .bind(invite.id)
        .bind(hash)
        .bind(&invite.note)
        .bind(invite.created_at)
        .bind(invite.expires_at)
    )?;
    Ok(())
}

pub(super) async fn all(tx: &mut Tx) -> Result<Vec<Invite>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, note, created_at, expires_at, used_at, used_by from invites order by created_at desc limit 200",
    )
    .fetch_all(c))?)
}

pub(super) async fn delete_unused(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let gone = execute!(tx, sqlx::query("delete from invites where id = $1 and used_at is null").bind(id))?;
    Ok(gone > 0)
}

/// Uses it up, if it is good and unused: two who come at once do not both get in.
pub(super) async fn take(tx: &mut Tx, hash: &[u8], now: DateTime<Utc>) -> Result<Option<Uuid>> {
    let row: Option<(Uuid,)> = on!(tx, c => sqlx::query_as(
        "update invites set used_at = $1 where token_hash = $2 and used_at is null and expires_at > $1 returning id",
    )
    .bind(now)
    .bind(hash)
    .fetch_optional(c))?;
    Ok(row.map(|r| r.0))
}

pub(super) async fn set_used_by(tx: &mut Tx, id: Uuid, owner: UserId) -> Result<()> {
    execute!(tx, sqlx::query("update invites set used_by = $1 where id = $2").bind(owner).bind(id))?;
    Ok(())
}
