//! What belongs on one line though it stands on several: titles that wrap beside their date, labels that wrap in a narrow
//! cell, and what stands below the date at the right.
//!
//! Where a table was painted, its cells were painted one after the other, each as a whole. The order of painting tells
//! a wrapped cell from lines that only happen to stand side by side.

use super::bidi;
use super::columns::holds_year;
use super::words::Word;
use crate::extract::clean::SOFT_HYPHEN;

/// A gap of this many ems sets a line's parts apart: a tab, not a space.
const TAB_GAP: f32 = 1.6;
/// Where the size changes too, less is enough: a long title leaves little room to its date.
const TIGHT_TAB_GAP: f32 = 0.45;
/// Rows of one text stand this far below each other, in ems.
const LEADING: std::ops::Range<f32> = 0.5..1.7;
/// Rows at most that stand at the right beside an entry: place, dates, duration.
const MOST_BESIDE: usize = 5;

/// Blanks and empty strings that may be painted between two rows of a cell.
const BLANKS: u32 = 3;

/// A word in its line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) word: &'a Word,
    /// What parts it from the word before: a space or a tab.
    pub(super) joint: char,
}

/// The lines out of a block's rows.
pub(super) fn joined(rows: Vec<Vec<&Word>>) -> Vec<Vec<Placed<'_>>> {
    let rows = rows.into_iter().map(|row| {
        let joints: Vec<char> =
            std::iter::once(' ').chain(row.windows(2).map(|w| joint(w[0], w[1]))).collect();
        row.into_iter().zip(joints).map(|(word, joint)| Placed { word, joint }).collect()
    });
    with_wraps(with_sides(with_labels(rows.collect())))
}

fn joint(before: &Word, after: &Word) -> char {
    let em = before.size.max(after.size);
    let is_other_size = (before.size - after.size).abs() > 0.4;
    let gap = after.x0 - before.x1;
    if gap > TAB_GAP * em || is_other_size && gap > TIGHT_TAB_GAP * em { '\t' } else { ' ' }
}

fn is_below(word: &Word, above: &Word) -> bool {
    LEADING.contains(&((word.y - above.y) / word.size))
}

