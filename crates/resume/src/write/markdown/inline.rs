//! One line of Markdown: what stands for itself and what is markup.

use crate::write::outline;

/// Characters that name or look like something else between the parts of a line.
const ENTITIES: [(&str, char); 12] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("middot", '·'),
    ("bull", '•'),
    ("hellip", '…'),
    ("shy", '\u{ad}'),
];

/// How far a link or code may reach: text is written by people, and a search without end would be quadratic.
const REACH: usize = 2000;

/// Writes one line of text so that [`read`] gives it back. Only what would be taken for markup is escaped.
pub(super) fn write(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |n: usize| chars.get(n).copied();
    let mut line = String::with_capacity(text.len() + 8);
    for (n, &c) in chars.iter().enumerate() {
        let next = at(n + 1);
        let escape = match c {
            // Also before what [`write_part`] turns into entities.
            '\\' => next.is_none_or(|c| c.is_ascii_punctuation() || ['—', '·'].contains(&c)),
            '`' => true,
            '*' | '_' => {
                let (start, end) = run(&chars, n);
                let (opens, closes) = flanks(&chars, start, end);
                opens || closes
            }
            '<' => next.is_some_and(|c| !c.is_whitespace()),
            ']' => next == Some('('),
            '&' => entity(&chars[n..]).is_some(),
            _ => false,
        };
        if escape {
            line.push('\\');
        }
        line.push(c);
    }
    line
}

/// Writes a part of a line whose parts are told apart by ` — ` and ` · `.
pub(super) fn write_part(text: &str) -> String {
    write(text).replace('—', "&mdash;").replace('·', "&middot;")
}

/// Keeps a line from being taken for a heading, a list item, a quotation or an underline.
pub(super) fn guard_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    match line.chars().next() {
        Some('#' | '>' | '-' | '+' | '=' | '|' | '~' | '*' | '_') => format!("\\{line}"),
        Some(c @ ('•' | '◦' | '▪' | '‣')) => format!("&#{};{}", u32::from(c), &line[c.len_utf8()..]),
        _ => line.to_owned(),
    }
}

/// The text of a piece of Markdown: escapes and entities resolved, emphasis and code unwrapped, links as `text
/// (address)`, comments gone, white space folded. Line feeds stay.
pub(super) fn read(raw: &str) -> String {
    resolve(raw, true)
}

/// As [`read`]; the text of a link has no `links` in it, so this cannot go round and round.
fn resolve(raw: &str, links: bool) -> String {
    let chars: Vec<char> = raw.chars().collect();
    let mut pieces = Pieces::default();
    let mut n = 0;
    while n < chars.len() {
        let rest = &chars[n..];
        n += match rest[0] {
            '\\' if rest.get(1).is_some_and(char::is_ascii_punctuation) => pieces.text(&rest[1..2], 2),
            '&' => match entity(rest) {
                Some((c, length)) => pieces.text(&[c], length),
                None => pieces.text(&rest[..1], 1),
            },
            '<' => pieces.angle(rest),
            '[' if links => pieces.link(rest),
            '`' => pieces.code(rest),
            '*' | '_' => {
                // Only forward: what stands before was an escaped one, or it would be part of this run.
                let (_, end) = run(&chars, n);
                let (opens, closes) = flanks(&chars, n, end);
                pieces.delimiter(rest[0], end - n, opens, closes)
            }
            _ => pieces.text(&rest[..1], 1),
        };
    }
    pieces
        .finish()
        .split('\n')
        .map(outline::line)
        .collect::<Vec<_>>()
        .join("\n")
        .trim_matches('\n')
        .to_owned()
}

/// The run of equal characters around `n`.
fn run(chars: &[char], n: usize) -> (usize, usize) {
    let c = chars[n];
    // Markup has runs of at most three; longer ones are text, however long.
    let start = (n.saturating_sub(4)..n).rev().take_while(|&k| chars[k] == c).last().unwrap_or(n);
    let end = (n..chars.len().min(n + 5)).take_while(|&k| chars[k] == c).last().map_or(n + 1, |k| k + 1);
    (start, end)
}

/// Whether a run of `*` or `_` can open and close emphasis (CommonMark 0.31, 6.2, simplified).
fn flanks(chars: &[char], start: usize, end: usize) -> (bool, bool) {
    let before = start.checked_sub(1).map(|n| chars[n]);
    let after = chars.get(end).copied();
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let solid = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let inside = chars[start] == '_';
    (solid(after) && !(inside && word(before)), solid(before) && !(inside && word(after)))
}

/// A character written as an entity at the start, and the entity's length.
fn entity(chars: &[char]) -> Option<(char, usize)> {
    let end = chars.iter().take(12).position(|c| *c == ';')?;
    let name: String = chars[1..end].iter().collect();
    let found = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
        None => ENTITIES.iter().find(|(entity, _)| *entity == name)?.1,
    };
    Some((found, end + 1))
}

/// What was read so far; emphasis marks wait for their partners.
#[derive(Default)]
struct Pieces {
    text: String,
    /// Marks that may turn out to be text: where in `text` they stand, and what they are.
    marks: Vec<(usize, String)>,
    /// Last opener per character and length: its place in `marks`.
    openers: [[Option<usize>; 3]; 2],
    paired: Vec<bool>,
}

impl Pieces {
    fn text(&mut self, chars: &[char], length: usize) -> usize {
        self.text.extend(chars);
        length
    }

