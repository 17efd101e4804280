//! Live events: somebody says that a thing changed, whoever watches that thing looks again.
//!
//! An event carries a topic and nothing else. The tables are the truth, so an event that is lost costs a moment (watchers
//! and workers look by themselves) and never a fact. What is rung here is heard in this process at once, and goes to the
//! others through [`crate::hosts`].

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Notify, broadcast, mpsc};

/// Events that a slow watcher may fall behind; after that it is told to look, without being told at what.
const MOST_WAITING: usize = 1_024;
/// Bytes of a topic at most: several go into one letter to the other hosts.
const MOST_TOPIC: usize = 200;
/// Watchers look at the latest after this, rung or not.
pub(crate) const PATIENCE: Duration = Duration::from_secs(1);
/// The topic of workers: a task was put in.
const WORK: &str = "work";

/// Where events are rung and heard. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Events(Arc<Bells>);

struct Bells {
    topics: broadcast::Sender<Arc<str>>,
    work: Notify,
    /// What the other hosts are to hear. When it is full or nobody carries it, they find out by looking.
    elsewhere: mpsc::Sender<Arc<str>>,
    outbox: Mutex<Option<mpsc::Receiver<Arc<str>>>>,
}

/// Somebody who watches one topic.
pub(crate) struct Watcher {
    topic: Arc<str>,
    heard: broadcast::Receiver<Arc<str>>,
}

impl Events {
    /// Events of this process.
    pub(crate) fn new() -> Self {
        let (elsewhere, outbox) = mpsc::channel(MOST_WAITING);
        let topics = broadcast::channel(MOST_WAITING).0;
        Self(Arc::new(Bells { topics, work: Notify::new(), elsewhere, outbox: Mutex::new(Some(outbox)) }))
    }

    /// Says that `topic` changed, such as `task/ID` or `chat/ID`. After the commit, not before.
    pub(crate) fn ring(&self, topic: &str) {
        self.ring_here(topic);
        if topic.len() <= MOST_TOPIC {
            let _ = self.0.elsewhere.try_send(topic.into());
        }
    }

    /// Says it in this process only: another one said it.
    pub(crate) fn ring_here(&self, topic: &str) {
        if topic == WORK {
            return self.call_a_worker_here();
        }
        // Without a watcher there is nobody to tell.
        let _ = self.0.topics.send(topic.into());
    }

    /// Says that there is work, on every host.
    pub(crate) fn call_workers(&self) {
        self.ring(WORK);
    }

    /// Says that there may be more work to one worker of this process.
    pub(crate) fn call_a_worker_here(&self) {
        self.0.work.notify_one();
    }

    /// Waits for such a call.
    pub(crate) async fn called(&self) {
        self.0.work.notified().await;
    }

    /// Watches a topic from here on. Begin to watch before reading the state, or a change between the two is missed.
    pub(crate) fn watch(&self, topic: &str) -> Watcher {
        Watcher { topic: topic.into(), heard: self.0.topics.subscribe() }
    }

    /// What the other hosts are to hear, for whoever carries it there; once.
    pub(crate) fn outbox(&self) -> Option<mpsc::Receiver<Arc<str>>> {
        self.0.outbox.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Watcher {
    /// Waits until the topic was rung, or [`PATIENCE`] is over.
    pub(crate) async fn rung(&mut self) {
        let rung = async {
            loop {
                match self.heard.recv().await {
                    Ok(topic) if topic == self.topic => return,
                    Ok(_) => {}
                    // Behind: the topic may have been among what was missed.
                    Err(RecvError::Lagged(_) | RecvError::Closed) => return,
                }
            }
        };
        let _ = tokio::time::timeout(PATIENCE, rung).await;
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;

    #[tokio::test]
    async fn a_watcher_hears_its_own_topic_and_no_other() {
        let events = Events::new();
        let mut watcher = events.watch("task/1");
        events.ring("task/2");
        assert!(watcher.rung().now_or_never().is_none(), "it was woken by another topic");
        events.ring("task/1");
        assert!(watcher.rung().now_or_never().is_some(), "it was not woken by its own");
    }

    #[tokio::test]
    async fn what_is_rung_goes_out_and_what_was_heard_does_not() {
        let events = Events::new();
        let mut outbox = events.outbox().unwrap();
        assert!(events.outbox().is_none(), "two carriers would say everything twice");
        events.ring_here("task/1");
        events.call_workers();
        events.ring("task/2");
        assert_eq!((&*outbox.recv().await.unwrap(), &*outbox.recv().await.unwrap()), (WORK, "task/2"));
        assert!(outbox.try_recv().is_err());
        assert!(events.called().now_or_never().is_some(), "a worker here is called too");
        // Nobody carries it: nothing waits for that.
        drop(outbox);
        (0..2 * MOST_WAITING).for_each(|_| events.ring("task/3"));
    }
}
