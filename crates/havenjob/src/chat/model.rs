use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use utoipa::ToSchema;
use uuid::Uuid;

/// A talk with the career assistant.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct ChatSession {
    pub(crate) id: Uuid,
    /// What it is about: as the person calls it, or the beginning of what was asked first.
    #[schema(example = "How well do I fit the warehouse job?")]
    pub(crate) title: String,
    pub(crate) created_at: DateTime<Utc>,
    /// When something was said last.
    pub(crate) updated_at: DateTime<Utc>,
}

/// Something that was said.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Message {
    pub(crate) id: Uuid,
    /// `user` or `assistant`.
    #[schema(example = "user")]
    pub(crate) role: String,
    /// Its words; of an answer on its way, those that have come.
    #[schema(example = "Emphasise SQL")]
    pub(crate) content: String,
    /// `streaming` while a model answers, `done`, `stopped` by the person, or `interrupted`: it broke off on our side, and
    /// the model is not asked again before the person says so.
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
    /// What the claim check says of an answer about the person: words with nothing behind them.
    #[schema(value_type = Option<Vec<Value>>)]
    pub(crate) findings: Option<Json<Value>>,
    /// What the model used for it, in tokens: `{input, output, estimated}`.
    #[schema(value_type = Option<Value>)]
    pub(crate) usage: Option<Json<Value>>,
    /// Counts the times that the answer was begun.
    #[serde(skip)]
    pub(crate) run: i64,
    pub(crate) created_at: DateTime<Utc>,
}

/// The status of an answer that is on its way.
const STREAMING: &str = "streaming";

impl Message {
    /// Something that the person says.
    pub(crate) fn of_person(content: &str) -> Self {
        Self {
            id: Uuid::now_v7(),
            role: "user".to_owned(),
            content: content.to_owned(),
            status: "done".to_owned(),
            origin: None,
            note: None,
            suggestion_ids: None,
            findings: None,
            usage: None,
            run: 0,
            created_at: DateTime::UNIX_EPOCH,
        }
    }

    /// A whole answer without a model.
    pub(crate) fn of_builtin(content: &str, note: Option<String>) -> Self {
        let origin = Some("builtin".to_owned());
        Self { role: "assistant".to_owned(), origin, note, ..Self::of_person(content) }
    }

    /// A model's answer before its first word.
    pub(super) fn of_model() -> Self {
        let (status, origin) = (STREAMING.to_owned(), Some("model".to_owned()));
        Self { status, origin, ..Self::of_builtin("", None) }
    }

    /// Whether more may come.
    pub(crate) fn is_streaming(&self) -> bool {
        self.status == STREAMING
    }
}

/// The topic under which a message's changes are rung.
pub(super) fn topic(message: Uuid) -> String {
    format!("chat/{message}")
}
