//! Cuts a header into its fields: what tabs, changes of look, bars, dashes, `at` and commas divide.

use super::label::{self, Says};
use super::weak;
use crate::parse::contact::addresses;
use crate::parse::date;
use crate::parse::sections::Part;
use crate::parse::source::{Look, Slice, Source};
use crate::parse::vocabulary::{organisation, place, title};
use crate::parse::words::fold;

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
    /// Whether a word such as `at` stands before it.
    pub(in crate::parse) after_at: bool,
    /// What the label before it says it is.
    pub(in crate::parse) says: Option<Says>,
}

/// The fields of header rows, in order, without dates. `right` is where the section's widest row ends.
pub(in crate::parse) fn fields(source: &Source<'_>, header: &[Part], right: f32) -> Vec<Field> {
    let mut out: Vec<Field> = Vec::new();
    for (row, part) in header.iter().enumerate() {
        if let Some((says, label)) = label::form(source.str(part.at)) {
            let at = source.trim(Slice::new(part.at.start + label, part.at.end));
            let made = field(source, row, at);
            match says {
                Says::When | Says::Aside => {}
                Says::Place => out.push(Field { is_place: true, ..made }),
                Says::What | Says::Whom => out.push(Field { is_place: false, says: Some(says), ..made }),
            }
            continue;
        }
        let mut joined = false;
        for cell in undated(source, part.at) {
            for piece in by_look(source, part.row, cell) {
                for (at, after_at) in by_sign(source, piece) {
                    // `, Acme`: a form printed the comma, and nobody gave the title that stands before it.
                    let untitled = at.start == part.at.start && source.str(at).starts_with(", ");
                    push(source, &mut out, row, at, after_at || untitled || joined);
                    // A word for "at" in a look of its own.
                    joined = AT.iter().any(|word| word.trim() == source.str(at).trim());
                }
            }
        }
    }
    join_wrapped(source, &mut out, right);
    let count = |fields: &[Field]| fields.iter().filter(|f| !f.is_place && !f.is_link).count();
    if count(&out) < 2 {
        name_before_place(source, &mut out);
    }
    let named = count(&out);
    let mut cut = Vec::new();
    for field in out {
        weak::divide(source, field, named, &mut cut);
    }
    cut
}

fn push(source: &Source<'_>, out: &mut Vec<Field>, row: usize, at: Slice, after_at: bool) {
    let at = source.trim(at);
    let text = source.str(at);
    if is_joint(text)
        || date::is_present(text)
        || !text.chars().any(char::is_alphanumeric)
        || date::duration(text).is_some_and(|n| n >= text.trim_end().len())
    {
        return;
    }
    out.push(Field { after_at, ..field(source, row, at) });
}

/// A word between two fields that is none: `Nurse` *at* `City Hospital`.
fn is_joint(text: &str) -> bool {
    const JOINTS: &[&str] = &[
        "at",
        "in",
        "of",
        "by",
        "for",
        "and",
        "@",
        "bei",
        "in der",
        "chez",
        "a",
        "en",
        "em",
        "da",
        "presso",
        "bij",
        "w",
        "i",
        "y",
        "e",
        "et",
        "und",
        "from",
        "with",
        "expected",
        "graduated",
        "graduation",
        "anticipated",
    ];
    text.chars().count() <= 11
        && JOINTS.contains(&fold(text).as_str())
        && (!text.starts_with(char::is_uppercase) || text.len() > 7)
}

