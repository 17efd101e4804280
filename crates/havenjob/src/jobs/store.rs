use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::model::{Job, content_hash};
use crate::db::{Tx, UserId, execute, on, search};
use crate::error::{Error, Result};
use crate::http::listing::Sort;

/// Inserts a posting; false when the same text is there already.
pub(super) async fn insert(tx: &mut Tx, owner: UserId, job: &Job) -> Result<bool> {
    let inserted = execute!(
        tx,
        sqlx::query(
            "insert into jobs (id, user_id, title, company, description, url, status, content_hash, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
             on conflict (user_id, content_hash) do nothing",
        )
        .bind(job.id)
        .bind(owner)
        .bind(&job.title)
        .bind(&job.company)
        .bind(&job.description)
        .bind(job.url.as_deref())
        .bind(&job.status)
        .bind(content_hash(&job.description))
        .bind(job.created_at)
    )?;
    Ok(inserted > 0)
}

pub(super) async fn by_text(tx: &mut Tx, owner: UserId, description: &str) -> Result<Job> {
    let row: Option<Job> = on!(tx, c => sqlx::query_as(
        "select id, title, company, description, url, status, created_at, updated_at from jobs
         where user_id = $1 and content_hash = $2",
    )
    .bind(owner)
    .bind(content_hash(description))
    .fetch_optional(c))?;
    row.ok_or(Error::NotFound("job"))
}

pub(super) async fn job(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Job> {
    let row: Option<Job> = on!(tx, c => sqlx::query_as(
        "select id, title, company, description, url, status, created_at, updated_at from jobs
         where id = $1 and user_id = $2",
    )
    .bind(id)
    .bind(owner)
    .fetch_optional(c))?;
    row.ok_or(Error::NotFound("job"))
}

/// Which postings of a person.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) status: Option<&'a str>,
    /// Words that are all in it.
    pub(super) text: Option<&'a str>,
}

/// What postings can be sorted by.
pub(super) const SORTS: [Sort; 4] = [
    Sort::last("created_at", "created_at"),
    Sort::last("updated_at", "updated_at"),
    Sort::first("title", "lower(title)"),
    Sort::first("company", "lower(company)"),
];

/// The condition on `$1` (owner), `$2` (status) and `$3` (words), and what is bound to the last. What is not asked for is
/// not in it, so that an index alone can answer.
fn condition(tx: &Tx, wanted: Wanted<'_>) -> (String, Option<String>) {
    let status = if wanted.status.is_some() { "status = $2" } else { "cast($2 as text) is null" };
    let search = search(tx, "jobs", "$3", wanted.text);
    (format!("user_id = $1 and {status} and {}", search.condition), search.query)
}

pub(super) async fn count(tx: &mut Tx, owner: UserId, wanted: Wanted<'_>) -> Result<i64> {
    let (condition, words) = condition(tx, wanted);
    let sql = format!("select count(*) from jobs where {condition}");
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(owner)
        .bind(wanted.status)
        .bind(words)
        .fetch_one(c))?;
    Ok(count)
}

/// A part of the list. The page is cut before the texts are fetched: sorting carries ids, not postings.
pub(super) async fn list(
    tx: &mut Tx,
    owner: UserId,
    wanted: Wanted<'_>,
    order: &str,
    skip: i64,
    take: i64,
) -> Result<Vec<Job>> {
    let (condition, words) = condition(tx, wanted);
    let sql = format!(
        "select id, title, company, description, url, status, created_at, updated_at from jobs
         where id in (select id from jobs where {condition} order by {order} limit $4 offset $5)
         order by {order}"
    );
    Ok(on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(owner)
        .bind(wanted.status)
        .bind(words)
        .bind(take)
        .bind(skip)
        .fetch_all(c))?)
}

/// Writes every field of a posting that may change.
pub(super) async fn save(tx: &mut Tx, owner: UserId, job: &Job) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "update jobs set title = $1, company = $2, description = $3, url = $4, status = $5, content_hash = $6,
                    updated_at = $7
             where id = $8 and user_id = $9",
        )
        .bind(&job.title)
        .bind(&job.company)
        .bind(&job.description)
        .bind(job.url.as_deref())
        .bind(&job.status)
        .bind(content_hash(&job.description))
        .bind(job.updated_at)
        .bind(job.id)
        .bind(owner)
    )?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<bool> {
    let gone =
        execute!(tx, sqlx::query("delete from jobs where id = $1 and user_id = $2").bind(id).bind(owner))?;
    Ok(gone > 0)
}
