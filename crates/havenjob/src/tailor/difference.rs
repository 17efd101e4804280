//! What differs between two states of a document: what is said otherwise, and what stands elsewhere.

use std::collections::{HashMap, HashSet};

use resume::Resume;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// One value that differs between two revisions, or stands in another place.
#[derive(Debug, Serialize, PartialEq, Eq, ToSchema)]
pub(crate) struct Difference {
    /// Which value, such as `work-1.2` or `basics.summary`; `work-1` for an entry as a whole.
    #[schema(example = "work-1.2")]
    pub(crate) item: String,
    /// The entry that it belongs to, in words; empty for what belongs to none.
    #[schema(example = "Packer, Depot")]
    pub(crate) entry: String,
    /// None when it was not there.
    pub(crate) before: Option<String>,
    /// None when it is no longer there.
    pub(crate) after: Option<String>,
    /// When it stands in another place of its list: an entry of its section, a bullet of its entry, a skill of its group.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(crate) moved: Option<Move>,
}

/// From which place of its list to which; both count from 1.
#[derive(Debug, Clone, Copy, Serialize, PartialEq, Eq, ToSchema)]
pub(crate) struct Move {
    #[schema(example = 3)]
    pub(crate) from: usize,
    #[schema(example = 1)]
    pub(crate) to: usize,
}

/// What differs between two documents, value by value, in the order of the first and then of the second.
pub(super) fn differences(before: &Resume, after: &Resume) -> Vec<Difference> {
    let (old, new) = (Reading::of(before), Reading::of(after));
    let moves = moves(&old, &new);
    let (old_keys, new_keys) = (old.keys(), new.keys());
    // Turned round, so that of two in one place the first stays.
    let only_new = new.parts.iter().rev().filter(|part| !old_keys.contains_key(part.key.as_str()));
    let new_places: HashMap<&str, &Part> = only_new.map(|part| (part.item.as_str(), part)).collect();
    let mut out = Vec::new();
    let mut is_told = HashSet::new();
    let named = |first: &Resume, second: &Resume, part: &Part| {
        let name = |resume: &Resume| {
            if part.entry.is_empty() { String::new() } else { resume.describe(&part.entry) }
        };
        Some(name(first)).filter(|name| !name.is_empty()).unwrap_or_else(|| name(second))
    };
    for part in &old.parts {
        let moved = moves.get(part.key.as_str()).copied();
        if part.is_entry {
            if moved.is_some() {
                let (was, is) = (before.describe(&part.key), after.describe(&part.key));
                let (item, entry) = (part.item.clone(), is.clone());
                out.push(Difference { item, entry, before: Some(was), after: Some(is), moved });
            }
            continue;
        }
        // What has no id and says something else is known by its place.
        let other = new_keys.get(part.key.as_str()).or_else(|| new_places.get(part.item.as_str())).copied();
        is_told.extend(other.map(|o| o.key.as_str()));
        if moved.is_some() || other.is_none_or(|o| o.text != part.text) {
            out.push(Difference {
                item: part.item.clone(),
                entry: named(after, before, part),
                before: Some(part.text.clone()),
                after: other.map(|o| o.text.clone()),
                moved,
            });
        }
    }
    for part in new.parts.iter().filter(|p| !p.is_entry && !is_told.contains(p.key.as_str())) {
        out.push(Difference {
            item: part.item.clone(),
            entry: named(after, before, part),
            before: None,
            after: Some(part.text.clone()),
            moved: None,
        });
    }
    out
}

/// Which parts of the lists that both have went past others, by key. As few as will do are named: what kept its order,
/// or its place, stays unsaid.
fn moves<'a>(old: &'a Reading, new: &Reading) -> HashMap<&'a str, Move> {
    let mut moves = HashMap::new();
    for (name, was) in &old.lists {
        let Some((_, is)) = new.lists.iter().find(|(n, _)| n == name) else { continue };
        let places: HashMap<&str, usize> =
            was.iter().enumerate().map(|(at, key)| (key.as_str(), at)).collect();
        let both: Vec<Move> = (is.iter().enumerate())
            .filter_map(|(to, key)| Some(Move { from: *places.get(key.as_str())?, to }))
            .collect();
        let kept = kept(&both);
        for (n, step) in both.iter().enumerate() {
            if !kept.contains(&n) && step.from != step.to {
                moves.insert(was[step.from].as_str(), Move { from: step.from + 1, to: step.to + 1 });
            }
        }
    }
    moves
}

