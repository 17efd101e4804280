//! Words: folding, trimming, and making whole what a line end broke.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::source::Slice;

/// Lower case without accents, apostrophes straight, white space single: the form in which words are compared.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        for c in text.chars() {
            push_folded(&mut out, c.to_ascii_lowercase());
        }
    } else {
        for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
            match c {
                'ł' => out.push('l'),
                'ø' => out.push('o'),
                'ß' => out.push_str("ss"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'đ' => out.push('d'),
                'ı' => out.push('i'),
                'ς' => out.push('σ'),
                '’' | '‘' | 'ʼ' | '´' => out.push('\''),
                '\u{AD}' | '\u{200B}' | '\u{FEFF}' => {}
                c => push_folded(&mut out, c),
            }
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

fn push_folded(out: &mut String, c: char) {
    if c.is_whitespace() {
        if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    } else {
        out.push(c);
    }
}

/// The words of a folded text: runs of letters and digits, with `+`, `#`, `.` and `'` inside them.
pub(super) fn tokens(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '+' | '#' | '.' | '\'')))
        .map(|w| w.trim_matches(['.', '\'']))
        .filter(|w| !w.is_empty())
}

/// Whether a character may not stand at the edge of a value.
fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ',' | ';'
                | ':'
                | '|'
                | '·'
                | '•'
                | '–'
                | '—'
                | '-'
                | '−'
                | '/'
                | '\\'
                | '~'
                | '*'
                | '‣'
                | '▪'
                | '●'
                | '◦'
                | '○'
                | '■'
                | '→'
                | '›'
                | '»'
                | '«'
                | '_'
                | '='
                | '<'
                | '>'
                | '⋅'
                | '∙'
                | '\u{200B}'
                | '\u{FEFF}'
                | '\u{FFFD}'
        )
        || ('\u{E000}'..='\u{F8FF}').contains(&c)
}

/// Takes white space, separators and lone brackets off both ends.
pub(super) fn trim(text: &str, at: Slice) -> Slice {
    let Some(part) = text.get(at.start..at.end) else { return Slice::new(at.start, at.start) };
    let mut part = part;
    let mut start = at.start;
    loop {
        let cut = part.trim_start_matches(is_edge);
        let cut = strip_open(cut);
        start += part.len() - cut.len();
        let ended = strip_close(cut.trim_end_matches(is_edge));
        if ended.len() == part.len() {
            return Slice::new(start, start + ended.len());
        }
        part = ended;
    }
}

/// Drops an opening bracket that nothing closes, or a closing one that nothing opens, or a pair around the whole.
fn strip_open(part: &str) -> &str {
    let Some(first) = part.chars().next() else { return part };
    let close = match first {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        ')' | ']' | '}' => return &part[1..],
        '"' if part.matches('"').count() % 2 == 1 => return &part[1..],
        _ => return part,
    };
    match part.find(close) {
        None => &part[1..],
        // A pair around the whole: the other end falls to `strip_close`, which then finds nothing open.
        Some(at) if at + 1 == part.trim_end_matches(is_edge).len() => &part[1..],
        Some(_) => part,
    }
}

fn strip_close(part: &str) -> &str {
    let open = match part.chars().next_back() {
        Some(')') => '(',
        Some(']') => '[',
        Some('}') => '{',
        Some('(' | '[' | '{') => return &part[..part.len() - 1],
        Some('"') if part.matches('"').count() % 2 == 1 => return &part[..part.len() - 1],
        _ => return part,
    };
    if part.contains(open) { part } else { &part[..part.len() - 1] }
}

/// Firsts of compounds that keep their hyphen when a line end falls on it.
const COMPOUND: &[&str] = &[
    "full", "front", "back", "end", "multi", "non", "self", "co", "real", "high", "low", "long", "short",
    "cross", "open", "well", "e", "in", "on", "off", "up", "part", "third", "large", "small", "user", "cost",
    "data", "time", "client", "server", "hands", "state", "object", "test", "pre", "post", "vice",
    "decision", "problem", "customer", "on-the", "day", "year", "event", "cloud", "web", "mobile", "machine",
    "peer", "one", "two",
];

