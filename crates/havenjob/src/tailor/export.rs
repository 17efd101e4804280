//! A tailored CV as a file or a picture.

use resume::Resume;

use crate::cli::{Budget, Format, Gauge, Look, make, pictures};
use crate::error::{Error, Result};

/// A file to hand out.
pub(super) struct File {
    pub(super) mime: &'static str,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Names and media types of the formats.
const FORMATS: [(&str, Format, &str); 6] = [
    ("pdf", Format::Pdf, "application/pdf"),
    ("docx", Format::Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("md", Format::Markdown, "text/markdown; charset=utf-8"),
    ("html", Format::Html, "text/html; charset=utf-8"),
    ("txt", Format::Text, "text/plain; charset=utf-8"),
    ("json", Format::Json, "application/json"),
];

/// Writes the document in a format.
pub(super) fn file(document: &Resume, format: &str, template: &str, pages: i64) -> Result<File> {
    let (ending, format, mime) = FORMATS
        .into_iter()
        .find(|(name, ..)| *name == format)
        .ok_or_else(|| Error::field("format", "must be pdf, docx, md, html, txt or json"))?;
    let made = make(document, format, &Look::of(template), &budget(pages), 0)?;
    let stem: Vec<String> = document
        .basics
        .name
        .split_whitespace()
        .map(|w| w.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect())
        .collect();
    let stem = if stem.is_empty() { "cv".to_owned() } else { stem.join("-") };
    Ok(File { mime, name: format!("{stem}.{ending}"), bytes: made.bytes })
}

/// What says how many pages selections of a document take in a template.
pub(super) fn gauge(whole: &Resume, template: &str) -> Result<Gauge> {
    Ok(Gauge::new(whole, &Look::of(template))?)
}

/// Every page as SVG, kept to the budget as far as spacing and size do it.
pub(super) fn pages(document: &Resume, template: &str, pages: i64) -> Result<Vec<String>> {
    Ok(pictures(document, &Look::of(template), &budget(pages))?)
}

/// Keeps to the pages by spacing and size; nothing is left out behind the person's back.
fn budget(pages: i64) -> Budget {
    Budget { pages: u8::try_from(pages).ok(), ..Budget::default() }
}
