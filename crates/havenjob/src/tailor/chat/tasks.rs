use std::time::Duration;

use resume::Resume;
use serde_json::json;
use uuid::Uuid;

use super::super::model::Documents;
use super::super::refine::HELP;
use super::super::service::off_thread;
use super::super::store as cvs;
use super::super::veil::Veil;
use super::model::{Message, topic};
use super::service;
use super::store::{self, Ending};
use super::talk::{self, Suggested, Wished};
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::engines::{self, End, Running};
use crate::error::{Error, Result};
use crate::jobs;
use crate::providers::llm::{Engine, Finish};
use crate::tasks::{Outcome, Task, Why};

/// Between two looks at what has come: it is saved, and a stop is seen.
const BEAT: Duration = Duration::from_millis(100);
/// Bytes of an answer; a model that finds no end is stopped here.
const MOST_ANSWER: usize = 24_000;
/// Messages that the model is told of.
const MOST_SAID: i64 = 10;

/// Lets the person's model answer. Whatever goes wrong with it, the person gets words and a note, not an error. Begun again
/// after its worker died, it begins the answer anew under the same message.
pub(crate) async fn answer(app: &App, task: &Task) -> Outcome {
    let (owner, cv, message) = (task.owner()?, task.id_of("tailored_cv_id")?, task.id_of("message_id")?);
    let asked = task.id_of("asked_id")?;
    fill(app, owner, cv, asked, message).await?;
    Ok(json!({"tailored_cv_id": cv, "message_id": message}))
}

/// Ends an answer whose task is dead. Whoever listens sees it at the next look.
pub(crate) async fn gave_up(tx: &mut Tx, task: &Task, why: &Why<'_>) -> Result<()> {
    let (Ok(owner), Ok(message)) = (task.owner(), task.id_of("message_id")) else { return Ok(()) };
    tx.act_for(owner).await?;
    let (status, note) = match why {
        Why::Cancelled => ("stopped", None),
        _ => ("done", Some("The answer broke off on our side: say it again.")),
    };
    store::give_up(tx, owner, message, status, note).await
}

/// One run of an answer.
struct Run<'a> {
    app: &'a App,
    owner: UserId,
    cv: Uuid,
    message: Uuid,
    number: i64,
    source: Resume,
    document: Resume,
    veil: Veil,
}

async fn fill(app: &App, owner: UserId, cv: Uuid, asked: Uuid, message: Uuid) -> Result<()> {
    let mut tx = app.db.begin(owner).await?;
    let Some(number) = store::begin(&mut tx, owner, message).await? else {
        // Stopped before it began, or an attempt before this one got to the end and could not say so.
        return Ok(());
    };
    let tailored = cvs::tailored(&mut tx, owner, cv).await?;
    let Documents { source, document } = cvs::documents(&mut tx, owner, cv).await?;
    let posting = jobs::job(&mut tx, owner, tailored.job_id).await?.description;
    let asked = store::message(&mut tx, owner, cv, asked).await?;
    let mut said = store::before(&mut tx, owner, cv, asked.created_at, MOST_SAID).await?;
    tx.commit().await?;
    app.events.ring(&topic(message));
    said.reverse();
    let veil = Veil::of(&[&source, &document]);
    let mut run = Run { app, owner, cv, message, number, source, document, veil };
    match run.ask(&posting, &said, &asked.content).await {
        Ok(call) => run.follow(call).await,
        Err(e @ (Error::Database(_) | Error::Internal(_))) => Err(e),
        Err(e) => run.fall_back(&e.to_string()).await,
    }
}

impl Run<'_> {
    async fn ask(&mut self, posting: &str, said: &[Message], wish: &str) -> Result<Running> {
        let Engine::Model(model) = engines::engine_for(self.app, self.owner).await? else {
            return Err(Error::Unavailable("no model is set up any more".to_owned()));
        };
        let wished = Wished { source: &self.source, document: &self.document, posting, said, wish };
        let request = talk::request(&wished, &mut self.veil);
        engines::begin(self.app, self.owner, "chat", model, request).await
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
                    let shown = talk::shown(call.text(), &self.veil, false);
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
        self.app.events.ring(&topic(self.message));
    }

    /// False: stopped, or taken over.
    async fn keep(&self, shown: &str) -> Result<bool> {
        let mut tx = self.app.db.begin(self.owner).await?;
        let kept = store::grow(&mut tx, self.owner, self.message, self.number, shown).await?;
        tx.commit().await?;
        Ok(kept)
    }

    /// The same, without anything new to keep.
    async fn goes_on(&self) -> Result<bool> {
        let mut tx = self.app.db.read(self.owner).await?;
        match store::message(&mut tx, self.owner, self.cv, self.message).await {
            Ok(message) => Ok(message.is_streaming() && message.run == self.number),
            // Deleted with its CV.
            Err(Error::NotFound(_)) => Ok(false),
            Err(e) => Err(e),
        }
    }

    /// Writes down what an answer used that somebody else ended; its words stay as they are.
    async fn write_down(&self, call: &mut Running, end: &End) -> Result<()> {
        let mut tx = self.app.db.begin(self.owner).await?;
        call.write_down(&mut tx, end).await?;
        tx.commit().await?;
        call.settle();
        Ok(())
    }

    /// The whole answer, its suggestions and what it used: kept together or not at all.
    async fn finish(&self, call: &mut Running, end: End) -> Result<()> {
        let prose = talk::shown(call.text(), &self.veil, true);
        let (note, made) = match &end {
            End::Done(answer) => {
                let cut = answer.finish == Finish::Length;
                let note =
                    cut.then(|| "The answer was cut at the greatest length that is allowed.".to_owned());
                (note, self.suggested(call.text()).await?)
            }
            End::Failed(e) => (Some(format!("The answer is not whole: {e}.")), Vec::new()),
            End::Stopped => (Some("The answer found no end and was stopped.".to_owned()), Vec::new()),
        };
        let words = match (prose.is_empty(), &end) {
            (false, _) => prose,
            (true, End::Done(_)) if !made.is_empty() => "This is what I suggest.".to_owned(),
            (true, _) => format!("The model gave no answer that can be used. {HELP}"),
        };
        let mut tx = self.app.db.begin(self.owner).await?;
        call.write_down(&mut tx, &end).await?;
        let listed = service::list(self.app, &mut tx, self.owner, self.cv, made, "pending").await?;
        let ending = Ending {
            content: &words,
            origin: "model",
            note: note.as_deref(),
            suggestions: listed.iter().map(|s| s.id).collect(),
        };
        if !store::end(&mut tx, self.owner, self.message, self.number, &ending).await? {
            drop(tx);
            return self.write_down(call, &end).await;
        }
        tx.commit().await?;
        call.settle();
        self.ring();
        Ok(())
    }

    async fn suggested(&self, raw: &str) -> Result<Vec<Suggested>> {
        let (raw, veil, today) = (raw.to_owned(), self.veil.clone(), self.app.clock.today());
        let (source, document) = (self.source.clone(), self.document.clone());
        off_thread(move || talk::suggested(&raw, &veil, &source, &document, &today)).await?
    }

    /// Answers without a model, and says why.
    async fn fall_back(&self, why: &str) -> Result<()> {
        let mut tx = self.app.db.begin(self.owner).await?;
        let ending = Ending { content: HELP, origin: "builtin", note: Some(why), suggestions: Vec::new() };
        store::end(&mut tx, self.owner, self.message, self.number, &ending).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
