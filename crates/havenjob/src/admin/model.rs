use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What an admin may do to a person, an invite or a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Disable,
    Enable,
    Purge,
    Rerun,
    Invite,
    Withdraw,
    DropSecondFactor,
}

impl Act {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Disable => "user.disable",
            Self::Enable => "user.enable",
            Self::Purge => "user.purge",
            Self::Rerun => "task.rerun",
            Self::Invite => "invite.make",
            Self::Withdraw => "invite.withdraw",
            Self::DropSecondFactor => "user.drop-second-factor",
        }
    }
}

/// An act that was done. Ids only: the line stays when the person it speaks of is gone.
#[derive(Debug, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct AuditLine {
    pub(crate) id: Uuid,
    /// Who did it.
    pub(crate) actor: Uuid,
    /// `user.disable`, `user.enable`, `user.purge`, `user.drop-second-factor`, `invite.make`, `invite.withdraw` or
    /// `task.rerun`.
    #[schema(example = "user.disable")]
    pub(crate) act: String,
    /// The person, the invite or the task it was done to.
    pub(crate) subject: Uuid,
    pub(crate) created_at: DateTime<Utc>,
}
