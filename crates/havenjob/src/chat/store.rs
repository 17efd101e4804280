use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::AssertSqlSafe;
use sqlx::types::Json;
use uuid::Uuid;

use super::model::{ChatSession, Message};
use crate::db::{Tx, UserId, execute, on};
use crate::error::{Error, Result};
use crate::http::listing::Sort;

pub(super) async fn insert_session(tx: &mut Tx, owner: UserId, session: &ChatSession) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into chat_sessions (id, user_id, title, created_at, updated_at) values ($1, $2, $3, $4, $4)",
        )
        .bind(session.id)
        .bind(owner)
        .bind(&session.title)
        .bind(session.created_at)
    )?;
    Ok(())
}

/// The session about a tailored CV; it has the CV's id.
pub(super) async fn open_about(tx: &mut Tx, owner: UserId, cv: Uuid, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into chat_sessions (id, user_id, title, tailored_cv_id, created_at, updated_at)
             values ($1, $2, '', $1, $3, $3) on conflict do nothing",
        )
        .bind(cv)
        .bind(owner)
        .bind(now)
    )?;
    Ok(())
}

/// A session with the assistant.
pub(super) async fn session(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<ChatSession> {
    let row: Option<ChatSession> = on!(tx, c => sqlx::query_as(
        "select id, title, created_at, updated_at from chat_sessions
         where id = $1 and user_id = $2 and tailored_cv_id is null",
    )
    .bind(id)
    .bind(owner)
    .fetch_optional(c))?;
    row.ok_or(Error::NotFound("chat session"))
}

/// What sessions can be sorted by.
pub(super) const SORTS: [Sort; 3] = [
    Sort::last("updated_at", "updated_at"),
    Sort::last("created_at", "created_at"),
    Sort::first("title", "lower(title)"),
];

pub(super) async fn count_sessions(tx: &mut Tx, owner: UserId) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(
        "select count(*) from chat_sessions where user_id = $1 and tailored_cv_id is null",
    )
    .bind(owner)
    .fetch_one(c))?;
    Ok(count)
}

/// A part of the list.
pub(super) async fn sessions(
    tx: &mut Tx,
    owner: UserId,
    order: &str,
    skip: i64,
    take: i64,
) -> Result<Vec<ChatSession>> {
    let sql = format!(
        "select id, title, created_at, updated_at from chat_sessions
         where user_id = $1 and tailored_cv_id is null order by {order} limit $2 offset $3"
    );
    Ok(on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(owner).bind(take).bind(skip).fetch_all(c))?)
}

pub(super) async fn set_title(tx: &mut Tx, owner: UserId, id: Uuid, title: &str) -> Result<()> {
    execute!(
        tx,
        sqlx::query("update chat_sessions set title = $1 where id = $2 and user_id = $3")
            .bind(title)
            .bind(id)
            .bind(owner)
    )?;
    Ok(())
}

pub(super) async fn delete_session(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<bool> {
    let gone = execute!(
        tx,
        sqlx::query("delete from chat_sessions where id = $1 and user_id = $2 and tailored_cv_id is null")
            .bind(id)
            .bind(owner)
    )?;
    Ok(gone > 0)
}

/// Puts a message into a session; that one is then the last that something was said in.
pub(super) async fn insert(tx: &mut Tx, owner: UserId, session: Uuid, message: &Message) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into chat_messages (id, user_id, session_id, role, content, status, origin, note, suggestion_ids,
                                        run, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(message.id)
        .bind(owner)
        .bind(session)
        .bind(&message.role)
        .bind(&message.content)
        .bind(&message.status)
        .bind(message.origin.as_deref())
        .bind(message.note.as_deref())
        .bind(message.suggestion_ids.as_ref())
        .bind(message.run)
        .bind(message.created_at)
    )?;
    execute!(
        tx,
        sqlx::query("update chat_sessions set updated_at = $1 where id = $2 and user_id = $3")
            .bind(message.created_at)
            .bind(session)
            .bind(owner)
    )?;
    Ok(())
}

/// In the order in which it was said.
pub(super) async fn messages(tx: &mut Tx, owner: UserId, session: Uuid) -> Result<Vec<Message>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, role, content, status, origin, note, suggestion_ids, findings, usage, run, created_at
         from chat_messages where session_id = $1 and user_id = $2 order by created_at, id",
    )
    .bind(session)
    .bind(owner)
    .fetch_all(c))?)
}

