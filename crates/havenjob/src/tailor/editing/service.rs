use fit::check::{Finding, check as claims};
use fit::tailor::{Change, accept, in_effect, reject};
use resume::Resume;
use resume::model::Bullet;
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use super::super::model::{Documents, Evidence, Suggestion, TailoredCv, bullets_of, entry_of, put_evidence};
use super::super::revise::{Step, ready, revise};
use super::super::store;
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::session::Me;

/// Characters of a line at most.
const MOST_TEXT: usize = 2_000;

/// Through the states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tailor) enum Way {
    Back,
    Forth,
}

/// Undoes the last change, or does again what was undone; none when there is nothing of that. Both are states too, so
/// nothing is lost.
pub(in crate::tailor) async fn step(
    app: &App,
    tx: &mut Tx,
    owner: UserId,
    mut cv: TailoredCv,
    way: Way,
) -> Result<Option<TailoredCv>> {
    let Some(to) = target(tx, owner, &cv, way).await? else { return Ok(None) };
    let (kind, words) = match way {
        Way::Back => ("undo", "Undone"),
        Way::Forth => ("redo", "Done again"),
    };
    let id = cv.id;
    (cv.template, cv.pages) = store::look_of(tx, owner, id, to).await?;
    let document = store::document_of(tx, owner, id, to).await?;
    let step = Step { restored: Some(to), ..Step::new(kind, format!("{words}: as in revision {to}")) };
    let cv = revise(app, tx, owner, cv, &document, step).await?;
    follow(app, tx, owner, id).await?;
    Ok(Some(cv))
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

/// Whether there is something to undo and to do again.
pub(in crate::tailor) async fn ways(tx: &mut Tx, owner: UserId, cv: &TailoredCv) -> Result<(bool, bool)> {
    let back = target(tx, owner, cv, Way::Back).await?.is_some();
    Ok((back, target(tx, owner, cv, Way::Forth).await?.is_some()))
}

/// Undoes or does again, for the person; tells whether there was something.
pub(in crate::tailor) async fn go(app: &App, me: &Me, id: Uuid, way: Way) -> Result<(bool, TailoredCv)> {
    let mut tx = app.db.begin(me.id).await?;
    let cv = ready(&mut tx, me.id, id).await?;
    let gone = step(app, &mut tx, me.id, cv.clone(), way).await?;
    tx.commit().await?;
    Ok((gone.is_some(), gone.unwrap_or(cv)))
}

/// What the person said beyond their CV.
pub(super) async fn evidence(app: &App, me: &Me, id: Uuid) -> Result<Vec<Evidence>> {
    let mut tx = app.db.read(me.id).await?;
    store::tailored(&mut tx, me.id, id).await?;
    store::evidence(&mut tx, me.id, id).await
}

/// Lets the suggestions say what a document that was gone back to says. What was taken on only because the person said that
/// it is true is blocked again, once that is taken back.
pub(in crate::tailor) async fn follow(app: &App, tx: &mut Tx, owner: UserId, id: Uuid) -> Result<()> {
    let Documents { source, document } = store::documents(tx, owner, id).await?;
    for mut s in store::suggestions(tx, owner, id).await? {
        let change = s.change()?;
        let is_in = in_effect(&document, &s.item, change, &s.original, &s.proposed);
        let is_accepted = match (is_in, s.status.as_str()) {
            (Some(true), "pending" | "rejected") => true,
            (Some(false), "accepted") => false,
            _ => continue,
        };
        if change == Change::Rewrite {
            let said = accept(&document, &source, &s.item, change, &s.proposed);
            let found = said.map(|said| found_of(app, &source, &said, &s.item)).unwrap_or_default();
            s.findings = Json(json!(found));
        }
        s.status = if is_accepted { "accepted" } else { "pending" }.to_owned();
        if !is_accepted && !s.is_blocked() {
            "rejected".clone_into(&mut s.status);
        }
        s.updated_at = app.clock.now();
        store::save_suggestion(tx, owner, &s).await?;
    }
    Ok(())
}

/// What the claim check says of one item.
fn found_of(app: &App, source: &Resume, document: &Resume, item: &str) -> Vec<Finding> {
    claims(source, document, &app.clock.today()).into_iter().filter(|f| f.item == item).collect()
}

/// Gives a line other words: the person's own, so they are taken as they are, and the claim check says what it thinks of
/// them. `was` is what they saw: when somebody changed that very line since, nothing is overwritten.
pub(in crate::tailor) async fn reword(
    app: &App,
    me: &Me,
    id: Uuid,
    item: &str,
    was: &str,
    text: &str,
) -> Result<TailoredCv> {
    let text = one_line(text)?;
    let mut tx = app.db.begin(me.id).await?;
    let cv = ready(&mut tx, me.id, id).await?;
    let Documents { source, document } = store::documents(&mut tx, me.id, id).await?;
    let now_says = if item == "basics" { document.basics.summary.clone() } else { document.describe(item) };
    if normal(&now_says) != normal(was) {
        return Err(Error::Conflict {
            message: format!(
                "this line was changed meanwhile, to \u{201c}{now_says}\u{201d}; yours was \u{201c}{text}\u{201d}"
            ),
            current: Some(json!({"text": now_says})),
        });
    }
    if normal(&now_says) == normal(&text) {
        return Ok(cv);
    }
    let changed = accept(&document, &source, item, Change::Rewrite, &text);
    let changed = changed.ok_or(Error::NotFound("line"))?;
    let step = Step::new("edit", format!("Reworded: {}", short(&text)));
    let cv = revise(app, &mut tx, me.id, cv, &changed, step).await?;
    tx.commit().await?;
    Ok(cv)
}

fn one_line(text: &str) -> Result<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.chars().count() > MOST_TEXT || text.contains('\0') {
        return Err(Error::field("text", format!("must have 1 to {MOST_TEXT} characters")));
    }
    Ok(text)
}

