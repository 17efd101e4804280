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
}

fn cut(words: Vec<Word>, right_to_left: bool, depth: usize, blocks: &mut Vec<Vec<Word>>) {
    if words.is_empty() {
        return;
    }
    let found = if depth < MAX_DEPTH { find(&words) } else { None };
    let Some([above, mut left, mut right, below]) = found else {
        blocks.push(words);
        return;
    };
    if right_to_left {
        std::mem::swap(&mut left, &mut right);
    }
    for part in [above, left, right, below] {
        cut(part, right_to_left, depth + 1, blocks);
    }
}

/// Above, left of, right of and below the gutter that runs furthest, of those that part columns.
fn find(words: &[Word]) -> Option<[Vec<Word>; 4]> {
    let rows = lines::rows(words);
    if rows.len() < MIN_LINES {
        return None;
    }
    let em = usual_size(words);
    let mut gutters: Vec<Gutter> = edges(&rows, em).into_iter().flat_map(|x| runs(&rows, x, em)).collect();
    gutters.sort_by(|a, b| b.height.total_cmp(&a.height).then(a.x.total_cmp(&b.x)));
    let gutter = gutters.into_iter().find(|g| parts_columns(&rows[g.first..g.last], g.x))?;
    let words_of = |rows: &[Vec<&Word>]| rows.iter().flatten().map(|w| (*w).clone()).collect::<Vec<_>>();
    let (left, right) = words_of(&rows[gutter.first..gutter.last]).into_iter().partition(|w| w.x0 < gutter.x);
    Some([words_of(&rows[..gutter.first]), left, right, words_of(&rows[gutter.last..])])
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
        out.extend(gutter(rows, first, last, x));
        first = last + 1;
    }
    out
}

fn gutter(rows: &[Vec<&Word>], first: usize, last: usize, x: f32) -> Option<Gutter> {
    let side = |is_left: bool| {
        let lines = rows[first..last]
            .iter()
            .filter_map(move |row| row.iter().filter(|w| (w.x0 < x) == is_left).map(|w| w.y).next());
        lines.fold((0_usize, f32::MAX, f32::MIN), |(n, top, low), y| (n + 1, top.min(y), low.max(y)))
    };
    let (left, right) = (side(true), side(false));
    if left.0 < MIN_LINES || right.0 < MIN_LINES {
        return None;
    }
    let height = left.2.min(right.2) - left.1.max(right.1);
    (height > 0.0).then_some(Gutter { first, last, x, height })
}

/// Whether the two sides are columns, rather than lines with their labels or dates.
fn parts_columns(rows: &[Vec<&Word>], x: f32) -> bool {
    let (mut left, mut right, mut both) = (0_usize, 0_usize, 0_usize);
    for row in rows {
        let l = row.iter().any(|w| w.x0 < x);
        let r = row.iter().any(|w| w.x0 >= x);
        left += usize::from(l);
        right += usize::from(r);
        both += usize::from(l && r);
    }
    let fewer = left.min(right).max(1);
    let partnered = both as f32 / fewer as f32;
    let switches = switches(rows, x);
    let is_painted_whole = switches <= 2 + fewer / 8;
    let is_painted_by_row = switches * 10 >= fewer * 9;
    if is_painted_whole {
        partnered < 0.85 || is_dense(rows, x)
    } else if is_painted_by_row {
        partnered < 0.5
    } else {
        partnered < 0.7
    }
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
