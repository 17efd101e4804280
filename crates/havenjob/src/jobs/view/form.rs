use maud::{Markup, html};
use uuid::Uuid;

use crate::ui::{Field, Tone, Values, field, link_button, long_field, notice, refusal, submit};

/// A new job: its text, or where it stands.
pub(in crate::jobs) fn new(values: &Values) -> Markup {
    html! {
        div.head { h1 { "Add a job" } }
        form.form.ad-form method="post" action="/jobs" data-does="once" {
            (refusal(values))
            @if is_of_page(values) {
                (notice(Tone::Warn, &html! { p { "The page cannot be read from here. Open it in your browser, copy the text of the ad and paste it." } }))
            }
            (long_field(Field { name: "description", label: "Paste the ad", either: true, first: true,
                hint: "The whole text. A copied page with its HTML is fine too.", ..Field::default() }, 12, values))
            (field(Field { name: "url", label: "Or name its address", kind: "url", either: true,
                hint: "Without a text, the page is fetched from here. With one, the address is kept beside it.",
                ..Field::default() }, values))
            details open[!values.text("title").is_empty() || !values.text("company").is_empty()] {
                summary { "Title and company are read from the ad. Say them yourself" }
                (names(values))
            }
            div.actions { (submit("Add this job")) (link_button("plain", "/jobs", None, "Cancel")) }
        }
    }
}

/// Whether an address alone was given and could not be used, in words that name no way on.
fn is_of_page(values: &Values) -> bool {
    let has_address = !values.text("url").is_empty() && values.text("description").trim().is_empty();
    has_address && values.is_refused() && values.fault.is_none()
}

/// A job to change.
pub(in crate::jobs) fn edit(id: Uuid, values: &Values) -> Markup {
    html! {
        div.head { h1 { "Change a job" } }
        form.form.ad-form method="post" action={ "/jobs/" (id) } data-does="once" {
            (refusal(values))
            (names(values))
            (field(Field { name: "url", label: "Address of the ad", kind: "url", ..Field::default() }, values))
            (long_field(Field { name: "description", label: "The ad", required: true, ..Field::default() }, 16, values))
            div.actions { (submit("Save changes")) (link_button("plain", &format!("/jobs/{id}"), None, "Cancel")) }
        }
    }
}

fn names(values: &Values) -> Markup {
    html! {
        div.two {
            (field(Field { name: "title", label: "Title", ..Field::default() }, values))
            (field(Field { name: "company", label: "Company", autocomplete: "organization", ..Field::default() }, values))
        }
    }
}
