//! Human languages and how well they are known.

use super::import::Import;
use super::items::{is_open, items, without_level};
use super::sections::{Part, Section};
use super::source::{Slice, Source};
use super::vocabulary::{Topic, heading, is_language, is_level};
use super::words::{self, fold, tokens};
use crate::model::Language;

/// Reads a section of languages.
pub(super) fn read(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    let mut found: Vec<(Slice, Option<Slice>)> = Vec::new();
    for at in rows(source, section) {
        if names_something_else(source.str(at)) {
            continue;
        }
        let row = cells(source, at);
        let levels = row.iter().filter(|at| tells_level(source.str(**at))).count();
        for at in row {
            if tells_level(source.str(at)) && !found.is_empty() {
                // A row of levels under a row of languages: in their order.
                let open =
                    if levels > 1 { found.iter_mut().find(|l| l.1.is_none()) } else { found.last_mut() };
                if let Some((_, level @ None)) = open {
                    *level = Some(at);
                }
                continue;
            }
            let (name, level) = pair(source, at);
            let text = source.str(name);
            if words::count(text) <= 4
                && text.chars().count() > 1
                && (is_language(&fold(text)) || level.is_some() || words::count(text) == 1)
            {
                found.push((name, level));
            }
        }
    }
    for (name, level) in found {
        add(import, name, level);
    }
}

/// The two languages that share a level: `Deutsch und Polnisch (Muttersprachen)`.
fn together(source: &Source<'_>, at: Slice) -> Vec<Slice> {
    const AND: &[&str] = &[" und ", " and ", " et ", " y ", " e ", " en ", " i ", " & "];
    let text = source.str(at);
    let is_one = |text: &str| words::count(text) == 1 && is_language(&fold(text));
    let both = AND.iter().filter_map(|joint| text.split_once(joint)).find(|(a, b)| is_one(a) && is_one(b));
    match both {
        Some((a, b)) => {
            vec![Slice::new(at.start, at.start + a.len()), Slice::new(at.end - b.len(), at.end)]
        }
        None => vec![at],
    }
}

/// Whether a row is labelled as something that nobody speaks: `Programming: Python, R`.
fn names_something_else(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(':') else { return false };
    let speaks = |text: &str| tokens(&fold(text)).any(is_language);
    rest.contains(',') && !speaks(text) && !is_level(&fold(label))
}

/// The rows of a section; where a bracket is closed on the next row, the two are one.
fn rows(source: &Source<'_>, section: &Section) -> Vec<Slice> {
    let mut out: Vec<Slice> = Vec::new();
    for part in &section.parts {
        match out.last_mut() {
            Some(last) if is_open(source.str(*last)) && source.str(part.at).contains(')') => {
                *last = last.to(part.at)
            }
            _ => out.push(part.at),
        }
    }
    out
}

/// Whether a text says only how well something is known, with a test in brackets perhaps: `Fluent (TOEIC: 970/990)`.
fn tells_level(text: &str) -> bool {
    let known = text.split_once(" (").filter(|_| text.ends_with(')')).map_or(text, |(known, _)| known);
    is_level(&fold(text)) || is_level(&fold(known))
}

/// Languages beside the address, where no section has them: what is left of a line and names nothing else.
pub(super) fn read_beside_address(import: &mut Import<'_, '_>, sections: &[Section]) {
    let source = import.source;
    let near =
        sections.iter().filter(|s| s.heading.is_none() || matches!(s.topic, Topic::Contact | Topic::Other));
    let parts: Vec<Part> = near.flat_map(|s| s.parts.iter().copied()).collect();
    let mut label = String::new();
    for part in parts {
        let before = std::mem::replace(&mut label, fold(source.str(part.at)));
        for left in import.free(part.at) {
            let label = source.str(left).find(':').filter(|c| is_label(&source.str(left)[..*c]));
            let list = Slice::new(left.start + label.map_or(0, |c| c + 1), left.end);
            let named: Vec<_> = items(source, list).into_iter().map(|at| pair(source, at)).collect();
            let is_named = |name: Slice| {
                let folded = fold(source.str(name));
                is_language(&folded) && words::count(&folded) <= 2
            };
            if named.iter().all(|(name, _)| is_named(*name)) && !is_nationality(&before) {
                if let Some(label) = label {
                    import.mark(Slice::new(left.start, left.start + label));
                }
                for (name, level) in named {
                    add(import, name, level);
                }
            }
        }
    }
}