pub(super) fn field(source: &Source<'_>, row: usize, at: Slice) -> Field {
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
        after_at: false,
        says: None,
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
    let mut out = Vec::<(Slice, _)>::new();
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

/// Signs that divide wherever they stand.
const SIGNS: &[&str] = &["|", " · ", " • ", " — ", " – ", "•", " ‒ ", " // ", " :: ", " ∙ ", " ⋅ ", " ● "];

/// Words between a title and its organisation.
const AT: &[&str] = &[" @ ", " at ", " bei ", " chez ", " presso ", " bij ", " w firmie "];

/// What signs and words for "at" divide; the second value says that such a word stood before it.
fn by_sign(source: &Source<'_>, piece: Slice) -> Vec<(Slice, bool)> {
    let text = source.str(piece);
    let mut cuts: Vec<(usize, usize, bool)> = Vec::new();
    for sign in SIGNS {
        cuts.extend(text.match_indices(sign).map(|(at, s)| (at, at + s.len(), false)));
    }
    for word in AT {
        cuts.extend(text.match_indices(word).map(|(at, s)| (at, at + s.len(), true)));
        // A change of look may have cut before the word.
        if text.trim_start().starts_with(word.trim_start()) && text.trim().len() > word.len() {
            cuts.push((0, text.len() - text.trim_start().len() + word.trim_start().len(), true));
        }
    }
    cuts.sort_unstable();
    let mut out = Vec::new();
    let (mut start, mut at) = (0, false);
    for (from, to, word) in cuts {
        if from < start {
            continue;
        }
        // Not inside brackets, and of an organisation's own "at" (`University of Texas at Austin`) nothing is cut off.
        let open = text[..from].matches('(').count() > text[..from].matches(')').count();
        let own =
            word && from > 0 && place(text[to..].trim()) >= 2 && organisation(&fold(&text[start..from])) > 0;
        if open || own {
            continue;
        }
        out.push((Slice::new(piece.start + start, piece.start + from), at));
        (start, at) = (to, word);
    }
    out.push((Slice::new(piece.start + start, piece.end), at));
    out
}

/// `Acme, Leeds, UK` reads as a place; where a name is wanting, its first part is one.
fn name_before_place(source: &Source<'_>, fields: &mut Vec<Field>) {
    // A bracket may hold the country: `Acme, Bogotá (Colombia)`.
    let parts =
        |text: &str| text.matches(", ").count() + usize::from(text.ends_with(')') && text.contains(" ("));
    let named = |f: &Field| f.is_place && source.str(f.at).contains(", ") && parts(source.str(f.at)) >= 2;
    let Some(n) = fields.iter().position(named) else {
        return;
    };
    let (at, row, after_at) = (fields[n].at, fields[n].row, fields[n].after_at);
    let Some(comma) = source.str(at).find(", ") else { return };
    let name = Field {
        after_at,
        is_place: false,
        ..field(source, row, source.trim(Slice::new(at.start, at.start + comma)))
    };
    let place =
        Field { is_place: true, ..field(source, row, source.trim(Slice::new(at.start + comma + 1, at.end))) };
    fields.splice(n..=n, [name, place]);
}

/// Joins a field with its continuation on the next row: same look, and the first line is full or open.
fn join_wrapped(source: &Source<'_>, fields: &mut Vec<Field>, right: f32) {
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
            && a.says.is_none()
            && b.says.is_none()
            && a.look == b.look
            && raw_end.contains('\n')
            && raw_end.chars().filter(|c| c.is_alphanumeric()).count() == 0;
        if near && !a.is_link && (hyphen || small || open || is_full(source, a, b, right)) {
            let at = closed(source, a.at.to(b.at));
            let (row, after_at) = (b.row, a.after_at);
            fields[n - 1] = Field { after_at, ..field(source, row, at) };
            fields.remove(n);
        } else {
            n += 1;
        }
    }
}

/// With the bracket behind it that closes one in it: of a row by itself nothing was open.
fn closed(source: &Source<'_>, at: Slice) -> Slice {
    let text = source.str(at);
    let open = text.matches('(').count() > text.matches(')').count();
    let closes = source.text.get(at.end..).is_some_and(|rest| rest.starts_with(')'));
    if open && closes { Slice::new(at.start, at.end + 1) } else { at }
}

/// Whether a bold or big line is full, so that the next in the same look continues it: the first word of that would not
/// have fitted in.
fn is_full(source: &Source<'_>, a: &Field, b: &Field, right: f32) -> bool {
    let (row_a, row_b) = (&source.rows[source.row_at(a.at.end - 1)], &source.rows[source.row_at(b.at.start)]);
    let stands_out = a.look.bold || a.look.size as f32 > source.body_size * 2.0 * 1.06;
    let text = source.str(row_a.at);
    if !stands_out
        || right <= 0.0
        || row_b.gap > 0.35
        || row_a.x1 <= row_a.x0
        || text.contains('\t')
        || b.after_at
    {
        return false;
    }
    let per_char = (row_a.x1 - row_a.x0) / text.chars().count().max(1) as f32;
    let word = source.str(b.at).split_whitespace().next().map_or(0, |w| w.chars().count());
    right - row_a.x1 < per_char * (word as f32 + 0.5)
}
