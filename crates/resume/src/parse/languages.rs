//! Human languages and how well they are known.

use super::import::Import;
use super::items::{items, without_level};
use super::sections::Section;
use super::source::{Slice, Source};
use super::vocabulary::{is_language, is_level};
use super::words::{self, fold};
use crate::model::Language;

/// Reads a section of languages.
pub(super) fn read(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    let mut found: Vec<(Slice, Option<Slice>)> = Vec::new();
    for part in &section.parts {
        let row = cells(source, part.at);
        let levels = row.iter().filter(|at| is_level(&fold(source.str(**at)))).count();
        for at in row {
            let folded = fold(source.str(at));
            if is_level(&folded) && !found.is_empty() {
                // A row of levels under a row of languages: in their order.
                let open =
                    if levels > 1 { found.iter_mut().find(|l| l.1.is_none()) } else { found.last_mut() };
                if let Some((_, level @ None)) = open {
                    *level = Some(at);
                }
                continue;
            }
            let (name, level) = pair(source, at);
            if words::count(source.str(name)) <= 4
                && !name.is_empty()
                && (is_language(&fold(source.str(name)))
                    || level.is_some()
                    || words::count(source.str(name)) == 1)
            {
                found.push((name, level));
            }
        }
    }
    for (name, level) in found {
        add(import, name, level);
    }
}

/// Adds the language of a cell, with its level.
pub(super) fn add_cell(import: &mut Import<'_, '_>, at: Slice) {
    let (name, level) = pair(import.source, at);
    add(import, name, level);
}

fn add(import: &mut Import<'_, '_>, name: Slice, level: Option<Slice>) {
    let id = format!("languages-{}", import.resume.languages.len() + 1);
    let language = import.take(format!("{id}/language"), name);
    let fluency = level.map(|at| import.take(format!("{id}/fluency"), at)).unwrap_or_default();
    import.resume.languages.push(Language { id, language, fluency, ..Language::default() });
}

/// The cells of a row; a list of levels behind one language is not cut.
fn cells(source: &Source<'_>, at: Slice) -> Vec<Slice> {
    let cut = items(source, at);
    let mut out: Vec<Slice> = Vec::new();
    for cell in cut {
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

/// Name and level of a cell: a bracket, dash, colon or nothing but the language's word divides.
fn pair(source: &Source<'_>, at: Slice) -> (Slice, Option<Slice>) {
    let (name, level) = without_level(source, at);
    if level.is_some() {
        return (name, level);
    }
    let text = source.str(at);
    let cut = |offset: usize, len: usize| {
        (
            source.trim(Slice::new(at.start, at.start + offset)),
            Some(source.trim(Slice::new(at.start + offset + len, at.end))).filter(|l| !l.is_empty()),
        )
    };
    for sign in [":", " - ", " – ", " — ", " (", "\t", "("] {
        if let Some(offset) = text.find(sign)
            && is_language(&fold(&text[..offset]))
        {
            return cut(offset, sign.len());
        }
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
