//! `read-back RESUME.json MADE…`: which values of a résumé does our own reader find again in the documents made from it?
//!
//! A made document belongs to the résumé whose name it begins with: `ada.json` and `ada--classic.pdf`. Two questions are
//! answered for each: which values its text lacks, and which ones the parser does not put back into their field.

use std::path::Path;
use std::process::ExitCode;

use resume::Resume;
use resume::extract::{Limits, extract};
use resume::roundtrip::{Value, missing, values};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let (resumes, made): (Vec<_>, Vec<_>) = files.iter().partition(|f| f.ends_with(".json"));
    let mut is_whole = true;
    for json in resumes {
        let stem = Path::new(json).file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        let read = std::fs::read_to_string(json).map_err(|e| e.to_string());
        let resume = match read.and_then(|text| without_ids(&text)) {
            Ok(resume) => resume,
            Err(message) => {
                eprintln!("{json}: {message}");
                return ExitCode::FAILURE;
            }
        };
        let is_of_it = |f: &&&String| name(f).strip_prefix(stem).is_some_and(|rest| rest.starts_with("--"));
        for file in made.iter().filter(is_of_it) {
            is_whole &= compare(&resume, file);
        }
    }
    if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The résumé with the ids that every item gets by its place, as the parser gives them.
fn without_ids(json: &str) -> Result<Resume, String> {
    let mut value: serde_json::Value = serde_json::from_str(json).map_err(|e| e.to_string())?;
    let items = value.as_object_mut().into_iter().flat_map(|o| o.values_mut());
    for item in items.filter_map(serde_json::Value::as_array_mut).flatten() {
        if let Some(item) = item.as_object_mut() {
            item.remove("id");
        }
    }
    Resume::from_json(&value.to_string()).map_err(|e| e.to_string())
}

fn name(file: &str) -> &str {
    Path::new(file).file_name().and_then(|n| n.to_str()).unwrap_or_default()
}

fn compare(resume: &Resume, file: &str) -> bool {
    let all = values(resume);
    let read = std::fs::read(file).map_err(|e| e.to_string());
    let document = match read.and_then(|b| extract(&b, &Limits::default()).map_err(|e| e.to_string())) {
        Ok(document) => document,
        Err(message) => {
            println!("{}: {message}", name(file));
            return false;
        }
    };
    let lost = missing(resume, &document.text());
    let parsed = values(&resume::parse::parse(&document));
    let misplaced: Vec<&Value> = all.iter().filter(|v| !parsed.iter().any(|p| is_same(p, v))).collect();
    let extra: Vec<&Value> = parsed.iter().filter(|p| !all.iter().any(|v| is_same(p, v))).collect();
    println!(
        "{}: {} of {} values in the text, {} in their field",
        name(file),
        all.len() - lost.len(),
        all.len(),
        all.len() - misplaced.len()
    );
    lost.iter().for_each(|v| println!("  not in the text: {} = {}", v.key, v.text));
    misplaced.iter().for_each(|v| println!("  - {} = {}", v.key, v.text));
    extra.iter().for_each(|v| println!("  + {} = {}", v.key, v.text));
    lost.is_empty()
}

fn is_same(a: &Value, b: &Value) -> bool {
    field(a) == field(b) && a.text.split_whitespace().eq(b.text.split_whitespace())
}

/// The field of a value whatever entry it is of: `work-3/position` is a `work/position`, `work-3.2` a `work`.
fn field(value: &Value) -> String {
    let (entry, field) = value.key.split_once('/').unwrap_or((&value.key, ""));
    let section = entry.split(['-', '.']).next().unwrap_or(entry);
    let field = field.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/');
    format!("{section}/{field}")
}
