use chrono::{DateTime, Utc};
use resume::Resume;
use serde_json::Value;
use sqlx::AssertSqlSafe;
use sqlx::types::Json;
use uuid::Uuid;

use super::model::{Documents, Evidence, Revision, Suggestion, TailoredCv, lineage, put_evidence};
use crate::db::{Tx, UserId, execute, on};
use crate::error::{Error, Result};
use crate::http::listing::Sort;

fn opened(value: Json<Value>) -> Result<Resume> {
    serde_json::from_value(value.0)
        .map_err(|e| Error::Internal(format!("a stored résumé does not open: {e}")))
}

fn closed(resume: &Resume) -> Result<Json<Value>> {
    serde_json::from_str(&resume.to_json())
        .map(Json)
        .map_err(|e| Error::Internal(format!("a résumé cannot be stored: {e}")))
}

pub(super) async fn insert(tx: &mut Tx, owner: UserId, cv: &TailoredCv, source: &Resume) -> Result<()> {
    let source = closed(source)?;
    execute!(
        tx,
        sqlx::query(
            "insert into tailored_cvs (id, user_id, cv_id, job_id, source, document, version, status, template, pages, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $10)",
        )
        .bind(cv.id)
        .bind(owner)
        .bind(cv.cv_id)
        .bind(cv.job_id)
        .bind(&source)
        .bind(cv.version)
        .bind(&cv.status)
        .bind(&cv.template)
        .bind(cv.pages)
        .bind(cv.created_at)
    )?;
    Ok(())
}

pub(super) async fn tailored(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<TailoredCv> {
    let row: Option<TailoredCv> = on!(tx, c => sqlx::query_as(
        "select id, cv_id, job_id, status, version, template, pages, score_before, score_after, gaps, note, created_at, updated_at
         from tailored_cvs where id = $1 and user_id = $2",
    )
    .bind(id)
    .bind(owner)
    .fetch_optional(c))?;
    row.ok_or(Error::NotFound("tailored CV"))
}

pub(super) async fn documents(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Documents> {
    let row: Option<(Json<Value>, Json<Value>)> = on!(tx, c => sqlx::query_as(
        "select source, document from tailored_cvs where id = $1 and user_id = $2",
    )
    .bind(id)
    .bind(owner)
    .fetch_optional(c))?;
    let (source, document) = row.ok_or(Error::NotFound("tailored CV"))?;
    let mut source = opened(source)?;
    put_evidence(&mut source, &evidence(tx, owner, id).await?);
    Ok(Documents { source, document: opened(document)? })
}

/// The résumé that was tailored, as it was then.
pub(super) async fn original(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Resume> {
    let row: Option<(Json<Value>,)> = on!(tx, c => sqlx::query_as(
        "select source from tailored_cvs where id = $1 and user_id = $2",
    )
    .bind(id)
    .bind(owner)
    .fetch_optional(c))?;
    opened(row.ok_or(Error::NotFound("tailored CV"))?.0)
}

/// What is true at a state, by its number: the résumé that was tailored, with what the person had said by then.
pub(super) async fn source_at(tx: &mut Tx, owner: UserId, id: Uuid, number: i64) -> Result<Resume> {
    let mut source = original(tx, owner, id).await?;
    put_evidence(&mut source, &evidence_at(tx, owner, id, Some(number)).await?);
    Ok(source)
}

/// What the person said beyond it, in order, as far as it is in force: not what they took back by going back before it.
pub(super) async fn evidence(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Vec<Evidence>> {
    evidence_at(tx, owner, id, None).await
}

/// The same at a state, by its number; without one as it is now.
async fn evidence_at(tx: &mut Tx, owner: UserId, id: Uuid, number: Option<i64>) -> Result<Vec<Evidence>> {
    let mut said: Vec<Evidence> = on!(tx, c => sqlx::query_as(
        "select id, item, text, question, revision, created_at from evidence
         where tailored_cv_id = $1 and user_id = $2 order by created_at, id",
    )
    .bind(id)
    .bind(owner)
    .fetch_all(c))?;
    if said.is_empty() {
        return Ok(said);
    }
    let states: Vec<(i64, Option<i64>)> = on!(tx, c => sqlx::query_as(
        "select number, restored from cv_revisions where tailored_cv_id = $1 and user_id = $2",
    )
    .bind(id)
    .bind(owner)
    .fetch_all(c))?;
    let newest = states.iter().map(|(number, _)| *number).max().unwrap_or_default();
    let led = lineage(&states, number.unwrap_or(newest));
    said.retain(|s| s.revision.is_none_or(|r| led.contains(&r)));
    Ok(said)
}

pub(super) async fn insert_evidence(tx: &mut Tx, owner: UserId, cv: Uuid, said: &Evidence) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into evidence (id, user_id, tailored_cv_id, item, text, question, revision, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(said.id)
        .bind(owner)
        .bind(cv)
        .bind(&said.item)
        .bind(&said.text)
        .bind(said.question.as_deref())
        .bind(said.revision)
        .bind(said.created_at)
    )?;
    Ok(())
}

/// Which tailored CVs of a person; what is none is not asked for.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) status: Option<&'a str>,
    pub(super) job_id: Option<Uuid>,
    pub(super) cv_id: Option<Uuid>,
}

/// What tailored CVs can be sorted by. One without a score stands below all scores.
pub(super) const SORTS: [Sort; 3] = [
    Sort::last("created_at", "created_at"),
    Sort::last("updated_at", "updated_at"),
    Sort::last("score_after", "coalesce(score_after, -1)"),
];

pub(super) async fn count(tx: &mut Tx, owner: UserId, wanted: Wanted<'_>) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(
        "select count(*) from tailored_cvs
         where user_id = $1 and ($2 is null or status = $2) and ($3 is null or job_id = $3) and ($4 is null or cv_id = $4)",
    )
    .bind(owner)
    .bind(wanted.status)
    .bind(wanted.job_id)
    .bind(wanted.cv_id)
    .fetch_one(c))?;
    Ok(count)
}

