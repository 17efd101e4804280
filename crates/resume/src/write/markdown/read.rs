//! Markdown in, fields out.

use serde_json::Value;

use super::blocks::{self, Block, Mark};
use super::entry::{fact, fill, heading};
use super::inline;
use super::lines::{self, Lines};
use super::parts::{add_paragraph, add_to, address, is_contact, plain, push, put};
use super::vocabulary::{PLACES, contact};
use crate::model::Leftover;
use crate::write::fields::Fields;
use crate::write::sections::{Form, Section};

/// What a text says.
#[derive(Debug, Clone, Default)]
pub(super) struct Read {
    pub(super) fields: Fields,
    /// What fits nowhere.
    pub(super) leftovers: Vec<Leftover>,
    named: bool,
    sections: usize,
}

impl Read {
    /// Whether the text is a CV under our headings.
    pub(super) fn follows(&self) -> bool {
        self.named && self.sections > 0
    }
}

/// Reads a text. With `ours`, it is held to what the writer writes; else much is forgiven.
pub(super) fn fields(text: &str, ours: bool) -> Read {
    let mut reader = Reader {
        ours,
        read: Read::default(),
        basics: Fields::new(),
        location: Fields::new(),
        place: Place::Basics,
        heading: String::new(),
    };
    for block in blocks::blocks(text, ours) {
        reader.block(block);
    }
    reader.finish()
}

#[derive(Clone, Copy)]
enum Place {
    /// Before the first section.
    Basics,
    Summary,
    Section(&'static Section),
    /// Under a heading that means nothing to us.
    Elsewhere,
}

struct Reader {
    ours: bool,
    read: Read,
    basics: Fields,
    location: Fields,
    place: Place,
    /// The heading we are under, as written.
    heading: String,
}

impl Reader {
    fn block(&mut self, block: Block) {
        match block {
            Block::Heading { level: 1, raw, .. } if !self.read.named && self.heading.is_empty() => {
                self.read.named = true;
                put(&mut self.basics, "name", inline::read(&raw));
            }
            Block::Heading { level: 1 | 2, raw, .. } => self.turn(&raw),
            block => match self.place {
                Place::Basics => self.reach(block),
                Place::Summary => self.summary(&block),
                Place::Section(section) => self.item(section, block),
                Place::Elsewhere => self.leave(&block),
            },
        }
    }

    /// Goes on to the section that a heading names.
    fn turn(&mut self, raw: &str) {
        self.heading = inline::read(raw);
        let name = self.heading.trim_end_matches(':').trim().to_lowercase();
        self.place = match PLACES.get(&name) {
            Some(Some(section)) => Place::Section(section),
            Some(None) => Place::Summary,
            None => Place::Elsewhere,
        };
        self.read.sections += usize::from(!matches!(self.place, Place::Elsewhere));
    }

    fn finish(mut self) -> Read {
        if !self.location.is_empty() {
            self.basics.insert("location".to_owned(), Value::Object(self.location));
        }
        self.read.fields.insert("basics".to_owned(), Value::Object(self.basics));
        self.read
    }

    /// What stands before the first section: headline and ways to reach the person.
    fn reach(&mut self, block: Block) {
        match block {
            Block::Item { raw, .. } => self.contact(&raw),
            Block::Paragraph(raw) if self.ours => {
                add_paragraph(&mut self.basics, "label", &inline::read(&raw));
            }
            Block::Paragraph(raw) => raw.lines().for_each(|line| self.reach_by_hand(line)),
            other => self.leave(&other),
        }
    }

    /// A line of contacts, a headline, or the beginning of a summary.
    fn reach_by_hand(&mut self, line: &str) {
        if is_contact(line) {
            line.split(['|', '•', '·']).for_each(|part| self.guess(part));
            return;
        }
        let text = inline::read(line);
        let label = !self.basics.contains_key("label") && !self.basics.contains_key("summary");
        if label && text.chars().count() <= 100 {
            put(&mut self.basics, "label", text);
        } else {
            add_to(&mut self.basics, "summary", " ", &text);
        }
    }

    /// `Email: ada@mail.example`.
    fn contact(&mut self, raw: &str) {
        let name_and_value = raw.split_once(": ").or_else(|| raw.strip_suffix(':').map(|name| (name, "")));
        let Some((name, value)) = name_and_value else { return self.guess(raw) };
        let name = inline::read(name).trim_end_matches(':').to_owned();
        match contact(&name) {
            Some("") => self.profile("", value),
            Some(path) => {
                let value = inline::read(value);
                match path.split_once('/') {
                    Some((_, field)) => put(&mut self.location, field, value),
                    None => put(&mut self.basics, path, value),
                }
            }
            None if !self.ours && name.eq_ignore_ascii_case("location") => {
                put(&mut self.location, "address", inline::read(value));
            }
            None => self.profile(&name, value),
        }
    }