/// The most of them that stand in the same order before and after, preferring those in the same place.
fn kept(both: &[Move]) -> HashSet<usize> {
    // For each: the best row that ends with it, as (how many, how many in their place, the one before it).
    let mut rows: Vec<(usize, usize, Option<usize>)> = Vec::with_capacity(both.len());
    for (n, step) in both.iter().enumerate() {
        let before = (0..n).filter(|m| both[*m].from < step.from).max_by_key(|m| (rows[*m].0, rows[*m].1));
        let (many, in_place) = before.map_or((0, 0), |m| (rows[m].0, rows[m].1));
        rows.push((many + 1, in_place + usize::from(step.from == step.to), before));
    }
    let mut kept = HashSet::new();
    let mut at = (0..rows.len()).max_by_key(|n| (rows[*n].0, rows[*n].1));
    while let Some(n) = at {
        kept.insert(n);
        at = rows[n].2;
    }
    kept
}

/// A text of a document, or an entry as a whole.
struct Part {
    /// What it is known by in another state: its id, or what it says where a list has no ids.
    key: String,
    /// A name that stays when its neighbours go: the item's id, then the field.
    item: String,
    /// The id of the entry around it, or nothing.
    entry: String,
    text: String,
    is_entry: bool,
}

/// A document, part by part, and the keys of each list in their order.
#[derive(Default)]
struct Reading {
    parts: Vec<Part>,
    lists: Vec<(String, Vec<String>)>,
    /// The id of the entry that is being read.
    entry: String,
}

impl Reading {
    fn of(resume: &Resume) -> Self {
        let mut reading = Self::default();
        let json: Value = serde_json::from_str(&resume.to_json()).unwrap_or_default();
        for (section, value) in json.as_object().into_iter().flatten().filter(|(name, _)| *name != "meta") {
            reading.read(section, value);
            reading.entry.clear();
        }
        reading
    }

    fn keys(&self) -> HashMap<&str, &Part> {
        self.parts.iter().map(|part| (part.key.as_str(), part)).collect()
    }

    fn read(&mut self, path: &str, value: &Value) {
        match value {
            Value::Object(fields) => {
                let id = id(value);
                let base = id.unwrap_or(path);
                if let Some(id) = id {
                    id.clone_into(&mut self.entry);
                    self.put(id, id, String::new(), true);
                }
                let ids = fields.get("highlightIds").and_then(Value::as_array);
                for (name, field) in fields {
                    match (name.as_str(), field, ids) {
                        ("id" | "highlightIds", ..) => {}
                        // A bullet has its own id, beside the list of texts.
                        ("highlights", Value::Array(texts), Some(ids)) => {
                            let ids: Vec<&str> = ids.iter().map(|id| id.as_str().unwrap_or(base)).collect();
                            for (id, text) in ids.iter().zip(texts) {
                                self.read(id, text);
                            }
                            self.lists
                                .push((format!("{base}.{name}"), ids.into_iter().map(Into::into).collect()));
                        }
                        _ => self.read(&format!("{base}.{name}"), field),
                    }
                }
            }
            Value::Array(items) => self.read_list(path, items),
            Value::Null => {}
            Value::String(text) if text.is_empty() => {}
            Value::String(text) => self.put(path, path, text.clone(), false),
            other => self.put(path, path, other.to_string(), false),
        }
    }

    fn read_list(&mut self, path: &str, items: &[Value]) {
        let mut keys = Vec::new();
        let mut said: HashMap<&str, usize> = HashMap::new();
        for (i, item) in items.iter().enumerate() {
            let place = format!("{path}.{}", i + 1);
            if let Some(text) = item.as_str() {
                let times = said.entry(text).and_modify(|n| *n += 1).or_insert(1);
                let key = format!("{path}={text}#{times}");
                self.put(&key, &place, text.to_owned(), false);
                keys.push(key);
            } else {
                self.read(&place, item);
                keys.extend(id(item).map(str::to_owned));
            }
        }
        self.lists.push((path.to_owned(), keys));
    }

    fn put(&mut self, key: &str, item: &str, text: String, is_entry: bool) {
        let (key, item, entry) = (key.to_owned(), item.to_owned(), self.entry.clone());
        self.parts.push(Part { key, item, entry, text, is_entry });
    }
}

