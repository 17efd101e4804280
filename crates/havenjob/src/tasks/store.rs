use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use sqlx::AssertSqlSafe;
use sqlx::types::Json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{NewTask, Task};
use crate::app::Clock;
use crate::cli::Failure;
use crate::db::{Tx, UserId, claim_lock, execute, on};
use crate::error::{Error, Result};

/// Attempts before a task is dead.
const MAX_ATTEMPTS: i64 = 5;
/// Pause before the second attempt in milliseconds; it doubles with each further one.
const FIRST_PAUSE: i64 = 500;

/// What a client sees of a task.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
pub(crate) struct Status {
    /// The task.
    #[schema(example = "01930c3e-8f6e-7aaa-bbbb-1234567890ab")]
    pub(crate) job_id: Uuid,
    /// `queued`, `processing`, `completed` or `failed`.
    #[schema(example = "completed")]
    pub(crate) status: &'static str,
    /// 0 to 100.
    pub(crate) progress: i64,
    /// What came out, when it is completed.
    pub(crate) result: Option<Value>,
    /// `{type, message, hint}` when it failed, or of the last attempt while it is tried again.
    pub(crate) error: Option<Value>,
}

/// Puts a task in; gives its id, or that of the one with the same key that waits or runs.
pub(crate) async fn enqueue(tx: &mut Tx, clock: Clock, task: NewTask) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let put_in = execute!(
        tx,
        sqlx::query(
            "insert into tasks (id, user_id, kind, payload, state, max_attempts, run_at, unique_key, created_at, updated_at)
             values ($1, $2, $3, $4, 'queued', $5, $6, $7, $8, $8)
             on conflict (unique_key) where state in ('queued', 'running') do nothing",
        )
        .bind(id)
        .bind(task.owner)
        .bind(task.kind)
        .bind(Json(&task.payload))
        .bind(MAX_ATTEMPTS)
        .bind(clock.millis())
        .bind(task.unique_key.as_deref())
        .bind(clock.now())
    )?;
    tx.enqueued = true;
    if put_in > 0 {
        return Ok(id);
    }
    let found: Option<(Uuid,)> = on!(tx, c => sqlx::query_as(
        "select id from tasks where unique_key = $1 and state in ('queued', 'running')",
    )
    .bind(task.unique_key.as_deref())
    .fetch_optional(c))?;
    found.map(|(id,)| id).ok_or_else(|| Error::Internal("a task was put in and is not there".into()))
}

/// What a person may know of a task of theirs.
pub(crate) async fn status(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Status> {
    type Row = (String, i64, Option<Json<Value>>, Option<Json<Value>>);
    let row: Option<Row> = on!(tx, c => sqlx::query_as(
        "select state, progress, result, error from tasks where id = $1 and user_id = $2",
    )
    .bind(id)
    .bind(owner)
    .fetch_optional(c))?;
    let (state, progress, result, error) = row.ok_or(Error::NotFound("task"))?;
    let status = match state.as_str() {
        "queued" => "queued",
        "running" => "processing",
        "done" => "completed",
        _ => "failed",
    };
    Ok(Status { job_id: id, status, progress, result: result.map(|r| r.0), error: error.map(|e| e.0) })
}

/// The task with this key that waits or runs, if there is one.
pub(crate) async fn open(tx: &mut Tx, owner: UserId, unique_key: &str) -> Result<Option<Uuid>> {
    let found: Option<(Uuid,)> = on!(tx, c => sqlx::query_as(
        "select id from tasks where unique_key = $1 and user_id = $2 and state in ('queued', 'running')",
    )
    .bind(unique_key)
    .bind(owner)
    .fetch_optional(c))?;
    Ok(found.map(|(id,)| id))
}

#[derive(sqlx::FromRow)]
struct Claimed {
    id: Uuid,
    user_id: Option<Uuid>,
    kind: String,
    payload: Json<Value>,
    attempts: i64,
    max_attempts: i64,
}

impl From<Claimed> for Task {
    fn from(row: Claimed) -> Self {
        Self {
            id: row.id,
            owner: row.user_id,
            kind: row.kind,
            payload: row.payload.0,
            attempt: row.attempts,
            max_attempts: row.max_attempts,
        }
    }
}

/// Takes one task that is due, or whose worker fell silent before its last attempt.
pub(super) async fn claim(tx: &mut Tx, clock: Clock, worker: Uuid, lease: i64) -> Result<Option<Task>> {
    let (now, at) = (clock.millis(), clock.now());
    let sql = format!(
        "update tasks set state = 'running', worker = $1, lease_until = $2, attempts = attempts + 1, updated_at = $3
         where id = (select id from tasks
                     where (state = 'queued' and run_at <= $4)
                        or (state = 'running' and lease_until < $4 and attempts < max_attempts)
                     order by run_at, id limit 1 {})
         returning id, user_id, kind, payload, attempts, max_attempts",
        claim_lock(tx)
    );
    let row: Option<Claimed> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(worker)
        .bind(now + lease)
        .bind(at)
        .bind(now)
        .fetch_optional(c))?;
    Ok(row.map(Task::from))
}

