use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::model::{AtHand, Next};
use crate::cvs::Cv;
use crate::tailor::shelf_view;
use crate::ui::{Icon, Tone, ago, badge, link_button};

/// The first page of a person.
pub(super) fn home(at_hand: &AtHand, now: DateTime<Utc>) -> Markup {
    html! {
        (next(at_hand.next()))
        div.home {
            @if !at_hand.made.is_empty() {
                section aria-labelledby="made" {
                    div.row.apart { h2 #made { "Tailored CVs" } a href="/tailored" { "All" span.aside { " tailored CVs" } } }
                    ul.list { @for made in &at_hand.made { li { (shelf_view::what(made, now)) } } }
                }
            }
            @if !at_hand.jobs.is_empty() {
                section aria-labelledby="jobs" {
                    div.row.apart { h2 #jobs { "Jobs" } a href="/jobs" { "All" span.aside { " jobs" } } }
                    ul.list {
                        @for job in &at_hand.jobs {
                            li {
                                div.what {
                                    a href={ "/jobs/" (job.id) } dir="auto" { @if job.title.is_empty() { "A job without a title" } @else { (job.title) } }
                                    p { @if !job.company.is_empty() { bdi { (job.company) } " · " } "added " (ago(job.created_at, now)) }
                                }
                                @if !at_hand.served.contains(&job.id) { (badge(Tone::Plain, "not tailored yet")) }
                            }
                        }
                    }
                }
            }
            @if !at_hand.cvs.is_empty() {
                section aria-labelledby="cvs" {
                    div.row.apart { h2 #cvs { "CVs" } a href="/cvs" { "All" span.aside { " CVs" } } }
                    ul.list {
                        @for cv in &at_hand.cvs {
                            li {
                                div.what {
                                    a href={ "/cvs/" (cv.id) } dir="auto" { (cv.original_filename) }
                                    p { "uploaded " (ago(cv.created_at, now)) }
                                }
                                (standing(cv))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn standing(cv: &Cv) -> Markup {
    match cv.status.as_str() {
        "failed" => badge(Tone::Bad, "could not be read"),
        "parsed" if cv.is_primary => badge(Tone::Good, "primary"),
        "parsed" => html! {},
        _ => badge(Tone::Plain, "being read"),
    }
}

/// The one step that needs the person, large.
fn next(next: Next<'_>) -> Markup {
    match next {
        Next::Upload => step(
            "Start with your CV",
            "Upload it once, as PDF or Word. It is read, and every field is shown beside its place in \
            the file.",
            "/cvs",
            Icon::Upload,
            "Upload your CV",
        ),
        Next::Wait(cv) => step(
            "Your CV is being read",
            &format!("{} takes a few seconds. You can watch, or add a job meanwhile.", cv.original_filename),
            &format!("/cvs/{}", cv.id),
            Icon::Eye,
            "Watch it being read",
        ),
        Next::Look(cv) => step(
            "Your CV could not be read",
            &format!("See what is the matter with {}, and what to do about it.", cv.original_filename),
            &format!("/cvs/{}", cv.id),
            Icon::ArrowRight,
            "See why",
        ),
        Next::AddJob => step(
            "Add a job that interests you",
            "Paste its ad. You then see what it asks and what of it your CV shows.",
            "/jobs/new",
            Icon::Plus,
            "Add a job",
        ),
        Next::Tailor(job) => {
            let at = if job.company.is_empty() { String::new() } else { format!(" at {}", job.company) };
            let title = if job.title.is_empty() { "this job" } else { &job.title };
            step(
                &format!("Tailor a CV to {title}"),
                &format!("See how you fit{at}, then have your CV chosen and ordered for it."),
                &format!("/jobs/{}", job.id),
                Icon::Sparkles,
                "Go to the job",
            )
        }
        Next::Review(made) => {
            let words = match made.pending {
                0 => "It is made. Look over what was changed and why, then download it.".to_owned(),
                1 => "One suggestion waits for your answer.".to_owned(),
                n => format!("{n} suggestions wait for your answer."),
            };
            step(
                &format!("Review your CV for {}", shelf_view::title(made)),
                &words,
                &format!("/tailored/{}", made.id),
                Icon::ListChecks,
                "Review it",
            )
        }
        Next::AnotherJob => step(
            "All is done. Add the next job",
            "Paste the ad of another job that interests you.",
            "/jobs/new",
            Icon::Plus,
            "Add a job",
        ),
    }
}

fn step(title: &str, words: &str, to: &str, picture: Icon, button: &str) -> Markup {
    html! {
        div.first-step {
            h1 dir="auto" { (title) }
            p { (words) }
            div.actions { (link_button("primary", to, Some(picture), button)) }
        }
    }
}
