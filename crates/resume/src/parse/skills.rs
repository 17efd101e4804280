//! Skills: by group, in lists, with levels.

use super::import::Import;
use super::items::{items, row_items, without_level};
use super::languages;
use super::sections::{Part, Section};
use super::source::{Slice, Source};
use super::vocabulary::{Topic, heading, is_language, is_level};
use super::words::{self, fold};
use crate::model::Skill;

/// A group in the making.
#[derive(Debug, Default)]
struct Group {
    name: Option<Slice>,
    level: Option<Slice>,
    items: Vec<Slice>,
    /// The row of its last part, to join items that run over a line end.
    open: bool,
}

/// More words than this are no skill but a sentence about one.
const WORDS: usize = 9;

/// Reads a section of skills.
pub(super) fn read(import: &mut Import<'_, '_>, section: &Section) {
    if is_one_group(import.source, section) {
        return read_one(import, section);
    }
    for group in groups(import.source, &section.parts) {
        for group in parted(import.source, group) {
            add(import, group);
        }
    }
}

/// The groups that share a row: `Back end: Rust, Go · Data: Kafka, SQL`.
fn parted(source: &Source<'_>, mut whole: Group) -> Vec<Group> {
    let label = |at: Slice| {
        let text = source.str(at);
        let (colon, _) = text.match_indices(':').find(|(at, _)| text[at + 1..].starts_with([' ', '\n']))?;
        let is_name = text.starts_with(char::is_uppercase) && !text[..colon].contains('(');
        (is_name && words::count(&text[..colon]) <= 3).then_some(colon)
    };
    let items = std::mem::take(&mut whole.items);
    let mut out = vec![whole];
    for item in items {
        let Some((colon, last)) = label(item).zip(out.last_mut()) else {
            out.last_mut().into_iter().for_each(|g| g.items.push(item));
            continue;
        };
        let name = source.trim(Slice::new(item.start, item.start + colon));
        let rest = source.trim(Slice::new(item.start + colon + 1, item.end));
        let next = Group { name: Some(name), items: vec![rest], ..Group::default() };
        // A label over labels names no skills of its own, and stays a leftover.
        if last.items.is_empty() { *last = next } else { out.push(next) }
    }
    out
}

/// Whether a heading that is known as one of skills names a group all the same: `Programming languages` over its level.
fn is_one_group(source: &Source<'_>, section: &Section) -> bool {
    const ANY: &[&str] =
        &["skill", "kompeten", "kenntnis", "compet", "habilidad", "fahigkeit", "umiejetn", "vaardig"];
    let named = section.heading.is_some_and(|at| {
        let folded = fold(source.str(at));
        !ANY.iter().any(|word| folded.contains(word))
    });
    let mut levels = section.parts.iter().map(|p| ranks(source, p.at));
    named && section.parts.len() > 1 && levels.next() == Some(true) && !levels.any(|l| l)
}

/// Words that are a level where they stand alone under a skill's name, and elsewhere say something else.
pub(super) fn is_rank(folded: &str) -> bool {
    matches!(folded, "master" | "high" | "medium" | "low")
}

/// Whether a text that stands by itself under or beside a skill's name is its level.
pub(super) fn ranks(source: &Source<'_>, at: Slice) -> bool {
    let folded = fold(source.str(source.trim(at)));
    is_level(&folded) || is_rank(&folded)
}

/// Reads a section whose heading names a skill or group, and which may begin with its level. A row over a level names the
/// next.
pub(super) fn read_one(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    let Some(name) = section.heading else { return };
    let parts = &section.parts;
    let mut group = Group { name: Some(name), ..Group::default() };
    for (n, part) in parts.iter().enumerate() {
        let names_next = parts.get(n + 1).is_some_and(|next| ranks(source, next.at));
        if ranks(source, part.at) && group.level.is_none() && group.items.is_empty() {
            group.level = Some(source.trim(part.at));
        } else if names_next && row_items(source, part.at).len() == 1 {
            let next = Group { name: Some(source.trim(part.at)), ..Group::default() };
            add(import, std::mem::replace(&mut group, next));
        } else {
            let joined = n > 0 && !group.items.is_empty() && runs_on(source, parts[n - 1], *part);
            push_items(source, &mut group, part.at, joined);
        }
    }
    add(import, group);
}

