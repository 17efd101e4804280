use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A person as whoever runs the instance sees them: that they are there, and nothing of what they keep here.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Person {
    pub(crate) id: Uuid,
    #[schema(example = "ada@example.org")]
    pub(crate) email: String,
    #[schema(example = "Ada Example")]
    pub(crate) name: String,
    pub(crate) is_admin: bool,
    /// When the address was shown to be theirs.
    pub(crate) email_verified_at: Option<DateTime<Utc>>,
    /// Since when they are shut out.
    pub(crate) disabled_at: Option<DateTime<Utc>>,
    pub(crate) created_at: DateTime<Utc>,
}

/// Which people.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// `active` or `disabled`.
    pub(crate) status: Option<&'a str>,
    /// Their address.
    pub(crate) email: Option<&'a str>,
}
