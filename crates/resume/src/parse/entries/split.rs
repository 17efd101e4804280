//! Where an entry begins and where its header ends.
//!
//! Most entries carry a date, set apart at an end of a line. The lines around it are the header; how many stand above
//! the date is the same for all entries of a section, as are look and white space of their first lines. Where nothing
//! is dated, the look of the first line tells.

use super::label::{form, is_label, is_labelled, led};
use crate::parse::date::Found;
use crate::parse::sections::Part;
use crate::parse::source::{FAR, Look, Slice, Source};
use crate::parse::vocabulary::degree;
use crate::parse::words::{self, fold};

/// An entry: its header with the date in it, and what follows.
#[derive(Debug, Clone, Default)]
pub(in crate::parse) struct Entry {
    pub(in crate::parse) header: Vec<Part>,
    pub(in crate::parse) date: Option<Found>,
    pub(in crate::parse) body: Vec<Part>,
}

/// What the entries of a section are: of jobs only a range of dates makes one, of the others a single date too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) enum Of {
    Jobs,
    Schools,
    Things,
}

/// No more lines than this stand above the date.
const ABOVE: usize = 4;

/// Cuts the parts of a section into entries; the first value is what stands before the first of them.
pub(in crate::parse) fn split(source: &Source<'_>, parts: &[Part], of: Of) -> (Vec<Part>, Vec<Entry>) {
    let view = View { source, parts, of, right: right_edge(source, parts), loose: loose(source, parts) };
    let mut anchors = view.anchors(false);
    if anchors.is_empty() {
        anchors = view.anchors(true);
    }
    let mut starts = view.starts(&anchors);
    view.add_undated(&mut starts, &anchors);
    if starts.is_empty() {
        return (parts.to_vec(), Vec::new());
    }
    let intro = parts[..starts[0]].to_vec();
    let mut entries = Vec::new();
    for (n, &start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(parts.len());
        let anchor = anchors.iter().copied().find(|a| (start..end).contains(a));
        let cut = view.header_end(start, end, anchor);
        let date = anchor.and_then(|a| view.anchor(a, true));
        entries.push(Entry { header: parts[start..cut].to_vec(), date, body: parts[cut..end].to_vec() });
    }
    (intro, entries)
}

/// A gap somewhat wider than most in the section, at least 1.2 lines: Word sets paragraphs apart.
fn loose(source: &Source<'_>, parts: &[Part]) -> f32 {
    let mut gaps: Vec<f32> = parts.iter().map(|p| source.rows[p.row].gap).filter(|g| *g < FAR).collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).map_or(1.2, |median| (median * 1.1).max(1.2))
}

/// Where the widest row of the parts ends.
pub(in crate::parse) fn right_edge(source: &Source<'_>, parts: &[Part]) -> f32 {
    parts.iter().map(|p| source.rows[p.row].x1).fold(0.0, f32::max)
}

pub(super) struct View<'a, 'd> {
    pub(super) source: &'a Source<'d>,
    pub(super) parts: &'a [Part],
    pub(super) of: Of,
    pub(super) right: f32,
    /// A gap from which on a row no longer belongs to the one above.
    pub(super) loose: f32,
}

impl View<'_, '_> {
    pub(super) fn text(&self, n: usize) -> &str {
        self.source.str(self.parts[n].at)
    }

