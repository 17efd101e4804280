//! One answer of a model, from the question to its last word. It is saved as it comes and can be stopped. A model that was
//! asked is not asked a second time: whoever takes over from a worker that fell ends the answer as interrupted, with the
//! words that had come.

use std::future::Future;
use std::time::Duration;

use serde_json::json;
use uuid::Uuid;

use super::model::{Message, topic};
use super::store::{self, Ending};
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::engines::{self, End, Running};
use crate::error::{Error, Result};
use crate::providers::llm::{Engine, Finish, Request};
use crate::tasks::{Stop, Task, Why};

/// Between two looks at what has come: it is saved, and a stop is seen.
const BEAT: Duration = Duration::from_millis(100);
/// Bytes of an answer; a model that finds no end is stopped here.
const MOST_ANSWER: usize = 24_000;
/// Messages that the model is told of.
const MOST_SAID: i64 = 10;
/// What stands beside an answer that is not begun anew.
const INTERRUPTED: &str = "The answer broke off on our side. What had come of it stays, and the model was not asked \
    again: say it once more to try again.";

/// What tells the two uses apart.
pub(crate) trait Talk: Sync {
    /// What is read out of a whole answer beside its words.
    type Made: Send;

    /// The part of an answer that the person sees. What was shown once is the beginning of what is shown later.
    fn shown(&self, raw: &str, is_whole: bool) -> String;

    /// Reads an answer that came to its end; `shown` is what the person sees of it.
    fn read(&self, raw: &str, shown: &str) -> impl Future<Output = Result<Self::Made>> + Send;

    /// Keeps what was read, in the transaction that ends the answer.
    fn keep(
        &self,
        tx: &mut Tx,
        made: Self::Made,
        ending: &mut Ending,
    ) -> impl Future<Output = Result<()>> + Send;

    /// What is said without a model.
    fn without(&self) -> String;
}

/// An answer that was begun.
pub(crate) struct Begun {
    pub(crate) owner: UserId,
    /// The session, or the tailored CV that it is about.
    pub(crate) session: Uuid,
    /// The question.
    pub(crate) asked: Message,
    /// What was said before, the oldest first.
    pub(crate) said: Vec<Message>,
    message: Uuid,
    number: i64,
}

/// Begins the answer that a task is for. None: there is nothing to ask, because it has ended, or was interrupted just now.
/// Commit either way, and then [`ring`].
pub(crate) async fn begin(tx: &mut Tx, task: &Task) -> Result<Option<Begun>, Stop> {
    let (owner, session) = (task.owner()?, task.id_of("session_id")?);
    let (asked, message) = (task.id_of("asked_id")?, task.id_of("message_id")?);
    let Some(number) = store::begin(tx, owner, message).await? else {
        // Stopped before it began, or an attempt before this one got to the end and could not say so: nothing happens.
        store::give_up(tx, owner, message, "interrupted", Some(INTERRUPTED)).await?;
        return Ok(None);
    };
    let asked = store::message(tx, owner, session, asked).await?;
    let mut said = store::before(tx, owner, session, asked.created_at, MOST_SAID).await?;
    said.reverse();
    Ok(Some(Begun { owner, session, asked, said, message, number }))
}

/// Tells whoever watches the answer that a task is for.
pub(crate) fn ring(app: &App, task: &Task) {
    if let Ok(message) = task.id_of("message_id") {
        app.events.ring(&topic(message));
    }
}

/// Ends an answer whose task is dead. Whoever listens sees it at the next look.
pub(crate) async fn gave_up(tx: &mut Tx, task: &Task, why: &Why<'_>) -> Result<()> {
    let (Ok(owner), Ok(message)) = (task.owner(), task.id_of("message_id")) else { return Ok(()) };
    tx.act_for(owner).await?;
    let (status, note) = match why {
        Why::Cancelled => ("stopped", None),
        _ => ("interrupted", Some(INTERRUPTED)),
    };
    store::give_up(tx, owner, message, status, note).await
}

/// Asks the person's model and follows its answer to the end. Whatever goes wrong with it, the person gets words and a
/// note, not an error.
pub(crate) async fn answer<T: Talk>(
    app: &App,
    begun: &Begun,
    purpose: &'static str,
    request: Request,
    talk: &T,
) -> Result<()> {
    let run = Run { app, begun, talk };
    match run.ask(purpose, request).await {
        Ok(Some(call)) => run.follow(call).await,
        Ok(None) => Ok(()),
        Err(e @ (Error::Database(_) | Error::Internal(_))) => Err(e),
        Err(e) => run.fall_back(&e.to_string()).await,
    }
}

/// One run of an answer.
struct Run<'a, T> {
    app: &'a App,
    begun: &'a Begun,
    talk: &'a T,
}

