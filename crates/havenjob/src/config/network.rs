use serde::{Deserialize, Serialize};

/// What the instance may reach when a person types an address: a posting's page, a model server of their own.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Network {
    /// Whether private addresses and plain http may be asked. Only where every person is trusted with the local network.
    pub(crate) allow_private: bool,
}
