use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::model::Identity;
use crate::db::{Tx, UserId, execute, on};
use crate::error::Result;

/// An identity that was found by what its service says, with its person.
#[derive(sqlx::FromRow)]
pub(super) struct Found {
    pub(super) id: Uuid,
    pub(super) user_id: UserId,
    pub(super) disabled_at: Option<DateTime<Utc>>,
}

pub(super) async fn find(tx: &mut Tx, provider: &str, subject: &str) -> Result<Option<Found>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select i.id, i.user_id, u.disabled_at from identities i join users u on u.id = i.user_id
         where i.provider = $1 and i.subject = $2",
    )
    .bind(provider)
    .bind(subject)
    .fetch_optional(c))?)
}

pub(super) async fn insert(tx: &mut Tx, owner: UserId, identity: &Identity, subject: &str) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into identities (id, user_id, provider, subject, email, created_at, last_used_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(identity.id)
        .bind(owner)
        .bind(&identity.provider)
        .bind(subject)
        .bind(&identity.email)
        .bind(identity.created_at)
        .bind(identity.last_used_at)
    )?;
    Ok(())
}

pub(super) async fn touch(tx: &mut Tx, id: Uuid, email: Option<&str>, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        sqlx::query("update identities set email = coalesce($1, email), last_used_at = $2 where id = $3")
            .bind(email)
            .bind(now)
            .bind(id)
    )?;
    Ok(())
}

pub(super) async fn all(tx: &mut Tx, owner: UserId) -> Result<Vec<Identity>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, provider, email, created_at, last_used_at from identities
         where user_id = $1 order by created_at",
    )
    .bind(owner)
    .fetch_all(c))?)
}

pub(super) async fn delete(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<bool> {
    let gone = execute!(
        tx,
        sqlx::query("delete from identities where id = $1 and user_id = $2").bind(id).bind(owner)
    )?;
    Ok(gone > 0)
}
