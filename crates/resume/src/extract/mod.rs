//! Bytes in, a [`Document`] out.
//!
//! A file is told by its content ([`sniff()`]), never by its name, read by the reader for its kind, and held to
//! [`Limits`] throughout. What holds no readable text is an [`ExtractError`], never an empty document: a scan or a
//! garbled font must not become a person.
//!
//! ```text
//! PDF       engine (pdf/) -> spans with places -> layout/ -> lines in reading order
//! DOCX      zip + XML (docx/) -> paragraphs, cells, text boxes -> lines
//! Markdown  markdown.rs -> lines with headings, items, links
//! text      text.rs -> lines
//! JSON      not read here: JSON Resume is the model's own form (`sniff` says so, the caller branches)
//! ```
//!
//! What the parser may rely on, for every kind:
//!
//! - A line stays a line. A word hyphenated at a line's end is not joined: a line that ends in U+00AD (soft hyphen)
//!   goes on in the next one without the hyphen and without a space; a plain `-` at the end is left undecided. The same
//!   holds for U+00AD before a tab: the part before the tab goes on in the next line.
//! - One exception: a long title that wraps beside its date is joined to one line, `title\tdate`, with `y1` below it all.
//! - Headings at the left of their sections come before them; columns come one after the other, right to left where
//!   the page is. Text painted sideways comes last. Icons are dropped; their links are in `Page::links`.
//! - A list item's bullet is not in its text; `x0` is where its *text* begins, so its following lines share it.
//! - `y0` and `y1` leave room where the file has room: a blank line or a paragraph gap shows as a gap of about a line.
//!   Kinds without pages (DOCX, Markdown, text) get made-up places: 10 points high, 12 apart, 5 a column.

mod bullet;
mod clean;
#[cfg(feature = "read")]
mod docx;
mod error;
mod flat;
mod flow;
#[cfg(feature = "read")]
mod layout;
mod limits;
mod markdown;
#[cfg(feature = "read")]
mod pdf;
mod quality;
mod sniff;
mod text;

pub use error::{ExtractError, ExtractErrorKind};
pub use limits::Limits;
#[cfg(feature = "pictures")]
pub use pdf::picture;
pub use sniff::sniff;
pub use text::decode;

use crate::document::{Document, Kind};

/// Reads a PDF, DOCX, Markdown or plain text file into lines in reading order.
///
/// # Errors
///
/// Every way in which a file gives no text: see [`ExtractErrorKind`]. JSON is refused as unsupported, because it needs
/// no extraction: ask [`sniff()`] first and read it with the model. Without the feature `read`, so are PDF and DOCX.
pub fn extract(bytes: &[u8], limits: &Limits) -> Result<Document, ExtractError> {
    if bytes.len() > limits.max_bytes {
        return Err(ExtractError::too_large(limits.max_bytes));
    }
    let document = match sniff(bytes)? {
        #[cfg(feature = "read")]
        Kind::Pdf => pdf::read(bytes, limits)?,
        #[cfg(feature = "read")]
        Kind::Docx => docx::read(bytes, limits)?,
        #[cfg(not(feature = "read"))]
        Kind::Pdf | Kind::Docx => return Err(ExtractError::not_built_in()),
        Kind::Json => return Err(ExtractError::is_data()),
        Kind::Markdown => markdown::read(&text::decode(bytes)?, limits)?,
        Kind::Text => text::read(&text::decode(bytes)?, limits)?,
    };
    quality::check(&document)?;
    Ok(document)
}
