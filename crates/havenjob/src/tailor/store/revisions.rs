//! The states that a tailored CV went through.

use resume::Resume;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::super::model::Revision;
use super::{closed, opened};
use crate::db::{Tx, UserId, execute, on};
use crate::error::{Error, Result};

/// Keeps a state under the number of its version.
pub(in crate::tailor) async fn insert_revision(
    tx: &mut Tx,
    owner: UserId,
    cv: Uuid,
    revision: &Revision,
    document: &Resume,
) -> Result<()> {
    let document = closed(document)?;
    execute!(
        tx,
        sqlx::query(
            "insert into cv_revisions (id, user_id, tailored_cv_id, number, document, revision_type, description, template, pages, restored, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(revision.id)
        .bind(owner)
        .bind(cv)
        .bind(revision.number)
        .bind(&document)
        .bind(&revision.revision_type)
        .bind(&revision.description)
        .bind(&revision.template)
        .bind(revision.pages)
        .bind(revision.restored)
        .bind(revision.created_at)
    )?;
    Ok(())
}

/// The newest first.
pub(in crate::tailor) async fn revisions(tx: &mut Tx, owner: UserId, cv: Uuid) -> Result<Vec<Revision>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, number, revision_type, description, template, pages, restored, created_at from cv_revisions
         where tailored_cv_id = $1 and user_id = $2 order by number desc",
    )
    .bind(cv)
    .bind(owner)
    .fetch_all(c))?)
}

/// Template and pages of a revision.
pub(in crate::tailor) async fn look_of(
    tx: &mut Tx,
    owner: UserId,
    cv: Uuid,
    number: i64,
) -> Result<(String, i64)> {
    let row: Option<(String, i64)> = on!(tx, c => sqlx::query_as(
        "select template, pages from cv_revisions where tailored_cv_id = $1 and user_id = $2 and number = $3",
    )
    .bind(cv)
    .bind(owner)
    .bind(number)
    .fetch_optional(c))?;
    row.ok_or(Error::NotFound("revision"))
}

/// The document of a revision, by its number.
pub(in crate::tailor) async fn document_of(
    tx: &mut Tx,
    owner: UserId,
    cv: Uuid,
    number: i64,
) -> Result<Resume> {
    let row: Option<(Json<Value>,)> = on!(tx, c => sqlx::query_as(
        "select document from cv_revisions where tailored_cv_id = $1 and user_id = $2 and number = $3",
    )
    .bind(cv)
    .bind(owner)
    .bind(number)
    .fetch_optional(c))?;
    opened(row.ok_or(Error::NotFound("revision"))?.0)
}

/// The number of a revision, by its id.
pub(in crate::tailor) async fn number_of(tx: &mut Tx, owner: UserId, cv: Uuid, id: Uuid) -> Result<i64> {
    let row: Option<(i64,)> = on!(tx, c => sqlx::query_as(
        "select number from cv_revisions where id = $1 and tailored_cv_id = $2 and user_id = $3",
    )
    .bind(id)
    .bind(cv)
    .bind(owner)
    .fetch_optional(c))?;
    row.map(|r| r.0).ok_or(Error::NotFound("revision"))
}
