//! Where values stood in the file, carried through changes: what a person corrected is no longer the file's.

use std::collections::BTreeMap;

use resume::Resume;
use resume::model::{Spans, value_key};
use serde_json::{Value, json};

use super::change::{one_line, read, wire};
use super::{SECTIONS, section};
use crate::error::{Error, Result};

/// Keeps the places of values that are as they were, and drops the others.
pub(super) fn carry(before: &Resume, after: &mut Resume) -> Result<()> {
    let (old, new) = (values(before)?, values(after)?);
    let there = |key: &str| {
        let entry = key.split_once('/').map_or(key, |(entry, _)| entry);
        entry == "basics" || new.contains_key(entry)
    };
    let mut kept = Spans::new();
    for (key, span) in &before.meta.spans {
        let value = value_key(&before.meta.spans, key);
        let piece = &key[value.len()..];
        let (was, is) = (old.get(value), new.get(value));
        if was == is && there(value) {
            kept.insert(key.clone(), *span);
        } else if let (Some(was), Some((list, _))) =
            (was, value.rsplit_once('/').filter(|(_, n)| is_number(n)))
        {
            // Of a list, the same words elsewhere.
            let prefix = format!("{list}/");
            let found = new
                .range(prefix.clone()..)
                .take_while(|(k, _)| k.starts_with(&prefix))
                .find(|(_, t)| *t == was);
            kept.extend(found.map(|(key, _)| (format!("{key}{piece}"), *span)));
        }
    }
    after.meta.spans = kept;
    Ok(())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Every value by the key of its place. An entry itself is there under its id, with nothing.
fn values(document: &Resume) -> Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for (name, value) in wire(document)? {
        match value {
            Value::Object(_) if name == "basics" => gather(&name, &value, &mut all),
            Value::Array(list) => {
                for entry in &list {
                    let Some(id) = entry.get("id").and_then(Value::as_str) else { continue };
                    all.insert(id.to_owned(), String::new());
                    let strings = |name| entry.get(name).and_then(Value::as_array).into_iter().flatten();
                    for (id, text) in strings("highlightIds").zip(strings("highlights")) {
                        all.extend(id.as_str().zip(text.as_str()).map(|(i, t)| (i.to_owned(), t.to_owned())));
                    }
                    gather(id, entry, &mut all);
                }
            }
            _ => {}
        }
    }
    Ok(all)
}

fn gather(key: &str, value: &Value, all: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, v)| gather(&format!("{key}/{name}"), v, all)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, v)| gather(&format!("{key}/{n}"), v, all))
        }
        Value::String(text) => drop(all.insert(key.to_owned(), text.clone())),
        _ => {}
    }
}

/// Puts texts that no field took into `summary`, as bullets into an entry (its id), or as entries into a section (its
/// name). Their places in the file go with them.
pub(super) fn settle(document: &Resume, texts: &[(usize, String)], to: &str) -> Result<(Resume, String)> {
    let mut sorted: Vec<_> = texts.iter().collect();
    sorted.sort();
    let begin = (document.clone(), String::new());
    // Each that was placed is gone from the list: those behind it move up.
    sorted.iter().enumerate().try_fold(begin, |(document, _), (gone, (number, words))| {
        settle_one(&document, number.wrapping_sub(gone), words, to)
    })
}

fn settle_one(document: &Resume, number: usize, words: &str, to: &str) -> Result<(Resume, String)> {
    let leftover = document.meta.leftovers.get(number).filter(|l| l.text == words);
    let leftover = leftover.ok_or(Error::NotFound("text: it may have been placed meanwhile"))?.clone();
    let text = one_line(&leftover.text);
    let mut after = document.clone();
    after.meta.leftovers.remove(number);
    if to == "summary" {
        let summary = &mut after.basics.summary;
        let key = summary.is_empty().then(|| "basics/summary".to_owned());
        *summary = if summary.is_empty() { text } else { format!("{summary}\n\n{text}") };
        after.meta.spans.extend(key.zip(leftover.span));
        return Ok((after, String::new()));
    }
    let mut fields = wire(&after)?;
    let name = match section(to) {
        Ok(section) => section.name,
        Err(_) => SECTIONS
            .iter()
            .filter(|s| s.bullets)
            .map(|s| s.name)
            .find(|name| entries(&fields, name).any(|e| e["id"] == to))
            .ok_or_else(|| Error::field("to", "choose where it belongs"))?,
    };
    let list = fields.entry(name).or_insert_with(|| json!([]));
    let list = list.as_array_mut().ok_or_else(|| Error::Internal(format!("{name} is no list")))?;
    let bullet_of = list.iter().position(|e| e["id"] == to);
    match bullet_of {
        Some(at) => {
            for (field, value) in [("highlights", text.as_str()), ("highlightIds", "")] {
                match list[at].get_mut(field).and_then(Value::as_array_mut) {
                    Some(rows) => rows.push(json!(value)),
                    None => list[at][field] = json!([value]),
                }
            }
        }
        None => list.push(json!({ section(name)?.parts[0].name: text })),
    }
    let mut after = read(fields)?;
    let fields = wire(&after)?;
    let at = bullet_of.unwrap_or_else(|| entries(&fields, name).count().saturating_sub(1));
    let entry = entries(&fields, name).nth(at).cloned().unwrap_or_default();
    let id = entry["id"].as_str().unwrap_or_default().to_owned();
    let key = match bullet_of {
        Some(_) => entry["highlightIds"].as_array().and_then(|ids| ids.last()?.as_str().map(str::to_owned)),
        None => Some(format!("{id}/{}", section(name)?.parts[0].name)),
    };
    after.meta.spans.extend(key.zip(leftover.span));
    Ok((after, id))
}

fn entries<'a>(fields: &'a super::Fields, name: &str) -> impl Iterator<Item = &'a Value> {
    fields.get(name).and_then(Value::as_array).into_iter().flatten()
}
