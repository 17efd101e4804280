//! What a model is asked in a chat, and what is read out of its answer: prose for the person, then at most one fenced
//! block of suggestions. The block is never shown. It is read object by object, so that one that is broken, or a block that
//! was cut, costs no second answer: what can be read is taken, the rest is left.

use resume::Resume;
use resume::model::Date;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::super::refine::{Proposal, gone};
use super::super::rewrite::{self, lines, rewritable};
use super::super::wish::HELP;
use super::service;
use crate::app::App;
use crate::chat::{self, Message, prose};
use crate::db::{Tx, UserId};
use crate::engines::veil::Veil;
use crate::error::{Error, Result};
use crate::off_thread::off_thread;
use crate::providers::llm::{Message as Turn, Request, Schema};
use fit::check::Finding;
use fit::tailor::Change;

/// Lines of the CV, characters of the posting, and of a message, that a model sees at most: what a small one can hold.
const MOST_LINES: usize = 80;
const MOST_POSTING: usize = 6_000;
const MOST_SAID: usize = 800;
/// Suggestions of one answer.
const MOST_SUGGESTIONS: usize = 12;

const FENCE: &str = "```";

/// What a person wishes, and what it is about.
pub(super) struct Wished<'a> {
    pub(super) source: &'a Resume,
    pub(super) document: &'a Resume,
    pub(super) posting: &'a str,
    /// The oldest first.
    pub(super) said: &'a [Message],
    pub(super) wish: &'a str,
}

/// How an answer about a tailored CV is read and kept.
pub(super) struct Refining {
    pub(super) app: App,
    pub(super) owner: UserId,
    pub(super) cv: Uuid,
    pub(super) source: Resume,
    pub(super) document: Resume,
    pub(super) veil: Veil,
}

impl chat::Talk for Refining {
    type Made = Vec<Suggested>;

    fn shown(&self, raw: &str, is_whole: bool) -> String {
        shown(raw, &self.veil, is_whole)
    }

    async fn read(&self, raw: &str, _: &str) -> Result<Vec<Suggested>> {
        let (raw, veil, today) = (raw.to_owned(), self.veil.clone(), self.app.clock.today());
        let (source, document) = (self.source.clone(), self.document.clone());
        off_thread(move || suggested(&raw, &veil, &source, &document, &today)).await?
    }

    async fn keep(&self, tx: &mut Tx, made: Vec<Suggested>, ending: &mut chat::Ending) -> Result<()> {
        let listed = service::list(&self.app, tx, self.owner, self.cv, made, "pending").await?;
        ending.suggestions = listed.iter().map(|s| s.id).collect();
        if ending.content.is_empty() && !listed.is_empty() {
            "This is what I suggest.".clone_into(&mut ending.content);
        }
        Ok(())
    }

    fn without(&self) -> String {
        HELP.to_owned()
    }
}

/// What the model is asked. Everything of the person's and of the posting is data in one message, behind the veil.
pub(super) fn request(wished: &Wished<'_>, veil: &mut Veil) -> Request {
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let said: Vec<Value> = wished
        .said
        .iter()
        .map(|m| json!({"role": m.role, "text": veil.hide(&short(&m.content, MOST_SAID))}))
        .collect();
    let data = json!({
        "posting": veil.hide(&short(wished.posting, MOST_POSTING)),
        "cv": outline(wished.document, veil),
        "left_out": left_out(wished.source, wished.document, veil),
        "said_before": said,
        "wish": veil.hide(wished.wish),
    });
    Request {
        system: include_str!("../prompts/chat.md").to_owned(),
        messages: vec![Turn::user(data.to_string())],
        max_tokens: 1_500,
        temperature: None,
        schema: None,
    }
}

