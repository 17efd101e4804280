use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::model::{LlmCall, ProviderSettings};
use crate::db::{Tx, UserId, execute, on};
use crate::error::Result;

pub(super) async fn settings(tx: &mut Tx, owner: UserId, kind: &str) -> Result<Option<ProviderSettings>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select provider_type, provider_name, model, base_url, deployment, api_version,
                encrypted_api_key is not null as has_api_key, updated_at
         from provider_settings where user_id = $1 and provider_type = $2",
    )
    .bind(owner)
    .bind(kind)
    .fetch_optional(c))?)
}

pub(super) async fn sealed_key(tx: &mut Tx, owner: UserId, kind: &str) -> Result<Option<Vec<u8>>> {
    let row: Option<(Option<Vec<u8>>,)> = on!(tx, c => sqlx::query_as(
        "select encrypted_api_key from provider_settings where user_id = $1 and provider_type = $2",
    )
    .bind(owner)
    .bind(kind)
    .fetch_optional(c))?;
    Ok(row.and_then(|r| r.0))
}

/// Writes the settings; a key of none keeps none.
pub(super) async fn put(
    tx: &mut Tx,
    owner: UserId,
    settings: &ProviderSettings,
    key: Option<&[u8]>,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into provider_settings (id, user_id, provider_type, provider_name, model, base_url, deployment,
                                            api_version, encrypted_api_key, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
             on conflict (user_id, provider_type) do update set
                provider_name = excluded.provider_name, model = excluded.model, base_url = excluded.base_url,
                deployment = excluded.deployment, api_version = excluded.api_version,
                encrypted_api_key = excluded.encrypted_api_key, updated_at = excluded.updated_at",
        )
        .bind(Uuid::now_v7())
        .bind(owner)
        .bind(&settings.provider_type)
        .bind(&settings.provider_name)
        .bind(settings.model.as_deref())
        .bind(settings.base_url.as_deref())
        .bind(settings.deployment.as_deref())
        .bind(settings.api_version.as_deref())
        .bind(key)
        .bind(now)
    )?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, owner: UserId, kind: &str) -> Result<bool> {
    let gone = execute!(
        tx,
        sqlx::query("delete from provider_settings where user_id = $1 and provider_type = $2")
            .bind(owner)
            .bind(kind)
    )?;
    Ok(gone > 0)
}

pub(super) async fn insert_call(tx: &mut Tx, owner: UserId, call: &LlmCall) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into llm_calls (id, user_id, purpose, provider, model, sent, input_tokens, output_tokens,
                                    cost_micros, error, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(call.id)
        .bind(owner)
        .bind(&call.purpose)
        .bind(&call.provider)
        .bind(&call.model)
        .bind(&call.sent)
        .bind(call.input_tokens)
        .bind(call.output_tokens)
        .bind(call.cost_micros)
        .bind(call.error.as_deref())
        .bind(call.created_at)
    )?;
    Ok(())
}

pub(super) async fn count_calls(tx: &mut Tx, owner: UserId) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as("select count(*) from llm_calls where user_id = $1").bind(owner).fetch_one(c))?;
    Ok(count)
}

/// The newest first.
pub(super) async fn calls(tx: &mut Tx, owner: UserId, skip: i64, take: i64) -> Result<Vec<LlmCall>> {
    Ok(on!(tx, c => sqlx::query_as(
        "select id, purpose, provider, model, sent, input_tokens, output_tokens, cost_micros, error, created_at
         from llm_calls where user_id = $1 order by created_at desc, id desc limit $2 offset $3",
    )
    .bind(owner)
    .bind(take)
    .bind(skip)
    .fetch_all(c))?)
}