    /// `<!-- comment -->`, `<address>`, `<br>`, or just a sign.
    fn angle(&mut self, rest: &[char]) -> usize {
        if rest.starts_with(&['<', '!', '-', '-']) {
            let end = rest.windows(3).take(REACH).position(|w| w == ['-', '-', '>']);
            if let Some(end) = end {
                return end + 3;
            }
        }
        // Neither an address nor a tag has a second one in it, so a line of them is looked at once and not from each.
        let ends = |c: &char| ['<', '>'].contains(c) || c.is_whitespace();
        let Some(end) = rest.iter().take(REACH).skip(1).position(ends).map(|n| n + 1) else {
            return self.text(&rest[..1], 1);
        };
        let inside: String = rest[1..end].iter().collect();
        if rest[end] == '>' && inside.contains(['.', ':', '@']) {
            self.text.push_str(&inside);
            return end + 1;
        }
        if rest[end] == '>' && ["br", "br/"].contains(&inside.to_ascii_lowercase().as_str()) {
            self.text.push('\n');
            return end + 1;
        }
        self.text(&rest[..1], 1)
    }

    fn link(&mut self, rest: &[char]) -> usize {
        match link(rest) {
            Some((text, address, length)) => {
                let text = resolve(&text, false);
                self.text.push_str(&text);
                if !text.is_empty() && !address.is_empty() && !address.contains(&text) {
                    self.text.push_str(&format!(" ({address})"));
                } else if text.is_empty() {
                    self.text.push_str(&address);
                }
                length
            }
            None => self.text(&rest[..1], 1),
        }
    }

    fn code(&mut self, rest: &[char]) -> usize {
        let ticks = rest.iter().take_while(|c| **c == '`').count();
        let close = (ticks..rest.len().min(REACH)).find(|&n| {
            rest[n] == '`'
                && rest[n - 1] != '`'
                && rest[n..].iter().take(ticks + 1).take_while(|c| **c == '`').count() == ticks
        });
        match close.filter(|_| ticks < 4) {
            Some(close) => self.text(&rest[ticks..close], close + ticks),
            None => self.text(&rest[..ticks], ticks),
        }
    }

    fn delimiter(&mut self, c: char, length: usize, opens: bool, closes: bool) -> usize {
        let mark: String = std::iter::repeat_n(c, length).collect();
        if length > 3 || !(opens || closes) {
            self.text.push_str(&mark);
            return length;
        }
        let here = self.marks.len();
        self.marks.push((self.text.len(), mark));
        self.paired.push(false);
        let slot = (usize::from(c == '_'), length - 1);
        match self.openers[slot.0][slot.1].take().filter(|_| closes) {
            Some(opener) => {
                self.paired[opener] = true;
                self.paired[here] = true;
                // What was opened inside and not closed there stays text.
                for open in self.openers.iter_mut().flatten() {
                    *open = open.filter(|open| *open < opener);
                }
            }
            None => {
                if opens {
                    self.openers[slot.0][slot.1] = Some(here);
                }
            }
        }
        length
    }

    fn finish(self) -> String {
        let mut text = String::with_capacity(self.text.len());
        let mut from = 0;
        for ((place, mark), paired) in self.marks.iter().zip(&self.paired) {
            text.push_str(&self.text[from..*place]);
            if !paired {
                text.push_str(mark);
            }
            from = *place;
        }
        text.push_str(&self.text[from..]);
        text
    }
}

/// `[text](address)` at the start: both, raw, and the length of it all.
pub(super) fn link(chars: &[char]) -> Option<(String, String, usize)> {
    if chars.first() != Some(&'[') {
        return None;
    }
    let mut escaped = false;
    let mut middle = None;
    for (n, &c) in chars.iter().enumerate().take(REACH).skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' => {
                middle = Some(n);
                break;
            }
            '[' => return None,
            _ => {}
        }
    }
    let middle = middle?;
    if chars.get(middle + 1) != Some(&'(') {
        return None;
    }
    let inside = &chars[middle + 2..];
    let end = inside
        .iter()
        .take(REACH)
        .position(|c| *c == ')' || c.is_whitespace())
        .filter(|&n| inside[n] == ')')?;
    Some((chars[1..middle].iter().collect(), inside[..end].iter().collect(), middle + 2 + end + 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_text_needs_no_escapes() {
        for text in
            ["R&D at AT&T", "snake_case and C# 5 * 3", "a < b", "[1] (see below)", "50 %, ~3 h", r"C:\dir"]
        {
            assert_eq!(write(text), text);
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn markup_by_hand_is_unwrapped() {
        for (raw, text) in [
            ("**Led** a _small_ team", "Led a small team"),
            ("see [the report](https://x.example/r)", "see the report (https://x.example/r)"),
            ("[x.example](https://x.example)", "x.example"),
            ("<https://x.example> and `code * 2`", "https://x.example and code * 2"),
            ("a &amp; b&#33; \\*c\\*", "a & b! *c*"),
            ("2 * 3 * 4 and __init__", "2 * 3 * 4 and init"),
            ("open *never closed", "open *never closed"),
            ("a <!-- note --> b", "a b"),
            ("***", "***"),
            ("\\**", "**"),
            ("**********", "**********"),
        ] {
            assert_eq!(read(raw), text, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in "[ -~äß—·•–😀\u{a0}]{0,60}") {
            let text = outline::line(&text);
            prop_assert_eq!(&read(&write(&text)), &text);
            prop_assert_eq!(&read(&write_part(&text)), &text);
            prop_assert_eq!(read(&guard_start(&write(&text))), text);
        }

        #[test]
        fn nothing_panics(raw in "\\PC{0,200}") {
            read(&raw);
        }

        #[test]
        fn markup_never_panics(raw in "[]\\[()<>*_`&#;!\\\\a -]{0,80}") {
            read(&raw);
        }
    }
}
