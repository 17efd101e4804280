//! Live events: somebody says that a thing changed, whoever watches that thing looks again.
//!
//! An event carries a topic and nothing else. The tables are the truth, so an event that is lost costs a moment (watchers
//! look by themselves every second) and never a fact.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;

/// Events that a slow watcher may fall behind; after that it is told to look, without being told at what.
const MOST_WAITING: usize = 1_024;
/// Watchers look at the latest after this, rung or not.
pub(crate) const PATIENCE: Duration = Duration::from_secs(1);

/// Where events are rung and heard. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Events(broadcast::Sender<Arc<str>>);

/// Somebody who watches one topic.
pub(crate) struct Watcher {
    topic: Arc<str>,
    heard: broadcast::Receiver<Arc<str>>,
}

impl Events {
    /// Events of this process.
    pub(crate) fn new() -> Self {
        Self(broadcast::channel(MOST_WAITING).0)
    }

    /// Says that `topic` changed, such as `task/ID` or `chat/ID`. After the commit, not before.
    pub(crate) fn ring(&self, topic: &str) {
        // Without a watcher there is nobody to tell.
        let _ = self.0.send(topic.into());
    }

    /// Watches a topic from here on. Begin to watch before reading the state, or a change between the two is missed.
    pub(crate) fn watch(&self, topic: &str) -> Watcher {
        Watcher { topic: topic.into(), heard: self.0.subscribe() }
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
}
