//! Refining a tailored CV in words: what was said is kept, and what follows from it is a suggestion and a revision.

use fit::tailor::{Change, accept};
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use super::model::{Documents, Message, Suggestion, TailoredCv, change_name};
use super::refine::{HELP, Proposal, Wish, proposals, to_pages, understand};
use super::service::{Step, off_thread, posting_of, ready, revise};
use super::{export, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::session::Me;
use crate::jobs;

/// Characters of a message at most.
const MOST_TEXT: usize = 4_000;

/// What came of a message.
pub(super) struct Reply {
    pub(super) answer: Message,
    pub(super) suggestions: Vec<Suggestion>,
    pub(super) cv: TailoredCv,
}

/// Everything that was said, in order.
pub(super) async fn messages(app: &App, me: &Me, id: Uuid) -> Result<Vec<Message>> {
    let mut tx = app.db.read(me.id).await?;
    store::tailored(&mut tx, me.id, id).await?;
    store::messages(&mut tx, me.id, id).await
}

/// Answers a message; what it asks for is done at once and can be taken back.
pub(super) async fn say(app: &App, me: &Me, id: Uuid, text: &str) -> Result<Reply> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > MOST_TEXT || text.contains('\0') {
        return Err(Error::field("message", format!("must have 1 to {MOST_TEXT} characters")));
    }
    let mut tx = app.db.read(me.id).await?;
    let cv = ready(&mut tx, me.id, id).await?;
    let Documents { source, document } = store::documents(&mut tx, me.id, id).await?;
    let job = jobs::job(&mut tx, me.id, cv.job_id).await?;
    drop(tx);
    let wish = understand(text);
    let (today, wished, template) = (app.clock.today(), wish.clone(), cv.template.clone());
    let worked = off_thread(move || {
        let posting = posting_of(&job);
        Ok::<_, Error>(match wished {
            None | Some(Wish::Undo) => (document, Vec::new()),
            Some(Wish::Pages(pages)) => {
                let mut fewer = to_pages(&document, &posting, pages, &today);
                export::fit_pages(&mut fewer, &template, pages)?;
                let made = fewer.suggestions.into_iter().map(|s| Proposal {
                    item: s.item,
                    kind: s.kind,
                    original: s.original,
                    proposed: s.proposed,
                    reason: s.reason,
                });
                (fewer.resume, made.collect())
            }
            Some(wish) => {
                let made = proposals(&wish, &source, &document, &posting, &today);
                let is_question = made.len() > 1 && matches!(wish, Wish::Drop(_) | Wish::Restore(_));
                let changed =
                    if is_question { document.clone() } else { taken_on(&document, &source, &made) };
                (changed, made)
            }
        })
    });
    let (changed, made) = worked.await??;

    let mut tx = app.db.begin(me.id).await?;
    keep(app, &mut tx, me, id, "user", text).await?;
    let cv = Changed { cv, document: changed, made };
    let (cv, suggestions, words) = answer(app, &mut tx, me, cv, wish, text).await?;
    let answer = keep(app, &mut tx, me, id, "assistant", &words).await?;
    tx.commit().await?;
    Ok(Reply { answer, suggestions, cv })
}

struct Changed {
    cv: TailoredCv,
    document: resume::Resume,
    made: Vec<Proposal>,
}

fn taken_on(document: &resume::Resume, source: &resume::Resume, made: &[Proposal]) -> resume::Resume {
    made.iter().fold(document.clone(), |document, p| {
        accept(&document, source, &p.item, p.kind, &p.proposed).unwrap_or(document)
    })
}

/// Saves what follows from a wish, and says it.
async fn answer(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    changed: Changed,
    wish: Option<Wish>,
    text: &str,
) -> Result<(TailoredCv, Vec<Suggestion>, String)> {
    let Changed { mut cv, document, made } = changed;
    let seen = cv.version;
    let step = |text: &str| Step { kind: "chat", description: format!("Asked: {text}"), seen: Some(seen) };
    match wish {
        None => Ok((cv, Vec::new(), HELP.to_owned())),
        Some(Wish::Undo) if cv.version <= 1 => Ok((cv, Vec::new(), "There is nothing to undo.".to_owned())),
        Some(Wish::Undo) => {
            let before = store::document_of(tx, me.id, cv.id, cv.version - 1).await?;
            let cv = revise(app, tx, me.id, cv, &before, step(text)).await?;
            Ok((cv, Vec::new(), "Undone.".to_owned()))
        }
        Some(Wish::Drop(_) | Wish::Restore(_)) if made.len() > 1 => {
            let list: Vec<String> =
                made.iter().map(|p| format!("- {}{}", p.original, p.proposed)).take(6).collect();
            Ok((cv, Vec::new(), format!("Several fit. Which do you mean?\n{}", list.join("\n"))))
        }
        Some(Wish::Drop(what) | Wish::Restore(what) | Wish::Emphasise(what)) if made.is_empty() => {
            Ok((cv, Vec::new(), format!("I found nothing of yours that fits \"{what}\", and I add nothing.")))
        }
        Some(wish) => {
            if let Wish::Pages(pages) = wish {
                cv.pages = i64::from(pages);
            }
            let suggestions = list(app, tx, me, cv.id, &made).await?;
            let cv = revise(app, tx, me.id, cv, &document, step(text)).await?;
            let words = match made.len() {
                0 => "It fits already.".to_owned(),
                1 => format!("Done: {}.", done(&made[0])),
                n => {
                    let lines: Vec<String> = made.iter().map(|p| format!("- {}", done(p))).collect();
                    format!("Done, {n} changes; each can be taken back.\n{}", lines.join("\n"))
                }
            };
            Ok((cv, suggestions, words))
        }
    }
}

fn done(proposal: &Proposal) -> String {
    let short = |text: &str| text.lines().next().unwrap_or_default().chars().take(90).collect::<String>();
    match proposal.kind {
        Change::Drop => format!("left out \"{}\"", short(&proposal.original)),
        Change::Restore => format!("brought back \"{}\"", short(&proposal.proposed)),
        Change::Reorder => format!("put \"{}\" first", short(&proposal.proposed)),
        Change::Summary | Change::Rewrite => format!("now says \"{}\"", short(&proposal.proposed)),
    }
}

/// Lists changes behind those that are there, as taken on.
async fn list(app: &App, tx: &mut Tx, me: &Me, cv: Uuid, made: &[Proposal]) -> Result<Vec<Suggestion>> {
    let now = app.clock.now();
    let first = store::suggestions(tx, me.id, cv).await?.len();
    let mut listed = Vec::new();
    for (position, p) in (i64::try_from(first).unwrap_or_default()..).zip(made) {
        let suggestion = Suggestion {
            id: Uuid::now_v7(),
            item: p.item.clone(),
            kind: change_name(p.kind).to_owned(),
            original: p.original.clone(),
            proposed: p.proposed.clone(),
            reason: p.reason.clone(),
            findings: Json(json!([])),
            status: "accepted".to_owned(),
            origin: "chat".to_owned(),
            created_at: now,
            updated_at: now,
        };
        store::insert_suggestion(tx, me.id, cv, position, &suggestion).await?;
        listed.push(suggestion);
    }
    Ok(listed)
}

async fn keep(app: &App, tx: &mut Tx, me: &Me, cv: Uuid, role: &str, content: &str) -> Result<Message> {
    let message = Message {
        id: Uuid::now_v7(),
        role: role.to_owned(),
        content: content.to_owned(),
        created_at: app.clock.now(),
    };
    store::insert_message(tx, me.id, cv, &message).await?;
    Ok(message)
}
