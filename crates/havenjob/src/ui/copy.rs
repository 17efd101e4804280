use maud::{Markup, html};

use super::{Icon, icon};

/// Something to take elsewhere: shown to be marked, with a button that copies it where scripts run. `name` is its id in
/// the page, `label` what it is.
pub(crate) fn copyable(name: &str, label: &str, text: &str) -> Markup {
    html! {
        div.copyable {
            output id=(name) aria-label=(label) { (text) }
            button.button.small type="button" hidden data-does="copy" data-copies=(name) aria-describedby=(name) {
                (icon(Icon::Copy)) span { "Copy" }
            }
            span.aside role="status" {}
        }
    }
}
