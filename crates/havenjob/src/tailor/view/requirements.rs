use fit::matching::{Held, State};
use fit::requirements::{Category, Need};
use maud::{Markup, html};
use resume::Resume;

use super::super::desk::Desk;
use super::{act, path};
use crate::ui::{Icon, icon};

/// What the job asks, and what the document answers.
pub(super) fn requirements(desk: &Desk) -> Markup {
    let all = &desk.matched.requirements;
    let of = |need: Need| {
        all.iter()
            .filter(move |h| h.requirement.kind == need && h.requirement.category != Category::Other)
            .collect::<Vec<_>>()
    };
    let other: Vec<&Held> = all.iter().filter(|h| h.requirement.category == Category::Other).collect();
    let count = |state: State| {
        all.iter().filter(|h| h.state == state && h.requirement.category != Category::Other).count()
    };
    html! {
        h2 #requirements-head { "What the job asks" }
        @if all.is_empty() {
            p.soft { "This posting asks nothing outright. What it names is counted as skills." }
        } @else {
            p.counts.small {
                span.state-met { (count(State::Met)) " met" }
                span.state-partly { (count(State::Partly)) " partly" }
                span.state-gap { (count(State::Gap)) " open" }
            }
        }
        @for (name, list) in [("Must have", of(Need::Must)), ("Nice to have", of(Need::Nice))] {
            @if !list.is_empty() {
                h3 { (name) }
                ul.asked role="list" { @for held in list { li { (requirement(desk, held)) } } }
            }
        }
        @if !other.is_empty() {
            details.more {
                summary { "Also said (" (other.len()) ")" }
                p.small.soft { "No line of a CV can show these, so they do not count." }
                ul.small { @for held in other { li dir="auto" { (held.requirement.text) } } }
            }
        }
    }
}

fn requirement(desk: &Desk, held: &Held) -> Markup {
    let (class, picture, word) = match held.state {
        State::Met => ("met", Icon::CircleCheck, "Met"),
        State::Partly => ("partly", Icon::CircleDashed, "Partly met"),
        State::Gap => ("gap", Icon::Circle, "Open"),
    };
    let lines: Vec<&str> = held.evidence.iter().map(|e| e.id.as_str()).collect();
    html! {
        details.requirement.(class) data-lines=(lines.join(" ")) {
            summary { (icon(picture)) span { span.aside { (word) ": " } span dir="auto" { (held.requirement.text) } } }
            div.inside {
                @if !held.note.is_empty() { p.small.soft.sentence { (held.note) } }
                @for evidence in &held.evidence {
                    p.small { a.evidence href={ "#line-" (evidence.id) } dir="auto" { (evidence.text) } }
                }
                @if let Some(question) = &held.question { (gap(desk, question)) }
            }
        }
    }
}

/// The one question of a gap; its answer is evidence.
fn gap(desk: &Desk, question: &str) -> Markup {
    act(
        &path(desk.cv.id, "evidence"),
        "form small",
        &html! {
            p { b { (question) } }
            input type="hidden" name="question" value=(question);
            label.aside for={ "answer-" (digest(question)) } { "Your answer" }
            textarea id={ "answer-" (digest(question)) } name="text" rows="2" required
                placeholder="In a sentence of your own, as it should stand in the CV" {}
            label.aside for={ "entry-" (digest(question)) } { "Where it happened" }
            select id={ "entry-" (digest(question)) } name="entry" required {
                option value="" { "Where it happened" }
                @for (id, name) in entries(&desk.document) { option value=(id) { (name) } }
            }
            div.actions { button.button.small type="submit" { "Add it as mine" } }
            p.hint { "It is kept as your evidence, with today\u{2019}s date. If you have not done it, leave this open." }
        },
    )
}

/// The entries that a fact can belong to.
fn entries(document: &Resume) -> Vec<(&str, String)> {
    let two = |a: &str, b: &str| match (a.is_empty(), b.is_empty()) {
        (false, false) => format!("{a}, {b}"),
        (false, true) => a.to_owned(),
        _ => b.to_owned(),
    };
    let mut all: Vec<(&str, String)> = Vec::new();
    all.extend(document.work.iter().map(|w| (w.id.as_str(), two(&w.position, &w.name))));
    all.extend(document.projects.iter().map(|p| (p.id.as_str(), two("Project", &p.name))));
    all.extend(document.volunteer.iter().map(|v| (v.id.as_str(), two(&v.position, &v.organization))));
    all.extend(document.education.iter().map(|e| (e.id.as_str(), two(&e.study_type, &e.institution))));
    all.extend(document.skills.iter().map(|s| (s.id.as_str(), two("Skills", &s.name))));
    all
}

/// A name for the fields of a question, the same each time.
fn digest(text: &str) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}
