use uuid::Uuid;

use super::assistant::{self, Grounds};
use super::model::{ChatSession, Message};
use super::thread::{self, Said};
use super::{ANSWER, store};
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::engines;
use crate::error::{Error, Result};
use crate::http::listing::{Listing, Page, Sorting};
use crate::http::session::Me;
use crate::providers::llm::Engine;

/// Characters of a title at most, and of one that is taken from what was asked.
const MOST_TITLE: usize = 200;
const SHORT_TITLE: usize = 60;

/// Begins a talk with the assistant.
pub(super) async fn create(app: &App, me: &Me, title: &str) -> Result<ChatSession> {
    let now = app.clock.now();
    let title = checked(title)?;
    let session = ChatSession { id: Uuid::now_v7(), title, created_at: now, updated_at: now };
    let mut tx = app.db.begin(me.id).await?;
    store::insert_session(&mut tx, me.id, &session).await?;
    tx.commit().await?;
    Ok(session)
}

fn checked(title: &str) -> Result<String> {
    let title = title.trim();
    if title.chars().count() > MOST_TITLE || title.contains('\0') {
        return Err(Error::field("title", format!("must have {MOST_TITLE} characters at most")));
    }
    Ok(title.to_owned())
}

/// A page of the talks.
pub(super) async fn list(app: &App, me: &Me, sorting: &Sorting, page: Page) -> Result<Listing<ChatSession>> {
    let (order, (skip, take)) = (sorting.by(&store::SORTS)?, page.window()?);
    let mut tx = app.db.read(me.id).await?;
    let items = store::sessions(&mut tx, me.id, &order, skip, take).await?;
    Ok(page.of(items, store::count_sessions(&mut tx, me.id).await?))
}

/// One talk with everything that was said.
pub(super) async fn one(app: &App, me: &Me, id: Uuid) -> Result<(ChatSession, Vec<Message>)> {
    let mut tx = app.db.read(me.id).await?;
    let session = store::session(&mut tx, me.id, id).await?;
    Ok((session, store::messages(&mut tx, me.id, id).await?))
}

/// Calls a talk something else.
pub(super) async fn rename(app: &App, me: &Me, id: Uuid, title: &str) -> Result<ChatSession> {
    let title = checked(title)?;
    let mut tx = app.db.begin(me.id).await?;
    store::session(&mut tx, me.id, id).await?;
    store::set_title(&mut tx, me.id, id, &title).await?;
    let session = store::session(&mut tx, me.id, id).await?;
    tx.commit().await?;
    Ok(session)
}

/// Deletes a talk with everything that was said in it.
pub(super) async fn delete(app: &App, me: &Me, id: Uuid) -> Result<()> {
    let mut tx = app.db.begin(me.id).await?;
    if !store::delete_session(&mut tx, me.id, id).await? {
        return Err(Error::NotFound("chat session"));
    }
    tx.commit().await
}

/// An answer as it is now.
pub(super) async fn answer(app: &App, me: &Me, id: Uuid, message: Uuid) -> Result<Message> {
    let mut tx = app.db.read(me.id).await?;
    store::session(&mut tx, me.id, id).await?;
    store::message(&mut tx, me.id, id, message).await
}

/// Stops every answer of a talk that is on its way; what has come stays.
pub(super) async fn stop(app: &App, me: &Me, id: Uuid) -> Result<Vec<Message>> {
    let mut tx = app.db.begin(me.id).await?;
    store::session(&mut tx, me.id, id).await?;
    thread::stop(app, tx, me.id, id).await
}

/// Takes a question. The person's model is asked, in the background, where there is one; without one the plain questions are
/// answered at once from what is there.
pub(super) async fn say(app: &App, me: &Me, id: Uuid, text: &str) -> Result<Said> {
    let text = thread::words(text)?;
    store::session(&mut app.db.read(me.id).await?, me.id, id).await?;
    let note = match engines::engine_for(app, me.id).await {
        Ok(Engine::Model(_)) => match engines::afford(app, me.id).await {
            Ok(()) => return ask(app, me, id, text).await,
            Err(e @ Error::Enough { .. }) => e.to_string(),
            Err(e) => return Err(e),
        },
        Ok(Engine::Builtin) => String::new(),
        Err(e) => e.to_string(),
    };
    let grounds = Grounds::load(&mut app.db.read(me.id).await?, me.id).await?;
    let (words, said) = assistant::plainly(app, grounds, text.to_owned()).await?;
    let note = if note.is_empty() { said } else { format!("{note}. {said}") };
    let mut tx = app.db.begin(me.id).await?;
    title(&mut tx, me.id, id, text).await?;
    let asked = thread::keep(app, &mut tx, me.id, id, Message::of_person(text)).await?;
    let answer = thread::keep(app, &mut tx, me.id, id, Message::of_builtin(&words, Some(note))).await?;
    tx.commit().await?;
    Ok(Said { asked, answer, task: None })
}

async fn ask(app: &App, me: &Me, id: Uuid, text: &str) -> Result<Said> {
    thread::may_ask(app, me.id).await?;
    let mut tx = app.db.begin(me.id).await?;
    title(&mut tx, me.id, id, text).await?;
    let said = thread::ask(app, &mut tx, me.id, id, text, ANSWER).await?;
    tx.commit().await?;
    Ok(said)
}

/// A talk without a name is called by what was asked first.
async fn title(tx: &mut Tx, owner: UserId, id: Uuid, text: &str) -> Result<()> {
    if !store::session(tx, owner, id).await?.title.is_empty() {
        return Ok(());
    }
    let line = text.lines().next().unwrap_or_default();
    let short: String = line.chars().take(SHORT_TITLE).collect();
    let short = if short.len() < line.len() { format!("{}…", short.trim_end()) } else { short };
    store::set_title(tx, owner, id, &short).await
}
