//! Plain text.

use super::error::ExtractError;
use super::flow::{Flow, Look, Run};
use super::{Limits, flat, quality};
use crate::document::{Document, Kind, Role};

/// So many spaces in a row set text apart (dates at the right) as a tab does.
const SPACES_OF_A_TAB: usize = 3;
/// Columns between two tab stops.
const TAB_STOP: usize = 8;

/// Lines as they stand; indentation becomes `x0`, a blank line a gap, a line of `===` or `---` marks a heading.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Document, ExtractError> {
    let mut flow = Flow::default();
    let look = Look { size: Flow::SIZE, ..Look::default() };
    let unflattened = flat::unflatten(text);
    // A form feed ends a page: a line end, for us.
    for raw in unflattened
        .as_deref()
        .unwrap_or(text)
        .split(['\n', '\u{C}', '\u{B}', '\u{85}', '\u{2028}', '\u{2029}'])
    {
        let raw = raw.trim_end();
        if raw.is_empty() {
            flow.gap(Flow::LINE);
            continue;
        }
        if quality::is_rule(raw) {
            if let (Some(level), Some(last)) = (underline(raw), flow.last_mut())
                && last.role == Role::Body
            {
                last.role = Role::Heading(level);
            }
            continue;
        }
        let (indent, body) = indentation(raw);
        let run = Run { text: tabs_for_spaces(body), look: look.clone() };
        flow.push(&[run], indent as f32 * Flow::COLUMN, Role::Body, limits)?;
    }
    Ok(Document { kind: Kind::Text, title: None, language: None, pages: vec![flow.finish()] })
}

/// The heading level that an underline gives, as in Markdown.
fn underline(rule: &str) -> Option<u8> {
    let rule = rule.trim();
    let same = |c| rule.len() >= 3 && rule.chars().all(|x| x == c);
    if same('=') {
        Some(1)
    } else if same('-') || same('~') {
        Some(2)
    } else {
        None
    }
}

/// Columns of white space at the line's start, and what follows.
pub(super) fn indentation(line: &str) -> (usize, &str) {
    let mut columns = 0;
    for (at, c) in line.char_indices() {
        match c {
            '\t' => columns = (columns / TAB_STOP + 1) * TAB_STOP,
            c if c.is_whitespace() => columns += 1,
            _ => return (columns, &line[at..]),
        }
    }
    (columns, "")
}

fn tabs_for_spaces(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut spaces = 0;
    for c in body.chars() {
        if c == ' ' || c == '\u{A0}' {
            spaces += 1;
            continue;
        }
        match spaces {
            0 => {}
            n if n >= SPACES_OF_A_TAB => out.push('\t'),
            _ => out.push(' '),
        }
        spaces = 0;
        out.push(c);
    }
    out
}

/// The characters of a text file: UTF-8, UTF-16 by its byte order mark or its zeros, else Windows-1252.
///
/// # Errors
///
/// `unsupported-file` when the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<String, ExtractError> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok(String::from_utf8_lossy(rest).into_owned());
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Ok(utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Ok(utf16(rest, u16::from_be_bytes));
    }
    let head = &bytes[..bytes.len().min(512)];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    if half >= 4 && zeros(1) * 10 > half * 6 && zeros(0) * 10 < half {
        return Ok(utf16(bytes, u16::from_le_bytes));
    }
    if half >= 4 && zeros(0) * 10 > half * 6 && zeros(1) * 10 < half {
        return Ok(utf16(bytes, u16::from_be_bytes));
    }
    if looks_binary(bytes) {
        return Err(ExtractError::unsupported(
            "This is no kind of document that is read here.",
            "PDF, Word (DOCX), Markdown, plain text and JSON Resume are.",
        ));
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|b| windows_1252(*b)).collect(),
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// More than one control character in fifty of the first 4 KiB: no text.
pub(super) fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let controls = head.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    controls * 50 > head.len()
}

/// Windows-1252, the superset of Latin-1 that files called Latin-1 are in (WHATWG Encoding, `windows-1252`).
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(String, Role, f32, f32)> {
        let document = read(text, &Limits::default()).expect("text");
        document.pages[0].lines.iter().map(|l| (l.text.clone(), l.role, l.x0, l.y0)).collect()
    }

    #[test]
    fn a_blank_line_is_a_gap_and_indentation_a_place() {
        let lines = lines("Ada Example\n\nWork\n====\n  - Led a team      2019 - 2020\n\tmore\n");
        assert_eq!(
            lines,
            [
                ("Ada Example".into(), Role::Body, 0.0, 0.0),
                ("Work".into(), Role::Heading(1), 0.0, 24.0),
                ("Led a team\t2019 - 2020".into(), Role::Item(0), 20.0, 36.0),
                ("more".into(), Role::Body, 40.0, 48.0),
            ]
        );
    }

    #[test]
    fn decodes_what_editors_save() {
        assert_eq!(decode("é".as_bytes()).as_deref(), Ok("é"));
        assert_eq!(decode(b"\xE9t\xE9 \x80").as_deref(), Ok("été €"));
        assert_eq!(decode(b"\xFF\xFEA\0\xE9\0").as_deref(), Ok("Aé"));
        assert_eq!(decode(b"\xFE\xFF\0A").as_deref(), Ok("A"));
        assert_eq!(decode(b"A\0d\0a\0 \0E\0x\0").as_deref(), Ok("Ada Ex"));
        assert!(decode(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15]).is_err());
    }
}
