//! Cuts a header into its fields: what tabs, changes of look, bars, dashes, `at` and commas divide.

use crate::parse::contact::addresses;
use crate::parse::date;
use crate::parse::sections::Part;
use crate::parse::source::{Look, Slice, Source};
use crate::parse::vocabulary::{organisation, place, title};
use crate::parse::words::{self, fold};

/// One field of a header.
#[derive(Debug, Clone)]
pub(in crate::parse) struct Field {
    pub(in crate::parse) at: Slice,
    /// Which row of the header it stands in, from 0.
    pub(in crate::parse) row: usize,
    pub(in crate::parse) look: Look,
    pub(in crate::parse) link: bool,
    pub(in crate::parse) is_place: bool,
    pub(in crate::parse) is_link: bool,
}

/// The fields of header rows, in order, without dates.
pub(in crate::parse) fn fields(source: &Source<'_>, header: &[Part]) -> Vec<Field> {
    let mut out: Vec<Field> = Vec::new();
    for (row, part) in header.iter().enumerate() {
        for cell in undated(source, part.at) {
            for piece in by_look(source, part.row, cell) {
                for at in by_sign(source, piece) {
                    push(source, &mut out, row, at);
                }
            }
        }
    }
    join_wrapped(source, &mut out);
    let named = out.iter().filter(|f| !f.is_place && !f.is_link).count();
    let mut cut = Vec::new();
    for field in out {
        by_comma(source, field, named, &mut cut);
    }
    cut
}

fn push(source: &Source<'_>, out: &mut Vec<Field>, row: usize, at: Slice) {
    let at = source.trim(at);
    let text = source.str(at);
    if is_joint(text)
        || date::is_present(text)
        || !text.chars().any(char::is_alphanumeric)
        || date::duration(text).is_some_and(|n| n >= text.trim_end().len())
    {
        return;
    }
    out.push(field(source, row, at));
}

/// A word between two fields that is none: `Nurse` *at* `City Hospital`.
fn is_joint(text: &str) -> bool {
    const JOINTS: &[&str] = &[
        "at", "in", "of", "by", "for", "and", "@", "bei", "in der", "chez", "a", "en", "em", "da", "presso",
        "bij", "w", "i", "y", "e", "et", "und", "from", "with",
    ];
    text.chars().count() <= 7
        && JOINTS.contains(&fold(text).as_str())
        && !text.starts_with(char::is_uppercase)
}

fn field(source: &Source<'_>, row: usize, at: Slice) -> Field {
    let r = &source.rows[source.row_at(at.start)];
    let run = r.runs.iter().find(|x| x.at.overlaps(at));
    let look = run.map_or(r.look(), |x| Look {
        size: (x.size * 2.0).round() as i32,
        bold: x.bold,
        italic: x.italic,
    });
    let text = source.str(at);
    let is_link = !text.contains(' ')
        && addresses(source, at).first().is_some_and(|a| a.end - a.start + 2 >= at.end - at.start);
    Field {
        at,
        row,
        look,
        link: run.is_some_and(|x| x.link.is_some()),
        is_place: !is_link && place(text) >= 2 && title(&fold(text)) == 0,
        is_link,
    }
}

/// The cells of a row without its dates: tabs divide.
fn undated(source: &Source<'_>, row: Slice) -> Vec<Slice> {
    let mut out = Vec::new();
    let mut start = row.start;
    let mut cut = |from: usize, to: usize| {
        let mut cell = from;
        for (offset, _) in source.str(Slice::new(from, to)).match_indices('\t') {
            out.push(Slice::new(cell, from + offset));
            cell = from + offset + 1;
        }
        out.push(Slice::new(cell, to));
    };
    // A date that began in the row before may reach into this one.
    let n = source.dates.partition_point(|d| d.at.end <= row.start);
    for found in source.dates[n..].iter().take_while(|d| d.at.start < row.end) {
        if found.at.start > start {
            cut(start, found.at.start);
        }
        start = start.max(found.at.end.min(row.end));
    }
    if start < row.end {
        cut(start, row.end);
    }
    out
}

