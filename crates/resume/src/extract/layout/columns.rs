//! Columns: a page is cut at its gutters, again and again, until none is left.
//!
//! A gutter is a vertical strip that no word crosses over a run of rows, with text on both sides. Dates at the right
//! and labels at the left leave such strips too; they belong to their lines. What tells them apart: a label stands on
//! the baseline of a line of its entry, and the file paints it with its entry; a column's lines stand where they
//! please, and the file paints it as a whole.

use super::lines;
use super::words::Word;

/// Narrowest gutter, in ems of the region's usual size.
const GUTTER: f32 = 0.7;
/// Fewest lines on each side of a gutter.
const MIN_LINES: usize = 3;
/// Cuts within cuts: a page has a header, columns, and grids within a column.
const MAX_DEPTH: usize = 10;
/// Words beyond which a page is not cut: no CV has a fifth of them, and the search costs rows times edges.
const MAX_WORDS: usize = 12_000;

/// Cuts a page's words into blocks in reading order.
pub(super) fn blocks(words: Vec<Word>, right_to_left: bool) -> Vec<Vec<Word>> {
    let mut blocks = Vec::new();
    if words.len() > MAX_WORDS {
        blocks.push(words);
    } else {
        cut(words, right_to_left, 0, &mut blocks);
    }
    blocks
}

/// Rows `first..last` of a region, cut at `x`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Gutter {
    first: usize,
    last: usize,
    x: f32,
    /// Height over which both sides have text.
    height: f32,
    /// Rows with text at the left and at the right.
    left: usize,
    right: usize,
}

fn cut(words: Vec<Word>, right_to_left: bool, depth: usize, blocks: &mut Vec<Vec<Word>>) {
    if words.is_empty() {
        return;
    }
    let parts = if depth < MAX_DEPTH { parts(&words, right_to_left) } else { None };
    match parts {
        Some(parts) => parts.into_iter().for_each(|part| cut(part, right_to_left, depth + 1, blocks)),
        None => blocks.push(words),
    }
}

/// The parts of a region in reading order, cut at the gutter that runs furthest, of those that part columns.
fn parts(words: &[Word], right_to_left: bool) -> Option<Vec<Vec<Word>>> {
    let rows = lines::rows(words);
    let em = usual_size(words);
    let mut gutters: Vec<Gutter> = edges(&rows, em).into_iter().flat_map(|x| runs(&rows, x, em)).collect();
    gutters.sort_by(|a, b| b.height.total_cmp(&a.height).then(a.x.total_cmp(&b.x)));
    for (at, gutter) in gutters.iter().enumerate() {
        let Gutter { first, last, x, .. } = *gutter;
        if gutters.iter().skip(at + 1).any(|other| cuts_dates_off(&rows, gutter, other)) {
            continue;
        }
        if let Some(bands) = side_headings(&rows, gutter, em) {
            let mut parts = vec![words_of(&rows[..first])];
            for (from, to) in bands {
                let (heading, text) = sides(&rows[from..to], x);
                parts.extend([heading, text]);
            }
            parts.push(words_of(&rows[last..]));
            return Some(parts);
        }
        if let Some((first, last)) = columns(&rows, gutter) {
            let (mut left, mut right) = sides(&rows[first..last], x);
            if right_to_left {
                std::mem::swap(&mut left, &mut right);
            }
            return Some(vec![words_of(&rows[..first]), left, right, words_of(&rows[last..])]);
        }
    }
    None
}

fn words_of(rows: &[Vec<&Word>]) -> Vec<Word> {
    rows.iter().flatten().map(|w| (*w).clone()).collect()
}

fn sides(rows: &[Vec<&Word>], x: f32) -> (Vec<Word>, Vec<Word>) {
    words_of(rows).into_iter().partition(|w| w.x0 < x)
}

