use serde::{Deserialize, Serialize};

/// Who may come in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Registration {
    /// `open` to everyone, `invite` with the code below or with a link that an admin made
    /// (`POST /api/admin/invites`), or `closed`. The first person is always let in, as admin.
    pub(crate) mode: Mode,
    /// What an invited person types: one code for all. Without it, only links let people in.
    pub(crate) invite_code: Option<String>,
    /// Domain of the forwarding addresses that people get.
    pub(crate) mail_domain: String,
    /// Days that a login lasts.
    pub(crate) session_days: i64,
}

/// Who may register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Mode {
    Open,
    Invite,
    Closed,
}

impl Default for Registration {
    fn default() -> Self {
        Self {
            mode: Mode::Open,
            invite_code: None,
            mail_domain: "havenjob.localhost".into(),
            session_days: 30,
        }
    }
}
