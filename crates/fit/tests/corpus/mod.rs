//! A corpus of claims: CVs, and cases that change them.
//!
//! `cvs/NAME.json` are JSON Resumes, `cases.jsonl` has one case a line: the CV, an RFC 6902 patch (`add`, `remove`,
//! `replace`, `move`), and whether the result should be blocked or pass.

#![expect(clippy::unwrap_used, reason = "a corpus that cannot be read must stop whoever reads it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fit::check::{Finding, check};
use resume::Resume;
use resume::model::Date;
use serde_json::Value;

/// The day on which the corpora were written; what goes on goes on until then.
pub(crate) const TODAY: Date = Date::Day(2026, 11, 22);

pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) planted: bool,
    pub(crate) patch: Value,
    pub(crate) note: String,
    pub(crate) findings: Vec<Finding>,
}

impl Case {
    pub(crate) fn blocked(&self) -> bool {
        self.findings.iter().any(Finding::blocks)
    }

    /// A lie that passed, or a truth that was blocked.
    pub(crate) fn missed(&self) -> bool {
        self.blocked() != self.planted
    }
}

/// Runs every case of a folder.
pub(crate) fn run(folder: &Path) -> Vec<Case> {
    let mut cvs: BTreeMap<String, (Value, Resume)> = BTreeMap::new();
    let text = fs::read_to_string(folder.join("cases.jsonl")).unwrap();
    let mut cases = Vec::new();
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let case: Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| case[name].as_str().unwrap_or_default().to_owned();
        let (value, source) = cvs.entry(field("cv")).or_insert_with_key(|name| {
            let text = fs::read_to_string(folder.join(format!("cvs/{name}.json"))).unwrap();
            (serde_json::from_str(&text).unwrap(), Resume::from_json(&text).unwrap())
        });
        let tailored = apply(value.clone(), &case["patch"]);
        let tailored = Resume::from_json(&tailored.to_string()).unwrap();
        cases.push(Case {
            id: field("id"),
            kind: field("kind"),
            planted: field("expect") == "block",
            patch: case["patch"].clone(),
            note: field("note"),
            findings: check(source, &tailored, &TODAY),
        });
    }
    cases
}

/// What a person needs to see of a missed case.
pub(crate) fn describe(case: &Case) -> String {
    let verdict = if case.planted { "MISSED" } else { "FALSE" };
    let mut text = format!("{} {verdict} {}: {}\n    {}\n", case.id, case.kind, case.note, case.patch);
    for finding in &case.findings {
        let Finding { severity, kind, words, message, .. } = finding;
        text.push_str(&format!("    {severity:?} {kind:?} “{words}” {message}\n"));
    }
    text
}

/// By kind: how many, how many blocked.
pub(crate) fn by_kind(cases: &[Case], planted: bool) -> BTreeMap<String, (usize, usize)> {
    let mut table = BTreeMap::new();
    for case in cases.iter().filter(|c| c.planted == planted) {
        let row: &mut (usize, usize) = table.entry(case.kind.clone()).or_default();
        row.0 += 1;
        row.1 += usize::from(case.blocked());
    }
    table
}

/// Blocked planted edits over planted edits, blocked truths over truths.
pub(crate) fn rates(cases: &[Case]) -> (f64, f64) {
    let rate = |planted: bool| {
        let (all, blocked) = by_kind(cases, planted).values().fold((0, 0), |a, r| (a.0 + r.0, a.1 + r.1));
        f64::from(u32::try_from(blocked).unwrap()) / f64::from(u32::try_from(all.max(1)).unwrap())
    };
    (rate(true), rate(false))
}

/// Applies `add`, `remove`, `replace` and `move` of RFC 6902.
fn apply(mut document: Value, patch: &Value) -> Value {
    for step in patch.as_array().unwrap() {
        let path = step["path"].as_str().unwrap();
        match step["op"].as_str().unwrap() {
            "move" => {
                let value = remove(&mut document, step["from"].as_str().unwrap());
                add(&mut document, path, value);
            }
            "remove" => {
                remove(&mut document, path);
            }
            "replace" => {
                *document.pointer_mut(path).unwrap_or_else(|| panic!("no {path}")) = step["value"].clone()
            }
            "add" => add(&mut document, path, step["value"].clone()),
            other => panic!("cannot apply {other}"),
        }
    }
    document
}

fn split(path: &str) -> (&str, String) {
    let (parent, key) = path.rsplit_once('/').unwrap();
    (parent, key.replace("~1", "/").replace("~0", "~"))
}

fn remove(document: &mut Value, path: &str) -> Value {
    let (parent, key) = split(path);
    match document.pointer_mut(parent) {
        Some(Value::Array(list)) => list.remove(key.parse().unwrap()),
        Some(Value::Object(map)) => map.shift_remove(&key).unwrap(),
        _ => panic!("no {path}"),
    }
}

fn add(document: &mut Value, path: &str, value: Value) {
    let (parent, key) = split(path);
    if document.pointer(parent).is_none() {
        // A list that the CV does not have yet.
        let (above, name) = parent.rsplit_once('/').unwrap();
        let list =
            if key == "-" || key == "0" { Value::Array(vec![]) } else { Value::Object(Default::default()) };
        document.pointer_mut(above).unwrap()[name] = list;
    }
    match document.pointer_mut(parent) {
        Some(Value::Array(list)) if key == "-" => list.push(value),
        Some(Value::Array(list)) => list.insert(key.parse().unwrap(), value),
        Some(Value::Object(map)) => {
            map.insert(key, value);
        }
        _ => panic!("no {path}"),
    }
}
