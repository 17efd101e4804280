use chrono::{DateTime, Utc};

use crate::db::{Tx, execute, on};
use crate::error::Result;

pub(super) async fn insert(
    tx: &mut Tx,
    kind: &str,
    hash: &[u8],
    state: &str,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query("insert into ceremonies (token_hash, kind, state, expires_at) values ($1, $2, $3, $4)")
            .bind(hash)
            .bind(kind)
            .bind(state)
            .bind(expires_at)
    )?;
    Ok(())
}

pub(super) async fn take(tx: &mut Tx, kind: &str, hash: &[u8], now: DateTime<Utc>) -> Result<Option<String>> {
    let row: Option<(String, DateTime<Utc>)> = on!(tx, c => sqlx::query_as(
        "delete from ceremonies where token_hash = $1 and kind = $2 returning state, expires_at",
    )
    .bind(hash)
    .bind(kind)
    .fetch_optional(c))?;
    Ok(row.filter(|(_, expires_at)| *expires_at > now).map(|(state, _)| state))
}

pub(super) async fn look(tx: &mut Tx, kind: &str, hash: &[u8], now: DateTime<Utc>) -> Result<Option<String>> {
    let row: Option<(String,)> = on!(tx, c => sqlx::query_as(
        "select state from ceremonies where token_hash = $1 and kind = $2 and expires_at > $3",
    )
    .bind(hash)
    .bind(kind)
    .bind(now)
    .fetch_optional(c))?;
    Ok(row.map(|r| r.0))
}

/// Throws out what is too old.
pub(super) async fn forget(tx: &mut Tx, now: DateTime<Utc>) -> Result<()> {
    execute!(tx, sqlx::query("delete from ceremonies where expires_at <= $1").bind(now))?;
    Ok(())
}
