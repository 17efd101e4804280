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
    let source = import.source;
    let all = parts(sections, |_| true);
    let near = parts(sections, |s| matches!(s.topic, Topic::Contact | Topic::Profiles));
    let mail = mail::read(import, &near, &all);
    // Where the e-mail stands, the rest stands: some call that section "About" or do not name it.
    let holds_mail = |s: &Section| {
        let odd = matches!(s.topic, Topic::Summary | Topic::Container | Topic::Other);
        odd && mail.is_some_and(|at| s.parts.iter().any(|p| p.at.contains(at) || p.at.overlaps(at)))
    };
    // Of two sections about the person the shorter one is a list of addresses.
    let abouts: Vec<&Section> = sections.iter().filter(|s| s.topic == Topic::Summary).collect();
    let is_list = |s: &Section| {
        s.topic == Topic::Summary && abouts.iter().any(|a| a.words(source) > 2 * s.words(source))
    };
    let near = parts(sections, |s| {
        matches!(s.topic, Topic::Contact | Topic::Profiles) || holds_mail(s) || is_list(s)
    });
    phone::read(import, &near, &all);
    web::read(import, sections, &near);
    let name = name::read(import, sections);
    place::read(import, &near, name);
}

fn parts(sections: &[Section], wanted: impl Fn(&Section) -> bool) -> Vec<Part> {
    sections.iter().filter(|s| wanted(s)).flat_map(|s| s.parts.iter().copied()).collect()
}
