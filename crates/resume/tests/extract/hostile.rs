//! Every file of the shelf gives what it must, and nothing of it takes the process down.

use std::sync::LazyLock;

use resume::document::Document;
use resume::extract::{ExtractError, ExtractErrorKind, Limits, extract};

use crate::shelf::{self, Expected, Specimen};
use crate::{pdf::Pdf, read};

/// Every file with what came of it; bombs are made and read once.
static OUTCOMES: LazyLock<Vec<(Specimen, Result<Document, ExtractError>)>> = LazyLock::new(|| {
    shelf::all().into_iter().map(|file| (read(&file.bytes), file)).map(|(o, f)| (f, o)).collect()
});

#[test]
fn the_shelf_gives_typed_refusals() {
    assert!(OUTCOMES.len() > 30, "the shelf has become short");
    let mut wrong = Vec::new();
    for (file, outcome) in OUTCOMES.iter() {
        let is_right = match (outcome, file.expected) {
            (Err(e), Expected::Refused(kind)) => e.kind() == kind,
            (Err(_), Expected::AnyRefusal) => true,
            (Ok(document), Expected::Read(words)) => document.text().contains(words),
            _ => false,
        };
        if !is_right {
            let got = outcome.as_ref().map(|d| d.text().chars().take(200).collect::<String>());
            wrong.push(format!("{}: expected {:?}, got {got:?}", file.name, file.expected));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn refusals_say_what_happened_and_what_to_do() {
    for (file, outcome) in OUTCOMES.iter() {
        if let Err(error) = outcome {
            assert!(
                error.to_string().ends_with('.') && error.hint().ends_with('.'),
                "{}: {error:?}",
                file.name
            );
            assert!(error.name().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", error.name());
        }
    }
}

#[test]
fn limits_are_held() {
    let kind = |bytes: &[u8], limits: Limits| extract(bytes, &limits).expect_err("over the limit").kind();
    let two = Pdf::pages(&["", ""]).build();
    assert_eq!(kind(&two, Limits { max_pages: 1, ..Limits::default() }), ExtractErrorKind::TooManyPages);
    let good = shelf::good_pdf();
    assert_eq!(
        kind(&good, Limits { max_bytes: good.len() - 1, ..Limits::default() }),
        ExtractErrorKind::TooLarge
    );
    assert_eq!(kind(&good, Limits { max_chars: 50, ..Limits::default() }), ExtractErrorKind::TooLarge);
    assert_eq!(
        kind(&shelf::good_docx(), Limits { max_chars: 20, ..Limits::default() }),
        ExtractErrorKind::TooLarge
    );
    assert_eq!(
        kind(&shelf::good_docx(), Limits { max_unzipped: 99, ..Limits::default() }),
        ExtractErrorKind::TooLarge
    );
    assert_eq!(
        kind(b"Ada Example\n", Limits { max_chars: 5, ..Limits::default() }),
        ExtractErrorKind::TooLarge
    );
}

/// `cargo test -p resume --features read --test extract -- --ignored writes_the_shelf` after a change of the shelf.
#[test]
#[ignore = "writes files: run it by hand when the shelf changes"]
fn writes_the_shelf() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hostile");
    for file in shelf::all() {
        if !file.bytes.is_empty() && file.bytes.len() <= 200_000 {
            std::fs::write(format!("{folder}/{}", file.name), &file.bytes).expect("writable");
        }
    }
}
