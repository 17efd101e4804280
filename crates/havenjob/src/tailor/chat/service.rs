use fit::tailor::{Change, TailorOptions, accept, tailor_to};
use resume::Resume;
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use super::super::editing::{self, Way};
use super::super::model::{Documents, Suggestion, TailoredCv, change_name};
use super::super::refine::{Answer, Proposal, proposals, why_not};
use super::super::revise::{Ground, Judged, Step, Turn, ground, ready};
use super::super::wish::{HELP, Wish, understand};
use super::super::{ANSWER, export, store as cvs};
use super::talk::Suggested;
use crate::app::App;
use crate::chat::{Message, Said};
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::session::Me;
use crate::off_thread::off_thread;
use crate::providers::llm::Engine;
use crate::{chat, engines, jobs};

/// Said beside a plain wish that was done while a model could have been asked.
const NOT_ASKED: &str = "Done at once: no model was asked.";

/// An answer with what came of it.
pub(super) struct Reply {
    pub(super) answer: Message,
    pub(super) suggestions: Vec<Suggestion>,
    pub(super) cv: TailoredCv,
}

/// Everything that was said, in order.
pub(in crate::tailor) async fn messages(app: &App, me: &Me, id: Uuid) -> Result<Vec<Message>> {
    let mut tx = app.db.read(me.id).await?;
    cvs::tailored(&mut tx, me.id, id).await?;
    chat::messages(&mut tx, me.id, id).await
}

/// An answer as it is now.
pub(super) async fn reply(app: &App, me: &Me, id: Uuid, message: Uuid) -> Result<Reply> {
    let mut tx = app.db.read(me.id).await?;
    let cv = cvs::tailored(&mut tx, me.id, id).await?;
    let answer = chat::message(&mut tx, me.id, id, message).await?;
    let ids = answer.suggestion_ids.as_ref().map_or(&[][..], |ids| ids.as_slice());
    let mut suggestions = Vec::new();
    if !ids.is_empty() {
        suggestions = cvs::suggestions(&mut tx, me.id, id).await?;
        suggestions.retain(|s| ids.contains(&s.id));
    }
    Ok(Reply { answer, suggestions, cv })
}

/// Stops every answer about this CV that is on its way; what has come stays.
pub(in crate::tailor) async fn stop(app: &App, me: &Me, id: Uuid) -> Result<Vec<Message>> {
    let mut tx = app.db.begin(me.id).await?;
    cvs::tailored(&mut tx, me.id, id).await?;
    chat::stop(app, tx, me.id, id).await
}

/// Takes a message. A plain wish is done and answered at once, and can be taken back; for any other a model is asked, in the
/// background, where there is one.
pub(in crate::tailor) async fn say(app: &App, me: &Me, id: Uuid, text: &str) -> Result<Said> {
    let text = chat::words(text)?;
    let mut tx = app.db.read(me.id).await?;
    let Ground { cv, documents, job } = ground(&mut tx, me.id, id).await?;
    let listed = cvs::suggestions(&mut tx, me.id, id).await?;
    drop(tx);
    let wish = understand(text);
    let (today, now, wished, template) =
        (app.clock.today(), app.clock.now(), wish.clone(), cv.template.clone());
    let worked = off_thread(move || {
        let posting = jobs::posting(&job);
        let source = documents.source.clone();
        let worked = work_out(wished.as_ref(), documents, &posting, &template, &today)?;
        let mut follow = editing::followed(listed, &source, &worked.document, &today)?;
        follow.iter_mut().for_each(|s| s.updated_at = now);
        let Worked { document, answer, takes } = worked;
        Ok::<_, Error>((Judged::of(document, &job, &today), answer, takes, follow))
    });
    let (judged, made, takes, follow) = worked.await??;

    let finds_nothing = made.changes.is_empty()
        && matches!(wish, None | Some(Wish::Drop(_) | Wish::Restore(_) | Wish::Emphasise(_)));
    let engine = engines::engine_for(app, me.id).await;
    let has_model = matches!(engine, Ok(Engine::Model(_)));
    let note = match engine {
        Ok(Engine::Model(_)) if finds_nothing => match engines::afford(app, me.id).await {
            Ok(()) => return begin(app, me, id, text).await,
            Err(e @ Error::Enough { .. }) => Some(e.to_string()),
            Err(e) => return Err(e),
        },
        Ok(_) => has_model.then(|| NOT_ASKED.to_owned()),
        Err(e) if finds_nothing => Some(e.to_string()),
        Err(_) => None,
    };

    let undone = match wish {
        Some(Wish::Undo) => editing::turn(app, me.id, id, Way::Back).await?,
        _ => None,
    };
    let mut tx = app.db.begin(me.id).await?;
    chat::about(app, &mut tx, me.id, id).await?;
    let asked = chat::keep(app, &mut tx, me.id, id, Message::of_person(text)).await?;
    let changed = Changed { cv, judged, made, takes, follow, undone };
    let (suggestions, words) = answer(app, &mut tx, me, changed, wish, text).await?;
    let ids = suggestions.iter().map(|s| s.id).collect();
    let answer = Message { suggestion_ids: Some(Json(ids)), ..Message::of_builtin(&words, note) };
    let answer = chat::keep(app, &mut tx, me.id, id, answer).await?;
    tx.commit().await?;
    Ok(Said { asked, answer, task: None })
}

