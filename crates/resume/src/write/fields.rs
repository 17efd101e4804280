//! A résumé as JSON objects, so that one table can say for all sections which field stands where.

use serde_json::{Map, Value};

use crate::Resume;
use crate::model::Dates;

/// The fields of an item, of `basics` or of a whole résumé, by their JSON Resume names.
pub(crate) type Fields = Map<String, Value>;

/// The résumé's fields. Unlike on the wire, an end that is not known is absent and one that has not come is `present`.
pub(crate) fn of(resume: &Resume) -> Fields {
    let mut all = match serde_json::to_value(resume) {
        Ok(Value::Object(all)) => all,
        _ => Fields::new(),
    };
    for (key, dates) in dated(resume) {
        for (item, dates) in items_mut(&mut all, key).iter_mut().zip(dates) {
            if let Value::Object(item) = item
                && dates.is_current()
            {
                item.insert("endDate".into(), "present".into());
            }
        }
    }
    all
}

/// The résumé with these fields, or `None` when one of them has a shape that the model does not know.
pub(crate) fn resume(mut all: Fields) -> Option<Resume> {
    let mut open: Vec<(&str, usize)> = Vec::new();
    for key in DATED {
        for (n, item) in items_mut(&mut all, key).iter().enumerate() {
            if !text(item, "startDate").is_empty() && text(item, "endDate").is_empty() {
                open.push((key, n));
            }
        }
    }
    let mut resume: Resume = serde_json::from_value(Value::Object(all)).ok()?;
    for (key, n) in open {
        let dates = match key {
            "work" => resume.work.get_mut(n).map(|i| &mut i.dates),
            "volunteer" => resume.volunteer.get_mut(n).map(|i| &mut i.dates),
            "education" => resume.education.get_mut(n).map(|i| &mut i.dates),
            _ => resume.projects.get_mut(n).map(|i| &mut i.dates),
        };
        if let Some(dates) = dates {
            dates.end = None;
        }
    }
    Some(resume)
}

/// Sections whose items have a start and an end.
const DATED: [&str; 4] = ["work", "volunteer", "education", "projects"];

fn dated(resume: &Resume) -> [(&'static str, Vec<&Dates>); 4] {
    [
        ("work", resume.work.iter().map(|i| &i.dates).collect()),
        ("volunteer", resume.volunteer.iter().map(|i| &i.dates).collect()),
        ("education", resume.education.iter().map(|i| &i.dates).collect()),
        ("projects", resume.projects.iter().map(|i| &i.dates).collect()),
    ]
}

fn items_mut<'a>(all: &'a mut Fields, key: &str) -> &'a mut [Value] {
    all.get_mut(key).and_then(Value::as_array_mut).map_or(&mut [], Vec::as_mut_slice)
}

/// The objects of a list.
pub(super) fn items<'a>(all: &'a Fields, key: &str) -> impl Iterator<Item = &'a Fields> + use<'a> {
    all.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// A field that is text; empty when it is absent.
pub(super) fn text<'a>(item: &'a impl Get, field: &str) -> &'a str {
    item.field(field).and_then(Value::as_str).unwrap_or_default()
}

/// A field that is a list of texts.
pub(super) fn texts<'a>(item: &'a Fields, field: &str) -> Vec<&'a str> {
    item.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// What has fields.
pub(super) trait Get {
    fn field(&self, name: &str) -> Option<&Value>;
}

impl Get for Fields {
    fn field(&self, name: &str) -> Option<&Value> {
        self.get(name)
    }
}

impl Get for Value {
    fn field(&self, name: &str) -> Option<&Value> {
        self.get(name)
    }
}
