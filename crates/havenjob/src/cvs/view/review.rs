use chrono::{DateTime, Utc};
use maud::{Markup, html};
use serde_json::Value;

use super::super::review::{File, Review};
use super::{again, back, sheet};
use crate::error::{Error, Result};
use crate::sections::{self, Fields, Filling, SECTIONS, Shown};
use crate::ui::{Icon, Tone, ago, badge, icon, link_button};

/// What was read, beside the file.
pub(in super::super) fn review(
    review: &Review,
    open: Option<&Filling>,
    now: DateTime<Utc>,
) -> Result<Markup> {
    let cv = &review.cv;
    let document = serde_json::to_value(&review.document).map_err(|e| Error::Internal(e.to_string()))?;
    let document = document.as_object().cloned().unwrap_or_default();
    let nothing = Fields::new();
    let basics = document.get("basics").and_then(Value::as_object).unwrap_or(&nothing);
    let base = format!("/cvs/{}", cv.id);
    let shown = Shown { base: &base, spans: Some(&review.document.meta.spans), open };
    Ok(html! {
        (back())
        div.head {
            div {
                h1.wrap dir="auto" { (cv.original_filename) }
                p.soft {
                    @if cv.is_primary { (badge(Tone::Plain, "main CV")) " " }
                    @if let Some(at) = cv.parsed_at { "Read " (ago(at, now)) ". " }
                    "Choose a value to see where it stands in the file."
                }
            }
            div.actions {
                details.menu {
                    summary.button.plain.icon-only aria-label="More" { (icon(Icon::Ellipsis)) }
                    div.menu-sheet {
                        (again(cv, "button plain"))
                        p.hint { "What you corrected here is then read anew." }
                        a.button.plain href={ (base) "/file" } { (icon(Icon::Download)) "Download the file" }
                    }
                }
                (link_button("primary", &format!("{base}/apply"), None, "Add to your profile"))
            }
        }
        div #sections.review data-does="places stay" {
            section.file aria-label="Your file" tabindex="0" {
                @match &review.file {
                    File::Pages(sheets) => {
                        (sheet::pages(&base, sheets))
                        details.as-text { summary { "The text as it was read" } pre dir="auto" { (review.text) } }
                    }
                    File::Lines(lines) => { (sheet::lines(lines)) }
                }
            }
            div.parts {
                @let left = review.document.meta.leftovers.len();
                @if left > 0 {
                    p.left-note { (icon(Icon::Info)) span {
                        (left) @if left == 1 { " line" } @else { " lines" } " of the file fit no field. "
                        a href="#s-leftovers" { "Put them where they belong" }
                    } }
                }
                (sections::basics(basics, &shown))
                @for section in &SECTIONS { (sections::entries(section, &document, &shown)) }
                @if left > 0 { (leftovers(review, &base)) }
            }
        }
    })
}

/// Text that no field took: nothing of a file is dropped.
fn leftovers(review: &Review, base: &str) -> Markup {
    let to = format!("{base}/leftovers");
    html! {
        section.part #s-leftovers aria-labelledby="t-leftovers" {
            div.part-head { h2 #t-leftovers { "Placed nowhere" } }
            p.soft { "Lines of the file that fit no field. Nothing was lost: choose some and say where they belong, or leave them." }
            form.form method="post" action=(to) hx-post=(to) hx-target="#sections" hx-select="#sections" hx-swap="outerMorph" {
                ul.leftovers role="list" {
                    @for (n, left) in review.document.meta.leftovers.iter().enumerate() {
                        li { label.check {
                            input type="checkbox" name="pick" value={ (n) ":" (left.text) };
                            span dir="auto" id={ "of:left-" (n) } data-at={ "left-" (n) } { (left.text) }
                        } }
                    }
                }
                div.row {
                    label.legend for="to" { "Put them into" }
                    select #to.narrow name="to" {
                        @for (value, words) in sections::leftover_targets(&review.document) { option value=(value) { (words) } }
                    }
                    button.button type="submit" { "Place" }
                }
            }
        }
    }
}
