//! Markdown in, fields out.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::blocks::{self, Block, Mark};
use super::write::CONTACTS;
use super::{dates, inline};
use crate::model::{Dates, Leftover};
use crate::write::fields::Fields;
use crate::write::locale::{Label, Locale};
use crate::write::sections::{Form, Many, SECTIONS, Section, When};
use crate::write::words::{LANGUAGES, Word};

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

/// Headings of people, beside the writer's own.
const HEADINGS: [(Option<&str>, &[&str]); 12] = [
    (
        None,
        &[
            "summary",
            "professional summary",
            "about",
            "about me",
            "profil",
            "objective",
            "kurzprofil",
            "über mich",
        ],
    ),
    (
        Some("work"),
        &[
            "work experience",
            "professional experience",
            "employment",
            "employment history",
            "work",
            "work history",
            "career history",
            "beruflicher werdegang",
            "berufliche erfahrung",
            "expérience",
            "experiencia",
            "experiência",
            "esperienza",
        ],
    ),
    (Some("volunteer"), &["volunteer experience", "volunteer", "volunteer work", "ehrenamtliche tätigkeit"]),
    (
        Some("education"),
        &["education and training", "academic background", "bildung", "studium", "ausbildung und studium"],
    ),
    (Some("projects"), &["personal projects", "selected projects", "side projects"]),
    (
        Some("skills"),
        &[
            "technical skills",
            "key skills",
            "core skills",
            "skills & tools",
            "fähigkeiten",
            "kompetenzen",
            "habilidades",
        ],
    ),
    (
        Some("certificates"),
        &[
            "certifications",
            "licenses",
            "licences",
            "certificates and licences",
            "licenses & certifications",
            "zertifizierungen",
        ],
    ),
    (Some("languages"), &["language skills", "sprachkenntnisse"]),
    (Some("publications"), &["papers", "publikationen"]),
    (Some("awards"), &["honors", "honours", "awards and honors", "honors & awards", "prizes", "ehrungen"]),
    (Some("interests"), &["hobbies", "hobbies and interests", "hobbys"]),
    (Some("references"), &["referees", "testimonials"]),
];

/// Headings in small letters and what stands under them: a section, or the summary.
static PLACES: LazyLock<HashMap<String, Option<&'static Section>>> = LazyLock::new(|| {
    let find = |key: &str| SECTIONS.iter().find(|section| section.key == key);
    let mut places = HashMap::new();
    for (key, headings) in HEADINGS {
        for heading in headings {
            places.insert((*heading).to_owned(), key.and_then(find));
        }
    }
    for locale in LANGUAGES.map(Locale::of) {
        places.insert(locale.label(Label::Summary).to_lowercase(), None);
        for section in &SECTIONS {
            places.insert(locale.label(section.label).to_lowercase(), Some(section));
        }
    }
    places
});

/// Names of fields in small letters.
static WORDS: LazyLock<HashMap<String, Vec<Word>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<Word>> = HashMap::new();
    for locale in LANGUAGES.map(Locale::of) {
        for word in Word::ALL {
            words.entry(word.in_(locale).to_lowercase()).or_default().push(word);
        }
    }
    words
});

