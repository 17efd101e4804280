//! What follows a header: paragraphs and bullets, made whole from their lines.

use super::label::is_label;
use crate::document::Role;
use crate::parse::date;
use crate::parse::sections::Part;
use crate::parse::source::{Slice, Source};

/// The text under a header.
#[derive(Debug, Clone, Default)]
pub(in crate::parse) struct Body {
    /// Paragraphs before the first bullet, as one.
    pub(in crate::parse) summary: Option<Slice>,
    /// The same paragraphs, each for itself.
    pub(in crate::parse) opening: Vec<Slice>,
    /// Bullets, and paragraphs after the first of them.
    pub(in crate::parse) bullets: Vec<Slice>,
    /// Lines that only name what follows.
    pub(in crate::parse) labels: Vec<Slice>,
}

/// One paragraph or bullet.
#[derive(Debug, Clone, Copy)]
pub(in crate::parse) struct Paragraph {
    pub(in crate::parse) at: Slice,
    pub(in crate::parse) item: bool,
    x0: f32,
}

/// The lines of a body as summary and bullets.
pub(in crate::parse) fn body(source: &Source<'_>, parts: &[Part]) -> Body {
    let mut out = Body::default();
    let paragraphs = paragraphs(source, parts);
    let marked = paragraphs.iter().any(|p| p.item);
    let left = paragraphs.iter().map(|p| p.x0).fold(f32::MAX, f32::min);
    for p in &paragraphs {
        if is_label(source.str(p.at)) {
            out.labels.push(p.at);
            continue;
        }
        let indented = !marked && p.x0 > left + 6.0;
        if p.item || indented || !out.bullets.is_empty() {
            out.bullets.push(p.at);
        } else if out.labels.is_empty() {
            out.opening.push(p.at);
        } else {
            out.bullets.push(p.at);
        }
    }
    out.summary = span(&out.opening);
    out
}

/// From the first to the last.
fn span(paragraphs: &[Slice]) -> Option<Slice> {
    paragraphs.first().zip(paragraphs.last()).map(|(first, last)| first.to(*last))
}

impl Body {
    /// Takes the opening paragraphs that `wanted` picks out of the summary. Only those at its ends: what is left must
    /// stand in one piece.
    pub(in crate::parse) fn pick(&mut self, wanted: impl Fn(Slice) -> bool) -> Vec<Slice> {
        let first = self.opening.iter().take_while(|at| wanted(**at)).count();
        let mut picked: Vec<Slice> = self.opening.drain(..first).collect();
        let last = self.opening.iter().rev().take_while(|at| wanted(**at)).count();
        picked.extend(self.opening.drain(self.opening.len() - last..));
        self.summary = span(&self.opening);
        picked
    }
}

/// Joins lines into paragraphs.
pub(in crate::parse) fn paragraphs(source: &Source<'_>, parts: &[Part]) -> Vec<Paragraph> {
    let right = parts.iter().map(|p| source.rows[p.row].x1).fold(0.0, f32::max);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut last: Option<Part> = None;
    for part in parts {
        let at = without_duration(source, part.at);
        let at = trim_space(source, at);
        if at.is_empty() {
            continue;
        }
        let row = &source.rows[part.row];
        let item = matches!(row.role, Role::Item(_));
        let goes_on = !item
            && !is_label(source.str(at))
            && last.is_some_and(|l| goes_on(source, l, *part, right, out.last()));
        match out.last_mut() {
            Some(p) if goes_on => p.at = p.at.to(at),
            _ => out.push(Paragraph { at, item, x0: row.x0 }),
        }
        last = Some(*part);
    }
    out
}

/// Whether a line continues the one before.
fn goes_on(source: &Source<'_>, before: Part, here: Part, right: f32, open: Option<&Paragraph>) -> bool {
    let (a, b) = (&source.rows[before.row], &source.rows[here.row]);
    let text_a = source.str(before.at).trim_end();
    let text_b = source.str(here.at).trim_start();
    if is_label(text_a) {
        return false;
    }
    let small = text_b.chars().next().is_some_and(char::is_lowercase);
    let broken = text_a.ends_with(['-', ',', '\u{AD}', '/', '&', '(']);
    let ended = text_a.ends_with(['.', '!', '?', ':', ';']);
    if b.gap > 0.6 && b.gap < 8.0 {
        return small && !ended && b.gap < 1.0;
    }
    // The next word would have fitted on the line: its author ended it. Without places there is nothing to see.
    let has_places = right > 0.0 && a.x1 > a.x0;
    let per_char = (a.x1 - a.x0) / text_a.chars().count().max(1) as f32;
    let word = text_b.split_whitespace().next().map_or(0, |w| w.chars().count());
    let would_fit = right - a.x1 > per_char * (word as f32 + 3.0);
    if broken || small && !(ended && has_places && would_fit) {
        return true;
    }
    if begins_with_label(text_b) && (ended || text_b.split(": ").nth(1).is_some_and(begins_with_digit)) {
        return false;
    }
    if ended && is_list_of_names(text_b) {
        return false;
    }
    if open.is_some_and(|p| p.item) && (b.x0 - a.x0).abs() > 4.0 && b.x0 < a.x0 - 6.0 {
        return false;
    }
    if !open.is_some_and(|p| p.item) && (b.x0 - a.x0).abs() > 4.0 {
        return false;
    }
    if !has_places {
        return !ended;
    }
    !would_fit
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// `Grade: 1.7`: a capitalised word or two and a colon.
fn begins_with_label(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(label, _)| {
        (1..=2).contains(&label.split_whitespace().count()) && label.starts_with(char::is_uppercase)
    })
}

/// `Rust, Python, time series`: short names divided by commas, and no sentence.
fn is_list_of_names(text: &str) -> bool {
    let mut names = text.split(", ").peekable();
    let count = text.matches(", ").count() + 1;
    names.peek().is_some_and(|n| n.starts_with(char::is_alphanumeric))
        && count >= 2
        && names.all(|n| (1..=3).contains(&n.split_whitespace().count()))
        && !text.trim_end().ends_with(['.', '!', '?', ':'])
}

/// A note of duration at the right of a body line belongs to the date above, not to the text.
fn without_duration(source: &Source<'_>, at: Slice) -> Slice {
    let text = source.str(at);
    let Some(tab) = text.rfind('\t') else { return at };
    let note = text[tab + 1..].trim();
    if date::duration(note).is_some_and(|n| n >= note.len()) {
        Slice::new(at.start, at.start + tab)
    } else {
        at
    }
}

fn trim_space(source: &Source<'_>, at: Slice) -> Slice {
    let text = source.str(at);
    let start = at.start + (text.len() - text.trim_start().len());
    Slice::new(start, start + text.trim().len())
}