/// Browsers send line ends of their own.
fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(text: &str) -> String {
    text.chars().take(90).collect()
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
    let mut tx = app.db.begin(me.id).await?;
    let cv = ready(&mut tx, me.id, id).await?;
    let Documents { source, mut document } = store::documents(&mut tx, me.id, id).await?;
    let status = if is_accepted { "accepted" } else { "rejected" };
    let mut done = 0;
    for mut s in store::suggestions(&mut tx, me.id, id).await? {
        if !ids.contains(&s.id) || s.status == status || (is_accepted && s.is_blocked()) {
            continue;
        }
        let change = s.change()?;
        let changed = match (is_accepted, s.status.as_str()) {
            (true, _) => accept(&document, &source, &s.item, change, &s.proposed),
            (false, "pending") => Some(document.clone()),
            (false, _) => reject(&document, &source, &s.item, change, &s.original),
        };
        let Some(changed) = changed else { continue };
        document = changed;
        status.clone_into(&mut s.status);
        s.updated_at = app.clock.now();
        store::save_suggestion(&mut tx, me.id, &s).await?;
        done += 1;
    }
    if done > 0 {
        let (kind, word) = if is_accepted { ("accept", "Accepted") } else { ("reject", "Took back") };
        let words = format!("{word} {done} change{}", if done == 1 { "" } else { "s" });
        revise(app, &mut tx, me.id, cv, &document, Step::new(kind, words)).await?;
        tx.commit().await?;
    }
    Ok(done)
}

/// Takes a blocked wording on, because the person says that it is true: from here on it is evidence, with its date.
pub(in crate::tailor) async fn confirm(
    app: &App,
    me: &Me,
    id: Uuid,
    suggestion: Uuid,
) -> Result<(Suggestion, TailoredCv)> {
    let mut tx = app.db.begin(me.id).await?;
    let cv = ready(&mut tx, me.id, id).await?;
    let mut s = store::suggestion(&mut tx, me.id, id, suggestion).await?;
    if s.status == "accepted" {
        return Ok((s, cv));
    }
    let Documents { mut source, document } = store::documents(&mut tx, me.id, id).await?;
    let entry = entry_of(&source, &s.item).ok_or(Error::NotFound("entry"))?;
    let said = say(app, &mut tx, me.id, &cv, entry, &s.proposed, None).await?;
    put_evidence(&mut source, &[said]);
    let changed =
        accept(&document, &source, &s.item, s.change()?, &s.proposed).ok_or_else(|| Error::Conflict {
            message: "the document no longer holds the line that this rewords: see its revisions".to_owned(),
            current: None,
        })?;
    s.findings = Json(json!(found_of(app, &source, &changed, &s.item)));
    "accepted".clone_into(&mut s.status);
    s.updated_at = app.clock.now();
    store::save_suggestion(&mut tx, me.id, &s).await?;
    let step = Step::new("evidence", format!("You said that it is true: {}", short(&s.proposed)));
    let cv = revise(app, &mut tx, me.id, cv, &changed, step).await?;
    tx.commit().await?;
    Ok((s, cv))
}

