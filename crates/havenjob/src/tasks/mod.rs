//! Background work that survives the process.
//!
//! A task is put in by the transaction that made it necessary, so neither exists without the other. A worker claims it
//! with a lease, keeps the lease alive, and finishes it only while it still holds it (the attempt's number is the fence):
//! a worker that was taken for dead cannot overwrite the one that took over. Failures that may pass are tried again with
//! growing pauses; the last one leaves the task dead, with its reason, for a person to see and rerun. A worker that dies is
//! one attempt: when that was the last, whoever looks next buries the task.

pub(crate) mod api;
mod ending;
pub(crate) mod oversight;
mod schedule;
mod store;
mod worker;

use serde_json::Value;
use uuid::Uuid;

pub(crate) use ending::Why;
pub(crate) use store::{Status, enqueue, open, status};
pub(crate) use worker::work;

use crate::app::App;
use crate::db::UserId;
use crate::error::Error;

/// The kind of task that throws out tasks which ended long ago.
const SWEEP: &str = "tasks.sweep";

/// The topic under which a task's changes are rung.
pub(crate) fn topic(task: Uuid) -> String {
    format!("task/{task}")
}

/// What is put in.
pub(crate) struct NewTask {
    /// Whose work it is; none for the instance's own.
    pub(crate) owner: Option<UserId>,
    /// Its name in the list of [`run`].
    pub(crate) kind: &'static str,
    /// What it needs to know: ids.
    pub(crate) payload: Value,
    /// While one with this key waits or runs, another is not put in.
    pub(crate) unique_key: Option<String>,
}

/// A task as its handler gets it.
#[derive(Debug, Clone)]
pub(crate) struct Task {
    pub(crate) id: Uuid,
    pub(crate) owner: Option<UserId>,
    pub(crate) kind: String,
    pub(crate) payload: Value,
    pub(crate) attempt: i64,
    pub(crate) max_attempts: i64,
}

impl Task {
    /// An id out of the payload.
    pub(crate) fn id_of(&self, name: &str) -> Result<Uuid, Stop> {
        let text = self.payload.get(name).and_then(Value::as_str);
        text.and_then(|t| t.parse().ok())
            .ok_or_else(|| Stop::GiveUp(Error::Internal(format!("task {} names no {name}", self.id))))
    }

    /// The owner; a task of a feature always has one.
    pub(crate) fn owner(&self) -> Result<UserId, Stop> {
        self.owner.ok_or_else(|| Stop::GiveUp(Error::Internal(format!("task {} has no owner", self.id))))
    }

    /// Whether nothing comes after this attempt.
    pub(crate) fn is_last(&self) -> bool {
        self.attempt >= self.max_attempts
    }
}

/// How a task ended before its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// It may pass: try again later.
    Retry(Error),
    /// It will not pass.
    GiveUp(Error),
}

impl From<Error> for Stop {
    /// A refusal stays one; what lies outside may pass.
    fn from(error: Error) -> Self {
        match error {
            Error::Database(_) | Error::Files(_) | Error::Unavailable(_) => Self::Retry(error),
            Error::TooMany(_) | Error::Enough { .. } => Self::Retry(error),
            _ => Self::GiveUp(error),
        }
    }
}

/// A handler's answer: what the status shows as result.
pub(crate) type Outcome = Result<Value, Stop>;

/// Runs a task of any kind: the list of all there are. What a kind leaves when it gives up stands in `ending.rs`.
pub(crate) async fn run(app: &App, task: &Task) -> Outcome {
    match task.kind.as_str() {
        crate::cvs::PARSE => crate::cvs::tasks::parse(app, task).await,
        crate::tailor::TAILOR => crate::tailor::tasks::tailor(app, task).await,
        crate::tailor::ANSWER => crate::tailor::chat_tasks::answer(app, task).await,
        crate::chat::ANSWER => crate::chat::tasks::answer(app, task).await,
        crate::accounts::SEND_MAIL => crate::accounts::tasks::send_mail(app, task).await,
        crate::accounts::SWEEP => crate::accounts::tasks::sweep(app).await,
        SWEEP => schedule::sweep(app).await,
        other => Err(Stop::GiveUp(Error::Internal(format!("no one knows tasks of the kind {other}")))),
    }
}
