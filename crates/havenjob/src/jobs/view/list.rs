use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::super::Job;
use super::super::service::Shelf;
use super::super::web::Filter;
use super::name;
use crate::tailor::{Made, shelf_view};
use crate::ui::{Icon, Tone, ago, badge, empty, icon, link_button, pager};

/// The list, and how it was asked for.
pub(in crate::jobs) struct Shown<'a> {
    pub(in crate::jobs) filter: &'a Filter,
    pub(in crate::jobs) sort: &'a str,
    pub(in crate::jobs) shelf: &'a Shelf,
}

/// What the list can be sorted by, and its words.
const SORTS: [(&str, &str); 4] = [
    ("created_at", "Newest first"),
    ("updated_at", "Changed last"),
    ("title", "By title"),
    ("company", "By company"),
];
const STATUSES: [(&str, &str); 3] = [("active", "Active"), ("archived", "Archived"), ("all", "All")];

/// The jobs.
pub(in crate::jobs) fn list(shown: &Shown<'_>, now: DateTime<Utc>) -> Markup {
    let Shelf { listing: jobs, made, is_bare } = shown.shelf;
    html! {
        div.head {
            h1 { "Jobs" }
            @if !is_bare { (link_button("primary", "/jobs/new", Some(Icon::Plus), "Add a job")) }
        }
        @if !is_bare { (search(shown)) }
        section #results aria-label="Jobs" {
            @if *is_bare {
                (empty(Icon::Briefcase, "No jobs yet", "Paste the ad of a job that interests you. You then see what it asks and what of \
                    it your CV shows.", &link_button("primary", "/jobs/new", Some(Icon::Plus), "Add a job")))
            } @else if jobs.items.is_empty() {
                (none(&shown.filter.q))
            } @else {
                p.soft.small role="status" { (jobs.total) @if jobs.total == 1 { " job" } @else { " jobs" } }
                ul.list { @for job in &jobs.items { (row(job, made, now)) } }
            }
            (pager(jobs.page, jobs.per_page, jobs.total, |page| place(shown, page)))
        }
    }
}

fn search(shown: &Shown<'_>) -> Markup {
    let filter = shown.filter;
    html! {
        form.search role="search" method="get" action="/jobs" hx-get="/jobs" hx-target="#results" hx-select="#results"
            hx-swap="outerMorph" hx-push-url="true" hx-trigger="input changed delay:250ms from:#q, change, submit" {
            div.field.wide {
                label for="q" { "Search" }
                input id="q" name="q" type="search" value=(filter.q) autocomplete="off" placeholder="A word of the title, company or text";
            }
            div.field { label for="status" { "Show" } (options("status", &STATUSES, &filter.status)) }
            div.field { label for="sort" { "Order" } (options("sort", &SORTS, shown.sort)) }
            button.button type="submit" { (icon(Icon::Search)) span { "Search" } }
        }
    }
}

fn none(words: &str) -> Markup {
    let all = link_button("", "/jobs?status=all", None, "Show all jobs");
    html! {
        p.aside role="status" { "No jobs found" }
        @if words.is_empty() {
            (empty(Icon::Briefcase, "Nothing here", "No job of yours stands here. Look among all of them.", &all))
        } @else {
            (empty(Icon::Search, "Nothing found", "No job here holds all these words. Try fewer of them, or look among all jobs.", &all))
        }
    }
}

fn options(name: &str, all: &[(&str, &str)], chosen: &str) -> Markup {
    html! {
        select id=(name) name=(name) {
            @for (value, words) in all { option value=(value) selected[*value == chosen] { (words) } }
        }
    }
}

fn row(job: &Job, made: &[Made], now: DateTime<Utc>) -> Markup {
    let made = made.iter().find(|m| m.job_id == job.id);
    html! {
        li {
            div.what {
                a href={ "/jobs/" (job.id) } dir="auto" { (name(job)) }
                p { @if !job.company.is_empty() { bdi { (job.company) } " · " } "added " (ago(job.created_at, now)) }
            }
            @if job.status == "archived" { (badge(Tone::Plain, "archived")) }
            @if let Some(made) = made {
                a.over href={ "/tailored/" (made.id) } {
                    span.aside { "Tailored CV for " (name(job)) ": " }
                    (shelf_view::tag(made))
                }
            }
        }
    }
}

fn place(shown: &Shown<'_>, page: i64) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("q", &shown.filter.q)
        .append_pair("status", &shown.filter.status)
        .append_pair("sort", shown.sort)
        .append_pair("page", &page.to_string())
        .finish();
    format!("/jobs?{query}")
}
