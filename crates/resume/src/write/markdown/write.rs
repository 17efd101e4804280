//! Fields in, Markdown out.

use super::blocks::Mark;
use super::{dates, entry, inline, parts, vocabulary};
use crate::model::{Date, Dates};
use crate::write::fields::{self, Fields};
use crate::write::link;
use crate::write::locale::{Label, Locale};
use crate::write::outline;
use crate::write::sections::{Form, Many, SECTIONS, Section, When};
use crate::write::words::Word;

/// The text, without the note about what it does not show.
pub(super) fn text(all: &Fields, locale: Locale) -> String {
    let mut page = Page { text: String::new(), locale };
    if let Some(basics) = all.get("basics").and_then(|b| b.as_object()) {
        page.basics(basics);
    }
    for section in &SECTIONS {
        let items: Vec<&Fields> = fields::items(all, section.key).collect();
        if !items.is_empty() {
            page.block(&format!("## {}", locale.label(section.label)));
            page.section(section, &items);
        }
    }
    page.text.push('\n');
    page.text
}

/// Contact lines in their order: the word and the field of `basics`.
pub(super) const CONTACTS: [(Word, &str); 9] = [
    (Word::Email, "email"),
    (Word::Phone, "phone"),
    (Word::Website, "url"),
    (Word::Address, "location/address"),
    (Word::PostalCode, "location/postalCode"),
    (Word::City, "location/city"),
    (Word::Region, "location/region"),
    (Word::Country, "location/countryCode"),
    (Word::Picture, "image"),
];

struct Page {
    text: String,
    locale: Locale,
}