fn add(import: &mut Import<'_, '_>, group: Group) {
    if let Some(name) = group.name.filter(|name| are_languages(import.source, *name, &group.items)) {
        import.mark_as(format!("headings/row-{}", import.source.row_at(name.start)), name);
        for item in group.items {
            languages::add_cell(import, item);
        }
        return;
    }
    let skill = |import: &mut Import<'_, '_>, name: Slice, level: Option<Slice>, items: &[Slice]| {
        let id = format!("skills-{}", import.resume.skills.len() + 1);
        let name = import.take(format!("{id}/name"), name);
        let level = level.map(|at| import.take(format!("{id}/level"), at)).unwrap_or_default();
        let keyword = |(n, at): (usize, &Slice)| import.take(format!("{id}/keywords/{n}"), *at);
        let keywords = items.iter().enumerate().map(keyword).filter(|k| !k.is_empty()).collect();
        import.resume.skills.push(Skill { id, name, level, keywords, ..Skill::default() });
    };
    match group.name {
        Some(name) => skill(import, name, group.level, &group.items),
        None => {
            for item in group.items {
                let (name, level) = without_level(import.source, item);
                if !name.is_empty() {
                    skill(import, name, level.or(group.level), &[]);
                }
            }
        }
    }
}

/// Whether a group is one of tongues: "Sprachen: Deutsch, Polnisch", and not "Languages: Rust, Python".
fn are_languages(source: &Source<'_>, name: Slice, items: &[Slice]) -> bool {
    let label = fold(source.str(name));
    let named = items.iter().filter(|at| {
        let (name, _) = without_level(source, **at);
        fold(source.str(name)).split_whitespace().next().is_some_and(is_language)
    });
    heading(label.trim_end_matches(':').trim()).is_some_and(|(topic, _)| topic == Topic::Languages)
        && named.count() * 2 > items.len()
}

fn groups(source: &Source<'_>, parts: &[Part]) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let heads = heads(source, parts);
    let mut previous: Option<Part> = None;
    // Groups side by side: their names stand on one row, with the left edge of each.
    let mut columns: Vec<(usize, f32)> = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        let at = source.trim(part.at);
        if at.is_empty() {
            // Dots or bars that show a level.
            continue;
        }
        let is_level = tab_cells(source, part).iter().all(|(cell, _)| is_level(&fold(source.str(*cell))));
        if is_level && columns.len() > 1 {
            for (cell, x0) in tab_cells(source, part) {
                let near = |c: &&(usize, f32)| ((c.1 - x0).abs() * 8.0) as i32;
                if let Some(group) = columns.iter().min_by_key(near).and_then(|c| out.get_mut(c.0)) {
                    group.level = group.level.or(Some(cell));
                }
            }
            previous = Some(*part);
            continue;
        }
        if let Some(group) = out.last_mut().filter(|g| {
            source.str(part.at).trim_start().starts_with('(') && g.name.is_some() && !g.items.is_empty()
        }) {
            // A bracket is said of what stands before it.
            let mut said = row_items(source, part.at).into_iter();
            if let (Some(last), Some(first)) = (group.items.last_mut(), said.next()) {
                let closed = usize::from(source.text[first.end..].starts_with(')'));
                *last = last.to(Slice::new(first.start, first.end + closed));
            }
            group.items.extend(said);
            previous = Some(*part);
            continue;
        }
        if is_level && !out.is_empty() {
            if let Some(group) = out.last_mut() {
                match (group.name, group.items.last()) {
                    (None, Some(_)) if group.items.len() == 1 => {
                        group.name = group.items.pop();
                        group.level = Some(at);
                        group.open = true;
                    }
                    _ => group.level = group.level.or(Some(at)),
                }
            }
            previous = Some(*part);
            continue;
        }
        if let Some((name, rest)) = labelled(source, part) {
            let (name, level) = without_level(source, name);
            let mut group = Group { name: Some(name), level, open: true, ..Group::default() };
            if ranks(source, rest) {
                group.level = Some(rest);
            } else {
                push_items(source, &mut group, rest, false);
            }
            columns.clear();
            out.push(group);
        } else if heads[n] {
            columns.clear();
            for (cell, x0) in tab_cells(source, part) {
                let named = out.last_mut().filter(|_| !columns.is_empty());
                if let Some(group) = named.filter(|g| g.level.is_none() && ranks(source, cell)) {
                    group.level = Some(cell);
                    continue;
                }
                let (name, level) = without_level(source, cell);
                columns.push((out.len(), x0));
                out.push(Group { name: Some(name), level, open: true, ..Group::default() });
            }
        } else if columns.len() > 1 {
            for (cell, x0) in tab_cells(source, part) {
                let near = |c: &&(usize, f32)| ((c.1 - x0).abs() * 8.0) as i32;
                if let Some(group) = columns.iter().min_by_key(near).and_then(|c| out.get_mut(c.0)) {
                    push_items(source, group, cell, false);
                }
            }
        } else {
            let joined = previous.is_some_and(|p| runs_on(source, p, *part));
            let parted =
                previous.is_some_and(|p| labelled(source, &p).is_some() && ends_short(source, p, *part));
            match out.last_mut() {
                Some(group) if group.open && !parted && (group.name.is_some() || joined) => {
                    push_items(source, group, at, joined);
                }
                _ => {
                    let mut group = Group { open: true, ..Group::default() };
                    push_items(source, &mut group, at, false);
                    out.push(group);
                }
            }
        }
        previous = Some(*part);
    }
    out
}

