//! Lines out of the words of one block.

use super::bidi;
use super::cells::{self, Placed};
use super::words::{self, Word};
use crate::document::{Line, LooseLink, Role};
use crate::extract::clean::SOFT_HYPHEN;
use crate::extract::flow::{LineBuilder, Look};
use crate::extract::pdf::{Area, Span};

/// Rows this close, in ems, are one line when they do not stand above each other: bullets, superscripts, dates in
/// another size.
const SAME_LINE: f32 = 0.5;

/// What a page says to all its lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) links: &'a [Area],
    pub(super) right_to_left: bool,
}

/// Appends the lines of a block, from the top. `covered` marks the links that cover one of its words.
pub(super) fn from_block(
    words: &[Word],
    context: &Context<'_>,
    block: u32,
    covered: &mut [bool],
    lines: &mut Vec<Line>,
) {
    for row in cells::joined(rows(words)) {
        lines.extend(line(&row, context, block, covered));
    }
}

/// Rows of words, each sorted from left to right.
pub(super) fn rows(words: &[Word]) -> Vec<Vec<&Word>> {
    let mut rows: Vec<Vec<&Word>> = Vec::new();
    for row in words::rows(words.iter().collect(), |w| (w.y, w.size)) {
        match rows.last_mut() {
            Some(last) if is_one_line(last, &row) => last.extend(row),
            _ => rows.push(row),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    rows
}

fn is_one_line(above: &[&Word], below: &[&Word]) -> bool {
    let y = |row: &[&Word]| row.iter().map(|w| w.y).sum::<f32>() / row.len().max(1) as f32;
    let size = above.iter().chain(below).map(|w| w.size).fold(0.0, f32::max);
    let apart = |a: &&Word| below.iter().all(|b| a.x1 <= b.x0 + 0.1 * size || b.x1 <= a.x0 + 0.1 * size);
    y(below) - y(above) <= SAME_LINE * size && above.iter().all(apart)
}

fn line(row: &[Placed<'_>], context: &Context<'_>, block: u32, covered: &mut [bool]) -> Option<Line> {
    let visual = characters(row);
    let looks: Vec<Look> = row.iter().map(|p| look(p.word, context.links, covered)).collect();
    let text: String = visual.iter().map(|(c, _)| *c).collect();
    let line = match bidi::logical_order(&text, context.right_to_left) {
        None => left_to_right(row, &looks),
        Some(order) => reordered(row, &looks, &visual, &order),
    };
    let mut line = line.finish(Role::Body)?;
    line.y0 = row.iter().map(|p| p.word.top()).fold(f32::MAX, f32::min);
    line.y1 = row.iter().map(|p| p.word.bottom()).fold(f32::MIN, f32::max);
    line.block = block;
    Some(line)
}

fn left_to_right(row: &[Placed<'_>], looks: &[Look]) -> LineBuilder {
    let mut line = LineBuilder::default();
    for (at, Placed { word, joint }) in row.iter().enumerate() {
        if at > 0 && !is_broken(row[at - 1].word, word) {
            line.joint(*joint);
        }
        let ends_part = row.get(at + 1).is_none_or(|next| next.joint == '\t');
        line.push(&without_soft_hyphens(&word.text, ends_part), word.x0, word.x1, &looks[at]);
    }
    line
}

/// Whether a word goes on in the next one, below it, after a hyphen.
fn is_broken(word: &Word, next: &Word) -> bool {
    next.y - word.y > 0.5 * word.size
        && (word.text.ends_with(SOFT_HYPHEN)
            || word.text.ends_with('-') && word.text.len() > 2 && next.text.starts_with(char::is_lowercase))
}

/// Soft hyphens mean something only where the line breaks, or its part before a tab does.
fn without_soft_hyphens(text: &str, ends_part: bool) -> String {
    let ends = ends_part && text.chars().count() > 1 && text.ends_with(SOFT_HYPHEN);
    let mut out: String = text.chars().filter(|c| *c != SOFT_HYPHEN).collect();
    if ends {
        out.push(SOFT_HYPHEN);
    }
    out
}

/// The row's characters from left to right, each with its word's number; `None` for joints.
fn characters(row: &[Placed<'_>]) -> Vec<(char, Option<usize>)> {
    let mut out = Vec::new();
    for (at, Placed { word, joint }) in row.iter().enumerate() {
        if at > 0 {
            out.push((*joint, None));
        }
        out.extend(word.text.chars().filter(|c| *c != SOFT_HYPHEN).map(|c| (c, Some(at))));
    }
    out
}

fn reordered(
    row: &[Placed<'_>],
    looks: &[Look],
    visual: &[(char, Option<usize>)],
    order: &[usize],
) -> LineBuilder {
    let mut line = LineBuilder::default();
    let mut run = String::new();
    let mut of: Option<usize> = None;
    let flush = |run: &mut String, of: Option<usize>, line: &mut LineBuilder| {
        if let Some(at) = of {
            line.push(run, row[at].word.x0, row[at].word.x1, &looks[at]);
        }
        run.clear();
    };
    for &index in order {
        let (c, word) = visual[index];
        if word != of || word.is_none() {
            flush(&mut run, of, &mut line);
            of = word;
        }
        match word {
            Some(_) => run.push(c),
            None => line.joint(c),
        }
    }
    flush(&mut run, of, &mut line);
    line
}

/// A word's look; a link's area covers it when the word's middle lies in it.
fn look(word: &Word, links: &[Area], covered: &mut [bool]) -> Look {
    let (x, y) = ((word.x0 + word.x1) / 2.0, word.y - 0.3 * word.size);
    let link = links.iter().position(|a| a.x0 <= x && x <= a.x1 && a.y0 - 1.0 <= y && y <= a.y1 + 1.0);
    if let Some(at) = link {
        covered[at] = true;
    }
    Look {
        size: (word.size * 10.0).round() / 10.0,
        bold: word.bold,
        italic: word.italic,
        link: link.map(|at| links[at].target.clone()),
    }
}

/// The links that cover no text, each address once; not those that other text of the page leads to as well.
pub(super) fn loose_links(links: &[Area], covered: &[bool]) -> Vec<LooseLink> {
    let mut seen: Vec<&str> =
        links.iter().zip(covered).filter(|(_, c)| **c).map(|(a, _)| a.target.as_str()).collect();
    let mut loose = Vec::new();
    for area in links {
        if !seen.contains(&area.target.as_str()) {
            seen.push(&area.target);
            let target = area.target.clone();
            loose.push(LooseLink { target, x0: area.x0, y0: area.y0, x1: area.x1, y1: area.y1 });
        }
    }
    loose
}

/// Appends the text painted sideways or upside down, one line a baseline, as blocks of their own.
pub(super) fn sideways(spans: &[&Span], first_block: u32, lines: &mut Vec<Line>) {
    let mut block = first_block;
    for turn in 0..4_u8 {
        let turned: Vec<Span> =
            spans.iter().filter(|s| turn_of(s) == turn).map(|s| upright(s, turn)).collect();
        if turned.is_empty() {
            continue;
        }
        let words = words::from_spans(&turned.iter().collect::<Vec<_>>());
        let before = lines.len();
        let context = Context { links: &[], right_to_left: false };
        from_block(&words, &context, block, &mut [], lines);
        for line in &mut lines[before..] {
            let (a, b) = (turn_back((line.x0, line.y0), turn), turn_back((line.x1, line.y1), turn));
            (line.x0, line.x1, line.y0, line.y1) = (a.0.min(b.0), a.0.max(b.0), a.1.min(b.1), a.1.max(b.1));
        }
        block += 1;
    }
}

/// Quarter turns clockwise of a span's baseline.
fn turn_of(span: &Span) -> u8 {
    let (dx, dy) = (span.to.0 - span.from.0, span.to.1 - span.from.1);
    match (dx.abs() >= dy.abs(), dx >= 0.0, dy >= 0.0) {
        (true, true, _) => 0,
        (false, _, true) => 1,
        (true, false, _) => 2,
        (false, _, false) => 3,
    }
}

fn upright(span: &Span, turn: u8) -> Span {
    let place = |p: (f32, f32)| turn_back(p, (4 - turn) % 4);
    Span { from: place(span.from), to: place(span.to), glyphs: Vec::new(), ..span.clone() }
}

/// Turns a point `turn` quarters clockwise about the origin (y grows downwards).
fn turn_back((x, y): (f32, f32), turn: u8) -> (f32, f32) {
    match turn {
        1 => (-y, x),
        2 => (-x, -y),
        3 => (y, -x),
        _ => (x, y),
    }
}