fn id(item: &Value) -> Option<&str> {
    item.get("id").and_then(Value::as_str).filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"basics": {"name": "Kim"}, "work": [
        {"name": "Depot", "position": "Packer", "startDate": "2020-03", "highlights": ["Swept", "Counted", "Drove"]},
        {"name": "Yard", "position": "Guard"}, {"name": "Quay", "position": "Clerk"}],
        "skills": [{"name": "Systems", "keywords": ["SAP", "SQL", "Excel"]}]}"#;

    fn resume() -> Resume {
        Resume::from_json(TEXT).unwrap()
    }

    fn said(item: &str, before: Option<&str>, after: Option<&str>) -> Difference {
        let entry = match item.split_once('.').map_or(item, |(entry, _)| entry) {
            "work-1" => "Packer, Depot",
            "work-3" => "Clerk, Quay",
            "skills-1" => "Systems",
            _ => "",
        };
        Difference {
            item: item.into(),
            entry: entry.into(),
            before: before.map(Into::into),
            after: after.map(Into::into),
            moved: None,
        }
    }

    fn moved(item: &str, text: &str, from: usize, to: usize) -> Difference {
        Difference { moved: Some(Move { from, to }), ..said(item, Some(text), Some(text)) }
    }

    #[test]
    fn a_difference_names_the_bullet_that_changed() {
        let before = resume();
        let mut after = before.clone();
        assert_eq!(differences(&before, &after), []);
        after.work[0].highlights[1].text = "Counted stock".into();
        after.work[0].highlights.remove(0);
        assert_eq!(
            differences(&before, &after),
            [said("work-1.1", Some("Swept"), None), said("work-1.2", Some("Counted"), Some("Counted stock"))]
        );
        let later = Resume::from_json(&TEXT.replace("2020-03", "2020-04")).unwrap();
        assert_eq!(
            differences(&before, &later),
            [said("work-1.startDate", Some("2020-03"), Some("2020-04"))]
        );
    }

    #[test]
    fn what_stands_elsewhere_is_a_move_and_nothing_else() {
        let before = resume();
        let mut after = before.clone();
        after.work[0].highlights.rotate_right(1);
        assert_eq!(differences(&before, &after), [moved("work-1.3", "Drove", 3, 1)]);
        after.work.swap(1, 2);
        let quay = moved("work-3", "Clerk, Quay", 3, 2);
        assert_eq!(differences(&before, &after), [moved("work-1.3", "Drove", 3, 1), quay]);

        // Moved and said otherwise is one difference.
        let mut after = before.clone();
        after.work[0].highlights[2].text = "Drove a truck".into();
        after.work[0].highlights.rotate_right(1);
        let both = Difference { after: Some("Drove a truck".into()), ..moved("work-1.3", "Drove", 3, 1) };
        assert_eq!(differences(&before, &after), [both]);

        // What only closes up behind something that went is not moved.
        let mut after = before.clone();
        after.work.remove(0);
        assert!(differences(&before, &after).iter().all(|d| d.moved.is_none() && d.after.is_none()));
    }

    #[test]
    fn what_has_no_id_is_known_by_what_it_says() {
        let before = resume();
        let mut after = before.clone();
        after.skills[0].keywords.rotate_right(1);
        assert_eq!(differences(&before, &after), [moved("skills-1.keywords.3", "Excel", 3, 1)]);
        let mut after = before.clone();
        after.skills[0].keywords[1] = "Advanced SQL".into();
        let changed = said("skills-1.keywords.2", Some("SQL"), Some("Advanced SQL"));
        assert_eq!(differences(&before, &after), [changed]);
        let mut after = before.clone();
        after.skills[0].keywords.push("SAP".into());
        assert_eq!(differences(&before, &after), [said("skills-1.keywords.4", None, Some("SAP"))]);
    }

    #[test]
    fn a_row_turned_round_names_all_but_one() {
        let both = |from: &[usize]| -> Vec<Move> {
            from.iter().enumerate().map(|(to, from)| Move { from: *from, to }).collect()
        };
        assert_eq!(kept(&both(&[])).len(), 0);
        // The one in the middle is where it was, so it is the one that stays.
        assert_eq!(kept(&both(&[2, 1, 0])), HashSet::from([1]));
        // Of two that changed places the second went up.
        assert_eq!(kept(&both(&[1, 0])), HashSet::from([1]));
        assert_eq!(kept(&both(&[4, 0, 1, 2, 3])).len(), 4);
    }
}
