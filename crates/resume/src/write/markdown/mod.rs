//! Markdown that a person can edit in a text box and that loses nothing.
//!
//! ```text
//! # Name                                   <- basics
//! Label
//! - Email: …                               <- one way to reach the person a line
//! ## Experience                            <- headings in the résumé's language; all eight are read
//! ### Position — Employer <!-- work-1 -->  <- the comment carries the item's id
//! *Mar 2019 – Present · Place · address*
//! > what the employer does
//! Paragraphs, **Facts:** with their names, and bullets
//! <!-- havenjob {…} -->                    <- what the text does not show
//! ```
//!
//! The last comment is made by reading the text back and noting what came out differently: unknown fields, `meta`, and
//! values such as odd white space, each with the reading it replaces. So a value that a person has changed by hand is
//! never overwritten by the note about its predecessor. Bullets and short lines carry no comment: their ids are found
//! again by a fingerprint of their words, wherever they were moved and as long as they were not replaced outright.

mod align;
mod blocks;
mod dates;
mod entry;
mod inline;
mod lines;
mod note;
mod parts;
mod read;
mod vocabulary;
mod write;

use super::fields;
use super::locale::Locale;
use crate::Resume;
use note::Note;

/// Writes a résumé as Markdown, headings and dates in its own language. [`from_markdown`] gives the same résumé back.
pub fn to_markdown(resume: &Resume) -> String {
    let mut resume = resume.clone();
    resume.assign_ids();
    let all = fields::of(&resume);
    let mut text = write::text(&all, Locale::of(&resume.meta.language));
    let read = read::fields(&text, true);
    text.push_str(&Note::between(&read, &all).to_comment());
    text
}

/// Reads Markdown that [`to_markdown`] wrote, edited or not, or that a person wrote under its headings (in any of the
/// eight languages). `None` for other Markdown, which wants the rules of [`crate::parse`]. What fits nowhere is in
/// `meta.leftovers`.
pub fn from_markdown(text: &str) -> Option<Resume> {
    let (text, note) = Note::split(text);
    let mut read = read::fields(&text, note.is_some());
    if note.is_none() && !read.follows() {
        return None;
    }
    let note = note.unwrap_or_default();
    let leftovers = note.news(std::mem::take(&mut read.leftovers));
    // A note damaged by hand must not cost the text.
    let whole = fields::resume(note.apply(read.fields.clone()));
    let mut resume = whole.or_else(|| fields::resume(Note::default().apply(read.fields)))?;
    resume.meta.leftovers.extend(leftovers);
    resume.assign_ids();
    Some(resume)
}

/// Whether [`to_markdown`] wrote the text.
pub fn is_ours(text: &str) -> bool {
    Note::split(text).1.is_some()
}