/// Declares dead what fell silent on its last attempt, and gives it.
pub(super) async fn bury_lost(tx: &mut Tx, clock: Clock, why: &Failure) -> Result<Vec<Task>> {
    let rows: Vec<Claimed> = on!(tx, c => sqlx::query_as(
        "update tasks set state = 'dead', error = $1, progress = 0, worker = null, lease_until = null, updated_at = $2
         where state = 'running' and lease_until < $3 and attempts >= max_attempts
         returning id, user_id, kind, payload, attempts, max_attempts",
    )
    .bind(Json(why))
    .bind(clock.now())
    .bind(clock.millis())
    .fetch_all(c))?;
    Ok(rows.into_iter().map(Task::from).collect())
}

/// Cancels a task of this owner's that waits or runs, and gives it.
pub(super) async fn cancel(
    tx: &mut Tx,
    clock: Clock,
    owner: UserId,
    id: Uuid,
    why: &Failure,
) -> Result<Option<Task>> {
    let row: Option<Claimed> = on!(tx, c => sqlx::query_as(
        "update tasks set state = 'cancelled', error = $1, progress = 0, worker = null, lease_until = null, updated_at = $2
         where id = $3 and user_id = $4 and state in ('queued', 'running')
         returning id, user_id, kind, payload, attempts, max_attempts",
    )
    .bind(Json(why))
    .bind(clock.now())
    .bind(id)
    .bind(owner)
    .fetch_optional(c))?;
    Ok(row.map(Task::from))
}

/// What there is to do now.
pub(super) struct Due {
    /// A task that could be claimed.
    pub(super) work: bool,
    /// One that fell silent on its last attempt.
    pub(super) lost: bool,
}

/// Whether anything waits or runs that could be taken or buried now.
pub(super) async fn due(tx: &mut Tx, clock: Clock) -> Result<Due> {
    let (work, lost): (bool, bool) = on!(tx, c => sqlx::query_as(
        "select exists (select 1 from tasks where state = 'queued' and run_at <= $1)
                or exists (select 1 from tasks where state = 'running' and lease_until < $1 and attempts < max_attempts),
                exists (select 1 from tasks where state = 'running' and lease_until < $1 and attempts >= max_attempts)",
    )
    .bind(clock.millis())
    .fetch_one(c))?;
    Ok(Due { work, lost })
}

/// Whether the worker still holds the task.
pub(super) async fn holds(tx: &mut Tx, task: &Task, worker: Uuid) -> Result<bool> {
    let row: Option<(Uuid,)> = on!(tx, c => sqlx::query_as(
        "select id from tasks where id = $1 and worker = $2 and attempts = $3 and state = 'running'",
    )
    .bind(task.id)
    .bind(worker)
    .bind(task.attempt)
    .fetch_optional(c))?;
    Ok(row.is_some())
}

