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
