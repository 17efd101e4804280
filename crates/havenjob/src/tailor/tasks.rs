use fit::tailor::{TailorOptions, Tailored, tailor as choose};
use resume::Resume;
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use super::model::{Documents, Suggestion, TailoredCv, change_name};
use super::rewrite::{self, Wording};
use super::service::{Step, off_thread, posting_of, revise};
use super::veil::Veil;
use super::{export, store};
use crate::app::App;
use crate::db::UserId;
use crate::error::{Error, Result};
use crate::providers::llm::Engine;
use crate::tasks::{Outcome, Stop, Task};
use crate::{engines, jobs};

/// Makes the first draft: what the engine chooses and orders, each change taken on and listed. It adds no word.
pub(crate) async fn tailor(app: &App, task: &Task) -> Outcome {
    let (owner, id) = (task.owner()?, task.id_of("tailored_cv_id")?);
    match draft(app, owner, id).await.map_err(Stop::from) {
        Ok(()) => Ok(json!({"tailored_cv_id": id, "status": "draft"})),
        Err(stop) => {
            if stop.is_final(task) {
                let mut tx = app.db.begin(owner).await?;
                store::set_failed(&mut tx, owner, id, &stop.error().to_string(), app.clock.now()).await?;
                tx.commit().await?;
            }
            Err(stop)
        }
    }
}

async fn draft(app: &App, owner: UserId, id: Uuid) -> Result<()> {
    let mut tx = app.db.read(owner).await?;
    let cv = store::tailored(&mut tx, owner, id).await?;
    if !is_to_make(&cv) {
        // An attempt before this one got to the end and could not say so.
        return Ok(());
    }
    let Documents { source, .. } = store::documents(&mut tx, owner, id).await?;
    let job = jobs::job(&mut tx, owner, cv.job_id).await?;
    drop(tx);
    let today = app.clock.today();
    let (template, pages) = (cv.template.clone(), u8::try_from(cv.pages).unwrap_or(2));
    let (title, description) = (job.title.clone(), job.description.clone());
    let evidence = source.clone();
    let tailored = off_thread(move || {
        let options = TailorOptions { pages: Some(pages), ..TailorOptions::new(today) };
        let mut tailored = choose(&source, &posting_of(&job), &options);
        export::fit_pages(&mut tailored, &template, pages)?;
        Ok::<_, Error>(tailored)
    })
    .await??;
    let worded = word(app, owner, &evidence, &tailored.resume, &description).await;
    save(app, owner, cv, &tailored, worded, &title).await
}

/// Whether it is not made yet. One that failed is made anew when its task is put in again.
fn is_to_make(cv: &TailoredCv) -> bool {
    matches!(cv.status.as_str(), "queued" | "failed")
}

/// What a model added to the draft: its wordings, or why there are none.
struct Worded {
    wordings: Vec<Wording>,
    document: Resume,
    note: Option<String>,
}

/// Asks the person's model for better wordings. Whatever goes wrong with it, the offline draft stands, with a note.
async fn word(app: &App, owner: UserId, source: &Resume, document: &Resume, posting: &str) -> Worded {
    let asked = async {
        let Engine::Model(model) = engines::engine_for(app, owner).await? else { return Ok(Vec::new()) };
        let mut veil = Veil::of(source);
        let request = rewrite::request(document, posting, &mut veil)?;
        let answer = engines::ask(app, owner, "tailor", &model, &request).await?;
        let json = veil.restored(answer.json.unwrap_or_default());
        Ok::<_, Error>(rewrite::wordings(source, document, &json, &app.clock.today()))
    };
    match asked.await {
        Ok(wordings) => {
            let document = rewrite::put_on(document, source, &wordings);
            Worded { wordings, document, note: None }
        }
        Err(e) => Worded {
            wordings: Vec::new(),
            document: document.clone(),
            note: Some(format!("This is the draft without a language model: {e}")),
        },
    }
}

async fn save(
    app: &App,
    owner: UserId,
    mut cv: TailoredCv,
    tailored: &Tailored,
    worded: Worded,
    title: &str,
) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.begin(owner).await?;
    // Held under the writer's lock: a second worker with the same task must not list the changes twice.
    if !is_to_make(&store::tailored(&mut tx, owner, cv.id).await?) {
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
    for (position, w) in (1_000..).zip(&worded.wordings) {
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
        store::insert_suggestion(&mut tx, owner, cv.id, position, &suggestion).await?;
    }
    cv.status = "draft".to_owned();
    cv.note = worded.note;
    cv.score_before = Some(i64::from(tailored.before.score));
    let title = if title.is_empty() { "the job" } else { title };
    let step = Step { kind: "tailored", description: format!("Tailored to {title}"), seen: Some(0) };
    revise(app, &mut tx, owner, cv, &worded.document, step).await?;
    tx.commit().await
}
