//! The order in which rules read the lines: page furniture last, and a column that goes on at the same place of the
//! next page before the column beside it.

use std::ops::Range;

use super::furniture;
use crate::document::{Document, Line};

/// A line of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) page: usize,
    pub(super) line: usize,
    pub(super) furniture: bool,
}

/// Columns whose edges differ by less than this many points stand under each other.
const SAME_EDGE: f32 = 12.0;

/// A column of a page: its lines and their left and right edge.
#[derive(Debug, Clone)]
struct Column {
    lines: Vec<usize>,
    x0: f32,
    x1: f32,
}

/// Every line once, in the order to read them.
pub(super) fn reading(document: &Document) -> Vec<Place> {
    let edges = furniture::find(document);
    let is_furniture = |page: usize, line: usize| edges.contains(&(page, line));
    let mut out = Vec::new();
    let mut page = 0;
    while page < document.pages.len() {
        let run = columns_run(document, page, &is_furniture);
        let first =
            run.first().map_or(0, |(head, columns)| under(&document.pages[page].lines, head, columns));
        if run.len() < 2 && first == 0 {
            let lines = 0..document.pages[page].lines.len();
            out.extend(lines.filter(|l| !is_furniture(page, *l)).map(|line| Place {
                page,
                line,
                furniture: false,
            }));
            page += 1;
            continue;
        }
        for (offset, (head, _)) in run.iter().enumerate() {
            out.extend(head.iter().map(|&line| Place { page: page + offset, line, furniture: false }));
        }
        for side in [first, 1 - first] {
            for (offset, (_, columns)) in run.iter().enumerate() {
                let lines = columns.get(side).into_iter().flat_map(|c| &c.lines);
                out.extend(lines.map(|&line| Place { page: page + offset, line, furniture: false }));
            }
        }
        page += run.len();
    }
    out.extend(edges.iter().map(|&(page, line)| Place { page, line, furniture: true }));
    out
}

/// Which of two columns goes on what stands above them: the right one where that begins at its edge and is more than a
/// name, else the left one. Labels in the margin are no column.
fn under(lines: &[Line], head: &[usize], columns: &[Column]) -> usize {
    let [left, right] = columns else { return 0 };
    let at_right = head.iter().filter(|l| (lines[**l].x0 - right.x0).abs() < SAME_EDGE).count();
    let beside = head.iter().all(|l| lines[*l].x0 > left.x1);
    usize::from(beside && left.lines.len() >= 8 && at_right >= 4 && at_right * 2 > head.len())
}

type Split = (Vec<usize>, Vec<Column>);

/// The pages from `page` on whose two columns stand under each other: for each what stands above them, and they.
fn columns_run(document: &Document, page: usize, is_furniture: &dyn Fn(usize, usize) -> bool) -> Vec<Split> {
    let mut run: Vec<Split> = Vec::new();
    for n in page..document.pages.len() {
        let Some((head, columns)) = columns(&document.pages[n].lines, &|l| is_furniture(n, l)) else { break };
        let fits = run.last().is_none_or(|(_, before)| {
            head.is_empty() && before.iter().zip(&columns).all(|(a, b)| (a.x0 - b.x0).abs() < SAME_EDGE)
        });
        if !fits {
            break;
        }
        run.push((head, columns));
    }
    run
}

/// The two columns of a page, left and right, with the lines that come before them; `None` where there are not two.
fn columns(lines: &[Line], is_furniture: &dyn Fn(usize) -> bool) -> Option<Split> {
    let blocks = blocks(lines);
    let mut head = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    let wide = |r: &Range<usize>| {
        let kept = || r.clone().filter(|l| !is_furniture(*l));
        (
            kept().map(|l| lines[l].x0).fold(f32::MAX, f32::min),
            kept().map(|l| lines[l].x1).fold(f32::MIN, f32::max),
        )
    };
    for block in blocks {
        let (x0, x1) = wide(&block);
        let kept: Vec<usize> = block.clone().filter(|l| !is_furniture(*l)).collect();
        if kept.is_empty() {
            continue;
        }
        let over = |c: &&mut Column| c.x0 < x1 && x0 < c.x1;
        let hits = columns.iter().filter(|c| c.x0 < x1 && x0 < c.x1).count();
        match (hits, columns.iter_mut().find(over)) {
            (1, Some(column)) => {
                column.lines.extend(kept);
                column.x0 = column.x0.min(x0);
                column.x1 = column.x1.max(x1);
            }
            (0, _) => columns.push(Column { lines: kept, x0, x1 }),
            // Wider than a column: below columns it ends them.
            _ => return None,
        }
        // A block over the whole page that comes first is a header.
        if columns.len() == 1 && columns[0].lines[0] == 0 && lines_below(lines, &columns[0]) {
            head.append(&mut columns.remove(0).lines);
        }
    }
    if columns.len() != 2 {
        return None;
    }
    // Headings in the margin, each beside its text, are no column: a column is read to its end before the next.
    let apart = columns[0].lines.iter().max() < columns[1].lines.iter().min();
    if !apart {
        return None;
    }
    columns.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    Some((head, columns))
}

/// Whether all that follows a first block stands below it, in two blocks beside each other: then it is a header.
fn lines_below(lines: &[Line], first: &Column) -> bool {
    let bottom = first.lines.iter().map(|l| lines[*l].y1).fold(f32::MIN, f32::max);
    let end = first.lines.iter().copied().max().unwrap_or(0) + 1;
    let rest = &lines[end.min(lines.len())..];
    let blocks: Vec<u32> = rest.iter().map(|l| l.block).collect();
    let several = blocks.first().is_some_and(|b| blocks.iter().any(|x| x != b));
    several && rest.iter().all(|l| l.y0 >= bottom - 3.0)
}

/// Runs of lines of one block.
fn blocks(lines: &[Line]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        match out.last_mut() {
            Some(run) if lines[run.start].block == line.block => run.end = n + 1,
            _ => out.push(n..n + 1),
        }
    }
    out
}