/// The runs of one look in a cell. A run of signs only belongs to none.
fn by_look(source: &Source<'_>, row: usize, cell: Slice) -> Vec<Slice> {
    let runs: Vec<_> = source.rows[row].runs.iter().filter(|r| r.at.overlaps(cell)).collect();
    let mut out: Vec<(Slice, (i32, bool, bool, Option<&str>))> = Vec::new();
    for run in runs {
        let at = Slice::new(run.at.start.max(cell.start), run.at.end.min(cell.end));
        let key = ((run.size * 2.0).round() as i32, run.bold, run.italic, run.link);
        if !source.str(at).chars().any(char::is_alphanumeric) {
            continue;
        }
        match out.last_mut() {
            // One word in two looks is one word.
            Some((last, k))
                if *k == key
                    || source.str(Slice::new(last.end, at.start)).is_empty() && glued(source, *last, at) =>
            {
                *last = last.to(at);
            }
            _ => out.push((at, key)),
        }
    }
    if out.is_empty() { vec![cell] } else { cover(cell, out.into_iter().map(|(at, _)| at).collect()) }
}

fn glued(source: &Source<'_>, a: Slice, b: Slice) -> bool {
    source.str(a).chars().next_back().is_some_and(char::is_alphanumeric)
        && source.str(b).chars().next().is_some_and(char::is_alphanumeric)
}

/// Makes slices cover the cell: what stands between two belongs to the first.
fn cover(cell: Slice, mut slices: Vec<Slice>) -> Vec<Slice> {
    for n in 0..slices.len() {
        let end = slices.get(n + 1).map_or(cell.end, |next| next.start);
        slices[n].end = end;
    }
    if let Some(first) = slices.first_mut() {
        first.start = cell.start;
    }
    slices
}

/// What bars, dots, long dashes and `at` divide; a hyphen between spaces divides where nothing else does.
fn by_sign(source: &Source<'_>, piece: Slice) -> Vec<Slice> {
    let text = source.str(piece);
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for sign in [
        "|",
        " · ",
        " • ",
        " — ",
        " – ",
        " @ ",
        " at ",
        " bei ",
        " chez ",
        " presso ",
        "•",
        " ‒ ",
        " // ",
        " :: ",
        " bij ",
        " w firmie ",
    ] {
        cuts.extend(text.match_indices(sign).map(|(at, s)| (at, at + s.len())));
    }
    if cuts.is_empty() {
        for (at, s) in text.match_indices(" - ") {
            cuts.push((at, at + s.len()));
        }
        // `DDD - Architecture Consultant`: a hyphen within a title divides nothing.
        if cuts.len() == 1 {
            let (left, right) = (&text[..cuts[0].0], &text[cuts[0].1..]);
            let both = title(&fold(left)) > 0 && title(&fold(right)) > 0;
            let tiny = left.trim().len() <= 3 && organisation(&fold(right)) == 0;
            if both || tiny {
                cuts.clear();
            }
        }
    }
    cuts.sort_unstable();
    let mut out = Vec::new();
    let mut start = 0;
    for (from, to) in cuts {
        // Not inside brackets.
        let open = text[..from].matches('(').count() > text[..from].matches(')').count();
        if from < start || open {
            continue;
        }
        out.push(Slice::new(piece.start + start, piece.start + from));
        start = to;
    }
    out.push(Slice::new(piece.start + start, piece.end));
    out
}

/// Joins a field with its continuation on the next row: same look, and the first line is full or open.
fn join_wrapped(source: &Source<'_>, fields: &mut Vec<Field>) {
    let mut n = 1;
    while n < fields.len() {
        let (a, b) = (&fields[n - 1], &fields[n]);
        let (text_a, text_b) = (source.str(a.at), source.str(b.at));
        let raw_end = source.str(Slice::new(a.at.end, b.at.start));
        let hyphen = raw_end.starts_with(['-', '\u{AD}'])
            && raw_end[raw_end.chars().next().map_or(0, char::len_utf8)..].starts_with('\n');
        let small = text_b.chars().next().is_some_and(char::is_lowercase) && !b.is_link;
        let open = text_a.ends_with([',', '&', '-', '/'])
            || raw_end.trim_start().starts_with(['&', '/'])
            || fold(text_a).ends_with(" and")
            || fold(text_a).ends_with(" of")
            || fold(text_a).ends_with(" de")
            || text_a.matches('(').count() > text_a.matches(')').count();
        let near = b.row == a.row + 1
            && a.look == b.look
            && raw_end.contains('\n')
            && raw_end.chars().filter(|c| c.is_alphanumeric()).count() == 0;
        if near && !a.is_link && (hyphen || small || open) {
            let at = a.at.to(b.at);
            let row = a.row;
            fields[n - 1] = field(source, row, at);
            fields[n - 1].row = row;
            fields.remove(n);
        } else {
            n += 1;
        }
    }
}

