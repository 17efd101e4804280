use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::super::difference::{Difference, Move};
use super::super::model::{Revision, TailoredCv};
use super::{head, path};
use crate::jobs::Job;
use crate::ui::{Icon, ago, difference, icon, sentence};

/// What differs between two states.
pub(crate) struct Comparison {
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) differences: Vec<Difference>,
}

/// Every state, the newest first, and two of them word by word.
pub(crate) fn history(
    cv: &TailoredCv,
    job: &Job,
    revisions: &[Revision],
    shown: &Comparison,
    now: DateTime<Utc>,
) -> Markup {
    html! {
        (head(cv.id, job, "Revisions", &html! {}))
        div.history {
            section aria-label="All revisions" {
                ol.list {
                    @for r in revisions { (state(cv, r, shown, now)) }
                    li { div.what { b { "Your CV, before tailoring" } p { "What everything is held against" } } }
                }
            }
            section.card aria-labelledby="compare" {
                h2 #compare { "What changed from " (name(shown.from)) " to " (name(shown.to)) }
                form.row method="get" {
                    (pick("from", "From", shown.from, revisions, true))
                    (pick("to", "to", shown.to, revisions, false))
                    button.button.small type="submit" { "Compare" }
                }
                @if shown.differences.is_empty() { p.soft { "Nothing: the two say the same." } }
                dl.differences {
                    @for (n, d) in shown.differences.iter().enumerate() {
                        @if n == 0 || about(d) != about(&shown.differences[n - 1]) { dt.small.soft dir="auto" { (about(d)) } }
                        @if let Some(step) = d.moved { dd.small.moved { (way(step)) } }
                        dd dir="auto" { (difference(d.before.as_deref().unwrap_or_default(), d.after.as_deref().unwrap_or_default())) }
                    }
                }
            }
        }
    }
}

/// What a value is of, in words: its entry, and its field where it is not a line of it.
fn about(Difference { item, entry, .. }: &Difference) -> String {
    let field =
        if entry.is_empty() { Some(item.as_str()) } else { item.split_once('.').map(|(_, field)| field) };
    let parts = field.into_iter().flat_map(|f| f.split('.')).filter(|p| *p != "basics" && !is_number(p));
    let mut words: Vec<String> = parts.map(apart).collect();
    if !entry.is_empty() {
        words.insert(0, entry.clone());
    }
    sentence(&words.join(" · "))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// The name of a field as words: `startDate` is "start date".
fn apart(name: &str) -> String {
    let spaced = name.chars().flat_map(|c| {
        let gap = c.is_ascii_uppercase().then_some(' ');
        gap.into_iter().chain(c.to_lowercase())
    });
    spaced.collect()
}

/// Where it went, in words.
fn way(Move { from, to }: Move) -> Markup {
    let (picture, word) = if to < from { (Icon::ArrowUp, "up") } else { (Icon::ArrowDown, "down") };
    html! { (icon(picture)) "Moved " (word) " from " (ordinal(from)) " to " (ordinal(to)) }
}

fn ordinal(n: usize) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

fn name(number: i64) -> String {
    if number == 0 { "your CV".to_owned() } else { format!("revision {number}") }
}

fn state(cv: &TailoredCv, r: &Revision, shown: &Comparison, now: DateTime<Utc>) -> Markup {
    let is_current = r.number == cv.version;
    html! {
        li aria-current=[(r.number == shown.to).then_some("true")] {
            div.what {
                a href={ "?from=" (r.number - 1) "&to=" (r.number) } { (r.number) ". " (r.description) }
                p { (ago(r.created_at, now)) " · " (r.template) ", at most " (r.pages) @if r.pages == 1 { " page" } @else { " pages" } }
            }
            @if is_current {
                span.badge.good { "Current" }
            } @else {
                form method="post" action=(path(cv.id, &format!("revisions/{}/restore", r.id))) {
                    button.button.small type="submit" { "Go back to this" span.aside { ": revision " (r.number) } }
                }
            }
        }
    }
}

fn pick(field: &str, word: &str, chosen: i64, revisions: &[Revision], with_source: bool) -> Markup {
    html! {
        label.row { (word) " "
            select name=(field) {
                @for r in revisions { option value=(r.number) selected[r.number == chosen] { (name(r.number)) } }
                @if with_source { option value="0" selected[chosen == 0] { (name(0)) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_named_as_people_name_them() {
        let named = |item: &str, entry: &str| {
            let (item, entry) = (item.to_owned(), entry.to_owned());
            about(&Difference { item, entry, before: None, after: None, moved: None })
        };
        assert_eq!(named("basics.summary", ""), "Summary");
        assert_eq!(named("basics.profiles.1.url", ""), "Profiles · url");
        assert_eq!(named("work-1", "Packer, Depot"), "Packer, Depot");
        assert_eq!(named("work-1.2", "Packer, Depot"), "Packer, Depot");
        assert_eq!(named("work-1.startDate", "Packer, Depot"), "Packer, Depot · start date");
        assert_eq!(named("skills-1.keywords.3", "Systems"), "Systems · keywords");
    }

    #[test]
    fn places_are_said_as_people_say_them() {
        let said: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 111].into_iter().map(ordinal).collect();
        assert_eq!(said.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 111th");
    }
}
