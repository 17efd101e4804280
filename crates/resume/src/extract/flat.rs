//! Text that something flattened: an export that made one line of a whole file.

/// Text of this many characters on one line was not written so: something flattened it.
const FLATTENED: usize = 600;

/// Gives flattened text its lines back: where line feeds became spaces, two in a row were a line's end, four or more
/// an empty line. Between two dates they were a dash. `None` for text that has its lines.
pub(super) fn unflatten(text: &str) -> Option<String> {
    let lines = text.lines().filter(|l| !l.trim().is_empty()).count().max(1);
    if text.len() / lines < FLATTENED || text.matches("  ").count() < text.len() / 400 {
        return None;
    }
    let text = unquoted(text);
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
            "\"Ada Example  Archivist  2005  Present: Archivist, Old Sarum  May 2001  June 2005: Clerk    SKILLS  \u{2022} Latin{}\"",
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
}
