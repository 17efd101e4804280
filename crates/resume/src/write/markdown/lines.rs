//! Items that are one line: certificates, skills, languages, interests.

use serde_json::Value;

use super::blocks::{Block, Mark};
use super::parts::{address, closing, put, split_words, strong};
use super::{dates, inline};
use crate::write::fields::Fields;
use crate::write::sections::{Section, When};

/// The items of a block, and what of it has no place in them.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) items: Vec<Fields>,
    pub(super) left: String,
}

/// `**Name** — Issuer · date · address`; by hand also `Name, Issuer, date`.
pub(super) fn record(section: &Section, block: Block, ours: bool) -> Lines {
    let (raw, id) = split(block, ' ');
    let mut item = Fields::new();
    put(&mut item, "id", id);
    let (name, rest) = strong(&raw).unwrap_or(("", &raw));
    let by_hand = !ours && name.is_empty();
    let by = rest.trim_start().strip_prefix('—').filter(|_| !by_hand);
    let mut parts: Vec<&str> = by.unwrap_or(rest).split(" · ").collect();
    if by_hand {
        parts = raw.split([',', '|']).flat_map(|p| p.split(" — ")).flat_map(|p| p.split(" – ")).collect();
        put(&mut item, section.title[0], inline::read(parts.remove(0)));
    } else {
        put(&mut item, section.title[0], inline::read(name));
    }
    if let (Some(_), Some(field)) = (by, section.by) {
        put(&mut item, field, inline::read(parts.remove(0)));
    }
    let mut left = Vec::new();
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        let text = inline::read(part);
        let bare = text.trim_matches(['(', ')']);
        if let (When::On(field), Some(date)) = (section.when, dates::date(bare)) {
            put(&mut item, field, date.to_string());
        } else if let Some(address) = address(part) {
            put(&mut item, "url", address);
        } else {
            left.push(text);
        }
    }
    let mut left = left.join(", ");
    // What is no date we know is still words about one; by hand it is rather the issuer.
    let by = section.by.filter(|by| by_hand && !item.contains_key(*by));
    let when = if let When::On(field) = section.when { Some(field) } else { None };
    if let Some(field) = by.or(when).filter(|field| !item.contains_key(*field)) {
        put(&mut item, field, std::mem::take(&mut left));
    }
    Lines { items: vec![item], left }
}

/// `**Name** (level): word, word`, or names told apart by commas.
pub(super) fn named(
    section: &Section,
    level: Option<&'static str>,
    words: Option<&'static str>,
    block: Block,
) -> Lines {
    let block = match block {
        Block::Heading { raw, mark, .. } => Block::Item { raw: format!("**{raw}**"), mark },
        other => other,
    };
    let (raw, id) = split(block, ',');
    let (name, rest) = match strong(&raw) {
        Some((name, rest)) => (name, rest),
        None if raw.starts_with(['(', ':']) || !id.is_empty() => ("", &*raw),
        None => match raw.split_once(": ").filter(|_| words.is_some()) {
            Some((name, rest)) => (name, rest),
            None => {
                let level = level.filter(|_| words.is_none());
                let items = split_words(&raw).into_iter().map(|name| bare(section, level, name)).collect();
                return Lines { items, left: String::new() };
            }
        },
    };
    let mut item = Fields::new();
    put(&mut item, "id", id);
    let mut name = inline::read(name);
    let mut rest = rest.trim_start();
    if let (Some(level), Some(end)) = (level, closing(rest)) {
        put(&mut item, level, inline::read(&rest[1..end]));
        rest = rest[end + 1..].trim_start();
    }
    match rest.strip_prefix(':') {
        Some(words) => rest = words,
        // By hand: `**Name:** word, word`.
        None if !rest.is_empty() => name.truncate(name.trim_end_matches(':').len()),
        None => {}
    }
    put(&mut item, section.title[0], name);
    let mut left = String::new();
    if let Some(field) = words {
        let words = split_words(rest).into_iter().map(inline::read).filter(|word| !word.is_empty());
        let words: Vec<Value> = words.map(Value::from).collect();
        if !words.is_empty() {
            item.insert(field.to_owned(), Value::Array(words));
        }
    } else {
        let rest = inline::read(rest.trim_start_matches(['–', '—', '-', ' ']));
        match level.filter(|level| !item.contains_key(*level)) {
            Some(level) => put(&mut item, level, rest),
            None => left = rest,
        }
    }
    Lines { items: vec![item], left }
}

/// The text of a block, its lines joined by `joint`, and the id in its mark.
fn split(block: Block, joint: char) -> (String, String) {
    let id = |mark: Option<Mark>| mark.map(|mark| mark.id).unwrap_or_default();
    match block {
        Block::Item { raw, mark } | Block::Heading { raw, mark, .. } => (raw, id(mark)),
        Block::Paragraph(raw) | Block::Quote(raw) => (raw.replace('\n', &format!("{joint} ")), String::new()),
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