/// Whether a text is the heading that a section of languages has.
fn is_label(text: &str) -> bool {
    heading(&fold(text)).is_some_and(|(topic, _)| topic == Topic::Languages)
}

/// Whether a folded line asks whose citizen somebody is: the answer is no language.
fn is_nationality(folded: &str) -> bool {
    const LABELS: &[&str] = &[
        "nationality",
        "citizenship",
        "staatsangehorigkeit",
        "nationalitat",
        "nationalite",
        "nacionalidad",
        "nacionalidade",
        "nationaliteit",
        "nazionalita",
        "cittadinanza",
        "narodowosc",
        "obywatelstwo",
    ];
    LABELS.contains(&folded.trim_end_matches([':', ' ']))
}

/// Adds the language of a cell, with its level.
pub(super) fn add_cell(import: &mut Import<'_, '_>, at: Slice) {
    let (name, level) = pair(import.source, at);
    add(import, name, level);
}

fn add(import: &mut Import<'_, '_>, name: Slice, level: Option<Slice>) {
    for name in together(import.source, name) {
        let id = format!("languages-{}", import.resume.languages.len() + 1);
        let language = import.take(format!("{id}/language"), name);
        let fluency = level.map(|at| import.take(format!("{id}/fluency"), at)).unwrap_or_default();
        import.resume.languages.push(Language { id, language, fluency, ..Language::default() });
    }
}

/// The cells of a row; a list of levels behind one language is not cut.
fn cells(source: &Source<'_>, at: Slice) -> Vec<Slice> {
    if let Some(dashed) = dashed(source, at) {
        return dashed;
    }
    let mut out: Vec<Slice> = Vec::new();
    for cell in items(source, at) {
        let folded = fold(source.str(cell));
        match out.last_mut() {
            Some(last) if is_level(&folded) && source.str(*last).contains([':', '(', '–', '-']) => {
                *last = last.to(cell);
            }
            _ => out.push(cell),
        }
    }
    out
}

/// The cells of a row that dashes divide, each with its language: `Français : langue maternelle – Anglais : B1`.
fn dashed(source: &Source<'_>, at: Slice) -> Option<Vec<Slice>> {
    let text = source.str(at);
    [" – ", " — ", " - "].iter().find_map(|sign| {
        let mut start = at.start;
        let mut out = Vec::new();
        for piece in text.split(sign) {
            out.push(source.trim(Slice::new(start, start + piece.len())));
            start += piece.len() + sign.len();
        }
        (out.len() > 1 && out.iter().all(|c| is_language(&fold(source.str(*c))))).then_some(out)
    })
}

/// Name and level of a cell: a bracket, dash, colon or nothing but the language's word divides.
fn pair(source: &Source<'_>, at: Slice) -> (Slice, Option<Slice>) {
    let (name, level) = without_level(source, at);
    // `Inglese: ottimo (C1)`: the level begins behind the colon.
    let told_twice = source.str(name).contains(':');
    if level.is_some() && !told_twice {
        return (name, level);
    }
    let text = source.str(at);
    let cut = |offset: usize, len: usize| {
        // The bracket that opens before the level closes behind it.
        let closes = is_open(&text[..offset + len]) && text.ends_with(')');
        let level = Slice::new(at.start + offset + len, at.end - usize::from(closes));
        (
            source.trim(Slice::new(at.start, at.start + offset)),
            Some(source.trim(level)).filter(|l| !l.is_empty()),
        )
    };
    let signs = [":", " - ", " – ", " — ", " (", "\t", "("];
    let first =
        signs.iter().filter_map(|sign| text.find(sign).map(|at| (at, sign.len()))).min_by_key(|s| s.0);
    if let Some((offset, len)) = first.filter(|s| is_language(&fold(&text[..s.0]))) {
        return cut(offset, len);
    }
    if let Some(open) = text.find(" (").filter(|_| text.ends_with(')') && words::count(text) <= 5) {
        return cut(open, 1);
    }
    // `Fluent in German`, `German native speaker`
    if let Some(space) = text.find(' ')
        && is_language(&fold(&text[..space]))
        && is_level(&fold(&text[space..]))
    {
        return cut(space, 1);
    }
    (at, None)
}
