use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::AssertSqlSafe;
use sqlx::types::Json;
use uuid::Uuid;

use super::model::Cv;
use crate::db::{Tx, UserId, execute, on, search};
use crate::error::{Error, Result};
use crate::http::listing::Sort;

pub(super) async fn insert(tx: &mut Tx, owner: UserId, cv: &Cv) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into cvs (id, user_id, original_filename, file_key, size, mime, status, is_primary, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
        )
        .bind(cv.id)
        .bind(owner)
        .bind(&cv.original_filename)
        .bind(&cv.file_key)
        .bind(cv.size)
        .bind(&cv.mime)
        .bind(&cv.status)
        .bind(cv.is_primary)
        .bind(cv.created_at)
    )?;
    Ok(())
}

pub(super) async fn cv(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Cv> {
    let row: Option<Cv> = on!(tx, c => sqlx::query_as(
        "select id, original_filename, file_key, size, mime, status, error, is_primary, parsed_at, created_at, updated_at
         from cvs where id = $1 and user_id = $2",
    )
    .bind(id)
    .bind(owner)
    .fetch_optional(c))?;
    row.ok_or(Error::NotFound("CV"))
}

/// Which CVs of a person.
#[derive(Clone, Copy, Default)]
pub(super) struct Wanted<'a> {
    pub(super) status: Option<&'a str>,
    /// Words that are all in its text or its file's name.
    pub(super) text: Option<&'a str>,
}

/// The condition on `$1` (owner), `$2` (status) and `$3` (words), and what is bound to the last.
fn condition(tx: &Tx, wanted: Wanted<'_>) -> (String, Option<String>) {
    let search = search(tx, "cvs", "$3", wanted.text);
    (format!("user_id = $1 and ($2 is null or status = $2) and {}", search.condition), search.query)
}

/// How many there are.
pub(super) async fn count(tx: &mut Tx, owner: UserId, wanted: Wanted<'_>) -> Result<i64> {
    let (condition, words) = condition(tx, wanted);
    let sql = format!("select count(*) from cvs where {condition}");
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(owner)
        .bind(wanted.status)
        .bind(words)
        .fetch_one(c))?;
    Ok(count)
}

/// The oldest first.
pub(super) async fn ids(tx: &mut Tx, owner: UserId) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = on!(tx, c => sqlx::query_as("select id from cvs where user_id = $1 order by id")
        .bind(owner)
        .fetch_all(c))?;
    Ok(rows.into_iter().map(|r| r.0).collect())
}

/// What CVs can be sorted by.
pub(super) const SORTS: [Sort; 4] = [
    Sort::last("created_at", "created_at"),
    Sort::last("updated_at", "updated_at"),
    Sort::last("size", "size"),
    Sort::first("original_filename", "lower(original_filename)"),
];

/// A part of the list.
pub(super) async fn list(
    tx: &mut Tx,
    owner: UserId,
    wanted: Wanted<'_>,
    order: &str,
    skip: i64,
    take: i64,
) -> Result<Vec<Cv>> {
    let (condition, words) = condition(tx, wanted);
    let sql = format!(
        "select id, original_filename, file_key, size, mime, status, error, is_primary, parsed_at, created_at, updated_at
         from cvs where {condition} order by {order} limit $4 offset $5"
    );
    Ok(on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(owner)
        .bind(wanted.status)
        .bind(words)
        .bind(take)
        .bind(skip)
        .fetch_all(c))?)
}

