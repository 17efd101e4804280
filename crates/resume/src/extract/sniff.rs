//! What kind of file this is, by its content.

use super::error::ExtractError;
use super::{markdown, text};
use crate::document::Kind;

/// `%PDF-` may follow junk (a mail header, a byte order mark); readers look for it in the first KiB
/// (ISO 32000-1, Annex H.3.4, note 13).
const PDF_HEADER_WITHIN: usize = 1024;

/// What is recognised in order to be refused with a useful word: first bytes, message, hint.
const REFUSED: &[(&[u8], &str, &str)] = &[
    (b"{\\rtf", "This is a rich text (RTF) file.", "Open it in a word processor and save it as DOCX or PDF."),
    (b"\x89PNG", PICTURE, PICTURE_HINT),
    (b"\xFF\xD8\xFF", PICTURE, PICTURE_HINT),
    (b"GIF8", PICTURE, PICTURE_HINT),
    (b"II*\0", PICTURE, PICTURE_HINT),
    (b"MM\0*", PICTURE, PICTURE_HINT),
    (b"BM", PICTURE, PICTURE_HINT),
    (b"RIFF", PICTURE, PICTURE_HINT),
    (b"\x1F\x8B", ARCHIVE, ARCHIVE_HINT),
    (b"7z\xBC\xAF", ARCHIVE, ARCHIVE_HINT),
    (b"Rar!", ARCHIVE, ARCHIVE_HINT),
    (b"%!PS", "This is a PostScript file.", "Convert it to PDF."),
    (b"\\documentclass", "This is LaTeX source.", "Use the PDF that it makes."),
];
const PICTURE: &str = "This is a picture.";
const PICTURE_HINT: &str =
    "Use the file the picture was made from, or run text recognition (OCR) on it first.";
const ARCHIVE: &str = "This is an archive.";
const ARCHIVE_HINT: &str = "Unpack it and choose the CV itself.";

/// Tells what kind of file the bytes are, from the bytes alone.
///
/// # Errors
///
/// `empty-file` for nothing but white space, `unsupported-file` for what is none of [`Kind`], `encrypted-file` for a
/// Word file with a password.
pub fn sniff(bytes: &[u8]) -> Result<Kind, ExtractError> {
    let start =
        bytes.iter().position(|b| !b.is_ascii_whitespace() && *b != 0).ok_or_else(ExtractError::empty)?;
    let trimmed = &bytes[start..];
    if find(&bytes[..bytes.len().min(PDF_HEADER_WITHIN)], b"%PDF-").is_some() {
        return Ok(Kind::Pdf);
    }
    if trimmed.starts_with(b"PK\x03\x04") {
        return zip(trimmed);
    }
    if trimmed.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(compound_file(trimmed));
    }
    if trimmed.get(4..8) == Some(b"ftyp") {
        return Err(ExtractError::unsupported(PICTURE, PICTURE_HINT));
    }
    for (magic, message, hint) in REFUSED {
        // `BM` and `RIFF` could begin a word, so what is valid text is text.
        if trimmed.starts_with(magic) && (magic.len() > 4 || text::looks_binary(trimmed)) {
            return Err(ExtractError::unsupported(message, hint));
        }
    }
    let decoded = text::decode(bytes)?;
    let body = decoded.trim_start();
    if body.is_empty() {
        return Err(ExtractError::empty());
    }
    if starts_like_html(body) {
        return Err(ExtractError::unsupported(
            "This is a web page.",
            "Open it in a browser and print it to PDF.",
        ));
    }
    Ok(if starts_like_json(body) {
        Kind::Json
    } else if markdown::looks_like(body) {
        Kind::Markdown
    } else {
        Kind::Text
    })
}

/// Member names stand uncompressed in a zip archive, so this needs no unpacking.
fn zip(bytes: &[u8]) -> Result<Kind, ExtractError> {
    if find(bytes, b"word/").is_some() {
        return Ok(Kind::Docx);
    }
    let opendocument = find(&bytes[..bytes.len().min(256)], b"application/vnd.oasis.opendocument").is_some();
    Err(if opendocument {
        ExtractError::unsupported("This is an OpenDocument file.", "Save it as DOCX or PDF.")
    } else if find(bytes, b"xl/").is_some() || find(bytes, b"ppt/").is_some() {
        ExtractError::unsupported("This is a spreadsheet or a presentation.", "Export it as PDF.")
    } else {
        ExtractError::unsupported(ARCHIVE, ARCHIVE_HINT)
    })
}

/// OLE compound files: Word 97-2003, and the envelope of every encrypted Office file (MS-OFFCRYPTO 2.3.4.4).
fn compound_file(bytes: &[u8]) -> ExtractError {
    let utf16 = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    if find(bytes, &utf16("EncryptedPackage")).is_some() {
        return ExtractError::encrypted();
    }
    ExtractError::unsupported(
        "This is a Word 97-2003 (.doc) file.",
        "Open it in a word processor and save it as DOCX or PDF.",
    )
}

fn starts_like_html(body: &str) -> bool {
    let start: String = body.chars().take(15).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// An object or a list of objects; a text that opens with a bracket is rare, one with a quoted key never.
fn starts_like_json(body: &str) -> bool {
    let mut chars = body.chars().filter(|c| !c.is_whitespace());
    match (chars.next(), chars.next()) {
        (Some('{'), Some('"' | '}')) => true,
        (Some('['), Some('{')) => matches!(chars.next(), Some('"')),
        _ => false,
    }
}

/// Where `needle` first stands in `hay`.
fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|w| w == needle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::ExtractErrorKind;

    fn refusal(bytes: &[u8]) -> ExtractErrorKind {
        sniff(bytes).expect_err("refused").kind()
    }

    #[test]
    fn tells_kinds_by_content() {
        assert_eq!(sniff(b"junk\n\n%PDF-1.4 ..."), Ok(Kind::Pdf));
        assert_eq!(sniff(b"PK\x03\x04....word/document.xml"), Ok(Kind::Docx));
        assert_eq!(sniff(b"  {\n \"basics\": {}}"), Ok(Kind::Json));
        assert_eq!(sniff(b"# Ada\n\n## Work\n\n- one\n"), Ok(Kind::Markdown));
        assert_eq!(sniff(b"Ada Example\nada@mail.example\n"), Ok(Kind::Text));
        assert_eq!(sniff(b"BMW engineer, Munich\n"), Ok(Kind::Text));
        assert_eq!(sniff(b"\xFF\xFEA\0d\0a\0"), Ok(Kind::Text));
    }

    #[test]
    fn refuses_with_the_right_word() {
        use ExtractErrorKind::*;
        assert_eq!(refusal(b""), Empty);
        assert_eq!(refusal(b" \n\t\0"), Empty);
        assert_eq!(refusal(b"{\\rtf1 hello}"), Unsupported);
        assert_eq!(refusal(b"\x89PNG\r\n\x1a\n\0\0\0\r"), Unsupported);
        assert_eq!(refusal(b"PK\x03\x04....xl/workbook.xml"), Unsupported);
        assert_eq!(refusal(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0"), Unsupported);
        assert_eq!(refusal(b"<!DOCTYPE html><p>Ada"), Unsupported);
        let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(refusal(&locked), Encrypted);
    }
}
