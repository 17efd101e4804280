use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::Instant;
use tracing::Instrument;
use uuid::Uuid;

use super::store::{self, End};
use super::{Stop, Task, Why, ending, run, schedule, topic};
use crate::app::App;
use crate::error::{Error, Result};
use crate::telemetry;

/// Before a database that did not answer is asked again.
const AGAIN: Duration = Duration::from_secs(1);

/// The workers of this process.
pub(crate) struct Workers {
    phase: watch::Sender<Phase>,
    running: JoinSet<()>,
}

/// What workers are to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Take tasks and do them.
    Work,
    /// Take no more; end those that run.
    Finish,
    /// Give back those that still run.
    GiveBack,
}

/// How long giving back may take: a line in the database for each worker.
const GIVING_BACK: Duration = Duration::from_secs(5);

/// Starts as many workers as are configured.
pub(crate) fn work(app: &App) -> Workers {
    let (phase, told) = watch::channel(Phase::Work);
    let mut running = JoinSet::new();
    for _ in 0..app.config.tasks.workers {
        running.spawn(serve(app.clone(), told.clone()));
    }
    if !running.is_empty() {
        running.spawn(schedule::keep_time(app.clone(), told));
    }
    Workers { phase, running }
}

impl Workers {
    /// Lets running tasks end, up to `grace`; those that do not are given back, and another worker may begin them at once.
    pub(crate) async fn stop(mut self, grace: Duration) {
        let _ = self.phase.send(Phase::Finish);
        if tokio::time::timeout(grace, self.all_ended()).await.is_ok() {
            return;
        }
        tracing::warn!("tasks still ran when the time to stop was over; they are given back");
        let _ = self.phase.send(Phase::GiveBack);
        if tokio::time::timeout(GIVING_BACK, self.all_ended()).await.is_err() {
            tracing::error!("tasks could not be given back; they are begun again when their lease is over");
        }
    }

    async fn all_ended(&mut self) {
        while self.running.join_next().await.is_some() {}
    }
}

/// One worker: looks for work, does it, and looks again at once; without work it waits for the bell or the next look.
async fn serve(app: App, mut phase: watch::Receiver<Phase>) {
    // New at each start, so that a task of a former life is never taken for one of this.
    let worker = Uuid::now_v7();
    tracing::info!(%worker, "a worker begins");
    let poll = Duration::from_millis(app.config.tasks.poll_millis);
    while *phase.borrow() == Phase::Work {
        match claim(&app, worker).await {
            Ok(Some(task)) => {
                app.events.call_a_worker_here();
                app.events.ring(&topic(task.id));
                let span = telemetry::task(&task);
                attempt(&app, worker, &task, phase.clone()).instrument(span).await;
            }
            Ok(None) => {
                tokio::select! {
                    () = app.events.called() => {}
                    () = tokio::time::sleep(poll) => {}
                    _ = phase.changed() => {}
                }
            }
            Err(e) => {
                tracing::error!("no task can be claimed: {e}");
                tokio::time::sleep(poll.min(AGAIN)).await;
            }
        }
    }
}

/// A look first, because claiming takes SQLite's only writer.
async fn claim(app: &App, worker: Uuid) -> Result<Option<Task>> {
    let due = store::due(&mut app.db.read_unowned().await?, app.clock).await?;
    if due.lost
        && let Err(e) = ending::bury_lost(app).await
    {
        // What cannot be buried must not keep the others from being done.
        tracing::error!("lost tasks cannot be buried: {e}");
    }
    if !due.work {
        return Ok(None);
    }
    let mut tx = app.db.begin_unowned().await?;
    let task = store::claim(&mut tx, app.clock, worker, app.config.tasks.lease_millis).await?;
    tx.commit().await?;
    Ok(task)
}

/// Runs one attempt while its lease is kept alive, and writes down how it ended.
async fn attempt(app: &App, worker: Uuid, task: &Task, mut phase: watch::Receiver<Phase>) {
    let begun = std::time::Instant::now();
    let outcome = tokio::select! {
        outcome = caught(app, task) => outcome,
        () = lose(app, worker, task) => {
            tracing::warn!(task = %task.id, "the task was cancelled, or another worker took it over");
            return;
        }
        () = told_to_give_back(&mut phase) => {
            give_back(app, worker, task).await;
            return;
        }
    };
    let result = finish(app, worker, task, &outcome).await;
    app.events.ring(&topic(task.id));
    let word = match (&outcome, &result) {
        (_, Err(_) | Ok(false)) => "lost",
        (Ok(_), _) => "done",
        (Err(Stop::Retry(_)), _) if !task.is_last() => "again",
        (Err(_), _) => "dead",
    };
    telemetry::ended(&tracing::Span::current(), word);
    metrics::counter!("havenjob_tasks_total", "kind" => task.kind.clone(), "end" => word).increment(1);
    tracing::info!(task = %task.id, kind = task.kind, attempt = task.attempt, took_ms = begun.elapsed().as_millis() as u64, "task {word}");
}

