//! A row of a table as lines. Tables of data (`Skill | Level`, `Title | Dates`) read by row, tables that lay a page out
//! (a sidebar beside the text) read by cell.

use super::body::Paragraph;
use crate::document::Role;
use crate::extract::flow::{Look, Run};

/// Longest line of a cell that stands beside others, in characters.
const SHORT: usize = 90;
/// Most lines of a cell that stands beside others.
const FEW: usize = 3;

/// The paragraphs of a row.
pub(super) fn row(cells: Vec<Vec<Paragraph>>) -> Vec<Paragraph> {
    let mut cells: Vec<Vec<Paragraph>> = cells
        .into_iter()
        .map(|cell| cell.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>())
        .filter(|cell| !cell.is_empty())
        .collect();
    if cells.len() < 2 {
        return cells.pop().unwrap_or_default();
    }
    if cells.iter().all(|c| lines(c) == 1) && !is_heading_beside_text(&cells) {
        return vec![joined(cells.into_iter().flatten().collect())];
    }
    if cells.iter().all(|c| lines(c) <= FEW && lines(c) == c.len() && c.iter().all(is_short)) {
        return side_by_side(cells);
    }
    if cells.len() == 2 && is_date_like(&cells[0]) {
        // Years at the left belong to the first line at their right.
        let mut text = cells.pop().unwrap_or_default();
        let mut first = cells.pop().unwrap_or_default();
        if lines(&text[..1]) == 1 {
            first.push(text.remove(0));
            let mut out = vec![joined(first)];
            out.extend(text);
            return out;
        }
        first.extend(text);
        return first;
    }
    for cell in &mut cells {
        if let Some(first) = cell.first_mut() {
            first.begins_block = true;
        }
    }
    cells.into_iter().flatten().collect()
}

fn lines(cell: &[Paragraph]) -> usize {
    cell.iter().map(|p| p.lines.len()).sum()
}

fn length(paragraph: &Paragraph) -> usize {
    paragraph.lines.iter().flatten().map(|r| r.text.chars().count()).sum()
}

fn is_short(paragraph: &Paragraph) -> bool {
    length(paragraph) <= SHORT && !matches!(paragraph.role, Role::Item(_))
}

fn is_heading_beside_text(cells: &[Vec<Paragraph>]) -> bool {
    let is_heading = |p: &Paragraph| matches!(p.role, Role::Heading(_) | Role::Title);
    is_heading(&cells[0][0]) && cells[1..].iter().flatten().any(|p| !is_heading(p) && !is_short(p))
}

fn is_date_like(cell: &[Paragraph]) -> bool {
    let digits = cell
        .iter()
        .flat_map(|p| &p.lines)
        .flatten()
        .flat_map(|r| r.text.chars())
        .filter(char::is_ascii_digit);
    lines(cell) == 1 && cell.iter().all(|p| length(p) <= 40) && digits.count() >= 4
}

/// One line of several paragraphs of one line, a tab between them.
fn joined(paragraphs: Vec<Paragraph>) -> Paragraph {
    let mut paragraphs = paragraphs.into_iter();
    let mut out = paragraphs.next().unwrap_or_default();
    let mut line: Vec<Run> = out.lines.drain(..).flatten().collect();
    for next in paragraphs {
        line.push(Run { text: "\t".to_owned(), look: Look::default() });
        line.extend(next.lines.into_iter().flatten());
        out.before = out.before.max(next.before);
        out.after = out.after.max(next.after);
    }
    out.lines = vec![line];
    out
}

/// The first paragraphs of all cells on one line, then the second ones.
fn side_by_side(cells: Vec<Vec<Paragraph>>) -> Vec<Paragraph> {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns: Vec<_> = cells.into_iter().map(Vec::into_iter).collect();
    let rows = (0..height).map(|_| columns.iter_mut().filter_map(Iterator::next).collect::<Vec<_>>());
    rows.map(joined).collect()
}
