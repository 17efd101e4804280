//! What goes between processes: the rings of [`crate::events`], over Redis where one is configured, else over
//! PostgreSQL's own notifications. Either may be away: then everybody finds out by looking, a moment later.

mod redis;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, mpsc};
use tokio::task::JoinSet;
use uuid::Uuid;

pub(crate) use self::redis::{Counted, Redis};

use crate::app::App;
use crate::error::Result;
use crate::events::Events;

/// Topics in one letter: with the longest they stay below the 8,000 bytes that PostgreSQL takes.
const MOST_TOPICS: usize = 32;
/// Between two tries to reach who is away.
const PAUSE: Duration = Duration::from_millis(500);
/// What the first try may take of a start.
const FIRST: Duration = Duration::from_secs(2);

/// This process among the others; dropped, it leaves them.
pub(crate) struct Joined {
    _running: JoinSet<()>,
}

/// Begins to hear the other processes and to be heard by them. Comes back when the first try to reach them was made, and
/// after [`FIRST`] in any case.
pub(crate) async fn join(app: &App) -> Joined {
    let mut running = JoinSet::new();
    let process = Uuid::now_v7();
    let tried = Arc::new(Notify::new());
    let first = Arc::clone(&tried);
    if let Some(redis) = &app.redis
        && let Some(mut outbox) = app.events.outbox()
    {
        let (speaking, hearing, events) = (Arc::clone(redis), Arc::clone(redis), app.events.clone());
        running.spawn(async move { hearing.hear(process, &events, &first).await });
        running.spawn(async move {
            while let Some(letter) = next(process, &mut outbox).await {
                speaking.say(letter).await;
            }
        });
    } else if app.db.has_notifications()
        && let Some(mut outbox) = app.events.outbox()
    {
        let (db, hearing) = (app.db.clone(), app.clone());
        running.spawn(async move { hear_database(process, &hearing, &first).await });
        running.spawn(async move {
            while let Some(letter) = next(process, &mut outbox).await {
                if let Err(e) = db.notify(&letter).await {
                    tracing::debug!("other hosts were not told: {e}");
                }
            }
        });
    } else {
        tried.notify_one();
    }
    let _ = tokio::time::timeout(FIRST, tried.notified()).await;
    Joined { _running: running }
}

/// What the others are to hear next: as many topics at once as came together.
async fn next(process: Uuid, outbox: &mut mpsc::Receiver<Arc<str>>) -> Option<String> {
    let mut topics = Vec::with_capacity(MOST_TOPICS);
    let came = outbox.recv_many(&mut topics, MOST_TOPICS).await;
    (came > 0).then(|| letter(process, topics))
}

/// Hears PostgreSQL's notifications. What was said while the connection was away is found by looking.
async fn hear_database(process: Uuid, app: &App, tried: &Notify) {
    let mut is_away = false;
    loop {
        let heard = async {
            let mut listener = app.db.listen().await?;
            tried.notify_one();
            if std::mem::take(&mut is_away) {
                tracing::info!("other processes are heard again over the database");
            }
            loop {
                read(process, &app.events, "postgres", listener.recv().await?.payload());
            }
        };
        let heard: Result<()> = heard.await;
        if let Err(e) = heard
            && !is_away
        {
            is_away = true;
            tracing::warn!("other processes are not heard over the database, each looks by itself: {e}");
        }
        tried.notify_one();
        tokio::time::sleep(PAUSE).await;
    }
}

/// A letter to the other processes: who says it, then topic after topic.
fn letter(process: Uuid, mut topics: Vec<Arc<str>>) -> String {
    topics.sort_unstable();
    topics.dedup();
    topics.iter().fold(process.to_string(), |text, topic| text + "\n" + topic)
}

/// Rings here what another process said.
fn read(process: Uuid, events: &Events, over: &'static str, letter: &str) {
    let mut lines = letter.lines();
    if lines.next().and_then(|from| from.parse().ok()) == Some(process) {
        return;
    }
    let mut heard = 0;
    for topic in lines {
        events.ring_here(topic);
        heard += 1;
    }
    metrics::counter!("havenjob_events_heard_total", "over" => over).increment(heard);
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;

    #[tokio::test]
    async fn a_letter_is_read_by_everyone_but_its_writer() {
        let (here, there, events) = (Uuid::from_u128(1), Uuid::from_u128(2), Events::new());
        let topics: Vec<Arc<str>> = vec!["task/2".into(), "task/1".into(), "task/2".into()];
        let said = letter(there, topics);
        assert_eq!(said, format!("{there}\ntask/1\ntask/2"));
        let mut watcher = events.watch("task/2");
        read(there, &events, "test", &said);
        assert!(watcher.rung().now_or_never().is_none(), "a process was woken by itself");
        read(here, &events, "test", &said);
        assert!(watcher.rung().now_or_never().is_some());
        read(here, &events, "test", "");
    }

    #[test]
    fn the_longest_letter_is_one_that_postgres_takes() {
        let topics: Vec<Arc<str>> = (0..MOST_TOPICS).map(|n| format!("{n:0200}").into()).collect();
        assert!(letter(Uuid::nil(), topics).len() < 8_000);
    }
}
