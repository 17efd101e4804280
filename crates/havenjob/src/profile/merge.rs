//! Bringing a CV into the profile: what is not there is added, what is there stays with its id, what differs is listed side
//! by side. Nothing is lost: only [`Mode::Take`] replaces a value, and then the old one is in the list.

use resume::Resume;
use serde_json::{Map, Value};

use super::model::{Addition, Conflict, Mode};
use crate::error::{Error, Result};

/// A profile with a CV in it.
#[derive(Debug)]
pub(super) struct Merged {
    pub(super) document: Resume,
    pub(super) added: Vec<Addition>,
    pub(super) differences: Vec<Conflict>,
}

/// The fields by which an item is known again, and the one that tells two with equal names apart.
fn known_by(section: &str) -> (&'static [&'static str], &'static str) {
    match section {
        "work" => (&["name", "position"], "startDate"),
        "volunteer" => (&["organization", "position"], "startDate"),
        "education" => (&["institution", "studyType", "area"], "startDate"),
        "projects" => (&["name"], "startDate"),
        "awards" => (&["title"], "date"),
        "certificates" => (&["name"], "date"),
        "publications" => (&["name"], "releaseDate"),
        "languages" => (&["language"], ""),
        _ => (&["name"], ""),
    }
}

/// Brings these sections of a CV into the profile.
pub(super) fn merge(profile: &Resume, cv: &Resume, sections: &[&str], mode: Mode) -> Result<Merged> {
    merge_by(profile, cv, sections, &|_, _| mode == Mode::Take)
}

/// The same, where each difference has its own answer: whether the CV's value is taken for this item and field.
pub(super) fn merge_by(
    profile: &Resume,
    cv: &Resume,
    sections: &[&str],
    takes: &dyn Fn(&str, &str) -> bool,
) -> Result<Merged> {
    let mut merging = Merging { takes, added: Vec::new(), differences: Vec::new() };
    let (mut target, from) = (wire(profile)?, wire(cv)?);
    for section in sections {
        match from.get(*section) {
            Some(Value::Object(basics)) => {
                let own = target.entry(*section).or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(own) = own {
                    merging.fields(section, own, basics);
                }
            }
            Some(Value::Array(items)) => {
                let own = target.entry(*section).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(own) = own {
                    merging.items(section, own, items);
                }
            }
            _ => {}
        }
    }
    let text = Value::Object(target).to_string();
    let document = Resume::from_json(&text).map_err(|e| Error::Internal(e.to_string()))?;
    let Merging { mut added, differences, .. } = merging;
    for addition in added.iter_mut().filter(|a| a.item.contains('#')) {
        // An item that is new got its id only now; it is known by its place.
        let (section, place) = addition.item.split_once('#').unwrap_or_default();
        let id = wire(&document)?
            .get(section)
            .and_then(|s| s.get(place.parse::<usize>().ok()?)?.get("id").cloned());
        addition.item = id.and_then(|id| id.as_str().map(Into::into)).unwrap_or_default();
        addition.text = document.describe(&addition.item);
    }
    Ok(Merged { document, added, differences })
}

/// As JSON Resume, but what goes on says so: on the wire an end that is missing means that, and is not a gap to fill.
fn wire(resume: &Resume) -> Result<Map<String, Value>> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(resume) else {
        return Err(Error::Internal("a résumé is no object".into()));
    };
    for item in fields.values_mut().filter_map(Value::as_array_mut).flatten().filter_map(Value::as_object_mut)
    {
        if item.contains_key("startDate") {
            item.entry("endDate").or_insert(Value::Null);
        }
    }
    Ok(fields)
}

struct Merging<'a> {
    takes: &'a dyn Fn(&str, &str) -> bool,
    added: Vec<Addition>,
    differences: Vec<Conflict>,
}

