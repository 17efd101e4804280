use serde::{Deserialize, Serialize};

/// How mail is sent. Without a server, links are written to the log for the person who runs the instance.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Mail {
    /// `smtp://host:port`, `smtps://user:password@host`, `smtp://…?tls=required`; nothing sends no mail.
    pub(crate) url: Option<String>,
    /// The sender.
    pub(crate) from: String,
}

impl Default for Mail {
    fn default() -> Self {
        Self { url: None, from: "HavenJob <no-reply@havenjob.localhost>".into() }
    }
}
