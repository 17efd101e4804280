use chrono::{DateTime, Utc};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::model::{LlmCall, ProviderSettings, Used};
use crate::db::{Tx, UserId, execute, on};
use crate::error::Result;
use crate::http::listing::Sort;
use crate::providers::llm::Usage;

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

/// Writes a call down; `is_shared` when the instance's provider is asked.
pub(super) async fn insert_call(tx: &mut Tx, owner: UserId, call: &LlmCall, is_shared: bool) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into llm_calls (id, user_id, purpose, provider, model, sent, input_tokens, output_tokens,
                                    cost_micros, error, created_at, is_shared)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
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
        .bind(is_shared)
    )?;
    Ok(())
}

/// Writes down how a call ended that was written down when it began.
pub(super) async fn end_call(
    tx: &mut Tx,
    owner: UserId,
    id: Uuid,
    usage: Usage,
    cost_micros: Option<u64>,
    error: Option<&str>,
) -> Result<()> {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    execute!(
        tx,
        sqlx::query(
            "update llm_calls set input_tokens = $1, output_tokens = $2, cost_micros = $3, error = $4
             where id = $5 and user_id = $6",
        )
        .bind(number(usage.input))
        .bind(number(usage.output))
        .bind(cost_micros.map(number))
        .bind(error)
        .bind(id)
        .bind(owner)
    )?;
    Ok(())
}

/// Whether the person set up a provider.
pub(super) async fn has_own_provider(tx: &mut Tx, owner: UserId) -> Result<bool> {
    let row: Option<(Uuid,)> = on!(tx, c => sqlx::query_as("select id from provider_settings where user_id = $1 and provider_type = 'llm'")
        .bind(owner)
        .fetch_optional(c))?;
    Ok(row.is_some())
}

/// What was used of the instance's provider.
#[derive(sqlx::FromRow)]
pub(super) struct Spent {
    pub(super) tokens: i64,
    /// Of the calls whose price is known.
    pub(super) cost_micros: i64,
}

pub(super) async fn spent_since(tx: &mut Tx, owner: UserId, since: DateTime<Utc>) -> Result<Spent> {
    Ok(on!(tx, c => sqlx::query_as(
        "select cast(coalesce(sum(input_tokens + output_tokens), 0) as bigint) as tokens,
                cast(coalesce(sum(cost_micros), 0) as bigint) as cost_micros
         from llm_calls where user_id = $1 and is_shared and created_at >= $2",
    )
    .bind(owner)
    .bind(since)
    .fetch_one(c))?)
}

/// Everything that was asked of models since a moment.
pub(super) async fn used_since(tx: &mut Tx, owner: UserId, since: DateTime<Utc>) -> Result<Used> {
    Ok(on!(tx, c => sqlx::query_as(
        "select count(*) as calls, cast(coalesce(sum(input_tokens), 0) as bigint) as input_tokens,
                cast(coalesce(sum(output_tokens), 0) as bigint) as output_tokens,
                cast(coalesce(sum(cost_micros), 0) as bigint) as cost_micros, count(cost_micros) as priced
         from llm_calls where user_id = $1 and created_at >= $2",
    )
    .bind(owner)
    .bind(since)
    .fetch_one(c))?)
}

/// Takes a place that nobody has, or whose holder fell silent.
pub(super) async fn take_slot(
    tx: &mut Tx,
    owner: UserId,
    number: i64,
    holder: Uuid,
    now: i64,
    until: i64,
) -> Result<bool> {
    let taken = execute!(
        tx,
        sqlx::query(
            "insert into llm_slots (user_id, number, holder, lease_until) values ($1, $2, $3, $4)
             on conflict (user_id, number) do update set holder = excluded.holder, lease_until = excluded.lease_until
             where llm_slots.lease_until < $5",
        )
        .bind(owner)
        .bind(number)
        .bind(holder)
        .bind(until)
        .bind(now)
    )?;
    Ok(taken > 0)
}

pub(super) async fn keep_slot(tx: &mut Tx, owner: UserId, holder: Uuid, until: i64) -> Result<()> {
    execute!(
        tx,
        sqlx::query("update llm_slots set lease_until = $1 where user_id = $2 and holder = $3")
            .bind(until)
            .bind(owner)
            .bind(holder)
    )?;
    Ok(())
}

pub(super) async fn free_slot(tx: &mut Tx, owner: UserId, holder: Uuid) -> Result<()> {
    execute!(
        tx,
        sqlx::query("delete from llm_slots where user_id = $1 and holder = $2").bind(owner).bind(holder)
    )?;
    Ok(())
}

pub(super) async fn slots_held(tx: &mut Tx, owner: UserId, now: i64) -> Result<i64> {
    let (held,): (i64,) = on!(tx, c => sqlx::query_as("select count(*) from llm_slots where user_id = $1 and lease_until >= $2")
        .bind(owner)
        .bind(now)
        .fetch_one(c))?;
    Ok(held)
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

/// The sealed answer that a former attempt of a task got to the same question.
pub(super) async fn kept_answer(
    tx: &mut Tx,
    owner: UserId,
    task: Uuid,
    purpose: &str,
    hash: &[u8],
) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = on!(tx, c => sqlx::query_as(
        "select answer from kept_answers where user_id = $1 and task_id = $2 and purpose = $3 and request_hash = $4",
    )
    .bind(owner)
    .bind(task)
    .bind(purpose)
    .bind(hash)
    .fetch_optional(c))?;
    Ok(row.map(|r| r.0))
}

/// An answer to keep.
pub(super) struct KeptAnswer<'a> {
    pub(super) task: Uuid,
    pub(super) purpose: &'a str,
    pub(super) hash: &'a [u8],
    pub(super) sealed: &'a [u8],
}

/// Keeps an answer. The first one stands: a worker that was taken for dead may have asked too.
pub(super) async fn keep_answer(
    tx: &mut Tx,
    owner: UserId,
    answer: &KeptAnswer<'_>,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        sqlx::query(
            "insert into kept_answers (task_id, user_id, purpose, request_hash, answer, created_at)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        )
        .bind(answer.task)
        .bind(owner)
        .bind(answer.purpose)
        .bind(answer.hash)
        .bind(answer.sealed)
        .bind(now)
    )?;
    Ok(())
}

pub(super) async fn forget_answers(tx: &mut Tx, owner: UserId, task: Uuid) -> Result<()> {
    execute!(
        tx,
        sqlx::query("delete from kept_answers where user_id = $1 and task_id = $2").bind(owner).bind(task)
    )?;
    Ok(())
}
