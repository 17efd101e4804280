//! Files in, lines out: layouts, Word documents, hostile files, noise.

mod docx;
mod hostile;
mod layout;
mod mutated;
mod pdf;
mod shelf;
mod word;

use resume::document::{Document, Line};
use resume::extract::{ExtractError, Limits, extract};

/// Reads with the limits that everyone has.
fn read(bytes: &[u8]) -> Result<Document, ExtractError> {
    extract(bytes, &Limits::default())
}

/// The lines of the first page of a file that must be readable.
fn lines(bytes: &[u8]) -> Vec<Line> {
    read(bytes).expect("readable").pages.remove(0).lines
}

/// Their text.
fn texts(bytes: &[u8]) -> Vec<String> {
    lines(bytes).into_iter().map(|l| l.text).collect()
}
