use chrono::{DateTime, Utc};
use sqlx::AssertSqlSafe;

use super::model::{Person, Wanted};
use crate::db::{Tx, UserId, execute, on};
use crate::error::{Error, Result};
use crate::http::listing::Sort;

pub(super) async fn is_admin(tx: &mut Tx, id: UserId) -> Result<bool> {
    let row: Option<(bool,)> =
        on!(tx, c => sqlx::query_as("select is_admin from users where id = $1").bind(id).fetch_optional(c))?;
    Ok(row.is_some_and(|r| r.0))
}

/// Whether others are here, none of whom runs the instance.
pub(super) async fn would_be_left_alone(tx: &mut Tx, id: UserId) -> Result<bool> {
    let (others, admins): (i64, i64) = on!(tx, c => sqlx::query_as(
        "select count(*), count(case when is_admin and disabled_at is null then 1 end) from users where id <> $1",
    )
    .bind(id)
    .fetch_one(c))?;
    Ok(others > 0 && admins == 0)
}

/// Anyone's key, wrapped, and whose it is.
pub(super) async fn any_wrapped_key(tx: &mut Tx) -> Result<Option<(UserId, Vec<u8>)>> {
    Ok(on!(tx, c => sqlx::query_as("select id, data_key from users limit 1").fetch_optional(c))?)
}

pub(super) async fn person(tx: &mut Tx, id: UserId) -> Result<Person> {
    let row: Option<Person> = on!(tx, c => sqlx::query_as(
        "select id, email, name, is_admin, email_verified_at, disabled_at, created_at from users where id = $1",
    )
    .bind(id)
    .fetch_optional(c))?;
    row.ok_or(Error::NotFound("person"))
}

/// What people can be sorted by.
pub(super) const SORTS: [Sort; 3] = [
    Sort::last("created_at", "created_at"),
    Sort::first("email", "email"),
    Sort::first("name", "lower(name)"),
];

const CONDITION: &str =
    "($1 is null or ($1 = 'disabled') = (disabled_at is not null)) and ($2 is null or email = $2)";

pub(super) async fn count(tx: &mut Tx, wanted: Wanted<'_>) -> Result<i64> {
    let sql = format!("select count(*) from users where {CONDITION}");
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(wanted.status)
        .bind(wanted.email)
        .fetch_one(c))?;
    Ok(count)
}

/// A part of the list.
pub(super) async fn list(
    tx: &mut Tx,
    wanted: Wanted<'_>,
    order: &str,
    skip: i64,
    take: i64,
) -> Result<Vec<Person>> {
    let sql = format!(
        "select id, email, name, is_admin, email_verified_at, disabled_at, created_at from users
         where {CONDITION} order by {order} limit $3 offset $4"
    );
    Ok(on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(wanted.status)
        .bind(wanted.email)
        .bind(take)
        .bind(skip)
        .fetch_all(c))?)
}

/// Shuts out or lets in; the time of the first shutting out stays.
pub(super) async fn set_disabled(
    tx: &mut Tx,
    id: UserId,
    is_disabled: bool,
    now: DateTime<Utc>,
) -> Result<()> {
    let sql = if is_disabled {
        "update users set disabled_at = coalesce(disabled_at, $1), updated_at = $1 where id = $2"
    } else {
        "update users set disabled_at = null, updated_at = $1 where id = $2"
    };
    execute!(tx, sqlx::query(sql).bind(now).bind(id))?;
    Ok(())
}

pub(super) async fn end_sessions(tx: &mut Tx, id: UserId) -> Result<()> {
    execute!(tx, sqlx::query("delete from sessions where user_id = $1").bind(id))?;
    Ok(())
}

/// Erases the person: every row of theirs goes with them, and with the data key every file closes for ever.
pub(super) async fn erase(tx: &mut Tx, id: UserId) -> Result<bool> {
    let gone = execute!(tx, sqlx::query("delete from users where id = $1").bind(id))?;
    Ok(gone > 0)
}
