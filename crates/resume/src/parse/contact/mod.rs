//! Who it is and how to reach them: name, headline, e-mail, phone, addresses on the web, place.
//!
//! These stand above the first heading, under "Contact", in a sidebar or at the end; so addresses and numbers are
//! looked for in those places first and everywhere after.

mod mail;
mod name;
mod phone;
mod place;
mod web;

pub(super) use web::addresses;

use super::import::Import;
use super::sections::{Part, Section};
use super::vocabulary::Topic;

/// Fills `basics` but for the summary.
pub(super) fn read(import: &mut Import<'_, '_>, sections: &[Section]) {
    let near = parts(sections, |t| matches!(t, Topic::Contact | Topic::Profiles));
    let all = parts(sections, |_| true);
    mail::read(import, &near, &all);
    phone::read(import, &near, &all);
    web::read(import, sections, &near);
    let name = name::read(import, sections);
    place::read(import, &near, name);
}

fn parts(sections: &[Section], wanted: impl Fn(Topic) -> bool) -> Vec<Part> {
    sections.iter().filter(|s| wanted(s.topic)).flat_map(|s| s.parts.iter().copied()).collect()
}
