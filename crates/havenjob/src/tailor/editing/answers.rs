//! What a person says to suggestions: to one, or to many at once.

use fit::check::{Finding, check as claims};
use fit::tailor::{accept, reject};
use resume::Resume;
use resume::model::Date;
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use super::super::model::{Documents, Evidence, Suggestion, TailoredCv, entry_of, put_evidence};
use super::super::revise::{Ground, Judged, Step, Turn, again, ground};
use super::super::store;
use super::service::{one_line, said, short};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::session::Me;
use crate::off_thread::off_thread;

/// What a person says to a suggestion.
#[derive(Clone)]
pub(in crate::tailor) enum Decision {
    Accept,
    Reject,
    /// Takes it on in other words, under the rules for any line.
    Edit(String),
    /// Takes it on because the person says that it is true: from there on it is evidence, with its date.
    Confirm,
}

/// Takes a suggestion on or back; each is a revision. An answer given twice changes nothing.
pub(in crate::tailor) async fn decide(
    app: &App,
    me: &Me,
    id: Uuid,
    suggestion: Uuid,
    decision: Decision,
) -> Result<(Suggestion, TailoredCv)> {
    let decision = match decision {
        Decision::Edit(text) => Decision::Edit(one_line(&text)?),
        other => other,
    };
    let decision = &decision;
    again(|| try_decide(app, me, id, suggestion, decision)).await
}

async fn try_decide(
    app: &App,
    me: &Me,
    id: Uuid,
    suggestion: Uuid,
    decision: &Decision,
) -> Result<Option<(Suggestion, TailoredCv)>> {
    let mut tx = app.db.read(me.id).await?;
    let Ground { cv, documents, job } = ground(&mut tx, me.id, id).await?;
    let mut suggestion = store::suggestion(&mut tx, me.id, id, suggestion).await?;
    drop(tx);
    if matches!(
        (decision, suggestion.status.as_str()),
        (Decision::Accept | Decision::Confirm, "accepted") | (Decision::Reject, "rejected")
    ) {
        return Ok(Some((suggestion, cv)));
    }
    suggestion.updated_at = app.clock.now();
    let (decision, today) = (decision.clone(), app.clock.today());
    let turn = off_thread(move || {
        let decided = decided(suggestion, documents, decision, &cv, &today)?;
        let judged = Judged::of(decided.document, &job, &today);
        let turn = Turn { evidence: decided.evidence, ..Turn::new(cv, judged, decided.step) };
        Ok::<_, Error>((turn, decided.suggestion))
    });
    let (turn, suggestion) = turn.await??;
    let turn = Turn { suggestions: vec![suggestion.clone()], ..turn };
    Ok(turn.save(app, me.id).await?.map(|cv| (suggestion, cv)))
}

/// What comes of an answer.
struct Decided {
    suggestion: Suggestion,
    document: Resume,
    evidence: Option<Evidence>,
    step: Step,
}

fn decided(
    suggestion: Suggestion,
    documents: Documents,
    decision: Decision,
    cv: &TailoredCv,
    today: &Date,
) -> Result<Decided> {
    let Documents { source, document } = documents;
    let change = suggestion.change()?;
    let mut s = suggestion;
    let (status, kind, changed) = match decision {
        Decision::Confirm => return confirmed(s, source, &document, cv, today),
        Decision::Accept if s.is_blocked() => return Err(blocked()),
        Decision::Accept => ("accepted", "accept", accept(&document, &source, &s.item, change, &s.proposed)),
        // What was never taken on has nothing to take back.
        Decision::Reject if s.status == "pending" => ("rejected", "reject", Some(document)),
        Decision::Reject => ("rejected", "reject", reject(&document, &source, &s.item, change, &s.original)),
        Decision::Edit(text) => {
            if !s.is_wording()? {
                return Err(Error::field("action", "only a rewrite or a summary can be edited"));
            }
            s.proposed = text;
            ("accepted", "edit", accept(&document, &source, &s.item, change, &s.proposed))
        }
    };
    let document = changed.ok_or_else(gone)?;
    let is_refused = status == "rejected" && s.is_wording()?;
    // What is said of a wording stays with it: rejected, it can still be said to be true, and not be taken on by a click.
    let proposed = is_refused.then(|| accept(&document, &source, &s.item, change, &s.proposed)).flatten();
    let found = found_of(&source, proposed.as_ref().unwrap_or(&document), &s.item, today);
    if kind == "accept" && s.status == "rejected" && s.is_wording()? && found.iter().any(Finding::blocks) {
        return Err(blocked());
    }
    s.findings = Json(json!(found));
    status.clone_into(&mut s.status);
    let words = format!("{} {}: {}", title_case(status), s.kind, source.describe(&s.item));
    Ok(Decided { suggestion: s, document, evidence: None, step: Step::new(kind, words) })
}

