mod next;

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use self::next::next;
use super::model::AtHand;
use crate::cvs::Cv;
use crate::profile::Completeness;
use crate::tailor::shelf_view;
use crate::ui::{Icon, Tone, ago, badge, icon, ring};

/// The first page of a person.
pub(super) fn home(at_hand: &AtHand, now: DateTime<Utc>) -> Markup {
    html! {
        (next(at_hand.next()))
        @if at_hand.made.is_empty() { (path(at_hand)) }
        div.home {
            div { (made(at_hand, now)) (cvs(at_hand, now)) }
            div { (jobs(at_hand, now)) @if let Some(profile) = &at_hand.profile { (grown(profile)) } }
        }
    }
}

/// The way to a first tailored CV, and how far it is gone.
fn path(at_hand: &AtHand) -> Markup {
    let done = [at_hand.can_tailor(), !at_hand.jobs.is_empty(), false];
    let now = done.iter().position(|done| !done).unwrap_or_default();
    let steps = [
        ("Your CV", "Read, and held as your evidence."),
        ("A job", "Its ad, requirement by requirement."),
        ("A CV for it", "Every change with its reason, for you to accept or reject."),
    ];
    html! {
        ol.path aria-label="The way to your first tailored CV" {
            @for (n, (title, words)) in steps.iter().enumerate() {
                li.done[done[n]] aria-current=[(n == now).then_some("step")] {
                    span.dot aria-hidden="true" { @if done[n] { (icon(Icon::Check)) } @else { (n + 1) } }
                    div { b { (title) } @if done[n] { span.aside { ", done" } } p { (words) } }
                }
            }
        }
    }
}

/// A part of the page with its list; `all` is where the rest is.
fn part(id: &str, title: &str, all: &str, rows: &Markup) -> Markup {
    html! {
        section aria-labelledby=(id) {
            div.row.apart { h2 id=(id) { (title) } a href=(all) { "All" span.aside { " " (title) } } }
            ul.list { (rows) }
        }
    }
}

fn made(at_hand: &AtHand, now: DateTime<Utc>) -> Markup {
    html! {
        @if !at_hand.made.is_empty() {
            (part("made", "Tailored CVs", "/tailored", &html! { @for made in &at_hand.made { li { (shelf_view::what(made, now)) } } }))
        }
    }
}

fn jobs(at_hand: &AtHand, now: DateTime<Utc>) -> Markup {
    let rows = html! {
        @for job in &at_hand.jobs {
            li {
                div.what {
                    a href={ "/jobs/" (job.id) } dir="auto" { @if job.title.is_empty() { "A job without a title" } @else { (job.title) } }
                    p {
                        @if !job.company.is_empty() { bdi { (job.company) } " · " }
                        "added " (ago(job.created_at, now)) @if !at_hand.served.contains(&job.id) { " · not tailored yet" }
                    }
                }
            }
        }
    };
    html! { @if !at_hand.jobs.is_empty() { (part("jobs", "Jobs", "/jobs", &rows)) } }
}

/// How far the profile has grown, and what helps most next.
fn grown(profile: &Completeness) -> Markup {
    html! {
        section aria-labelledby="profile" {
            div.row.apart { h2 #profile { "Profile" } a href="/profile" { "Open" span.aside { " your profile" } } }
            div.grown {
                (ring(profile.percent, "Profile"))
                @match profile.missing.first() {
                    Some(step) => p { (step.words) " " a href=(step.at) { "Do it now" } },
                    None => p { "Everything that is looked for first is there." },
                }
            }
        }
    }
}

fn cvs(at_hand: &AtHand, now: DateTime<Utc>) -> Markup {
    let rows = html! {
        @for cv in &at_hand.cvs {
            li {
                div.what { a href={ "/cvs/" (cv.id) } dir="auto" { (cv.original_filename) } p { "uploaded " (ago(cv.created_at, now)) } }
                (standing(cv))
            }
        }
    };
    html! { @if !at_hand.cvs.is_empty() { (part("cvs", "CVs", "/cvs", &rows)) } }
}

fn standing(cv: &Cv) -> Markup {
    match cv.status.as_str() {
        "failed" => badge(Tone::Bad, "could not be read"),
        "parsed" if cv.is_primary => badge(Tone::Plain, "main CV"),
        "parsed" => html! {},
        _ => badge(Tone::Plain, "being read"),
    }
}