/// The entries by what a person knows them by, and the lines that may be worded anew.
fn outline(document: &Resume, veil: &mut Veil) -> Value {
    let lines: Vec<Value> = lines(document)
        .take(MOST_LINES)
        .map(|(id, text)| json!({"id": id, "text": veil.hide(text)}))
        .collect();
    let mut entries = Vec::new();
    macro_rules! entries {
        ($($section:ident),*) => { $( for item in &document.$section {
            entries.push(json!({"id": item.id, "is": veil.hide(&document.describe(&item.id))}));
        } )* };
    }
    entries!(work, volunteer, projects, education, awards, certificates, publications, languages, interests);
    let skills: Vec<Value> = document
        .skills
        .iter()
        .map(|s| json!({"id": s.id, "is": veil.hide(&s.name), "skills": veil.hide(&s.keywords.join(", "))}))
        .collect();
    json!({"entries": entries, "lines": lines, "skills": skills})
}

fn left_out(source: &Resume, document: &Resume, veil: &mut Veil) -> Vec<Value> {
    let gone = gone(source, document).into_iter().take(MOST_LINES);
    gone.map(|(id, is)| json!({"id": id, "is": veil.hide(&is)})).collect()
}

/// The part of an answer that a person sees: the prose before the block, or, where a model began with that, behind it. While
/// more may come, what could still turn out to be a fence or a placeholder is held back: what was shown once is the
/// beginning of whatever is shown later.
pub(super) fn shown(raw: &str, veil: &Veil, is_whole: bool) -> String {
    let raw = prose::without_thought(raw);
    if raw.starts_with('{') {
        return String::new();
    }
    let parts: Vec<&str> = raw.split(FENCE).collect();
    let prose =
        parts.iter().enumerate().step_by(2).find(|(_, part)| !part.trim_matches(['`', '\n', ' ']).is_empty());
    let Some((at, words)) = prose else { return String::new() };
    let mut words = words.trim_start();
    if !is_whole && at + 1 == parts.len() {
        words = prose::settled(words.trim_end_matches('`'));
    }
    veil.restore(words.trim_end())
}

/// What stands in fences, or the whole where an answer is nothing but a block.
fn block(raw: &str) -> String {
    let raw = prose::without_thought(raw);
    if raw.starts_with('{') {
        return raw.to_owned();
    }
    raw.split(FENCE).skip(1).step_by(2).collect::<Vec<_>>().join("\n")
}

/// Every object without an object in it, that is, every suggestion that was written to its end.
fn objects(block: &str) -> Vec<Value> {
    let (mut found, mut start, mut in_text, mut escaped) = (Vec::new(), None, false, false);
    for (at, c) in block.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            '{' if !in_text => start = Some(at),
            '}' if !in_text => {
                let object = start.take().and_then(|start| serde_json::from_str(&block[start..=at]).ok());
                found.extend(object);
            }
            _ => {}
        }
    }
    found
}

/// A change that a model proposes, and what the claim check says of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Suggested {
    pub(super) proposal: Proposal,
    pub(super) findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Wire {
    item: String,
    kind: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    reason: String,
}

fn schema() -> Result<Schema> {
    let schema = json!({
        "type": "object",
        "properties": {
            "item": {"type": "string", "minLength": 1, "maxLength": 200},
            "kind": {"enum": ["rewrite", "drop", "restore", "reorder"]},
            "text": {"type": "string"},
            "reason": {"type": "string"}
        },
        "required": ["item", "kind"]
    });
    Schema::new("suggestion", schema).map_err(|e| Error::Internal(e.to_string()))
}

/// Reads the suggestions of an answer. What the schema does not allow, names nothing of the CV or changes nothing is left
/// out; a wording is held against the evidence of its own item.
pub(super) fn suggested(
    raw: &str,
    veil: &Veil,
    source: &Resume,
    document: &Resume,
    today: &Date,
) -> Result<Vec<Suggested>> {
    let schema = schema()?;
    let mut found: Vec<Suggested> = Vec::new();
    for object in objects(&block(raw)) {
        let object = veil.restored(object);
        if schema.check(&object).is_err() || found.len() == MOST_SUGGESTIONS {
            continue;
        }
        let Ok(wire) = serde_json::from_value::<Wire>(object) else { continue };
        let Some(suggested) = read(&wire, source, document, today) else { continue };
        let is_new = |s: &Suggested| {
            (&s.proposal.item, s.proposal.kind) != (&suggested.proposal.item, suggested.proposal.kind)
        };
        if found.iter().all(is_new) {
            found.push(suggested);
        }
    }
    Ok(found)
}