impl Page {
    /// A block between empty lines; nothing where it would be empty.
    fn block(&mut self, block: &str) {
        if !block.is_empty() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.text.push_str(block);
        }
    }

    fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.text.push('\n');
            self.text.push_str(line);
        }
    }

    fn basics(&mut self, basics: &Fields) {
        let name = inline::write(&shown(fields::text(basics, "name")));
        if !name.is_empty() {
            let open = name.trim_end_matches('#');
            let closed = open.len() < name.len() && (open.is_empty() || open.ends_with(' '));
            self.block(&if closed {
                format!("# {open}\\{}", &name[open.len()..])
            } else {
                format!("# {name}")
            });
        }
        for paragraph in prose(fields::text(basics, "label")) {
            self.block(&paragraph);
        }
        let mut lines = Vec::new();
        for (word, path) in CONTACTS {
            let value = match path.split_once('/') {
                Some((object, field)) => {
                    basics.get(object).map(|o| fields::text(o, field)).unwrap_or_default()
                }
                None => fields::text(basics, path),
            };
            let value = if path == "url" { link::real(value) } else { value };
            let value = inline::write(&shown(value));
            if !value.is_empty() {
                lines.push(format!("- {}: {value}", word.in_(self.locale)));
            }
        }
        lines.extend(fields::items(basics, "profiles").map(|profile| self.profile(profile)));
        self.block(&lines.join("\n"));
        let summary = prose(fields::text(basics, "summary"));
        if !summary.is_empty() {
            self.block(&format!("## {}", self.locale.label(Label::Summary)));
            self.block(&summary.join("\n\n"));
        }
    }

    fn profile(&self, profile: &Fields) -> String {
        let network = shown(fields::text(profile, "network"));
        let plain = !network.is_empty() && !network.contains(':') && vocabulary::contact(&network).is_none();
        let network = if plain { inline::write(&network) } else { Word::Profile.in_(self.locale).to_owned() };
        let name = inline::write(&shown(fields::text(profile, "username")));
        let address = link::real(fields::text(profile, "url"));
        let linked =
            !address.is_empty() && !address.contains(['(', ')', '<', '>', '\\']) && !has_gap(address);
        match (name.is_empty(), address.is_empty()) {
            (false, false) if linked && !name.contains('[') => format!("- {network}: [{name}]({address})"),
            (false, _) => format!("- {network}: {name}"),
            (true, _) => format!("- {network}: {}", link(address)).trim_end().to_owned(),
        }
    }

    fn section(&mut self, section: &Section, items: &[&Fields]) {
        match section.form {
            Form::Entry => items.iter().for_each(|item| self.entry(section, item)),
            Form::Record => {
                let lines: Vec<_> = items.iter().map(|item| self.record(section, item)).collect();
                self.block(&lines.join("\n"));
            }
            Form::Line { level, words } => {
                for run in items.chunk_by(|a, b| is_bare(section, a) == is_bare(section, b)) {
                    if run.first().is_some_and(|item| is_bare(section, item)) {
                        let names: Vec<_> = run.iter().map(|item| name(section, item)).collect();
                        self.block(&inline::guard_start(&names.join(", ")));
                    } else {
                        let lines: Vec<_> =
                            run.iter().map(|item| named(section, item, level, words)).collect();
                        self.block(&lines.join("\n"));
                    }
                }
            }
        }
    }

    fn entry(&mut self, section: &Section, item: &Fields) {
        let heading = heading(section, item);
        self.block(&format!("### {heading}"));
        let mut about = vec![self.when(section, item)];
        if section.located {
            about.push(inline::write_part(&shown(fields::text(item, "location"))));
        }
        if section.linked {
            about.push(link(fields::text(item, "url")));
        }
        about.retain(|part| !part.is_empty());
        if !about.is_empty() {
            self.line(&format!("*{}*", about.join(" · ")));
        }
        if let Some(field) = section.aside {
            let paragraphs = prose(fields::text(item, field)).join("\n\n");
            let lines: Vec<_> =
                paragraphs.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
            self.block(&lines.join("\n"));
        }
        for paragraph in prose(section.body.map(|f| fields::text(item, f)).unwrap_or_default()) {
            self.block(&paragraph);
        }
        for (word, field, many) in section.facts {
            let value = match many {
                Many::One => inline::write(&shown(fields::text(item, field))),
                Many::List => list(&fields::texts(item, field)),
            };
            if !value.is_empty() {
                self.block(&format!("**{}:** {value}", word.in_(self.locale)));
            }
        }
        let ids = fields::texts(item, "highlightIds");
        let bullets = fields::texts(item, "highlights").into_iter().enumerate().map(|(n, bullet)| {
            let lines = lines(bullet);
            match ids.get(n).filter(|_| lines.is_empty()) {
                Some(id) => format!("- {}", Mark { id: (*id).to_owned(), fields: Vec::new() }.write()),
                None => format!("- {}", lines.join("\\\n  ")),
            }
        });
        let bullets: Vec<_> = bullets.collect();
        self.block(&bullets.join("\n"));
    }

    fn when(&self, section: &Section, item: &Fields) -> String {
        let date = |field: &str| Date::from_iso(fields::text(item, field));
        let text = match section.when {
            When::Period => {
                dates::write(&Dates { start: date("startDate"), end: date("endDate") }, self.locale)
            }
            When::On(field) => date(field).map(|date| self.locale.date(&date)).unwrap_or_default(),
            When::Never => String::new(),
        };
        inline::write(&shown(&text)).replace('·', "&middot;")
    }

    fn record(&self, section: &Section, item: &Fields) -> String {
        let mut line = strong(&name(section, item));
        let by = section.by.map(|f| inline::write_part(&shown(fields::text(item, f)))).unwrap_or_default();
        if !by.is_empty() {
            line.push_str(&format!(" — {by}"));
        }
        for part in [self.when(section, item), link(fields::text(item, "url"))] {
            if !part.is_empty() {
                line.push_str(&format!(" · {part}"));
            }
        }
        item_line(&line, item)
    }
}

/// A list item, carrying its id where it has nothing to show.
fn item_line(line: &str, item: &Fields) -> String {
    match line.trim() {
        "" => format!("- {}", Mark { id: fields::text(item, "id").to_owned(), fields: Vec::new() }.write()),
        line => format!("- {line}"),
    }
}

