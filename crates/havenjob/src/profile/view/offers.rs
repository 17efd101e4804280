use maud::{Markup, html};
use resume::Resume;
use serde_json::Value;
use uuid::Uuid;

use super::super::model::{Conflict, Profile};
use super::super::service::Offer;
use crate::sections::{self, CONTACT, SECTIONS};
use crate::ui::{Icon, Tone, empty, link_button, notice, way_back};

/// What a CV would bring, section by section, with a choice for each difference.
pub(in crate::profile) fn offers(id: Uuid, offers: &[Offer], profile: &Profile, cv: &Resume) -> Markup {
    html! {
        (way_back(&format!("/cvs/{id}"), "Back to the CV"))
        div.head { div {
            h1 { "Add to your profile" }
            p.soft { "Choose the sections. What you have stays; where the two differ, you decide." }
        } }
        @if offers.is_empty() {
            (empty(Icon::CircleCheck, "Your profile has all of it", "This CV says nothing that your profile does not say already.",
                &link_button("primary", "/profile", None, "Look at your profile")))
        } @else {
            form.form method="post" action={ "/cvs/" (id) "/apply" } {
                @for offer in offers { (one(offer, profile, cv)) }
                div.actions.stick {
                    button.button.primary type="submit" { "Add to your profile" }
                    (link_button("plain", &format!("/cvs/{id}"), None, "Not now"))
                }
            }
        }
    }
}

fn one(offer: &Offer, profile: &Profile, cv: &Resume) -> Markup {
    let section = SECTIONS.iter().find(|s| s.name == offer.section).unwrap_or(&CONTACT);
    html! {
        section.offer aria-labelledby={ "o-" (offer.section) } {
            label.check {
                input type="checkbox" name="section" value=(offer.section) checked;
                h2 id={ "o-" (offer.section) } { (section.title) }
            }
            @if !offer.added.is_empty() {
                details open[offer.added.len() <= 8] {
                    summary { (offer.added.len()) @if offer.added.len() == 1 { " thing is" } @else { " things are" } " new" }
                    ul.news { @for new in &offer.added {
                        @let of = profile.document.describe(&new.item);
                        li { span dir="auto" { (readable(&new.text)) } @if !of.is_empty() { " " span.soft { "in " (of) } } }
                    } }
                }
            }
            @for conflict in &offer.differences { (choice(section, conflict, profile)) }
            @if offer.section == "basics" && offer.differences.iter().any(|d| d.field == "name") && !cv.basics.name.is_empty() {
                (notice(Tone::Warn, &html! { p { "The two names differ: make sure that this CV is yours." } }))
            }
        }
    }
}

/// Both sides of a difference; yours until you say otherwise.
fn choice(section: &sections::Section, conflict: &Conflict, profile: &Profile) -> Markup {
    let name = format!("pick:{}/{}", conflict.item, conflict.field);
    let label = section.parts.iter().find(|p| p.name.rsplit('/').next() == Some(conflict.field.as_str()));
    let of = profile.document.describe(&conflict.item);
    html! {
        fieldset.differ {
            legend { b { (label.map_or(conflict.field.as_str(), |p| p.label)) } @if !of.is_empty() { " of " (of) } }
            div.sides {
                @for (value, title, side, is_first) in
                    [("profile", "Your profile says", &conflict.profile, true), ("cv", "The file says", &conflict.cv, false)]
                {
                    label.side {
                        input type="radio" name=(name) value=(value) checked[is_first];
                        span { span.legend { (title) } span dir="auto" { (said(side)) } }
                    }
                }
            }
        }
    }
}

fn said(value: &Value) -> String {
    match value {
        Value::Null => "still going on".to_owned(),
        Value::String(text) => sections::moment(text),
        Value::Array(list) => list.iter().map(said).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// What is new, for reading: of an object its texts, of an account its address.
fn readable(text: &str) -> String {
    fn words(value: &Value) -> String {
        match value {
            Value::Object(fields) => match fields.get("url").and_then(Value::as_str) {
                Some(url) => url.to_owned(),
                None => fields.values().map(words).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", "),
            },
            Value::Array(list) => list.iter().map(words).collect::<Vec<_>>().join(", "),
            Value::String(text) => text.clone(),
            _ => String::new(),
        }
    }
    match serde_json::from_str::<Value>(text) {
        Ok(value @ (Value::Object(_) | Value::Array(_))) => words(&value),
        _ => text.to_owned(),
    }
}

/// What came of it, in a sentence.
pub(in crate::profile) fn brought(added: usize, took: usize, kept: usize) -> String {
    let things = |n: usize| format!("{n} {}", if n == 1 { "thing" } else { "things" });
    let mut words = match added {
        0 => "Nothing new was added".to_owned(),
        n => format!("{} added to your profile", things(n)),
    };
    if took > 0 {
        words += &format!(", {} taken from the file", things(took));
    }
    if kept > 0 {
        words += &format!(", {} kept as you had it", things(kept));
    }
    words + "."
}
