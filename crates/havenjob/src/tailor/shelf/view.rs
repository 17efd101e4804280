use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::Made;
use crate::http::listing::Listing;
use crate::ui::{Icon, Tone, ago, badge, confirm, empty, link_button, pager, rise};

/// The shelf.
pub(super) fn list(shelf: &Listing<Made>, now: DateTime<Utc>) -> Markup {
    html! {
        div.head {
            h1 { "Tailored CVs" }
            @if shelf.total > 0 { (link_button("primary", "/jobs", None, "Tailor to another job")) }
        }
        @if shelf.items.is_empty() {
            (empty(Icon::Sparkles, "No tailored CVs yet", "Open a job and tailor a CV to it. Every change comes with its reason, and \
                nothing is invented.", &link_button("primary", "/jobs", None, "Go to your jobs")))
        } @else {
            ul.list {
                @for made in &shelf.items {
                    li {
                        (what(made, now))
                        (confirm(&format!("/tailored/{}/delete", made.id), "Delete",
                            "Its suggestions, its revisions and its chat go with it. The CV that it was made from stays.",
                            "Delete this tailored CV"))
                    }
                }
            }
        }
        (pager(shelf.page, shelf.per_page, shelf.total, |page| format!("/tailored?page={page}")))
    }
}

/// A tailored CV in a list: what it is for, how it stands.
pub(crate) fn what(made: &Made, now: DateTime<Utc>) -> Markup {
    html! {
        div.what {
            a href={ "/tailored/" (made.id) } dir="auto" { (title(made)) }
            p {
                @if !made.company.is_empty() { bdi { (made.company) } " · " }
                @if !made.source.is_empty() { "from " bdi { (made.source) } " · " }
                (made.template) " · changed " (ago(made.updated_at, now))
            }
        }
        (tag(made))
    }
}

/// How it stands and how far it answers its job.
pub(crate) fn tag(made: &Made) -> Markup {
    html! {
        span.tag { (standing(made)) @if let Some(after) = made.score_after { (rise(made.score_before, after)) } }
    }
}

/// The job's title; a word where it has none.
pub(crate) fn title(made: &Made) -> &str {
    if made.title.is_empty() { "A job without a title" } else { &made.title }
}

/// How it stands, in a word.
fn standing(made: &Made) -> Markup {
    match made.status.as_str() {
        "queued" => badge(Tone::Plain, "being made"),
        "failed" => badge(Tone::Bad, "could not be made"),
        "final" => badge(Tone::Good, "final"),
        _ if made.pending > 0 => badge(Tone::Warn, &format!("{} to answer", made.pending)),
        _ => badge(Tone::Plain, "draft"),
    }
}
