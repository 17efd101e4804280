use resume::Resume;
use resume::extract::{Limits, sniff};
use serde_json::{Value, json};
use uuid::Uuid;

use super::model::{self, Cv};
pub(super) use super::store::Wanted;
use super::{PARSE, store};
use crate::accounts;
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::limit::HEAVY;
use crate::http::listing::{Listing, Page, Sorting, one_of};
use crate::http::session::Me;
use crate::sections::Change;
use crate::tasks::{self, NewTask};

/// Characters of what is searched for.
const MOST_WORDS: usize = 500;

/// Takes a file in: what it cannot be is said at once, what is in it by the task whose id comes back.
pub(super) async fn upload(app: &App, me: &Me, filename: &str, bytes: &[u8]) -> Result<(Cv, Uuid)> {
    app.limits.count(HEAVY, &me.id.to_string()).await?;
    let limit = Limits::default().max_bytes;
    if bytes.len() > limit {
        return Err(Error::TooLarge(format!("the file is larger than {} MB", limit / 1_000_000)));
    }
    let kind = sniff(bytes).map_err(crate::cli::Failure::from)?;
    let key = accounts::data_key(app, me.id).await?;
    let (id, now) = (Uuid::now_v7(), app.clock.now());
    let file_key = app.files.put(me.id, &key, &format!("cv/{id}"), bytes).await?;
    let mut tx = app.db.begin(me.id).await?;
    let cv = Cv {
        id,
        original_filename: model::clean_filename(filename),
        file_key,
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        mime: model::mime(kind).to_owned(),
        status: "uploaded".to_owned(),
        error: None,
        is_primary: store::count(&mut tx, me.id, Wanted::default()).await? == 0,
        parsed_at: None,
        created_at: now,
        updated_at: now,
    };
    let stored = async {
        store::insert(&mut tx, me.id, &cv).await?;
        let task = enqueue_parse(app, &mut tx, me.id, id).await?;
        tx.commit().await?;
        Ok(task)
    };
    match stored.await {
        Ok(task) => Ok((cv, task)),
        Err(e) => {
            // No row names the file: it would lie there for ever.
            let _ = app.files.delete(&cv.file_key).await;
            Err(e)
        }
    }
}

