//! Turning an argument into a résumé or a posting: sniffed by content, untrusted files read in a child process.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use resume::Resume;
use resume::document::Kind;
use resume::extract::{ExtractError, Limits, decode, sniff};

use super::error::Failure;
use super::output::is_stdout;
use crate::sandbox;

/// Reads a CV of any kind that something can be made of.
///
/// # Errors
/// What the reader says of the file; `no-cv` when it is readable but no part of a CV was found in it.
pub(crate) fn cv(path: &Path) -> Result<Resume, Failure> {
    let resume = any_cv(path)?;
    if resume::roundtrip::values(&resume).is_empty() {
        return Err(Failure::input(
            "no-cv",
            format!("{} can be read, but no part of a CV was found in it", path.display()),
            "see what it holds with `havenjob parse`; headings such as Experience and Education help",
        ));
    }
    Ok(resume)
}

/// Reads a CV of any kind, even one in which nothing was found: what it says is then among the leftovers.
pub(crate) fn any_cv(path: &Path) -> Result<Resume, Failure> {
    Ok(sandbox::cv(bytes(path)?)?.1)
}

/// Reads a posting: its text, whatever the file is. A web page is no CV, but it is a posting.
pub(crate) fn posting(path: &Path) -> Result<String, Failure> {
    let bytes = bytes(path)?;
    let text = match sniff(&bytes) {
        Ok(Kind::Pdf | Kind::Docx) => sandbox::extract(bytes)?.text(),
        Ok(Kind::Json | Kind::Markdown | Kind::Text) => decode(&bytes)?,
        Err(refusal) => decode(&bytes).map_err(|_| refusal)?,
    };
    if text.split_whitespace().count() < 3 {
        return Err(Failure::input(
            "empty-file",
            format!("{} holds no posting: fewer than three words", path.display()),
            "paste the whole text of the job ad into the file",
        ));
    }
    Ok(text)
}

/// Reads a file's bytes, one more than the limit at most: the reader then says that it is too large.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
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
            "export it again without pictures, or save it as DOCX or text",
        ));
    }
    Ok(bytes)
}

impl From<ExtractError> for Failure {
    fn from(error: ExtractError) -> Self {
        Self::input(error.name(), error.to_string(), error.hint())
    }
}
