//! The comment at the end: what a text does not show, and which line is which.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::align::{align, fingerprint};
use super::read::Read;
use crate::model::Leftover;
use crate::write::fields::{self, Fields};
use crate::write::sections::{Form, SECTIONS, Section};

const OPEN: &str = "<!-- havenjob ";
const CLOSE: &str = "-->";

/// The place of `basics` among the ids, none of which is empty.
const BASICS: &str = "";

/// Fields of `basics` that the standard names.
const KNOWN: [&str; 13] = [
    "name",
    "label",
    "image",
    "email",
    "phone",
    "url",
    "summary",
    "location/address",
    "location/postalCode",
    "location/city",
    "location/countryCode",
    "location/region",
    "profiles",
];

/// What the comment says. Every change names the reading that it replaces, and is made only where that is still read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Note {
    /// Fingerprints of the lines of a section or an item, each with its id where that is not the usual one.
    #[serde(skip_serializing_if = "Fields::is_empty")]
    ids: Fields,
    /// By id, of an item: the fields as they are read and as they are; of a bullet: its text.
    #[serde(skip_serializing_if = "Fields::is_empty")]
    fix: Fields,
    /// Fields that the standard does not name, by the item's id.
    #[serde(skip_serializing_if = "Fields::is_empty")]
    add: Fields,
    /// Fields of `basics`, as they are read and as they are.
    #[serde(skip_serializing_if = "Fields::is_empty")]
    basics: Fields,
    /// Everything else at the top level.
    #[serde(skip_serializing_if = "Fields::is_empty")]
    more: Fields,
    /// Readings that have no place in the fields, and whose words are in `fix`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left: Vec<String>,
}

impl Note {
    /// Takes the comment off a text. `None` when there is none; an empty note when it cannot be read any more.
    pub(super) fn split(text: &str) -> (String, Option<Self>) {
        let at_start = |at: &usize| *at == 0 || text[..*at].ends_with('\n');
        let Some(start) = text.rfind(OPEN).filter(at_start) else { return (text.to_owned(), None) };
        let inside = &text[start + OPEN.len()..];
        let end = inside.find(CLOSE).unwrap_or(inside.len());
        let note = serde_json::from_str(inside[..end].trim()).unwrap_or_default();
        let after = inside.get(end + CLOSE.len()..).unwrap_or_default();
        (format!("{}{after}", &text[..start]), Some(note))
    }

    pub(super) fn to_comment(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        // Two hyphens would end the comment; outside of strings JSON has none.
        format!("\n{OPEN}{} {CLOSE}\n", json.replace("--", "-\\u002d"))
    }

    /// What must be said beside a text that reads as `read`, so that it reads as `all`.
    pub(super) fn between(read: &Read, all: &Fields) -> Self {
        let left = read.leftovers.iter().map(|left| left.text.clone()).collect();
        let mut note = Self { left, ..Self::default() };
        let read = &read.fields;
        for section in &SECTIONS {
            let pairs: Vec<_> =
                fields::items(read, section.key).zip(fields::items(all, section.key)).collect();
            let ids: Vec<_> = pairs.iter().map(|(read, item)| (line(section, read), id(item))).collect();
            note.name(section.key, '-', &ids);
            for (read, item) in pairs {
                note.item(section, read, item);
            }
        }
        let (read, basics) = (flat(read), flat(all));
        let mut add = Fields::new();
        for key in read.keys().chain(basics.keys()).filter(|key| read.get(*key) != basics.get(*key)) {
            match basics.get(key) {
                Some(value) if !KNOWN.contains(&key.as_str()) => drop(add.insert(key.clone(), value.clone())),
                value => drop(note.basics.insert(key.clone(), json!([read.get(key), value]))),
            }
        }
        if !add.is_empty() {
            note.add.insert(BASICS.to_owned(), Value::Object(add));
        }
        for (key, value) in all {
            if key != "basics" && !SECTIONS.iter().any(|section| section.key == key) {
                note.more.insert(key.clone(), short(key, value));
            }
        }
        note
    }

