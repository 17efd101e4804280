//! How much of a file is read.

use super::error::ExtractError;

/// What a file may cost. Each bound ends in an error, never in silently missing text.
///
/// The engines below have bounds of their own (a decoded PDF stream ends at 256 MiB), so a caller that reads files of
/// strangers runs [`crate::extract::extract`] in a process with a memory and time limit as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file in bytes. 10 MB: a CV with photographs has 5.
    pub max_bytes: usize,
    /// Pages of a PDF, counted before any text is read. 60: a professor's full list of publications has 40.
    pub max_pages: usize,
    /// Characters of text. 600,000: about 100,000 words, the length of a novel.
    pub max_chars: usize,
    /// Bytes of text in a file that says itself what is what: JSON Resume, and Markdown of ours. 2,400,000: in those, every
    /// line comes with names, ids and places, which are up to three times as long as it.
    pub max_marked: usize,
    /// Bytes that the text parts of a DOCX may unpack to, together. 64 MiB: 100 pages of Word's XML have 10.
    pub max_unzipped: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 10_000_000,
            max_pages: 60,
            max_chars: 600_000,
            max_marked: 2_400_000,
            max_unzipped: 64 << 20,
        }
    }
}

impl Limits {
    /// Holds a file that says itself what is what to [`Limits::max_marked`].
    ///
    /// # Errors
    /// `too-large`.
    pub fn hold_marked(&self, text: &str) -> Result<(), ExtractError> {
        if text.len() > self.max_marked { Err(ExtractError::too_much_text()) } else { Ok(()) }
    }
}
