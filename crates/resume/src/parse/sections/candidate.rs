//! Rows that may be a heading: by their words and their look.

use crate::document::{Kind, Role};
use crate::parse::source::{Row, Slice, Source};
use crate::parse::vocabulary::{Topic, degree, heading, heading_by_word, organisation, school, title};
use crate::parse::words::{self, fold};

/// What may be a heading.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) row: usize,
    pub(super) at: Slice,
    /// What stands right of a side heading or after a colon.
    pub(super) rest: Option<Slice>,
    pub(super) topic: Topic,
    pub(super) exact: bool,
    /// Whether only one of its words says what it is about.
    pub(super) guessed: bool,
    pub(super) look: HeadingLook,
    pub(super) weight: f32,
    pub(super) inline: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HeadingLook {
    pub(super) size: i32,
    pub(super) bold: bool,
    pub(super) caps: bool,
    pub(super) level: u8,
}

impl Candidate {
    /// A heading at `label`, of which `row` is the first row; `topic` says too whether its words are well known.
    fn new(source: &Source<'_>, row: &Row<'_>, label: Slice, topic: (Topic, bool), weight: f32) -> Self {
        let at = source.trim(label);
        let look = look(row, label, source.str(label));
        let (topic, exact) = topic;
        Self {
            row: source.row_at(at.start),
            at,
            rest: None,
            topic,
            exact,
            guessed: false,
            look,
            weight,
            inline: false,
        }
    }
}

pub(super) fn look(row: &Row<'_>, at: Slice, text: &str) -> HeadingLook {
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

pub(super) fn candidates(source: &Source<'_>) -> Vec<Candidate> {
    let mut out = Vec::new();
    for (at, row) in source.rows.iter().enumerate() {
        if row.furniture || row.role == Role::Title {
            continue;
        }
        let found = whole(source, at, row)
            .or_else(|| stacked(source, at, row))
            .or_else(|| legend(source, row))
            .or_else(|| side(source, at, row))
            .or_else(|| labelled(source, at, row));
        out.extend(found);
    }
    out
}

/// The topic of a text that is a heading and nothing else.
fn topic_of(text: &str) -> Option<(Topic, bool)> {
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
    let known = topic_of(text);
    let (topic, exact) = known.or_else(|| Some((about(text)?, false)))?;
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
    let found = || Candidate::new(source, row, row.at, (topic, exact), weight);
    (weight >= enough).then(|| Candidate { guessed: known.is_none(), ..found() })
}

/// What a row is about that looks like a heading, if any word of it says so. What is a title or names an organisation is
/// none.
pub(super) fn about(text: &str) -> Option<Topic> {
    let is_heading = !names(text)
        && words::count(text) <= 5
        && text.starts_with(char::is_uppercase)
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | '@' | '\t' | ':' | '(' | '|'));
    is_heading.then(|| heading_by_word(&fold(text))).flatten()
}

/// Whether a text is a title, or names an organisation, a school or a degree.
pub(super) fn names(text: &str) -> bool {
    let folded = fold(text);
    title(&folded) > 1 || organisation(&folded) > 0 || school(&folded) || degree(&folded) > 0
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
        if let Some((topic, exact)) = topic_of(&source.value(whole)) {
            let weight = 3.0 + f32::from(u8::from(exact));
            return Some(Candidate::new(source, row, whole, (topic, exact), weight));
        }
    }
    None
}

/// A heading with a legend of what its entries say: `PROJECTS ⇥ company · role · date`.
fn legend(source: &Source<'_>, row: &Row<'_>) -> Option<Candidate> {
    #[rustfmt::skip]
    const FIELDS: &[&str] = &[
        "company", "employer", "organisation", "organization", "client", "name", "title", "role", "position", "place",
        "location", "city", "date", "dates", "year", "years", "period", "duration", "skills", "stack", "technologies",
        "tools", "tech", "description", "link", "url", "degree", "school", "institution", "university", "field", "grade",
        "level", "issuer", "firma", "rolle", "ort", "zeitraum", "jahr", "empresa", "puesto", "cargo", "lugar", "fecha",
        "entreprise", "poste", "lieu", "dates et lieu",
    ];
    let text = source.str(row.at);
    let tab = text.find('\t')?;
    let names: Vec<String> = text[tab + 1..]
        .split(['·', '|', '/', ',', '•', '\t', '–', '—', '-'])
        .map(|name| fold(name.trim()))
        .collect();
    let label = Slice::new(row.at.start, row.at.start + tab);
    let (topic, exact) = topic_of(source.str(label))?;
    let is_legend = names.len() >= 2 && names.iter().all(|name| FIELDS.contains(&name.as_str()));
    let stands_out = look(row, label, source.str(label));
    (exact && is_legend && !row.is_item() && (stands_out.bold || stands_out.caps))
        .then(|| Candidate::new(source, row, label, (topic, exact), 3.0))
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
    let (topic, exact) = topic_of(text)?;
    if !exact || text.trim_end().ends_with([':', ',']) {
        return None;
    }
    // The text of the section stands clear of it: the next rows begin further right.
    let beside = row.runs.iter().find(|r| r.at.end > rest.start).map_or(row.x0, |r| r.x0);
    let is_deeper = |r: &Row<'_>| r.x0 > row.x0 + 8.0;
    // Or has one row only, and under it the next such heading stands.
    let is_next = |n: usize, r: &Row<'_>| {
        let cell = source.row(n).split_once('\t').map(|(cell, _)| cell);
        (r.x0 - row.x0).abs() < 2.0 && cell.and_then(topic_of).is_some_and(|(_, exact)| exact)
    };
    let hangs = beside > row.x0 + 8.0
        && source.rows[at.saturating_sub(6)..(at + 7).min(source.rows.len())]
            .iter()
            .any(|r| r.page.abs_diff(row.page) <= 1 && !r.furniture && is_deeper(r))
        && source.rows.get(at + 1).is_none_or(|r| r.page != row.page || is_deeper(r) || is_next(at + 1, r));
    hangs.then_some(())?;
    let found = Candidate::new(source, row, label, (topic, exact), 3.0);
    Some(Candidate { rest: Some(rest), ..found })
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
    let (topic, exact) = topic_of(source.str(label))?;
    let plain = matches!(source.kind, Kind::Text | Kind::Markdown);
    let run_in = row.runs.first().is_some_and(|r| r.bold && r.at.end <= label.end + 1);
    if !exact
        || matches!(topic, Topic::Contact | Topic::Profiles | Topic::Container | Topic::Other)
        || !(plain || run_in)
    {
        return None;
    }
    let found = Candidate::new(source, row, label, (topic, exact), 1.5);
    Some(Candidate { rest: Some(rest), inline: true, ..found })
}
