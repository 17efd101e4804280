//! What is said in one session, for both uses: the person's words, the answers, and those that are on their way. Who calls
//! has loaded the session through its owner, or the tailored CV that it is about.

use serde_json::json;
use uuid::Uuid;

use super::model::{Message, topic};
use super::store;
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::engines;
use crate::error::{Error, Result};
use crate::events::Watcher;
use crate::http::limit::HEAVY;
use crate::tasks::{self, NewTask};

/// Characters of a message at most.
const MOST_TEXT: usize = 4_000;

/// What was said, and the answer to it, which may be on its way.
pub(crate) struct Said {
    pub(crate) asked: Message,
    pub(crate) answer: Message,
    /// The task that answers, where a model does.
    pub(crate) task: Option<Uuid>,
}

/// What a person says, without what stands around it.
///
/// # Errors
/// It is empty, too long, or cannot be stored.
pub(crate) fn words(text: &str) -> Result<&str> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > MOST_TEXT || text.contains('\0') {
        return Err(Error::field("message", format!("must have 1 to {MOST_TEXT} characters")));
    }
    Ok(text)
}

/// Makes sure that there is a session about this tailored CV; its id is the CV's.
pub(crate) async fn about(app: &App, tx: &mut Tx, owner: UserId, cv: Uuid) -> Result<()> {
    store::open_about(tx, owner, cv, app.clock.now()).await
}

/// Everything that was said, in order.
pub(crate) async fn messages(tx: &mut Tx, owner: UserId, session: Uuid) -> Result<Vec<Message>> {
    store::messages(tx, owner, session).await
}

/// One of it.
pub(crate) async fn message(tx: &mut Tx, owner: UserId, session: Uuid, id: Uuid) -> Result<Message> {
    store::message(tx, owner, session, id).await
}

/// Keeps what was said, at this moment.
pub(crate) async fn keep(
    app: &App,
    tx: &mut Tx,
    owner: UserId,
    session: Uuid,
    message: Message,
) -> Result<Message> {
    let message = Message { created_at: app.clock.now(), ..message };
    store::insert(tx, owner, session, &message).await?;
    Ok(message)
}

/// Whether a model may be asked now.
///
/// # Errors
/// Too much is asked at once.
pub(crate) async fn may_ask(app: &App, owner: UserId) -> Result<()> {
    app.limits.count(HEAVY, &owner.to_string()).await?;
    engines::room(app, owner).await
}

/// Lets a model answer: question, empty answer and the task of this kind that fills it are put in together.
pub(crate) async fn ask(
    app: &App,
    tx: &mut Tx,
    owner: UserId,
    session: Uuid,
    text: &str,
    kind: &'static str,
) -> Result<Said> {
    let asked = keep(app, tx, owner, session, Message::of_person(text)).await?;
    let answer = keep(app, tx, owner, session, Message::of_model()).await?;
    let task = NewTask {
        owner: Some(owner),
        kind,
        payload: json!({"session_id": session, "asked_id": asked.id, "message_id": answer.id}),
        unique_key: Some(format!("{kind}/{}", answer.id)),
    };
    let task = tasks::enqueue(tx, app.clock, task).await?;
    Ok(Said { asked, answer, task: Some(task) })
}

/// Watches a message.
pub(crate) fn watch(app: &App, message: Uuid) -> Watcher {
    app.events.watch(&topic(message))
}

/// Stops every answer of a session that is on its way, and ends the transaction; what has come stays.
pub(crate) async fn stop(app: &App, mut tx: Tx, owner: UserId, session: Uuid) -> Result<Vec<Message>> {
    let ids = store::stop(&mut tx, owner, session).await?;
    let mut stopped = store::messages(&mut tx, owner, session).await?;
    stopped.retain(|m| ids.contains(&m.id));
    tx.commit().await?;
    for id in ids {
        app.events.ring(&topic(id));
    }
    Ok(stopped)
}
