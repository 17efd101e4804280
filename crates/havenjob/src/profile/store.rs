use chrono::{DateTime, Utc};
use resume::Resume;
use serde_json::Value;
use sqlx::types::Json;

use super::model::Profile;
use crate::db::{Tx, UserId, execute, on};
use crate::error::{Error, Result};

/// The profile; an empty one of version 0 before there is a row.
pub(super) async fn profile(tx: &mut Tx, owner: UserId) -> Result<Profile> {
    let row: Option<(Json<Value>, i64)> = on!(tx, c => sqlx::query_as("select document, version from profiles where user_id = $1")
        .bind(owner)
        .fetch_optional(c))?;
    let Some((document, version)) = row else { return Ok(Profile::default()) };
    let document = serde_json::from_value(document.0)
        .map_err(|e| Error::Internal(format!("a stored profile does not open: {e}")))?;
    Ok(Profile { document, version })
}

/// Writes the version behind the one that is there; false when somebody was faster.
pub(super) async fn save(
    tx: &mut Tx,
    owner: UserId,
    document: &Resume,
    version: i64,
    now: DateTime<Utc>,
) -> Result<bool> {
    let document: Value = serde_json::to_value(document).map_err(|e| Error::Internal(e.to_string()))?;
    let saved = execute!(
        tx,
        sqlx::query(
            "insert into profiles (user_id, document, version, created_at, updated_at) values ($1, $2, $3, $4, $4)
             on conflict (user_id) do update set document = excluded.document, version = excluded.version,
                updated_at = excluded.updated_at
             where profiles.version = excluded.version - 1",
        )
        .bind(owner)
        .bind(Json(&document))
        .bind(version)
        .bind(now)
    )?;
    Ok(saved > 0)
}
