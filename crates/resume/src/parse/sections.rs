//! Finds the headings and cuts the document into sections.
//!
//! A heading is known by its words and by its look. The look that most headings with well-known words share is *the*
//! heading look of the document: a lesser look with the same words is a label inside a section, and other words in
//! that look are a heading we have no name for.

use super::skills::is_rank;
use super::source::{Row, Run, Slice, Source};
use super::vocabulary::{Topic, heading, is_level};
use super::words::{self, fold};
use crate::document::{Kind, Role};

/// A row, or what a side heading leaves of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    pub(super) row: usize,
    pub(super) at: Slice,
}

/// A heading and what stands under it. The first section has no heading.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) topic: Topic,
    pub(super) heading: Option<Slice>,
    pub(super) parts: Vec<Part>,
}

impl Section {
    /// How many words stand under the heading.
    pub(super) fn words(&self, source: &Source<'_>) -> usize {
        self.parts.iter().map(|p| words::count(source.str(p.at))).sum()
    }
}

/// What may be a heading.
#[derive(Debug)]
struct Candidate {
    row: usize,
    at: Slice,
    /// What stands right of a side heading or after a colon.
    rest: Option<Slice>,
    topic: Topic,
    exact: bool,
    look: HeadingLook,
    weight: f32,
    inline: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct HeadingLook {
    size: i32,
    bold: bool,
    caps: bool,
    level: u8,
}

/// Cuts the document into sections, in reading order.
pub(super) fn cut(source: &Source<'_>) -> Vec<Section> {
    let mut found = candidates(source);
    let main = main_look(&found);
    choose(source, &mut found, main);
    drop_indented(source, &mut found);
    if let Some(main) = main {
        unnamed(source, &mut found, main);
    }
    found.sort_by_key(|c| (c.row, c.at.start));
    let mut sections = vec![Section { topic: Topic::Contact, heading: None, parts: Vec::new() }];
    let mut next = found.iter().peekable();
    for (row, r) in source.rows.iter().enumerate() {
        if r.furniture {
            continue;
        }
        // The second row of a heading over two.
        if sections
            .last()
            .and_then(|s| s.heading)
            .is_some_and(|h| h.contains(source.trim(r.at)) && !source.trim(r.at).is_empty())
        {
            while next.next_if(|c| c.row == row).is_some() {}
            continue;
        }
        let Some(c) = next.next_if(|c| c.row == row) else {
            if let Some(section) = sections.last_mut() {
                section.parts.push(Part { row, at: r.at });
            }
            continue;
        };
        let parts = c.rest.map(|at| Part { row, at }).into_iter().collect();
        sections.push(Section { topic: c.topic, heading: Some(c.at), parts });
    }
    sections
}

fn look(row: &Row<'_>, at: Slice, text: &str) -> HeadingLook {
    let run = row.runs.iter().find(|r| r.at.overlaps(at));
    let level = match row.role {
        Role::Heading(level) => level,
        _ => 0,
    };
    HeadingLook {
        size: run.map_or(0, |r| (r.size * 2.0).round() as i32),
        bold: run.is_some_and(|r| r.bold),
        caps: words::is_caps(text),
        level,
    }
}

fn candidates(source: &Source<'_>) -> Vec<Candidate> {
    let mut out = Vec::new();
    for (at, row) in source.rows.iter().enumerate() {
        if row.furniture || row.role == Role::Title {
            continue;
        }
        let found = whole(source, at, row)
            .or_else(|| stacked(source, at, row))
            .or_else(|| side(source, at, row))
            .or_else(|| labelled(source, at, row));
        out.extend(found);
    }
    out
}

/// The topic of a text that is a heading and nothing else.
fn topic(text: &str) -> Option<(Topic, bool)> {
    if text.len() > 70 {
        return None;
    }
    let whole = words::unspaced(text);
    heading(&fold(whole.as_deref().unwrap_or(text)))
}

/// A row that is nothing but a heading.
fn whole(source: &Source<'_>, at: usize, row: &Row<'_>) -> Option<Candidate> {
    let text = source.row(at);
    let styled = matches!(row.role, Role::Heading(_));
    // What leads somewhere is a name, not a heading.
    let leads = row.runs.iter().any(|r| r.link.is_some());
    if row.is_item() || leads || text.trim_end().ends_with(['.', ',', ';']) {
        return None;
    }
    let (topic, exact) = topic(text)?;
    let look = look(row, row.at, text);
    let bigger = look.size as f32 > source.body_size * 2.0 * 1.07;
    let colon = text.trim_end().ends_with(':');
    let mut weight = 0.0;
    for (holds, points) in [
        (styled, 3.0),
        (bigger, 2.0),
        (look.bold, 1.5),
        (look.caps, 1.5),
        (row.gap > 0.45, 1.0),
        (colon, 0.5),
        (exact, 1.0),
        (words::unspaced(text).is_some(), 1.0),
    ] {
        if holds {
            weight += points;
        }
    }
    // Where the file knows no looks, the words alone must do.
    let bare = source.plain && text.starts_with(char::is_uppercase) && !words::is_prose(text);
    let enough = match (exact, bare) {
        (true, true) => 1.0,
        (true, false) => 2.0,
        (false, _) => 2.5,
    };
    let at = source.trim(row.at);
    (weight >= enough).then_some(Candidate {
        row: source.row_at(at.start),
        at,
        rest: None,
        topic,
        exact,
        look,
        weight,
        inline: false,
    })
}

/// A heading that runs over rows of one look: `RESEARCH` and `EXPERIENCE` under each other.
fn stacked(source: &Source<'_>, at: usize, row: &Row<'_>) -> Option<Candidate> {
    let text = source.row(at);
    let look_of = |n: usize| source.rows.get(n).map(|r| look(r, r.at, source.row(n)));
    let here = look_of(at)?;
    if !(here.bold || here.caps) || row.is_item() || words::count(text) > 3 {
        return None;
    }
    for last in at + 1..(at + 3).min(source.rows.len()) {
        let next = &source.rows[last];
        let goes_on = look_of(last) == Some(here)
            && next.block == row.block
            && next.page == row.page
            && next.gap < 0.4
            && !next.is_item();
        if !goes_on || words::count(source.row(last)) > 3 {
            return None;
        }
        let whole = row.at.to(next.at);
        if let Some((topic, exact)) = topic(&source.value(whole)) {
            let weight = 3.0 + f32::from(u8::from(exact));
            return Some(Candidate {
                row: at,
                at: source.trim(whole),
                rest: None,
                topic,
                exact,
                look: here,
                weight,
                inline: false,
            });
        }
    }
    None
}

/// A heading in the margin, beside the first row of its section.
fn side(source: &Source<'_>, at: usize, row: &Row<'_>) -> Option<Candidate> {
    let first = row.runs.first()?;
    let rest_start = row.runs.iter().find(|r| r.at.start >= first.at.end)?.at.start;
    let end = source
        .str(row.at)
        .find('\t')
        .map_or(first.at.end, |tab| (row.at.start + tab).min(first.at.end).max(row.at.start));
    let label = Slice::new(row.at.start, end);
    let rest = source.trim(Slice::new(rest_start.max(end), row.at.end));
    // A name with its dates is an entry, whatever the name says.
    let is_dated = source.dates_in(rest).first().is_some_and(|d| d.at.start <= rest.start + 1);
    if rest.is_empty() || row.is_item() || is_dated {
        return None;
    }
    let text = source.str(label);
    let (topic, exact) = topic(text)?;
    if !exact || text.trim_end().ends_with([':', ',']) {
        return None;
    }
    // The text of the section stands clear of it: the next rows begin further right.
    let beside = row.runs.iter().find(|r| r.at.end > rest.start).map_or(row.x0, |r| r.x0);
    let hangs = beside > row.x0 + 8.0
        && source.rows[at + 1..]
            .iter()
            .take(6)
            .filter(|r| r.page == row.page && !r.furniture && (r.x0 - row.x0) > 8.0)
            .count()
            >= 1
        && source.rows.get(at + 1).is_none_or(|r| r.page != row.page || r.x0 > row.x0 + 8.0);
    hangs.then_some(())?;
    let look = look(row, label, text);
    let at = source.trim(label);
    Some(Candidate {
        row: source.row_at(at.start),
        at,
        rest: Some(rest),
        topic,
        exact,
        look,
        weight: 3.0,
        inline: false,
    })
}

/// `Skills: Rust, SQL` as a row of its own section, where the file knows no looks to make headings with.
fn labelled(source: &Source<'_>, at: usize, row: &Row<'_>) -> Option<Candidate> {
    let text = source.row(at);
    let colon = text.find(':').filter(|c| *c <= 40)?;
    let label = Slice::new(row.at.start, row.at.start + colon);
    let rest = source.trim(Slice::new(label.end + 1, row.at.end));
    if rest.is_empty() || row.is_item() {
        return None;
    }
    let (topic, exact) = topic(source.str(label))?;
    let plain = matches!(source.kind, Kind::Text | Kind::Markdown);
    let run_in = row.runs.first().is_some_and(|r| r.bold && r.at.end <= label.end + 1);
    if !exact
        || matches!(topic, Topic::Contact | Topic::Profiles | Topic::Container | Topic::Other)
        || !(plain || run_in)
    {
        return None;
    }
    let look = look(row, label, source.str(label));
    let at = source.trim(label);
    Some(Candidate {
        row: source.row_at(at.start),
        at,
        rest: Some(rest),
        topic,
        exact,
        look,
        weight: 1.5,
        inline: true,
    })
}

/// The look that headings of most different topics share.
fn main_look(found: &[Candidate]) -> Option<HeadingLook> {
    let mut looks: Vec<(HeadingLook, Vec<Topic>, f32)> = Vec::new();
    for c in found.iter().filter(|c| c.exact && !c.inline) {
        match looks.iter_mut().find(|(l, ..)| *l == c.look) {
            Some((_, topics, best)) => {
                if !topics.contains(&c.topic) {
                    topics.push(c.topic);
                }
                *best = best.max(c.weight);
            }
            None => looks.push((c.look, vec![c.topic], c.weight)),
        }
    }
    let core =
        |topics: &[Topic]| topics.iter().filter(|t| matches!(t, Topic::Work | Topic::Education)).count();
    let score = |(look, topics, weight): &(HeadingLook, Vec<Topic>, f32)| {
        (topics.len() + core(topics)) as f32 * 2.0 + weight + look.size as f32 / 100.0
    };
    looks.into_iter().max_by(|a, b| score(a).total_cmp(&score(b))).map(|(look, ..)| look)
}

/// Drops candidates of a lesser look than the headings have.
fn choose(source: &Source<'_>, found: &mut Vec<Candidate>, main: Option<HeadingLook>) {
    let Some(main) = main else {
        found.retain(|c| !c.inline || c.weight >= 1.5);
        return;
    };
    let mut block = None;
    let rows: Vec<usize> = found.iter().map(|c| c.row).collect();
    // A look that more rows have which are no headings is the look of entries.
    let is_of_entries = |here: HeadingLook| {
        let has_look = |(n, row): &(usize, &Row<'_>)| {
            let size = |r: &Run<'_>| (r.size * 2.0).round() as i32;
            row.runs.iter().all(|r| size(r) == here.size && r.bold == here.bold)
                && look(row, row.at, source.row(*n)) == here
        };
        let alike = source.rows.iter().enumerate().filter(has_look);
        let (headings, others): (Vec<_>, Vec<_>) = alike.partition(|(n, _)| rows.contains(n));
        others.len() > headings.len()
    };
    let looks_like_body = !main.bold && !main.caps && (main.size as f32) <= source.body_size * 2.0 * 1.07;
    found.retain(|c| {
        let here = (source.rows[c.row].page, source.rows[c.row].block);
        let keep = if c.inline {
            looks_like_body || c.look == main || (c.look.caps && c.look.caps == main.caps)
        } else if c.look == main {
            true
        } else if main.level > 0 {
            // The file itself knows its headings.
            c.look.level > 0 && c.look.level <= main.level
                || (c.look.size >= main.size && c.look.bold >= main.bold)
        } else {
            let as_strong = c.look.size as f32 >= main.size as f32 * 0.94
                && (c.look.bold || !main.bold || c.look.size > main.size)
                && (c.look.caps || !main.caps || c.look.size > main.size);
            // A sidebar may have its own look.
            let elsewhere =
                block.is_none_or(|b| b != here) && c.exact && c.weight >= 3.0 && !is_of_entries(c.look);
            as_strong || elsewhere
        };
        if keep && c.look == main {
            block = Some(here);
        }
        keep
    });
}

/// Drops what stands further right than the headings before and after it: the name of an entry that looks like them.
fn drop_indented(source: &Source<'_>, found: &mut Vec<Candidate>) {
    const INDENT: f32 = 10.0;
    found.sort_by_key(|c| (c.row, c.at.start));
    let place = |c: &Candidate| {
        let row = &source.rows[c.row];
        (row.page, row.block, row.x0, row.x1)
    };
    let places: Vec<(u32, u32, f32, f32)> = found.iter().map(place).collect();
    let is_left = |n: usize, m: Option<usize>| {
        let (page, block, x0, x1) = places[n];
        m.and_then(|m| places.get(m)).is_some_and(|p| {
            let is_centred = (p.2 + p.3 - x0 - x1).abs() < INDENT;
            (p.0, p.1) == (page, block) && p.2 + INDENT < x0 && !is_centred
        })
    };
    let mut n = 0;
    found.retain(|_| {
        n += 1;
        !(is_left(n - 1, (n - 1).checked_sub(1)) && is_left(n - 1, Some(n)))
    });
}

/// Adds the rows that look like headings and whose words we do not know.
fn unnamed(source: &Source<'_>, found: &mut Vec<Candidate>, main: HeadingLook) {
    let body = (source.body_size * 2.0).round() as i32;
    let stands_out = main.level > 0 || main.size as f32 > body as f32 * 1.12 || (main.caps && main.bold);
    let known: Vec<usize> = found.iter().filter(|c| c.look == main && !c.inline).map(|c| c.row).collect();
    let (Some(&first), true) = (known.first(), stands_out && known.len() >= 2) else { return };
    let edges: Vec<f32> = known.iter().map(|r| source.rows[*r].x0).collect();
    let centres: Vec<f32> = known.iter().map(|r| (source.rows[*r].x0 + source.rows[*r].x1) / 2.0).collect();
    let mut more = Vec::new();
    for (at, row) in source.rows.iter().enumerate().skip(first + 1) {
        let text = source.row(at);
        let centre = (row.x0 + row.x1) / 2.0;
        let aligned = edges.iter().any(|x| (x - row.x0).abs() < 2.0)
            || centres.iter().any(|x| (x - centre).abs() < 2.0);
        let fits = !row.furniture
            && !known.contains(&at)
            && !row.is_item()
            && !text.contains('\t')
            && look(row, row.at, text) == main
            && row.runs.iter().all(|r| (r.size * 2.0).round() as i32 == main.size)
            && aligned
            && row.gap > 0.4
            && words::count(text) <= 5
            && text.chars().any(char::is_alphabetic)
            && source.dates_in(row.at).is_empty()
            && row.runs.iter().all(|r| r.link.is_none());
        if fits {
            let at_text = source.trim(row.at);
            more.push(Candidate {
                row: at,
                at: at_text,
                rest: None,
                topic: Topic::Other,
                exact: false,
                look: main,
                weight: 0.0,
                inline: false,
            });
        }
    }
    // Where entries look like headings, most such rows are entries; but not where each is a skill with its level.
    let levelled = |c: &Candidate| {
        source.rows.get(c.row + 1).is_some_and(|r| {
            let text = fold(source.str(r.at));
            is_level(&text) || is_rank(&text)
        })
    };
    if more.len() > known.len() {
        more.retain(levelled);
    }
    for c in more.iter_mut().filter(|c| levelled(c)) {
        c.topic = Topic::Skill;
    }
    {
        found.append(&mut more);
    }
}
