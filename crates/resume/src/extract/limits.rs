//! How much of a file is read.

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
    /// Bytes that the text parts of a DOCX may unpack to, together. 64 MiB: 100 pages of Word's XML have 10.
    pub max_unzipped: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: 10_000_000, max_pages: 60, max_chars: 600_000, max_unzipped: 64 << 20 }
    }
}