/// The rows over which a gutter parts columns, if it does, without those that belong to what stands above and below: a
/// header's contact details in a row, a section's heading over its grid of skills, the next section's heading under it.
fn columns(rows: &[Vec<&Word>], gutter: &Gutter) -> Option<(usize, usize)> {
    let Gutter { mut first, mut last, x, .. } = *gutter;
    let is_columns =
        |from: usize, to: usize| gutter_of(rows, from, to, x).is_some_and(|g| parts_columns(rows, &g));
    if !is_columns(first, last) {
        return None;
    }
    let has_right = |r: &usize| rows[*r].iter().any(|w| w.x0 >= x);
    let begin = (first..last).find(has_right).unwrap_or(first);
    if begin - first <= MIN_LINES {
        first = begin;
    }
    // A name set over the wider column is the page's, not the column's.
    let largest = |r: usize| rows[r].iter().map(|w| w.size).fold(0.0, f32::max);
    let begin = (first..last).find(|r| rows[*r].iter().any(|w| w.x0 < x)).unwrap_or(first);
    let rest = (begin..rows.len()).map(largest).fold(0.0, f32::max);
    if begin - first <= 2 * MIN_LINES && (first..begin).any(|r| largest(r) > rest) {
        first = begin;
    }
    let leading = leading(&rows[first..last]);
    let gaps: Vec<usize> =
        (first + 1..last).filter(|r| rows[*r][0].y - rows[*r - 1][0].y > 1.4 * leading).collect();
    if let Some(gap) = gaps.first()
        && *gap - first <= MIN_LINES
        && (first..*gap).filter_map(|r| is_painted_through(rows, r, x)).reduce(|a, b| a && b) == Some(true)
    {
        first = *gap;
    }
    // A column of a whole page may go on alone, and has gaps between its sections; a grid in a page of one column takes
    // all up to the next full line with it.
    let is_whole_page = (last - first) * 2 > rows.len();
    let is_bounded = (first > 0 && !is_whole_page, last < rows.len() && !is_whole_page);
    for &gap in gaps.iter().rev() {
        if is_bounded.1
            && gap > first
            && !is_columns(gap, last)
            && (is_columns(first, gap) || !(gap..last).any(|r| has_right(&r)))
        {
            last = gap;
        }
    }
    for &gap in &gaps {
        if is_bounded.0 && gap > first && gap < last && !is_columns(first, gap) && is_columns(gap, last) {
            first = gap;
        }
    }
    is_columns(first, last).then_some((first, last))
}

/// Whether a row is painted in one go, as columns are not; `None` when it has text on one side only.
fn is_painted_through(rows: &[Vec<&Word>], row: usize, x: f32) -> Option<bool> {
    let orders = |is_left: bool| rows[row].iter().filter(move |w| (w.x0 < x) == is_left).map(|w| w.order);
    let (end, begin) = (orders(true).max()?, orders(false).min()?);
    let (from, to) = (end.min(begin), end.max(begin));
    let others = rows.iter().enumerate().filter(|(r, _)| *r != row).flat_map(|(_, row)| row);
    Some(!others.into_iter().any(|w| w.order > from && w.order < to))
}

/// The usual distance between two rows.
fn leading(rows: &[Vec<&Word>]) -> f32 {
    let mut steps: Vec<f32> = rows.windows(2).map(|w| w[1][0].y - w[0][0].y).collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 2).copied().unwrap_or(0.0)
}

