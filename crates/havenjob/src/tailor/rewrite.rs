//! Better wordings from a model, each bound to one line and held against what that line says. Titles, employers, dates,
//! degrees and names are not among the lines: no answer can touch them.

use fit::check::{Evidence, Finding, check_text};
use fit::tailor::{Change, accept};
use resume::Resume;
use resume::model::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::engines::veil::Veil;
use crate::error::{Error, Result};
use crate::providers::llm::{Message, Request, Schema};

/// Lines that a model sees at most, and characters of the posting: what a small model can hold.
const MOST_LINES: usize = 24;
const MOST_POSTING: usize = 6_000;
/// Characters of a wording at most.
const MOST_TEXT: usize = 800;

/// A wording that a model proposes, and what the claim check says of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wording {
    pub(super) item: String,
    pub(super) original: String,
    pub(super) proposed: String,
    pub(super) reason: String,
    pub(super) findings: Vec<Finding>,
}

impl Wording {
    /// Whether it may be taken on without asking.
    pub(super) fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

/// The lines that may be worded anew, by id: the summary, and the bullets of what was done.
pub(super) fn lines(document: &Resume) -> impl Iterator<Item = (&str, &str)> {
    let summary = ("basics", document.basics.summary.as_str());
    let bullets = (document.work.iter().flat_map(|w| w.highlights.iter()))
        .chain(document.projects.iter().flat_map(|p| p.highlights.iter()))
        .chain(document.volunteer.iter().flat_map(|v| v.highlights.iter()))
        .map(|b| (b.id.as_str(), b.text.as_str()));
    std::iter::once(summary).chain(bullets).filter(|(_, text)| !text.is_empty())
}

/// The line of this id, if it may be worded anew.
pub(super) fn rewritable<'a>(document: &'a Resume, id: &str) -> Option<(&'a str, &'a str)> {
    lines(document).find(|(line, _)| *line == id)
}

/// What is asked of the model. No name and no way to reach the person is in it: what a line or the posting says of these is
/// behind the veil.
pub(super) fn request(document: &Resume, posting: &str, veil: &mut Veil) -> Result<Request> {
    let lines: Vec<Value> = lines(document)
        .take(MOST_LINES)
        .map(|(id, text)| json!({"id": id, "text": veil.hide(text)}))
        .collect();
    let posting = veil.hide(&posting.chars().take(MOST_POSTING).collect::<String>());
    let schema = json!({
        "type": "object",
        "properties": {"rewrites": {"type": "array", "items": {
            "type": "object",
            "properties": {"id": {"type": "string"}, "text": {"type": "string"}, "reason": {"type": "string"}},
            "required": ["id", "text", "reason"]
        }}},
        "required": ["rewrites"]
    });
    Ok(Request {
        system: include_str!("prompts/rewrite.md").to_owned(),
        messages: vec![Message::user(json!({"posting": posting, "lines": lines}).to_string())],
        max_tokens: 2_000,
        temperature: None,
        schema: Some(Schema::new("rewrites", schema).map_err(|e| Error::Internal(e.to_string()))?),
    })
}

/// Holds a new wording of a line against the evidence of the line's own item; none when it changes nothing or is out of
/// measure.
pub(super) fn held(
    source: &Resume,
    line: (&str, &str),
    text: &str,
    reason: &str,
    today: &Date,
) -> Option<Wording> {
    let (item, original) = line;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text == original || text.chars().count() > MOST_TEXT {
        return None;
    }
    let evidence = match item {
        "basics" => Evidence::of_summary(source, today),
        item => Evidence::of_item(source, item, today)?,
    };
    Some(Wording {
        item: item.to_owned(),
        original: original.to_owned(),
        findings: check_text(&evidence, item, &text),
        proposed: text,
        reason: reason.chars().take(300).collect(),
    })
}

/// Reads an answer: what names no line, changes nothing or is out of measure is left out; every other wording is held
/// against the evidence of its own item.
pub(super) fn wordings(source: &Resume, document: &Resume, answer: &Value, today: &Date) -> Vec<Wording> {
    #[derive(Deserialize)]
    struct Proposed {
        id: String,
        text: String,
        #[serde(default)]
        reason: String,
    }
    let proposed = answer.get("rewrites").cloned().unwrap_or_default();
    let proposed: Vec<Proposed> = serde_json::from_value(proposed).unwrap_or_default();
    let mut found: Vec<Wording> = Vec::new();
    for Proposed { id, text, reason } in proposed {
        if found.iter().any(|w| w.item == id) {
            continue;
        }
        let line = rewritable(document, &id);
        found.extend(line.and_then(|line| held(source, line, &text, &reason, today)));
    }
    found
}

/// The document with the clean wordings in it.
pub(super) fn put_on(document: &Resume, source: &Resume, wordings: &[Wording]) -> Resume {
    wordings.iter().filter(|w| w.is_clean()).fold(document.clone(), |document, w| {
        accept(&document, source, &w.item, Change::Rewrite, &w.proposed).unwrap_or(document)
    })
}

#[cfg(test)]
mod hostile;

#[cfg(test)]
mod tests {
    use super::*;

    fn resume() -> Resume {
        let text = r#"{"basics": {"name": "Kim Doe", "email": "kim@example.org", "phone": "+1 555 0100", "summary": "Clerk with a love of order."},
            "work": [{"name": "Depot", "position": "Clerk", "startDate": "2020", "highlights": ["Assisted 4 colleagues with the stock count", "Swept floors"]}]}"#;
        let mut resume = Resume::from_json(text).unwrap();
        resume.assign_ids();
        resume
    }

    #[test]
    fn nothing_that_reaches_the_person_is_sent() {
        let sent = request(&resume(), "We seek a clerk.", &mut Veil::of(&[&resume()])).unwrap().messages[0]
            .content
            .clone();
        for private in ["Kim", "kim@example.org", "555"] {
            assert!(!sent.contains(private), "{sent}");
        }
        assert!(sent.contains("stock count") && sent.contains("We seek a clerk."), "{sent}");
    }

    #[test]
    fn only_what_the_line_bears_is_taken_on() {
        let (source, today) = (resume(), Date::Day(2026, 5, 1));
        let answer = json!({"rewrites": [
            {"id": "work-1.1", "text": "Led a team of 12 in the stock count", "reason": "stronger"},
            {"id": "work-1.2", "text": "Kept the floors swept", "reason": "order"},
            {"id": "work-1", "text": "Director", "reason": "title"},
            {"id": "basics/name", "text": "Someone", "reason": "name"},
            {"id": "work-1.2", "text": "Swept all floors of the company", "reason": "twice"}
        ]});
        let found = wordings(&source, &source, &answer, &today);
        assert_eq!(found.iter().map(|w| w.item.as_str()).collect::<Vec<_>>(), ["work-1.1", "work-1.2"]);
        assert!(found[0].findings.iter().any(Finding::blocks), "{found:?}");
        let document = put_on(&source, &source, &found);
        assert_eq!(document.work[0].highlights[0].text, "Assisted 4 colleagues with the stock count");
        assert_eq!(document.work[0].position, "Clerk");
        assert!(wordings(&source, &source, &json!({"rewrites": "no"}), &today).is_empty());
        assert!(wordings(&source, &source, &json!([1, 2]), &today).is_empty());
    }
}
