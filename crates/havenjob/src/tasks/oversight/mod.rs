//! Tasks of everyone, for whoever runs the instance: what waits, what died and why, and a second life for it.

mod store;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::{App, Clock};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::listing::{Listing, Page, Sorting, one_of};

/// A task as whoever runs the instance sees it. What it is about is not shown: that is its owner's.
#[derive(Debug, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct TaskInfo {
    pub(crate) id: Uuid,
    /// Whose work it is; none for the instance's own.
    pub(crate) user_id: Option<Uuid>,
    #[schema(example = "cvs.parse")]
    pub(crate) kind: String,
    /// `queued`, `processing`, `completed` or `failed`.
    #[schema(example = "failed")]
    pub(crate) status: String,
    pub(crate) attempts: i64,
    pub(crate) max_attempts: i64,
    /// 0 to 100.
    pub(crate) progress: i64,
    /// `{type, message, hint}` of the last attempt that failed.
    #[schema(value_type = Option<Value>)]
    pub(crate) error: Option<Json<Value>>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

/// Which tasks.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// `queued`, `processing`, `completed` or `failed`.
    pub(crate) status: Option<&'a str>,
    pub(crate) kind: Option<&'a str>,
}

/// A page of the tasks.
pub(crate) async fn list(
    app: &App,
    wanted: Wanted<'_>,
    sorting: &Sorting,
    page: Page,
) -> Result<Listing<TaskInfo>> {
    one_of("status", wanted.status, &["queued", "processing", "completed", "failed"])?;
    let (order, (skip, take)) = (sorting.by(&store::SORTS)?, page.window()?);
    let mut tx = app.db.read_unowned().await?;
    let items = store::list(&mut tx, wanted, &order, skip, take).await?;
    Ok(page.of(items, store::count(&mut tx, wanted).await?))
}

/// Puts a task that died in again, with all its attempts before it.
pub(crate) async fn rerun(tx: &mut Tx, clock: Clock, id: Uuid) -> Result<()> {
    let refused = |message: &str| Error::Conflict { message: message.to_owned(), current: None };
    match store::revive(tx, clock, id).await {
        Ok(true) => {
            tx.enqueued = true;
            Ok(())
        }
        Ok(false) if store::is_there(tx, id).await? => {
            Err(refused("only a task that failed can be rerun: this one waits, runs or is done"))
        }
        Ok(false) => Err(Error::NotFound("task")),
        Err(e) if e.is_duplicate() => {
            Err(refused("the same work waits or runs already under another task: see that one"))
        }
        Err(e) => Err(e),
    }
}
