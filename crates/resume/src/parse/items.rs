//! Items of a list that stands on one line, and the level that may stand behind one.

use super::source::{Slice, Source};
use super::vocabulary::is_level;
use super::words::fold;

/// The items of a row: what separators divide, or, where there are none, gaps wider than a space.
pub(super) fn row_items(source: &Source<'_>, at: Slice) -> Vec<Slice> {
    let row = &source.rows[source.row_at(at.start)];
    let runs: Vec<_> = row.runs.iter().filter(|r| r.at.overlaps(at)).collect();
    let gaps = runs.windows(2).filter(|w| w[1].x0 - w[0].x1 > 0.55 * w[0].size.max(1.0)).count();
    let listed = items(source, at);
    // A tab is a gap among others.
    let signed = source.str(at).contains([',', ';', '·', '•', '|', '∙', '⋅', '●', '▪']);
    if listed.len() > 1 && signed || gaps == 0 || !row.at.contains(at) {
        return listed;
    }
    let mut out: Vec<Slice> = Vec::new();
    for (n, run) in runs.iter().enumerate() {
        let here = Slice::new(run.at.start.max(at.start), run.at.end.min(at.end));
        let apart = n == 0 || run.x0 - runs[n - 1].x1 > 0.55 * run.size.max(1.0);
        match out.last_mut() {
            Some(last) if !apart => *last = last.to(here),
            _ => out.push(here),
        }
    }
    out.into_iter().flat_map(|i| items(source, i)).collect()
}

/// The items of a list: commas, semicolons, dots, bars and tabs outside brackets divide.
pub(super) fn items(source: &Source<'_>, at: Slice) -> Vec<Slice> {
    let text = source.str(at);
    let mut out = Vec::new();
    let mut depth = 0_i32;
    let mut start = 0;
    let mut previous = ' ';
    for (offset, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | ';' | '·' | '•' | '|' | '\t' | '∙' | '⋅' | '●' | '▪' | '\u{2022}' if depth <= 0 =>
            {
                // `1,5` and `Ruby 3,2` are no lists.
                let number = c == ','
                    && previous.is_ascii_digit()
                    && text[offset + 1..].starts_with(|n: char| n.is_ascii_digit());
                if !number {
                    out.push(Slice::new(at.start + start, at.start + offset));
                    start = offset + c.len_utf8();
                }
            }
            _ => {}
        }
        previous = c;
    }
    out.push(Slice::new(at.start + start, at.end));
    out.into_iter()
        .map(|i| source.trim(i))
        .filter(|i| source.str(*i).chars().any(char::is_alphanumeric))
        .collect()
}

/// Whether a text opens more brackets than it closes.
pub(super) fn is_open(text: &str) -> bool {
    text.matches(['(', '[']).count() > text.matches([')', ']']).count()
}

/// Cuts `Rust (expert)`, `Rust - advanced`, `Rust 80%` into name and level.
pub(super) fn without_level(source: &Source<'_>, at: Slice) -> (Slice, Option<Slice>) {
    let text = source.str(at);
    let level = |from: usize, to: usize| {
        let l = source.trim(Slice::new(at.start + from, at.start + to));
        (!l.is_empty() && is_level(&fold(source.str(l)))).then_some(l)
    };
    if let (Some(open), true) = (text.rfind('('), text.ends_with(')'))
        && let Some(l) = level(open + 1, text.len() - 1)
    {
        return (source.trim(Slice::new(at.start, at.start + open)), Some(l));
    }
    for sign in [" - ", " – ", " — ", ": ", "\t", " | "] {
        if let Some(offset) = text.rfind(sign)
            && !is_open(&text[..offset])
            && let Some(l) = level(offset + sign.len(), text.len())
        {
            return (source.trim(Slice::new(at.start, at.start + offset)), Some(l));
        }
    }
    if let Some(space) = text.rfind(' ')
        && text[space..].contains(['%', '/', '★', '●'])
        && !is_open(&text[..space])
        && let Some(l) = level(space, text.len())
    {
        return (source.trim(Slice::new(at.start, at.start + space)), Some(l));
    }
    (at, None)
}
