use std::fmt::Write;

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::Made;
use crate::db::{Tx, UserId, on};
use crate::error::Result;

const SELECT: &str = "select t.id, t.job_id, j.title, j.company, coalesce(c.original_filename, '') as source, t.template, t.status, t.version, t.score_before, t.score_after, t.updated_at,
        (select count(*) from suggestions s where s.tailored_cv_id = t.id and s.user_id = $1 and s.status = 'pending') as pending
     from tailored_cvs t join jobs j on j.id = t.job_id and j.user_id = $1
     left join cvs c on c.id = t.cv_id and c.user_id = $1 where t.user_id = $1";

pub(super) async fn count(tx: &mut Tx, owner: UserId) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as("select count(*) from tailored_cvs where user_id = $1")
        .bind(owner)
        .fetch_one(c))?;
    Ok(count)
}

pub(super) async fn list(tx: &mut Tx, owner: UserId, skip: i64, take: i64) -> Result<Vec<Made>> {
    let sql = format!("{SELECT} order by t.updated_at desc, t.id desc limit $2 offset $3");
    Ok(on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(owner).bind(take).bind(skip).fetch_all(c))?)
}

pub(super) async fn made_for(tx: &mut Tx, owner: UserId, jobs: &[Uuid]) -> Result<Vec<Made>> {
    let mut places = String::new();
    for n in 0..jobs.len() {
        let _ = write!(places, "{}${}", if n == 0 { "" } else { ", " }, n + 2);
    }
    let sql = format!("{SELECT} and t.job_id in ({places}) order by t.created_at desc, t.id desc");
    Ok(on!(tx, c => jobs
        .iter()
        .fold(sqlx::query_as(AssertSqlSafe(sql)).bind(owner), |query, job| query.bind(*job))
        .fetch_all(c))?)
}