fn confirmed(
    mut s: Suggestion,
    mut source: Resume,
    document: &Resume,
    cv: &TailoredCv,
    today: &Date,
) -> Result<Decided> {
    if !s.is_wording()? {
        return Err(conflict("only a wording can be said to be true: accept or reject this one"));
    }
    let document = accept(document, &source, &s.item, s.change()?, &s.proposed).ok_or_else(gone)?;
    let found = found_of(&source, &document, &s.item, today);
    if !s.is_blocked() && !found.iter().any(Finding::blocks) {
        return Err(conflict("your CV bears it out without your word: accept it"));
    }
    let entry = entry_of(&source, &s.item).ok_or(Error::NotFound("entry"))?;
    let evidence = said(cv, entry, &s.proposed, None, s.updated_at);
    put_evidence(&mut source, std::slice::from_ref(&evidence));
    s.findings = Json(json!(found_of(&source, &document, &s.item, today)));
    "accepted".clone_into(&mut s.status);
    let step = Step::new("evidence", format!("You said that it is true: {}", short(&s.proposed)));
    Ok(Decided { suggestion: s, document, evidence: Some(evidence), step })
}

/// What the claim check says of one item; of the whole document's own, that is its summary.
pub(super) fn found_of(source: &Resume, document: &Resume, item: &str, today: &Date) -> Vec<Finding> {
    let inside = if item == "basics" { "basics.summary".to_owned() } else { format!("{item}.") };
    let mut found = claims(source, document, today);
    found.retain(|f| f.item == item || f.item.starts_with(&inside));
    found
}

/// Nothing that the claim check blocks is taken on by a click.
fn blocked() -> Error {
    conflict("it claims more than your CV bears out: reword it, or say that it is true")
}

fn gone() -> Error {
    conflict("the document no longer holds what this suggestion changes: see its revisions")
}

fn conflict(message: &str) -> Error {
    Error::Conflict { message: message.to_owned(), current: None }
}

fn title_case(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Takes many suggestions on, or back, as one revision; what is blocked waits, what the document no longer holds is left
/// alone. The number of those that it was done to.
pub(in crate::tailor) async fn decide_all(
    app: &App,
    me: &Me,
    id: Uuid,
    ids: &[Uuid],
    is_accepted: bool,
) -> Result<usize> {
    again(|| try_decide_all(app, me, id, ids, is_accepted)).await
}

async fn try_decide_all(
    app: &App,
    me: &Me,
    id: Uuid,
    ids: &[Uuid],
    is_accepted: bool,
) -> Result<Option<usize>> {
    let mut tx = app.db.read(me.id).await?;
    let Ground { cv, documents, job } = ground(&mut tx, me.id, id).await?;
    let mut all = store::suggestions(&mut tx, me.id, id).await?;
    drop(tx);
    all.retain(|s| ids.contains(&s.id));
    let (today, now) = (app.clock.today(), app.clock.now());
    let turn = off_thread(move || {
        let (mut answered, document) = all_decided(all, documents, is_accepted, &today)?;
        answered.iter_mut().for_each(|s| s.updated_at = now);
        let (kind, word) = if is_accepted { ("accept", "Accepted") } else { ("reject", "Took back") };
        let done = answered.len();
        let words = format!("{word} {done} change{}", if done == 1 { "" } else { "s" });
        let turn = Turn::new(cv, Judged::of(document, &job, &today), Step::new(kind, words));
        Ok::<_, Error>(Turn { suggestions: answered, ..turn })
    });
    let turn = turn.await??;
    let done = turn.suggestions.len();
    if done == 0 {
        return Ok(Some(0));
    }
    Ok(turn.save(app, me.id).await?.map(|_| done))
}

/// Those that it can be done to, and the document that comes of it.
fn all_decided(
    all: Vec<Suggestion>,
    documents: Documents,
    is_accepted: bool,
    today: &Date,
) -> Result<(Vec<Suggestion>, Resume)> {
    let Documents { source, mut document } = documents;
    let status = if is_accepted { "accepted" } else { "rejected" };
    let mut answered = Vec::new();
    for mut s in all {
        if s.status == status || (is_accepted && s.is_blocked()) {
            continue;
        }
        let change = s.change()?;
        let changed = match (is_accepted, s.status.as_str()) {
            (true, _) => accept(&document, &source, &s.item, change, &s.proposed),
            (false, "pending") => Some(document.clone()),
            (false, _) => reject(&document, &source, &s.item, change, &s.original),
        };
        let Some(changed) = changed else { continue };
        let blocks = || found_of(&source, &changed, &s.item, today).iter().any(Finding::blocks);
        if is_accepted && s.status == "rejected" && s.is_wording()? && blocks() {
            continue;
        }
        document = changed;
        status.clone_into(&mut s.status);
        answered.push(s);
    }
    Ok((answered, document))
}