/// Whether a row ends where the first word of the next would have fitted in twice: its author ended it.
fn ends_short(source: &Source<'_>, before: Part, here: Part) -> bool {
    let (a, b) = (&source.rows[before.row], &source.rows[here.row]);
    let column = source.rows.iter().filter(|r| r.page == a.page && r.block == a.block);
    let right = column.map(|r| r.x1).fold(0.0, f32::max);
    let text = source.str(before.at);
    if a.x1 <= a.x0 || (a.x0 - b.x0).abs() > 4.0 || text.trim_end().ends_with([',', ';', '/', '&', '-', '('])
    {
        return false;
    }
    let per_char = (a.x1 - a.x0) / text.chars().count().max(1) as f32;
    let word = source.str(here.at).split_whitespace().next().map_or(0, |w| w.chars().count());
    right - a.x1 > per_char * (2 * word + 6) as f32
}

/// The cells of a row that tabs divide, with their left edges.
fn tab_cells(source: &Source<'_>, part: &Part) -> Vec<(Slice, f32)> {
    let row = &source.rows[part.row];
    let mut out = Vec::new();
    let mut start = part.at.start;
    for cell in source.str(part.at).split('\t') {
        let at = source.trim(Slice::new(start, start + cell.len()));
        if !at.is_empty() {
            let x0 = row.runs.iter().find(|r| r.at.overlaps(at)).map_or(row.x0, |r| r.x0);
            out.push((at, x0));
        }
        start += cell.len() + 1;
    }
    out
}

/// Which parts name a group: they stand out, others do not, and something follows them.
fn heads(source: &Source<'_>, parts: &[Part]) -> Vec<bool> {
    let strength = |p: &Part| {
        let row = &source.rows[p.row];
        let run = row.runs.iter().find(|r| r.at.overlaps(p.at));
        run.map_or(0, |r| (r.size * 2.0).round() as i32 * 2 + i32::from(r.bold) * 3)
            + match row.role {
                crate::document::Role::Heading(_) => 20,
                crate::document::Role::Item(_) => -2,
                _ => 0,
            }
    };
    let all: Vec<i32> = parts.iter().map(strength).collect();
    let plain = parts
        .iter()
        .zip(&all)
        .filter(|(p, _)| !is_level(&fold(source.str(p.at))))
        .map(|(_, s)| *s)
        .min()
        .unwrap_or(0);
    parts
        .iter()
        .enumerate()
        .map(|(n, p)| {
            let text = source.str(p.at);
            let colon = text.trim_end().ends_with(':');
            let stands_out = all[n] > plain + 1 && words::count(text) <= 7;
            let next =
                parts[n + 1..].iter().zip(&all[n + 1..]).find(|(p, _)| !is_level(&fold(source.str(p.at))));
            let followed = next.is_some_and(|(next, strength)| {
                let (row, here) = (&source.rows[next.row], &source.rows[p.row]);
                *strength < all[n] && (row.gap < 3.0 || row.page > here.page) || next.row == p.row
            });
            (stands_out && followed && !source.rows[p.row].is_item()) || (colon && next.is_some())
        })
        .collect()
}