    pub(super) fn row(&self, n: usize) -> &crate::parse::source::Row<'_> {
        &self.source.rows[self.parts[n].row]
    }

    pub(super) fn look(&self, n: usize) -> Look {
        let row = self.row(n);
        let run = row.runs.iter().find(|r| r.at.overlaps(self.parts[n].at));
        run.map_or(row.look(), |r| Look {
            size: (r.size * 2.0).round() as i32,
            bold: r.bold,
            italic: r.italic,
        })
    }

    /// Bolder or bigger than running text.
    fn stands_out(&self, n: usize) -> bool {
        let look = self.look(n);
        look.bold || look.size as f32 > self.source.body_size * 2.0 * 1.06
    }

    /// Rows that can be part of a header.
    pub(super) fn headerlike(&self, n: usize, items: bool) -> bool {
        let text = self.text(n);
        let of_form = form(text).is_some();
        (items || of_form || !self.row(n).is_item())
            && (of_form || !words::is_prose(text) || self.is_name_with_small_words(n))
            && text.chars().count() <= 130
            && !is_label(text)
            && !is_labelled(text)
    }

    /// Whether a row that reads like prose is a name: `Centre des Arts et de la Culture`, bold or big.
    fn is_name_with_small_words(&self, n: usize) -> bool {
        let text = self.text(n);
        self.stands_out(n) && words::count(text) <= 12 && !text.trim_end().ends_with(['.', ':', ';', ','])
    }

    /// The date of a row, where it is set apart.
    pub(super) fn anchor(&self, n: usize, items: bool) -> Option<Found> {
        let part = self.parts[n];
        let text = self.source.str(part.at);
        if self.row(n).is_item() && !items && form(text).is_none() || self.goes_on(n) {
            return None;
        }
        let dates = self.source.dates_in(part.at);
        let apart = |d: &&Found| self.is_apart(part.at, d);
        let found = dates.iter().filter(|d| !d.single).find(apart).or_else(|| dates.iter().find(apart))?;
        let rest = self.rest(part.at, found.at);
        let words = words::count(&rest);
        let tabbed = self.touches_tab(part.at, found.at);
        let whole = words == 0;
        let schooled = || self.of == Of::Schools && words <= 20 && degree(&fold(&rest)) > 0;
        let fits = whole || (tabbed && words <= 22) || (words <= 16 && !words::is_prose(&rest)) || schooled();
        let enough = !found.single || self.of != Of::Jobs || whole || tabbed;
        (fits && enough && !text.is_empty()).then(|| found.clone())
    }

    /// Whether a row is the rest of the bullet above it: `… in use` and `since 1998.`
    fn goes_on(&self, n: usize) -> bool {
        let Some(before) = n.checked_sub(1) else { return false };
        let (a, b) = (self.row(before), self.row(n));
        let open = !self.text(before).trim_end().ends_with(['.', '!', '?', ':']);
        let small = self.text(n).chars().next().is_some_and(char::is_lowercase);
        a.is_item() && open && small && b.gap < 0.3 && (a.x0 - b.x0).abs() < 4.0 && b.x0 > 0.0
    }

    /// Whether a date stands at an end of the row, beside a tab or in brackets.
    fn is_apart(&self, part: Slice, date: &Found) -> bool {
        let before = self.source.str(Slice::new(part.start, date.at.start.max(part.start)));
        let after = self.source.str(Slice::new(date.at.end.min(part.end), part.end));
        let edge = |t: &str| !t.chars().any(char::is_alphanumeric);
        let bracket = before.trim_end().ends_with(['(', '[']) && after.trim_start().starts_with([')', ']']);
        // `BSc Biology, University of Leeds, 2016, First`: all of a school may stand on one row.
        let among = |c: char| matches!(c, ',' | '—' | '–');
        let listed = self.of == Of::Schools
            && before.trim_end().ends_with(among)
            && after.trim_start().starts_with(|c| among(c) || c == '(');
        let sign = |c: char| matches!(c, '|' | '·' | '•' | '—' | '–' | ',' | ';');
        edge(before)
            || edge(after)
            || bracket
            || listed
            || self.touches_tab(part, date.at)
            || (!date.single && (before.trim_end().ends_with(sign) || after.trim_start().starts_with(sign)))
    }

    fn touches_tab(&self, part: Slice, date: Slice) -> bool {
        let before = self.source.str(Slice::new(part.start, date.start.max(part.start)));
        let after = self.source.str(Slice::new(date.end.min(part.end), part.end));
        before.trim_end_matches(['(', ' ', '[', '|']).ends_with('\t')
            || after.trim_start_matches([')', ' ', ']', '|']).starts_with('\t')
    }

    fn rest(&self, part: Slice, date: Slice) -> String {
        let before = self.source.str(Slice::new(part.start, date.start.max(part.start)));
        let after = self.source.str(Slice::new(date.end.min(part.end), part.end));
        format!("{before} {after}")
    }

    /// The rows with dates that begin entries.
    fn anchors(&self, items: bool) -> Vec<usize> {
        let all: Vec<usize> = (0..self.parts.len()).filter(|&n| self.anchor(n, items).is_some()).collect();
        // Where ranges and single dates are mixed, single dates count only if they look the same.
        let ranges: Vec<usize> =
            all.iter().copied().filter(|&n| self.anchor(n, items).is_some_and(|d| !d.single)).collect();
        if self.of != Of::Jobs || ranges.is_empty() {
            return all;
        }
        let looks: Vec<(bool, Look)> =
            ranges.iter().map(|&n| (self.text(n).contains('\t'), self.look(n))).collect();
        all.into_iter()
            .filter(|n| ranges.contains(n) || looks.contains(&(self.text(*n).contains('\t'), self.look(*n))))
            .collect()
    }

    /// The first row of the entry of each date.
    fn starts(&self, anchors: &[usize]) -> Vec<usize> {
        let mut starts: Vec<usize> = Vec::new();
        let mut model: Option<(Look, usize)> = None;
        for (n, &anchor) in anchors.iter().enumerate() {
            let floor = n.checked_sub(1).map_or(0, |p| anchors[p] + 1);
            let mut best = (anchor, f32::MIN);
            for start in (floor..=anchor).rev().take(ABOVE + 1) {
                let leads = self.leads(start, anchor);
                if start < anchor && !self.headerlike(start, false) && !leads {
                    break;
                }
                let score = self.start_score(start, anchor, floor, model);
                if score > best.1 {
                    best = (start, score);
                }
                if leads {
                    break;
                }
            }
            let (start, _) = best;
            model.get_or_insert((self.look(start), anchor - start));
            starts.push(start);
        }
        starts
    }

    /// Whether a bullet stands before the entry itself, not before something said of it: `• Acme ⇥ Leeds` over the line
    /// with title and date, at the same edge.
    fn leads(&self, start: usize, anchor: usize) -> bool {
        let (row, dated) = (self.row(start), self.row(anchor));
        start + 1 == anchor
            && row.is_item()
            && !dated.is_item()
            && (row.x0 - dated.x0).abs() < 3.0
            && row.x0 > 0.0
            && self.text(start).contains('\t')
            && self.text(anchor).contains('\t')
            && self.headerlike(start, true)
    }

    fn start_score(&self, start: usize, anchor: usize, floor: usize, model: Option<(Look, usize)>) -> f32 {
        let row = self.row(start);
        let above = anchor - start;
        let mut score = if self.stands_out(start) { -0.1 } else { -0.3 } * above as f32;
        // The widest gap around the date is the one between two entries.
        let gap = |n: usize| if n == 0 { 3.0 } else { self.row(n).gap.clamp(0.0, 3.0) };
        let widest = (floor.max(anchor.saturating_sub(ABOVE))..=anchor).map(gap).fold(0.0, f32::max);
        let page_top = start > 0 && row.gap >= FAR;
        score += if page_top {
            0.7
        } else if widest > 0.3 && gap(start) > 0.3 {
            2.0 * gap(start) / widest
        } else {
            0.0
        };
        if self.stands_out(start) {
            score += 1.5;
            if (start + 1..=anchor).all(|n| self.look(n).size < self.look(start).size) && start < anchor {
                score += 0.8;
            }
            if start > 0 && self.look(start - 1) == self.look(start) && row.gap < 0.45 {
                score -= 1.0;
            }
        }
        if let Some((look, offset)) = model {
            score += if self.look(start) == look { 2.0 } else { -0.5 };
            score += if above == offset { 1.0 } else { 0.0 };
        }
        if start > floor {
            let before = self.text(start - 1).trim_end();
            if self.row(start - 1).is_item() || words::is_prose(before) || before.ends_with('.') {
                score += 1.0;
            }
        }
        let text = self.text(start);
        if start > 0 && self.is_open(start - 1) && self.look(start - 1) == self.look(start) {
            score -= 3.0;
        }
        if text.chars().next().is_some_and(char::is_lowercase)
            && !text.contains("://")
            && !text.starts_with("www.")
        {
            score -= 3.0;
        }
        // A date alone above nothing: its entry begins with it only if something of a header follows.
        if above == 0
            && self
                .rest(
                    self.parts[start].at,
                    self.source.dates_in(self.parts[start].at).first().map_or(self.parts[start].at, |d| d.at),
                )
                .trim()
                .is_empty()
        {
            score -= 0.5;
        }
        score
    }

    /// Adds entries without a date: rows that look like the first rows of the others, or, where nothing is dated, like
    /// the section's first row.
    fn add_undated(&self, starts: &mut Vec<usize>, anchors: &[usize]) {
        if self.parts.is_empty() {
            return;
        }
        let model = starts.first().map_or(0, |s| *s);
        let look = self.look(model);
        let distinct = self.stands_out(model) || look.italic;
        // Where a bold name leads the first line of an entry, it leads that of the others, whatever it says of them.
        let names_lead = |n: usize| {
            self.of == Of::Things
                && led(self.source, self.parts[n]).is_some()
                && (self.row(n).x0 - self.row(model).x0).abs() < 3.0
        };
        let all_led = names_lead(model);
        if starts.is_empty() {
            if self.row(0).is_item() || words::is_prose(self.text(0)) && !distinct {
                return;
            }
            starts.push(0);
        }
        if !distinct {
            if anchors.is_empty() {
                self.add_by_gap(starts);
            }
            return;
        }
        let dated = starts.clone();
        for n in 0..self.parts.len() {
            let after_header = starts.iter().rev().find(|s| **s <= n).is_none_or(|s| {
                let anchor = anchors.iter().copied().find(|a| a >= s).filter(|a| *a <= n);
                let next = dated.iter().copied().find(|d| d > s).unwrap_or(self.parts.len());
                let anchor = anchor.or_else(|| anchors.iter().copied().find(|a| a >= s && *a < next));
                n >= self.header_end(*s, next, anchor)
            });
            // Things of one line each stand under each other without white between.
            let one_line =
                self.of == Of::Things && n > 0 && starts.contains(&(n - 1)) && anchors.contains(&(n - 1));
            let apart = self.row(n).gap > 0.3 || one_line || n > 0 && !self.stands_out(n - 1);
            let is_first = all_led && names_lead(n)
                || self.headerlike(n, false) && (!self.begins_small(n) || self.is_small_name(n, model));
            if !starts.contains(&n)
                && after_header
                && apart
                && self.look(n) == look
                && is_first
                && !self.is_leading(n, &dated, anchors)
                && !(n > 0 && self.is_open(n - 1))
            {
                starts.push(n);
                starts.sort_unstable();
            }
        }
    }

    fn begins_small(&self, n: usize) -> bool {
        self.text(n).chars().next().is_some_and(char::is_lowercase)
    }

    /// Whether a row is a name that is written small, as those of programs are, and not the rest of the line above: it
    /// looks otherwise than that, and begins where `model` does.
    fn is_small_name(&self, n: usize, model: usize) -> bool {
        let edge = (self.row(n).x0 - self.row(model).x0).abs();
        self.of == Of::Things && edge < 3.0 && n > 0 && !self.stands_out(n - 1)
    }

    /// Whether a bracket that a row opens is closed on the next.
    fn is_open(&self, n: usize) -> bool {
        let depth =
            |n: usize| self.text(n).matches('(').count() as i32 - self.text(n).matches(')').count() as i32;
        depth(n) > 0 && n + 1 < self.parts.len() && depth(n + 1) < 0
    }

    /// Whether a row belongs to the header of the dated entry that follows at once.
    fn is_leading(&self, n: usize, dated: &[usize], anchors: &[usize]) -> bool {
        dated.iter().any(|s| n >= *s && anchors.iter().find(|a| *a >= s).is_some_and(|a| n <= *a))
    }

    fn add_by_gap(&self, starts: &mut Vec<usize>) {
        for n in 1..self.parts.len() {
            let row = self.row(n);
            let before = &self.row(n - 1);
            if row.gap > 0.45
                && self.headerlike(n, false)
                && (before.is_item() || words::is_prose(self.text(n - 1)))
            {
                starts.push(n);
            }
        }
    }
}