/// What was read: text and résumé, none while it is not read.
pub(super) async fn read(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<(Option<String>, Option<Value>)> {
    let row: Option<(Option<String>, Option<Json<Value>>)> = on!(tx, c => sqlx::query_as(
        "select parsed_text, parsed from cvs where id = $1 and user_id = $2",
    )
    .bind(id)
    .bind(owner)
    .fetch_optional(c))?;
    let (text, parsed) = row.ok_or(Error::NotFound("CV"))?;
    Ok((text, parsed.map(|p| p.0)))
}

/// File name and résumé of the primary CV, where it was read.
pub(super) async fn primary(tx: &mut Tx, owner: UserId) -> Result<Option<(String, Value)>> {
    let row: Option<(String, Json<Value>)> = on!(tx, c => sqlx::query_as(
        "select original_filename, parsed from cvs where user_id = $1 and is_primary and parsed is not null",
    )
    .bind(owner)
    .fetch_optional(c))?;
    Ok(row.map(|(name, parsed)| (name, parsed.0)))
}

pub(super) async fn set_status(
    tx: &mut Tx,
    owner: UserId,
    id: Uuid,
    status: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "update cvs set status = $1, error = null, updated_at = $2 where id = $3 and user_id = $4"
        )
        .bind(status)
        .bind(now)
        .bind(id)
        .bind(owner)
    )?;
    Ok(())
}

pub(super) async fn set_parsed(
    tx: &mut Tx,
    owner: UserId,
    id: Uuid,
    text: &str,
    parsed: &Value,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "update cvs set status = 'parsed', error = null, parsed_text = $1, parsed = $2, parsed_at = $3, updated_at = $3
             where id = $4 and user_id = $5",
        )
        .bind(text)
        .bind(Json(parsed))
        .bind(now)
        .bind(id)
        .bind(owner)
    )?;
    Ok(())
}

/// Writes a résumé that a person corrected over the one that was read at `seen`; false when somebody was faster.
pub(super) async fn correct(
    tx: &mut Tx,
    owner: UserId,
    id: Uuid,
    parsed: &Value,
    (seen, now): (DateTime<Utc>, DateTime<Utc>),
) -> Result<bool> {
    let done = execute!(
        tx,
        sqlx::query(
            "update cvs set parsed = $1, updated_at = $2
             where id = $3 and user_id = $4 and updated_at = $5 and status = 'parsed'"
        )
        .bind(Json(parsed))
        .bind(now)
        .bind(id)
        .bind(owner)
        .bind(seen)
    )?;
    Ok(done > 0)
}

pub(super) async fn set_failed(
    tx: &mut Tx,
    owner: UserId,
    id: Uuid,
    error: &Value,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "update cvs set status = 'failed', error = $1, updated_at = $2
             where id = $3 and user_id = $4 and status in ('uploaded', 'parsing')",
        )
        .bind(Json(error))
        .bind(now)
        .bind(id)
        .bind(owner)
    )?;
    Ok(())
}

/// Whether the primary CV was read, or still may be.
pub(super) async fn has_primary(tx: &mut Tx, owner: UserId) -> Result<bool> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(
        "select count(*) from cvs where user_id = $1 and is_primary and status <> 'failed'",
    )
    .bind(owner)
    .fetch_one(c))?;
    Ok(count > 0)
}

/// The CV that is meant when the primary one is gone: the newest that was read, else one that still may be.
pub(super) async fn next_primary(tx: &mut Tx, owner: UserId) -> Result<Option<Uuid>> {
    let row: Option<(Uuid,)> = on!(tx, c => sqlx::query_as(
        "select id from cvs where user_id = $1
         order by parsed is null, status = 'failed', created_at desc, id desc limit 1",
    )
    .bind(owner)
    .fetch_optional(c))?;
    Ok(row.map(|r| r.0))
}

/// There is one primary CV at most: the old one steps back first.
pub(super) async fn make_primary(tx: &mut Tx, owner: UserId, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        sqlx::query("update cvs set is_primary = false, updated_at = $1 where user_id = $2 and is_primary and id <> $3")
            .bind(now)
            .bind(owner)
            .bind(id)
    )?;
    execute!(
        tx,
        sqlx::query("update cvs set is_primary = true, updated_at = $1 where user_id = $2 and id = $3")
            .bind(now)
            .bind(owner)
            .bind(id)
    )?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<()> {
    execute!(tx, sqlx::query("delete from cvs where id = $1 and user_id = $2").bind(id).bind(owner))?;
    Ok(())
}