    fn item(&mut self, section: &Section, read: &Fields, item: &Fields) {
        let known = section.fields();
        let (mut from, mut to, mut add) = (Fields::new(), Fields::new(), Fields::new());
        for key in read
            .keys()
            .chain(item.keys())
            .filter(|key| !["id", "highlights", "highlightIds"].contains(&key.as_str()))
        {
            match (read.get(key), item.get(key)) {
                (read, item) if read == item => {}
                (None, Some(value)) if !known.contains(&key.as_str()) => {
                    add.insert(key.clone(), value.clone());
                }
                (read, item) => {
                    from.extend(read.map(|value| (key.clone(), value.clone())));
                    to.extend(item.map(|value| (key.clone(), value.clone())));
                }
            }
        }
        let id = id(item);
        if !(from.is_empty() && to.is_empty()) {
            self.fix.insert(id.to_owned(), json!([from, to]));
        }
        if !add.is_empty() {
            self.add.insert(id.to_owned(), Value::Object(add));
        }
        let (texts, bullets) = (fields::texts(read, "highlights"), fields::texts(item, "highlights"));
        let ids = fields::texts(item, "highlightIds");
        for ((text, bullet), id) in texts.iter().zip(&bullets).zip(&ids).filter(|((a, b), _)| a != b) {
            self.fix.insert((*id).to_owned(), json!([text, bullet]));
        }
        let lines: Vec<_> = texts.into_iter().map(str::to_owned).zip(ids).collect();
        self.name(id, '.', &lines);
    }

    /// Notes which line has which id: `<fingerprint>`, or `<fingerprint> <id>` where it is not owner, joint, number.
    fn name(&mut self, owner: &str, joint: char, lines: &[(String, &str)]) {
        let names = lines.iter().enumerate().map(|(n, (line, id))| {
            let print = fingerprint(line);
            let usual = format!("{owner}{joint}{}", n + 1) == *id;
            Value::from(if usual { format!("{print:x}") } else { format!("{print:x} {id}") })
        });
        let names: Vec<_> = names.collect();
        if !names.is_empty() {
            self.ids.insert(owner.to_owned(), Value::Array(names));
        }
    }

    /// Those that were not left over already when the text was written: such are known elsewhere.
    pub(super) fn news(&self, mut leftovers: Vec<Leftover>) -> Vec<Leftover> {
        let known: HashSet<&String> = self.left.iter().collect();
        leftovers.retain(|left| !known.contains(&left.text));
        leftovers
    }

    /// The fields that a text and this note give together.
    pub(super) fn apply(&self, mut read: Fields) -> Fields {
        let mut used = HashSet::new();
        for section in &SECTIONS {
            let Some(Value::Array(items)) = read.get_mut(section.key) else { continue };
            self.give_ids(section, items, &mut used);
            for item in items.iter_mut().filter_map(Value::as_object_mut) {
                self.give_bullet_ids(item);
                self.complete(item);
            }
        }
        let mut basics = flat(&read);
        for (key, change) in &self.basics {
            if let Some([from, to]) = pair(change)
                && basics.get(key).unwrap_or(&Value::Null) == from
            {
                if to.is_null() {
                    basics.remove(key);
                } else {
                    basics.insert(key.clone(), to.clone());
                }
            }
        }
        if let Some(Value::Object(add)) = self.add.get(BASICS) {
            basics.extend(add.clone());
        }
        read.insert("basics".to_owned(), deep(basics));
        for (key, value) in &self.more {
            read.insert(key.clone(), long(key, value));
        }
        read
    }

