//! How much a person may ask of models: so many calls at once, and in a month what the instance allows of its own
//! provider. Both are counted in the database, so they hold over all processes. A call that runs is not in the sum yet:
//! a budget may be passed by what the calls at once cost.

use std::time::Duration;

use chrono::{DateTime, Datelike, Days, Months, NaiveTime, Utc};
use tokio::runtime::Handle;
use tokio::task::AbortHandle;
use uuid::Uuid;

use super::model::Budget;
use super::store;
use crate::app::App;
use crate::cli::Failure;
use crate::db::UserId;
use crate::error::{Error, Result};

/// How long background work waits for a place.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks for one.
const PAUSE: Duration = Duration::from_millis(200);
/// What a person who finds no place is told to wait, in seconds.
const SOON: u64 = 5;

/// A place among the calls at once. Dropped, it is free again; lost with its process, it is free after a lease.
pub(super) struct Slot {
    app: App,
    owner: UserId,
    holder: Uuid,
    beat: AbortHandle,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.beat.abort();
        // At the end of the process the lease runs out.
        let Ok(runtime) = Handle::try_current() else { return };
        let (app, owner, holder) = (self.app.clone(), self.owner, self.holder);
        runtime.spawn(async move {
            let freed = async {
                let mut tx = app.db.begin(owner).await?;
                store::free_slot(&mut tx, owner, holder).await?;
                tx.commit().await
            };
            if let Err(e) = freed.await {
                tracing::warn!("a place among the calls at once is free only after its lease: {e}");
            }
        });
    }
}

/// Takes a place now.
///
/// # Errors
/// None is free.
pub(super) async fn take(app: &App, owner: UserId) -> Result<Slot> {
    try_take(app, owner).await?.ok_or_else(|| busy(app))
}

/// Takes a place as soon as one is free.
///
/// # Errors
/// None became free in a minute.
pub(super) async fn wait(app: &App, owner: UserId) -> Result<Slot> {
    let taken = async {
        loop {
            if let Some(slot) = try_take(app, owner).await? {
                return Ok(slot);
            }
            tokio::time::sleep(PAUSE).await;
        }
    };
    tokio::time::timeout(PATIENCE, taken).await.unwrap_or_else(|_| Err(busy(app)))
}

/// Says now what a call would be refused for later.
///
/// # Errors
/// As many calls run as may.
pub(crate) async fn room(app: &App, owner: UserId) -> Result<()> {
    let held = store::slots_held(&mut app.db.read(owner).await?, owner, app.clock.millis()).await?;
    if held < i64::from(app.config.llm.calls_at_once.get()) { Ok(()) } else { Err(busy(app)) }
}

async fn try_take(app: &App, owner: UserId) -> Result<Option<Slot>> {
    let (holder, lease) = (Uuid::now_v7(), app.config.tasks.lease_millis);
    let mut tx = app.db.begin(owner).await?;
    for number in 1..=app.config.llm.calls_at_once.get() {
        let now = app.clock.millis();
        if store::take_slot(&mut tx, owner, i64::from(number), holder, now, now + lease).await? {
            tx.commit().await?;
            let beat = tokio::spawn(keep(app.clone(), owner, holder, lease)).abort_handle();
            return Ok(Some(Slot { app: app.clone(), owner, holder, beat }));
        }
    }
    Ok(None)
}

/// Renews the lease until it is stopped.
async fn keep(app: App, owner: UserId, holder: Uuid, lease: i64) {
    let beat = Duration::from_millis(u64::try_from(lease / 3).unwrap_or(1_000));
    loop {
        tokio::time::sleep(beat).await;
        let kept = async {
            let mut tx = app.db.begin(owner).await?;
            store::keep_slot(&mut tx, owner, holder, app.clock.millis() + lease).await?;
            tx.commit().await
        };
        if let Err(e) = kept.await {
            tracing::warn!("a place among the calls at once was not renewed: {e}");
        }
    }
}

/// Whether the month's budget has anything left.
///
/// # Errors
/// It is spent.
pub(crate) async fn afford(app: &App, owner: UserId) -> Result<()> {
    let llm = &app.config.llm;
    if llm.monthly_tokens.is_none() && llm.monthly_cost_micros.is_none() {
        return Ok(());
    }
    let mut tx = app.db.read(owner).await?;
    if store::has_own_provider(&mut tx, owner).await? {
        // Their key, their money.
        return Ok(());
    }
    let now = app.clock.now();
    let spent = store::spent_since(&mut tx, owner, month_of(now)).await?;
    let is_over = |most: Option<u64>, spent: i64| {
        most.is_some_and(|most| u64::try_from(spent).is_ok_and(|spent| spent >= most))
    };
    if is_over(llm.monthly_tokens, spent.tokens) || is_over(llm.monthly_cost_micros, spent.cost_micros) {
        return Err(over(now));
    }
    Ok(())
}

/// How much of the month's budget is gone; none where there is no bound, or the person pays for themselves.
pub(super) async fn budget(app: &App, owner: UserId) -> Result<Option<Budget>> {
    let llm = &app.config.llm;
    let mut tx = app.db.read(owner).await?;
    if (llm.monthly_tokens.is_none() && llm.monthly_cost_micros.is_none())
        || store::has_own_provider(&mut tx, owner).await?
    {
        return Ok(None);
    }
    let spent = store::spent_since(&mut tx, owner, month_of(app.clock.now())).await?;
    let share = |most: Option<u64>, spent: i64| {
        let most = most.and_then(|m| i64::try_from(m).ok())?;
        Some(spent.saturating_mul(100) / most.max(1))
    };
    let shares = [share(llm.monthly_tokens, spent.tokens), share(llm.monthly_cost_micros, spent.cost_micros)];
    Ok(shares.into_iter().flatten().max().map(|percent| Budget { percent: percent.min(100) }))
}

fn busy(app: &App) -> Error {
    let most = app.config.llm.calls_at_once;
    Error::Enough {
        failure: Failure::service(
            "too-many-model-calls",
            format!("{most} calls of a model run for you, and no more may run at once"),
            "wait until one of them ends, or stop it",
        ),
        seconds: SOON,
    }
}

fn over(now: DateTime<Utc>) -> Error {
    let next = month_of(now).checked_add_months(Months::new(1)).unwrap_or(now);
    Error::Enough {
        failure: Failure::service(
            "budget-spent",
            format!(
                "this month's budget for the language model is spent; the next begins on {}",
                next.format("%-d %B")
            ),
            "set up a provider of your own in the settings, or go on without a model until then",
        ),
        seconds: u64::try_from((next - now).num_seconds()).unwrap_or_default().max(1),
    }
}

/// The first moment of the month.
pub(super) fn month_of(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.date_naive();
    let first = today.checked_sub_days(Days::new(u64::from(today.day0()))).unwrap_or(today);
    first.and_time(NaiveTime::MIN).and_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_on_its_first_at_midnight() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(month_of(at("2026-12-31T23:59:59Z")), at("2026-12-01T00:00:00Z"));
        assert_eq!(month_of(at("2026-12-01T00:00:00Z")), at("2026-12-01T00:00:00Z"));
        let Error::Enough { failure, seconds } = over(at("2026-12-31T23:00:00Z")) else {
            panic!("no refusal")
        };
        assert_eq!((failure.kind.as_str(), seconds), ("budget-spent", 3_600));
        assert!(failure.message.ends_with("1 January"), "{}", failure.message);
    }
}