impl<T: Talk> Run<'_, T> {
    /// Begins the call. None: the answer was stopped meanwhile, and nothing was sent.
    async fn ask(&self, purpose: &'static str, request: Request) -> Result<Option<Running>> {
        let Begun { owner, message, number, .. } = *self.begun;
        let Engine::Model(model) = engines::engine_for(self.app, owner).await? else {
            return Err(Error::Unavailable("no model is set up any more".to_owned()));
        };
        let mut call = engines::begin(self.app, owner, purpose, model, request).await?;
        let mut tx = self.app.db.begin(owner).await?;
        let is_mine = store::set_asked(&mut tx, owner, message, number).await?;
        if !is_mine {
            call.write_down(&mut tx, &End::Stopped).await?;
        }
        tx.commit().await?;
        if !is_mine {
            call.settle();
            return Ok(None);
        }
        Ok(Some(call))
    }

    /// Saves the answer as it comes, up to its end or until it is stopped.
    async fn follow(&self, mut call: Running) -> Result<()> {
        let mut beat = tokio::time::interval(BEAT);
        beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut kept = String::new();
        let end = loop {
            tokio::select! {
                end = call.next() => match end {
                    Some(end) => break end,
                    None if call.text().len() > MOST_ANSWER => break End::Stopped,
                    None => {}
                },
                _ = beat.tick() => {
                    let shown = self.talk.shown(call.text(), false);
                    let is_new = shown != kept;
                    if !(if is_new { self.keep(&shown).await? } else { self.goes_on().await? }) {
                        return self.write_down(&mut call, &End::Stopped).await;
                    }
                    if is_new {
                        kept = shown;
                        self.ring();
                    }
                }
            }
        };
        self.finish(&mut call, end).await
    }

    fn ring(&self) {
        self.app.events.ring(&topic(self.begun.message));
    }

    /// False: stopped, or taken over.
    async fn keep(&self, shown: &str) -> Result<bool> {
        let Begun { owner, message, number, .. } = *self.begun;
        let mut tx = self.app.db.begin(owner).await?;
        let kept = store::grow(&mut tx, owner, message, number, shown).await?;
        tx.commit().await?;
        Ok(kept)
    }

    /// The same, without anything new to keep.
    async fn goes_on(&self) -> Result<bool> {
        let Begun { owner, session, message, number, .. } = *self.begun;
        let mut tx = self.app.db.read(owner).await?;
        match store::message(&mut tx, owner, session, message).await {
            Ok(message) => Ok(message.is_streaming() && message.run == number),
            // Deleted with its session.
            Err(Error::NotFound(_)) => Ok(false),
            Err(e) => Err(e),
        }
    }

    /// Writes down what an answer used that somebody else ended; its words stay as they are.
    async fn write_down(&self, call: &mut Running, end: &End) -> Result<()> {
        let mut tx = self.app.db.begin(self.begun.owner).await?;
        call.write_down(&mut tx, end).await?;
        tx.commit().await?;
        call.settle();
        Ok(())
    }

    /// The whole answer, what was read out of it and what it used: kept together or not at all.
    async fn finish(&self, call: &mut Running, end: End) -> Result<()> {
        let Begun { owner, message, number, .. } = *self.begun;
        let content = self.talk.shown(call.text(), true);
        let mut ending = Ending { content, origin: "model", ..Ending::default() };
        let mut made = None;
        match &end {
            End::Done(answer) => {
                let cut = answer.finish == Finish::Length;
                let note = "The answer was cut at the greatest length that is allowed.";
                ending.note = cut.then(|| note.to_owned());
                ending.usage = Some(json!(answer.usage));
                made = Some(self.talk.read(call.text(), &ending.content).await?);
            }
            End::Failed(e) => ending.note = Some(format!("The answer is not whole: {e}.")),
            End::Stopped => ending.note = Some("The answer found no end and was stopped.".to_owned()),
        }
        let mut tx = self.app.db.begin(owner).await?;
        call.write_down(&mut tx, &end).await?;
        if let Some(made) = made {
            self.talk.keep(&mut tx, made, &mut ending).await?;
        }
        if ending.content.is_empty() {
            ending.content = format!("The model gave no answer that can be used. {}", self.talk.without());
        }
        if !store::end(&mut tx, owner, message, number, &ending).await? {
            drop(tx);
            return self.write_down(call, &end).await;
        }
        tx.commit().await?;
        call.settle();
        self.ring();
        Ok(())
    }

    /// Answers without a model, and says why.
    async fn fall_back(&self, why: &str) -> Result<()> {
        let Begun { owner, message, number, .. } = *self.begun;
        let (content, note) = (self.talk.without(), Some(why.to_owned()));
        let ending = Ending { content, origin: "builtin", note, ..Ending::default() };
        let mut tx = self.app.db.begin(owner).await?;
        store::end(&mut tx, owner, message, number, &ending).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
