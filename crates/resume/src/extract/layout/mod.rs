//! From painted spans to lines in reading order.
//!
//! ```text
//! spans -> words (gaps, letter-spacing, twice painted glyphs)   words.rs spacing.rs
//!       -> blocks (recursive cuts at gutters: columns, sidebars)   columns.rs
//!       -> lines (baselines, wrapped cells, tabs, links, right-to-left order)   lines.rs cells.rs bidi.rs
//! ```
//!
//! Lengths are in ems of the text at hand wherever possible, so that size and scale of a page do not matter.

mod bidi;
mod cells;
mod columns;
mod lines;
mod spacing;
mod words;

use super::pdf::{PaintedPage, Span};
use crate::document::Page;

/// Lays a page out: upright text first, column by column, then what is painted sideways.
pub(super) fn page(painted: &PaintedPage) -> Page {
    let (upright, sideways): (Vec<&Span>, Vec<&Span>) = painted.spans.iter().partition(|s| is_upright(s));
    let words = words::from_spans(&upright);
    let right_to_left = bidi::is_right_to_left(words.iter().map(|w| w.text.as_str()));
    let mut covered = vec![false; painted.links.len()];
    let mut lines = Vec::new();
    let mut block = 0;
    let context = lines::Context { links: &painted.links, right_to_left };
    for words in columns::blocks(words, right_to_left) {
        let before = lines.len();
        lines::from_block(&words, &context, block, &mut covered, &mut lines);
        block += u32::from(lines.len() > before);
    }
    lines::sideways(&sideways, block, &mut lines);
    Page {
        width: painted.width,
        height: painted.height,
        lines,
        links: lines::loose_links(&painted.links, &covered),
    }
}

/// Whether a span's baseline runs left to right, give or take a tilt that a scanner would make.
fn is_upright(span: &Span) -> bool {
    let (dx, dy) = (span.to.0 - span.from.0, span.to.1 - span.from.1);
    dx >= 0.0 && dy.abs() <= 0.2 * dx || dx.abs() + dy.abs() < 0.01
}