async fn enqueue_parse(app: &App, tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Uuid> {
    let task = NewTask {
        owner: Some(owner),
        kind: PARSE,
        payload: json!({"cv_id": id}),
        unique_key: Some(key_of(id)),
    };
    tasks::enqueue(tx, app.clock, task).await
}

/// By what the task that reads a CV is known while it waits or runs.
fn key_of(id: Uuid) -> String {
    format!("{PARSE}/{id}")
}

/// The task that reads a CV, while it waits or runs.
pub(super) async fn reading(app: &App, me: &Me, id: Uuid) -> Result<Option<Uuid>> {
    tasks::open(&mut app.db.read_unowned().await?, me.id, &key_of(id)).await
}

/// A page of the uploaded CVs: those with a status, those that hold all these words.
pub(super) async fn list(
    app: &App,
    me: &Me,
    wanted: Wanted<'_>,
    sorting: &Sorting,
    page: Page,
) -> Result<Listing<Cv>> {
    one_of("status", wanted.status, &["uploaded", "parsing", "parsed", "failed"])?;
    if wanted.text.is_some_and(|t| t.chars().count() > MOST_WORDS) {
        return Err(Error::field("q", format!("is longer than {MOST_WORDS} characters")));
    }
    let (order, (skip, take)) = (sorting.by(&store::SORTS)?, page.window()?);
    let mut tx = app.db.read(me.id).await?;
    let items = store::list(&mut tx, me.id, wanted, &order, skip, take).await?;
    Ok(page.of(items, store::count(&mut tx, me.id, wanted).await?))
}

/// One CV, and the résumé that was read out of it.
pub(super) async fn one(app: &App, me: &Me, id: Uuid) -> Result<(Cv, Option<Value>)> {
    let mut tx = app.db.read(me.id).await?;
    let cv = store::cv(&mut tx, me.id, id).await?;
    let (_, parsed) = store::read(&mut tx, me.id, id).await?;
    Ok((cv, parsed))
}

/// The ids of all that there are, the oldest first.
pub(crate) async fn ids(app: &App, me: &Me) -> Result<Vec<Uuid>> {
    store::ids(&mut app.db.read(me.id).await?, me.id).await
}

/// The file as it was uploaded.
pub(crate) async fn file(app: &App, me: &Me, id: Uuid) -> Result<(Cv, Vec<u8>)> {
    let cv = store::cv(&mut app.db.read(me.id).await?, me.id, id).await?;
    let key = accounts::data_key(app, me.id).await?;
    let bytes = app.files.get(&key, &cv.file_key).await?;
    Ok((cv, bytes))
}

/// The text of the file in reading order.
pub(super) async fn text(app: &App, me: &Me, id: Uuid) -> Result<String> {
    let (text, _) = store::read(&mut app.db.read(me.id).await?, me.id, id).await?;
    text.ok_or_else(not_read)
}

fn not_read() -> Error {
    Error::Conflict {
        message: "this CV has not been read: wait for its task, or see its error".into(),
        current: None,
    }
}

/// Makes a CV the one that is meant when none is named.
pub(super) async fn make_primary(app: &App, me: &Me, id: Uuid) -> Result<Cv> {
    let mut tx = app.db.begin(me.id).await?;
    store::cv(&mut tx, me.id, id).await?;
    store::make_primary(&mut tx, me.id, id, app.clock.now()).await?;
    let cv = store::cv(&mut tx, me.id, id).await?;
    tx.commit().await?;
    Ok(cv)
}

/// Reads the file once more, as after an update that reads better.
pub(super) async fn reparse(app: &App, me: &Me, id: Uuid) -> Result<(Cv, Uuid)> {
    app.limits.count(HEAVY, &me.id.to_string()).await?;
    let mut tx = app.db.begin(me.id).await?;
    store::cv(&mut tx, me.id, id).await?;
    store::set_status(&mut tx, me.id, id, "uploaded", app.clock.now()).await?;
    let task = enqueue_parse(app, &mut tx, me.id, id).await?;
    let cv = store::cv(&mut tx, me.id, id).await?;
    tx.commit().await?;
    Ok((cv, task))
}

/// Corrects what was read; gives the id of the entry that it was about. The text of the file stays as it was read.
///
/// # Errors
/// What was typed cannot be taken, or the part was changed since the form was made.
pub(super) async fn correct(app: &App, me: &Me, id: Uuid, change: &Change) -> Result<String> {
    let mut tx = app.db.begin(me.id).await?;
    let cv = store::cv(&mut tx, me.id, id).await?;
    let before = parsed(&mut tx, me.id, id).await?;
    let (after, entry) = change.apply(&before)?;
    if after == before {
        return Ok(entry);
    }
    let after = serde_json::to_value(&after).map_err(|e| Error::Internal(e.to_string()))?;
    if !store::correct(&mut tx, me.id, id, &after, (cv.updated_at, app.clock.now())).await? {
        return Err(Error::Conflict {
            message: "this CV was changed or read again in this very moment: look at it and save again"
                .into(),
            current: None,
        });
    }
    tx.commit().await?;
    Ok(entry)
}

/// Deletes a CV and its file; after the primary one another is primary. Tailored CVs made from it stay: they hold what
/// they were made of.
pub(super) async fn delete(app: &App, me: &Me, id: Uuid) -> Result<()> {
    let mut tx = app.db.begin(me.id).await?;
    let cv = store::cv(&mut tx, me.id, id).await?;
    store::delete(&mut tx, me.id, id).await?;
    if cv.is_primary
        && let Some(next) = store::next_primary(&mut tx, me.id).await?
    {
        store::make_primary(&mut tx, me.id, next, app.clock.now()).await?;
    }
    tx.commit().await?;
    app.files.delete(&cv.file_key).await
}

/// The primary CV, then the newest, for what builds on them.
pub(crate) async fn newest(tx: &mut Tx, owner: UserId, most: i64) -> Result<Vec<Cv>> {
    store::list(tx, owner, Wanted::default(), "is_primary desc, created_at desc, id desc", 0, most).await
}

/// The résumé that was read out of a CV, for what builds on it.
pub(crate) async fn parsed(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Resume> {
    let (_, parsed) = store::read(tx, owner, id).await?;
    opened(parsed.ok_or_else(not_read)?)
}

/// The primary CV, as it was read: the name of its file, and the résumé. None: there is none, or it is not read.
pub(crate) async fn primary(tx: &mut Tx, owner: UserId) -> Result<Option<(String, Resume)>> {
    let Some((name, parsed)) = store::primary(tx, owner).await? else { return Ok(None) };
    Ok(Some((name, opened(parsed)?)))
}

fn opened(parsed: Value) -> Result<Resume> {
    serde_json::from_value(parsed).map_err(|e| Error::Internal(format!("a stored résumé does not open: {e}")))
}