/// Normalises white space; a word that a soft hyphen broke is made whole, one that a hyphen broke too, unless the
/// hyphen is the word's own.
pub(super) fn join(part: &str, whole: &str) -> String {
    let mut out = String::with_capacity(part.len());
    let mut chars = part.chars().peekable();
    let mut space = false;
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            let broke = c == '\n';
            if broke && out.ends_with('\u{AD}') {
                out.pop();
                space = false;
            } else if broke && !space && ends_in_hyphenated(&out) {
                while chars.peek().is_some_and(|c| c.is_whitespace()) {
                    chars.next();
                }
                if chars.peek().is_some_and(|c| c.is_lowercase()) && !keeps_hyphen(&out, chars.clone(), whole)
                {
                    out.pop();
                }
            } else {
                space = true;
            }
            continue;
        }
        if matches!(c, '\u{200B}' | '\u{FEFF}') {
            continue;
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
    out.retain(|c| c != '\u{AD}');
    out
}

/// Whether the text ends in a letter and a hyphen.
fn ends_in_hyphenated(out: &str) -> bool {
    let mut back = out.chars().rev();
    back.next() == Some('-') && back.next().is_some_and(char::is_alphabetic)
}

fn keeps_hyphen(out: &str, rest: impl Iterator<Item = char>, whole: &str) -> bool {
    let first = out.trim_end_matches('-');
    let first =
        first.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '/')).next().unwrap_or(first);
    if first.contains('-') || COMPOUND.contains(&first.to_lowercase().as_str()) {
        return true;
    }
    let second: String = rest.take_while(|c| c.is_alphabetic()).collect();
    whole.contains(&format!("{first}-{second}"))
}

/// Whether a text reads as a sentence or part of running text rather than as a name or heading.
pub(super) fn is_prose(text: &str) -> bool {
    let text = text.trim();
    let words = text.split_whitespace().count();
    if words <= 3 {
        return false;
    }
    let ends = text.ends_with(['.', '!', '?', ';']) && !ends_in_abbreviation(text);
    let small = text.split_whitespace().filter(|w| w.chars().next().is_some_and(char::is_lowercase)).count();
    (ends && words > 5) || words > 14 || (words > 7 && small * 2 > words)
}

fn ends_in_abbreviation(text: &str) -> bool {
    let last = fold(text.split_whitespace().next_back().unwrap_or_default());
    matches!(
        last.as_str(),
        "inc."
            | "ltd."
            | "co."
            | "corp."
            | "s.a."
            | "s.r.l."
            | "s.l."
            | "b.v."
            | "n.v."
            | "e.v."
            | "o.o."
            | "z.o.o."
            | "sr."
            | "jr."
            | "ph.d."
            | "b.sc."
            | "m.sc."
            | "b.a."
            | "m.a."
            | "bros."
            | "dept."
            | "univ."
            | "s.p.a."
            | "llc."
            | "u.s."
            | "u.k."
            | "d.c."
            | "k.k."
    ) || last.len() <= 3
}

/// Whether all letters are capitals and there are at least three of them.
pub(super) fn is_caps(text: &str) -> bool {
    let mut letters = 0;
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if c.is_lowercase() {
            return false;
        }
        letters += 1;
    }
    letters >= 3
}

/// Number of words.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

/// `E X P E R I E N C E` as one word; `None` when the text is not spaced letter by letter.
pub(super) fn unspaced(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let single = parts.iter().filter(|p| p.chars().count() == 1).count();
    (parts.len() >= 4 && single * 5 >= parts.len() * 4).then(|| {
        // Words are set apart by wider gaps, which survive as tabs or double spaces at most.
        let words = text.split(['\t', '\u{2003}']).flat_map(|w| w.split("  "));
        words.map(|w| w.split_whitespace().collect::<String>()).collect::<Vec<_>>().join(" ")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_broken_at_a_line_end_are_made_whole() {
        assert_eq!(join("Stochas-\ntic methods", ""), "Stochastic methods");
        assert_eq!(join("Stochas\u{AD}\ntic methods", ""), "Stochastic methods");
        assert_eq!(join("a full-\nstack  role", ""), "a full-stack role");
        assert_eq!(join("an in-depth, ever-\ngreen", "ever-green"), "an in-depth, ever-green");
        assert_eq!(join("2019 -\n2020", ""), "2019 - 2020");
    }

    #[test]
    fn trimming_takes_separators_and_lone_brackets() {
        let cut = |t: &str| {
            let s = trim(t, Slice::new(0, t.len()));
            t[s.start..s.end].to_owned()
        };
        assert_eq!(cut(" – Acme (Berlin) | "), "Acme (Berlin)");
        assert_eq!(cut("(Berlin),"), "Berlin");
        assert_eq!(cut("Berlin)"), "Berlin");
        assert_eq!(cut("- "), "");
        assert_eq!(cut("(a) b (c)"), "(a) b (c)");
    }
}
