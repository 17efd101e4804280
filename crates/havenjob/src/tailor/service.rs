use fit::check::{Finding, check as claims};
use fit::matching::{Match, match_posting};
use resume::Resume;
use serde_json::json;
use uuid::Uuid;

use super::difference::{Difference, differences};
use super::measure::within_measure;
use super::model::{Documents, Revision, Suggestion, TailoredCv};
use super::revise::{Ground, Judged, Step, Turn, conflict, ground, ready};
pub(super) use super::store::Wanted;
use super::{TAILOR, export, store};
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::limit::HEAVY;
use crate::http::listing::{Listing, Page, Sorting, one_of};
use crate::http::session::Me;
use crate::off_thread::off_thread;
use crate::tasks::{self, NewTask};
use crate::{cvs, jobs, profile};

/// What to make.
pub(crate) struct Order {
    /// None for the profile.
    pub(crate) cv_id: Option<Uuid>,
    pub(crate) job_id: Uuid,
    pub(crate) template: Option<String>,
    pub(crate) pages: Option<i64>,
}

/// A tailored CV with everything that its page shows.
pub(super) struct Whole {
    pub(super) cv: TailoredCv,
    pub(super) document: Resume,
}

/// Begins to tailor; the second id is the task's. The evidence is the CV or the profile as it is now: what is read anew later does not
/// change what was said here.
pub(crate) async fn create(app: &App, me: &Me, order: Order) -> Result<(TailoredCv, Uuid)> {
    app.limits.count(HEAVY, &me.id.to_string()).await?;
    let template = order.template.unwrap_or_else(|| "classic".to_owned());
    let pages = order.pages.unwrap_or(2);
    check_look(&template, pages)?;
    let now = app.clock.now();
    let mut tx = app.db.begin(me.id).await?;
    jobs::job(&mut tx, me.id, order.job_id).await?;
    let source = match order.cv_id {
        Some(cv) => cvs::parsed(&mut tx, me.id, cv).await?,
        None => profile::resume(&mut tx, me.id).await?,
    };
    let cv = TailoredCv {
        id: Uuid::now_v7(),
        cv_id: order.cv_id,
        job_id: order.job_id,
        status: "queued".to_owned(),
        version: 0,
        template,
        pages,
        score_before: None,
        score_after: None,
        gaps: None,
        note: None,
        created_at: now,
        updated_at: now,
    };
    store::insert(&mut tx, me.id, &cv, &source).await?;
    let task = NewTask {
        owner: Some(me.id),
        kind: TAILOR,
        payload: json!({"tailored_cv_id": cv.id}),
        unique_key: Some(format!("{TAILOR}/{}", cv.id)),
    };
    let task = tasks::enqueue(&mut tx, app.clock, task).await?;
    tx.commit().await?;
    Ok((cv, task))
}

fn check_look(template: &str, pages: i64) -> Result<()> {
    if !resume::write::pdf::templates().iter().any(|t| t.name == template) {
        let names: Vec<_> = resume::write::pdf::templates().iter().map(|t| t.name).collect();
        return Err(Error::field("template", format!("must be one of {}", names.join(", "))));
    }
    if !(1..=20).contains(&pages) {
        return Err(Error::field("pages", "must be 1 to 20"));
    }
    Ok(())
}

/// A page of the tailored CVs: all, or those of a posting, of a CV, with a status.
pub(super) async fn list(
    app: &App,
    me: &Me,
    wanted: Wanted<'_>,
    sorting: &Sorting,
    page: Page,
) -> Result<Listing<TailoredCv>> {
    one_of("status", wanted.status, &["queued", "draft", "final", "failed"])?;
    let (order, (skip, take)) = (sorting.by(&store::SORTS)?, page.window()?);
    let mut tx = app.db.read(me.id).await?;
    let items = store::list(&mut tx, me.id, wanted, &order, skip, take).await?;
    Ok(page.of(items, store::count(&mut tx, me.id, wanted).await?))
}

/// One tailored CV with its document.
pub(super) async fn one(app: &App, me: &Me, id: Uuid) -> Result<Whole> {
    let mut tx = app.db.read(me.id).await?;
    let cv = store::tailored(&mut tx, me.id, id).await?;
    let document = store::documents(&mut tx, me.id, id).await?.document;
    Ok(Whole { cv, document })
}

/// What a person changes themselves; what is none stays.
pub(super) struct Edit {
    pub(super) version: i64,
    pub(super) document: Option<Resume>,
    pub(super) template: Option<String>,
    pub(super) pages: Option<i64>,
    pub(super) status: Option<String>,
}

/// Saves a person's own edit. It is theirs to make; what the claim check says of it comes back with it.
pub(super) async fn change(app: &App, me: &Me, id: Uuid, edit: Edit) -> Result<(Whole, Vec<Finding>)> {
    let mut tx = app.db.read(me.id).await?;
    let Ground { mut cv, documents: Documents { source, document }, job } =
        ground(&mut tx, me.id, id).await?;
    drop(tx);
    let before = cv.clone();
    if let Some(status) = edit.status {
        if !matches!(status.as_str(), "draft" | "final") {
            return Err(Error::field("status", "must be draft or final"));
        }
        cv.status = status;
    }
    cv.template = edit.template.unwrap_or(cv.template);
    cv.pages = edit.pages.unwrap_or(cv.pages);
    check_look(&cv.template, cv.pages)?;
    if let Some(edited) = &edit.document {
        within_measure(edited)?;
    }
    if edit.version != before.version {
        return Err(conflict(edit.version, &before));
    }
    let mut edited = edit.document.unwrap_or_else(|| document.clone());
    edited.assign_ids();
    let step = Step::new("edit", described(&before, &cv, edited != document));
    let today = app.clock.today();
    let judged = off_thread(move || {
        let findings = claims(&source, &edited, &today);
        (findings, Judged::of(edited, &job, &today))
    });
    let (findings, judged) = judged.await?;
    let document = judged.document.clone();
    let Some(cv) = Turn::new(cv, judged, step).save(app, me.id).await? else {
        let current = store::tailored(&mut app.db.read(me.id).await?, me.id, id).await?;
        return Err(conflict(edit.version, &current));
    };
    Ok((Whole { cv, document }, findings))
}