fn read(wire: &Wire, source: &Resume, document: &Resume, today: &Date) -> Option<Suggested> {
    let of = |kind, original: String, proposed: String| Suggested {
        proposal: Proposal {
            item: wire.item.clone(),
            kind,
            original,
            proposed,
            reason: wire.reason.chars().take(300).collect(),
        },
        findings: Vec::new(),
    };
    let there = document.describe(&wire.item);
    match wire.kind.as_str() {
        "rewrite" => {
            let worded =
                rewrite::held(source, rewritable(document, &wire.item)?, &wire.text, &wire.reason, today)?;
            let suggested = of(Change::Rewrite, worded.original, worded.proposed);
            Some(Suggested { findings: worded.findings, ..suggested })
        }
        "drop" => (!there.is_empty()).then(|| of(Change::Drop, there, String::new())),
        "restore" => {
            let gone = source.describe(&wire.item);
            (there.is_empty() && !gone.is_empty()).then(|| of(Change::Restore, String::new(), gone))
        }
        _ => {
            let (parts, glue) = parts(document, &wire.item)?;
            let named: Vec<&str> = wire.text.split([',', '\n']).map(str::trim).collect();
            let place = |(id, text): &(&str, &str)| {
                named
                    .iter()
                    .position(|n| n == id || n.to_lowercase() == text.to_lowercase())
                    .unwrap_or(usize::MAX)
            };
            let mut sorted = parts.clone();
            sorted.sort_by_key(place);
            let joined =
                |parts: &[(&str, &str)]| parts.iter().map(|(_, t)| *t).collect::<Vec<_>>().join(glue);
            (sorted != parts).then(|| of(Change::Reorder, joined(&parts), joined(&sorted)))
        }
    }
}

