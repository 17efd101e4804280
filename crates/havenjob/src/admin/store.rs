use sqlx::AssertSqlSafe;

use super::model::AuditLine;
use crate::db::{Tx, execute, on};
use crate::error::Result;
use crate::http::listing::Sort;

pub(super) async fn insert(tx: &mut Tx, line: &AuditLine) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into audit_log (id, actor, act, subject, created_at) values ($1, $2, $3, $4, $5)"
        )
        .bind(line.id)
        .bind(line.actor)
        .bind(&line.act)
        .bind(line.subject)
        .bind(line.created_at)
    )?;
    Ok(())
}

/// What acts can be sorted by.
pub(super) const SORTS: [Sort; 2] = [Sort::last("created_at", "created_at"), Sort::first("act", "act")];

pub(super) async fn count(tx: &mut Tx, act: Option<&str>) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(
        "select count(*) from audit_log where ($1 is null or act = $1)",
    )
    .bind(act)
    .fetch_one(c))?;
    Ok(count)
}

/// A part of the list.
pub(super) async fn list(
    tx: &mut Tx,
    act: Option<&str>,
    order: &str,
    skip: i64,
    take: i64,
) -> Result<Vec<AuditLine>> {
    let sql = format!(
        "select id, actor, act, subject, created_at from audit_log where ($1 is null or act = $1)
         order by {order} limit $2 offset $3"
    );
    Ok(on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(act).bind(take).bind(skip).fetch_all(c))?)
}