async fn told_to_give_back(phase: &mut watch::Receiver<Phase>) {
    if phase.wait_for(|p| *p == Phase::GiveBack).await.is_err() {
        // Nobody is left who could say so.
        std::future::pending::<()>().await;
    }
}

/// Puts an unfinished task back as if this attempt had never been.
async fn give_back(app: &App, worker: Uuid, task: &Task) {
    let given = async {
        let mut tx = app.db.begin_unowned().await?;
        let given = store::give_back(&mut tx, app.clock, task, worker).await?;
        tx.enqueued = given;
        tx.commit().await?;
        Ok::<_, Error>(())
    };
    match given.await {
        Ok(()) => tracing::info!(task = %task.id, kind = task.kind, "task given back"),
        Err(e) => tracing::error!(task = %task.id, "the task could not be given back: {e}"),
    }
    app.events.ring(&topic(task.id));
}

/// A handler that panics fails its task, not the worker; one that is no longer waited for is stopped.
async fn caught(app: &App, task: &Task) -> super::Outcome {
    let (app, task) = (app.clone(), task.clone());
    let mut handler = JoinSet::new();
    handler.spawn(async move { run(&app, &task).await });
    match handler.join_next().await {
        Some(Ok(outcome)) => outcome,
        Some(Err(e)) => Err(Stop::Retry(Error::Internal(format!("the task broke off: {e}")))),
        None => Err(Stop::Retry(Error::Internal("the task was not begun".into()))),
    }
}

/// Keeps the lease alive; ends when the task is lost: cancelled, or taken over. A database that is away for a moment
/// loses nothing yet.
async fn lose(app: &App, worker: Uuid, task: &Task) {
    let lease = app.config.tasks.lease_millis;
    let beat = Duration::from_millis(u64::try_from(lease / 3).unwrap_or(1_000));
    let mut watcher = app.events.watch(&topic(task.id));
    let mut next = Instant::now() + beat;
    loop {
        let held = tokio::select! {
            () = watcher.rung() => holds(app, worker, task).await,
            () = tokio::time::sleep_until(next) => {
                next = Instant::now() + beat;
                keep(app, worker, task, lease).await
            }
        };
        match held {
            Ok(true) => {}
            Ok(false) => return,
            Err(e) => tracing::warn!(task = %task.id, "the lease was not renewed: {e}"),
        }
    }
}

async fn holds(app: &App, worker: Uuid, task: &Task) -> Result<bool> {
    store::holds(&mut app.db.read_unowned().await?, task, worker).await
}

async fn keep(app: &App, worker: Uuid, task: &Task, lease: i64) -> Result<bool> {
    let mut tx = app.db.begin_unowned().await?;
    let kept = store::keep(&mut tx, app.clock, task, worker, lease).await?;
    tx.commit().await?;
    Ok(kept)
}

async fn finish(app: &App, worker: Uuid, task: &Task, outcome: &super::Outcome) -> Result<bool> {
    let mut tx = app.db.begin_unowned().await?;
    let ended = match outcome {
        Ok(result) => {
            ending::forget(&mut tx, task).await?;
            store::end(&mut tx, app.clock, task, worker, End::Done(result)).await?
        }
        Err(Stop::Retry(e)) if !task.is_last() => {
            store::end(&mut tx, app.clock, task, worker, End::Again(&Why::Failed(e).shown())).await?
        }
        Err(Stop::Retry(e) | Stop::GiveUp(e)) => {
            match e {
                // Said to the person who sent the file; nothing for whoever runs the instance to mend.
                Error::Unusable(_) => tracing::info!(task = %task.id, kind = task.kind, "refused: {e}"),
                _ => tracing::error!(task = %task.id, kind = task.kind, "task failed: {e}"),
            }
            let why = Why::Failed(e);
            let ended = store::end(&mut tx, app.clock, task, worker, End::Dead(&why.shown())).await?;
            if ended {
                ending::gave_up(&mut tx, app.clock, task, &why).await?;
            }
            ended
        }
    };
    if ended {
        tx.commit().await?;
    }
    Ok(ended)
}
