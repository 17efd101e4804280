use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// How a provider is set up. The key never comes back.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct ProviderSettings {
    #[schema(example = "llm")]
    pub(crate) provider_type: String,
    #[schema(example = "openai-compatible")]
    pub(crate) provider_name: String,
    #[schema(example = "qwen3-8b")]
    pub(crate) model: Option<String>,
    #[schema(example = "https://models.example.org/v1")]
    pub(crate) base_url: Option<String>,
    /// Azure.
    pub(crate) deployment: Option<String>,
    /// Azure.
    pub(crate) api_version: Option<String>,
    /// Whether a key is kept.
    pub(crate) has_api_key: bool,
    pub(crate) updated_at: DateTime<Utc>,
}

/// A call of a model.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct LlmCall {
    pub(crate) id: Uuid,
    #[schema(example = "tailor")]
    pub(crate) purpose: String,
    pub(crate) provider: String,
    pub(crate) model: String,
    /// What was sent, word for word.
    pub(crate) sent: String,
    pub(crate) input_tokens: i64,
    pub(crate) output_tokens: i64,
    /// Millionths of a US dollar, where the price is known.
    pub(crate) cost_micros: Option<i64>,
    /// Name of what went wrong, if anything did.
    pub(crate) error: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
}

/// What was asked of models in a time.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub(crate) struct Used {
    pub(crate) calls: i64,
    pub(crate) input_tokens: i64,
    pub(crate) output_tokens: i64,
    /// Of the calls whose price is known, in millionths of a US dollar.
    pub(crate) cost_micros: i64,
    /// How many calls those are.
    pub(crate) priced: i64,
}

/// How much of a month's budget for the instance's model is gone, in percent; the tighter bound counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    pub(crate) percent: i64,
}

/// Which engine works for a person, and why.
#[derive(Debug, Clone)]
pub(crate) enum Standing {
    /// A provider of their own.
    Own(ProviderSettings),
    /// The instance's: the provider's name on the page, and the model where one is named.
    Shared(&'static str, Option<String>),
    /// No model.
    Builtin,
}
