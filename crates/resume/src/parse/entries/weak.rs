//! Signs that divide only where nothing else does: commas, and hyphens between spaces. A place behind one is always
//! taken off.

use super::fields::{Field, field};
use crate::parse::source::{Slice, Source};
use crate::parse::vocabulary::{degree, is_town_of_region, organisation, place, school, title};
use crate::parse::words::{self, fold};

/// A place where a field may be divided, in bytes of its text.
#[derive(Debug, Clone, Copy)]
struct Cut {
    at: usize,
    len: usize,
}

/// Divides a field of a header in which `named` names are known already.
pub(super) fn divide(source: &Source<'_>, whole: Field, named: usize, out: &mut Vec<Field>) {
    if whole.is_place || whole.is_link {
        out.push(whole);
        return;
    }
    let text = source.str(whole.at);
    let cuts = cuts(text);
    let slice = |from: usize, to: usize| source.trim(Slice::new(whole.at.start + from, whole.at.start + to));
    // The longest tail that is a place.
    let tail = cuts.iter().find(|c| {
        let rest = source.str(slice(c.at + c.len, text.len())).to_owned();
        (place(&rest) >= 2 || is_town_of_region(&rest)) && title(&fold(&rest)) == 0
    });
    let end = tail.map_or(text.len(), |c| c.at);
    let inner: Vec<Cut> = cuts.iter().copied().filter(|c| c.at < end).collect();
    let mut push = |at: Slice, after_at: bool| {
        let made = Field { after_at, says: whole.says, ..field(source, whole.row, at) };
        by_bracket(source, made, out);
    };
    // A degree and its school in one field are two, whatever else the header says.
    let folded = fold(&text[..end]);
    let mixed = degree(&folded) > 0 && school(&folded);
    match (whole.says.is_none() && (named < 2 || mixed)).then(|| best(&text[..end], &inner)).flatten() {
        Some(cut) => {
            push(slice(0, cut.at), whole.after_at);
            push(slice(cut.at + cut.len, end), false);
        }
        None => push(slice(0, end), whole.after_at),
    }
    if let Some(cut) = tail {
        let mut made = field(source, whole.row, slice(cut.at + cut.len, text.len()));
        made.is_place = true;
        out.push(made);
    }
}

/// Commas followed by a space and hyphens between spaces, outside brackets.
fn cuts(text: &str) -> Vec<Cut> {
    let mut depth = 0;
    let mut out = Vec::new();
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth <= 0 && rest.starts_with([' ', '\n', '\u{A0}']) => out.push(Cut { at, len: 1 }),
            '-' if depth <= 0 && rest.starts_with(' ') && text[..at].ends_with(' ') => {
                out.push(Cut { at, len: 1 });
            }
            _ => {}
        }
    }
    out
}

/// The cut that best divides a title from an organisation; never the one before a legal form.
fn best(text: &str, cuts: &[Cut]) -> Option<Cut> {
    let score = |cut: &Cut| {
        let (left, right) = (fold(&text[..cut.at]), fold(&text[cut.at + cut.len..]));
        let (lt, lo) = (title(&left) as i32, organisation(&left) as i32);
        let (rt, ro) = (title(&right) as i32, organisation(&right) as i32);
        let (lt, lo) = (lt + degree(&left) as i32, lo + 2 * i32::from(school(&left)));
        let (rt, ro) = (rt + degree(&right) as i32, ro + 2 * i32::from(school(&right)));
        let first = right.split_whitespace().next().unwrap_or_default();
        let legal = organisation(&format!("x {}", first.trim_matches(['(', ',']))) == 3;
        // `DDD - Architecture Consultant`: a hyphen between two titles, or after an abbreviation, divides nothing.
        let hyphen = text[cut.at..].starts_with('-');
        let joins = hyphen
            && (lt > 0 && rt > 0
                || left.trim().len() <= 5 && lt == 0 && !text[..cut.at].contains(' ')
                || acronym(&text[cut.at + 1..]));
        (!legal && !joins).then_some((lt + ro - lo - rt).abs())
    };
    let scored = cuts.iter().filter_map(|c| score(c).map(|s| (s, *c)));
    scored.max_by_key(|(s, c)| (*s, std::cmp::Reverse(c.at))).map(|(_, c)| c)
}

/// Whether a text is a name's short form: `ISTEC`.
fn acronym(text: &str) -> bool {
    let text = text.trim();
    !text.contains(' ') && text.len() <= 8 && words::is_caps(text)
}

/// Takes a place in brackets off the end: `Acme (Berlin)`.
fn by_bracket(source: &Source<'_>, whole: Field, out: &mut Vec<Field>) {
    let text = source.str(whole.at);
    if let (Some(open), true) = (text.rfind('('), text.ends_with(')')) {
        let inner = Slice::new(whole.at.start + open + 1, whole.at.end - 1);
        let before = source.trim(Slice::new(whole.at.start, whole.at.start + open));
        if !before.is_empty() && place(source.str(inner)) >= 2 {
            let mut made = field(source, whole.row, source.trim(inner));
            made.is_place = true;
            out.push(Field {
                after_at: whole.after_at,
                says: whole.says,
                ..field(source, whole.row, before)
            });
            out.push(made);
            return;
        }
    }
    if words::count(text) > 0 {
        out.push(whole);
    }
}
