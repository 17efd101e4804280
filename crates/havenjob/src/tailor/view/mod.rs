//! What the pages of a tailored CV look like.

mod compared;
mod desk;
mod document;
mod entry;
mod export;
mod history;
mod left_out;
mod line;
mod markdown;
mod page;
mod requirements;
mod suggestion;
mod talk;
mod templates;

pub(super) use desk::{Panel, desk};
pub(super) use export::export;
pub(super) use history::{Comparison, history};
pub(super) use markdown::markdown;
pub(crate) use page::capital;
pub(super) use page::{failed, making};
pub(super) use templates::templates;

use maud::{Markup, html};
use uuid::Uuid;

use crate::jobs::Job;
use crate::ui::way_back;

/// The address of a tailored CV's page.
pub(super) fn path(id: Uuid, rest: &str) -> String {
    if rest.is_empty() { format!("/tailored/{id}") } else { format!("/tailored/{id}/{rest}") }
}

/// A form whose answer is the desk anew. Without scripts it is a form like any other.
pub(super) fn act(to: &str, class: &str, inside: &Markup) -> Markup {
    html! {
        form.(class) method="post" action=(to) hx-post=(to) hx-target="#desk" hx-select="#desk" hx-swap="outerMorph" {
            (inside)
        }
    }
}

/// What the posting is called.
fn title(job: &Job) -> &str {
    if job.title.is_empty() { "this job" } else { &job.title }
}

/// Where one is, on the pages beside the desk: the way back, and the page's name.
fn head(id: Uuid, job: &Job, name: &str, actions: &Markup) -> Markup {
    html! {
        div.head {
            div {
                (way_back(&path(id, ""), &format!("The CV for {}", title(job))))
                h1 { (name) }
            }
            (actions)
        }
    }
}
