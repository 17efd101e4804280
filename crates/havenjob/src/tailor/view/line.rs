use maud::{Markup, html};

use super::super::desk::Desk;
use super::suggestion::suggestion;
use super::{act, path};
use crate::ui::{Icon, Tone, badge, icon};

/// A line that can be worded anew, with its changes and what the claim check says of it.
pub(super) fn line(desk: &Desk, id: &str, text: &str) -> Markup {
    html! {
        div.line id={ "line-" (id) } data-line=(id) {
            div.words {
                p dir="auto" { (text) }
                details.edit {
                    summary title="Reword" { (icon(Icon::Pencil)) span.aside { "Reword this line" } }
                    (act(&path(desk.cv.id, "lines"), "form small", &html! {
                        input type="hidden" name="item" value=(id);
                        input type="hidden" name="was" value=(text);
                        label.aside for={ "line-text-" (id) } { "This line in your words" }
                        textarea id={ "line-text-" (id) } name="text" rows="3" required dir="auto" { "\n" (text) }
                        div.actions { button.button.small type="submit" { "Save" } }
                    }))
                }
            }
            (found(desk, id))
            (changes(desk, id))
        }
    }
}

/// What the claim check says of a place.
pub(super) fn found(desk: &Desk, place: &str) -> Markup {
    html! {
        @for finding in desk.found(place) {
            p.finding.small {
                (badge(if finding.blocks() { Tone::Bad } else { Tone::Warn }, "Check this")) " " (finding.message)
            }
        }
    }
}

/// The changes of an item that is there. What was left out and brought back is told by the second of the two.
pub(super) fn changes(desk: &Desk, item: &str) -> Markup {
    let all: Vec<_> = desk.changes(item).collect();
    let is_past = |at: usize| {
        all[at].kind == "drop"
            && (all[at].status == "accepted" || all[at + 1..].iter().any(|later| later.kind == "restore"))
    };
    html! { @for s in all.iter().enumerate().filter(|(at, _)| !is_past(*at)).map(|(_, s)| s) { (suggestion(desk.cv.id, s)) } }
}