/// A part of the list.
pub(super) async fn list(
    tx: &mut Tx,
    owner: UserId,
    wanted: Wanted<'_>,
    order: &str,
    skip: i64,
    take: i64,
) -> Result<Vec<TailoredCv>> {
    let sql = format!(
        "select id, cv_id, job_id, status, version, template, pages, score_before, score_after, gaps, note, created_at, updated_at
         from tailored_cvs
         where user_id = $1 and ($2 is null or status = $2) and ($3 is null or job_id = $3) and ($4 is null or cv_id = $4)
         order by {order} limit $5 offset $6"
    );
    Ok(on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(owner)
        .bind(wanted.status)
        .bind(wanted.job_id)
        .bind(wanted.cv_id)
        .bind(take)
        .bind(skip)
        .fetch_all(c))?)
}

/// Writes a tailored CV that was at version `seen`; false when somebody was faster.
pub(super) async fn save(
    tx: &mut Tx,
    owner: UserId,
    cv: &TailoredCv,
    document: &Resume,
    seen: i64,
) -> Result<bool> {
    let document = closed(document)?;
    let saved = execute!(
        tx,
        sqlx::query(
            "update tailored_cvs set document = $1, version = $2, status = $3, template = $4, pages = $5,
                    score_before = $6, score_after = $7, gaps = $8, note = $9, updated_at = $10
             where id = $11 and user_id = $12 and version = $13",
        )
        .bind(&document)
        .bind(cv.version)
        .bind(&cv.status)
        .bind(&cv.template)
        .bind(cv.pages)
        .bind(cv.score_before)
        .bind(cv.score_after)
        .bind(cv.gaps.as_ref())
        .bind(cv.note.as_deref())
        .bind(cv.updated_at)
        .bind(cv.id)
        .bind(owner)
        .bind(seen)
    )?;
    Ok(saved > 0)
}

/// Says that a draft which was saved is all that there is to come. False: there is none, or it was said before.
pub(super) async fn set_drafted(
    tx: &mut Tx,
    owner: UserId,
    id: Uuid,
    note: Option<&str>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let drafted = execute!(
        tx,
        sqlx::query(
            "update tailored_cvs set status = 'draft', note = $1, updated_at = $2
             where id = $3 and user_id = $4 and status = 'queued' and version > 0",
        )
        .bind(note)
        .bind(now)
        .bind(id)
        .bind(owner)
    )?;
    Ok(drafted > 0)
}

