//! Import: do the fields come out right, is every one in the file, and does an unreadable file yield nobody?

use std::fs;
use std::path::{Path, PathBuf};

use resume::extract::{Limits, extract};
use resume::model::Resume;
use resume::parse::parse;
use serde_json::Value;

use super::card::{Bar, Row, Section};
use super::{corpus, python};

/// Pages that are one column by construction of their generator.
const ONE_COLUMN: &str = "rendercv-|docx-";

/// Measures reading on the development corpus.
pub(crate) fn measure(corpus: &Path) -> Section {
    let out = tempfile::tempdir().map(|d| d.keep()).unwrap_or_default();
    let documents = corpus::documents(corpus);
    let (mut invented, mut values) = (0, 0);
    for path in &documents {
        let Some(resume) = read(path) else { continue };
        let (strange, all) = strangers(path, &resume);
        invented += strange;
        values += all;
        let relative = path.strip_prefix(corpus.join("dev/resumes")).unwrap_or(path);
        let target = out.join(format!("{}.json", relative.display()));
        let _ = target.parent().map(fs::create_dir_all);
        let _ = fs::write(target, resume.to_json());
    }
    let mut rows = scores(corpus, &out);
    rows.push(
        Row::new(
            "values that are not in the file",
            if values == 0 { f64::NAN } else { f64::from(invented) },
            "",
            Bar::AtMost(0.0),
        )
        .note(format!("of {values} values")),
    );
    let _ = fs::remove_dir_all(out);
    Section {
        title: "Import",
        about: format!(
            "{} documents of the development corpus, scored by its own scorer (macro F1 over 13 core fields). One-column \
             pages: generators `{ONE_COLUMN}`.",
            documents.len()
        ),
        rows,
    }
}

fn read(path: &Path) -> Option<Resume> {
    let document = extract(&fs::read(path).ok()?, &Limits::default()).ok()?;
    Some(parse(&document))
}

fn scores(corpus: &Path, out: &Path) -> Vec<Row> {
    let all = score(corpus, out, &[]);
    let one_column = score(corpus, out, &["--only", ONE_COLUMN]);
    let field = |name: &str| all["fields"][name]["f1"].as_f64().unwrap_or(f64::NAN);
    let mut rows = vec![
        Row::new("macro F1", all["macro_f1"].as_f64().unwrap_or(f64::NAN), "", Bar::AtLeast(0.82)),
        Row::new(
            "macro F1, one-column pages",
            one_column["macro_f1"].as_f64().unwrap_or(f64::NAN),
            "",
            Bar::AtLeast(0.92),
        ),
        Row::new("F1 of the name", field("name"), "", Bar::AtLeast(0.97)),
        Row::new("F1 of the e-mail address", field("email"), "", Bar::AtLeast(0.97)),
        Row::new("F1 of the phone number", field("phone"), "", Bar::AtLeast(0.95)),
    ];
    for name in [
        "url",
        "work.company",
        "work.title",
        "work.start",
        "work.end",
        "education.institution",
        "education.degree",
        "education.start",
        "education.end",
        "skills",
    ] {
        rows.push(Row::new(format!("F1 of {name}"), field(name), "", Bar::None));
    }
    rows.push(Row::new(
        "people out of scanned pages",
        people_out_of_scans(corpus, out),
        "",
        Bar::AtMost(0.0),
    ));
    rows
}

fn score(corpus: &Path, out: &Path, more: &[&str]) -> Value {
    let file = out.join("score.json");
    let truth = corpus.join("dev/resumes");
    let mut args = vec![path(&truth), path(out), "--by", "tool", "--json", path(&file)];
    args.extend(more);
    python::run(&corpus.join("score/score_parse.py"), &args);
    python::json(&file).unwrap_or_default()
}

/// How many scans gave a name, a job or a school.
fn people_out_of_scans(corpus: &Path, out: &Path) -> f64 {
    let scans = corpus::documents(corpus)
        .into_iter()
        .filter(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with("scan-")));
    let truth = corpus.join("dev/resumes");
    let produced: Vec<PathBuf> =
        scans.map(|p| out.join(format!("{}.json", p.strip_prefix(&truth).unwrap_or(&p).display()))).collect();
    if produced.is_empty() { f64::NAN } else { produced.iter().filter(|p| p.exists()).count() as f64 }
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

/// Values that the file's own text does not hold, compared without white space and hyphens (a word broken over two
/// lines is still the file's), and how many values were looked at. A paragraph may run over a page's foot and head, so the
/// text without the first and last line of every page counts too. Dates are compared by their year, of two digits or four.
fn strangers(file: &Path, resume: &Resume) -> (u32, u32) {
    let Some(document) = fs::read(file).ok().and_then(|b| extract(&b, &Limits::default()).ok()) else {
        return (0, 0);
    };
    let mut source = squash(&document.text());
    for page in document.pages.iter() {
        let inner = page.lines.get(1..page.lines.len().saturating_sub(1)).unwrap_or_default();
        inner.iter().for_each(|line| source.push_str(&squash(&line.text)));
    }
    for without_foot in document.pages.windows(2) {
        let [before, after] = without_foot else { continue };
        let lines = before.lines.split_last().map_or(&[][..], |(_, rest)| rest).iter().chain(&after.lines);
        lines.for_each(|line| source.push_str(&squash(&line.text)));
    }
    for link in document.links() {
        source.push_str(&squash(link));
    }
    let mut value: Value = serde_json::to_value(resume).unwrap_or_default();
    value["meta"] = Value::Null;
    let (mut strange, mut all) = (0, 0);
    each_text("", &value, &mut |key, text| {
        if ["id", "highlightIds", "network"].contains(&key) {
            return;
        }
        all += 1;
        let found = if key.ends_with("Date") || key == "date" {
            let year: String = text.chars().take(4).collect();
            let short = year.get(2..).unwrap_or_default();
            source.contains(&year)
                || ["'", "’", "/", "."].iter().any(|mark| source.contains(&format!("{mark}{short}")))
        } else {
            source.contains(&squash(text))
        };
        if !found {
            strange += 1;
            println!("not in {}: {key} = {text}", file.display());
        }
    });
    (strange, all)
}

fn each_text(key: &str, value: &Value, f: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => f(key, text),
        Value::Array(list) => list.iter().for_each(|v| each_text(key, v, f)),
        Value::Object(map) => map.iter().for_each(|(k, v)| each_text(k, v, f)),
        _ => {}
    }
}

fn squash(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !['-', '\u{ad}', '\u{2010}'].contains(c))
        .flat_map(char::to_lowercase)
        .collect()
}
