//! Words out of spans. A file's spans end anywhere: at every kern, or at none; spaces are painted, or not. So words are
//! told by the gaps.

use super::spacing;
use crate::extract::clean;
use crate::extract::pdf::{Paints, Span};

/// A word with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// Baseline.
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Its place in the order of painting.
    pub(super) order: u32,
}

impl Word {
    pub(super) fn top(&self) -> f32 {
        self.y - 0.78 * self.size
    }

    pub(super) fn bottom(&self) -> f32 {
        self.y + 0.22 * self.size
    }
}

/// A gap of this many ems parts words where letters touch. Kerns stay below 0.1, the narrowest spaces of justified text
/// are about 0.17.
pub(super) const WORD_GAP: f32 = 0.125;
/// Two glyphs are one painted twice (for boldness, or a shadow) when they are this close, in ems.
const TWICE: f32 = 0.12;
/// Words on one baseline may differ this much, in ems.
pub(super) const SAME_BASELINE: f32 = 0.25;

/// A part of a span without white space; or white space alone, with an empty word, when the span is nothing else.
pub(super) struct Piece {
    pub(super) word: Word,
    /// White space is painted before or after it.
    pub(super) space_before: bool,
    pub(super) space_after: bool,
}

/// Splits spans into words, joined across spans by their gaps, row by row from the top.
pub(super) fn from_spans(spans: &[&Span]) -> Vec<Word> {
    let mut pieces = Vec::new();
    for (order, span) in spans.iter().enumerate() {
        cut(span, order as u32, &mut pieces);
    }
    let mut words = Vec::with_capacity(pieces.len());
    for mut row in rows(pieces, |p| (p.word.y, p.word.size)) {
        row.sort_by(|a, b| a.word.x0.total_cmp(&b.word.x0).then(a.word.order.cmp(&b.word.order)));
        drop_twice_painted(&mut row);
        join(in_strings(row), &mut words);
    }
    for word in &mut words {
        word.text = clean::compose(std::mem::take(&mut word.text));
    }
    words.retain(|w| !w.text.is_empty());
    words
}

/// Groups things by their baseline, from the top. `place` gives baseline and size.
pub(super) fn rows<T>(mut things: Vec<T>, place: impl Fn(&T) -> (f32, f32)) -> Vec<Vec<T>> {
    things.sort_by(|a, b| place(a).0.total_cmp(&place(b).0));
    let mut rows: Vec<Vec<T>> = Vec::new();
    let mut current = (f32::MIN, 0.0_f32);
    for thing in things {
        let (y, size) = place(&thing);
        let tolerance = SAME_BASELINE * size.min(current.1).max(1.0);
        match rows.last_mut() {
            Some(row) if y - current.0 <= tolerance => row.push(thing),
            _ => {
                current = (y, size);
                rows.push(vec![thing]);
            }
        }
    }
    rows
}

/// Cuts a span at its white space. Where the engine gives no place for each character, they share the span by the
/// usual widths of letters.
fn cut(span: &Span, order: u32, pieces: &mut Vec<Piece>) {
    let mut chars: Vec<char> = span.text.chars().collect();
    if !span.logical {
        turn_ligatures(&mut chars, &span.glyphs);
    }
    let finite = [span.from.0, span.from.1, span.to.0, span.to.1, span.size].iter().all(|n| n.is_finite());
    if !finite || chars.is_empty() {
        return;
    }
    let size = if span.size > 0.1 { span.size } else { 1.0 };
    let edges = edges(span, &chars);
    let mut text = String::new();
    let (mut start, mut space_before) = (0, false);
    for at in 0..=chars.len() {
        let c = chars.get(at).copied().filter(|c| !c.is_whitespace() && *c != '\0');
        if let Some(c) = c {
            if text.is_empty() {
                start = at;
            }
            match span.paints {
                Paints::Text => push(c, span.logical, &mut text),
                Paints::Dingbats => text.extend(dingbat(c)),
                Paints::Icons => {}
            }
            continue;
        }
        if !text.is_empty() {
            let word = Word {
                text: std::mem::take(&mut text),
                x0: edges[start],
                x1: edges[at].max(edges[start]),
                y: (span.from.1 + span.to.1) / 2.0,
                size,
                bold: span.bold,
                italic: span.italic,
                order,
            };
            pieces.push(Piece { word, space_before, space_after: at < chars.len() });
        }
        space_before = true;
    }
    if chars.iter().all(|c| c.is_whitespace()) {
        let (x0, x1) = (edges[0], edges[chars.len()].max(edges[0]));
        let y = (span.from.1 + span.to.1) / 2.0;
        let word = Word { text: String::new(), x0, x1, y, size, bold: false, italic: false, order };
        pieces.push(Piece { word, space_before: true, space_after: true });
    }
}