pub(super) async fn set_failed(
    tx: &mut Tx,
    owner: UserId,
    id: Uuid,
    note: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "update tailored_cvs set status = 'failed', note = $1, updated_at = $2
             where id = $3 and user_id = $4 and status = 'queued'",
        )
        .bind(note)
        .bind(now)
        .bind(id)
        .bind(owner)
    )?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<bool> {
    let gone = execute!(
        tx,
        sqlx::query("delete from tailored_cvs where id = $1 and user_id = $2").bind(id).bind(owner)
    )?;
    Ok(gone > 0)
}

pub(super) async fn insert_suggestion(
    tx: &mut Tx,
    owner: UserId,
    cv: Uuid,
    position: i64,
    suggestion: &Suggestion,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into suggestions (id, user_id, tailored_cv_id, position, item, kind, original, proposed, reason,
                                      findings, status, origin, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)",
        )
        .bind(suggestion.id)
        .bind(owner)
        .bind(cv)
        .bind(position)
        .bind(&suggestion.item)
        .bind(&suggestion.kind)
        .bind(&suggestion.original)
        .bind(&suggestion.proposed)
        .bind(&suggestion.reason)
        .bind(&suggestion.findings)
        .bind(&suggestion.status)
        .bind(&suggestion.origin)
        .bind(suggestion.created_at)
    )?;
    Ok(())
}

pub(super) async fn suggestions(tx: &mut Tx, owner: UserId, cv: Uuid) -> Result<Vec<Suggestion>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, item, kind, original, proposed, reason, findings, status, origin, created_at, updated_at
         from suggestions where tailored_cv_id = $1 and user_id = $2 order by position, id",
    )
    .bind(cv)
    .bind(owner)
    .fetch_all(c))?)
}

pub(super) async fn suggestion(tx: &mut Tx, owner: UserId, cv: Uuid, id: Uuid) -> Result<Suggestion> {
    let row: Option<Suggestion> = on!(tx, c => sqlx::query_as(
        "select id, item, kind, original, proposed, reason, findings, status, origin, created_at, updated_at
         from suggestions where id = $1 and tailored_cv_id = $2 and user_id = $3",
    )
    .bind(id)
    .bind(cv)
    .bind(owner)
    .fetch_optional(c))?;
    row.ok_or(Error::NotFound("suggestion"))
}

pub(super) async fn save_suggestion(tx: &mut Tx, owner: UserId, suggestion: &Suggestion) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "update suggestions set kind = $1, proposed = $2, findings = $3, status = $4, updated_at = $5
             where id = $6 and user_id = $7",
        )
        .bind(&suggestion.kind)
        .bind(&suggestion.proposed)
        .bind(&suggestion.findings)
        .bind(&suggestion.status)
        .bind(suggestion.updated_at)
        .bind(suggestion.id)
        .bind(owner)
    )?;
    Ok(())
}

/// Keeps a state under the number of its version.
pub(super) async fn insert_revision(
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
pub(super) async fn revisions(tx: &mut Tx, owner: UserId, cv: Uuid) -> Result<Vec<Revision>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, number, revision_type, description, template, pages, restored, created_at from cv_revisions
         where tailored_cv_id = $1 and user_id = $2 order by number desc",
    )
    .bind(cv)
    .bind(owner)
    .fetch_all(c))?)
}

/// Template and pages of a revision.
pub(super) async fn look_of(tx: &mut Tx, owner: UserId, cv: Uuid, number: i64) -> Result<(String, i64)> {
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
pub(super) async fn document_of(tx: &mut Tx, owner: UserId, cv: Uuid, number: i64) -> Result<Resume> {
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
pub(super) async fn number_of(tx: &mut Tx, owner: UserId, cv: Uuid, id: Uuid) -> Result<i64> {
    let row: Option<(i64,)> = on!(tx, c => sqlx::query_as(
        "select number from cv_revisions where id = $1 and tailored_cv_id = $2 and user_id = $3",
    )
    .bind(id)
    .bind(cv)
    .bind(owner)
    .fetch_optional(c))?;
    row.map(|r| r.0).ok_or(Error::NotFound("revision"))
}