/// Headings that stand at the left of their sections: larger than the text or in bold capitals, few, and each beside its
/// section's first line. Gives the rows of each heading with its section; `None` when the left side is something else (dates, labels).
fn side_headings(rows: &[Vec<&Word>], gutter: &Gutter, em: f32) -> Option<Vec<(usize, usize)>> {
    let Gutter { first, last, x, left, right, .. } = *gutter;
    if left * 3 > right {
        return None;
    }
    let lefts: Vec<usize> = (first..last).filter(|r| rows[*r][0].x0 < x).collect();
    let is_heading = |w: &Word| {
        let is_capital = w.bold && w.text.chars().all(|c| !c.is_lowercase());
        (w.size >= 1.12 * em || is_capital) && !w.text.contains(|c: char| c.is_ascii_digit())
    };
    if !lefts.iter().flat_map(|r| &rows[*r]).filter(|w| w.x0 < x).all(|w| is_heading(w)) {
        return None;
    }
    let begin = *lefts.first()?;
    let mut bands: Vec<(usize, usize)> = if begin > first { vec![(first, begin)] } else { Vec::new() };
    for (at, row) in lefts.iter().enumerate() {
        let wraps = at > 0 && rows[*row][0].y - rows[lefts[at - 1]][0].y < 1.6 * rows[*row][0].size;
        if !wraps {
            if let Some(before) = bands.last_mut() {
                before.1 = before.1.min(*row);
            }
            bands.push((*row, last));
        }
    }
    // Each section has text beside its heading, not only below it.
    let is_beside = |(from, to): &(usize, usize)| {
        let near = (*from..*to).take(2).filter(|r| rows[*r][0].y - rows[*from][0].y < em);
        near.into_iter().any(|r| rows[r].iter().any(|w| w.x0 >= x))
    };
    bands.iter().all(is_beside).then_some(bands)
}

/// The size that most characters have.
fn usual_size(words: &[Word]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = words.iter().map(|w| (w.size, w.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|s| s.1).sum::<usize>() / 2;
    let mut seen = 0;
    sizes
        .iter()
        .find(|s| {
            seen += s.1;
            seen > half
        })
        .map_or(10.0, |s| s.0)
}

/// Left edges at which text begins after a gap: a column begins at one of them.
fn edges(rows: &[Vec<&Word>], em: f32) -> Vec<f32> {
    let mut edges: Vec<f32> = Vec::new();
    for row in rows {
        for (at, word) in row.iter().enumerate() {
            if at == 0 || word.x0 - row[at - 1].x1 >= GUTTER * em {
                edges.push(word.x0);
            }
        }
    }
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|a, b| *a - *b < 1.0);
    edges
}

/// The runs of rows that no word crosses at `x`.
fn runs(rows: &[Vec<&Word>], x: f32, em: f32) -> Vec<Gutter> {
    let mut out = Vec::new();
    let strip = (x - GUTTER * em, x - 0.01);
    let crosses = |row: &[&Word]| row.iter().any(|w| w.x0 < strip.1 && w.x1 > strip.0 && w.x1 > w.x0);
    let mut first = 0;
    for last in 0..=rows.len() {
        if rows.get(last).is_some_and(|row| !crosses(row)) {
            continue;
        }
        out.extend(gutter_of(rows, first, last, x));
        first = last + 1;
    }
    out
}

fn gutter_of(rows: &[Vec<&Word>], first: usize, last: usize, x: f32) -> Option<Gutter> {
    let side = |is_left: bool| {
        let lines = rows[first..last]
            .iter()
            .filter_map(move |row| row.iter().filter(|w| (w.x0 < x) == is_left).map(|w| w.y).next());
        lines.fold((0_usize, f32::MAX, f32::MIN), |(n, top, low), y| (n + 1, top.min(y), low.max(y)))
    };
    let (left, right) = (side(true), side(false));
    if left.0 == 0 || right.0 == 0 {
        return None;
    }
    let height = left.2.min(right.2) - left.1.max(right.1);
    (height >= 0.0).then_some(Gutter { first, last, x, height, left: left.0, right: right.0 })
}

/// Whether the two sides are columns, rather than lines with their labels or dates.
fn parts_columns(rows: &[Vec<&Word>], gutter: &Gutter) -> bool {
    let Gutter { first, last, x, left, right, .. } = *gutter;
    let fewer = left.min(right);
    if fewer < MIN_LINES || gutter.height <= 0.0 {
        return false;
    }
    let rows = &rows[first..last];
    if is_dates(rows, f32::MIN, x) || is_dates(rows, x, f32::MAX) {
        return false;
    }
    let partnered = partnered(rows, x) as f32 / fewer as f32;
    let switches = switches(rows, x);
    let is_painted_whole = switches <= 2 + fewer / 8;
    let is_painted_by_row = switches * 10 >= fewer * 9;
    if is_painted_whole {
        partnered < 0.85 || is_dense(rows, x)
    } else if is_painted_by_row {
        // A few lines prove nothing: a header's contact details stand in any order.
        partnered < 0.5 && fewer > 2 * MIN_LINES
    } else {
        partnered < 0.7 && fewer > MIN_LINES
    }
}

