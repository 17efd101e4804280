//! What mails mean, in seven languages. The mails are our own: people and firms are fictional.
//!
//! Each file under `mails/` holds mails one after the other; the line before a mail says what must come out:
//! `=== kind | company | title`, with `-` for nothing. No company or title is asked of mail that changes no application.

use mail::{Event, Kind, event, read};

struct Case<'a> {
    expected: Vec<&'a str>,
    raw: &'a str,
}

fn cases(file: &str) -> Vec<Case<'_>> {
    file.split("=== ")
        .skip(1)
        .map(|case| {
            let (head, raw) = case.split_once('\n').expect("a line of what is expected");
            Case { expected: head.split(" | ").map(str::trim).collect(), raw }
        })
        .collect()
}

fn named(kind: Kind) -> String {
    format!("{kind:?}").to_lowercase()
}

fn differences(case: &Case<'_>, event: &Event) -> Vec<String> {
    let mut out = Vec::new();
    let mut hold = |what: &str, expected: &str, found: &str| {
        if expected != found {
            out.push(format!("{what}: expected {expected:?}, found {found:?}"));
        }
    };
    hold("kind", case.expected[0], &named(event.kind));
    if !matches!(event.kind, Kind::Other | Kind::None) {
        hold("company", case.expected[1], event.company.as_deref().unwrap_or("-"));
        hold("title", case.expected[2], event.title.as_deref().unwrap_or("-"));
    }
    out
}

fn hold(file: &str, at_least: usize) {
    let cases = cases(file);
    assert!(cases.len() >= at_least, "found {} mails", cases.len());
    let mut failures = Vec::new();
    for case in &cases {
        let message = read(case.raw.as_bytes()).expect("a mail");
        let event = event(&message);
        let differences = differences(case, &event);
        if !differences.is_empty() {
            failures.push(format!(
                "{:?}\n  {}\n  {:?}",
                message.envelope.subject,
                differences.join("\n  "),
                event.reasons
            ));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

#[test]
fn english() {
    hold(include_str!("mails/en.txt"), 20);
}

#[test]
fn german() {
    hold(include_str!("mails/de.txt"), 8);
}

#[test]
fn french() {
    hold(include_str!("mails/fr.txt"), 4);
}

#[test]
fn spanish() {
    hold(include_str!("mails/es.txt"), 4);
}

#[test]
fn portuguese() {
    hold(include_str!("mails/pt.txt"), 4);
}

#[test]
fn dutch() {
    hold(include_str!("mails/nl.txt"), 4);
}

#[test]
fn italian() {
    hold(include_str!("mails/it.txt"), 4);
}