/// Joins a row with what wraps in its first cell: a narrow column of labels beside the entries. Otherwise the rest of a
/// label ("Bach-", "elor") would stand behind its entry.
fn with_labels(mut rows: Vec<Vec<Placed<'_>>>) -> Vec<Vec<Placed<'_>>> {
    // The first word of each label that wraps, and the left edge of what stands beside it.
    let mut labels: Vec<(&Word, f32)> = Vec::new();
    for at in 0..rows.len() {
        let (above, below) = rows.split_at_mut(at + 1);
        let row = &mut above[at];
        let Some(edge) = (1..row.len()).find(|i| row[*i].word.order > row[*i - 1].word.order + 1) else {
            continue;
        };
        let (start, right) = (row[0].word, row[edge].word);
        let mut label = row[..edge].to_vec();
        for next in below {
            let (Some(last), Some(first)) = (label.last().map(|p| p.word), next.first().map(|p| p.word))
            else {
                break;
            };
            let em = first.size;
            // A word too long for its cell reaches into the next one.
            let is_painted_next = |p: &&Placed<'_>| last.order <= p.word.order && p.word.order < right.order;
            let taken = next.iter().take_while(is_painted_next).count();
            let is_alike = (start.size - em).abs() < 0.3 && start.bold == first.bold;
            let was_full = last.text.ends_with(SOFT_HYPHEN)
                || last.x1 + 0.25 * em + (first.x1 - first.x0) > right.x0 - em;
            let follows = (first.x0 - start.x0).abs() < 0.2 * em && is_below(first, last);
            if taken == 0 || !(follows && is_alike && was_full) {
                break;
            }
            label.extend(next.drain(..taken));
        }
        if label.len() > edge {
            labels.push((start, right.x0));
            row.splice(..edge, label);
        }
    }
    rows.retain(|row| !row.is_empty());
    for row in &mut rows {
        let start = row[0].word;
        for placed in row.iter_mut().skip(1) {
            let near = |a: f32, b: f32, ems: f32| (a - b).abs() < ems * start.size;
            let is_edge = |(label, edge): &(&Word, f32)| {
                near(start.x0, label.x0, 0.1)
                    && near(placed.word.x0, *edge, 0.1)
                    && near(start.y, label.y, 6.0)
            };
            if labels.iter().any(is_edge) {
                placed.joint = '\t';
            }
        }
    }
    rows
}

/// Joins the part at the right of an entry's first row with what stands below it in the same cell: place, dates, duration
/// in rows of their own. Otherwise each would stand in the middle of the text beside it.
fn with_sides(mut rows: Vec<Vec<Placed<'_>>>) -> Vec<Vec<Placed<'_>>> {
    for at in 0..rows.len() {
        let (above, below) = rows.split_at_mut(at + 1);
        let row = &mut above[at];
        let Some(edge) = (1..row.len()).rev().find(|i| row[*i].joint == '\t') else { continue };
        let (end, start) = (row[edge - 1].word, row[edge].word);
        // Rows with what of each stands in the cell.
        let mut cell: Vec<(usize, usize)> = Vec::new();
        let mut last = row[row.len() - 1].word;
        for (n, next) in below.iter().enumerate().take(MOST_BESIDE) {
            let Some(cut) = next.iter().position(|p| p.word.order > start.order) else { continue };
            let (text, beside) = next.split_at(cut);
            let is_text_before = text.iter().all(|p| end.order <= p.word.order && p.word.order < start.order);
            let goes_on = beside[0].word.order <= last.order + BLANKS && is_below(beside[0].word, last);
            let is_at_right =
                beside.iter().all(|p| p.word.x0 > end.x0 && p.word.x0 > start.x0 - 12.0 * start.size)
                    && text.last().is_none_or(|p| p.word.x1 < beside[0].word.x0);
            if !(is_text_before && goes_on && is_at_right) {
                break;
            }
            cell.push((n, cut));
            last = beside[beside.len() - 1].word;
        }
        let words = row[edge..].iter().chain(cell.iter().flat_map(|(n, cut)| &below[*n][*cut..]));
        if cell.is_empty() || !words.clone().any(|p| holds_year(&p.word.text)) {
            continue;
        }
        for (n, cut) in cell {
            let goes_on = row.last().is_some_and(|p| p.word.text.ends_with([',', SOFT_HYPHEN]));
            let mut part: Vec<Placed<'_>> = below[n].drain(cut..).collect();
            part[0].joint = if goes_on { ' ' } else { '\t' };
            row.extend(part);
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// Joins a row with a part at its right (a date) and the row that goes on with its left part: a long title, wrapped
/// beside its date. Otherwise the date would stand in the middle of the title.
fn with_wraps(rows: Vec<Vec<Placed<'_>>>) -> Vec<Vec<Placed<'_>>> {
    let mut out: Vec<Vec<Placed<'_>>> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let at = out.last().and_then(|above| wrap(above, &row));
        match (at, out.last_mut()) {
            (Some(at), Some(above)) => {
                row[0].joint = ' ';
                above.splice(at..at, row).for_each(drop);
            }
            _ => out.push(row),
        }
    }
    out
}

/// Where in the row above `row` goes on. It does when it begins at the same edge with the same look, ends left of the
/// part at the right, and its first word would not have fitted in above.
fn wrap(above: &[Placed<'_>], row: &[Placed<'_>]) -> Option<usize> {
    let mut parts = (1..above.len()).filter(|i| above[*i].joint == '\t');
    let at = parts.next()?;
    if parts.next().is_some() || row.iter().skip(1).any(|p| p.joint == '\t') {
        return None;
    }
    let (start, end, right) = (above[0].word, above[at - 1].word, above[at].word);
    let (first, last) = (row.first()?.word, row.last()?.word);
    let em = first.size;
    let follows = (first.x0 - start.x0).abs() < 0.2 * em && is_below(first, end);
    let is_alike =
        (end.size - first.size).abs() < 0.3 && end.bold == first.bold && end.italic == first.italic;
    let was_full = end.x1 + 0.25 * em + (first.x1 - first.x0) > right.x0 - 1.5 * em;
    let is_plain = above.iter().chain(row).all(|p| !p.word.text.contains(bidi::is_right_to_left_letter));
    (follows && is_alike && was_full && last.x1 < right.x0 && is_plain).then_some(at)
}
