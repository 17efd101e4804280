//! Work that comes round by itself. Time is cut into ticks; the first worker anywhere that reaches a tick puts its task in,
//! and the row that it moved there keeps every other from doing the same.

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::json;
use tokio::sync::watch;

use super::worker::Phase;
use super::{NewTask, Outcome, SWEEP, enqueue, store};
use crate::app::App;
use crate::error::Result;

/// What comes round.
const ROUND: [&str; 2] = [crate::accounts::SWEEP, SWEEP];
/// How long the status of a task that ended well, or was cancelled, can be asked for.
const KEEP_ENDED: TimeDelta = TimeDelta::days(7);
/// The same of one that failed: somebody may want to know why, or rerun it.
const KEEP_DEAD: TimeDelta = TimeDelta::days(90);

/// Watches the clock until the process stops.
pub(super) async fn keep_time(app: App, mut phase: watch::Receiver<Phase>) {
    let every = i64::from(app.config.tasks.sweep_seconds.max(1)) * 1_000;
    while *phase.borrow() == Phase::Work {
        let now = app.clock.millis();
        if let Err(e) = reach(&app, now / every).await {
            tracing::error!("the schedule cannot be kept: {e}");
        }
        // A little after the boundary, wherever it is.
        let rest = u64::try_from(every - now % every).unwrap_or(1_000) + 1;
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(rest)) => {}
            _ = phase.changed() => {}
        }
    }
}

/// Puts in what is to be done at this tick and was not yet.
async fn reach(app: &App, tick: i64) -> Result<()> {
    let mut tx = app.db.begin_unowned().await?;
    for kind in ROUND {
        if store::reach(&mut tx, kind, tick).await? {
            let unique_key = Some(format!("{kind}@{tick}"));
            enqueue(&mut tx, app.clock, NewTask { owner: None, kind, payload: json!({}), unique_key })
                .await?;
        }
    }
    tx.commit().await
}

/// Throws out tasks that ended long ago.
pub(super) async fn sweep(app: &App) -> Outcome {
    let now = app.clock.now();
    let mut tx = app.db.begin_unowned().await?;
    let gone = store::sweep(&mut tx, now - KEEP_ENDED, now - KEEP_DEAD).await?;
    tx.commit().await?;
    Ok(json!({"tasks": gone}))
}
