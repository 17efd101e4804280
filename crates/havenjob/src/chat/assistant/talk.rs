//! What a model is asked as the career assistant, and how its answer is read.

use resume::Resume;
use resume::model::{Bullets, Date};
use serde_json::{Value, json};

use super::super::answering::Talk;
use super::super::model::Message;
use super::super::prose;
use super::super::store::Ending;
use super::fitting::{Fitted, fitted};
use super::held::{self, Heard};
use super::{Grounds, plain};
use crate::db::Tx;
use crate::engines::veil::Veil;
use crate::error::{Error, Result};
use crate::off_thread::off_thread;
use crate::providers::llm::{Message as Turn, Request};
use fit::check::Finding;

/// Bullets of the profile, jobs, gaps of a job, and characters of a message, that a model sees at most.
const MOST_BULLETS: usize = 80;
const MOST_JOBS: usize = 10;
const MOST_GAPS: usize = 8;
const MOST_SAID: usize = 800;

/// How an answer is read.
pub(in super::super) struct Assistant {
    grounds: Grounds,
    question: String,
    scores: Vec<String>,
    veil: Veil,
    today: Date,
}

/// What the model is asked. Everything of the person's and of the postings is data in one message, behind the veil.
pub(super) fn prepare(
    grounds: Grounds,
    said: &[Message],
    question: String,
    today: Date,
) -> Result<(Request, Assistant)> {
    let mut veil = Veil::of(&[&grounds.resume]);
    let all = fitted(&grounds.resume, grounds.jobs.iter(), &today);
    let scores = all.iter().map(|f| f.matched.score.to_string()).collect();
    let short = |text: &str| text.chars().take(MOST_SAID).collect::<String>();
    let profile = match grounds.is_empty() {
        true => Value::Null,
        false => veil.hidden(shown(&grounds.resume)?),
    };
    let data = json!({
        "profile": profile,
        "jobs": all.iter().take(MOST_JOBS).map(|f| job(f, &mut veil)).collect::<Vec<_>>(),
        "said_before": said.iter()
            .map(|m| json!({"role": m.role, "text": veil.hide(&short(&m.content))})).collect::<Vec<_>>(),
        "question": veil.hide(&question),
    });
    let request = Request {
        system: include_str!("../prompts/assistant.md").to_owned(),
        messages: vec![Turn::user(data.to_string())],
        max_tokens: 1_500,
        temperature: None,
        schema: None,
    };
    Ok((request, Assistant { question, scores, veil, today, grounds }))
}

fn job(fitted: &Fitted<'_>, veil: &mut Veil) -> Value {
    let gaps: Vec<String> = fitted.gaps().take(MOST_GAPS).map(|g| veil.hide(g)).collect();
    json!({"job": veil.hide(&fitted.name()), "score_of_100": fitted.matched.score, "asked_and_not_shown": gaps})
}

/// The résumé as far as a small model can hold it: without what only reaches the person, and where it stood in a file.
fn shown(resume: &Resume) -> Result<Value> {
    let mut resume = resume.clone();
    let mut left = MOST_BULLETS;
    let mut cut = |bullets: &mut Bullets| {
        bullets.truncate(left);
        left -= bullets.len();
    };
    resume.work.iter_mut().for_each(|w| cut(&mut w.highlights));
    resume.projects.iter_mut().for_each(|p| cut(&mut p.highlights));
    resume.volunteer.iter_mut().for_each(|v| cut(&mut v.highlights));
    resume.education.iter_mut().for_each(|e| cut(&mut e.highlights));
    let mut value = serde_json::to_value(&resume).map_err(|e| Error::Internal(e.to_string()))?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("meta");
        fields.remove("references");
        if let Some(basics) = fields.get_mut("basics").and_then(Value::as_object_mut) {
            basics.retain(|name, _| matches!(name.as_str(), "label" | "summary"));
        }
        let items = fields.values_mut().filter_map(Value::as_array_mut).flatten();
        for item in items.filter_map(Value::as_object_mut) {
            item.retain(|name, _| !matches!(name.as_str(), "id" | "highlightIds" | "url"));
        }
    }
    Ok(value)
}

impl Talk for Assistant {
    type Made = Vec<Finding>;

    fn shown(&self, raw: &str, is_whole: bool) -> String {
        prose::plain(raw, &self.veil, is_whole)
    }

    async fn read(&self, _: &str, shown: &str) -> Result<Vec<Finding>> {
        let jobs = self.grounds.jobs.iter().map(|j| format!("{} {} {}", j.title, j.company, j.description));
        let text = jobs.chain([self.question.clone()]).collect::<Vec<_>>().join("\n").to_lowercase();
        let heard = Heard { text, scores: self.scores.clone() };
        let (resume, shown, today) = (self.grounds.resume.clone(), shown.to_owned(), self.today.clone());
        off_thread(move || held::findings(&resume, &heard, &shown, &today)).await
    }

    async fn keep(&self, _: &mut Tx, findings: Vec<Finding>, ending: &mut Ending) -> Result<()> {
        if !findings.is_empty() {
            let words: Vec<String> = findings.iter().take(5).map(|f| format!("\"{}\"", f.words)).collect();
            let flagged = format!(
                "Your {} does not bear this out: {}. Do not use it unless it is true.",
                self.grounds.called(),
                words.join(", ")
            );
            ending.note =
                Some(ending.note.take().map_or(flagged.clone(), |note| format!("{note} {flagged}")));
        }
        ending.findings = Some(json!(findings));
        Ok(())
    }

    fn without(&self) -> String {
        plain::answer(&self.grounds, &self.question, &self.today)
    }
}

#[cfg(test)]
mod tests {
    use super::super::From;
    use super::*;

    #[test]
    fn nothing_that_reaches_the_person_is_sent() {
        let text = r#"{"basics": {"name": "Kim Doe", "email": "kim@example.org", "phone": "+49 170 1234567", "summary": "Kim is a clerk.",
            "location": {"address": "12 Mill Lane"}}, "work": [{"name": "Depot", "position": "Clerk", "highlights": ["Counted stock"]}],
            "references": [{"name": "Lee Boss", "reference": "lee@depot.example"}]}"#;
        let grounds =
            Grounds { from: From::Profile, resume: Resume::from_json(text).unwrap(), jobs: Vec::new() };
        let question = "Should Kim write to boss@depot.example?".to_owned();
        let (request, _) = prepare(grounds, &[], question, Date::Day(2026, 5, 1)).unwrap();
        let sent = &request.messages[0].content;
        for private in ["Kim", "Doe", "kim@", "1234567", "Mill", "Lee", "boss@"] {
            assert!(!sent.contains(private), "{private} in {sent}");
        }
        assert!(sent.contains("Counted stock") && sent.contains("Should [NAME_1] write"), "{sent}");
        assert!(!request.system.contains("Depot"));
    }
}
