use fit::check::Finding;
use maud::{Markup, html};

use super::super::model::Suggestion;
use super::{act, path};
use crate::ui::{Icon, Tone, badge, difference, icon};
use uuid::Uuid;

/// One change: the words before and after, why, what the claim check says, and what to do with it.
pub(super) fn suggestion(cv: Uuid, s: &Suggestion) -> Markup {
    placed(cv, s, "change")
}

/// The same beside the answer that brought it. `place` tells the two apart.
pub(super) fn placed(cv: Uuid, s: &Suggestion, place: &str) -> Markup {
    let is_open = s.status == "pending";
    html! {
        @if is_open {
            (card(cv, s, place))
        } @else {
            details.change {
                summary {
                    (icon(if s.status == "accepted" { Icon::Sparkles } else { Icon::CircleSlash }))
                    span { (verdict(s)) @if let Some(what) = named(s) { ": " span dir="auto" { (what) } } }
                }
                (card(cv, s, place))
            }
        }
    }
}

fn verdict(s: &Suggestion) -> &'static str {
    match (s.status.as_str(), s.kind.as_str()) {
        ("accepted", "reorder") => "Order changed",
        ("accepted", "drop") => "Left out",
        ("accepted", "restore") => "Brought back",
        ("accepted", "summary") if s.proposed.is_empty() => "Left out",
        ("accepted", "summary") if s.original.len() < s.proposed.len() => "Brought back",
        ("accepted", "summary") => "Shortened",
        ("accepted", _) => "Reworded",
        (_, "reorder") => "Order kept",
        (_, "drop") => "Kept",
        _ => "Kept as it was",
    }
}

/// What was left out or brought back, in its first words.
fn named(s: &Suggestion) -> Option<String> {
    let text = match s.kind.as_str() {
        "drop" => &s.original,
        "restore" => &s.proposed,
        _ => return None,
    };
    let words: String = text.chars().take(48).collect();
    Some(if words.len() < text.len() { format!("{}\u{2026}", words.trim_end()) } else { words })
}

fn card(cv: Uuid, s: &Suggestion, place: &str) -> Markup {
    let found = s.found();
    let is_blocked = s.is_blocked();
    html! {
        article.suggestion.blocked[is_blocked] id={ (place) "-" (s.id) } tabindex="0" data-suggestion=(s.id)
            data-status=(s.status) aria-label={ "Suggested change: " (s.kind) } {
            (words(s))
            @if !s.reason.is_empty() { p.why dir="auto" { (s.reason) } }
            (said(&found))
            (answers(cv, s, is_blocked, place))
        }
    }
}

fn words(s: &Suggestion) -> Markup {
    html! {
        @match s.kind.as_str() {
            "drop" => p.diff dir="auto" { del { (s.original) } },
            "restore" => p.diff dir="auto" { ins { (s.proposed) } },
            "reorder" => {
                p.small.soft { "New order:" }
                ol.new-order.small {
                    @for part in parts(&s.proposed) { li dir="auto" { (part) } }
                }
            }
            _ => p.diff dir="auto" { (difference(&s.original, &s.proposed)) },
        }
    }
}

fn parts(list: &str) -> Vec<&str> {
    let parts: Vec<&str> = list.lines().filter(|l| !l.is_empty()).collect();
    if parts.len() > 1 { parts } else { list.split(", ").collect() }
}

/// What the claim check found, and the evidence; the same evidence once.
fn said(found: &[Finding]) -> Markup {
    let mut evidence: Vec<&str> =
        found.iter().filter_map(|f| f.evidence.first()).map(|e| e.text.as_str()).collect();
    evidence.dedup();
    html! {
        @if !found.is_empty() {
            div.finding {
                @for finding in found {
                    @let (tone, word) = if finding.blocks() { (Tone::Bad, "Blocked") } else { (Tone::Warn, "Worth a look") };
                    p { (badge(tone, word)) " " (finding.message) }
                }
                @for text in evidence { p.small.soft { "Your CV says: " q dir="auto" { (text) } } }
            }
        }
    }
}

fn answers(cv: Uuid, s: &Suggestion, is_blocked: bool, place: &str) -> Markup {
    let to = |rest: &str| path(cv, &format!("suggestions/{}{rest}", s.id));
    let can_edit = matches!(s.kind.as_str(), "rewrite" | "summary");
    html! {
        div.actions {
            @if is_blocked {
                (act(&to("/confirm"), "tool", &html! {
                    button.button.small type="submit" data-key="a" { "This is true: add it to my evidence" }
                }))
            } @else if s.status != "accepted" {
                (act(&to("/accept"), "tool", &html! {
                    button.button.small.yes type="submit" data-key="a" { (icon(Icon::Check)) "Accept" }
                }))
            }
            @if s.status != "rejected" {
                (act(&to("/reject"), "tool", &html! {
                    button.button.small type="submit" data-key="r" {
                        (icon(if s.status == "accepted" { Icon::Undo2 } else { Icon::X }))
                        (if s.status == "accepted" { "Take back" } else { "Reject" })
                    }
                }))
            }
        }
        @if can_edit {
            details.edit {
                summary data-key="e" { "In other words" }
                (act(&to("/edit"), "form small", &html! {
                    label.aside for={ (place) "-edit-" (s.id) } { "Your words" }
                    textarea id={ (place) "-edit-" (s.id) } name="text" rows="3" required dir="auto" { "\n" (s.proposed) }
                    div.actions { button.button.small type="submit" { "Use these words" } }
                }))
            }
        }
    }
}
