//! Swappable outside services, a file or folder a kind.

pub(crate) mod files;
pub(crate) mod guard;
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "streaming waits for the chat; until then only tests ask for it")
)]
pub(crate) mod llm;
pub(crate) mod mailer;
pub(crate) mod openid;
