//! The document as one text, with what the eye sees of every row.
//!
//! All rules work on [`Slice`]s of this one text, and the only way to make a value is [`Source::value`]: so every
//! value is a piece of the file by construction.

use super::date::{self, Found};
use super::{order, words};
use crate::document::{Document, Kind, Line, Role};
use crate::model::Span;

/// A byte range of the whole text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Slice {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Slice {
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    pub(super) fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub(super) fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// From the start of this one to the end of the other.
    pub(super) fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A run of one look.
#[derive(Debug, Clone)]
pub(super) struct Run<'a> {
    pub(super) at: Slice,
    /// Left edge in points.
    pub(super) x0: f32,
    /// Right edge.
    pub(super) x1: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) link: Option<&'a str>,
}

/// One line of the document.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    /// Its text without the line feed.
    pub(super) at: Slice,
    /// Page and line, from 1.
    pub(super) page: u32,
    pub(super) number: u32,
    /// Characters before it in the document's text.
    chars: usize,
    pub(super) runs: Vec<Run<'a>>,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) block: u32,
    pub(super) role: Role,
    /// White above it in heights of a line; large where a block or page begins.
    pub(super) gap: f32,
    /// Whether the page's margin repeats it: a page number, a running title.
    pub(super) furniture: bool,
}

impl Row<'_> {
    pub(super) fn is_item(&self) -> bool {
        matches!(self.role, Role::Item(_))
    }

    /// What tells a row's look from another's: size in half points, weight, slant.
    pub(super) fn look(&self) -> Look {
        let first = self.runs.first();
        Look {
            size: (first.map_or(self.size, |r| r.size) * 2.0).round() as i32,
            bold: first.is_some_and(|r| r.bold),
            italic: first.is_some_and(|r| r.italic),
        }
    }
}

/// The look with which a row begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Look {
    /// In half points.
    pub(super) size: i32,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// The gap of a row that begins a page or a block.
pub(super) const FAR: f32 = 9.0;

/// The whole text and its rows.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) text: String,
    pub(super) rows: Vec<Row<'a>>,
    /// Every date and range of dates, in order.
    pub(super) dates: Vec<Found>,
    /// The size of most of the text, in points.
    pub(super) body_size: f32,
    pub(super) kind: Kind,
    /// Whether all of it has one look.
    pub(super) plain: bool,
}

impl<'a> Source<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let mut rows: Vec<Row<'a>> = Vec::new();
        let mut text = String::new();
        let starts = starts(document);
        for part in order::reading(document) {
            let order::Place { page: p, line: l, furniture } = part;
            let Some(line) = document.pages.get(p).and_then(|page| page.lines.get(l)) else { continue };
            let before = l.checked_sub(1).and_then(|l| document.pages[p].lines.get(l));
            {
                rows.push(Row {
                    at: Slice::new(text.len(), text.len() + line.text.len()),
                    page: p as u32 + 1,
                    number: l as u32 + 1,
                    chars: starts[p][l],
                    runs: runs(line, text.len()),
                    size: line.size(),
                    bold: line.bold(),
                    x0: line.x0,
                    x1: line.x1,
                    block: line.block,
                    role: line.role,
                    gap: gap(before, line),
                    furniture,
                });
                text.push_str(&line.text);
                text.push('\n');
            }
        }
        for n in 1..rows.len() {
            // What follows a page's edge begins a block, though the line before it in the file is the page number.
            if rows[n].page != rows[n - 1].page {
                rows[n].gap = FAR;
            }
        }
        let dates = date::scan(&text);
        drop_points(&mut rows, &text, &dates);
        let body_size = body_size(&rows);
        let plain = rows.windows(2).all(|w| w[0].look() == w[1].look());
        Self { text, rows, dates, body_size, kind: document.kind, plain }
    }

    pub(super) fn str(&self, at: Slice) -> &str {
        self.text.get(at.start..at.end).unwrap_or_default()
    }

    /// The text of a row.
    pub(super) fn row(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |r| self.str(r.at))
    }

    /// The slice without white space and stray punctuation at its ends.
    pub(super) fn trim(&self, at: Slice) -> Slice {
        words::trim(&self.text, at)
    }

    /// The value of a slice: its text with white space normalised and words that a line end broke made whole.
    pub(super) fn value(&self, at: Slice) -> String {
        words::join(self.str(at), &self.text)
    }

    /// The dates within a slice.
    pub(super) fn dates_in(&self, at: Slice) -> &[Found] {
        let from = self.dates.partition_point(|d| d.at.start < at.start);
        let to = self.dates.partition_point(|d| d.at.start < at.end);
        &self.dates[from..to.max(from)]
    }

    /// The row in which a byte stands.
    pub(super) fn row_at(&self, byte: usize) -> usize {
        self.rows.partition_point(|r| r.at.start <= byte).saturating_sub(1)
    }

    /// Where a slice of one row stands, in the terms of the model.
    pub(super) fn span(&self, at: Slice) -> Span {
        self.spans(at).first().copied().unwrap_or_default()
    }

    /// Where a slice stands: one span for each piece of it that is one piece of the file. It is read in another order
    /// than the file's where columns run over pages, or where a page number stands between its lines.
    pub(super) fn spans(&self, at: Slice) -> Vec<Span> {
        let touched = self.rows.iter().skip(self.row_at(at.start)).take_while(|r| r.at.start < at.end);
        let rows: Vec<&Row<'_>> = touched.collect();
        let pieces = rows.chunk_by(|a, b| self.chars_end(a) + 1 == b.chars);
        let spans = pieces.map(|piece| {
            let (head, tail) = (piece[0], piece[piece.len() - 1]);
            let start = head.chars + self.chars_between(head.at.start, at.start.max(head.at.start));
            let end = tail.chars + self.chars_between(tail.at.start, at.end.min(tail.at.end));
            Span { page: head.page, line: head.number, start: start as u32, end: end as u32 }
        });
        spans.filter(|s| s.start < s.end).collect()
    }

    /// One past the last character of a row in the document's text.
    fn chars_end(&self, row: &Row<'_>) -> usize {
        row.chars + self.chars_between(row.at.start, row.at.end)
    }

    fn chars_between(&self, from: usize, to: usize) -> usize {
        self.text.get(from..to).map_or(0, |t| t.chars().count())
    }

    /// The link on most of a slice.
    pub(super) fn link(&self, at: Slice) -> Option<&'a str> {
        let row = self.rows.get(self.row_at(at.start))?;
        row.runs.iter().find(|r| r.link.is_some() && r.at.overlaps(at)).and_then(|r| r.link)
    }
}