/// Title, who stands behind it, and the id; with the names of the fields where the reader would guess others.
fn heading(section: &Section, item: &Fields) -> String {
    let part = |field: &&'static str| inline::write_part(&shown(fields::text(item, field)));
    let present = |fields: &[&'static str]| -> Vec<&'static str> {
        fields.iter().copied().filter(|field| !part(field).is_empty()).collect()
    };
    let titles = present(section.title);
    let by = section.by.map(|by| present(&[by])).unwrap_or_default();
    let title = titles.iter().map(part).collect::<Vec<_>>().join(", ");
    let mut parts = vec![title];
    parts.extend(by.iter().map(part));
    parts.retain(|part| !part.is_empty());
    let text = parts.join(" — ");
    let mut mark = Mark { id: fields::text(item, "id").to_owned(), fields: Vec::new() };
    let read = entry::heading(section, &text, &[], true);
    let same = |field: &&'static str| fields::text(&read, field) == shown(fields::text(item, field));
    if !section.title.iter().chain(&section.by).all(same) {
        mark.fields = titles.iter().chain(&by).map(|field| (*field).to_owned()).collect();
    }
    format!("{text} {}", mark.write()).trim_start().to_owned()
}

/// `**Name** (level): word, word`.
fn named(section: &Section, item: &Fields, level: Option<&str>, words: Option<&str>) -> String {
    let mut line = strong(&name(section, item));
    let level = level.map(|f| inline::write(&shown(fields::text(item, f)))).unwrap_or_default();
    if !level.is_empty() {
        line.push_str(&format!(" ({level})"));
    }
    let words = words.map(|f| list(&fields::texts(item, f))).unwrap_or_default();
    if !words.is_empty() {
        line.push_str(&format!(": {words}"));
    }
    item_line(&line, item)
}

fn strong(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("**{name}**") }
}

fn name(section: &Section, item: &Fields) -> String {
    section.title.first().map(|field| inline::write(&shown(fields::text(item, field)))).unwrap_or_default()
}

/// Whether an item is a name and nothing else, which may stand in one line with its like.
fn is_bare(section: &Section, item: &Fields) -> bool {
    let Form::Line { level, words: Some(words) } = section.form else { return false };
    let alone = level.is_none_or(|f| shown(fields::text(item, f)).is_empty())
        && fields::texts(item, words).is_empty();
    let name = inline::guard_start(&name(section, item));
    alone
        && !name.is_empty()
        && !name.contains(':')
        && !name.starts_with('(')
        && parts::split_words(&format!("{name}, x")) == [&*name, "x"]
}

/// Words in one line, told apart by commas, or by semicolons where a word has a comma of its own.
fn list(words: &[&str]) -> String {
    let words: Vec<_> =
        words.iter().map(|word| inline::write(&shown(word))).filter(|word| !word.is_empty()).collect();
    let commas = words.join(", ");
    if words.is_empty() || parts::split_words(&commas) == words {
        return commas;
    }
    if words.len() == 1 { format!("{commas};") } else { words.join("; ") }
}

/// An address that is known to be one when it is read.
fn link(url: &str) -> String {
    let shown = shown(link::real(url));
    if shown.is_empty() || parts::is_address(&shown) {
        return inline::write(&shown).replace('·', "&middot;");
    }
    if shown.contains(['<', '>', ' ', '·']) { inline::write_part(&shown) } else { format!("<{shown}>") }
}

fn has_gap(text: &str) -> bool {
    text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Text as it can stand on one line.
fn shown(text: &str) -> String {
    outline::line(text)
}

/// Paragraphs of a longer text, line breaks within them kept.
fn prose(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(|paragraph| lines(paragraph).join("\\\n"));
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect()
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.split('\n').map(|line| inline::guard_start(&inline::write(&shown(line))));
    lines.filter(|line| !line.is_empty()).collect()
}
