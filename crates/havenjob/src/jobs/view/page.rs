use chrono::{DateTime, Utc};
use maud::{Markup, html};
use resume::write::pdf::templates;

use super::{ad, matched, name};
use crate::tailor::{From, Prospect, capital, shelf_view};
use crate::ui::{
    Field, Icon, Tone, Values, ago, badge, choice, confirm, icon, link_button, refusal, way_back,
};

/// A job: what it asks, what answers it, and the way to a CV for it.
pub(in crate::jobs) fn job(prospect: &Prospect, values: &Values, now: DateTime<Utc>) -> Markup {
    let job = &prospect.job;
    html! {
        (way_back("/jobs", "Jobs"))
        div.head {
            div {
                h1 dir="auto" { (name(job)) }
                p.soft {
                    @if !job.company.is_empty() { bdi { (job.company) } " · " }
                    "added " (ago(job.created_at, now))
                    @if let Some(url) = &job.url {
                        " · " a.out href=(url) rel="noreferrer noopener" target="_blank" { "the ad's page" (icon(Icon::ExternalLink)) span.aside { " (opens in a new tab)" } }
                    }
                    @if job.status == "archived" { " " (badge(Tone::Plain, "archived")) }
                }
                @if job.title.is_empty() {
                    p { "The ad does not say what the job is called. " a href={ "/jobs/" (job.id) "/edit" } { "Give it a title" } "." }
                }
            }
            (acts(prospect))
        }
        (refusal(values))
        (step(prospect, values, now))
        div.fit-and-ad {
            (matched::section(prospect))
            (ad::section(prospect))
        }
    }
}

fn acts(prospect: &Prospect) -> Markup {
    let job = &prospect.job;
    let (to, word) =
        if job.status == "archived" { ("active", "Make active") } else { ("archived", "Archive") };
    html! {
        div.actions {
            (link_button("small plain", &format!("/jobs/{}/edit", job.id), Some(Icon::Pencil), "Edit"))
            form method="post" action={ "/jobs/" (job.id) "/status" } {
                button.button.small.plain type="submit" name="status" value=(to) { (word) }
            }
            (confirm(&format!("/jobs/{}/delete", job.id), "Delete",
                "The job goes for good, and with it every CV tailored to it.", "Delete this job"))
        }
    }
}

/// The one thing to do next.
fn step(prospect: &Prospect, values: &Values, now: DateTime<Utc>) -> Markup {
    html! {
        @if prospect.sources.is_empty() && prospect.is_reading {
            div.next {
                div { h2 { "Your CV is being read" } p { "In a moment you see here what it answers of this ad." } }
                (link_button("primary", &format!("/jobs/{}", prospect.job.id), Some(Icon::RefreshCw), "Look again"))
            }
        } @else if prospect.sources.is_empty() {
            div.next {
                div { h2 { "First, your CV" } p { "Upload it once. You then see what of it answers this ad, and can tailor it." } }
                (link_button("primary", "/cvs", Some(Icon::Upload), "Upload your CV"))
            }
        } @else if prospect.made.is_empty() {
            section.next aria-labelledby="tailor" { h2 #tailor { "Tailor a CV to this job" } (order("primary", prospect, values)) }
        } @else {
            (made(prospect, values, now))
        }
    }
}

/// Something was made already: that is where to go on.
fn made(prospect: &Prospect, values: &Values, now: DateTime<Utc>) -> Markup {
    let newest = prospect.made.first().map(|made| format!("/tailored/{}", made.id)).unwrap_or_default();
    html! {
        section.next aria-labelledby="made" {
            div.row.apart {
                h2 #made { "Tailored to this job" }
                (link_button("primary", &newest, Some(Icon::ListChecks), "Go to the tailored CV"))
            }
            ul.list { @for made in &prospect.made { li { (shelf_view::what(made, now)) } } }
            details open[values.is_refused()] {
                summary { "Tailor another CV to this job" }
                (order("", prospect, values))
            }
        }
    }
}

fn order(class: &str, prospect: &Prospect, values: &Values) -> Markup {
    let keys: Vec<String> = prospect.sources.iter().map(|(from, _)| key(*from)).collect();
    let sources: Vec<_> =
        keys.iter().map(String::as_str).zip(prospect.sources.iter().map(|(_, n)| n.as_str())).collect();
    let held = prospect.held.as_ref().map(|(from, _)| key(*from)).unwrap_or_default();
    let from = Values::of([("from", held.as_str())]);
    let names: Vec<_> = templates().iter().map(|t| (t.name, capital(t.name))).collect();
    let templates: Vec<_> = names.iter().map(|(name, words)| (*name, words.as_str())).collect();
    let pages = [("1", "One page"), ("2", "Two pages"), ("3", "Three pages"), ("4", "Four pages")];
    let asked = |name, label| Field { name, label, required: true, ..Field::default() };
    html! {
        form.order method="post" action={ "/jobs/" (prospect.job.id) "/tailor" } data-does="once" {
            (choice(asked("from", "From"), &sources, &from))
            (choice(asked("template", "Template"), &templates, values))
            (choice(asked("pages", "At most"), &pages, values))
            button.button.(class) type="submit" { (icon(Icon::Sparkles)) "Tailor" }
        }
        p.hint { "It chooses, orders and rewords what is there, each change with its reason. Nothing is invented, and the original stays \
            as it is." }
    }
}

/// A source as a form names it.
pub(super) fn key(from: From) -> String {
    match from {
        From::Profile => "profile".to_owned(),
        From::Cv(id) => id.to_string(),
    }
}
