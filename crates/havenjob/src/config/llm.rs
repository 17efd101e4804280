use serde::{Deserialize, Serialize};

/// The model that works for everyone who set up none of their own. Without it the built-in engine does.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
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
}