/// Whether a gutter parts the dates of a column from their entries, and gives them to the column beyond: what stands
/// between it and another gutter of most of its rows is dates, and most are on a line with text on this side.
fn cuts_dates_off(rows: &[Vec<&Word>], gutter: &Gutter, other: &Gutter) -> bool {
    let (first, last) = (gutter.first.max(other.first), gutter.last.min(other.last));
    let (from, to) = (gutter.x.min(other.x), gutter.x.max(other.x));
    if (last.saturating_sub(first)) * 2 < gutter.last - gutter.first
        || !is_dates(&rows[first..last], from, to)
    {
        return false;
    }
    let (mut left, mut right) = (0_usize, 0_usize);
    for row in &rows[first..last] {
        if row.iter().any(|w| from <= w.x0 && w.x0 < to) {
            left += usize::from(row.iter().any(|w| w.x0 < from));
            right += usize::from(row.iter().any(|w| w.x0 >= to));
        }
    }
    if gutter.x < other.x { left > right } else { right > left }
}

/// Whether what begins between two places is short lines most of which hold a year: the dates of the entries beside them.
fn is_dates(rows: &[Vec<&Word>], from: f32, to: f32) -> bool {
    let (mut lines, mut years, mut chars) = (0_usize, 0_usize, 0_usize);
    for row in rows {
        let mut side = row.iter().filter(|w| from <= w.x0 && w.x0 < to).peekable();
        if side.peek().is_none() {
            continue;
        }
        lines += 1;
        let mut has_year = false;
        for word in side {
            chars += word.text.chars().count() + 1;
            has_year |= holds_year(&word.text);
        }
        years += usize::from(has_year);
    }
    lines > 0 && years * 2 >= lines && chars <= 25 * lines
}

/// Four digits in a row that begin with 19 or 20.
pub(super) fn holds_year(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(4).enumerate().any(|(at, w)| {
        let alone = at == 0 || !bytes[at - 1].is_ascii_digit();
        alone && w.iter().all(u8::is_ascii_digit) && (w.starts_with(b"19") || w.starts_with(b"20"))
    })
}

/// Rows in which the two sides stand at the usual distance from each other's baseline: none for most labels, a point or
/// two for labels in another size. Columns side by side meet at any distance.
fn partnered(rows: &[Vec<&Word>], x: f32) -> usize {
    let side = |row: &Vec<&Word>, is_left: bool| row.iter().find(|w| (w.x0 < x) == is_left).map(|w| w.y);
    let mut offsets: Vec<f32> = rows.iter().filter_map(|r| Some(side(r, true)? - side(r, false)?)).collect();
    offsets.sort_by(f32::total_cmp);
    let Some(usual) = offsets.get(offsets.len() / 2) else { return 0 };
    offsets.iter().filter(|o| (*o - usual).abs() <= 0.6).count()
}

/// How often the painting goes from one side to the other.
fn switches(rows: &[Vec<&Word>], x: f32) -> usize {
    let mut painted: Vec<(u32, bool)> = rows.iter().flatten().map(|w| (w.order, w.x0 < x)).collect();
    painted.sort_unstable();
    painted.windows(2).filter(|w| w[0].1 != w[1].1).count()
}

/// Whether both sides have lines in at least two rows of three.
fn is_dense(rows: &[Vec<&Word>], x: f32) -> bool {
    let share = |is_left: bool| rows.iter().filter(|r| r.iter().any(|w| (w.x0 < x) == is_left)).count();
    share(true).min(share(false)) * 3 >= rows.len() * 2
}
