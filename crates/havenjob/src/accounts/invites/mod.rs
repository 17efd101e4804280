//! Invites: links with which one person each may register where the instance takes people by invite. Whoever runs the
//! instance makes them, through the admin's endpoints.

mod model;
mod store;

use chrono::TimeDelta;
use uuid::Uuid;

pub(crate) use model::Invite;

use super::model::{hash_of, new_secret};
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};

/// What begins every invite's code.
const CODE: &str = "hji_";
/// Days for which an invite is good, when nothing else is said.
const DAYS: i64 = 14;

/// Makes an invite; gives its code, which is shown this once.
pub(crate) async fn make(app: &App, tx: &mut Tx, note: &str, days: Option<i64>) -> Result<(Invite, String)> {
    let (note, days) = (note.trim(), days.unwrap_or(DAYS));
    let mut faults = Vec::new();
    if note.chars().count() > 200 {
        faults.push(("note", "is longer than 200 characters".to_owned()));
    }
    if !(1..=365).contains(&days) {
        faults.push(("expires_in_days", "must be 1 to 365".to_owned()));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (code, now) = (new_secret(CODE), app.clock.now());
    let invite = Invite {
        id: Uuid::now_v7(),
        note: note.to_owned(),
        created_at: now,
        expires_at: now + TimeDelta::days(days),
        used_at: None,
        used_by: None,
    };
    store::insert(tx, &invite, &hash_of(&code)).await?;
    Ok((invite, code))
}

/// The newest invites, used and unused.
pub(crate) async fn all(app: &App) -> Result<Vec<Invite>> {
    store::all(&mut app.db.read_unowned().await?).await
}

/// Takes an invite back that nobody has used.
pub(crate) async fn withdraw(tx: &mut Tx, id: Uuid) -> Result<()> {
    if store::delete_unused(tx, id).await? { Ok(()) } else { Err(Error::NotFound("invite that is unused")) }
}

/// Uses an invite up, in the transaction of the registration; none when it is no invite, any more.
pub(super) async fn take(app: &App, tx: &mut Tx, code: &str) -> Result<Option<Uuid>> {
    store::take(tx, &hash_of(code), app.clock.now()).await
}

/// Says who came with it.
pub(super) async fn came(tx: &mut Tx, invite: Uuid, owner: UserId) -> Result<()> {
    store::set_used_by(tx, invite, owner).await
}
