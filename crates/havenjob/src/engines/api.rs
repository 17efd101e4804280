use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::model::{LlmCall, ProviderSettings};
use super::service::{self, NewSettings};
use crate::app::App;
use crate::error::Result;
use crate::http::listing::{Listing, Page, Sorting};
use crate::http::problem::Problem;
use crate::http::session::Me;
use crate::http::take::{self, Path, Query};
use crate::providers::llm::REGISTRY;

/// A provider that can be set up.
#[derive(Serialize, ToSchema)]
pub(crate) struct Available {
    #[schema(example = "openai-compatible")]
    provider_name: &'static str,
    #[schema(example = "Any OpenAI-compatible server")]
    display: &'static str,
    /// Whether it needs a key: `yes`, `no` or `optional`.
    #[schema(example = "optional")]
    api_key: &'static str,
    /// Whether it needs an address: `yes`, `no` or `optional`.
    #[schema(example = "yes")]
    base_url: &'static str,
    default_model: Option<&'static str>,
}

/// Every provider that can be set up, and what it needs.
#[utoipa::path(get, path = "/api/users/providers", tag = "users",
    responses((status = 200, body = Vec<Available>)))]
pub(crate) async fn available(_: Me) -> Json<Vec<Available>> {
    let all = REGISTRY.iter().map(|p| Available {
        provider_name: p.name,
        display: p.display,
        api_key: p.key.name(),
        base_url: p.base_url.name(),
        default_model: p.default_model,
    });
    Json(all.collect())
}

/// How one's own provider is set up; 404 when the instance's works.
#[utoipa::path(get, path = "/api/users/providers/{type}", tag = "users",
    params(("type" = String, Path, example = "llm")), responses((status = 200, body = ProviderSettings)))]
pub(crate) async fn one(
    State(app): State<App>,
    me: Me,
    Path(kind): Path<String>,
) -> Result<Json<ProviderSettings>> {
    service::one(&app, &me, &kind).await.map(Json)
}

/// A provider of one's own.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Provider {
    /// `openai`, `azure-openai`, `anthropic`, `openai-compatible`, `ollama` or `builtin`.
    #[schema(example = "openai-compatible")]
    provider_name: String,
    #[schema(example = "qwen3-8b")]
    model: Option<String>,
    #[schema(example = "https://models.example.org/v1")]
    base_url: Option<String>,
    deployment: Option<String>,
    api_version: Option<String>,
    /// Left out, the one that is kept stays as long as provider and address do; empty, it is forgotten.
    api_key: Option<String>,
}

/// Set up a provider of one's own. The key is sealed and never comes back.
#[utoipa::path(put, path = "/api/users/providers/{type}", tag = "users",
    params(("type" = String, Path, example = "llm")), request_body = Provider,
    responses((status = 200, body = ProviderSettings)))]
pub(crate) async fn put(
    State(app): State<App>,
    me: Me,
    Path(kind): Path<String>,
    take::Json(new): take::Json<Provider>,
) -> Result<Json<ProviderSettings>> {
    let new = NewSettings {
        provider_name: new.provider_name,
        model: new.model,
        base_url: new.base_url,
        deployment: new.deployment,
        api_version: new.api_version,
        api_key: new.api_key,
    };
    service::put(&app, &me, &kind, new).await.map(Json)
}

/// Forget a provider of one's own, and its key.
#[utoipa::path(delete, path = "/api/users/providers/{type}", tag = "users",
    params(("type" = String, Path, example = "llm")), responses((status = 204)))]
pub(crate) async fn delete(State(app): State<App>, me: Me, Path(kind): Path<String>) -> Result<StatusCode> {
    service::delete(&app, &me, &kind).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a test of the provider gave.
#[derive(Serialize, ToSchema)]
pub(crate) struct Tested {
    /// Whether a model works; otherwise the built-in engine does.
    is_model: bool,
    #[schema(example = "qwen3-8b")]
    model: Option<String>,
    input_tokens: u64,
    output_tokens: u64,
}

/// Ask the provider something small, on the path that real calls take.
#[utoipa::path(post, path = "/api/users/providers/{type}/test", tag = "users",
    params(("type" = String, Path, example = "llm")),
    responses((status = 200, body = Tested), (status = 503, body = Problem, description = "What is wrong, and what to do")))]
pub(crate) async fn test(State(app): State<App>, me: Me, Path(kind): Path<String>) -> Result<Json<Tested>> {
    let answer = service::test(&app, &me, &kind).await?;
    Ok(Json(Tested {
        is_model: answer.is_some(),
        input_tokens: answer.as_ref().map_or(0, |a| a.usage.input),
        output_tokens: answer.as_ref().map_or(0, |a| a.usage.output),
        model: answer.map(|a| a.model),
    }))
}

/// Which calls.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filter {
    /// What it was for, such as `tailor`; all when it is not said.
    #[param(example = "tailor")]
    purpose: Option<String>,
}

/// Every call of a model for this person: what was sent, tokens and cost. The newest first, or by `created_at`,
/// `cost_micros`, `input_tokens` or `output_tokens`.
#[utoipa::path(get, path = "/api/ai/usage", tag = "users", params(Filter, Sorting, Page),
    responses((status = 200, body = Listing<LlmCall>)))]
pub(crate) async fn usage(
    State(app): State<App>,
    me: Me,
    Query(filter): Query<Filter>,
    Query(sorting): Query<Sorting>,
    Query(page): Query<Page>,
) -> Result<Json<Listing<LlmCall>>> {
    service::usage(&app, &me, filter.purpose.as_deref(), &sorting, page).await.map(Json)
}
