use serde::{Deserialize, Serialize};

/// Where the rows are.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Database {
    /// `postgres://user:password@host/name`, or `sqlite:path`; nothing for `havenjob.db` in the data folder. The
    /// PostgreSQL role must be a plain one: superusers pass by row security.
    pub(crate) url: Option<String>,
    /// Connections at most.
    pub(crate) connections: u32,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: None, connections: 10 }
    }
}
