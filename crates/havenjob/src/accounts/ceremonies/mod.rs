//! What was begun and waits for its answer: a login at another service, a passkey's challenge, the code behind a password.
//! It is kept here and never with the browser, and taken out once: an answer that is sent a second time answers nothing.

mod store;

use chrono::TimeDelta;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::model::{hash_of, new_secret};
use crate::app::App;
use crate::error::{Error, Result};

/// How long an answer is waited for. People look for their phone.
pub(super) const MINUTES: i64 = 10;

/// What was begun.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A login at another service.
    Elsewhere,
    /// A new passkey.
    NewPasskey,
    /// A login with a passkey.
    Passkey,
    /// A login whose password was right, and which waits for its code.
    SecondStep,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Elsewhere => "elsewhere",
            Self::NewPasskey => "new-passkey",
            Self::Passkey => "passkey",
            Self::SecondStep => "second-step",
        }
    }
}

/// A name for what is to be begun.
pub(super) fn token() -> String {
    new_secret("")
}

/// Keeps the state of what was begun under its token, and forgets what nobody came back to.
pub(super) async fn begin(app: &App, kind: Kind, token: &str, state: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string(state);
    let text = text.map_err(|e| Error::Internal(format!("a state cannot be kept: {e}")))?;
    let now = app.clock.now();
    let mut tx = app.db.begin_unowned().await?;
    store::forget(&mut tx, now).await?;
    store::insert(&mut tx, kind.name(), &hash_of(token), &text, now + TimeDelta::minutes(MINUTES)).await?;
    tx.commit().await
}

/// What was kept under a token, which stays: for what may be answered wrongly and tried again.
pub(super) async fn look<S: DeserializeOwned>(app: &App, kind: Kind, token: &str) -> Result<Option<S>> {
    let mut tx = app.db.read_unowned().await?;
    read(store::look(&mut tx, kind.name(), &hash_of(token), app.clock.now()).await?)
}

/// Takes out what was kept under a token; none when there is nothing, any more.
pub(super) async fn take<S: DeserializeOwned>(app: &App, kind: Kind, token: &str) -> Result<Option<S>> {
    let mut tx = app.db.begin_unowned().await?;
    let kept = store::take(&mut tx, kind.name(), &hash_of(token), app.clock.now()).await?;
    tx.commit().await?;
    read(kept)
}

fn read<S: DeserializeOwned>(kept: Option<String>) -> Result<Option<S>> {
    let kept = kept.map(|text| serde_json::from_str(&text)).transpose();
    kept.map_err(|e| Error::Internal(format!("a state that was kept cannot be read: {e}")))
}
