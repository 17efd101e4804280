//! Tailored CVs as a person looks for them: by the job each was made for, with how much of it waits for an answer.

mod store;
pub(crate) mod view;
mod web;

use axum::Router;
use axum::routing::get;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::Result;
use crate::http::listing::{Listing, Page};
use crate::http::session::Me;

/// A tailored CV on the shelf.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Made {
    pub(crate) id: Uuid,
    pub(crate) job_id: Uuid,
    /// Of the job.
    pub(crate) title: String,
    /// Of the job.
    pub(crate) company: String,
    /// Of the CV that it was made from; empty where that is gone.
    pub(crate) source: String,
    /// How it looks.
    pub(crate) template: String,
    /// `queued`, `draft`, `final` or `failed`.
    pub(crate) status: String,
    /// 1 while nobody changed it.
    pub(crate) version: i64,
    /// 0 to 100, before tailoring.
    pub(crate) score_before: Option<i64>,
    /// 0 to 100, as it is.
    pub(crate) score_after: Option<i64>,
    /// Suggestions that wait for an answer.
    pub(crate) pending: i64,
    pub(crate) updated_at: DateTime<Utc>,
}

impl Made {
    /// Whether it waits for its person: a draft nobody looked at, or with open suggestions.
    pub(crate) fn waits(&self) -> bool {
        self.status == "draft" && (self.pending > 0 || self.version <= 1)
    }
}

/// The pages.
pub(super) fn web() -> Router<App> {
    Router::new().route("/tailored", get(web::list))
}

/// A page of the shelf, what changed last first.
async fn list(app: &App, me: &Me, page: Page) -> Result<Listing<Made>> {
    let (skip, take) = page.window()?;
    let mut tx = app.db.read(me.id).await?;
    let items = store::list(&mut tx, me.id, skip, take).await?;
    Ok(page.of(items, store::count(&mut tx, me.id).await?))
}

/// What changed last, for what builds on it.
pub(crate) async fn newest(tx: &mut Tx, owner: UserId, most: i64) -> Result<Vec<Made>> {
    store::list(tx, owner, 0, most).await
}

/// What was made for these jobs, the newest first.
pub(crate) async fn made_for(tx: &mut Tx, owner: UserId, jobs: &[Uuid]) -> Result<Vec<Made>> {
    if jobs.is_empty() { Ok(Vec::new()) } else { store::made_for(tx, owner, jobs).await }
}
