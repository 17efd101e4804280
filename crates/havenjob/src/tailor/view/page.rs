use maud::{Markup, html};
use resume::write::pdf::templates;
use uuid::Uuid;

use super::super::desk::Desk;
use super::super::model::TailoredCv;
use super::{act, path, title};
use crate::jobs::Job;
use crate::ui::{Icon, empty, link_button, working};

/// The pages as they will be printed, and how they are set.
pub(super) fn pages(desk: &Desk) -> Markup {
    let cv = &desk.cv;
    let count = desk.sheet.prints().len();
    html! {
        (act(&path(cv.id, "look"), "look", &html! {
            input type="hidden" name="version" value=(cv.version);
            div.field {
                label for="template" { "Template" }
                select id="template" name="template" {
                    @for t in templates() { option value=(t.name) selected[t.name == cv.template] { (capital(t.name)) } }
                }
            }
            div.field {
                label for="pages" { "Pages" }
                select id="pages" name="pages" {
                    @for n in 1..=4_i64 {
                        option value=(n) selected[n == cv.pages] { "At most " (n) }
                    }
                    @if cv.pages > 4 { option value=(cv.pages) selected { "At most " (cv.pages) } }
                }
            }
            button.button.small type="submit" { "Set" }
            a.small href=(path(cv.id, "templates")) { "See all templates" }
        }))
        @if count > usize::try_from(cv.pages).unwrap_or(1) {
            p.small.soft { "It takes " (count) " pages as it is. Say \u{201c}" (limit(cv.pages)) "\u{201d} in the chat, or leave something out." }
        }
        // A page that looks as it did keeps its address, and is not sent again.
        @for (n, print) in (1..).zip(desk.sheet.prints()) {
            img.paper src={ "/api/tailor/" (cv.id) "/preview/" (n) ".svg?v=" (print) } alt={ "Page " (n) " of " (count) }
                width="595" height="842" loading=(if n == 1 { "eager" } else { "lazy" });
        }
    }
}

fn limit(pages: i64) -> String {
    if pages == 1 { "one page".to_owned() } else { format!("{pages} pages") }
}

pub(crate) fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// While it is made. A page asks for itself anew; what a script asked for must not: of that, the browser would take the part for
/// those without scripts too.
pub(crate) fn making(cv: &TailoredCv, job: &Job, is_part: bool) -> Markup {
    html! {
        @if !is_part { noscript { meta http-equiv="refresh" content="2"; } }
        div.empty #making hx-get=(path(cv.id, "")) hx-trigger="every 700ms" hx-target="#main" hx-select="#main" hx-swap="outerHTML" {
            (working(&format!("Tailoring your CV to {}", title(job))))
            p.soft { "What the job asks is read, your CV is held against it, and what fits best is chosen. A model, if you have one, \
                takes a little longer." }
        }
    }
}

/// When it could not be made.
pub(crate) fn failed(cv: &TailoredCv, job: &Job) -> Markup {
    let why = cv.note.as_deref().unwrap_or("It broke off.");
    empty(
        Icon::CircleAlert,
        &format!("Tailoring to {} did not work", title(job)),
        why,
        &html! {
            (link_button("primary", &format!("/jobs/{}", job.id), None, "Try again from the job"))
            (delete(cv.id))
        },
    )
}

fn delete(id: Uuid) -> Markup {
    html! {
        form method="post" action=(path(id, "delete")) { button.button.danger type="submit" { "Delete it" } }
    }
}
