//! Other people's accounts, as whoever runs the instance sees them.

mod model;
mod store;

pub(crate) use model::{Person, Wanted};

use crate::app::App;
use crate::cli::Failure;
use crate::db::{Db, Tx, UserId, decide_who_runs};
use crate::error::{Error, Result};
use crate::http::listing::{Listing, Page, Sorting, one_of};
use crate::seal::InstanceKey;

/// Whether a person runs this instance.
pub(crate) async fn is_admin(app: &App, id: UserId) -> Result<bool> {
    store::is_admin(&mut app.db.read_unowned().await?, id).await
}

/// Fails when a person who runs the instance would leave it to people none of whom does. Until the transaction ends, nobody
/// else leaves.
pub(crate) async fn may_leave(tx: &mut Tx, id: UserId) -> Result<()> {
    if !store::is_admin(tx, id).await? {
        return Ok(());
    }
    decide_who_runs(tx).await?;
    if store::would_be_left_alone(tx, id).await? {
        return Err(Error::Conflict {
            message: "nobody but you runs this instance, and others use it: first add another admin \
                      (`havenjob user add ADDRESS --admin` where it runs), or erase the others"
                .into(),
            current: None,
        });
    }
    Ok(())
}

/// Whether this key is the one that people's keys were wrapped with.
///
/// # Errors
/// It is another one.
pub(crate) async fn check_key(db: &Db, key: &InstanceKey) -> Result<()> {
    let Some((id, wrapped)) = store::any_wrapped_key(&mut db.read_unowned().await?).await? else {
        return Ok(());
    };
    key.unwrap(&wrapped, id).map(drop).map_err(|_| {
        Error::Unusable(Failure::service(
            "wrong-key",
            "the instance key is not the one that this database was sealed with",
            "bring `instance.key` back from the backup that belongs to the database, or name the right data folder",
        ))
    })
}

/// A page of the people.
pub(crate) async fn list(
    app: &App,
    wanted: Wanted<'_>,
    sorting: &Sorting,
    page: Page,
) -> Result<Listing<Person>> {
    one_of("status", wanted.status, &["active", "disabled"])?;
    let (order, (skip, take)) = (sorting.by(&store::SORTS)?, page.window()?);
    let mut tx = app.db.read_unowned().await?;
    let items = store::list(&mut tx, wanted, &order, skip, take).await?;
    Ok(page.of(items, store::count(&mut tx, wanted).await?))
}

/// Shuts a person out: every login ends, tokens do not open, nothing of theirs is lost. Said twice, done once.
pub(crate) async fn disable(app: &App, tx: &mut Tx, id: UserId) -> Result<Person> {
    store::set_disabled(tx, id, true, app.clock.now()).await?;
    store::end_sessions(tx, id).await?;
    store::person(tx, id).await
}

/// Ends every login of a person.
pub(crate) async fn end_logins(tx: &mut Tx, id: UserId) -> Result<()> {
    store::end_sessions(tx, id).await
}

/// Lets a person in again.
pub(crate) async fn enable(app: &App, tx: &mut Tx, id: UserId) -> Result<Person> {
    store::set_disabled(tx, id, false, app.clock.now()).await?;
    store::person(tx, id).await
}

/// Erases a person with all that belongs to them, and ends the transaction. The rows go first, and with them the key of
/// the files: a file that stays behind by a failure is shut for ever.
pub(crate) async fn purge(app: &App, mut tx: Tx, id: UserId) -> Result<()> {
    if !store::erase(&mut tx, id).await? {
        return Err(Error::NotFound("person"));
    }
    tx.commit().await?;
    if let Err(e) = app.files.delete_all(id).await {
        tracing::warn!("files of an erased account stayed behind, shut for ever: {e}");
    }
    Ok(())
}
