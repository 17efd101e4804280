//! Through the states: back, forth, and to one that is named. Where a step ends is a state too, so nothing is lost.

use fit::tailor::{accept, in_effect};
use resume::Resume;
use resume::model::Date;
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use super::super::model::{Suggestion, TailoredCv};
use super::super::revise::{Judged, Step, Turn, again, ready};
use super::super::store;
use super::answers::found_of;
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::Result;
use crate::http::session::Me;
use crate::jobs;
use crate::off_thread::off_thread;

/// Through the states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tailor) enum Way {
    Back,
    Forth,
}

/// Undoes the last change, or does again what was undone last, for the person; tells whether there was something.
pub(in crate::tailor) async fn go(app: &App, me: &Me, id: Uuid, way: Way) -> Result<(bool, TailoredCv)> {
    again(|| try_go(app, me, id, way)).await
}

async fn try_go(app: &App, me: &Me, id: Uuid, way: Way) -> Result<Option<(bool, TailoredCv)>> {
    if let Some(turn) = turn(app, me.id, id, way).await? {
        return Ok(turn.save(app, me.id).await?.map(|cv| (true, cv)));
    }
    let cv = ready(&mut app.db.read(me.id).await?, me.id, id).await?;
    Ok(Some((false, cv)))
}

/// The step that undoes the last change, or does again what was undone; none when there is nothing of that.
pub(in crate::tailor) async fn turn(app: &App, owner: UserId, id: Uuid, way: Way) -> Result<Option<Turn>> {
    let mut tx = app.db.read(owner).await?;
    let cv = ready(&mut tx, owner, id).await?;
    let Some(to) = target(&mut tx, owner, &cv, way).await? else { return Ok(None) };
    let (kind, words) = match way {
        Way::Back => ("undo", "Undone"),
        Way::Forth => ("redo", "Done again"),
    };
    let step = Step { restored: Some(to), ..Step::new(kind, format!("{words}: as in revision {to}")) };
    turn_to(app, tx, owner, cv, to, step).await.map(Some)
}

/// Goes to a state that is named, for the person.
pub(in crate::tailor) async fn restore(
    app: &App,
    me: &Me,
    id: Uuid,
    revision: Uuid,
) -> Result<(TailoredCv, Resume)> {
    again(|| try_restore(app, me, id, revision)).await
}

async fn try_restore(app: &App, me: &Me, id: Uuid, revision: Uuid) -> Result<Option<(TailoredCv, Resume)>> {
    let mut tx = app.db.read(me.id).await?;
    let cv = ready(&mut tx, me.id, id).await?;
    let number = store::number_of(&mut tx, me.id, id, revision).await?;
    let step = Step { restored: Some(number), ..Step::new("restore", format!("Back to revision {number}")) };
    let turn = turn_to(app, tx, me.id, cv, number, step).await?;
    let document = turn.judged.document.clone();
    Ok(turn.save(app, me.id).await?.map(|cv| (cv, document)))
}

/// Whether there is something to undo and to do again.
pub(in crate::tailor) async fn ways(tx: &mut Tx, owner: UserId, cv: &TailoredCv) -> Result<(bool, bool)> {
    let back = target(tx, owner, cv, Way::Back).await?.is_some();
    Ok((back, target(tx, owner, cv, Way::Forth).await?.is_some()))
}

/// The state that a step goes to. A state that was itself gone back to stands for the one it went back to.
async fn target(tx: &mut Tx, owner: UserId, cv: &TailoredCv, way: Way) -> Result<Option<i64>> {
    let states = store::revisions(tx, owner, cv.id).await?;
    let state = |number: i64| states.iter().find(|r| r.number == number);
    let is_step =
        |number: i64| state(number).is_some_and(|r| matches!(r.revision_type.as_str(), "undo" | "redo"));
    let here = state(cv.version).and_then(|r| r.restored);
    Ok(match way {
        Way::Back => {
            let before = here.unwrap_or(cv.version) - 1;
            let before = state(before).and_then(|r| r.restored).unwrap_or(before);
            (before >= 1).then_some(before)
        }
        Way::Forth => {
            here.map(|h| h + 1).filter(|next| is_step(cv.version) && *next < cv.version && !is_step(*next))
        }
    })
}

/// Takes document, look and suggestions to what a state said.
async fn turn_to(
    app: &App,
    mut tx: Tx,
    owner: UserId,
    mut cv: TailoredCv,
    to: i64,
    step: Step,
) -> Result<Turn> {
    let id = cv.id;
    (cv.template, cv.pages) = store::look_of(&mut tx, owner, id, to).await?;
    let document = store::document_of(&mut tx, owner, id, to).await?;
    let source = store::source_at(&mut tx, owner, id, to).await?;
    let suggestions = store::suggestions(&mut tx, owner, id).await?;
    let job = jobs::job(&mut tx, owner, cv.job_id).await?;
    drop(tx);
    let (today, now) = (app.clock.today(), app.clock.now());
    let turn = off_thread(move || {
        let mut suggestions = followed(suggestions, &source, &document, &today)?;
        suggestions.iter_mut().for_each(|s| s.updated_at = now);
        let turn = Turn::new(cv, Judged::of(document, &job, &today), step);
        Ok(Turn { suggestions, ..turn })
    });
    turn.await?
}

/// The suggestions that say something else once the document says what it said at a state. What was taken on only because
/// the person said that it is true is blocked again, once that is taken back.
fn followed(
    all: Vec<Suggestion>,
    source: &Resume,
    document: &Resume,
    today: &Date,
) -> Result<Vec<Suggestion>> {
    let mut followed = Vec::new();
    for mut s in all {
        let change = s.change()?;
        let is_in = in_effect(document, &s.item, change, &s.original, &s.proposed);
        let is_accepted = match (is_in, s.status.as_str()) {
            (Some(true), "pending" | "rejected") => true,
            (Some(false), "accepted") => false,
            _ => continue,
        };
        if s.is_wording()? {
            let said = accept(document, source, &s.item, change, &s.proposed);
            let found = said.map(|said| found_of(source, &said, &s.item, today)).unwrap_or_default();
            s.findings = Json(json!(found));
        }
        s.status = if is_accepted { "accepted" } else { "pending" }.to_owned();
        if !is_accepted && !s.is_blocked() {
            "rejected".clone_into(&mut s.status);
        }
        followed.push(s);
    }
    Ok(followed)
}
