use maud::{Markup, html};

use super::super::desk::Desk;
use super::suggestion::suggestion;
use super::{act, path};
use crate::ui::{Icon, Tone, badge, icon};

/// A line that can be worded anew, with its changes and what the claim check says of it.
pub(super) fn line(desk: &Desk, id: &str, text: &str) -> Markup {
    let found = desk.found();
    let findings = found.get(id).cloned().unwrap_or_default();
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
            @for finding in findings {
                p.finding.small {
                    (badge(if finding.blocks() { Tone::Bad } else { Tone::Warn }, "Check this")) " " (finding.message)
                }
            }
            (changes(desk, id))
        }
    }
}

pub(super) fn changes(desk: &Desk, item: &str) -> Markup {
    html! { @for s in desk.changes(item).filter(|s| s.kind != "drop" || s.status != "accepted") { (suggestion(desk.cv.id, s)) } }
}
