//! Whatever a document says, no value is invented and no line dropped.

use proptest::prelude::*;

use super::super::{order, parse};
use super::NURSE;
use crate::document::{Document, Kind, Line, Page, Role, Segment};
use crate::extract::{Limits, extract};
use crate::model::Resume;

/// Every text of a résumé that must stand in the file: all but dates, ids and names of networks.
fn texts(r: &Resume) -> Vec<String> {
    let mut value: serde_json::Value = serde_json::from_str(&r.to_json()).unwrap();
    value["meta"] = serde_json::Value::Null;
    let mut out = Vec::new();
    collect("", &value, &mut out);
    out
}

fn collect(key: &str, value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => {
            let derived =
                key.ends_with("Date") || matches!(key, "date" | "id" | "network" | "highlightIds" | "link");
            if !derived {
                out.push(text.clone());
            }
        }
        serde_json::Value::Array(list) => list.iter().for_each(|v| collect(key, v, out)),
        serde_json::Value::Object(map) => map.iter().for_each(|(k, v)| collect(k, v, out)),
        _ => {}
    }
}

/// The letters and digits of a text: white space and hyphens at line ends are no part of what it says.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn holds(document: &Document) -> Result<(), TestCaseError> {
    let r = parse(document);
    // The lines in the order in which they are read: a column runs on over pages, page numbers come last.
    let lines = order::reading(document).into_iter().map(|p| &document.pages[p.page].lines[p.line].text);
    let text: String = lines.map(|t| letters(t)).collect();
    for value in texts(&r) {
        prop_assert!(text.contains(&letters(&value)), "{value:?} does not stand in the file");
    }
    // No line is dropped: each that says something meets a span or a leftover.
    let spans: Vec<_> =
        r.meta.spans.values().copied().chain(r.meta.leftovers.iter().filter_map(|l| l.span)).collect();
    let mut at = 0;
    for line in document.pages.iter().flat_map(|p| &p.lines) {
        let end = at + line.text.chars().count() as u32;
        if line.text.chars().any(char::is_alphanumeric) {
            let kept = spans.iter().any(|s| s.start < end && at < s.end);
            prop_assert!(kept, "line {:?} is in no span and no leftover", line.text);
        }
        at = end + 1;
    }
    Ok(())
}

#[test]
fn the_examples_hold_what_is_promised() {
    holds(&extract(NURSE.as_bytes(), &Limits::default()).unwrap()).unwrap();
}

#[test]
fn what_random_lines_once_broke_holds() {
    // The open end of a certificate's dates, and a network's name before an address of another section.
    for text in
        ["Courses: Logic, Maps\nJan 2019 (\nPresent\nSkills\nSkills\n", "LinkedIn\nProjects\nexample.org\n"]
    {
        holds(&extract(text.as_bytes(), &Limits::default()).unwrap()).unwrap();
    }
}

/// Lines that CVs are made of.
fn line_text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Experience",
        "EDUCATION",
        "Skills",
        "Berufserfahrung",
        "Langues",
        "Contact",
        "Projects",
        "Certificates",
        "Awards",
        "Interests",
        "References",
        "Profiles",
        "About",
        "Senior Engineer",
        "Nurse",
        "Acme GmbH",
        "University of Kent",
        "BSc in Biology",
        "Berlin, Germany",
        "Jan 2019",
        "2019 – 2021",
        "seit 2020",
        "Present",
        "\t",
        " | ",
        ", ",
        " at ",
        " - ",
        "ada@example.org",
        "ada@",
        "example.org",
        "+49 30 5550142",
        "(555) 555-0142",
        "github.com/ada",
        "https://example.com/a",
        "Rust, Go; SQL",
        "Level: 80%",
        "★★★",
        "English (fluent)",
        "C1",
        "Ada Roe",
        "Built a thing that works.",
        "in",
        "of",
        "(",
        ")",
        "\u{AD}",
        "-",
        "·",
        "•",
        "5 years 9 months",
        "GPA 3.8/4.0",
        "Highlights",
        "Stack: a, b",
        "Designation: Buyer",
        "Organization: Acme",
        "Duration: 2019 - 2021",
        "Name:",
        "CV of",
        "N/A",
        "First class",
        "magna cum laude",
        "Grade: 1,7",
        "Courses: Logic, Maps",
        "14 Weir Lane",
        "28217 Bremen",
        "BS1 4QT",
        "DE",
        "Maps (old, new)",
        "Master",
        "Front end",
        "Remote and Berlin",
        "2001 2005",
        "LinkedIn",
        "é",
        "漢字",
        "\"",
        "12",
    ]);
    prop_oneof![
        4 => prop::collection::vec(words, 1..6).prop_map(|w| w.join(" ")),
        1 => "[^\n]{1,60}",
    ]
}

fn any_line() -> impl Strategy<Value = Line> {
    let role = prop_oneof![5 => Just(Role::Body), 1 => (1u8..4).prop_map(Role::Heading), 2 => (0u8..3).prop_map(Role::Item), 1 => Just(Role::Title)];
    (
        line_text(),
        0.0f32..500.0,
        0.0f32..800.0,
        0u32..4,
        role,
        prop::sample::select(vec![0.0f32, 8.0, 10.0, 14.0, 24.0]),
        any::<bool>(),
        0u32..30,
    )
        .prop_map(|(text, x0, y0, block, role, size, bold, cut)| {
            let chars = text.chars().count() as u32;
            let cut = cut.min(chars);
            let segment = |start, end, bold, x0: f32| Segment {
                start,
                end,
                x0,
                x1: x0 + 5.0 * (end - start) as f32,
                size,
                bold,
                italic: false,
                link: (cut == 7).then(|| "https://github.com/ada".to_owned()),
            };
            let segments = vec![segment(0, cut, bold, x0), segment(cut, chars, false, x0 + 5.0 * cut as f32)];
            Line { text, segments, x0, x1: x0 + 5.0 * chars as f32, y0, y1: y0 + 10.0, block, role }
        })
}

fn any_document() -> impl Strategy<Value = Document> {
    let page = prop::collection::vec(any_line(), 0..25).prop_map(|lines| Page {
        width: 595.0,
        height: 842.0,
        lines,
        ..Page::default()
    });
    prop::collection::vec(page, 0..3).prop_map(|pages| Document {
        kind: Kind::Pdf,
        title: None,
        language: None,
        pages,
    })
}

proptest! {
    #[test]
    fn nothing_is_invented_and_no_line_dropped(document in any_document()) {
        holds(&document)?;
    }

    #[test]
    fn flattened_text_holds_too(lines in prop::collection::vec(line_text(), 30..60)) {
        let flat = lines.join("  ");
        if let Ok(document) = extract(flat.as_bytes(), &Limits::default()) {
            holds(&document)?;
        }
    }

    #[test]
    fn plain_text_of_any_kind_holds_too(lines in prop::collection::vec(line_text(), 1..40)) {
        if let Ok(document) = extract(lines.join("\n").as_bytes(), &Limits::default()) {
            holds(&document)?;
        }
    }
}
