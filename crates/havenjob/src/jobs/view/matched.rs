use fit::Requirement;
use fit::matching::{Held, Match, State};
use fit::requirements::{Category, Need};
use maud::{Markup, html};

use super::page::key;
use crate::tailor::Prospect;
use crate::ui::{Icon, Tone, badge, icon, ring};

/// What the job asks; where there is something to hold against it, with what answers.
pub(super) fn section(prospect: &Prospect) -> Markup {
    let asked = &prospect.posting.requirements;
    html! {
        section.match_ aria-labelledby="match" {
            @if let Some((from, held)) = &prospect.held {
                (score(prospect, &key(*from), held))
                @for (need, title) in [(Need::Must, "Required"), (Need::Nice, "Nice to have")] {
                    (group(title, held.requirements.iter().filter(|h| h.requirement.kind == need && weighs(&h.requirement)).map(held_row)))
                }
                (group("Not weighed: no line of a CV can show it",
                    held.requirements.iter().filter(|h| !weighs(&h.requirement)).map(|h| asked_row(&h.requirement))))
            } @else {
                h2 #match { "What it asks" }
                @for (need, title) in [(Need::Must, "Required"), (Need::Nice, "Nice to have")] {
                    (group(title, asked.iter().filter(|r| r.kind == need).map(asked_row)))
                }
            }
            @if asked.is_empty() {
                p.soft { "No requirement was found in this ad. If the text is cut short, edit the job and paste all of it." }
            }
        }
    }
}

fn weighs(requirement: &Requirement) -> bool {
    requirement.category != Category::Other
}

fn score(prospect: &Prospect, chosen: &str, held: &Match) -> Markup {
    let (must, nice) = (held.formula.must, held.formula.nice);
    html! {
        div.score {
            (ring(i64::from(held.score), "Match"))
            div {
                h2 #match { "How you fit" }
                p {
                    (must.met) " of " (must.met + must.partly + must.gap) " required"
                    @if nice.met + nice.partly + nice.gap > 0 { ", " (nice.met) " of " (nice.met + nice.partly + nice.gap) " nice to have" }
                    " met" @if must.partly + nice.partly > 0 { ", " (must.partly + nice.partly) " in part" } "."
                }
            }
        }
        @if prospect.sources.len() > 1 {
            form.held method="get" action={ "/jobs/" (prospect.job.id) } data-does="send-on-change" {
                label for="held" { "Held against" }
                select #held name="from" {
                    @for (from, name) in &prospect.sources { option value=(key(*from)) selected[key(*from) == chosen] { (name) } }
                }
                button.button.small type="submit" { "Show" }
            }
        } @else if let Some((_, name)) = prospect.sources.first() {
            p.soft.small { "Held against " bdi { (name) } "." }
        }
    }
}

fn group(title: &str, rows: impl Iterator<Item = Markup>) -> Markup {
    let rows: Vec<Markup> = rows.collect();
    html! {
        @if !rows.is_empty() {
            h3 { (title) }
            ul.asks { @for row in rows { (row) } }
        }
    }
}

fn asked_row(asked: &Requirement) -> Markup {
    html! { li id=(asked.id) { div { p.asked dir="auto" { (in_ad(asked)) } } } }
}

fn held_row(held: &Held) -> Markup {
    let (tone, word, picture) = match held.state {
        State::Met => (Tone::Good, "met", Icon::CircleCheck),
        State::Partly => (Tone::Warn, "in part", Icon::CircleDashed),
        State::Gap => (Tone::Bad, "gap", Icon::Circle),
    };
    html! {
        li.(state(held.state)) id=(held.requirement.id) {
            (icon(picture))
            div {
                p.asked dir="auto" { (in_ad(&held.requirement)) " " (badge(tone, word)) }
                @for evidence in held.evidence.iter().take(2) { p.shows dir="auto" { (evidence.text) } }
                @if held.evidence.len() > 2 {
                    details {
                        summary { (held.evidence.len() - 2) " more" }
                        @for evidence in held.evidence.iter().skip(2) { p.shows dir="auto" { (evidence.text) } }
                    }
                }
                @if !held.note.is_empty() { p.why { (held.note) } }
                @if let Some(question) = &held.question { p.why { (question) } }
            }
        }
    }
}

/// The words of a requirement, leading to their place in the ad.
fn in_ad(asked: &Requirement) -> Markup {
    html! { a href={ "#ad-" (asked.id) } { (asked.text) } }
}

/// The state as a class.
pub(super) fn state(state: State) -> &'static str {
    match state {
        State::Met => "met",
        State::Partly => "partly",
        State::Gap => "gap",
    }
}
