use uuid::Uuid;

use super::model::{Act, AuditLine};
use super::store;
use crate::accounts::invites::{self, Invite};
use crate::accounts::people::{self, Person};
use crate::accounts::second_factor;
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::listing::{Listing, Page, Sorting};
use crate::http::session::Me;
use crate::tasks::{self, oversight};

/// Shuts a person out.
pub(super) async fn disable(app: &App, me: &Me, id: UserId) -> Result<Person> {
    not_oneself(me, id)?;
    let mut tx = app.db.begin_unowned().await?;
    let person = people::disable(app, &mut tx, id).await?;
    write_down(app, &mut tx, me, Act::Disable, id).await?;
    tx.commit().await?;
    Ok(person)
}

/// Lets a person in again.
pub(super) async fn enable(app: &App, me: &Me, id: UserId) -> Result<Person> {
    let mut tx = app.db.begin_unowned().await?;
    let person = people::enable(app, &mut tx, id).await?;
    write_down(app, &mut tx, me, Act::Enable, id).await?;
    tx.commit().await?;
    Ok(person)
}

/// Erases a person with all that belongs to them.
pub(super) async fn purge(app: &App, me: &Me, id: UserId) -> Result<()> {
    not_oneself(me, id)?;
    let mut tx = app.db.begin(id).await?;
    write_down(app, &mut tx, me, Act::Purge, id).await?;
    people::purge(app, tx, id).await
}

/// Takes the second factor from a person who has lost it, and ends their logins: whoever asked the admin must log in anew,
/// with the password.
pub(super) async fn drop_second_factor(app: &App, me: &Me, id: UserId) -> Result<()> {
    let mut tx = app.db.begin(id).await?;
    second_factor::remove(&mut tx, id).await?;
    people::end_logins(&mut tx, id).await?;
    write_down(app, &mut tx, me, Act::DropSecondFactor, id).await?;
    tx.commit().await
}

/// Makes an invite; gives its code.
pub(super) async fn invite(app: &App, me: &Me, note: &str, days: Option<i64>) -> Result<(Invite, String)> {
    let mut tx = app.db.begin_unowned().await?;
    let (invite, code) = invites::make(app, &mut tx, note, days).await?;
    write_down(app, &mut tx, me, Act::Invite, invite.id).await?;
    tx.commit().await?;
    Ok((invite, code))
}

/// Takes an invite back that nobody has used.
pub(super) async fn withdraw(app: &App, me: &Me, id: Uuid) -> Result<()> {
    let mut tx = app.db.begin_unowned().await?;
    invites::withdraw(&mut tx, id).await?;
    write_down(app, &mut tx, me, Act::Withdraw, id).await?;
    tx.commit().await
}

/// An instance keeps at least the admin who is asking.
fn not_oneself(me: &Me, id: UserId) -> Result<()> {
    if me.id == id {
        return Err(Error::Forbidden("that is yourself: let another admin do it, or erase your account"));
    }
    Ok(())
}

/// Gives a dead task a second life.
pub(super) async fn rerun(app: &App, me: &Me, id: Uuid) -> Result<()> {
    let mut tx = app.db.begin_unowned().await?;
    oversight::rerun(&mut tx, app.clock, id).await?;
    write_down(app, &mut tx, me, Act::Rerun, id).await?;
    tx.commit().await?;
    app.events.ring(&tasks::topic(id));
    Ok(())
}

/// A page of what admins did.
pub(super) async fn audit(
    app: &App,
    act: Option<&str>,
    sorting: &Sorting,
    page: Page,
) -> Result<Listing<AuditLine>> {
    let (order, (skip, take)) = (sorting.by(&store::SORTS)?, page.window()?);
    let mut tx = app.db.read_unowned().await?;
    let items = store::list(&mut tx, act, &order, skip, take).await?;
    Ok(page.of(items, store::count(&mut tx, act).await?))
}

/// In the transaction of the act: neither is without the other.
async fn write_down(app: &App, tx: &mut Tx, me: &Me, act: Act, subject: Uuid) -> Result<()> {
    let line = AuditLine {
        id: Uuid::now_v7(),
        actor: me.id,
        act: act.name().to_owned(),
        subject,
        created_at: app.clock.now(),
    };
    store::insert(tx, &line).await
}
