//! An entry: its heading and what stands below it.

use serde_json::Value;

use super::blocks::Block;
use super::parts::{add_paragraph, address, plain, push, put, split_words};
use super::vocabulary::WORDS;
use super::{dates, inline};
use crate::model::{Date, Dates};
use crate::write::fields::Fields;
use crate::write::sections::{Many, Section, When};

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
pub(super) fn fill(section: &Section, item: &mut Fields, block: &Block, ours: bool) {
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
    let text = |date: &Option<Date>| date.as_ref().map(ToString::to_string).unwrap_or_default();
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
pub(super) fn fact<'a>(section: &Section, raw: &'a str) -> Option<(&'static str, Many, &'a str)> {
    let (name, value) = raw.strip_prefix("**")?.split_once(":**")?;
    let words = WORDS.get(&name.to_lowercase())?;
    let (_, field, many) = section.facts.iter().find(|(word, ..)| words.contains(word))?;
    Some((field, *many, value.trim()))
}