/// The bullet that a dingbat is; in a file without a table to characters it is the letter in its place.
fn dingbat(c: char) -> Option<char> {
    let in_place = match c {
        '\u{F000}'..='\u{F0FF}' => char::from_u32(u32::from(c) - 0xF000)?,
        c => c,
    };
    match in_place {
        'l' | 'n' | 'q' | 'u' | 'v' | 'w' | 'Ø' | '§' | '¨' | '·' | 'ü' => Some('•'),
        c if !c.is_ascii() && !clean::is_private(c) && !clean::is_invisible(c) => Some(c),
        _ => None,
    }
}

/// A glyph of several right-to-left letters (lam with alef) gives them in reading order; all else stands in the order of
/// painting, so they are turned round.
fn turn_ligatures(chars: &mut [char], glyphs: &[f32]) {
    if glyphs.len() != chars.len() {
        return;
    }
    let mut start = 0;
    for at in 1..=chars.len() {
        if at < chars.len() && glyphs[at] == glyphs[start] {
            continue;
        }
        if at - start > 1 && chars[start..at].iter().all(|c| super::bidi::is_right_to_left_letter(*c)) {
            chars[start..at].reverse();
        }
        start = at;
    }
}

fn push(c: char, logical: bool, text: &mut String) {
    let mut cleaned = String::new();
    clean::push(c, &mut cleaned);
    let cleaned = cleaned.trim();
    if !logical && cleaned.chars().count() > 1 && cleaned.chars().all(super::bidi::is_right_to_left_letter) {
        text.extend(cleaned.chars().rev());
        return;
    }
    // Everything is kept in the order of painting until the line is whole.
    if logical && cleaned.chars().any(super::bidi::is_right_to_left_letter) {
        text.insert_str(0, cleaned);
    } else {
        text.push_str(cleaned);
    }
}

/// Left edge of each character, and the right edge of the last.
fn edges(span: &Span, chars: &[char]) -> Vec<f32> {
    let (x0, x1) = (span.from.0, span.to.0);
    if span.glyphs.len() == chars.len() && chars.len() > 1 {
        return span.glyphs.iter().copied().chain(std::iter::once(x1)).collect();
    }
    let total: f32 = chars.iter().map(|c| usual_width(*c)).sum();
    let scale = if total > 0.0 { (x1 - x0) / total } else { 0.0 };
    let mut edges = Vec::with_capacity(chars.len() + 1);
    let mut x = x0;
    for c in chars {
        edges.push(x);
        x += usual_width(*c) * scale;
    }
    edges.push(x);
    edges
}

/// Width of a character in ems, as in Helvetica.
fn usual_width(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' => 0.22,
        ' ' | 't' | 'f' | 'I' | '.' | ',' | ':' | ';' | '!' | '/' | '\\' | '[' | ']' => 0.28,
        'r' | '(' | ')' | '-' | '"' | '{' | '}' => 0.33,
        's' | 'c' | 'k' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'm' | 'M' => 0.83,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 0.72,
        'G' | 'O' | 'Q' => 0.78,
        'W' | '@' | '%' | '—' => 0.97,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 0.67,
        'F' | 'T' | 'L' | 'Z' => 0.6,
        '\u{1100}'..='\u{11FF}'
        | '\u{2E80}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}'
        | '\u{FF00}'..='\u{FFEF}' => 1.0,
        _ => 0.556,
    }
}