    fn profile(&mut self, network: &str, raw: &str) {
        let mut profile = Fields::new();
        put(&mut profile, "network", network.to_owned());
        let raw = raw.trim();
        let chars: Vec<char> = raw.chars().collect();
        if let Some((name, address, length)) = inline::link(&chars)
            && length == chars.len()
        {
            put(&mut profile, "username", inline::read(&name));
            put(&mut profile, "url", address);
        } else if let Some(address) = address(raw) {
            put(&mut profile, "url", address);
        } else {
            put(&mut profile, "username", inline::read(raw));
        }
        push(&mut self.basics, "profiles", Value::Object(profile));
    }

    /// A way to reach somebody that says not what it is.
    fn guess(&mut self, raw: &str) {
        let text = inline::read(raw).trim_matches([' ', ',', ';']).to_owned();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let email =
            inline::read(raw.split_once("](mailto:").map_or(raw, |(_, rest)| rest.trim_end_matches(')')));
        if text.is_empty() {
        } else if email.contains('@') && !email.contains(' ') {
            put(&mut self.basics, "email", email.trim_start_matches("mailto:").to_owned());
        } else if text.contains("linkedin.com/") || text.contains("github.com/") {
            let network = if text.contains("linkedin") { "LinkedIn" } else { "GitHub" };
            self.profile(network, raw.trim());
        } else if address(raw).is_some() || text.starts_with("www.") {
            put(&mut self.basics, "url", address(raw).unwrap_or(text));
        } else if digits > 6 && text.chars().all(|c| c.is_ascii_digit() || " +()-/.\u{a0}".contains(c)) {
            put(&mut self.basics, "phone", text);
        } else {
            put(&mut self.location, "address", text);
        }
    }

    fn summary(&mut self, block: &Block) {
        let text = plain(block);
        add_paragraph(&mut self.basics, "summary", &text);
    }

    fn leave(&mut self, block: &Block) {
        self.leave_text(plain(block));
    }

    fn leave_text(&mut self, text: String) {
        if !text.is_empty() {
            let section = self.heading.clone();
            self.read.leftovers.push(Leftover { section, text, span: None });
        }
    }

    fn item(&mut self, section: &'static Section, block: Block) {
        match section.form {
            Form::Entry => self.entry(section, block),
            Form::Record => self.lines(section, lines::record(section, block, self.ours)),
            Form::Line { level, words } => self.lines(section, lines::named(section, level, words, block)),
        }
    }

    fn lines(&mut self, section: &Section, lines: Lines) {
        for item in lines.items {
            push(&mut self.read.fields, section.key, Value::Object(item));
        }
        self.leave_text(lines.left);
    }

    fn entry(&mut self, section: &'static Section, block: Block) {
        match block {
            Block::Heading { raw, mark, .. } => self.begin(section, &raw, mark),
            Block::Paragraph(raw) if !self.ours && raw.starts_with("**") && fact(section, &raw).is_none() => {
                let (title, rest) = raw.split_once('\n').unwrap_or((&raw, ""));
                self.begin(section, title, None);
                if let Some(item) = self.last(section).filter(|_| !rest.is_empty()) {
                    fill(section, item, &Block::Paragraph(rest.to_owned()), false);
                }
            }
            Block::Item { raw, mark } if self.last(section).is_none() => {
                self.begin(section, &raw, mark);
            }
            block => {
                let ours = self.ours;
                match self.last(section) {
                    Some(item) => fill(section, item, &block, ours),
                    None => self.leave(&block),
                }
            }
        }
    }

    fn begin(&mut self, section: &'static Section, raw: &str, mark: Option<Mark>) {
        let mark = mark.unwrap_or_default();
        let mut item = Fields::new();
        put(&mut item, "id", mark.id);
        item.extend(heading(section, raw, &mark.fields, self.ours));
        push(&mut self.read.fields, section.key, Value::Object(item));
    }

    fn last(&mut self, section: &Section) -> Option<&mut Fields> {
        self.read.fields.get_mut(section.key)?.as_array_mut()?.last_mut()?.as_object_mut()
    }
}