pub(super) async fn message(tx: &mut Tx, owner: UserId, session: Uuid, id: Uuid) -> Result<Message> {
    let row: Option<Message> = on!(tx, c => sqlx::query_as(
        "select id, role, content, status, origin, note, suggestion_ids, findings, usage, run, created_at
         from chat_messages where id = $1 and session_id = $2 and user_id = $3",
    )
    .bind(id)
    .bind(session)
    .bind(owner)
    .fetch_optional(c))?;
    row.ok_or(Error::NotFound("message"))
}

/// Begins an answer that no model was asked for yet; gives the number of this run.
pub(super) async fn begin(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Option<i64>> {
    let row: Option<(i64,)> = on!(tx, c => sqlx::query_as(
        "update chat_messages set run = run + 1
         where id = $1 and user_id = $2 and status = 'streaming' and not is_asked returning run",
    )
    .bind(id)
    .bind(owner)
    .fetch_optional(c))?;
    Ok(row.map(|r| r.0))
}

/// Notes that the model is asked now. False: the answer was stopped, or another run has taken over.
pub(super) async fn set_asked(tx: &mut Tx, owner: UserId, id: Uuid, run: i64) -> Result<bool> {
    let noted = execute!(
        tx,
        sqlx::query(
            "update chat_messages set is_asked = true
             where id = $1 and user_id = $2 and run = $3 and status = 'streaming'",
        )
        .bind(id)
        .bind(owner)
        .bind(run)
    )?;
    Ok(noted > 0)
}

/// Keeps what has come so far. False: the answer was stopped, or another run has taken over.
pub(super) async fn grow(tx: &mut Tx, owner: UserId, id: Uuid, run: i64, content: &str) -> Result<bool> {
    let grown = execute!(
        tx,
        sqlx::query(
            "update chat_messages set content = $1 where id = $2 and user_id = $3 and run = $4 and status = 'streaming'",
        )
        .bind(content)
        .bind(id)
        .bind(owner)
        .bind(run)
    )?;
    Ok(grown > 0)
}

/// How an answer ends.
#[derive(Default)]
pub(crate) struct Ending {
    /// Its words.
    pub(crate) content: String,
    /// `builtin` or `model`.
    pub(crate) origin: &'static str,
    /// What to know of it.
    pub(crate) note: Option<String>,
    /// The ids of what it suggests.
    pub(crate) suggestions: Vec<Uuid>,
    /// What the claim check says of it.
    pub(crate) findings: Option<Value>,
    /// What it used.
    pub(crate) usage: Option<Value>,
}

/// Ends an answer. False: it was stopped, or another run has taken over.
pub(super) async fn end(tx: &mut Tx, owner: UserId, id: Uuid, run: i64, ending: &Ending) -> Result<bool> {
    let ended = execute!(
        tx,
        sqlx::query(
            "update chat_messages set content = $1, origin = $2, note = $3, suggestion_ids = $4, findings = $5,
                    usage = $6, status = 'done'
             where id = $7 and user_id = $8 and run = $9 and status = 'streaming'",
        )
        .bind(&ending.content)
        .bind(ending.origin)
        .bind(ending.note.as_deref())
        .bind(Json(&ending.suggestions))
        .bind(ending.findings.as_ref().map(Json))
        .bind(ending.usage.as_ref().map(Json))
        .bind(id)
        .bind(owner)
        .bind(run)
    )?;
    Ok(ended > 0)
}

/// Ends an answer that nobody will end any more; what came of it stays.
pub(super) async fn give_up(
    tx: &mut Tx,
    owner: UserId,
    id: Uuid,
    status: &str,
    note: Option<&str>,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "update chat_messages set status = $1, note = $2
             where id = $3 and user_id = $4 and status = 'streaming'"
        )
        .bind(status)
        .bind(note)
        .bind(id)
        .bind(owner)
    )?;
    Ok(())
}

/// Stops every answer of a session that is on its way; gives their ids.
pub(super) async fn stop(tx: &mut Tx, owner: UserId, session: Uuid) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = on!(tx, c => sqlx::query_as(
        "update chat_messages set status = 'stopped'
         where session_id = $1 and user_id = $2 and status = 'streaming' returning id",
    )
    .bind(session)
    .bind(owner)
    .fetch_all(c))?;
    Ok(rows.into_iter().map(|r| r.0).collect())
}

/// What was said before a moment, the newest first.
pub(super) async fn before(
    tx: &mut Tx,
    owner: UserId,
    session: Uuid,
    moment: DateTime<Utc>,
    most: i64,
) -> Result<Vec<Message>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, role, content, status, origin, note, suggestion_ids, findings, usage, run, created_at
         from chat_messages
         where session_id = $1 and user_id = $2 and created_at < $3 order by created_at desc, id desc limit $4",
    )
    .bind(session)
    .bind(owner)
    .bind(moment)
    .bind(most)
    .fetch_all(c))?)
}
