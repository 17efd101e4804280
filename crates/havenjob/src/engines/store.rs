use chrono::{DateTime, Utc};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::model::{LlmCall, ProviderSettings};
use crate::db::{Tx, UserId, execute, on};
use crate::error::Result;
use crate::http::listing::Sort;

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

pub(super) async fn count_calls(tx: &mut Tx, owner: UserId, purpose: Option<&str>) -> Result<i64> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(
        "select count(*) from llm_calls where user_id = $1 and ($2 is null or purpose = $2)",
    )
    .bind(owner)
    .bind(purpose)
    .fetch_one(c))?;
    Ok(count)
}

/// What calls can be sorted by. One whose price is not known stands below all prices.
pub(super) const SORTS: [Sort; 4] = [
    Sort::last("created_at", "created_at"),
    Sort::last("cost_micros", "coalesce(cost_micros, -1)"),
    Sort::last("input_tokens", "input_tokens"),
    Sort::last("output_tokens", "output_tokens"),
];

/// A part of the list.
pub(super) async fn calls(
    tx: &mut Tx,
    owner: UserId,
    purpose: Option<&str>,
    order: &str,
    skip: i64,
    take: i64,
) -> Result<Vec<LlmCall>> {
    let sql = format!(
        "select id, purpose, provider, model, sent, input_tokens, output_tokens, cost_micros, error, created_at
         from llm_calls where user_id = $1 and ($2 is null or purpose = $2) order by {order} limit $3 offset $4"
    );
    Ok(on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(owner)
        .bind(purpose)
        .bind(take)
        .bind(skip)
        .fetch_all(c))?)
}
