//! Skills out of postings, against what experts marked.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::card::{Bar, Row, Section};
use super::python;

/// Measures on the development corpus's labelled ads.
pub(crate) fn measure(corpus: &Path) -> Section {
    let labelled = corpus.join("dev/jobs/labelled.jsonl");
    let mut produced = String::new();
    let ads: Vec<Value> = fs::read_to_string(&labelled)
        .unwrap_or_default()
        .lines()
        .filter_map(|l| serde_json::from_str(l).ok())
        .collect();
    for ad in &ads {
        let posting = fit::requirements(ad["text"].as_str().unwrap_or_default());
        let _ = writeln!(produced, "{}", json!({ "id": ad["id"], "skills": posting.skills }));
    }
    let folder = tempfile::tempdir().map(|d| d.keep()).unwrap_or_default();
    let (file, out) = (folder.join("produced.jsonl"), folder.join("score.json"));
    let _ = fs::write(&file, produced);
    let text = |p: &Path| p.to_string_lossy().into_owned();
    python::run(
        &corpus.join("score/score_skills.py"),
        &[&text(&labelled), &text(&file), "--json", &text(&out)],
    );
    let score = python::json(&out).unwrap_or_default();
    let _ = fs::remove_dir_all(folder);
    let all = |name: &str| score["ALL"][name].as_f64().unwrap_or(f64::NAN);
    Section {
        title: "Requirements",
        about: format!(
            "{} labelled ads and sentences; exact is a fuzzy match of at least 0.85, lenient also takes a whole-word part.",
            ads.len()
        ),
        rows: vec![
            Row::new("skills, exact F1", all("f1"), "", Bar::AtLeast(0.35)),
            Row::new("skills, lenient F1", all("lenient_f1"), "", Bar::AtLeast(0.55)),
            Row::new("skills, exact precision", all("p"), "", Bar::None),
            Row::new("skills, exact recall", all("r"), "", Bar::None),
        ],
    }
}