/// Orders a row by its strings, from the left. A string is what is painted in one go; two that overlap (a title too long
/// for its place) stay whole instead of mixing letter by letter.
fn in_strings(mut row: Vec<Piece>) -> Vec<Piece> {
    row.sort_by(|a, b| a.word.order.cmp(&b.word.order).then(a.word.x0.total_cmp(&b.word.x0)));
    let mut strings: Vec<Vec<Piece>> = Vec::new();
    for piece in row {
        let goes_on = strings.last().and_then(|s| s.last()).is_some_and(|last| {
            let gap = piece.word.x0 - last.word.x1;
            piece.word.order <= last.word.order + 1 && gap > -0.7 * piece.word.size && gap < piece.word.size
        });
        match strings.last_mut() {
            Some(string) if goes_on => string.push(piece),
            _ => strings.push(vec![piece]),
        }
    }
    strings.sort_by(|a, b| a[0].word.x0.total_cmp(&b[0].word.x0));
    strings.into_iter().flatten().collect()
}

fn drop_twice_painted(row: &mut Vec<Piece>) {
    let mut kept: Vec<Piece> = Vec::with_capacity(row.len());
    for piece in row.drain(..) {
        let near = TWICE * piece.word.size;
        let is_twice = kept.iter().rev().take_while(|k| piece.word.x0 - k.word.x0 <= near).any(|k| {
            k.word.text == piece.word.text
                && (k.word.x1 - piece.word.x1).abs() <= 2.0 * near
                && piece.word.x0 - k.word.x0 < 0.5 * (k.word.x1 - k.word.x0).max(0.01)
        });
        if !is_twice {
            kept.push(piece);
        }
    }
    *row = kept;
}

/// Joins the pieces of one row into words.
fn join(row: Vec<Piece>, words: &mut Vec<Word>) {
    let gaps = spacing::thresholds(&row);
    let first = words.len();
    let mut spaced = false;
    for (piece, threshold) in row.into_iter().zip(gaps) {
        if piece.word.text.is_empty() {
            spaced = true;
            continue;
        }
        let word = piece.word;
        let last = if words.len() > first { words.last_mut() } else { None };
        match last {
            Some(last) if is_accent_on(last, &word) => put_accent(last, &word),
            Some(last) if !is_apart(last, &word, spaced || piece.space_before, threshold) => {
                last.text.push_str(&word.text);
                last.x1 = last.x1.max(word.x1);
                if word.size > last.size {
                    last.size = word.size;
                    last.y = word.y;
                }
            }
            _ => words.push(word),
        }
        spaced = piece.space_after;
    }
    spacing::join_spelled_out(words, first);
}

fn is_apart(last: &Word, next: &Word, spaced: bool, threshold: f32) -> bool {
    let gap = next.x0 - last.x1;
    spaced && gap > -0.3 * last.size || gap > threshold || gap < -0.6 * last.size
}

/// Accents that TeX's old fonts paint apart, over or under the letter that follows, and what they are on a letter.
const ACCENTS: [(char, char); 10] = [
    ('´', '\u{301}'),
    ('`', '\u{300}'),
    ('¨', '\u{308}'),
    ('ˆ', '\u{302}'),
    ('˜', '\u{303}'),
    ('˚', '\u{30A}'),
    ('ˇ', '\u{30C}'),
    ('¯', '\u{304}'),
    ('˘', '\u{306}'),
    ('˝', '\u{30B}'),
];

fn accent(word: &Word) -> Option<char> {
    let last = word.text.chars().next_back()?;
    ACCENTS.iter().find(|(spacing, _)| *spacing == last).map(|(_, combining)| *combining)
}

/// Whether the last word ends in an accent that stands over the next one's first letter.
fn is_accent_on(last: &Word, next: &Word) -> bool {
    let overlaps = next.x0 < last.x1 - 0.1 * next.size && next.x0 > last.x1 - 1.2 * next.size;
    overlaps && accent(last).is_some() && next.text.starts_with(char::is_alphabetic)
}

fn put_accent(last: &mut Word, next: &Word) {
    let Some(combining) = accent(last) else { return };
    last.text.pop();
    let mut letters = next.text.chars();
    // A dotless i loses its missing dot to the accent.
    let letter = match letters.next() {
        Some('ı') => 'i',
        Some(c) => c,
        None => return,
    };
    last.text.push(letter);
    last.text.push(combining);
    last.text.push_str(letters.as_str());
    last.x1 = next.x1;
}