/// The contact line that a name in front of a value stands for: a field of `basics`, or empty for a profile. `None` when
/// it is the name of a network.
pub(super) fn contact(name: &str) -> Option<&'static str> {
    let words = WORDS.get(&name.trim().to_lowercase())?;
    let field = |word: &Word| CONTACTS.iter().find(|(contact, _)| contact == word).map(|(_, field)| *field);
    let profile = || words.contains(&Word::Profile).then_some("");
    words.iter().find_map(field).or_else(profile)
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
                add_paragraph(&mut self.basics, "label", &inline::read(&raw))
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
        let text = plain(block);
        if !text.is_empty() {
            let section = self.heading.clone();
            self.read.leftovers.push(Leftover { section, text, span: None });
        }
    }

    fn item(&mut self, section: &'static Section, block: Block) {
        match section.form {
            Form::Entry => self.entry(section, block),
            Form::Record => self.record(section, block),
            Form::Line { level, words } => self.line(section, level, words, block),
        }
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

    /// `**Name** — Issuer · date · address`.
    fn record(&mut self, section: &'static Section, block: Block) {
        let (raw, mark) = match block {
            Block::Item { raw, mark } => (raw, mark),
            Block::Paragraph(raw) => (raw, None),
            other => (plain(&other), None),
        };
        let mut item = Fields::new();
        put(&mut item, "id", mark.map(|mark| mark.id).unwrap_or_default());
        let (name, mut rest) = strong(&raw).unwrap_or(("", &raw));
        let by_hand = !self.ours && name.is_empty();
        put(&mut item, section.title[0], inline::read(name));
        let by = rest.trim_start().strip_prefix("—").filter(|_| !by_hand);
        let mut parts: Vec<&str> = by.unwrap_or(rest).split(" · ").collect();
        if by_hand {
            rest = raw.trim();
            parts =
                rest.split([',', '|']).flat_map(|p| p.split(" — ")).flat_map(|p| p.split(" – ")).collect();
            put(&mut item, section.title[0], inline::read(parts.remove(0)));
        } else if let (Some(_), Some(field)) = (by, section.by) {
            put(&mut item, field, inline::read(parts.remove(0)));
        }
        let mut unplaced = Vec::new();
        for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
            let text = inline::read(part);
            let bare = text.trim_matches(['(', ')']);
            if let (When::On(field), Some(date)) = (section.when, dates::date(bare)) {
                put(&mut item, field, date.to_string());
            } else if let Some(address) = address(part) {
                put(&mut item, "url", address);
            } else {
                unplaced.push(text);
            }
        }
        if !unplaced.is_empty() {
            match (section.by.filter(|by| !item.contains_key(*by)), section.when) {
                (Some(by), _) if by_hand => put(&mut item, by, unplaced.join(", ")),
                (_, When::On(field)) if !item.contains_key(field) => {
                    put(&mut item, field, unplaced.join(", "))
                }
                _ => {
                    let section = self.heading.clone();
                    self.read.leftovers.push(Leftover { section, text: unplaced.join(", "), span: None });
                }
            }
        }
        push(&mut self.read.fields, section.key, Value::Object(item));
    }

    /// `**Name** (level): word, word`, or names told apart by commas.
    fn line(
        &mut self,
        section: &'static Section,
        level: Option<&'static str>,
        words: Option<&'static str>,
        block: Block,
    ) {
        let (raw, mark) = match block {
            Block::Item { raw, mark } => (raw, mark),
            Block::Paragraph(raw) => (raw.replace('\n', ", "), None),
            Block::Heading { raw, .. } => (format!("**{raw}**"), None),
            Block::Quote(raw) => (raw, None),
        };
        let id = mark.map(|mark| mark.id).unwrap_or_default();
        let (name, rest) = match strong(&raw) {
            Some((name, rest)) => (name.to_owned(), rest),
            None if raw.starts_with(['(', ':']) || !id.is_empty() => (String::new(), &*raw),
            None => match raw.split_once(": ").filter(|_| words.is_some()) {
                Some((name, rest)) => (name.to_owned(), rest),
                None => {
                    for name in split_words(&raw) {
                        let item = bare(section, level.filter(|_| words.is_none()), name);
                        push(&mut self.read.fields, section.key, Value::Object(item));
                    }
                    return;
                }
            },
        };
        let mut item = Fields::new();
        put(&mut item, "id", id);
        let mut name = inline::read(&name);
        let mut rest = rest.trim_start();
        if let Some(end) = rest.starts_with('(').then(|| closing(rest)).flatten()
            && let Some(level) = level
        {
            put(&mut item, level, inline::read(&rest[1..end]));
            rest = rest[end + 1..].trim_start();
        }
        if let Some(words) = rest.strip_prefix(':') {
            rest = words;
        } else if !rest.is_empty() {
            // By hand: `**Name:** word, word`.
            name.truncate(name.trim_end_matches(':').len());
        }
        put(&mut item, section.title[0], name);
        let values = split_words(rest).into_iter().map(inline::read).filter(|word| !word.is_empty());
        let values: Vec<Value> = values.map(Value::from).collect();
        match (words, level) {
            _ if values.is_empty() => {}
            (Some(field), _) => {
                item.insert(field.to_owned(), Value::Array(values));
            }
            (None, Some(level)) if !item.contains_key(level) => {
                put(&mut item, level, inline::read(rest.trim_start_matches(['–', '—', '-', ' '])));
            }
            _ => {}
        }
        push(&mut self.read.fields, section.key, Value::Object(item));
    }
}

/// `Spanish (fluent)`, `Spanish – fluent`; without a field for the level all of it is the name.
fn bare(section: &Section, level: Option<&str>, raw: &str) -> Fields {
    let mut item = Fields::new();
    let raw = raw.trim();
    let Some(level) = level else {
        put(&mut item, section.title[0], inline::read(raw));
        return item;
    };
    let (name, known) = raw
        .strip_suffix(')')
        .and_then(|inside| inside.split_once(" ("))
        .or_else(|| [": ", " – ", " — ", " - "].iter().find_map(|separator| raw.split_once(separator)))
        .unwrap_or((raw, ""));
    put(&mut item, section.title[0], inline::read(name));
    put(&mut item, level, inline::read(known));
    item
}

