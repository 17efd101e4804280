//! What a document says, entry by entry and line by line, before any format gives it a look.

use super::fields::{self, Fields};
use super::link;
use super::locale::{Label, Locale};
use super::sections::{Form, Many, SECTIONS, Section, When};
use crate::Resume;
use crate::model::{Date, Dates};

/// A whole document.
pub(super) struct Outline {
    pub(super) name: String,
    pub(super) label: String,
    /// How to reach the person, in reading order.
    pub(super) contacts: Vec<Contact>,
    /// Heading and paragraphs.
    pub(super) summary: Option<(&'static str, Vec<String>)>,
    pub(super) parts: Vec<Part>,
}

/// One way to reach the person.
pub(super) struct Contact {
    pub(super) kind: ContactKind,
    pub(super) text: String,
    pub(super) href: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ContactKind {
    Email,
    Phone,
    Address,
    Website,
    Profile,
}

/// One section.
pub(super) struct Part {
    pub(super) key: &'static str,
    pub(super) heading: &'static str,
    pub(super) form: Form,
    pub(super) entries: Vec<Entry>,
}

/// One item. What it lacks is empty.
#[derive(Default)]
pub(super) struct Entry {
    /// Position, degree, name.
    pub(super) title: String,
    /// Employer, school, issuer; in `title` where there is no other title.
    pub(super) by: String,
    pub(super) dates: String,
    pub(super) place: String,
    pub(super) url: String,
    pub(super) aside: String,
    pub(super) paragraphs: Vec<String>,
    /// Name and value.
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) bullets: Vec<String>,
    /// How well it is known.
    pub(super) level: String,
    /// Words of a group, joined.
    pub(super) words: String,
}

impl Outline {
    pub(super) fn of(resume: &Resume, locale: Locale) -> Self {
        let all = fields::of(resume);
        let summary = paragraphs(&resume.basics.summary);
        Self {
            name: line(&resume.basics.name),
            label: line(&resume.basics.label),
            contacts: contacts(resume),
            summary: (!summary.is_empty()).then(|| (locale.label(Label::Summary), summary)),
            parts: SECTIONS.iter().filter_map(|section| part(section, &all, locale)).collect(),
        }
    }

    /// The document's title: the person, then the word for such a document.
    pub(super) fn title(&self, locale: Locale) -> String {
        let document = locale.label(Label::Document);
        if self.name.is_empty() { document.to_owned() } else { format!("{} – {document}", self.name) }
    }
}

impl Entry {
    /// Words and level of one line, as they follow its name: ` (advanced)`, `: a, b`.
    pub(super) fn rest(&self) -> String {
        let mut rest = String::new();
        if !self.level.is_empty() {
            rest.push_str(&if self.title.is_empty() {
                self.level.clone()
            } else {
                format!(" ({})", self.level)
            });
        }
        if !self.words.is_empty() {
            rest.push_str(if self.title.is_empty() && rest.is_empty() { "" } else { ": " });
            rest.push_str(&self.words);
        }
        rest
    }
}

impl Part {
    /// The entries, those that belong on one line together: in a list of lines, what has only a name, or a name and how
    /// well it is known, needs no line of its own.
    pub(super) fn lines(&self) -> Vec<&[Entry]> {
        let line = matches!(self.form, Form::Line { .. });
        self.entries.chunk_by(|a, b| line && a.words.is_empty() && b.words.is_empty()).collect()
    }
}

/// What separates the entries of one line: with semicolons where a name has a comma of its own.
pub(super) fn separator(line: &[Entry]) -> &'static str {
    if line.iter().any(|entry| entry.title.contains(", ") || entry.level.contains(", ")) {
        "; "
    } else {
        ", "
    }
}

/// The language of headings and dates: the one asked for, else the résumé's own, else English.
pub(super) fn language<'a>(asked: Option<&'a str>, resume: &'a Resume) -> &'a str {
    let said = |tag: &&str| !tag.trim().is_empty();
    asked.filter(said).or(Some(resume.meta.language.as_str()).filter(said)).unwrap_or("en").trim()
}

