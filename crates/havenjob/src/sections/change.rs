use resume::Resume;
use resume::model::Date;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{ABOUT, CONTACT, Fields, Kind, Part, Section, Typed, known_as, section, spans, text};
use crate::error::{Error, Result};

/// Which part of a résumé.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// How to reach the person.
    Contact,
    /// The paragraph at the top.
    Summary,
    /// A new entry of a section.
    New(&'static str),
    /// An entry of a section, by its id.
    Entry(&'static str, String),
}

/// Where to move an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
    /// To this place, from 0.
    To(usize),
}

impl Way {
    /// As a form says it.
    pub(crate) fn read(text: &str) -> Result<Self> {
        match text {
            "up" => Ok(Self::Up),
            "down" => Ok(Self::Down),
            place => {
                place.parse().map(Self::To).map_err(|_| Error::field("to", "must be up, down or a place"))
            }
        }
    }
}

/// One change to a résumé.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// Fills a part in.
    Set(Place, Typed),
    /// Takes an entry out.
    Remove(&'static str, String),
    /// Moves an entry within its section.
    Move(&'static str, String, Way),
    /// Puts texts that no field took where the person says: number and words of each, and where to.
    Settle(Vec<(usize, String)>, String),
}

impl Place {
    /// As a path says it: `basics/contact`, `basics/summary`, `work/work-1`; without an entry a new one.
    pub(crate) fn read(name: &str, entry: Option<&str>) -> Result<Self> {
        match (name, entry) {
            ("basics", Some("contact")) => Ok(Self::Contact),
            ("basics", Some("summary")) => Ok(Self::Summary),
            (name, None) => Ok(Self::New(section(name)?.name)),
            (name, Some(id)) => Ok(Self::Entry(section(name)?.name, id.to_owned())),
        }
    }

    /// The section it is in.
    pub(crate) fn section(&self) -> Result<&'static Section> {
        match self {
            Self::Contact => Ok(&CONTACT),
            Self::Summary => Ok(&ABOUT),
            Self::New(name) | Self::Entry(name, _) => section(name),
        }
    }

    /// What stands there, and a mark of it that changes with it.
    pub(crate) fn look(&self, document: &Resume) -> Result<(Fields, String)> {
        let fields = match self {
            Self::New(_) => return Ok((Map::new(), String::new())),
            _ => self.fields(&mut wire(document)?)?.clone(),
        };
        let section = self.section()?;
        // Of what the form shows, and no more: two forms of one object do not stand in each other's way.
        let mut shown: Vec<Value> = section.parts.iter().map(|p| json!(text(&fields, p))).collect();
        if section.bullets {
            shown.extend(
                [fields.get("highlights").cloned(), fields.get("highlightIds").cloned()]
                    .into_iter()
                    .flatten(),
            );
        }
        if *self == Self::Contact {
            shown.extend(fields.get("profiles").cloned());
        }
        let mark = Sha256::digest(Value::Array(shown).to_string());
        Ok((fields, mark.iter().take(8).map(|b| format!("{b:02x}")).collect()))
    }

    fn fields<'a>(&self, document: &'a mut Fields) -> Result<&'a mut Fields> {
        let gone = || Error::NotFound("entry: it may have been removed meanwhile");
        match self {
            Self::Contact | Self::Summary => {
                let basics = document.entry("basics").or_insert_with(|| json!({}));
                basics.as_object_mut().ok_or_else(gone)
            }
            Self::New(name) => {
                let list = list(document, name)?;
                list.push(json!({}));
                list.last_mut().and_then(Value::as_object_mut).ok_or_else(gone)
            }
            Self::Entry(name, id) => {
                let mut list = list(document, name)?.iter_mut().filter_map(Value::as_object_mut);
                list.find(|e| e.get("id").and_then(Value::as_str) == Some(id)).ok_or_else(gone)
            }
        }
    }
}

