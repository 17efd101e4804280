use maud::{Markup, html};

use super::super::model::TailoredCv;
use super::{head, path};
use crate::jobs::Job;
use crate::ui::{Field, Tone, Values, difference, long_field, notice, refusal};

/// The whole document as text. After a change elsewhere meanwhile, `theirs` is what stands there now.
pub(crate) fn markdown(cv: &TailoredCv, job: &Job, values: &Values, theirs: Option<&str>) -> Markup {
    html! {
        (head(cv.id, job, "Edit as text", &html! {}))
        form.form method="post" action=(path(cv.id, "markdown")) data-does="keep" {
            (refusal(values))
            @if let Some(theirs) = theirs {
                (notice(Tone::Warn, &html! {
                    p { "It was changed elsewhere while you wrote. Your text is below, untouched. Saving it now replaces these changes:" }
                    pre.meanwhile dir="auto" { (difference(theirs, values.text("content"))) }
                }))
            }
            input type="hidden" name="version" value=(cv.version);
            (long_field(Field {
                name: "content", label: "Your CV in Markdown", required: true,
                hint: "Headings begin with #, lines with -. The comments at the ends keep each line\u{2019}s evidence: leave them.",
                ..Field::default()
            }, 30, values))
            div.actions { button.button.primary type="submit" { "Save as a revision" } a.button.plain href=(path(cv.id, "")) { "Cancel" } }
        }
    }
}