impl Merging<'_> {
    fn items(&mut self, section: &str, own: &mut Vec<Value>, items: &[Value]) {
        let there = own.len();
        let mut met = vec![false; there];
        for item in items.iter().filter_map(Value::as_object) {
            let found = best(section, &own[..there], &met, item);
            if let Some((at, own)) = found.and_then(|at| Some((at, own.get_mut(at)?.as_object_mut()?))) {
                met[at] = true;
                let id = own.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
                self.fields(&id, own, item);
            } else {
                let mut item = item.clone();
                // Ids of another document mean nothing here.
                item.remove("id");
                item.remove("highlightIds");
                self.added.push(Addition { item: format!("{section}#{}", own.len()), text: String::new() });
                own.push(Value::Object(item));
            }
        }
    }

    fn fields(&mut self, item: &str, own: &mut Map<String, Value>, from: &Map<String, Value>) {
        for (name, theirs) in from.iter().filter(|(name, _)| !matches!(name.as_str(), "id" | "highlightIds"))
        {
            match (own.get_mut(name), theirs) {
                (None, theirs) => {
                    self.add(item, theirs);
                    own.insert(name.clone(), theirs.clone());
                }
                (Some(Value::Object(own)), Value::Object(theirs)) => self.fields(item, own, theirs),
                (Some(Value::Array(list)), Value::Array(theirs)) => {
                    let before = list.len();
                    for part in theirs {
                        if !list.iter().any(|known| same(known, part)) {
                            self.add(item, part);
                            list.push(part.clone());
                        }
                    }
                    let more = list.len() - before;
                    if let (true, Some(Value::Array(ids))) =
                        (name == "highlights", own.get_mut("highlightIds"))
                    {
                        // The new ones get theirs when the document is read.
                        ids.extend(std::iter::repeat_n(Value::from(""), more));
                    }
                }
                (Some(ours), theirs) if same(ours, theirs) => {}
                (Some(ours), theirs) => {
                    self.differences.push(Conflict {
                        item: item.to_owned(),
                        field: name.clone(),
                        profile: ours.clone(),
                        cv: theirs.clone(),
                    });
                    if (self.takes)(item, name) {
                        ours.clone_from(theirs);
                    }
                }
            }
        }
    }

    fn add(&mut self, item: &str, value: &Value) {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Array(parts) if parts.iter().all(Value::is_string) => {
                parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
            }
            other => other.to_string(),
        };
        self.added.push(Addition { item: item.to_owned(), text });
    }
}

/// The item that this one is, if it is there: of those with the same names, the one of the same time; or the one of the same
/// time at the same place under another title.
fn best(section: &str, own: &[Value], met: &[bool], item: &Map<String, Value>) -> Option<usize> {
    let (names, time) = known_by(section);
    let is = |other: &Value, field: &str| folded(other.get(field)) == folded(item.get(field));
    let free = || own.iter().enumerate().filter(|(at, _)| !met[*at]);
    let at_time = |other: &Value| item.get(time).is_some() && is(other, time);
    let named = || free().filter(|(_, other)| names.iter().all(|name| is(other, name)));
    let found = named().find(|(_, other)| at_time(other));
    let found = found.or_else(|| free().find(|(_, other)| is(other, names[0]) && at_time(other)));
    // Of another time and yet the only one of its name: the time is what differs.
    let only = || named().next().filter(|_| named().count() == 1);
    found.or_else(only).map(|(at, _)| at)
}

/// Whether two values say the same: texts but for case, spaces and a last full stop; objects that are accounts by their
/// address.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other))
            if one.contains_key("url") && other.contains_key("url") =>
        {
            folded(one.get("url")) == folded(other.get("url"))
        }
        _ => one == other || (one.is_string() && folded(Some(one)) == folded(Some(other))),
    }
}