impl Change {
    /// The résumé with the change in it, and the id of the entry that it is about, empty for none.
    ///
    /// # Errors
    /// What was typed cannot be taken; the entry is not there; it was changed since the form was made.
    pub(crate) fn apply(&self, document: &Resume) -> Result<(Resume, String)> {
        let mut fields = wire(document)?;
        let mut about = String::new();
        match self {
            Self::Set(place, typed) => {
                let (_, seen) = place.look(document)?;
                if seen != typed.seen {
                    return Err(changed());
                }
                fill(place.section()?, place.fields(&mut fields)?, typed)?;
                if let Place::Entry(_, id) = place {
                    about.clone_from(id);
                }
            }
            Self::Remove(name, id) => {
                Place::Entry(name, id.clone()).fields(&mut fields)?;
                list(&mut fields, name)?.retain(|e| e.get("id").and_then(Value::as_str) != Some(id));
            }
            Self::Move(name, id, way) => {
                shift(list(&mut fields, name)?, id, *way)?;
                about.clone_from(id);
            }
            Self::Settle(texts, to) => return spans::settle(document, texts, to),
        }
        let mut after = read(fields)?;
        spans::carry(document, &mut after)?;
        if let Self::Set(Place::New(name), _) = self {
            // Ids are given to what has none; the new one is the last of its section.
            let last = wire(&after)?
                .get(*name)
                .and_then(|s| s.as_array()?.last()?.get("id")?.as_str().map(Into::into));
            about = last.unwrap_or_default();
        }
        Ok((after, about))
    }
}

fn changed() -> Error {
    Error::Conflict {
        message: "this was changed since you opened it, perhaps in another window: what you typed is still below, what \
                  stands there now is beside it. Save again to keep yours"
            .to_owned(),
        current: None,
    }
}

/// As JSON Resume.
pub(super) fn wire(document: &Resume) -> Result<Fields> {
    match serde_json::to_value(document) {
        Ok(Value::Object(fields)) => Ok(fields),
        _ => Err(Error::Internal("a résumé is no object".into())),
    }
}

pub(super) fn read(fields: Fields) -> Result<Resume> {
    Resume::from_json(&Value::Object(fields).to_string()).map_err(|e| Error::Internal(e.to_string()))
}

fn list<'a>(document: &'a mut Fields, name: &str) -> Result<&'a mut Vec<Value>> {
    let list = document.entry(name).or_insert_with(|| json!([]));
    list.as_array_mut().ok_or_else(|| Error::Internal(format!("{name} is no list")))
}

fn shift(list: &mut Vec<Value>, id: &str, way: Way) -> Result<()> {
    let at = list.iter().position(|e| e.get("id").and_then(Value::as_str) == Some(id));
    let at = at.ok_or(Error::NotFound("entry: it may have been removed meanwhile"))?;
    let to = match way {
        Way::Up => at.saturating_sub(1),
        Way::Down => at + 1,
        Way::To(place) => place,
    };
    let entry = list.remove(at);
    list.insert(to.min(list.len()), entry);
    Ok(())
}

/// Writes what was typed into an entry. What the form does not ask for stays.
fn fill(section: &'static Section, fields: &mut Fields, typed: &Typed) -> Result<()> {
    for part in section.parts {
        if let Some(text) = typed.fields.get(part.name) {
            put(fields, part, text.trim())?;
        }
    }
    in_order(fields)?;
    if section.bullets {
        // A line is a bullet: of several in one row, the first is the one that was there.
        let rows = typed.bullets.iter().flat_map(|(id, text)| {
            let lines = text.lines().map(one_line).filter(|line| !line.is_empty());
            lines.enumerate().map(|(n, line)| (line, if n == 0 { id.clone() } else { String::new() }))
        });
        let (texts, ids): (Vec<_>, Vec<_>) = rows.unzip();
        fields.insert("highlights".into(), json!(texts));
        fields.insert("highlightIds".into(), json!(ids));
    }
    if std::ptr::eq(section, &CONTACT) {
        accounts(fields, typed);
    } else if section.name != "basics" && known_as(section, fields).is_empty() {
        let title = &section.parts[0];
        return Err(Error::field(
            title.name,
            format!("say at least this, so that the {} can be told from others", section.one),
        ));
    }
    Ok(())
}

