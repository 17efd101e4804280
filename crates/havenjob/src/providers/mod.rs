//! Swappable outside services, a file or folder a kind.

pub(crate) mod files;
pub(crate) mod guard;
pub(crate) mod llm;
pub(crate) mod mailer;
pub(crate) mod openid;
