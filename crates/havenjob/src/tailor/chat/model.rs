use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::types::Json;
use utoipa::ToSchema;
use uuid::Uuid;

/// Something that was said about a tailored CV.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Message {
    pub(crate) id: Uuid,
    /// `user` or `assistant`.
    #[schema(example = "user")]
    pub(crate) role: String,
    /// Its words; of an answer on its way, those that have come.
    #[schema(example = "Emphasise SQL")]
    pub(crate) content: String,
    /// `streaming` while a model answers, `done`, or `stopped` by the person.
    #[schema(example = "done")]
    pub(crate) status: String,
    /// Who answered: `builtin` or `model`; none for what the person said.
    #[schema(example = "builtin")]
    pub(crate) origin: Option<String>,
    /// What to know of how it was made, such as why no model answered.
    pub(crate) note: Option<String>,
    /// The suggestions that came with it.
    #[schema(value_type = Option<Vec<Uuid>>)]
    pub(crate) suggestion_ids: Option<Json<Vec<Uuid>>>,
    /// Counts the times that the answer was begun.
    #[serde(skip)]
    pub(crate) run: i64,
    pub(crate) created_at: DateTime<Utc>,
}

/// The status of an answer that is on its way.
pub(super) const STREAMING: &str = "streaming";

impl Message {
    /// Whether more may come.
    pub(in crate::tailor) fn is_streaming(&self) -> bool {
        self.status == STREAMING
    }
}

/// The topic under which a message's changes are rung.
pub(super) fn topic(message: Uuid) -> String {
    format!("chat/{message}")
}
