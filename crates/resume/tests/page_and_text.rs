//! HTML and plain text: every value is there, and what a person wrote stays text.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files should stop there")]

mod common;

use common::{assert_complete, folder, resumes};
use resume::Resume;
use resume::write::html::html;
use resume::write::text::text;

/// The text of a page, as a browser would show it.
fn shown(page: &str) -> String {
    let (_, body) = page.split_once("<body>").unwrap();
    let mut text = String::new();
    for piece in body.split('<') {
        let (_, after) = piece.split_once('>').unwrap_or(("", piece));
        text.push_str(after);
        text.push('\n');
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, c)| text.replace(entity, c))
}

#[test]
fn every_value_is_in_the_page_and_in_the_text() {
    let folder = folder("page-and-text");
    for (name, resume) in resumes() {
        let page = html(&resume, None, None);
        assert_complete(&resume, &shown(&page), &name, "the page");
        let text = text(&resume, None);
        assert_complete(&resume, &text, &name, "the text");
        std::fs::write(folder.join(format!("{name}.html")), page).unwrap();
        std::fs::write(folder.join(format!("{name}.txt")), text).unwrap();
    }
}

#[test]
fn headings_and_dates_are_in_the_language_asked_for() {
    let json = r#"{"basics":{"name":"Ada"},"work":[{"name":"Mill","startDate":"1842-03"}],"meta":{"language":"de"}}"#;
    let resume = Resume::from_json(json).unwrap();
    assert_eq!(text(&resume, None), "Ada\n\nBERUFSERFAHRUNG\n\nMill\nMärz 1842 – heute\n");
    assert!(html(&resume, Some("pl"), None).contains("<h2>Doświadczenie zawodowe</h2>"));
}

#[test]
fn every_element_that_opens_closes() {
    for (name, resume) in resumes() {
        let page = html(&resume, None, Some("#aa3300".parse().unwrap()));
        let mut open = Vec::new();
        for piece in page.split('<').skip(2) {
            let tag = piece.split(['>', ' ']).next().unwrap();
            match tag.strip_prefix('/') {
                Some(tag) => assert_eq!(open.pop(), Some(tag), "{name}"),
                None if tag == "meta" => {}
                None => open.push(tag),
            }
        }
        assert!(open.is_empty(), "{name}: {open:?}");
    }
}
