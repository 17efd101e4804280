use fit::check::{Finding, check as claims};
use fit::matching::{Match, match_posting};
use fit::tailor::{Change, accept, reject};
use resume::Resume;
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use super::difference::{Difference, differences};
use super::model::{Documents, Revision, Suggestion, TailoredCv};
use super::revise::{Step, ready, revise};
pub(super) use super::store::Wanted;
use super::{TAILOR, editing, export, store};
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
    let mut tx = app.db.begin(me.id).await?;
    let mut cv = ready(&mut tx, me.id, id).await?;
    let before = cv.clone();
    let Documents { source, document } = store::documents(&mut tx, me.id, id).await?;
    if let Some(status) = edit.status {
        if !matches!(status.as_str(), "draft" | "final") {
            return Err(Error::field("status", "must be draft or final"));
        }
        cv.status = status;
    }
    cv.template = edit.template.unwrap_or(cv.template);
    cv.pages = edit.pages.unwrap_or(cv.pages);
    check_look(&cv.template, cv.pages)?;
    let mut edited = edit.document.unwrap_or_else(|| document.clone());
    edited.assign_ids();
    let step = Step::new("edit", described(&before, &cv, edited != document)).seen(edit.version);
    let cv = revise(app, &mut tx, me.id, cv, &edited, step).await?;
    tx.commit().await?;
    let findings = claims(&source, &edited, &app.clock.today());
    Ok((Whole { cv, document: edited }, findings))
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

/// What a person says to a suggestion.
pub(super) enum Decision {
    Accept,
    Reject,
    /// Takes it on in other words.
    Edit(String),
    /// Takes it on because the person says that it is true.
    Confirm,
}

/// Takes a suggestion on or back; each is a revision. An answer given twice changes nothing.
pub(super) async fn decide(
    app: &App,
    me: &Me,
    id: Uuid,
    suggestion_id: Uuid,
    decision: Decision,
) -> Result<(Suggestion, TailoredCv)> {
    if matches!(decision, Decision::Confirm) {
        return editing::confirm(app, me, id, suggestion_id).await;
    }
    let mut tx = app.db.begin(me.id).await?;
    let cv = ready(&mut tx, me.id, id).await?;
    let mut suggestion = store::suggestion(&mut tx, me.id, id, suggestion_id).await?;
    let Documents { source, document } = store::documents(&mut tx, me.id, id).await?;
    let change = suggestion.change()?;
    let (status, kind, changed) = match decision {
        Decision::Accept if suggestion.status == "accepted" => return Ok((suggestion, cv)),
        Decision::Reject if suggestion.status == "rejected" => return Ok((suggestion, cv)),
        Decision::Accept | Decision::Confirm if suggestion.is_blocked() => return Err(blocked()),
        Decision::Accept | Decision::Confirm => {
            ("accepted", "accept", accept(&document, &source, &suggestion.item, change, &suggestion.proposed))
        }
        // What was never taken on has nothing to take back.
        Decision::Reject if suggestion.status == "pending" => ("rejected", "reject", Some(document.clone())),
        Decision::Reject => {
            ("rejected", "reject", reject(&document, &source, &suggestion.item, change, &suggestion.original))
        }
        Decision::Edit(text) => {
            if !matches!(change, Change::Rewrite | Change::Summary) {
                return Err(Error::field("action", "only a rewrite or a summary can be edited"));
            }
            let changed = accept(&document, &source, &suggestion.item, change, &text);
            suggestion.proposed = text;
            ("accepted", "edit", changed)
        }
    };
    let changed = changed.ok_or_else(|| Error::Conflict {
        message: "the document no longer holds what this suggestion changes: see its revisions".to_owned(),
        current: None,
    })?;
    let findings: Vec<Finding> = claims(&source, &changed, &app.clock.today())
        .into_iter()
        .filter(|f| f.item == suggestion.item || f.item.starts_with(&format!("{}.", suggestion.item)))
        .collect();
    suggestion.findings = Json(json!(findings));
    status.clone_into(&mut suggestion.status);
    suggestion.updated_at = app.clock.now();
    store::save_suggestion(&mut tx, me.id, &suggestion).await?;
    let description =
        format!("{} {}: {}", title_case(status), suggestion.kind, source.describe(&suggestion.item));
    let cv = revise(app, &mut tx, me.id, cv, &changed, Step::new(kind, description)).await?;
    tx.commit().await?;
    Ok((suggestion, cv))
}

/// Nothing that the claim check blocks is taken on by a click.
pub(super) fn blocked() -> Error {
    Error::Conflict {
        message: "it claims more than your CV bears out: reword it, or say that it is true".to_owned(),
        current: None,
    }
}

fn title_case(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
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
    Ok(differences(&before, &after))
}

async fn state(tx: &mut Tx, owner: UserId, id: Uuid, number: i64) -> Result<Resume> {
    if number == 0 {
        return store::original(tx, owner, id).await;
    }
    store::document_of(tx, owner, id, number).await
}

/// Goes back to a state; going back is a state too, so nothing is lost.
pub(super) async fn restore(app: &App, me: &Me, id: Uuid, revision: Uuid) -> Result<Whole> {
    let mut tx = app.db.begin(me.id).await?;
    let mut cv = ready(&mut tx, me.id, id).await?;
    let number = store::number_of(&mut tx, me.id, id, revision).await?;
    (cv.template, cv.pages) = store::look_of(&mut tx, me.id, id, number).await?;
    let document = store::document_of(&mut tx, me.id, id, number).await?;
    let step = Step { restored: Some(number), ..Step::new("restore", format!("Back to revision {number}")) };
    let cv = revise(app, &mut tx, me.id, cv, &document, step).await?;
    editing::follow(app, &mut tx, me.id, id).await?;
    tx.commit().await?;
    Ok(Whole { cv, document })
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
