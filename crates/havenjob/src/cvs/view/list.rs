use chrono::{DateTime, Utc};
use maud::{Markup, html};
use uuid::Uuid;

use super::super::model::Cv;
use crate::http::listing::Listing;
use crate::ui::{Icon, Tone, Values, ago, badge, icon, notice, pager};

/// The uploaded CVs, and the place to drop one.
pub(in super::super) fn list(
    cvs: &Listing<Cv>,
    reading: &[(Uuid, Option<Uuid>)],
    now: DateTime<Utc>,
    values: &Values,
) -> Markup {
    html! {
        div.head { div {
            h1 { "Your CVs" }
            p.soft { "Files that you uploaded, and what was read out of them." }
        } }
        (drop_zone(cvs.total == 0, values))
        ul.list #uploads aria-live="polite" hidden {}
        div #cvs {
            @if !cvs.items.is_empty() {
                ul.list {
                    @for cv in &cvs.items {
                        (row(cv, reading.iter().find(|(id, _)| *id == cv.id).map(|(_, task)| *task), now))
                    }
                }
                (pager(cvs.page, cvs.per_page, cvs.total, |page| format!("/cvs?page={page}")))
            }
        }
    }
}

/// Where a file is dropped or chosen. Scripts send it at once and show how far it is; without them there is a button.
fn drop_zone(is_first: bool, values: &Values) -> Markup {
    html! {
        form.drop.first[is_first] method="post" action="/cvs" enctype="multipart/form-data" data-does="upload" {
            @if let Some(fault) = &values.fault { (notice(Tone::Bad, &html! { p { (fault) } })) }
            (icon(Icon::Upload))
            @if is_first { h2 { "Begin with your CV" } }
            p.drop-words data-here hidden { "Drop a file anywhere on this page, or" }
            div.drop-field {
                label.button.primary for="file" data-here hidden { "Choose a file" }
                label.legend for="file" data-gone { "Choose a file" }
                input #file type="file" name="file" required accept=".pdf,.docx,.md,.markdown,.txt,.json,application/pdf"
                    aria-describedby="file-hint";
                button.button.primary type="submit" data-gone { "Upload" }
            }
            p.hint #file-hint { "PDF, Word (DOCX), Markdown, text or JSON Resume, up to 10 MB and 60 pages. It is kept encrypted and \
                read on this server." }
        }
    }
}

fn row(cv: &Cv, reading: Option<Option<Uuid>>, now: DateTime<Utc>) -> Markup {
    let to = format!("/cvs/{}", cv.id);
    html! {
        li.cv {
            div.what {
                a href=(to) dir="auto" { (cv.original_filename) }
                p { "Uploaded " (ago(cv.created_at, now)) " · " (kind(&cv.mime)) " · " (size(cv.size)) }
                @if cv.status == "failed" { p.why { (super::why(cv).1) } }
            }
            @if cv.is_primary { (badge(Tone::Plain, "main CV")) }
            @match (cv.status.as_str(), reading) {
                ("parsed", _) => { (badge(Tone::Good, "read")) }
                ("failed", _) => { (badge(Tone::Bad, "not read")) }
                (_, task) => {
                    span.working role="status" data-does="watch" data-task=[task.flatten()] data-part="#cvs" {
                        span.spinner aria-hidden="true" {} "being read"
                    }
                }
            }
            details.menu.over {
                summary.button.plain.icon-only aria-label={ "What to do with " (cv.original_filename) } { (icon(Icon::Ellipsis)) }
                div.menu-sheet {
                    @if !cv.is_primary { (act(&to, "primary", Icon::Star, "Make it the main CV")) }
                    (act(&to, "reparse", Icon::RefreshCw, "Read it again"))
                    a.button.plain href={ (to) "/file" } { (icon(Icon::Download)) "Download the file" }
                    details.confirm {
                        summary.button.plain.danger { (icon(Icon::Trash2)) "Delete" }
                        form method="post" action={ (to) "/delete" } {
                            p { "The file and what was read out of it go for good. Your profile and tailored CVs stay." }
                            button.button.danger type="submit" { "Delete it" }
                        }
                    }
                }
            }
        }
    }
}

fn act(to: &str, verb: &str, picture: Icon, words: &str) -> Markup {
    html! {
        form method="post" action={ (to) "/" (verb) } {
            button.button.plain type="submit" { (icon(picture)) (words) }
        }
    }
}

fn kind(mime: &str) -> &'static str {
    match mime {
        "application/pdf" => "PDF",
        "application/json" => "JSON Resume",
        "text/markdown" => "Markdown",
        "text/plain" => "text",
        _ => "Word",
    }
}

fn size(bytes: i64) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", (bytes + 999) / 1_000)
    } else {
        format!("{:.1} MB", bytes as f64 / 1e6)
    }
}