/// Cuts a field at its commas: a place at its end always, the rest only where the header has no other two names.
fn by_comma(source: &Source<'_>, whole: Field, named: usize, out: &mut Vec<Field>) {
    if whole.is_place || whole.is_link {
        out.push(whole);
        return;
    }
    let text = source.str(whole.at);
    let commas: Vec<usize> = outer_commas(text);
    if commas.is_empty() {
        by_bracket(source, whole, out);
        return;
    }
    let slice = |from: usize, to: usize| source.trim(Slice::new(whole.at.start + from, whole.at.start + to));
    // The longest tail that is a place.
    let mut end = text.len();
    let mut tail = None;
    for &comma in &commas {
        let rest = slice(comma + 1, text.len());
        if place(source.str(rest)) >= 2 && title(&fold(source.str(rest))) == 0 {
            end = comma;
            tail = Some(rest);
            break;
        }
    }
    let inner: Vec<usize> = commas.into_iter().filter(|c| *c < end).collect();
    let best = if named >= 2 { None } else { best_comma(&text[..end], &inner) };
    match best {
        Some(comma) => {
            by_bracket(source, field(source, whole.row, slice(0, comma)), out);
            by_bracket(source, field(source, whole.row, slice(comma + 1, end)), out);
        }
        None => by_bracket(source, field(source, whole.row, slice(0, end)), out),
    }
    if let Some(rest) = tail {
        let mut f = field(source, whole.row, rest);
        f.is_place = true;
        out.push(f);
    }
}

/// Commas outside brackets that are followed by a space.
fn outer_commas(text: &str) -> Vec<usize> {
    let mut depth = 0;
    let mut out = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth <= 0 && text[at + 1..].starts_with([' ', '\n', '\u{A0}']) => out.push(at),
            _ => {}
        }
    }
    out
}

/// The comma that best divides a title from an organisation.
fn best_comma(text: &str, commas: &[usize]) -> Option<usize> {
    let score = |at: usize| {
        let (left, right) = (fold(&text[..at]), fold(&text[at + 1..]));
        let (lt, lo) = (title(&left) as i32, organisation(&left) as i32);
        let (rt, ro) = (title(&right) as i32, organisation(&right) as i32);
        let first = right.split_whitespace().next().unwrap_or_default();
        let legal = organisation(&format!("x {}", first.trim_matches(['(', ',']))) == 3;
        let way = (lt + ro - lo - rt).abs();
        if legal { -9 } else { way }
    };
    commas.iter().copied().filter(|&c| score(c) > -9).max_by_key(|&c| (score(c), std::cmp::Reverse(c)))
}

/// Takes a place in brackets off the end: `Acme (Berlin)`.
fn by_bracket(source: &Source<'_>, whole: Field, out: &mut Vec<Field>) {
    let text = source.str(whole.at);
    if let (Some(open), true) = (text.rfind('('), text.ends_with(')')) {
        let inner = Slice::new(whole.at.start + open + 1, whole.at.end - 1);
        let before = source.trim(Slice::new(whole.at.start, whole.at.start + open));
        if !before.is_empty() && place(source.str(inner)) >= 2 {
            out.push(field(source, whole.row, before));
            let mut f = field(source, whole.row, source.trim(inner));
            f.is_place = true;
            out.push(f);
            return;
        }
    }
    if words::count(text) > 0 {
        out.push(whole);
    }
}
