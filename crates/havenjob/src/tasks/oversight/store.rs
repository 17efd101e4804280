use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{TaskInfo, Wanted};
use crate::app::Clock;
use crate::db::{Tx, execute, on};
use crate::error::Result;
use crate::http::listing::Sort;

/// What tasks can be sorted by.
pub(super) const SORTS: [Sort; 4] = [
    Sort::last("created_at", "created_at"),
    Sort::last("updated_at", "updated_at"),
    Sort::last("attempts", "attempts"),
    Sort::first("kind", "kind"),
];

/// A state in the words that clients know.
const STATUS: &str = "case state when 'queued' then 'queued' when 'running' then 'processing' when 'done' then 'completed' else 'failed' end";

fn condition() -> String {
    format!("($1 is null or {STATUS} = $1) and ($2 is null or kind = $2)")
}

pub(super) async fn count(tx: &mut Tx, wanted: Wanted<'_>) -> Result<i64> {
    let sql = format!("select count(*) from tasks where {}", condition());
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(wanted.status)
        .bind(wanted.kind)
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
) -> Result<Vec<TaskInfo>> {
    let sql = format!(
        "select id, user_id, kind, {STATUS} as status, attempts, max_attempts, progress, error, created_at, updated_at
         from tasks where {} order by {order} limit $3 offset $4",
        condition()
    );
    Ok(on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(wanted.status)
        .bind(wanted.kind)
        .bind(take)
        .bind(skip)
        .fetch_all(c))?)
}

pub(super) async fn is_there(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let row: Option<(Uuid,)> =
        on!(tx, c => sqlx::query_as("select id from tasks where id = $1").bind(id).fetch_optional(c))?;
    Ok(row.is_some())
}

/// Brings a dead task back to the queue; false when it is not dead.
pub(super) async fn revive(tx: &mut Tx, clock: Clock, id: Uuid) -> Result<bool> {
    let revived = execute!(
        tx,
        sqlx::query(
            "update tasks set state = 'queued', attempts = 0, run_at = $1, progress = 0, result = null, error = null,
                    worker = null, lease_until = null, updated_at = $2
             where id = $3 and state = 'dead'",
        )
        .bind(clock.millis())
        .bind(clock.now())
        .bind(id)
    )?;
    Ok(revived > 0)
}
