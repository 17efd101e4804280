use fit::tailor::{TailorOptions, Tailored, tailor_to};
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use super::model::{Documents, Suggestion, TailoredCv, change_name};
use super::revise::{Judged, Step, Turn};
use super::rewrite::{self, Wording};
use super::{export, store};
use crate::app::{App, Clock};
use crate::db::{Tx, UserId};
use crate::engines::veil::Veil;
use crate::error::{Error, Result};
use crate::off_thread::off_thread;
use crate::providers::llm::Engine;
use crate::tasks::{Outcome, Task, Why};
use crate::{engines, jobs};

/// Makes the first draft: what the engine chooses and orders, each change taken on and listed. It adds no word. The draft
/// is saved before a model is asked for wordings: whatever happens to the model or to the worker then, the draft is there.
pub(crate) async fn tailor(app: &App, task: &Task) -> Outcome {
    let (owner, id) = (task.owner()?, task.id_of("tailored_cv_id")?);
    draft(app, owner, id).await?;
    word(app, task, owner, id).await?;
    Ok(json!({"tailored_cv_id": id, "status": "draft"}))
}

/// A draft that was saved stands, with a note; without one the tailored CV says why there is none.
pub(crate) async fn gave_up(tx: &mut Tx, clock: Clock, task: &Task, why: &Why<'_>) -> Result<()> {
    let (Ok(owner), Ok(id)) = (task.owner(), task.id_of("tailored_cv_id")) else { return Ok(()) };
    tx.act_for(owner).await?;
    let message = why.shown().message;
    if !store::set_drafted(tx, owner, id, Some(&offline(&message)), clock.now()).await? {
        store::set_failed(tx, owner, id, &message, clock.now()).await?;
    }
    Ok(())
}

/// What is said of a draft that no model worked on, though one was to.
fn offline(why: &str) -> String {
    format!("This is the draft without a language model: {why}")
}

/// Whether there is a draft: another attempt came before. One that failed without is made anew when its task is put in
/// again.
fn has_draft(cv: &TailoredCv) -> bool {
    cv.version > 0 || !matches!(cv.status.as_str(), "queued" | "failed")
}

async fn draft(app: &App, owner: UserId, id: Uuid) -> Result<()> {
    let mut tx = app.db.read(owner).await?;
    let cv = store::tailored(&mut tx, owner, id).await?;
    if has_draft(&cv) {
        return Ok(());
    }
    let Documents { source, .. } = store::documents(&mut tx, owner, id).await?;
    let job = jobs::job(&mut tx, owner, cv.job_id).await?;
    drop(tx);
    let today = app.clock.today();
    let (template, pages) = (cv.template.clone(), u8::try_from(cv.pages).unwrap_or(2));
    let title = job.title.clone();
    let tailored = off_thread(move || {
        let gauge = export::gauge(&source, &template)?;
        let (posting, options) = (jobs::posting(&job), TailorOptions::new(today));
        Ok::<_, Error>(tailor_to(&source, &posting, &options, pages, |resume| gauge.pages(resume)))
    })
    .await??;
    save(app, owner, cv, tailored, &title).await
}

async fn save(app: &App, owner: UserId, mut cv: TailoredCv, tailored: Tailored, title: &str) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.begin(owner).await?;
    // Held under the writer's lock: a second worker with the same task must not list the changes twice.
    if has_draft(&store::tailored(&mut tx, owner, cv.id).await?) {
        return Ok(());
    }
    for (position, s) in (0..).zip(&tailored.suggestions) {
        let suggestion = Suggestion {
            id: Uuid::now_v7(),
            item: s.item.clone(),
            kind: change_name(s.kind).to_owned(),
            original: s.original.clone(),
            proposed: s.proposed.clone(),
            reason: s.reason.clone(),
            findings: Json(json!([])),
            status: "accepted".to_owned(),
            origin: "builtin".to_owned(),
            created_at: now,
            updated_at: now,
        };
        store::insert_suggestion(&mut tx, owner, cv.id, position, &suggestion).await?;
    }
    "queued".clone_into(&mut cv.status);
    cv.note = None;
    cv.score_before = Some(i64::from(tailored.before.score));
    let title = if title.is_empty() { "the job" } else { title };
    let step = Step::new("tailored", format!("Tailored to {title}"));
    let judged = Judged { document: tailored.resume, matched: tailored.after };
    Turn::new(cv, judged, step).save_in(app, &mut tx, owner).await?;
    tx.commit().await
}

