use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

/// The model that works for everyone who set up none of their own. Without it the built-in engine does.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Llm {
    /// `openai`, `azure-openai`, `anthropic`, `openai-compatible`, `ollama` or `builtin`.
    pub(crate) provider: Option<String>,
    /// The model; each provider has a default where there is one.
    pub(crate) model: Option<String>,
    /// Where the API is, for providers of one's own. Being typed in by whoever runs the instance, it may be private.
    pub(crate) base_url: Option<String>,
    /// The key.
    pub(crate) api_key: Option<String>,
    /// Azure: the deployment.
    pub(crate) deployment: Option<String>,
    /// Azure: the dated version of the older API.
    pub(crate) api_version: Option<String>,
    /// Calls of a model at once, a person, whoever pays for them.
    pub(crate) calls_at_once: NonZeroU32,
    /// Tokens that a person may use of this model in a calendar month (UTC), read and written. None for no bound. Who
    /// sets up a provider of their own is not counted.
    pub(crate) monthly_tokens: Option<u64>,
    /// The same in millionths of a US dollar. A model whose price is not known costs nothing here.
    pub(crate) monthly_cost_micros: Option<u64>,
}

impl Default for Llm {
    fn default() -> Self {
        Self {
            provider: None,
            model: None,
            base_url: None,
            api_key: None,
            deployment: None,
            api_version: None,
            calls_at_once: NonZeroU32::MIN.saturating_add(1),
            monthly_tokens: None,
            monthly_cost_micros: None,
        }
    }
}
