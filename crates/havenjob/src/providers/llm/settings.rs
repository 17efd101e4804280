//! How a provider is set up: by a person or by the instance, and what the instance allows.

use std::fmt;
use std::time::Duration;

use serde::Deserialize;

use super::super::guard::Timeouts;
use super::wire::Rung;

/// A text that nobody may see: `Debug` shows that it is there.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Secret(String);

impl Secret {
    /// Keeps a key, without the blanks and line ends that come along when it is pasted.
    pub(crate) fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The text, for the header it goes into.
    pub(super) fn expose(&self) -> &str {
        self.0.trim()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What the factory makes an engine of.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// A name of the [registry](super::registry::REGISTRY).
    pub provider_name: String,
    /// The model; the provider's default where it has one.
    #[serde(default)]
    pub model: Option<String>,
    /// Where the API is; the provider's default where it has one.
    #[serde(default)]
    pub base_url: Option<String>,
    /// The key.
    #[serde(default)]
    pub api_key: Option<Secret>,
    /// Azure: the deployment; stands for the model.
    #[serde(default)]
    pub deployment: Option<String>,
    /// Azure: the dated version of the older API. Without it the newer `/openai/v1/` is asked.
    #[serde(default)]
    pub api_version: Option<String>,
    /// What most people leave alone.
    #[serde(default)]
    pub options: Options,
}

impl Settings {
    /// Settings that name a provider and nothing else.
    #[cfg(test)]
    pub(crate) fn of(provider_name: &str) -> Self {
        Self {
            provider_name: provider_name.to_owned(),
            model: None,
            base_url: None,
            api_key: None,
            deployment: None,
            api_version: None,
            options: Options::default(),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address is left out: people paste keys into it.
        f.debug_struct("Settings")
            .field("provider_name", &self.provider_name)
            .field("model", &self.model)
            .field("base_url", &self.base_url.as_ref().map(|_| "…"))
            .field("api_key", &self.api_key)
            .field("deployment", &self.deployment)
            .field("api_version", &self.api_version)
            .field("options", &self.options)
            .finish()
    }
}

/// What most people leave alone.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Options {
    /// Ollama: how much the model can hold, prompt and answer, in tokens. 8,192 unless told; Ollama's own default cuts
    /// a CV and a posting off.
    pub num_ctx: Option<u32>,
    /// The strictest way to try for structured answers; the provider's strictest unless told.
    pub structured: Option<Rung>,
    /// Tokens for a model's thinking, on top of what a request allows for the answer: providers count both in one
    /// number. 4,096 for hosted providers, none for local ones unless told.
    pub thinking_room: Option<u32>,
    /// How hard a model that thinks shall think: `low`, `medium`, `high`, or what else the provider takes.
    pub effort: Option<String>,
    /// US dollars for a million tokens read, for the cost figure of a model that our price list does not know.
    pub input_price: Option<f64>,
    /// The same for tokens written.
    pub output_price: Option<f64>,
}

/// When a call is tried again: refused for its rate, 5xx, or no connection; never after a piece was given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Retries {
    /// How often, the first time not counted.
    pub times: u32,
    /// The first pause. It doubles each time, and a random part of up to half is taken off.
    pub first: Duration,
    /// The longest pause, our own or the provider's. A provider that wants more gets its error reported instead: the
    /// task queue is a better place to wait.
    pub longest: Duration,
}

impl Default for Retries {
    fn default() -> Self {
        Self { times: 3, first: Duration::from_millis(500), longest: Duration::from_secs(20) }
    }
}

/// What the instance allows and how patient it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Network {
    /// Whether models on private addresses, and over http, may be asked.
    pub allow_private: bool,
    /// How long to wait for what.
    pub timeouts: Timeouts,
    /// When to try again.
    pub retries: Retries,
}
