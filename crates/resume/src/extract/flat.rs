//! Text that something flattened: an export that made one line of a whole file, or printed its bytes as escapes.

/// Text of this many characters on one line was not written so: something flattened it.
const FLATTENED: usize = 600;

/// Gives flattened text its lines back: where line feeds became spaces, two in a row were a line's end, four or more
/// an empty line. Between two dates they were a dash. `None` for text that has its lines.
pub(super) fn unflatten(text: &str) -> Option<String> {
    let lines = text.lines().filter(|l| !l.trim().is_empty()).count().max(1);
    if text.len() / lines < FLATTENED || text.matches("  ").count() < text.len() / 400 {
        return None;
    }
    let text = unescaped(text);
    let text = unquoted(&text);
    let mut out = String::with_capacity(text.len());
    let mut spaces = 0;
    for (at, c) in text.char_indices() {
        if c == ' ' {
            spaces += 1;
            continue;
        }
        out.push_str(match spaces {
            0 => "",
            1 => " ",
            2 | 3 if ends_in_year(&out) && begins_with_date(&text[at..]) => " ",
            2 | 3 => "\n",
            _ => "\n\n",
        });
        spaces = 0;
        out.push(c);
    }
    Some(out)
}

/// The text without the quotation marks around the whole of it.
fn unquoted(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(text)
}

/// The text with the signs that escapes such as `\xe2\x80\xa2` stand for: bullets, what icons leave, and the dash
/// behind a year. All others may be part of a value and stay as the file has them; a control character ends a line.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\\x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((c, len)) = escaped(rest) else {
            out.push_str(&rest[..2]);
            rest = &rest[2..];
            continue;
        };
        if c.is_control() {
            out.push('\n');
        } else if is_bullet(c) || matches!(c, '–' | '—') && ends_in_year(out.trim_end()) {
            out.push(c);
        } else {
            out.push_str(&rest[..len]);
        }
        rest = &rest[len..];
    }
    out.push_str(rest);
    out
}

/// The character that a text begins with in escapes, and their length.
fn escaped(text: &str) -> Option<(char, usize)> {
    let mut bytes = Vec::new();
    while bytes.len() < 4 {
        bytes.push(escape(text.get(4 * bytes.len()..)?)?);
        if let Ok(decoded) = std::str::from_utf8(&bytes) {
            return Some((decoded.chars().next()?, 4 * bytes.len()));
        }
    }
    None
}

fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '·' | '●' | '○' | '■' | '▪' | '◦' | '♦' | '◆' | '►' | '➢')
        || super::clean::is_private(c)
}

/// The byte that `\xNN` at the beginning of a text stands for.
fn escape(text: &str) -> Option<u8> {
    let digits = text.strip_prefix("\\x")?.get(..2)?;
    if digits.starts_with('+') { None } else { u8::from_str_radix(digits, 16).ok() }
}

fn ends_in_year(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    is_year(word)
}

/// Four figures of this century or the last, or `20XX` of a template.
fn is_year(word: &str) -> bool {
    let digits = word.bytes().all(|b| b.is_ascii_digit()) || word.get(2..) == Some("XX");
    word.len() == 4 && digits && (word.starts_with("19") || word.starts_with("20"))
}

/// A year, the word for "still going on", or a word (a month) before a year.
fn begins_with_date(text: &str) -> bool {
    let mut words = text.split([' ', ',', ':', ';', ')', '\n']).filter(|w| !w.is_empty());
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let lower = first.to_lowercase();
    is_year(first)
        || matches!(lower.as_str(), "present" | "current" | "now" | "today" | "ongoing" | "till" | "date")
        || first.chars().all(|c| c.is_alphabetic() || c == '.') && first.len() <= 10 && is_year(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_and_lost_dashes_do_not_end_them() {
        let flat = format!(
            "\"Ada Example  Archivist  2005  Present: Archivist, Old Sarum  May 2001  June 2005: Clerk    SKILLS  \\xe2\\x80\\xa2 Latin{}\"",
            "  Kept the papers dry.".repeat(40)
        );
        let text = unflatten(&flat).expect("flattened");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[..2], ["Ada Example", "Archivist"]);
        assert_eq!(lines[2..4], ["2005 Present: Archivist, Old Sarum", "May 2001 June 2005: Clerk"]);
        assert_eq!(lines[4..7], ["", "SKILLS", "\u{2022} Latin"]);
        assert!(text.ends_with("dry."));
        assert_eq!(unflatten("Ada Example\nArchivist\n"), None);
    }

    #[test]
    fn escapes_that_are_no_text_stay() {
        let odd = "caf\\xc3\\xa9 \\xff\\xfe \\x4 \\xé \\x";
        assert_eq!(unescaped(odd), odd);
        assert_eq!(
            unescaped("2019 \\xe2\\x80\\x94 2020 a \\xe2\\x80\\x94 b\\x01c"),
            "2019 — 2020 a \\xe2\\x80\\x94 b\nc"
        );
    }
}
