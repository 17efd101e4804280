use serde::{Deserialize, Serialize};

/// How background work is done.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Tasks {
    /// Tasks at once in this process; 0 leaves the work to `havenjob work` elsewhere.
    pub(crate) workers: usize,
    /// Milliseconds after which a silent worker loses its task to another.
    pub(crate) lease_millis: i64,
    /// Milliseconds between two looks for work when nothing rings.
    pub(crate) poll_millis: u64,
    /// Seconds between two sweeps of what has expired: sessions, mailed links, tasks that ended long ago.
    pub(crate) sweep_seconds: u32,
}

impl Default for Tasks {
    fn default() -> Self {
        Self { workers: 2, lease_millis: 30_000, poll_millis: 1_000, sweep_seconds: 3_600 }
    }
}
