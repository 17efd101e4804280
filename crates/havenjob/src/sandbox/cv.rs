//! What a file of any kind says of a career. It runs in the child: every line of it is a stranger's.

use resume::Resume;
use resume::document::Kind;
use resume::extract::{ExtractError, Limits, decode, extract, sniff};
use resume::write::markdown;
use serde::{Deserialize, Serialize};

use crate::cli::Failure;

/// A CV as it was read: the text of the file in reading order, and the résumé.
#[derive(Serialize, Deserialize)]
pub(super) struct Cv {
    pub(super) text: String,
    #[serde(with = "resume::exact")]
    pub(super) resume: Resume,
}

/// Reads a CV out of its bytes.
///
/// # Errors
/// What the reader says of the file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Cv, Failure> {
    match sniff(bytes)? {
        Kind::Json => json_resume(bytes, limits),
        Kind::Markdown | Kind::Text => markdown_or_text(bytes, limits),
        Kind::Pdf | Kind::Docx => Ok(document(bytes, limits)?),
    }
}

fn document(bytes: &[u8], limits: &Limits) -> Result<Cv, ExtractError> {
    let document = extract(bytes, limits)?;
    Ok(Cv { text: document.text(), resume: resume::parse::parse(&document) })
}

fn json_resume(bytes: &[u8], limits: &Limits) -> Result<Cv, Failure> {
    let hint = "see https://jsonresume.org/schema or `havenjob schema`";
    let text = decode(bytes)?;
    limits.hold_marked(&text)?;
    let resume =
        Resume::from_json(&text).map_err(|e| Failure::input("not-json-resume", e.to_string(), hint))?;
    if resume::roundtrip::values(&resume).is_empty() {
        return Err(Failure::input(
            "empty-file",
            "the JSON holds no résumé: no name, no work, no education",
            hint,
        ));
    }
    Ok(Cv { text, resume })
}

/// Markdown that we wrote, or that is written as we write it, is read exactly; any other text is read as a document, as
/// a PDF would be, and so is one that is longer than any document: that reader refuses it.
fn markdown_or_text(bytes: &[u8], limits: &Limits) -> Result<Cv, Failure> {
    let text = decode(bytes)?;
    let is_ours = markdown::is_ours(&text);
    if is_ours {
        limits.hold_marked(&text)?;
    }
    let exact = (is_ours || text.len() <= limits.max_chars).then(|| markdown::from_markdown(&text)).flatten();
    match exact {
        Some(resume) => Ok(Cv { text, resume }),
        None => Ok(document(bytes, limits)?),
    }
}
