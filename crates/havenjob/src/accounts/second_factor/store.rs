use chrono::{DateTime, Utc};

use crate::db::{Tx, UserId, execute, on};
use crate::error::Result;

/// A second factor, on or begun.
#[derive(sqlx::FromRow)]
pub(super) struct Factor {
    /// Sealed.
    pub(super) secret: Vec<u8>,
    pub(super) confirmed_at: Option<DateTime<Utc>>,
}

pub(super) async fn factor(tx: &mut Tx, owner: UserId) -> Result<Option<Factor>> {
    Ok(on!(tx, c => sqlx::query_as("select secret, confirmed_at from second_factors where user_id = $1")
        .bind(owner)
        .fetch_optional(c))?)
}

/// Keeps a secret that waits to be confirmed, in the place of one that waited.
pub(super) async fn begin(tx: &mut Tx, owner: UserId, secret: &[u8], now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into second_factors (user_id, secret, created_at) values ($1, $2, $3)
             on conflict (user_id) do update set secret = excluded.secret, last_step = 0, created_at = excluded.created_at
             where second_factors.confirmed_at is null",
        )
        .bind(owner)
        .bind(secret)
        .bind(now)
    )?;
    Ok(())
}

pub(super) async fn confirm(tx: &mut Tx, owner: UserId, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        sqlx::query("update second_factors set confirmed_at = $1 where user_id = $2").bind(now).bind(owner)
    )?;
    Ok(())
}

/// Uses a step up; false when it or a later one was used already.
pub(super) async fn use_step(tx: &mut Tx, owner: UserId, step: i64) -> Result<bool> {
    let used = execute!(
        tx,
        sqlx::query("update second_factors set last_step = $1 where user_id = $2 and last_step < $1")
            .bind(step)
            .bind(owner)
    )?;
    Ok(used > 0)
}

pub(super) async fn delete(tx: &mut Tx, owner: UserId) -> Result<()> {
    execute!(tx, sqlx::query("delete from second_factors where user_id = $1").bind(owner))?;
    forget_recovery_codes(tx, owner).await
}

pub(super) async fn insert_recovery_code(tx: &mut Tx, owner: UserId, hash: &[u8]) -> Result<()> {
    execute!(
        tx,
        sqlx::query("insert into recovery_codes (user_id, code_hash) values ($1, $2)").bind(owner).bind(hash)
    )?;
    Ok(())
}

pub(super) async fn forget_recovery_codes(tx: &mut Tx, owner: UserId) -> Result<()> {
    execute!(tx, sqlx::query("delete from recovery_codes where user_id = $1").bind(owner))?;
    Ok(())
}

/// Uses a recovery code up; false when there is none such.
pub(super) async fn use_recovery_code(tx: &mut Tx, owner: UserId, hash: &[u8]) -> Result<bool> {
    let used = execute!(
        tx,
        sqlx::query("delete from recovery_codes where user_id = $1 and code_hash = $2")
            .bind(owner)
            .bind(hash)
    )?;
    Ok(used > 0)
}

pub(super) async fn count_recovery_codes(tx: &mut Tx, owner: UserId) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as("select count(*) from recovery_codes where user_id = $1")
        .bind(owner)
        .fetch_one(c))?;
    Ok(count)
}