/// `Languages: Rust, Go`, or a bold name before plain items.
fn labelled(source: &Source<'_>, part: &Part) -> Option<(Slice, Slice)> {
    let text = source.str(part.at);
    let cut = |label: usize, rest: usize| {
        let name = source.trim(Slice::new(part.at.start, part.at.start + label));
        let rest = source.trim(Slice::new(part.at.start + rest, part.at.end));
        (!name.is_empty() && !rest.is_empty()).then_some((name, rest))
    };
    let row = &source.rows[part.row];
    let first = row.runs.iter().find(|r| r.at.overlaps(part.at))?;
    if let Some(colon) = text.find(':')
        && words::count(&text[..colon]) <= 6
        && !text[..colon].contains([',', '·', '|', '•'])
        && !text[colon..].starts_with("://")
        && text[colon + 1..].starts_with([' ', '\t', '\u{A0}'])
    {
        return cut(colon, colon + 1);
    }
    if first.bold && first.at.end < part.at.end {
        let label = first.at.end - part.at.start.min(first.at.end);
        let name = text.get(..label)?;
        let plain = row
            .runs
            .iter()
            .filter(|r| r.at.start >= first.at.end && r.at.start < part.at.end)
            .all(|r| !r.bold);
        if plain && words::count(name) <= 6 && !name.trim_end().ends_with(',') {
            return cut(label, label);
        }
    }
    // Tabs alone divide tags; a tab before a list divides a name from it.
    let tab = text.find('\t')?;
    let list = is_list(&text[tab..]) && !is_list(&text[..tab]);
    if list && words::count(&text[..tab]) <= 5 { cut(tab, tab + 1) } else { None }
}

/// Whether a text has signs that divide a list.
fn is_list(text: &str) -> bool {
    text.contains([',', ';', '·', '•', '|'])
}

/// Whether a row continues the item that the row before ended with.
fn runs_on(source: &Source<'_>, before: Part, here: Part) -> bool {
    let (a, b) = (source.str(before.at).trim_end(), source.str(here.at).trim_start());
    let row = &source.rows[here.row];
    if row.is_item() || row.gap > 0.6 && row.gap < 8.0 {
        return false;
    }
    let separated = a.ends_with([',', ';', '·', '•', '|', '/', '&', '-', '(']);
    separated
        || b.chars().next().is_some_and(char::is_lowercase)
        || items(source, before.at).len() > 1 && items(source, here.at).len() > 1
}

/// Adds the items of a slice; the first continues the last where no separator stands between them.
fn push_items(source: &Source<'_>, group: &mut Group, at: Slice, joined: bool) {
    let mut new = row_items(source, at).into_iter();
    if joined && let Some(last) = group.items.last_mut() {
        let between = source.text.get(last.end..at.start).unwrap_or_default();
        let separated = is_list(between) || !is_list(source.row(source.row_at(last.start)));
        let whole_line = source.rows[source.row_at(last.start)].at.start == last.start;
        let open = source.str(*last).ends_with(['&', '/']);
        if (open || !separated && !whole_line)
            && let Some(first) = new.next()
        {
            *last = last.to(first);
        }
    }
    for item in new {
        if words::count(source.str(item)) <= WORDS {
            group.items.push(item);
        }
    }
}
