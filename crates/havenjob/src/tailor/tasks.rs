use fit::tailor::{TailorOptions, Tailored, tailor as choose};
use resume::Resume;
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use super::model::{Documents, Suggestion, TailoredCv, change_name};
use super::service::{Step, off_thread, posting_of, revise};
use super::{export, store};
use crate::app::App;
use crate::db::UserId;
use crate::error::{Error, Result};
use crate::jobs;
use crate::tasks::{Outcome, Task};

/// Makes the first draft: what the engine chooses and orders, each change taken on and listed. It adds no word.
pub(crate) async fn tailor(app: &App, task: &Task) -> Outcome {
    let (owner, id) = (task.owner()?, task.id_of("tailored_cv_id")?);
    let made = draft(app, owner, id).await;
    if let Err(e) = &made
        && task.is_last()
    {
        let mut tx = app.db.begin(owner).await?;
        store::set_failed(&mut tx, owner, id, &e.to_string(), app.clock.now()).await?;
        tx.commit().await?;
    }
    made?;
    Ok(json!({"tailored_cv_id": id, "status": "draft"}))
}

async fn draft(app: &App, owner: UserId, id: Uuid) -> Result<()> {
    let mut tx = app.db.read(owner).await?;
    let cv = store::tailored(&mut tx, owner, id).await?;
    if cv.status != "queued" {
        // An attempt before this one got to the end and could not say so.
        return Ok(());
    }
    let Documents { source, .. } = store::documents(&mut tx, owner, id).await?;
    let job = jobs::job(&mut tx, owner, cv.job_id).await?;
    drop(tx);
    let today = app.clock.today();
    let (template, pages) = (cv.template.clone(), u8::try_from(cv.pages).unwrap_or(2));
    let title = job.title.clone();
    let tailored = off_thread(move || {
        let options = TailorOptions { pages: Some(pages), ..TailorOptions::new(today) };
        let mut tailored = choose(&source, &posting_of(&job), &options);
        export::fit_pages(&mut tailored, &template, pages)?;
        Ok::<_, Error>(tailored)
    })
    .await??;
    save(app, owner, cv, &tailored, &title).await
}

async fn save(app: &App, owner: UserId, mut cv: TailoredCv, tailored: &Tailored, title: &str) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.begin(owner).await?;
    // Held under the writer's lock: a second worker with the same task must not list the changes twice.
    if store::tailored(&mut tx, owner, cv.id).await?.status != "queued" {
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
    cv.status = "draft".to_owned();
    cv.score_before = Some(i64::from(tailored.before.score));
    let document: &Resume = &tailored.resume;
    let title = if title.is_empty() { "the job" } else { title };
    let step = Step { kind: "tailored", description: format!("Tailored to {title}"), seen: Some(0) };
    revise(app, &mut tx, owner, cv, document, step).await?;
    tx.commit().await
}
