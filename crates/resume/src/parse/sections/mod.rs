//! Finds the headings and cuts the document into sections.
//!
//! A heading is known by its words and by its look. The look that most headings with well-known words share is *the*
//! heading look of the document: a lesser look with the same words is a label inside a section, and other words in
//! that look are a heading we have no name for.

mod candidate;
mod choice;
mod meaning;

use super::source::{Slice, Source};
use super::vocabulary::Topic;
use super::words;
use candidate::candidates;
use choice::{choose, drop_indented, main_look, unnamed};
pub(super) use meaning::guess;

/// A row, or what a side heading leaves of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::parse) struct Part {
    pub(in crate::parse) row: usize,
    pub(in crate::parse) at: Slice,
}

/// A heading and what stands under it. The first section has no heading.
#[derive(Debug)]
pub(in crate::parse) struct Section {
    pub(in crate::parse) topic: Topic,
    pub(in crate::parse) heading: Option<Slice>,
    pub(in crate::parse) parts: Vec<Part>,
}

impl Section {
    /// How many words stand under the heading.
    pub(in crate::parse) fn words(&self, source: &Source<'_>) -> usize {
        self.parts.iter().map(|p| words::count(source.str(p.at))).sum()
    }
}

/// Cuts the document into sections, in reading order.
pub(in crate::parse) fn cut(source: &Source<'_>) -> Vec<Section> {
    let mut found = candidates(source);
    let main = main_look(&found);
    choose(source, &mut found, main);
    drop_indented(source, &mut found);
    if let Some(main) = main {
        unnamed(source, &mut found, main);
    }
    found.sort_by_key(|c| (c.row, c.at.start));
    let mut sections = vec![Section { topic: Topic::Contact, heading: None, parts: Vec::new() }];
    let mut next = found.iter().peekable();
    for (row, r) in source.rows.iter().enumerate() {
        if r.furniture {
            continue;
        }
        // The second row of a heading over two.
        if sections
            .last()
            .and_then(|s| s.heading)
            .is_some_and(|h| h.contains(source.trim(r.at)) && !source.trim(r.at).is_empty())
        {
            while next.next_if(|c| c.row == row).is_some() {}
            continue;
        }
        let Some(c) = next.next_if(|c| c.row == row) else {
            if let Some(section) = sections.last_mut() {
                section.parts.push(Part { row, at: r.at });
            }
            continue;
        };
        let parts = c.rest.map(|at| Part { row, at }).into_iter().collect();
        sections.push(Section { topic: c.topic, heading: Some(c.at), parts });
    }
    sections
}
