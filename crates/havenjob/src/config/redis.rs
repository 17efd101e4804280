use serde::{Deserialize, Serialize};

/// Redis, where several processes share the work: limits are then counted once for all, and what changes is heard on
/// every host at once. Without it, and while it is away, everything works all the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Redis {
    /// `redis://host:6379` or `rediss://user:password@host:6379/0` with TLS; also read from `REDIS_URL`.
    pub(crate) url: Option<String>,
    /// What every name in it begins with, so that several instances can share one Redis.
    pub(crate) prefix: String,
}

impl Default for Redis {
    fn default() -> Self {
        Self { url: None, prefix: "havenjob".into() }
    }
}