fn contacts(resume: &Resume) -> Vec<Contact> {
    let basics = &resume.basics;
    let mut contacts = vec![
        Contact { kind: ContactKind::Email, text: line(&basics.email), href: link::mailto(&basics.email) },
        Contact { kind: ContactKind::Phone, text: line(&basics.phone), href: link::tel(&basics.phone) },
        Contact { kind: ContactKind::Address, text: place(resume), href: None },
        Contact {
            kind: ContactKind::Website,
            text: link::shown(link::real(&basics.url)).to_owned(),
            href: link::href(&basics.url),
        },
    ];
    contacts.extend(basics.profiles.iter().map(|profile| {
        let url = link::real(profile.address());
        let text = if url.is_empty() {
            [&profile.network, &profile.username]
                .map(|t| line(t))
                .into_iter()
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join(": ")
        } else {
            link::shown(url).to_owned()
        };
        Contact { kind: ContactKind::Profile, text, href: link::href(url) }
    }));
    contacts.retain(|contact| !contact.text.is_empty());
    contacts
}

/// `12 Harbour Road, 20457 Hamburg, Region, DE`.
fn place(resume: &Resume) -> String {
    let location = &resume.basics.location;
    let town = [line(&location.postal_code), line(&location.city)];
    let town = town.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
    let parts = [line(&location.address), town, line(&location.region), line(&location.country_code)];
    parts.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ")
}

fn part(section: &'static Section, all: &Fields, locale: Locale) -> Option<Part> {
    let entries: Vec<_> = fields::items(all, section.key).map(|item| entry(section, item, locale)).collect();
    (!entries.is_empty()).then(|| Part {
        key: section.key,
        heading: locale.label(section.label),
        form: section.form,
        entries,
    })
}

fn entry(section: &Section, item: &Fields, locale: Locale) -> Entry {
    let get = |field: &str| line(fields::text(item, field));
    let optional = |field: Option<&str>| field.map(get).unwrap_or_default();
    let titles: Vec<_> = section.title.iter().map(|field| get(field)).filter(|t| !t.is_empty()).collect();
    let mut entry = Entry {
        title: titles.join(", "),
        by: optional(section.by),
        dates: match section.when {
            When::Period => locale.period(&Dates {
                start: Date::from_iso(fields::text(item, "startDate")),
                end: Date::from_iso(fields::text(item, "endDate")),
            }),
            When::On(field) => {
                Date::from_iso(fields::text(item, field)).map(|d| locale.date(&d)).unwrap_or_default()
            }
            When::Never => String::new(),
        },
        place: if section.located { get("location") } else { String::new() },
        url: if section.linked { link::real(&get("url")).to_owned() } else { String::new() },
        aside: optional(section.aside),
        paragraphs: paragraphs(section.body.map(|f| fields::text(item, f)).unwrap_or_default()),
        facts: Vec::new(),
        bullets: fields::texts(item, "highlights").into_iter().map(line).filter(|b| !b.is_empty()).collect(),
        level: String::new(),
        words: String::new(),
    };
    if entry.title.is_empty() {
        entry.title = std::mem::take(&mut entry.by);
    }
    if let Form::Line { level, words } = section.form {
        entry.level = optional(level);
        entry.words = words.map(|f| joined(&fields::texts(item, f))).unwrap_or_default();
    }
    for (word, field, many) in section.facts {
        let value = match many {
            Many::One => get(field),
            Many::List => joined(&fields::texts(item, field)),
        };
        if !value.is_empty() {
            entry.facts.push((word.in_(locale), value));
        }
    }
    entry
}

/// A list in one line; with semicolons where an entry has a comma of its own.
pub(super) fn joined(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|w| line(w)).filter(|w| !w.is_empty()).collect();
    let separator = if words.iter().any(|w| w.contains(", ")) { "; " } else { ", " };
    words.join(separator)
}

/// White space and control characters folded to single spaces. A no-break space between words is meant and stays.
pub(super) fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    for word in text.split(is_gap).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn is_gap(c: char) -> bool {
    c.is_control() || (c.is_whitespace() && !['\u{a0}', '\u{202f}', '\u{2007}'].contains(&c))
}

/// The paragraphs of a longer text: a line feed ends one.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(line).filter(|paragraph| !paragraph.is_empty()).collect()
}