fn folded(value: Option<&Value>) -> String {
    let text = match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    text.to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_end_matches(['.', '/'])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::model::SECTIONS;
    use super::*;

    fn resume(value: &Value) -> Resume {
        Resume::from_json(&value.to_string()).unwrap()
    }

    fn profile() -> Resume {
        resume(&json!({
            "basics": {"name": "Kim Doe", "email": "kim@example.org", "location": {"city": "Ulm"}},
            "work": [
                {"id": "w", "name": "Depot", "position": "Clerk", "startDate": "2020-03", "endDate": null, "highlights": ["Swept floors"]},
                {"name": "Shop", "position": "Clerk", "startDate": "2018", "endDate": "2019"}],
            "skills": [{"name": "Tools", "keywords": ["Excel"]}]
        }))
    }

    #[test]
    fn what_is_not_there_is_added_and_ids_stay() {
        let cv = resume(&json!({
            "basics": {"name": "KIM DOE", "phone": "+49 1", "location": {"city": "Ulm", "countryCode": "DE"}},
            "work": [
                {"name": "depot", "position": "Clerk", "startDate": "2020-03", "endDate": null, "highlights": ["Counted stock", "Swept floors."]},
                {"name": "Mill", "position": "Miller", "startDate": "2015"}],
            "skills": [{"name": "Tools", "keywords": ["excel", "SAP"]}],
            "interests": [{"name": "Chess"}]
        }));
        let merged = merge(&profile(), &cv, &SECTIONS, Mode::Add).unwrap();
        let document = &merged.document;
        assert_eq!(
            document.work.iter().map(|w| w.id.as_str()).collect::<Vec<_>>(),
            ["w", "work-1", "work-2"]
        );
        let bullets: Vec<_> =
            document.work[0].highlights.iter().map(|b| (b.id.as_str(), b.text.as_str())).collect();
        assert_eq!(bullets, [("w.1", "Swept floors"), ("w.2", "Counted stock")]);
        assert_eq!(
            (document.basics.phone.as_str(), document.basics.location.country_code.as_str()),
            ("+49 1", "DE")
        );
        assert_eq!(document.skills[0].keywords, ["Excel", "SAP"]);
        assert_eq!(merged.differences, []);
        let added = |item: &str, text: &str| {
            merged.added.contains(&Addition { item: item.into(), text: text.into() })
        };
        assert!(
            added("work-2", "Miller, Mill") && added("w", "Counted stock") && added("basics", "+49 1"),
            "{:?}",
            merged.added
        );

        let again = merge(document, &cv, &SECTIONS, Mode::Add).unwrap();
        assert_eq!((&again.document, again.added.len()), (document, 0), "applied twice, added once");
        let some = merge(&profile(), &cv, &["skills"], Mode::Add).unwrap();
        assert_eq!((some.document.work.len(), some.document.skills[0].keywords.len()), (2, 2));
    }

    #[test]
    fn what_differs_is_listed_with_both_sides() {
        let cv = resume(&json!({
            "basics": {"name": "Kim Roe"},
            "work": [
                {"name": "Depot", "position": "Senior Clerk", "startDate": "2020-03", "endDate": "2024"},
                {"name": "Shop", "position": "Clerk", "startDate": "2017", "endDate": "2019"}]
        }));
        for mode in [Mode::Add, Mode::Take] {
            let merged = merge(&profile(), &cv, &SECTIONS, mode).unwrap();
            let listed: Vec<_> =
                merged.differences.iter().map(|d| (d.item.as_str(), d.field.as_str())).collect();
            for expected in [("basics", "name"), ("w", "position"), ("w", "endDate"), ("work-1", "startDate")]
            {
                assert!(listed.contains(&expected), "{expected:?} in {listed:?}");
            }
            assert_eq!(listed.len(), 4);
            let name = merged.differences.iter().find(|d| d.field == "name").unwrap();
            assert_eq!((&name.profile, &name.cv), (&json!("Kim Doe"), &json!("Kim Roe")));
            let is_taken = mode == Mode::Take;
            assert_eq!(merged.document.basics.name, if is_taken { "Kim Roe" } else { "Kim Doe" });
            assert_eq!(merged.document.work.len(), 2);
            assert_eq!(merged.document.work[0].highlights.len(), 1);
        }
    }

    #[test]
    fn two_times_at_one_place_stay_two() {
        let two = resume(&json!({"work": [
            {"name": "Depot", "position": "Clerk", "startDate": "2020"}, {"name": "Depot", "position": "Clerk", "startDate": "2015"}]}));
        let merged = merge(&profile(), &two, &["work"], Mode::Add).unwrap();
        assert_eq!(merged.document.work.len(), 3, "{:?}", merged.document.work);
        let empty = merge(&Resume::default(), &two, &SECTIONS, Mode::Add).unwrap();
        assert_eq!(empty.document.work.len(), 2);
    }
}