/// Lets a model answer.
async fn begin(app: &App, me: &Me, id: Uuid, text: &str) -> Result<Said> {
    chat::may_ask(app, me.id).await?;
    let mut tx = app.db.begin(me.id).await?;
    ready(&mut tx, me.id, id).await?;
    chat::about(app, &mut tx, me.id, id).await?;
    let said = chat::ask(app, &mut tx, me.id, id, text, ANSWER).await?;
    tx.commit().await?;
    Ok(said)
}

/// What follows from a plain wish: the document, and each change of it.
fn work_out(
    wish: Option<&Wish>,
    documents: Documents,
    posting: &fit::Posting,
    template: &str,
    today: &resume::model::Date,
) -> Result<Worked> {
    let Documents { source, document } = documents;
    Ok(match wish {
        None | Some(Wish::Undo) => Worked { document, answer: Answer::default(), takes: None },
        Some(Wish::Pages(pages)) => {
            let gauge = export::gauge(&document, template)?;
            let options = TailorOptions::new(today.clone());
            let fewer = tailor_to(&document, posting, &options, *pages, |resume| gauge.pages(resume));
            let made = fewer.suggestions.into_iter().map(|s| Proposal {
                item: s.item,
                kind: s.kind,
                original: s.original,
                proposed: s.proposed,
                reason: s.reason,
            });
            let answer = Answer::all(made.collect());
            Worked { takes: Some(gauge.pages(&fewer.resume)), document: fewer.resume, answer }
        }
        Some(wish) => {
            let answer = proposals(wish, &source, &document, posting, today);
            let document =
                if answer.is_choice { document } else { taken_on(&document, &source, &answer.changes) };
            Worked { document, answer, takes: None }
        }
    })
}

/// What follows from a wish.
struct Worked {
    document: Resume,
    answer: Answer,
    /// Pages that it takes at the tightest, where pages were wished.
    takes: Option<usize>,
}

struct Changed {
    cv: TailoredCv,
    judged: Judged,
    made: Answer,
    takes: Option<usize>,
    /// The suggestions that are in effect no longer, or again.
    follow: Vec<Suggestion>,
    undone: Option<Turn>,
}

