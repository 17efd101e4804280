//! A [`crate::Document`] in, a [`crate::Resume`] out, by rules.
//!
//! ```text
//! Document -> order -> source (one text, its rows, its dates) -> sections (headings) -> contact, entries, lists -> import
//! ```
//!
//! Every value is a slice of the text, taken together with its span (`import`); what nothing took is a leftover. So
//! nothing is invented and nothing dropped by construction, and a rule that errs puts a true text in a wrong place.

mod contact;
mod date;
mod education;
mod entries;
mod furniture;
mod import;
mod items;
mod language;
mod languages;
mod named;
mod order;
mod projects;
mod sections;
mod skills;
mod source;
mod tags;
mod vocabulary;
mod words;
mod work;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use regex::Regex;

use crate::{Document, Resume};
use import::Import;
use sections::{Part, Section};
use source::Source;
use vocabulary::Topic;

/// Reads a résumé out of a document. It never fails and never drops a line: what fits nowhere is in `meta.leftovers`.
///
/// Values are verbatim text of the document with white space normalised; dates are read into ISO 8601, a network's name
/// may come from an address's host. A document that is no CV gives a résumé without a name.
pub fn parse(document: &Document) -> Resume {
    let source = Source::new(document);
    let mut sections = sections::cut(&source);
    tags::mark(&source, &mut sections);
    sections::guess(&source, &mut sections);
    unsign(&source, &mut sections);
    let mut import = Import::new(&source);
    for (n, heading) in sections.iter().filter_map(|s| s.heading).enumerate() {
        import.mark_as(format!("headings/{n}"), heading);
    }
    contact::read(&mut import, &sections);
    for section in sections.iter_mut().filter(|s| s.topic == Topic::Education) {
        section.parts.retain(|p| !import.has_taken(p.at));
    }
    // Of two sections about the person the longer one is the summary: the other is a list of addresses.
    let about = sections.iter().filter(|s| s.topic == Topic::Summary).map(|s| s.words(&source)).max();
    for section in sections.iter().filter(|s| s.topic != Topic::Summary || Some(s.words(&source)) == about) {
        read(&mut import, section);
    }
    if let Some(first) = sections.first().filter(|_| !import.resume.basics.name.is_empty()) {
        opening(&mut import, first);
    }
    if import.resume.languages.is_empty() {
        languages::read_beside_address(&mut import, &sections);
    }
    import.resume.meta.language = language(document, &source);
    import.finish(&sections)
}

/// Takes the line with which people sign, place and day at the very end, out of the section that it happens to follow.
fn unsign(source: &Source<'_>, sections: &mut [Section]) {
    let Some(last) = sections.last_mut() else { return };
    let dated = matches!(last.topic, Topic::Work | Topic::Volunteer | Topic::Education | Topic::Projects);
    if !dated && last.parts.last().is_some_and(|part| SIGNED.is_match(source.str(source.trim(part.at)))) {
        last.parts.pop();
    }
}

/// "Göttingen, den 3. November 2026", "Lyon, le 03/11/2026".
#[expect(clippy::unwrap_used, reason = "the pattern is a constant; the tests compile it")]
static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) ^ \p{Lu} [\p{L}.'’/-]* (?: \x20 [\p{L}.'’/-]+ ){0,3} , \x20 (?: (?i:den|le|il|am|a|op) \x20 )?
            (?: \d{1,2} \. \x20? \d{1,2} \. \x20? \d{4} | \d{1,2} [./-] \d{1,2} [./-] \d{4}
              | \d{1,2} \.? \x20 (?: de \x20 )? \p{L}+ \x20 (?: de \x20 )? \d{4} ) $",
    )
    .unwrap()
});

fn read(import: &mut Import<'_, '_>, section: &Section) {
    match section.topic {
        Topic::Summary => summary(import, section),
        Topic::Work | Topic::Volunteer => work::read(import, section),
        Topic::Education => education::read(import, section),
        Topic::Projects => projects::projects(import, section),
        Topic::Skills => skills::read(import, section),
        Topic::Skill => skills::read_one(import, section),
        Topic::Languages => languages::read(import, section),
        Topic::Certificates => named::certificates(import, section),
        Topic::Awards => named::awards(import, section),
        Topic::Publications => named::publications(import, section),
        Topic::Interests => named::interests(import, section),
        Topic::References => named::references(import, section),
        Topic::Contact | Topic::Profiles | Topic::Container | Topic::Other => {}
    }
}

/// The first section of its kind is the summary; another is left over.
fn summary(import: &mut Import<'_, '_>, section: &Section) {
    let free: Vec<_> = section.parts.iter().filter(|p| !import.is_taken(p.at)).copied().collect();
    take_summary(import, &free);
}

/// Running text above the first heading is a summary without a heading.
fn opening(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    let free: Vec<_> = section.parts.iter().filter(|p| !import.is_taken(p.at)).copied().collect();
    let prose = entries::paragraphs(source, &free)
        .into_iter()
        .find(|p| words::is_prose(source.str(p.at)) && words::count(source.str(p.at)) >= 12);
    if let Some(paragraph) = prose {
        let parts: Vec<_> = free.into_iter().filter(|p| paragraph.at.contains(p.at)).collect();
        take_summary(import, &parts);
    }
}

/// Takes parts that stand in one piece.
fn take_summary(import: &mut Import<'_, '_>, parts: &[Part]) {
    let (Some(first), true) = (parts.first(), import.resume.basics.summary.is_empty()) else { return };
    let run = parts.iter().zip(first.row..).take_while(|(p, row)| p.row == *row).last();
    if let Some((last, _)) = run {
        import.resume.basics.summary = import.take_whole("basics/summary", first.at.to(last.at));
    }
}

/// The language of the text; what the file says of itself where the text is too short to tell.
fn language(document: &Document, source: &Source<'_>) -> String {
    let guess = language::guess(&source.text);
    if !guess.is_empty() {
        return guess.to_owned();
    }
    let tag = document.language.as_deref().unwrap_or_default();
    let code: String = tag.chars().take_while(char::is_ascii_alphabetic).collect();
    if code.len() == 2 { code.to_lowercase() } else { String::new() }
}