/// A marked row over a row that is a date and nothing else, at the same edge, is a title with the point of a time line
/// before it, no list item.
fn drop_points(rows: &mut [Row<'_>], text: &str, dates: &[Found]) {
    for n in 1..rows.len() {
        let (title, dated) = (&rows[n - 1], &rows[n]);
        let at = dated.at;
        let first = dates.partition_point(|d| d.at.start < at.start);
        let is_date = dates.get(first).is_some_and(|d| {
            d.at.end <= at.end + 1 && d.at.end - d.at.start + 2 >= text[at.start..at.end].trim().len()
        });
        let is_point =
            title.is_item() && !dated.is_item() && (title.x0 - dated.x0).abs() < 3.0 && dated.x0 > 0.0;
        if is_date && is_point {
            rows[n - 1].role = Role::Body;
        }
    }
}

/// Where each line of each page begins in the whole text of the document, in characters.
fn starts(document: &Document) -> Vec<Vec<usize>> {
    let mut at = 0;
    let mut start = |line: &Line| {
        let here = at;
        at += line.text.chars().count() + 1;
        here
    };
    document.pages.iter().map(|p| p.lines.iter().map(&mut start).collect()).collect()
}

fn runs<'a>(line: &'a Line, start: usize) -> Vec<Run<'a>> {
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let byte = |at: u32| start + bytes.get(at as usize).copied().unwrap_or(line.text.len());
    let runs = line.segments.iter().map(|s| Run {
        at: Slice::new(byte(s.start), byte(s.end)),
        x0: s.x0,
        x1: s.x1,
        size: s.size,
        bold: s.bold,
        italic: s.italic,
        link: s.link.as_deref(),
    });
    runs.filter(|r| !r.at.is_empty()).collect()
}

/// White above a line, in heights of that line.
fn gap(before: Option<&Line>, line: &Line) -> f32 {
    let Some(before) = before else { return FAR };
    if before.block != line.block || line.y0 < before.y0 {
        return FAR;
    }
    let height = (line.y1 - line.y0).max(1.0);
    let gap = (line.y0 - before.y1) / height;
    if gap.is_finite() { gap.clamp(-1.0, FAR) } else { 0.0 }
}

/// The size in which most characters are set.
fn body_size(rows: &[Row<'_>]) -> f32 {
    let mut sizes = std::collections::BTreeMap::<i32, usize>::new();
    for run in rows.iter().flat_map(|r| &r.runs) {
        *sizes.entry((run.size * 2.0).round() as i32).or_default() += run.at.end - run.at.start;
    }
    sizes.into_iter().max_by_key(|(_, n)| *n).map_or(0.0, |(size, _)| size as f32 / 2.0)
}