    /// Gives items their ids: the one in their own comment, or that of the line they were.
    fn give_ids(&self, section: &Section, items: &mut [Value], used: &mut HashSet<String>) {
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            // Of a copied item the first keeps the id.
            if !id(item).is_empty() && !used.insert(id(item).to_owned()) {
                item.remove("id");
            }
        }
        let mut old = self.names(section.key, '-');
        old.retain(|(_, id)| !used.contains(id));
        let mut open: Vec<&mut Fields> =
            items.iter_mut().filter_map(Value::as_object_mut).filter(|item| id(item).is_empty()).collect();
        let new: Vec<u64> = open.iter().map(|item| fingerprint(&line(section, item))).collect();
        let prints: Vec<u64> = old.iter().map(|(print, _)| *print).collect();
        for (item, found) in open.iter_mut().zip(align(&prints, &new)) {
            if let Some(found) = found
                && used.insert(old[found].1.clone())
            {
                item.insert("id".to_owned(), old[found].1.as_str().into());
            }
        }
    }

    fn give_bullet_ids(&self, item: &mut Fields) {
        let mut old = self.names(id(item), '.');
        let mut ids: Vec<String> =
            fields::texts(item, "highlightIds").into_iter().map(str::to_owned).collect();
        let kept: HashSet<&String> = ids.iter().collect();
        old.retain(|(_, id)| !kept.contains(id));
        let texts = fields::texts(item, "highlights");
        let open: Vec<usize> = (0..ids.len().min(texts.len())).filter(|&n| ids[n].is_empty()).collect();
        let new: Vec<u64> = open.iter().map(|&n| fingerprint(texts[n])).collect();
        let prints: Vec<u64> = old.iter().map(|(print, _)| *print).collect();
        for (n, found) in open.into_iter().zip(align(&prints, &new)) {
            if let Some(found) = found {
                ids[n].clone_from(&old[found].1);
            }
        }
        if !ids.is_empty() {
            item.insert("highlightIds".to_owned(), ids.into());
        }
    }

    /// Fingerprints and ids of the lines that an owner had.
    fn names(&self, owner: &str, joint: char) -> Vec<(u64, String)> {
        let names = self.ids.get(owner).and_then(Value::as_array).into_iter().flatten().enumerate();
        names
            .filter_map(|(n, name)| {
                let name = name.as_str()?;
                let (print, id) = name.split_once(' ').unwrap_or((name, ""));
                let id = if id.is_empty() { format!("{owner}{joint}{}", n + 1) } else { id.to_owned() };
                Some((u64::from_str_radix(print, 16).ok()?, id))
            })
            .collect()
    }

    /// Restores what the text of an item did not show.
    fn complete(&self, item: &mut Fields) {
        let known = id(item).to_owned();
        if let Some([Value::Object(from), Value::Object(to)]) = self.fix.get(&known).and_then(pair) {
            // What was read together is changed together: a field that moved must not be there twice.
            if from.iter().all(|(key, value)| item.get(key) == Some(value)) {
                from.keys().for_each(|key| drop(item.remove(key)));
                item.extend(to.clone());
            }
        }
        if let Some(Value::Object(add)) = self.add.get(&known) {
            item.extend(add.clone());
        }
        let ids: Vec<String> = fields::texts(item, "highlightIds").into_iter().map(str::to_owned).collect();
        let Some(Value::Array(bullets)) = item.get_mut("highlights") else { return };
        for (bullet, id) in bullets.iter_mut().zip(ids) {
            if let Some([from, to @ Value::String(_)]) = self.fix.get(&id).and_then(pair)
                && bullet == from
            {
                *bullet = to.clone();
            }
        }
    }
}

fn id(item: &Fields) -> &str {
    fields::text(item, "id")
}

fn pair(change: &Value) -> Option<&[Value; 2]> {
    change.as_array()?.as_slice().try_into().ok()
}

/// What an item is known by: an entry by its heading, a line by all of it.
fn line(section: &Section, item: &Fields) -> String {
    let mut parts: Vec<&str> =
        section.title.iter().chain(&section.by).map(|field| fields::text(item, field)).collect();
    if let Form::Line { level, words } = section.form {
        parts.extend(level.map(|field| fields::text(item, field)));
        parts.extend(words.into_iter().flat_map(|field| fields::texts(item, field)));
    }
    parts.join(" ")
}

/// The fields of `basics` in one object: `location/city`.
fn flat(all: &Fields) -> Fields {
    let mut flat = Fields::new();
    for (key, value) in all.get("basics").and_then(Value::as_object).into_iter().flatten() {
        match value {
            Value::Object(location) if key == "location" => {
                flat.extend(
                    location.iter().map(|(field, value)| (format!("location/{field}"), value.clone())),
                );
            }
            value => {
                flat.insert(key.clone(), value.clone());
            }
        }
    }
    flat
}

fn deep(flat: Fields) -> Value {
    let (mut basics, mut location) = (Fields::new(), Fields::new());
    for (key, value) in flat {
        match key.strip_prefix("location/") {
            Some(field) => location.insert(field.to_owned(), value),
            None => basics.insert(key, value),
        };
    }
    if !location.is_empty() {
        basics.insert("location".to_owned(), Value::Object(location));
    }
    Value::Object(basics)
}

const SPAN: [&str; 4] = ["page", "line", "start", "end"];

/// `meta` with its spans as bare numbers: there are hundreds of them.
fn short(key: &str, value: &Value) -> Value {
    spans(key, value, |span| {
        Some(SPAN.iter().map(|field| span.get(*field).cloned()).collect::<Option<Vec<_>>>()?.into())
    })
}

fn long(key: &str, value: &Value) -> Value {
    spans(key, value, |span| {
        let numbers = span.as_array().filter(|numbers| numbers.len() == SPAN.len())?;
        Some(Value::Object(
            SPAN.iter().map(|field| (*field).to_owned()).zip(numbers.iter().cloned()).collect(),
        ))
    })
}

fn spans(key: &str, value: &Value, form: impl Fn(&Value) -> Option<Value>) -> Value {
    let mut value = value.clone();
    if key == "meta"
        && let Some(Value::Object(spans)) = value.get_mut("spans")
    {
        for span in spans.values_mut() {
            *span = form(span).unwrap_or_else(|| span.take());
        }
    }
    value
}