/// The parts of an item that have an order, each by id and text, and what stands between them.
fn parts<'a>(document: &'a Resume, item: &str) -> Option<(Vec<(&'a str, &'a str)>, &'static str)> {
    if let Some(group) = document.skills.iter().find(|s| s.id == item) {
        return Some((group.keywords.iter().map(|k| (k.as_str(), k.as_str())).collect(), ", "));
    }
    let (_, list) = document.bullet_lists().find(|(id, _)| *id == item)?;
    Some((list.iter().map(|b| (b.id.as_str(), b.text.as_str())).collect(), "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resume() -> Resume {
        let text = r#"{"basics": {"name": "Kim Doe", "email": "kim@example.org", "summary": "Clerk with a love of order."},
            "work": [{"name": "Depot", "position": "Clerk", "startDate": "2020", "highlights": ["Assisted 4 colleagues with the stock count", "Swept floors"]}],
            "skills": [{"name": "Tools", "keywords": ["Excel", "SAP"]}], "interests": [{"name": "Chess"}]}"#;
        Resume::from_json(text).unwrap()
    }

    const ANSWER: &str = "Dear [NAME], two changes.\n\n```json\n{\"suggestions\": [\
        {\"item\": \"work-1.2\", \"kind\": \"rewrite\", \"text\": \"Kept the floors swept\", \"reason\": \"order {x}\"},\
        {\"item\": \"work-1.1\", \"kind\": \"rewrite\", \"text\": \"Led 12 colleagues\", \"reason\": \"\"},\
        {\"item\": \"work-1\", \"kind\": \"rewrite\", \"text\": \"Director\", \"reason\": \"\"},\
        {\"item\": \"skills-1\", \"kind\": \"reorder\", \"text\": \"sap\"},\
        {\"item\": \"interests-1\", \"kind\": \"drop\"}, {\"item\": \"work-9\", \"kind\": \"drop\"},\
        {\"item\": \"work-1\", \"kind\": \"title\", \"text\": \"CEO\"}]}\n```\n";

    #[test]
    fn prose_is_shown_as_it_grows_and_the_block_never() {
        let veil = Veil::of(&[&resume()]);
        let mut before = String::new();
        for (at, _) in ANSWER.char_indices() {
            let now = shown(&ANSWER[..at], &veil, false);
            assert!(now.starts_with(&before), "{before:?} became {now:?}");
            assert!(!now.contains(['`', '[', '{']), "{now}");
            before = now;
        }
        assert_eq!(shown(ANSWER, &veil, true), "Dear Kim Doe, two changes.");
        assert_eq!(shown("{\"suggestions\": []}", &veil, true), "");
        assert_eq!(shown("<think>hm, `x`</think>\nYes.", &veil, true), "Yes.");
        assert_eq!(shown("<thi", &veil, false), "");
        let late = "```json\n{\"suggestions\": []}\n```\nThat is all, [NAME].";
        assert_eq!(shown(late, &veil, true), "That is all, Kim Doe.");
        assert_eq!(shown(&late[..late.len() - 3], &veil, false), "That is all,");
        assert_eq!(shown(&late[..20], &veil, false), "");
        assert_eq!(shown("See [1] and [the", &veil, true), "See [1] and [the");
    }

    #[test]
    fn only_what_the_schema_and_the_document_allow_is_read() {
        let (source, today) = (resume(), Date::Day(2026, 5, 1));
        let mut document = source.clone();
        let veil = Veil::of(&[&source]);
        let found = suggested(ANSWER, &veil, &source, &document, &today).unwrap();
        let items: Vec<_> = found.iter().map(|s| (s.proposal.item.as_str(), s.findings.is_empty())).collect();
        assert_eq!(
            items,
            [("work-1.2", true), ("work-1.1", false), ("skills-1", true), ("interests-1", true)]
        );
        assert_eq!(found[2].proposal.proposed, "SAP, Excel");
        document.interests.clear();
        let back = r#"{"suggestions": [{"item": "interests-1", "kind": "restore"}, {"item": "work-1.1", "kind": "restore"}]}"#;
        assert_eq!(suggested(back, &veil, &source, &document, &today).unwrap().len(), 1);
    }

    #[test]
    fn what_was_cut_or_broken_costs_only_itself() {
        let (source, today, veil) = (resume(), Date::Day(2026, 5, 1), Veil::default());
        let count = |raw: &str| suggested(raw, &veil, &source, &source, &today).unwrap().len();
        let cut = ANSWER.find("\"skills-1\"").unwrap();
        assert_eq!(count(&ANSWER[..cut]), 2);
        assert_eq!(
            count(
                "Yes.\n```\n[{\"item\": 3, \"kind\": \"drop\"}, {item: x}, {\"item\": \"interests-1\", \"kind\": \"drop\"},]"
            ),
            1
        );
        for none in ["", "Yes.", "```json\n```", "``` } { \" ```", "{\"suggestions\": \"no\"}"] {
            assert_eq!(count(none), 0, "{none}");
        }
    }

    #[test]
    fn nothing_that_reaches_the_person_is_sent() {
        let resume = resume();
        let mut veil = Veil::of(&[&resume]);
        let wished = Wished {
            source: &resume,
            document: &resume,
            posting: "We seek a clerk. Write to jobs@depot.example.",
            said: &[],
            wish: "Say that Kim can be reached at kim@example.org",
        };
        let request = request(&wished, &mut veil);
        let sent = &request.messages[0].content;
        for private in ["Kim", "Doe", "kim@", "jobs@"] {
            assert!(!sent.contains(private), "{private} in {sent}");
        }
        assert!(sent.contains("stock count") && sent.contains("We seek a clerk."), "{sent}");
        assert!(!request.system.contains("clerk"));
    }
}
