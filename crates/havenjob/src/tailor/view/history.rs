use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::super::difference::Difference;
use super::super::model::{Revision, TailoredCv};
use super::compared::compared;
use super::{head, path};
use crate::jobs::Job;
use crate::ui::ago;

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
                form.row method="get" action="#compare" {
                    (pick("from", "From", shown.from, revisions, true))
                    (pick("to", "to", shown.to, revisions, false))
                    button.button.small type="submit" { "Compare" }
                }
                @if shown.differences.is_empty() { p.soft { "Nothing: the two say the same." } }
                (compared(&shown.differences))
            }
        }
    }
}

fn name(number: i64) -> String {
    if number == 0 { "your CV".to_owned() } else { format!("revision {number}") }
}

fn state(cv: &TailoredCv, r: &Revision, shown: &Comparison, now: DateTime<Utc>) -> Markup {
    let is_current = r.number == cv.version;
    html! {
        li aria-current=[(r.number == shown.to).then_some("true")] {
            div.what {
                a href={ "?from=" (r.number - 1) "&to=" (r.number) "#compare" } { (r.number) ". " (r.description) }
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