/// Keeps what a person says of an entry as evidence, and puts it into the document in their own words.
pub(in crate::tailor) async fn answer(
    app: &App,
    me: &Me,
    id: Uuid,
    entry: &str,
    text: &str,
    question: Option<&str>,
) -> Result<Evidence> {
    let text = one_line(text)?;
    if is_denial(&text) {
        return Err(Error::field(
            "text",
            "reads as a no, and what you have not done does not go into your CV: leave the question open instead",
        ));
    }
    let mut tx = app.db.begin(me.id).await?;
    let cv = ready(&mut tx, me.id, id).await?;
    let Documents { mut document, .. } = store::documents(&mut tx, me.id, id).await?;
    let line = Bullet { id: String::new(), text: text.clone() };
    if let Some(group) = document.skills.iter_mut().find(|s| s.id == entry) {
        group.keywords.push(text.clone());
    } else {
        let list = bullets_of(&mut document, entry)
            .ok_or_else(|| Error::field("entry", "is not in this CV: bring it back first"))?;
        list.push(line);
    }
    let question = question.map(|q| q.chars().take(500).collect::<String>());
    let said = say(app, &mut tx, me.id, &cv, entry.to_owned(), &text, question).await?;
    if let Some(bullet) = bullets_of(&mut document, entry).and_then(|list| list.last_mut()) {
        bullet.id = said.line();
    }
    let step = Step::new("evidence", format!("Added in your words: {}", short(&text)));
    revise(app, &mut tx, me.id, cv, &document, step).await?;
    tx.commit().await?;
    Ok(said)
}

/// Whether an answer says that the person has not done it: it begins with a no, or they say so of themselves. A sentence
/// about work may deny something else: "Sorted out what did not fit".
fn is_denial(text: &str) -> bool {
    const FIRST: [&str; 17] = [
        "no", "none", "nope", "never", "n/a", "nein", "nicht", "nie", "keine", "non", "jamais", "aucune",
        "nunca", "não", "nee", "niet", "geen",
    ];
    const OF_ONESELF: [&str; 15] = [
        "i do not have",
        "i don't have",
        "i have not",
        "i haven't",
        "i did not",
        "i didn't",
        "i have never",
        "i've never",
        "i never used",
        "i never did",
        "i never worked",
        "ich habe kein",
        "ich habe nie",
        "je n'ai pas",
        "je n'ai jamais",
    ];
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches([',', '.', ';', ':', '!']);
    // "No. 1 in sales" counts.
    let is_counted = words.next().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    (FIRST.contains(&first) && !is_counted) || OF_ONESELF.iter().any(|words| text.contains(words))
}

/// Keeps what a person said, as of the revision that is made with it.
async fn say(
    app: &App,
    tx: &mut Tx,
    owner: UserId,
    cv: &TailoredCv,
    item: String,
    text: &str,
    question: Option<String>,
) -> Result<Evidence> {
    let said = Evidence {
        id: Uuid::now_v7(),
        item,
        text: text.to_owned(),
        question,
        revision: Some(cv.version + 1),
        created_at: app.clock.now(),
    };
    store::insert_evidence(tx, owner, cv.id, &said).await?;
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::is_denial;

    #[test]
    fn a_no_is_a_no() {
        for no in [
            "No",
            "No, I have never done that.",
            "I do not have the certificate",
            "I don\u{2019}t have it",
            "Nein.",
            "Never",
        ] {
            assert!(is_denial(no), "{no}");
        }
        for yes in [
            "Noted every delivery for three years",
            "Ran the move to EWM; nobody was hurt",
            "Nothing left the yard unchecked in my two years there",
            "No. 1 in sales of the region in 2024",
            "I never missed a delivery in three years",
            "Mai 2019 bis 2021 das Lager geleitet",
            "Sorted out parts that did not fit and goods we do not have room for",
        ] {
            assert!(!is_denial(yes), "{yes}");
        }
    }
}
