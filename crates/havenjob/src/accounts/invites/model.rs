use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A link with which one person may register; the link itself is shown once, when it is made.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Invite {
    pub(crate) id: Uuid,
    /// Whom it is meant for.
    #[schema(example = "Ada, from the library")]
    pub(crate) note: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
    pub(crate) used_at: Option<DateTime<Utc>>,
    /// Who came with it, while they are here.
    pub(crate) used_by: Option<Uuid>,
}
