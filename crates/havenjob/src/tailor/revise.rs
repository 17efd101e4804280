//! A new state of the document: the one way in which it changes. It is worked out first, off the threads that wait for
//! others, and written then: on SQLite there is one writer for all people, and nobody waits for it while another's
//! document is judged. Who was faster meanwhile is told by the version.

use fit::matching::{Match, State, match_posting};
use resume::Resume;
use resume::model::Date;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::model::{Documents, Evidence, Revision, Suggestion, TailoredCv};
use super::store;
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::jobs::{self, Job};

/// How often a change is worked out while others are faster.
const TRIES: usize = 5;

/// A tailored CV that is made: one that is still being made cannot be changed or exported.
pub(super) async fn ready(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<TailoredCv> {
    let cv = store::tailored(tx, owner, id).await?;
    match cv.status.as_str() {
        "draft" | "final" => Ok(cv),
        "failed" => {
            Err(Error::Conflict { message: "tailoring failed: make it anew".to_owned(), current: None })
        }
        _ => Err(Error::Conflict {
            message: "it is still being made: wait for its task".to_owned(),
            current: None,
        }),
    }
}

/// A change of the document.
pub(super) struct Step {
    /// How the revision is called.
    pub(super) kind: &'static str,
    pub(super) description: String,
    /// The number of the state that it goes back to.
    pub(super) restored: Option<i64>,
}

impl Step {
    /// A step forward.
    pub(super) fn new(kind: &'static str, description: impl Into<String>) -> Self {
        Self { kind, description: description.into(), restored: None }
    }
}

/// What a change is worked out on.
pub(super) struct Ground {
    pub(super) cv: TailoredCv,
    pub(super) documents: Documents,
    pub(super) job: Job,
}

/// Reads what a change is worked out on. The version comes first: what is read behind it may be newer, and the change is
/// refused then.
pub(super) async fn ground(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Ground> {
    let cv = ready(tx, owner, id).await?;
    let documents = store::documents(tx, owner, id).await?;
    let job = jobs::job(tx, owner, cv.job_id).await?;
    Ok(Ground { cv, documents, job })
}

/// A document and what of the posting it answers.
pub(super) struct Judged {
    pub(super) document: Resume,
    pub(super) matched: Match,
}

impl Judged {
    /// Holds a document against the posting. Takes a processor for milliseconds, or for seconds where it is long.
    pub(super) fn of(document: Resume, job: &Job, today: &Date) -> Self {
        let matched = match_posting(&document, &jobs::posting(job), today);
        Self { document, matched }
    }
}

/// A change that is worked out, with all that goes with it.
pub(super) struct Turn {
    /// As it was read, in the look that it is to have.
    pub(super) cv: TailoredCv,
    pub(super) judged: Judged,
    /// Those that say something else than before.
    pub(super) suggestions: Vec<Suggestion>,
    /// What the person said with it.
    pub(super) evidence: Option<Evidence>,
    pub(super) step: Step,
}

impl Turn {
    /// A change of nothing but the document.
    pub(super) fn new(cv: TailoredCv, judged: Judged, step: Step) -> Self {
        Self { cv, judged, suggestions: Vec::new(), evidence: None, step }
    }

    /// Saves it by itself; none when somebody was faster.
    pub(super) async fn save(self, app: &App, owner: UserId) -> Result<Option<TailoredCv>> {
        let mut tx = app.db.begin(owner).await?;
        let saved = self.put(app, &mut tx, owner).await?;
        if saved.is_some() {
            tx.commit().await?;
        }
        Ok(saved)
    }

    /// Saves it along with what else a transaction writes.
    ///
    /// # Errors
    /// Somebody was faster.
    pub(super) async fn save_in(self, app: &App, tx: &mut Tx, owner: UserId) -> Result<TailoredCv> {
        let (id, seen) = (self.cv.id, self.cv.version);
        match self.put(app, tx, owner).await? {
            Some(cv) => Ok(cv),
            None => Err(conflict(seen, &store::tailored(tx, owner, id).await?)),
        }
    }

    /// Puts it down as the next version and as a revision, with its score.
    async fn put(self, app: &App, tx: &mut Tx, owner: UserId) -> Result<Option<TailoredCv>> {
        let Self { mut cv, judged: Judged { document, matched }, suggestions, evidence, step } = self;
        put_match(&mut cv, &matched);
        let seen = cv.version;
        let now = app.clock.now();
        cv.version += 1;
        cv.updated_at = now;
        if !store::save(tx, owner, &cv, &document, seen).await? {
            return Ok(None);
        }
        let revision = Revision {
            id: Uuid::now_v7(),
            number: cv.version,
            revision_type: step.kind.to_owned(),
            description: step.description.chars().take(300).collect(),
            template: cv.template.clone(),
            pages: cv.pages,
            restored: step.restored,
            created_at: now,
        };
        store::insert_revision(tx, owner, cv.id, &revision, &document).await?;
        if let Some(said) = &evidence {
            store::insert_evidence(tx, owner, cv.id, said).await?;
        }
        for suggestion in &suggestions {
            store::save_suggestion(tx, owner, suggestion).await?;
        }
        Ok(Some(cv))
    }
}

/// Works a change out, and anew on what is there then where somebody was faster: who answers three suggestions in a second
/// means each of them. `work` gives none when somebody was.
pub(super) async fn again<T, F>(mut work: impl FnMut() -> F) -> Result<T>
where
    F: Future<Output = Result<Option<T>>>,
{
    for _ in 0..TRIES {
        if let Some(done) = work().await? {
            return Ok(done);
        }
    }
    let message = "it is being changed elsewhere the whole time: try again".to_owned();
    Err(Error::Conflict { message, current: None })
}

/// What is said to who was slower: both sides are kept, the current one comes with it.
pub(super) fn conflict(seen: i64, current: &TailoredCv) -> Error {
    Error::Conflict {
        message: format!("it was changed since: you saw version {seen}, now it is {}", current.version),
        current: serde_json::to_value(current).ok(),
    }
}

/// Notes score and gaps of a document.
fn put_match(cv: &mut TailoredCv, matched: &Match) {
    let gaps: Vec<_> = matched.requirements.iter().filter(|h| h.state == State::Gap).collect();
    cv.score_after = Some(i64::from(matched.score));
    cv.gaps = serde_json::to_value(gaps).ok().filter(|v| *v != Value::Null).map(Json);
}
