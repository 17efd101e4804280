//! The main job on the example files, from a CV to a tailored one that says nothing new.

use std::path::Path;

use serde_json::Value;

use super::run::{example, havenjob, json, run, stdout};

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// Tailors the example CV for the example posting and gives folder, output and report.
fn tailor(out: &str, more: &[&str]) -> (tempfile::TempDir, std::path::PathBuf, Value) {
    let folder = tempfile::tempdir().expect("a folder");
    let (output, report) = (folder.path().join(out), folder.path().join("report.json"));
    let (cv, job) = (example("cv.pdf"), example("job.txt"));
    let mut args = vec!["tailor", path(&cv), path(&job), "-o", path(&output), "--report", path(&report)];
    args.extend(more);
    let said = stdout(&run(&args));
    for word in ["score", "gap"] {
        assert!(said.to_lowercase().contains(word), "{word} in:\n{said}");
    }
    let report = serde_json::from_str(&std::fs::read_to_string(&report).expect("a report")).expect("JSON");
    (folder, output, report)
}

#[test]
fn parse_gives_verbatim_values_with_spans() {
    let cv = json(&run(&["parse", path(&example("cv.pdf")), "--json"]));
    let source = json(&run(&["parse", path(&example("resume.json")), "--json"]));
    assert_eq!(cv["basics"]["name"], source["basics"]["name"]);
    assert_eq!(cv["basics"]["email"], source["basics"]["email"]);
    assert_eq!(cv["work"].as_array().map(Vec::len), source["work"].as_array().map(Vec::len));
    let spans = cv["meta"]["spans"].as_object().expect("spans");
    assert!(spans.contains_key("basics/email") && spans.len() > 20, "{} spans", spans.len());
}

#[test]
fn tailoring_selects_and_orders_and_invents_nothing() {
    let (_folder, output, report) = tailor("tailored.json", &[]);
    let source = json(&run(&["parse", path(&example("cv.pdf")), "--json"]));
    let tailored: Value =
        serde_json::from_str(&std::fs::read_to_string(&output).expect("an output")).expect("JSON");
    let known: Vec<String> = texts(&source);
    for text in texts(&tailored) {
        let whole = known.iter().any(|k| k.contains(&text));
        let sentences =
            text.split_inclusive(['.', '!', '?']).all(|s| known.iter().any(|k| k.contains(s.trim())));
        assert!(whole || sentences, "not in the source: {text}");
    }
    assert!(report["after"]["score"].as_f64() >= report["before"]["score"].as_f64(), "{report}");
    assert_eq!(report["findings"], Value::Array(Vec::new()));
    assert_eq!(report["leftovers"], Value::Array(Vec::new()), "every line of the example is understood");
    let suggestions = report["suggestions"].as_array().expect("suggestions");
    assert!(!suggestions.is_empty());
    assert!(suggestions.iter().all(|s| s["reason"].as_str().is_some_and(|r| !r.is_empty())));
    assert!(
        !report["gaps"].as_array().expect("gaps").is_empty(),
        "the example posting asks more than the CV shows"
    );
}

#[test]
fn what_no_field_takes_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let (cv, out) = (folder.path().join("cv.txt"), folder.path().join("out.pdf"));
    let text = "Ada Example\nada@mail.example\n\nExperience\n\nClerk\nDepot Ltd\n2019 - 2023\n- Counted stock.\n\n\
                Declaration\n\nI declare that the above is true.\n";
    std::fs::write(&cv, text).expect("a file");
    let leftovers = json(&run(&["parse", path(&cv), "--json"]))["meta"]["leftovers"].clone();
    let leftovers = leftovers.as_array().expect("leftovers");
    assert!(!leftovers.is_empty());
    let said = stdout(&run(&["tailor", path(&cv), path(&example("job.txt")), "-o", path(&out)]));
    assert!(said.contains("no field takes it"), "{said}");
    assert!(leftovers.iter().all(|l| said.contains(l["text"].as_str().expect("a text"))), "{said}");
}

#[test]
fn a_tailored_pdf_and_docx_read_back() {
    for name in ["tailored.pdf", "tailored.docx", "tailored.md"] {
        let (_folder, output, _) = tailor(name, &[]);
        let again = json(&run(&["parse", path(&output), "--json"]));
        let source = json(&run(&["parse", path(&example("cv.pdf")), "--json"]));
        assert_eq!(again["basics"]["name"], source["basics"]["name"], "{name}");
        assert_eq!(again["basics"]["email"], source["basics"]["email"], "{name}");
        assert!(again["work"].as_array().is_some_and(|w| !w.is_empty()), "{name}");
    }
}

#[test]
fn one_page_is_one_page() {
    let (_folder, output, _) = tailor("tailored.pdf", &["--pages", "1"]);
    let bytes = std::fs::read(output).expect("an output");
    let document = resume::extract::extract(&bytes, &resume::extract::Limits::default()).expect("readable");
    assert_eq!(document.pages.len(), 1);
}

#[test]
fn check_is_silent_on_the_same_cv_and_blocks_a_lie() {
    let cv = example("resume.json");
    assert_eq!(run(&["check", path(&cv), path(&cv)]).status.code(), Some(0));
    let folder = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(&cv).expect("the example");
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    value["work"][0]["position"] = Value::String("Chief Executive Officer".into());
    let lie = folder.path().join("lie.json");
    std::fs::write(&lie, value.to_string()).expect("a file");
    let output = run(&["check", path(&cv), path(&lie), "--json"]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    let findings: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(findings.to_string().contains("Chief Executive Officer"), "{findings}");
}

#[test]
fn standard_input_and_output_work() {
    let cv = std::fs::read(example("resume.json")).expect("the example");
    let mut child = havenjob()
        .args(["render", "-", "-o", "-", "--template", "plain"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), &cv).expect("written");
    let output = child.wait_with_output().expect("its output");
    assert!(output.stdout.starts_with(b"%PDF-"), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_list_of_templates_is_a_line_each_with_the_name_first() {
    let list = stdout(&run(&["render", "--list-templates"]));
    let names: Vec<&str> = list.lines().filter_map(|l| l.split_whitespace().next()).collect();
    assert_eq!(names.len(), 6, "{list}");
    let folder = tempfile::tempdir().expect("a folder");
    for name in names {
        let out = folder.path().join(format!("{name}.pdf"));
        let output = run(&["render", path(&example("resume.json")), "-o", path(&out), "--template", name]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn help_teaches_every_command() {
    for command in ["parse", "requirements", "match", "tailor", "check", "render"] {
        let help = stdout(&run(&[command, "--help"]));
        assert!(help.contains("Example"), "{command}:\n{help}");
    }
    assert!(stdout(&run(&["completions", "bash"])).contains("havenjob"));
    let schema = json(&run(&["schema"]));
    assert!(schema["properties"]["work"].is_object(), "{schema}");
}

/// Every text of the document but ids, dates and what describes the document itself.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(map) => {
            let skipped = ["id", "highlightIds", "meta", "startDate", "endDate", "date", "releaseDate"];
            map.iter().filter(|(k, _)| !skipped.contains(&k.as_str())).flat_map(|(_, v)| texts(v)).collect()
        }
        _ => Vec::new(),
    }
}
