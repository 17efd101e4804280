use serde::{Deserialize, Serialize};

/// Who may come in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Registration {
    /// `open` to everyone, `invite` with the code below, or `closed`. The first person is always let in, as admin.
    pub(crate) mode: Mode,
    /// What an invited person types.
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

impl Registration {
    /// What is wrong with it: the setting, and why.
    pub(super) fn fault(&self) -> Option<(String, &'static str)> {
        let has_code = self.invite_code.as_deref().is_some_and(|c| !c.trim().is_empty());
        (self.mode == Mode::Invite && !has_code).then(|| {
            ("registration.invite_code".to_owned(), "is missing: with mode = \"invite\" nobody could come in")
        })
    }
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