/// Accounts elsewhere, row by row; a row that is empty is none.
fn accounts(fields: &mut Fields, typed: &Typed) {
    let old = fields.get("profiles").and_then(Value::as_array).cloned().unwrap_or_default();
    let rows = typed.accounts.iter().filter(|row| row.iter().any(|text| !text.trim().is_empty()));
    let list = rows.map(|row| {
        let [network, username, url] = row.each_ref().map(|text| text.trim());
        // What an account holds beside these three stays with its address.
        let mut account = old.iter().find(|a| a["url"] == url).cloned().unwrap_or_else(|| json!({}));
        account["network"] = json!(network);
        account["username"] = json!(username);
        account["url"] = json!(url);
        account
    });
    let list = list.collect::<Vec<_>>();
    fields.insert("profiles".into(), Value::Array(list));
}

fn put(fields: &mut Fields, part: &Part, text: &str) -> Result<()> {
    if text.is_empty() {
        match part.name.split_once('/') {
            Some((outer, inner)) => {
                fields.get_mut(outer).and_then(Value::as_object_mut).and_then(|o| o.remove(inner));
            }
            None => {
                fields.remove(part.name);
            }
        }
        return Ok(());
    }
    let value = match part.kind {
        Kind::Words => json!(split(text, &[',', ';', '\n'])),
        Kind::Lines => json!(split(text, &['\n'])),
        Kind::Long => json!(text),
        Kind::Title | Kind::By | Kind::Date | Kind::Web => json!(one_line(text)),
    };
    let refused = match (part.name, part.kind) {
        ("email", _) if !is_address(text) => Some("must be one address, such as kim@example.org"),
        (_, Kind::Web) if text.contains(char::is_whitespace) => Some("must be one address, without spaces"),
        // "Summer 2018" is kept as it is said, and so is whatever a file said.
        (_, Kind::Date) if is_no_time(text) && fields.get(part.name) != Some(&value) => {
            Some("must name a year, such as 2019-03 or 2019, or say present")
        }
        _ => None,
    };
    if let Some(reason) = refused {
        return Err(Error::field(part.name, reason));
    }
    match part.name.split_once('/') {
        Some((outer, inner)) => {
            let outer = fields.entry(outer).or_insert_with(|| json!({}));
            outer[inner] = value;
        }
        None => {
            fields.insert(part.name.into(), value);
        }
    }
    Ok(())
}

fn is_no_time(text: &str) -> bool {
    let has_year =
        || text.split(|c: char| !c.is_ascii_digit()).any(|digits| matches!(digits.len(), 2 | 4 | 6 | 8));
    matches!(Date::from_iso(text), Some(Date::Text(_))) && !has_year()
}

/// Refuses an end before its start, as exactly as both are known.
fn in_order(fields: &Fields) -> Result<()> {
    let date = |name: &str| Date::from_iso(fields.get(name).and_then(Value::as_str).unwrap_or_default());
    let (Some(start), Some(end)) = (date("startDate"), date("endDate")) else { return Ok(()) };
    let (Some(from), Some(to)) = (start.year(), end.year()) else { return Ok(()) };
    let is_before = match (start.month(), end.month()) {
        (Some(_), Some(_)) if from == to => match (&start, &end) {
            (Date::Day(..), Date::Day(..)) => end.chronological(&start).is_lt(),
            _ => end.month() < start.month(),
        },
        _ => to < from,
    };
    if is_before {
        return Err(Error::field(
            "endDate",
            format!("is before the start, {start}: mend the one that is wrong"),
        ));
    }
    Ok(())
}

fn is_address(text: &str) -> bool {
    let sides = text.split_once('@');
    sides.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && !text.contains(char::is_whitespace)
}

fn split(text: &str, at: &[char]) -> Vec<String> {
    text.split(at).map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect()
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