/// What an edit did, for the list of revisions.
fn described(before: &TailoredCv, after: &TailoredCv, is_reworded: bool) -> String {
    let mut parts = Vec::new();
    if before.template != after.template {
        parts.push(format!("Template: {}", after.template));
    }
    if before.pages != after.pages {
        parts.push(format!("At most {} page{}", after.pages, if after.pages == 1 { "" } else { "s" }));
    }
    if before.status != after.status {
        parts.push(if after.status == "final" { "Marked as final" } else { "A draft again" }.to_owned());
    }
    if is_reworded || parts.is_empty() {
        parts.insert(0, "Edited by hand".to_owned());
    }
    parts.join(" · ")
}

/// Deletes a tailored CV with its revisions.
pub(super) async fn delete(app: &App, me: &Me, id: Uuid) -> Result<()> {
    let mut tx = app.db.begin(me.id).await?;
    if !store::delete(&mut tx, me.id, id).await? {
        return Err(Error::NotFound("tailored CV"));
    }
    tx.commit().await
}

/// Every suggestion, in the order of the document.
pub(super) async fn suggestions(app: &App, me: &Me, id: Uuid) -> Result<Vec<Suggestion>> {
    let mut tx = app.db.read(me.id).await?;
    store::tailored(&mut tx, me.id, id).await?;
    store::suggestions(&mut tx, me.id, id).await
}

/// Every state, the newest first.
pub(super) async fn revisions(app: &App, me: &Me, id: Uuid) -> Result<Vec<Revision>> {
    let mut tx = app.db.read(me.id).await?;
    store::tailored(&mut tx, me.id, id).await?;
    store::revisions(&mut tx, me.id, id).await
}

/// What differs between two states, by their numbers; 0 is the CV before tailoring.
pub(super) async fn difference(app: &App, me: &Me, id: Uuid, from: i64, to: i64) -> Result<Vec<Difference>> {
    let mut tx = app.db.read(me.id).await?;
    store::tailored(&mut tx, me.id, id).await?;
    let before = state(&mut tx, me.id, id, from).await?;
    let after = state(&mut tx, me.id, id, to).await?;
    drop(tx);
    off_thread(move || differences(&before, &after)).await
}

async fn state(tx: &mut Tx, owner: UserId, id: Uuid, number: i64) -> Result<Resume> {
    if number == 0 {
        return store::original(tx, owner, id).await;
    }
    store::document_of(tx, owner, id, number).await
}

/// The document as it is, held against the posting.
pub(super) async fn matched(app: &App, me: &Me, id: Uuid) -> Result<Match> {
    let mut tx = app.db.read(me.id).await?;
    let cv = store::tailored(&mut tx, me.id, id).await?;
    let document = store::documents(&mut tx, me.id, id).await?.document;
    let job = jobs::job(&mut tx, me.id, cv.job_id).await?;
    drop(tx);
    let today = app.clock.today();
    off_thread(move || match_posting(&document, &jobs::posting(&job), &today)).await
}

/// What the document claims beyond the CV it was made from.
pub(super) async fn check(app: &App, me: &Me, id: Uuid) -> Result<Vec<Finding>> {
    let documents = store::documents(&mut app.db.read(me.id).await?, me.id, id).await?;
    let today = app.clock.today();
    off_thread(move || claims(&documents.source, &documents.document, &today)).await
}

/// The document as a file: its media type, its name and its bytes.
pub(super) async fn export(
    app: &App,
    me: &Me,
    id: Uuid,
    format: &str,
    template: Option<String>,
) -> Result<export::File> {
    let mut tx = app.db.read(me.id).await?;
    let cv = ready(&mut tx, me.id, id).await?;
    let document = store::documents(&mut tx, me.id, id).await?.document;
    drop(tx);
    let template = template.unwrap_or(cv.template);
    check_look(&template, cv.pages)?;
    let format = format.to_owned();
    off_thread(move || export::file(&document, &format, &template, cv.pages)).await?
}

/// A picture of a page, from 1; in another template than its own where one is named.
pub(super) async fn preview(
    app: &App,
    me: &Me,
    id: Uuid,
    page: usize,
    template: Option<String>,
) -> Result<String> {
    let mut tx = app.db.read(me.id).await?;
    let cv = ready(&mut tx, me.id, id).await?;
    let template = template.unwrap_or_else(|| cv.template.clone());
    check_look(&template, cv.pages)?;
    let document = async move {
        let mut tx = tx;
        Ok(store::documents(&mut tx, me.id, id).await?.document)
    };
    app.sheets.sheet(&cv, &template, document).await?.page(page).map(str::to_owned)
}
