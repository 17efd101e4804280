use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use super::model::Message;
use crate::db::{Tx, UserId, execute, on};
use crate::error::{Error, Result};

pub(super) async fn insert(tx: &mut Tx, owner: UserId, cv: Uuid, message: &Message) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into chat_messages (id, user_id, tailored_cv_id, role, content, status, origin, note, suggestion_ids,
                                        run, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(message.id)
        .bind(owner)
        .bind(cv)
        .bind(&message.role)
        .bind(&message.content)
        .bind(&message.status)
        .bind(message.origin.as_deref())
        .bind(message.note.as_deref())
        .bind(message.suggestion_ids.as_ref())
        .bind(message.run)
        .bind(message.created_at)
    )?;
    Ok(())
}

/// In the order in which it was said.
pub(super) async fn messages(tx: &mut Tx, owner: UserId, cv: Uuid) -> Result<Vec<Message>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, role, content, status, origin, note, suggestion_ids, run, created_at from chat_messages
         where tailored_cv_id = $1 and user_id = $2 order by created_at, id",
    )
    .bind(cv)
    .bind(owner)
    .fetch_all(c))?)
}

pub(super) async fn message(tx: &mut Tx, owner: UserId, cv: Uuid, id: Uuid) -> Result<Message> {
    let row: Option<Message> = on!(tx, c => sqlx::query_as(
        "select id, role, content, status, origin, note, suggestion_ids, run, created_at from chat_messages
         where id = $1 and tailored_cv_id = $2 and user_id = $3",
    )
    .bind(id)
    .bind(cv)
    .bind(owner)
    .fetch_optional(c))?;
    row.ok_or(Error::NotFound("message"))
}

/// Begins an answer, anew where it was begun before; gives the number of this run, none when it has ended.
pub(super) async fn begin(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Option<i64>> {
    let row: Option<(i64,)> = on!(tx, c => sqlx::query_as(
        "update chat_messages set run = run + 1, content = ''
         where id = $1 and user_id = $2 and status = 'streaming' returning run",
    )
    .bind(id)
    .bind(owner)
    .fetch_optional(c))?;
    Ok(row.map(|r| r.0))
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
pub(super) struct Ending<'a> {
    pub(super) content: &'a str,
    pub(super) origin: &'a str,
    pub(super) note: Option<&'a str>,
    pub(super) suggestions: Vec<Uuid>,
}

/// Ends an answer. False: it was stopped, or another run has taken over.
pub(super) async fn end(tx: &mut Tx, owner: UserId, id: Uuid, run: i64, ending: &Ending<'_>) -> Result<bool> {
    let ended = execute!(
        tx,
        sqlx::query(
            "update chat_messages set content = $1, origin = $2, note = $3, suggestion_ids = $4, status = 'done'
             where id = $5 and user_id = $6 and run = $7 and status = 'streaming'",
        )
        .bind(ending.content)
        .bind(ending.origin)
        .bind(ending.note)
        .bind(Json(&ending.suggestions))
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

/// Stops every answer about this CV that is on its way; gives their ids.
pub(super) async fn stop(tx: &mut Tx, owner: UserId, cv: Uuid) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = on!(tx, c => sqlx::query_as(
        "update chat_messages set status = 'stopped'
         where tailored_cv_id = $1 and user_id = $2 and status = 'streaming' returning id",
    )
    .bind(cv)
    .bind(owner)
    .fetch_all(c))?;
    Ok(rows.into_iter().map(|r| r.0).collect())
}

/// What was said before a moment, the newest first.
pub(super) async fn before(
    tx: &mut Tx,
    owner: UserId,
    cv: Uuid,
    moment: DateTime<Utc>,
    most: i64,
) -> Result<Vec<Message>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, role, content, status, origin, note, suggestion_ids, run, created_at from chat_messages
         where tailored_cv_id = $1 and user_id = $2 and created_at < $3 order by created_at desc, id desc limit $4",
    )
    .bind(cv)
    .bind(owner)
    .bind(moment)
    .bind(most)
    .fetch_all(c))?)
}
