mod list;
mod review;
mod sheet;

use maud::{Markup, html};
use uuid::Uuid;

use super::model::Cv;
use crate::ui::{Icon, Tone, icon, link_button, notice, way_back, working};

pub(super) use list::list;
pub(super) use review::review;
pub(super) use sheet::drawn;

/// A CV that is being read. Scripts watch; without them one looks again.
pub(super) fn unread(cv: &Cv, task: Option<Uuid>) -> Markup {
    html! {
        (back())
        div.head { h1.wrap dir="auto" { (cv.original_filename) } }
        div.card.reading data-does="watch" data-task=[task] {
            (working("Reading your CV"))
            p.soft { "It takes a few seconds. Every value is taken word for word from the file; nothing is added." }
            div.actions data-gone { (link_button("", &format!("/cvs/{}", cv.id), None, "Look again")) }
        }
    }
}

/// A CV that could not be read: why, and what to do.
pub(super) fn failed(cv: &Cv) -> Markup {
    let (title, said) = why(cv);
    let ours = is_ours(cv);
    html! {
        (back())
        div.head { h1.wrap dir="auto" { (cv.original_filename) } }
        (notice(Tone::Bad, &html! { p { b { (title) } } p { (said) } }))
        div.actions {
            @if ours { (again(cv, "button primary")) } @else { (link_button("primary", "/cvs", Some(Icon::Upload), "Upload another file")) }
            @if !ours { (again(cv, "button")) }
            (link_button("plain", "/profile/basics/contact", None, "Fill in your profile by hand"))
            (link_button("plain", &format!("/cvs/{}/file", cv.id), Some(Icon::Download), "Download the file"))
        }
    }
}

fn back() -> Markup {
    way_back("/cvs", "All CVs")
}

/// Lets the file be read once more.
fn again(cv: &Cv, class: &str) -> Markup {
    html! {
        form method="post" action={ "/cvs/" (cv.id) "/reparse" } {
            button class=(class) type="submit" { (icon(Icon::RefreshCw)) "Read again" }
        }
    }
}

/// Why a CV was not read: in a few words, and in sentences with what to do.
fn why(cv: &Cv) -> (&'static str, String) {
    let of = |name: &str| {
        cv.error.as_ref().and_then(|e| e.0.get(name)).and_then(|v| v.as_str()).unwrap_or_default()
    };
    let title = match of("type") {
        "empty-file" => "The file is empty",
        "no-text-layer" => "This looks like a scan",
        "garbled-text" => "The letters of this file cannot be told",
        "encrypted-file" => "The file is locked",
        "damaged-file" => "The file is damaged",
        "too-large" => "The file is too large",
        "too-many-pages" => "The file has too many pages",
        "unsupported-file" | "not-json-resume" => "This kind of file cannot be read",
        "too-complex" => "The file is too complex",
        "no-cv" => "No CV was found in this file",
        "cancelled" => "Reading was cancelled",
        _ => "The file was not read",
    };
    (title, format!("{} {}", sentence(of("message")), sentence(of("hint"))))
}

/// Whether the file is not to blame.
fn is_ours(cv: &Cv) -> bool {
    let kind = cv.error.as_ref().and_then(|e| e.0.get("type")).and_then(|v| v.as_str());
    matches!(kind, None | Some("not-read" | "worker-lost" | "cancelled" | "child-failed"))
}

/// With a large first letter and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    let first = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
    first.map(|text| text + ".").unwrap_or_default()
}
