mod offers;

pub(super) use offers::{brought, offers};

use maud::{Markup, html};
use serde_json::Value;

use super::completeness::Completeness;
use super::model::Profile;
use crate::error::{Error, Result};
use crate::sections::{self, CONTACT, Fields, SECTIONS, Shown};
use crate::ui::{Icon, empty, icon, link_button, ring};

/// The profile: what is in it, and what would help most next.
pub(super) fn page(profile: &Profile, shown: &Shown<'_>) -> Result<Markup> {
    let document = serde_json::to_value(&profile.document).map_err(|e| Error::Internal(e.to_string()))?;
    let document = document.as_object().cloned().unwrap_or_default();
    let is_blank = resume::roundtrip::values(&profile.document).is_empty() && shown.open.is_none();
    Ok(html! {
        div.head {
            div { h1 { "Your profile" } p.soft { "What you have done, in full. Each tailored CV chooses from it." } }
            @if !is_blank { (link_button("", "/cvs", Some(Icon::Upload), "Add from a CV")) }
        }
        div #sections.profile data-does="stay" {
            @if is_blank {
                div.whole { (empty(Icon::User, "Your profile begins with a CV", "Upload one, look over what was read, and add it here. \
                    Or write it by hand, section by section.", &html! {
                        (link_button("primary", "/cvs", Some(Icon::Upload), "Upload a CV"))
                        (link_button("", "/profile/basics/contact", None, "Write it by hand"))
                    })) }
            } @else {
                (aside(&Completeness::of(&profile.document), &document))
                div.parts { (sections::all(&document, shown)) }
            }
        }
    })
}

fn aside(complete: &Completeness, document: &Fields) -> Markup {
    html! {
        aside.beside_ aria-label="How complete it is" {
            div.complete {
                (ring(complete.percent, "Your profile is complete"))
                div {
                    p.legend { @if complete.missing.is_empty() { "Complete" } @else { "Next, what helps most" } }
                    @match complete.missing.first() {
                        Some(step) => { p { a href=(step.at) { (step.words) } } }
                        None => { p.soft { "Everything that is asked for most is here. Keep it current." } }
                    }
                }
            }
            nav.jump aria-label="Sections" {
                ul role="list" {
                    li { a href="#s-contact" { (icon(Icon::User)) (CONTACT.title) } }
                    li { a href="#s-summary" { (icon(Icon::Quote)) "Summary" } }
                    @for section in &SECTIONS {
                        @let count = document.get(section.name).and_then(Value::as_array).map_or(0, Vec::len);
                        @if count > 0 {
                            li { a href={ "#s-" (section.name) } {
                                (icon(section.icon)) (section.title) span.count { (count) }
                            } }
                        }
                    }
                }
            }
        }
    }
}