/// The fields of an entry's heading: title, then who stands behind it. `fields` names them where the text does not tell.
pub(super) fn heading(section: &Section, raw: &str, fields: &[String], ours: bool) -> Fields {
    let mut item = Fields::new();
    let mut raw = raw.trim();
    if !ours
        && let Some((title, inside)) = raw.strip_suffix(')').and_then(|r| r.rsplit_once(" ("))
        && let Some(dates) = dates::period(inside)
    {
        put_dates(section, &mut item, &dates);
        raw = title;
    }
    let known =
        |field: &String| section.title.iter().chain(&section.by).find(|known| *known == field).copied();
    let named: Vec<&str> = fields.iter().filter_map(known).collect();
    match named[..] {
        [field] => put(&mut item, field, inline::read(raw)),
        [first, second] => {
            let separator = if Some(second) == section.by { " — " } else { ", " };
            let (one, other) = raw.split_once(separator).unwrap_or((raw, ""));
            put(&mut item, first, inline::read(one));
            put(&mut item, second, inline::read(other));
        }
        _ => {
            let by_hand = [" — ", " – ", " | ", " @ ", " at ", " bei "];
            let separators = if ours { &by_hand[..1] } else { &by_hand[..] };
            let split = separators.iter().find_map(|separator| raw.split_once(separator));
            let (title, by) = split.filter(|_| section.by.is_some()).unwrap_or((raw, ""));
            match (section.title, title.split_once(", ")) {
                ([first, second], Some((one, other))) => {
                    put(&mut item, first, inline::read(one));
                    put(&mut item, second, inline::read(other));
                }
                ([first, ..], _) => put(&mut item, first, inline::read(title)),
                ([], _) => {}
            }
            if let Some(field) = section.by {
                put(&mut item, field, inline::read(by));
            }
        }
    }
    item
}

/// Adds to an entry what stands below its heading.
fn fill(section: &Section, item: &mut Fields, block: &Block, ours: bool) {
    let body = section.body.unwrap_or("summary");
    match block {
        Block::Item { raw, mark } => {
            let text = inline::read(raw);
            if text.is_empty() && mark.is_none() {
                return;
            }
            if !section.bullets {
                return add_paragraph(item, body, &text);
            }
            push(item, "highlights", text.into());
            push(item, "highlightIds", mark.clone().unwrap_or_default().id.into());
        }
        Block::Quote(raw) => add_paragraph(item, section.aside.unwrap_or(body), &inline::read(raw)),
        Block::Paragraph(raw) => match slanted(raw).filter(|_| !item.contains_key(body)) {
            Some((line, more)) => {
                about(section, item, line);
                paragraph(section, item, more);
            }
            None if !ours && !item.contains_key(body) && about_by_hand(section, item, raw) => {}
            None => paragraph(section, item, raw),
        },
        Block::Heading { .. } => add_paragraph(item, body, &plain(block)),
    }
}

/// A paragraph of an entry: a fact with its name, or prose.
fn paragraph(section: &Section, item: &mut Fields, raw: &str) {
    match fact(section, raw) {
        Some((field, Many::One, value)) => put(item, field, inline::read(value)),
        Some((field, Many::List, value)) => {
            let words = split_words(value).into_iter().map(inline::read).filter(|word| !word.is_empty());
            item.insert(field.to_owned(), words.map(Value::from).collect());
        }
        None => add_paragraph(item, section.body.unwrap_or("summary"), &inline::read(raw)),
    }
}

/// `*Mar 2019 – Present · Place · address*` at the start of a paragraph, and what follows on the next line.
fn slanted(raw: &str) -> Option<(&str, &str)> {
    let mark = raw.chars().next().filter(|c| ['*', '_'].contains(c))?;
    let inside = &raw[1..];
    if inside.starts_with(mark) {
        return None;
    }
    let end =
        inside.char_indices().find(|(n, c)| *c == mark && !inside[..*n].ends_with('\\')).map(|(n, _)| n)?;
    let rest = &inside[end + 1..];
    (rest.is_empty() || rest.starts_with(['\n', ' '])).then(|| (&inside[..end], rest.trim()))
}

fn about(section: &Section, item: &mut Fields, line: &str) {
    let mut place = Vec::new();
    for part in line.split(" · ").map(str::trim).filter(|part| !part.is_empty()) {
        let text = inline::read(part);
        if let Some(dates) = dates::period(&text).filter(|_| !has_dates(section, item)) {
            put_dates(section, item, &dates);
        } else if let Some(address) = address(part).filter(|_| section.linked) {
            put(item, "url", address);
        } else {
            place.push(text);
        }
    }
    if place.is_empty() {
    } else if section.located {
        put(item, "location", place.join(" · "));
    } else {
        add_paragraph(item, section.body.unwrap_or("summary"), &place.join(" · "));
    }
}

