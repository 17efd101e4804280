//! Which candidates are headings: the look that most with well-known words share decides.

use super::candidate::{Candidate, HeadingLook, about, look, names};
use crate::document::Kind;
use crate::parse::skills::ranks;
use crate::parse::source::{Row, Run, Source};
use crate::parse::vocabulary::Topic;
use crate::parse::words;

/// The look that headings of most different topics share.
pub(super) fn main_look(found: &[Candidate]) -> Option<HeadingLook> {
    let mut looks: Vec<(HeadingLook, Vec<Topic>, f32)> = Vec::new();
    let known = found.iter().any(|c| c.exact && !c.inline);
    for c in found.iter().filter(|c| (c.exact || c.guessed && !known) && !c.inline) {
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
pub(super) fn choose(source: &Source<'_>, found: &mut Vec<Candidate>, main: Option<HeadingLook>) {
    let Some(main) = main else {
        found.retain(|c| !c.inline || c.weight >= 1.5);
        return;
    };
    let mut block = None;
    let rows: Vec<usize> = found.iter().map(|c| c.row).collect();
    // How many rows have a look that are headings, and how many that are none.
    let shares = |here: HeadingLook| {
        let has_look = |(n, row): &(usize, &Row<'_>)| {
            let size = |r: &Run<'_>| (r.size * 2.0).round() as i32;
            row.runs.iter().all(|r| size(r) == here.size && r.bold == here.bold)
                && look(row, row.at, source.row(*n)) == here
        };
        let alike = source.rows.iter().enumerate().filter(has_look);
        let (headings, others): (Vec<_>, Vec<_>) = alike.partition(|(n, _)| rows.contains(n));
        (headings.len(), others.len())
    };
    // A look that more rows have which are no headings is the look of entries.
    let is_of_entries = |(headings, others): (usize, usize)| others > headings;
    let in_main: Vec<Topic> = found.iter().filter(|c| c.look == main && c.exact).map(|c| c.topic).collect();
    // A guess must look as few others do, and stand where those with well-known words stand.
    let (headings, others) = shares(main);
    let shared = others >= headings && !(main.caps && matches!(source.kind, Kind::Text));
    let place = |c: &Candidate| (source.rows[c.row].x0, source.rows[c.row].x1);
    let of_main = found.iter().filter(|c| c.look == main && (c.exact || in_main.is_empty()));
    let places: Vec<(f32, f32)> = of_main.map(place).collect();
    let is_aligned = |c: &Candidate| {
        let (x0, x1) = place(c);
        places.iter().any(|p| (p.0 - x0).abs() < 2.0 || (p.0 + p.1 - x0 - x1).abs() < 4.0)
    };
    let looks_like_body = !main.bold && !main.caps && (main.size as f32) <= source.body_size * 2.0 * 1.07;
    // In a text without looks one heading may be written otherwise than the rest.
    let is_alone = |c: &Candidate| {
        let needed = matches!(c.topic, Topic::Work | Topic::Education | Topic::Skills | Topic::Languages);
        needed && c.exact && c.rest.is_none() && !in_main.contains(&c.topic) && source.rows[c.row].gap > 0.45
    };
    found.retain(|c| {
        let here = (source.rows[c.row].page, source.rows[c.row].block);
        let keep = if c.guessed {
            c.look == main && !shared && is_aligned(c)
        } else if c.inline {
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
            let elsewhere = block.is_none_or(|b| b != here)
                && c.exact
                && c.weight >= 3.0
                && !is_of_entries(shares(c.look));
            as_strong || elsewhere || matches!(source.kind, Kind::Text) && is_alone(c)
        };
        if keep && c.look == main {
            block = Some(here);
        }
        keep
    });
}

/// Drops what stands further right than the headings before and after it: the name of an entry that looks like them.
pub(super) fn drop_indented(source: &Source<'_>, found: &mut Vec<Candidate>) {
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
    let guessed: Vec<bool> = found.iter().map(|c| c.guessed).collect();
    let mut n = 0_usize;
    let mut kept: Option<usize> = None;
    found.retain(|c| {
        n += 1;
        // Of a guess the one before it is enough.
        let before = if c.guessed { kept } else { (n - 1).checked_sub(1) };
        let after = (n..guessed.len()).find(|m| !guessed[*m]);
        let indented = is_left(n - 1, before) && (c.guessed || is_left(n - 1, after));
        kept = if indented { kept } else { Some(n - 1) };
        !indented
    });
}

/// Adds the rows that look like headings and whose words we do not know.
pub(super) fn unnamed(source: &Source<'_>, found: &mut Vec<Candidate>, main: HeadingLook) {
    let body = (source.body_size * 2.0).round() as i32;
    let stands_out = main.level > 0 || main.size as f32 > body as f32 * 1.12 || (main.caps && main.bold);
    let known: Vec<usize> = found.iter().filter(|c| c.look == main && !c.inline).map(|c| c.row).collect();
    // In a text without looks a row of capitals between two empty lines stands out as well.
    let bare = main.caps && matches!(source.kind, Kind::Text);
    let is_alone = |at: usize, text: &str| {
        let below = source.rows.get(at + 1).is_some_and(|r| r.gap > 0.4);
        below
            && !text.contains([',', ':', '('])
            && !text.contains(|c: char| c.is_ascii_digit())
            && !names(text)
    };
    let (Some(&first), true) = (known.first(), (stands_out || bare) && known.len() >= 2) else { return };
    let edges: Vec<f32> = known.iter().map(|r| source.rows[*r].x0).collect();
    let centres: Vec<f32> = known.iter().map(|r| (source.rows[*r].x0 + source.rows[*r].x1) / 2.0).collect();
    // Where entries look like headings, most such rows are entries; but not where each is a skill with its level.
    let is_ranked = |at: usize| source.rows.get(at).is_some_and(|r| ranks(source, r.at));
    // The last row of a name, which may run over two.
    let last = |at: usize| {
        let (row, next) = (&source.rows[at], source.rows.get(at + 1));
        let goes_on = |r: &&Row<'_>| {
            (r.page, r.block) == (row.page, row.block)
                && r.gap < 0.4
                && look(r, r.at, source.str(r.at)) == main
        };
        if next.is_some_and(|r| goes_on(&r)) && is_ranked(at + 2) { at + 1 } else { at }
    };
    let levelled = |at: usize| is_ranked(last(at) + 1);
    // A name may be in capitals by itself: `PHP`, `.NET`.
    let looks_alike = |at: usize, row: &Row<'_>| {
        let here = look(row, row.at, source.row(at));
        here == main || HeadingLook { caps: main.caps, ..here } == main && levelled(at)
    };
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
            && looks_alike(at, row)
            && row.runs.iter().all(|r| (r.size * 2.0).round() as i32 == main.size)
            && aligned
            && row.gap > 0.4
            && words::count(text) <= 5
            && text.chars().any(char::is_alphabetic)
            && source.dates_in(row.at).is_empty()
            && row.runs.iter().all(|r| r.link.is_none())
            && (stands_out || is_alone(at, text));
        if fits {
            more.push(Candidate {
                row: at,
                at: source.trim(row.at.to(source.rows[last(at)].at)),
                rest: None,
                topic: about(text).unwrap_or(Topic::Other),
                exact: false,
                guessed: false,
                look: main,
                weight: 0.0,
                inline: false,
            });
        }
    }
    if more.len() > known.len() {
        more.retain(|c| levelled(c.row));
    }
    for c in more.iter_mut().filter(|c| levelled(c.row)) {
        c.topic = Topic::Skill;
    }
    found.append(&mut more);
}
