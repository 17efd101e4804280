use chrono::{DateTime, Utc};
use fit::tailor::{Change, accept};
use resume::model::Bullet;
use serde_json::json;
use uuid::Uuid;

use super::super::model::{Documents, Evidence, TailoredCv, bullets_of};
use super::super::revise::{Ground, Judged, Step, Turn, again, ground};
use super::super::store;
use super::denial::is_denial;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::session::Me;
use crate::off_thread::off_thread;

/// Characters of a line at most.
const MOST_TEXT: usize = 2_000;

/// What the person said beyond their CV.
pub(super) async fn evidence(app: &App, me: &Me, id: Uuid) -> Result<Vec<Evidence>> {
    let mut tx = app.db.read(me.id).await?;
    store::tailored(&mut tx, me.id, id).await?;
    store::evidence(&mut tx, me.id, id).await
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
    let text = text.as_str();
    again(|| try_reword(app, me, id, item, was, text)).await
}

async fn try_reword(
    app: &App,
    me: &Me,
    id: Uuid,
    item: &str,
    was: &str,
    text: &str,
) -> Result<Option<TailoredCv>> {
    let mut tx = app.db.read(me.id).await?;
    let Ground { cv, documents: Documents { source, document }, job } = ground(&mut tx, me.id, id).await?;
    drop(tx);
    let now_says = if item == "basics" { document.basics.summary.clone() } else { document.describe(item) };
    if normal(&now_says) != normal(was) {
        return Err(Error::Conflict {
            message: format!(
                "this line was changed meanwhile, to \u{201c}{now_says}\u{201d}; yours was \u{201c}{text}\u{201d}"
            ),
            current: Some(json!({"text": now_says})),
        });
    }
    if normal(&now_says) == normal(text) {
        return Ok(Some(cv));
    }
    let changed = accept(&document, &source, item, Change::Rewrite, text);
    let changed = changed.ok_or(Error::NotFound("line"))?;
    let step = Step::new("edit", format!("Reworded: {}", short(text)));
    let today = app.clock.today();
    let judged = off_thread(move || Judged::of(changed, &job, &today)).await?;
    Turn::new(cv, judged, step).save(app, me.id).await
}

/// A line as a person may write one.
pub(super) fn one_line(text: &str) -> Result<String> {
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

pub(super) fn short(text: &str) -> String {
    text.chars().take(90).collect()
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
    let (text, question) = (text.as_str(), question.map(|q| q.chars().take(500).collect::<String>()));
    let question = question.as_deref();
    again(|| try_answer(app, me, id, entry, text, question)).await
}

async fn try_answer(
    app: &App,
    me: &Me,
    id: Uuid,
    entry: &str,
    text: &str,
    question: Option<&str>,
) -> Result<Option<Evidence>> {
    let mut tx = app.db.read(me.id).await?;
    let Ground { cv, documents: Documents { mut document, .. }, job } = ground(&mut tx, me.id, id).await?;
    drop(tx);
    let said = said(&cv, entry.to_owned(), text, question, app.clock.now());
    if let Some(group) = document.skills.iter_mut().find(|s| s.id == entry) {
        group.keywords.push(text.to_owned());
    } else {
        let list = bullets_of(&mut document, entry)
            .ok_or_else(|| Error::field("entry", "is not in this CV: bring it back first"))?;
        list.push(Bullet { id: said.line(), text: text.to_owned() });
    }
    let step = Step::new("evidence", format!("Added in your words: {}", short(text)));
    let today = app.clock.today();
    let judged = off_thread(move || Judged::of(document, &job, &today)).await?;
    let turn = Turn { evidence: Some(said.clone()), ..Turn::new(cv, judged, step) };
    Ok(turn.save(app, me.id).await?.map(|_| said))
}

/// What a person says, as of the revision that is made with it.
pub(super) fn said(
    cv: &TailoredCv,
    item: String,
    text: &str,
    question: Option<&str>,
    now: DateTime<Utc>,
) -> Evidence {
    Evidence {
        id: Uuid::now_v7(),
        item,
        text: text.to_owned(),
        question: question.map(str::to_owned),
        revision: Some(cv.version + 1),
        created_at: now,
    }
}