/// A line such as `Mar 2019 – Present, Berlin` that nobody set in italics.
fn about_by_hand(section: &Section, item: &mut Fields, raw: &str) -> bool {
    let parts: Vec<&str> = raw.split([',', '|', '·']).map(str::trim).collect();
    let found = parts.len() < 5 && parts.iter().any(|part| dates::period(&inline::read(part)).is_some());
    if found {
        about(section, item, &parts.join(" · "));
    }
    found
}

fn has_dates(section: &Section, item: &Fields) -> bool {
    match section.when {
        When::Period => item.contains_key("startDate") || item.contains_key("endDate"),
        When::On(field) => item.contains_key(field),
        When::Never => true,
    }
}

fn put_dates(section: &Section, item: &mut Fields, dates: &Dates) {
    let text = |date: &Option<crate::model::Date>| date.as_ref().map(ToString::to_string).unwrap_or_default();
    match section.when {
        When::Period => {
            put(item, "startDate", text(&dates.start));
            put(item, "endDate", text(&dates.end));
        }
        When::On(field) => {
            let one = if dates.end.is_some() { &dates.end } else { &dates.start };
            put(item, field, text(one));
        }
        When::Never => {}
    }
}

/// `**Grade:** 1.3`: the field, whether it is a list, and the raw value.
fn fact<'a>(section: &Section, raw: &'a str) -> Option<(&'static str, Many, &'a str)> {
    let (name, value) = raw.strip_prefix("**")?.split_once(":**")?;
    let words = WORDS.get(&name.to_lowercase())?;
    let (_, field, many) = section.facts.iter().find(|(word, ..)| words.contains(word))?;
    Some((field, *many, value.trim()))
}

/// `**name** rest`: both, raw.
fn strong(raw: &str) -> Option<(&str, &str)> {
    let inside = raw.strip_prefix("**")?;
    let mut escaped = false;
    for (n, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '*' if n > 0 && inside[n..].starts_with("**") => return Some((&inside[..n], &inside[n + 2..])),
            _ => {}
        }
    }
    None
}

/// Where the bracket that opens a text closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (n, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(n),
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Words told apart by semicolons, or else by commas, that stand in no brackets and in no number.
pub(super) fn split_words(raw: &str) -> Vec<&str> {
    let split = |separator: char| {
        let mut words = Vec::new();
        let (mut depth, mut from, mut before) = (0_usize, 0, ' ');
        let mut chars = raw.char_indices().peekable();
        while let Some((n, c)) = chars.next() {
            let digits = before.is_ascii_digit() && chars.peek().is_some_and(|(_, c)| c.is_ascii_digit());
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                c if c == separator && depth == 0 && !digits => {
                    words.push(raw[from..n].trim());
                    from = n + c.len_utf8();
                }
                _ => {}
            }
            before = c;
        }
        words.push(raw[from..].trim());
        words
    };
    let words = split(';');
    let words = if words.len() > 1 { words } else { split(',') };
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

/// Whether a text by itself is known to be an address.
pub(super) fn is_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
        && !text.chars().any(char::is_whitespace)
}

/// The address that a piece of Markdown is: bare, `<address>` or `[text](address)`.
fn address(raw: &str) -> Option<String> {
    let raw = raw.trim();
    if let Some(inside) = raw.strip_prefix('<').and_then(|r| r.strip_suffix('>')) {
        return (!inside.is_empty() && !inside.contains(['<', '>', ' '])).then(|| inside.to_owned());
    }
    let chars: Vec<char> = raw.chars().collect();
    if let Some((_, address, length)) = inline::link(&chars) {
        return (length == chars.len()).then_some(address);
    }
    Some(inline::read(raw)).filter(|text| is_address(text))
}

/// Whether a paragraph says how to reach somebody.
fn is_contact(raw: &str) -> bool {
    raw.contains('@')
        || raw.contains("://")
        || raw.split(['|', '•', '·']).count() > 1
        || raw.chars().filter(char::is_ascii_digit).count() > 6
}

/// The text of a block.
fn plain(block: &Block) -> String {
    match block {
        Block::Heading { raw, .. } | Block::Paragraph(raw) | Block::Quote(raw) | Block::Item { raw, .. } => {
            inline::read(raw)
        }
    }
}

fn put(item: &mut Fields, field: &str, value: String) {
    if !value.is_empty() {
        item.insert(field.to_owned(), value.into());
    }
}

fn push(item: &mut Fields, field: &str, value: Value) {
    if let Value::Array(list) = item.entry(field).or_insert_with(|| Value::Array(Vec::new())) {
        list.push(value);
    }
}

fn add_paragraph(item: &mut Fields, field: &str, text: &str) {
    add_to(item, field, "\n\n", text);
}

fn add_to(item: &mut Fields, field: &str, joint: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    match item.get_mut(field) {
        Some(Value::String(before)) => {
            before.push_str(joint);
            before.push_str(text);
        }
        _ => put(item, field, text.to_owned()),
    }
}
