//! Turning an argument into a résumé or a posting: sniffed by content, untrusted files read in a child process.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use resume::Resume;
use resume::document::{Document, Kind};
use resume::extract::{Limits, sniff};

use super::error::Failure;
use super::output::is_stdout;
use crate::sandbox;

/// Reads a CV of any kind.
pub(crate) fn cv(path: &Path) -> Result<Resume, Failure> {
    let bytes = bytes(path)?;
    match sniff(&bytes) {
        Some(Kind::Json) => json_resume(&bytes),
        Some(Kind::Markdown | Kind::Text) => markdown_or_text(bytes),
        _ => Ok(resume::parse::parse(&sandbox::extract(bytes)?)),
    }
}

/// Reads a posting: its text, whatever the file is.
pub(crate) fn posting(path: &Path) -> Result<String, Failure> {
    let bytes = bytes(path)?;
    let text = match sniff(&bytes) {
        Some(Kind::Pdf | Kind::Docx) | None => sandbox::extract(bytes)?.text(),
        Some(Kind::Json | Kind::Markdown | Kind::Text) => decode(&bytes),
    };
    if text.split_whitespace().count() < 3 {
        return Err(Failure::input(
            "empty",
            format!("{} holds no posting: fewer than three words", path.display()),
            "paste the whole text of the job ad into the file",
        ));
    }
    Ok(text)
}

/// Reads a file's bytes, no more than the limit allows.
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let limit = Limits::default().max_bytes as u64;
    let mut bytes = Vec::new();
    let source: Box<dyn Read> = if is_stdout(path) {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(path).map_err(|e| Failure::unreadable(path, &e))?)
    };
    source.take(limit + 1).read_to_end(&mut bytes).map_err(|e| Failure::unreadable(path, &e))?;
    if bytes.len() as u64 > limit {
        return Err(Failure::input(
            "too-large",
            format!("{} is larger than {} MB", path.display(), limit / 1_000_000),
            "export the CV again without pictures, or save it as DOCX or text",
        ));
    }
    Ok(bytes)
}

fn json_resume(bytes: &[u8]) -> Result<Resume, Failure> {
    let resume = Resume::from_json(&decode(bytes)).map_err(|e| {
        Failure::input("not-json-resume", e.to_string(), "see https://jsonresume.org/schema or `havenjob schema`")
    })?;
    if resume.is_blank() {
        return Err(Failure::input(
            "empty",
            "the JSON holds no résumé: no name, no work, no education, no skills",
            "see https://jsonresume.org/schema or `havenjob schema`",
        ));
    }
    Ok(resume)
}

/// Markdown that we wrote is read exactly; any other text is read as a document, as a PDF would be.
fn markdown_or_text(bytes: Vec<u8>) -> Result<Resume, Failure> {
    let text = decode(&bytes);
    if resume::write::markdown::is_ours(&text) {
        return Ok(resume::write::markdown::from_markdown(&text));
    }
    let document: Document = sandbox::extract(bytes)?;
    Ok(resume::parse::parse(&document))
}

fn decode(bytes: &[u8]) -> String {
    resume::extract::decode(bytes)
}
