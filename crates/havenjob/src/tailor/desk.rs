//! Everything that the workspace of one tailored CV shows.

use std::sync::Arc;

use fit::check::{Finding, check as claims};
use fit::matching::{Held, Match, match_posting};
use fit::requirements::Category;
use resume::Resume;
use uuid::Uuid;

use super::chat;
use super::model::{Documents, Revision, Suggestion, TailoredCv};
use super::revise::ready;
use super::sheets::Sheet;
use super::{editing, export, store};
use crate::app::App;
use crate::chat::Message;
use crate::engines;
use crate::error::Result;
use crate::http::session::Me;
use crate::jobs::{self, Job};
use crate::off_thread::off_thread;
use crate::providers::llm::Engine;

/// A tailored CV with all that a person needs to judge it.
pub(super) struct Desk {
    pub(super) cv: TailoredCv,
    pub(super) job: Job,
    /// What is true.
    pub(super) source: Resume,
    pub(super) document: Resume,
    pub(super) suggestions: Vec<Suggestion>,
    pub(super) matched: Match,
    /// What the claim check says of the document as it is.
    pub(super) findings: Vec<Finding>,
    pub(super) messages: Vec<Message>,
    /// Its pages as it is set.
    pub(super) sheet: Arc<Sheet>,
    pub(super) can_undo: bool,
    pub(super) can_redo: bool,
    pub(super) has_model: bool,
}

impl Desk {
    /// The changes of an item, in the order in which they came.
    pub(super) fn changes(&self, item: &str) -> impl Iterator<Item = &Suggestion> {
        self.suggestions.iter().filter(move |s| s.item == item)
    }

    /// Changes that wait for the person.
    pub(super) fn waiting(&self) -> usize {
        self.suggestions.iter().filter(|s| s.status == "pending").count()
    }

    /// What the job asks, nothing answers, and the person may: one question each.
    pub(super) fn questions(&self) -> usize {
        let asked = |h: &&Held| h.question.is_some() && h.requirement.category != Category::Other;
        self.matched.requirements.iter().filter(asked).count()
    }

    /// What the claim check says of a place.
    pub(super) fn found(&self, at: &str) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |f| place(&f.item) == at)
    }
}

/// Where the workspace says something of an item: at its line or entry, of the name, the headline and the contact at the head.
fn place(item: &str) -> &str {
    match item {
        "basics.summary" => "basics",
        item if item.starts_with("basics.") => "head",
        item => item,
    }
}

/// The places of what the evidence does not bear, each once.
pub(super) fn unborne(findings: &[Finding]) -> Vec<&str> {
    let mut places = Vec::new();
    for finding in findings.iter().filter(|f| f.blocks()) {
        let place = place(&finding.item);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// A tailored CV and its job, whatever its state.
pub(super) async fn cover(app: &App, me: &Me, id: Uuid) -> Result<(TailoredCv, Job)> {
    let mut tx = app.db.read(me.id).await?;
    let cv = store::tailored(&mut tx, me.id, id).await?;
    let job = jobs::job(&mut tx, me.id, cv.job_id).await?;
    Ok((cv, job))
}

/// The whole desk of a draft that is made.
pub(super) async fn desk(app: &App, me: &Me, id: Uuid) -> Result<Desk> {
    let mut tx = app.db.read(me.id).await?;
    let cv = store::tailored(&mut tx, me.id, id).await?;
    let job = jobs::job(&mut tx, me.id, cv.job_id).await?;
    let documents = store::documents(&mut tx, me.id, id).await?;
    let suggestions = store::suggestions(&mut tx, me.id, id).await?;
    let (can_undo, can_redo) = editing::ways(&mut tx, me.id, &cv).await?;
    drop(tx);
    let today = app.clock.today();
    let to_set = documents.document.clone();
    // Setting takes longest; what else is to be found out is found out beside it.
    let sheet = app.sheets.sheet(&cv, &cv.template, async { Ok(to_set) });
    let judged = off_thread(move || {
        let Documents { source, document } = documents;
        let matched = match_posting(&document, &jobs::posting(&job), &today);
        let findings = claims(&source, &document, &today);
        (job, source, document, matched, findings)
    });
    let told = async {
        let messages = chat::messages(app, me, id).await?;
        let has_model = matches!(engines::engine_for(app, me.id).await, Ok(Engine::Model(_)));
        Ok((messages, has_model))
    };
    let (sheet, judged, (messages, has_model)) = tokio::try_join!(sheet, judged, told)?;
    let (job, source, document, matched, findings) = judged;
    Ok(Desk {
        cv,
        job,
        source,
        document,
        suggestions,
        matched,
        findings,
        messages,
        sheet,
        can_undo,
        can_redo,
        has_model,
    })
}

/// Its states with the document's title.
pub(super) async fn history(app: &App, me: &Me, id: Uuid) -> Result<(TailoredCv, Job, Vec<Revision>)> {
    let (cv, job) = cover(app, me, id).await?;
    let revisions = store::revisions(&mut app.db.read(me.id).await?, me.id, id).await?;
    Ok((cv, job, revisions))
}

/// What came back when the made file was read again.
pub(super) struct Proof {
    pub(super) format: &'static str,
    pub(super) values: usize,
    /// The values that did not come back, in their words.
    pub(super) missing: Vec<String>,
    pub(super) bytes: usize,
}

/// Makes PDF and DOCX and reads both again, value by value.
pub(super) async fn proofs(app: &App, me: &Me, id: Uuid) -> Result<Vec<Proof>> {
    let mut tx = app.db.read(me.id).await?;
    let cv = ready(&mut tx, me.id, id).await?;
    let document = store::documents(&mut tx, me.id, id).await?.document;
    drop(tx);
    off_thread(move || {
        let values = resume::roundtrip::values(&document).len();
        let mut proofs = Vec::new();
        for format in ["pdf", "docx"] {
            let file = export::file(&document, format, &cv.template, cv.pages)?;
            let limits = resume::extract::Limits::default();
            let text = resume::extract::extract(&file.bytes, &limits).map(|d| d.text()).unwrap_or_default();
            let missing = resume::roundtrip::missing(&document, &text);
            let missing = missing.into_iter().map(|v| v.text).collect();
            proofs.push(Proof { format, values, missing, bytes: file.bytes.len() });
        }
        Ok(proofs)
    })
    .await?
}
