//! Through the states: back, forth, and to one that is named. Where a step ends is a state too, so nothing is lost.

use fit::tailor::{accept, in_effect};
use resume::Resume;
use resume::model::Date;
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use super::super::model::{Revision, Suggestion, TailoredCv};
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
    let targets = targets(&store::revisions(&mut tx, owner, id).await?);
    let (to, kind, words) = match way {
        Way::Back => (targets.back, "undo", "Undone"),
        Way::Forth => (targets.forth, "redo", "Done again"),
    };
    let Some(to) = to else { return Ok(None) };
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
    let targets = targets(&store::revisions(tx, owner, cv.id).await?);
    Ok((targets.back.is_some(), targets.forth.is_some()))
}

/// The states that undo and redo lead to, by their numbers.
#[derive(Debug, Default, PartialEq, Eq)]
struct Targets {
    back: Option<i64>,
    forth: Option<i64>,
}

/// Goes through the states as they were made, the newest of which comes first. What is before here is undone to, what was
/// undone is done again; a change of any other kind is behind what was here, also where it goes back to a state that a
/// person named, and ends what could be done again.
fn targets(states: &[Revision]) -> Targets {
    let (mut before, mut undone, mut here) = (Vec::new(), Vec::new(), None);
    for state in states.iter().rev() {
        match state.revision_type.as_str() {
            "undo" => {
                undone.extend(here);
                let last = before.pop();
                here = state.restored.or(last);
            }
            "redo" => {
                before.extend(here);
                let last = undone.pop();
                here = state.restored.or(last);
            }
            _ => {
                before.extend(here);
                undone.clear();
                here = Some(state.number);
            }
        }
    }
    Targets { back: before.pop(), forth: undone.pop() }
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
pub(in crate::tailor) fn followed(
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

#[cfg(test)]
mod tests {
    use chrono::Utc;

    use super::*;

    /// What a person expects: what each state says, a stack of what was before it, and one of what was undone.
    #[derive(Clone, Default)]
    struct Expected {
        here: i64,
        before: Vec<i64>,
        undone: Vec<i64>,
    }

    /// The states that were made, the newest first, with what each says.
    #[derive(Clone, Default)]
    struct Made {
        states: Vec<Revision>,
        says: Vec<i64>,
    }

    impl Made {
        fn add(&mut self, kind: &str, restored: Option<i64>) {
            let number = self.states.len() as i64 + 1;
            let says = restored.map_or(number, |n| self.says[n as usize - 1]);
            self.says.push(says);
            let state = Revision {
                id: Uuid::nil(),
                number,
                revision_type: kind.to_owned(),
                description: String::new(),
                template: String::new(),
                pages: 2,
                restored,
                created_at: Utc::now(),
            };
            self.states.insert(0, state);
        }

        /// What the state says that a step leads to.
        fn said(&self, to: Option<i64>) -> Option<i64> {
            to.map(|n| self.says[n as usize - 1])
        }
    }

    /// Every sequence of so many more steps: an edit, an undo, a redo, and going back to each state that there is.
    fn all(made: &Made, expected: &Expected, steps: usize) -> usize {
        let targets = targets(&made.states);
        let names =
            || made.states.iter().rev().map(|s| s.revision_type.chars().next().unwrap()).collect::<String>();
        assert_eq!(made.said(targets.back), expected.before.last().copied(), "undo after {}", names());
        assert_eq!(made.said(targets.forth), expected.undone.last().copied(), "redo after {}", names());
        if steps == 0 {
            return 1;
        }
        let mut seen = 0;
        let changed = |here: i64| {
            let before = expected.before.iter().copied().chain([expected.here]).collect();
            Expected { here, before, undone: Vec::new() }
        };
        let (mut edited, number) = (made.clone(), made.states.len() as i64 + 1);
        edited.add("edit", None);
        seen += all(&edited, &changed(number), steps - 1);
        for to in 1..number {
            let mut restored = made.clone();
            restored.add("restore", Some(to));
            seen += all(&restored, &changed(made.says[to as usize - 1]), steps - 1);
        }
        if targets.back.is_some() {
            let (mut stepped, mut now) = (made.clone(), expected.clone());
            stepped.add("undo", targets.back);
            now.undone.push(now.here);
            now.here = now.before.pop().unwrap();
            seen += all(&stepped, &now, steps - 1);
        }
        if targets.forth.is_some() {
            let (mut stepped, mut now) = (made.clone(), expected.clone());
            stepped.add("redo", targets.forth);
            now.before.push(now.here);
            now.here = now.undone.pop().unwrap();
            seen += all(&stepped, &now, steps - 1);
        }
        seen
    }

    #[test]
    fn undo_and_redo_go_where_a_person_expects_after_all_that_can_happen() {
        let mut made = Made::default();
        made.add("tailored", None);
        let seen = all(&made, &Expected { here: 1, ..Expected::default() }, 6);
        assert!(seen > 5_000, "only {seen} sequences were tried");
    }

    #[test]
    fn states_that_say_not_where_they_went_back_to_are_understood() {
        let mut made = Made::default();
        for kind in ["tailored", "edit", "edit", "undo", "undo", "redo"] {
            made.add(kind, None);
        }
        assert_eq!(targets(&made.states), Targets { back: Some(1), forth: Some(3) });
    }
}