/// Asks the person's model for better wordings of the draft. Whatever goes wrong with it, the draft stands, with a note.
async fn word(app: &App, task: &Task, owner: UserId, id: Uuid) -> Result<()> {
    let mut tx = app.db.read(owner).await?;
    let cv = store::tailored(&mut tx, owner, id).await?;
    if cv.status != "queued" {
        return Ok(());
    }
    let documents = store::documents(&mut tx, owner, id).await?;
    let job = jobs::job(&mut tx, owner, cv.job_id).await?;
    drop(tx);
    let (wordings, note) = match wordings(app, task, owner, &documents, &job.description).await {
        Ok(wordings) => (wordings, None),
        Err(e) => (Vec::new(), Some(offline(&e.to_string()))),
    };
    let today = app.clock.today();
    let worded = off_thread(move || {
        let Documents { source, document } = documents;
        let worded = rewrite::put_on(&document, &source, &wordings);
        let judged = (worded != document).then(|| Judged::of(worded, &job, &today));
        (wordings, judged)
    });
    let (wordings, worded) = worded.await?;
    save_wordings(app, owner, cv, &wordings, worded, note.as_deref()).await
}

async fn wordings(
    app: &App,
    task: &Task,
    owner: UserId,
    documents: &Documents,
    posting: &str,
) -> Result<Vec<Wording>> {
    let Engine::Model(model) = engines::engine_for(app, owner).await? else { return Ok(Vec::new()) };
    let mut veil = Veil::of(&[&documents.source]);
    let request = rewrite::request(&documents.document, posting, &mut veil)?;
    let answer = engines::ask(app, task, owner, "tailor", &model, &request).await?;
    let json = veil.restored(answer.json.unwrap_or_default());
    let (Documents { source, document }, today) = (documents.clone(), app.clock.today());
    off_thread(move || rewrite::wordings(&source, &document, &json, &today)).await
}

async fn save_wordings(
    app: &App,
    owner: UserId,
    cv: TailoredCv,
    wordings: &[Wording],
    worded: Option<Judged>,
    note: Option<&str>,
) -> Result<()> {
    let (id, now) = (cv.id, app.clock.now());
    let mut tx = app.db.begin(owner).await?;
    // It waits for a second worker with the same task, who then finds it drafted.
    if !store::set_drafted(&mut tx, owner, id, note, now).await? {
        return Ok(());
    }
    for (position, w) in (1_000..).zip(wordings) {
        let status = if w.is_clean() { "accepted" } else { "pending" };
        let suggestion = Suggestion {
            id: Uuid::now_v7(),
            item: w.item.clone(),
            kind: "rewrite".to_owned(),
            original: w.original.clone(),
            proposed: w.proposed.clone(),
            reason: w.reason.clone(),
            findings: Json(json!(w.findings)),
            status: status.to_owned(),
            origin: "model".to_owned(),
            created_at: now,
            updated_at: now,
        };
        store::insert_suggestion(&mut tx, owner, id, position, &suggestion).await?;
    }
    if let Some(worded) = worded {
        let cv = TailoredCv { status: "draft".to_owned(), ..cv };
        let step = Step::new("reworded", "Wordings of a model");
        Turn::new(cv, worded, step).save_in(app, &mut tx, owner).await?;
    }
    tx.commit().await
}
