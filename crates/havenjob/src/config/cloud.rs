use serde::{Deserialize, Serialize};

/// What only a hosted service has.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Cloud {
    /// Whether people pay for this instance. Off, there is no billing; nothing else differs.
    pub(crate) enabled: bool,
}