fn taken_on(document: &Resume, source: &Resume, made: &[Proposal]) -> Resume {
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
) -> Result<(Vec<Suggestion>, String)> {
    let Changed { mut cv, judged, made: Answer { changes: made, is_choice }, takes, follow, undone } =
        changed;
    match wish {
        None => Ok((Vec::new(), HELP.to_owned())),
        Some(Wish::Undo) => {
            let Some(undone) = undone else {
                return Ok((Vec::new(), "There is nothing to undo.".to_owned()));
            };
            let words = format!("{}.", undone.step.description);
            undone.save_in(app, tx, me.id).await?;
            Ok((Vec::new(), words))
        }
        Some(_) if is_choice => {
            let list: Vec<String> =
                made.iter().map(|p| format!("- {}{}", p.original, p.proposed)).take(6).collect();
            Ok((Vec::new(), format!("Several fit. Which do you mean?\n{}", list.join("\n"))))
        }
        Some(Wish::Pages(pages)) if made.is_empty() && cv.pages == i64::from(pages) => {
            Ok((Vec::new(), fits(pages, takes)))
        }
        Some(wish) if made.is_empty() && !matches!(wish, Wish::Pages(_)) => {
            Ok((Vec::new(), why_not(&wish, &judged.document)))
        }
        Some(wish) => {
            let mut words = String::new();
            if let Wish::Pages(pages) = wish {
                cv.pages = i64::from(pages);
                words = fits(pages, takes);
            }
            let clean = made.iter().cloned().map(|proposal| Suggested { proposal, findings: Vec::new() });
            let suggestions = list(app, tx, me.id, cv.id, clean.collect(), "accepted").await?;
            let step = Step::new("chat", format!("Asked: {text}"));
            Turn { suggestions: follow, ..Turn::new(cv, judged, step) }.save_in(app, tx, me.id).await?;
            let done = match &made[..] {
                [] => String::new(),
                [one] => format!("Done: {}.", done(one)),
                several => {
                    let lines: Vec<String> = several.iter().map(|p| format!("- {}", done(p))).collect();
                    format!("Done, {} changes; each can be taken back.\n{}", several.len(), lines.join("\n"))
                }
            };
            let words = [words, done].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            Ok((suggestions, words.join("\n")))
        }
    }
}

/// How a CV stands to the pages that were wished.
fn fits(pages: u8, takes: Option<usize>) -> String {
    let wished = if pages == 1 { "one page".to_owned() } else { format!("{pages} pages") };
    match takes.filter(|takes| *takes > usize::from(pages)) {
        Some(takes) => format!(
            "It does not get to {wished} at a size that reads well: it takes {takes}. Say what else to drop, or choose \
             another template."
        ),
        None => format!("It fits {wished}."),
    }
}

fn done(proposal: &Proposal) -> String {
    let short = |text: &str| text.lines().next().unwrap_or_default().chars().take(90).collect::<String>();
    match proposal.kind {
        Change::Drop => format!("left out \"{}\"", short(&proposal.original)),
        Change::Restore => format!("brought back \"{}\"", short(&proposal.proposed)),
        Change::Reorder => format!("put \"{}\" first", short(&proposal.proposed)),
        Change::Summary | Change::Rewrite if proposal.proposed.is_empty() => {
            "left out the summary".to_owned()
        }
        Change::Summary | Change::Rewrite => format!("now says \"{}\"", short(&proposal.proposed)),
    }
}

/// Lists changes behind those that are there, as taken on or as waiting.
pub(super) async fn list(
    app: &App,
    tx: &mut Tx,
    owner: UserId,
    cv: Uuid,
    made: Vec<Suggested>,
    status: &str,
) -> Result<Vec<Suggestion>> {
    let now = app.clock.now();
    let first = cvs::suggestions(tx, owner, cv).await?.len();
    let mut listed = Vec::new();
    for (position, Suggested { proposal, findings }) in (i64::try_from(first).unwrap_or_default()..).zip(made)
    {
        let suggestion = Suggestion {
            id: Uuid::now_v7(),
            item: proposal.item,
            kind: change_name(proposal.kind).to_owned(),
            original: proposal.original,
            proposed: proposal.proposed,
            reason: proposal.reason,
            findings: Json(json!(findings)),
            status: status.to_owned(),
            origin: "chat".to_owned(),
            created_at: now,
            updated_at: now,
        };
        cvs::insert_suggestion(tx, owner, cv, position, &suggestion).await?;
        listed.push(suggestion);
    }
    Ok(listed)
}
