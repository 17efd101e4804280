//! Ends without a result: a task that failed for good, one whose worker was lost on its last attempt, one that its owner
//! cancelled. What the task was about says so too, in the same transaction.

use uuid::Uuid;

use super::{Status, Task, store, topic};
use crate::app::{App, Clock};
use crate::cli::Failure;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::{chat, cvs, engines, tailor};

/// Why a task ended without a result.
pub(crate) enum Why<'a> {
    /// For this reason, and nothing comes after it.
    Failed(&'a Error),
    /// Every attempt was begun and none ended.
    WorkerLost,
    /// Its owner did not want it any more.
    Cancelled,
}

impl Why<'_> {
    /// What a person sees of it.
    pub(crate) fn shown(&self) -> Failure {
        match self {
            Self::Failed(Error::Unusable(failure)) => failure.clone(),
            Self::Failed(error) => {
                let (_, name) = error.status();
                let message = if name == "internal" {
                    "something failed on our side".to_owned()
                } else {
                    error.to_string()
                };
                let hint = "try again; if it stays so, tell whoever runs this instance";
                Failure::service(name, message, hint)
            }
            Self::WorkerLost => Failure::service(
                "worker-lost",
                "the work was begun several times and never ended",
                "try it again; if it stays so, report the file or posting as a defect",
            ),
            Self::Cancelled => {
                Failure::service("cancelled", "it was cancelled", "begin it anew when you want it after all")
            }
        }
    }
}

/// Says so on what the task was about, and forgets what was kept for another attempt.
pub(super) async fn gave_up(tx: &mut Tx, clock: Clock, task: &Task, why: &Why<'_>) -> Result<()> {
    match task.kind.as_str() {
        cvs::PARSE => cvs::tasks::gave_up(tx, clock, task, why).await?,
        tailor::TAILOR => tailor::tasks::gave_up(tx, clock, task, why).await?,
        tailor::ANSWER | chat::ANSWER => chat::gave_up(tx, task, why).await?,
        // A mail that was not sent and a sweep that was not made stand for nothing else.
        _ => {}
    }
    forget(tx, task).await
}

/// Forgets what was kept for another attempt.
pub(super) async fn forget(tx: &mut Tx, task: &Task) -> Result<()> {
    match task.owner {
        Some(owner) => engines::forget(tx, owner, task.id).await,
        None => Ok(()),
    }
}

/// Buries the tasks whose worker was lost on the last attempt.
pub(super) async fn bury_lost(app: &App) -> Result<()> {
    let why = Why::WorkerLost;
    let mut tx = app.db.begin_unowned().await?;
    let lost = store::bury_lost(&mut tx, app.clock, &why.shown()).await?;
    for task in &lost {
        tracing::error!(task = %task.id, kind = task.kind, "task dead: its worker was lost {} times", task.attempt);
        gave_up(&mut tx, app.clock, task, &why).await?;
    }
    tx.commit().await?;
    for task in &lost {
        app.events.ring(&topic(task.id));
        metrics::counter!("havenjob_tasks_total", "kind" => task.kind.clone(), "end" => "dead").increment(1);
    }
    Ok(())
}

/// Cancels a task of a person's. One that runs is stopped where its worker hears of it.
///
/// # Errors
/// There is none of theirs; or it has ended, and its status comes back.
pub(super) async fn cancel(app: &App, owner: UserId, id: Uuid) -> Result<Status> {
    let why = Why::Cancelled;
    let mut tx = app.db.begin(owner).await?;
    let Some(task) = store::cancel(&mut tx, app.clock, owner, id, &why.shown()).await? else {
        let status = store::status(&mut tx, owner, id).await?;
        return Err(Error::Conflict {
            message: "it has ended already".to_owned(),
            current: serde_json::to_value(&status).ok(),
        });
    };
    gave_up(&mut tx, app.clock, &task, &why).await?;
    let status = store::status(&mut tx, owner, id).await?;
    tx.commit().await?;
    app.events.ring(&topic(id));
    metrics::counter!("havenjob_tasks_total", "kind" => task.kind, "end" => "cancelled").increment(1);
    Ok(status)
}