/// Says that the worker is alive. False: the lease is lost, and with it the task.
pub(super) async fn keep(tx: &mut Tx, clock: Clock, task: &Task, worker: Uuid, lease: i64) -> Result<bool> {
    let kept = execute!(
        tx,
        sqlx::query(
            "update tasks set lease_until = $1 where id = $2 and worker = $3 and attempts = $4 and state = 'running'",
        )
        .bind(clock.millis() + lease)
        .bind(task.id)
        .bind(worker)
        .bind(task.attempt)
    )?;
    Ok(kept > 0)
}

/// How an attempt ended.
pub(super) enum End<'a> {
    Done(&'a Value),
    /// Once more later, for this reason.
    Again(&'a Failure),
    Dead(&'a Failure),
}

/// Ends an attempt. False: the lease was lost, the end is somebody else's to write.
pub(super) async fn end(tx: &mut Tx, clock: Clock, task: &Task, worker: Uuid, end: End<'_>) -> Result<bool> {
    let now = clock.millis();
    let pause = FIRST_PAUSE << (task.attempt - 1).clamp(0, 10);
    let (state, run_at, result, error) = match end {
        End::Done(result) => ("done", now, Some(Json(result)), None),
        End::Again(why) => ("queued", now + pause, None, Some(Json(why))),
        End::Dead(why) => ("dead", now, None, Some(Json(why))),
    };
    let progress = if state == "done" { 100 } else { 0 };
    let ended = execute!(
        tx,
        sqlx::query(
            "update tasks set state = $1, run_at = $2, result = $3, error = $4, progress = $5, updated_at = $6,
                    lease_until = null, worker = null
             where id = $7 and worker = $8 and attempts = $9 and state = 'running'",
        )
        .bind(state)
        .bind(run_at)
        .bind(result)
        .bind(error)
        .bind(progress)
        .bind(clock.now())
        .bind(task.id)
        .bind(worker)
        .bind(task.attempt)
    )?;
    Ok(ended > 0)
}

/// Puts a task back into the queue that its worker had no time to end; the attempt does not count. False: the lease was
/// lost.
pub(super) async fn give_back(tx: &mut Tx, clock: Clock, task: &Task, worker: Uuid) -> Result<bool> {
    let given = execute!(
        tx,
        sqlx::query(
            "update tasks set state = 'queued', run_at = $1, attempts = attempts - 1, lease_until = null, worker = null,
                    updated_at = $2
             where id = $3 and worker = $4 and attempts = $5 and state = 'running'",
        )
        .bind(clock.millis())
        .bind(clock.now())
        .bind(task.id)
        .bind(worker)
        .bind(task.attempt)
    )?;
    Ok(given > 0)
}

/// Moves a recurring piece of work to a tick. False: somebody was there already.
pub(super) async fn reach(tx: &mut Tx, name: &str, tick: i64) -> Result<bool> {
    let moved = execute!(
        tx,
        sqlx::query(
            "insert into schedule (name, tick) values ($1, $2)
             on conflict (name) do update set tick = excluded.tick where schedule.tick < excluded.tick",
        )
        .bind(name)
        .bind(tick)
    )?;
    Ok(moved > 0)
}

/// Deletes tasks that ended before these times: those that did as they should or were cancelled, and those that failed.
pub(super) async fn sweep(tx: &mut Tx, ended: DateTime<Utc>, dead: DateTime<Utc>) -> Result<u64> {
    Ok(execute!(
        tx,
        sqlx::query(
            "delete from tasks where (state in ('done', 'cancelled') and updated_at < $1)
                or (state = 'dead' and updated_at < $2)",
        )
        .bind(ended)
        .bind(dead)
    )?)
}
