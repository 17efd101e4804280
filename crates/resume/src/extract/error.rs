//! Why a file gave no text.

use std::fmt;

/// A file that cannot be used, with what a person can do about it.
///
/// Opaque: ask [`kind`](Self::kind) what happened, show [`Display`](fmt::Display) and [`hint`](Self::hint).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractError {
    kind: ExtractErrorKind,
    message: String,
    hint: &'static str,
}

/// What was wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExtractErrorKind {
    /// No bytes, or nothing but white space.
    Empty,
    /// Pictures of text only: a scan or a photograph.
    NoTextLayer,
    /// Text whose letters cannot be told: the file lacks the table from glyphs to characters.
    Garbled,
    /// A password is needed.
    Encrypted,
    /// Cut off or corrupt.
    Damaged,
    /// More bytes or text than [`Limits`](super::Limits) allow.
    TooLarge,
    /// More pages than [`Limits`](super::Limits) allow.
    TooManyPages,
    /// A kind of file that is not read.
    Unsupported,
}

impl ExtractErrorKind {
    /// A name that never changes, in kebab case, for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::NoTextLayer => "no-text-layer",
            Self::Garbled => "garbled-text",
            Self::Encrypted => "encrypted-file",
            Self::Damaged => "damaged-file",
            Self::TooLarge => "too-large",
            Self::TooManyPages => "too-many-pages",
            Self::Unsupported => "unsupported-file",
        }
    }
}

impl ExtractError {
    fn new(kind: ExtractErrorKind, message: impl Into<String>, hint: &'static str) -> Self {
        Self { kind, message: message.into(), hint }
    }

    /// What was wrong.
    pub fn kind(&self) -> ExtractErrorKind {
        self.kind
    }

    /// The stable name of [`kind`](Self::kind), for machines.
    pub fn name(&self) -> &'static str {
        self.kind.name()
    }

    /// What a person can do about it, in a sentence.
    pub fn hint(&self) -> &'static str {
        self.hint
    }

    pub(super) fn empty() -> Self {
        let hint = "Choose the file again; it may not have finished saving or uploading.";
        Self::new(ExtractErrorKind::Empty, "The file is empty.", hint)
    }

    #[cfg(feature = "read")]
    pub(super) fn no_text_layer() -> Self {
        Self::new(
            ExtractErrorKind::NoTextLayer,
            "The file holds pictures of text, but no text: it looks like a scan.",
            "Export the CV as PDF from the program it was written in, or run text recognition (OCR) on it first.",
        )
    }

    pub(super) fn garbled() -> Self {
        Self::new(
            ExtractErrorKind::Garbled,
            "The file's letters cannot be told: its fonts do not say which character a glyph is.",
            "Export the CV again, as DOCX or as PDF with \"print to PDF\"; copying text out of this file fails the same way.",
        )
    }

    pub(super) fn encrypted() -> Self {
        Self::new(
            ExtractErrorKind::Encrypted,
            "The file is locked with a password.",
            "Save a copy without a password and use that.",
        )
    }

    #[cfg(feature = "read")]
    pub(super) fn damaged(what: &str) -> Self {
        let hint = "Open it in its program and save it again, or get a fresh copy; it may have been cut off on the way.";
        Self::new(ExtractErrorKind::Damaged, format!("The file is damaged: {what}."), hint)
    }

    pub(super) fn too_large(max_bytes: usize) -> Self {
        let message = format!("The file is larger than {} MB.", max_bytes / 1_000_000);
        Self::new(ExtractErrorKind::TooLarge, message, "Make its pictures smaller, or save it without them.")
    }

    pub(super) fn too_much_text() -> Self {
        Self::new(
            ExtractErrorKind::TooLarge,
            "The file holds far more text than any CV.",
            "Choose the CV itself, not a book or a collection of documents.",
        )
    }

    #[cfg(feature = "read")]
    pub(super) fn too_many_pages(pages: usize, max: usize) -> Self {
        let message = format!("The file has {pages} pages; up to {max} are read.");
        Self::new(ExtractErrorKind::TooManyPages, message, "Save the pages of the CV as a file of their own.")
    }

    pub(super) fn unsupported(message: &'static str, hint: &'static str) -> Self {
        Self::new(ExtractErrorKind::Unsupported, message, hint)
    }

    #[cfg(not(feature = "read"))]
    pub(super) fn not_built_in() -> Self {
        Self::unsupported("This build reads no PDF or Word files.", "Use a build with the feature `read`.")
    }

    pub(super) fn is_data() -> Self {
        Self::unsupported("The file is JSON: data, not a document.", "Read it as JSON Resume.")
    }
}

impl fmt::Display for ExtractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ExtractError {}
