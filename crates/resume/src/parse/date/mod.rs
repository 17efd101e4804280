//! Dates and ranges of dates as people write them in eight languages.
//!
//! ```text
//! text -> tokens (words, numbers, signs) -> single dates (atom) -> ranges -> Found
//! ```

mod atom;
mod habits;
mod range;
mod token;
mod words;

pub(super) use range::{is_present, scan};
pub(super) use words::duration;

use super::source::Slice;
use crate::model::{Date, Dates};

/// A date or range of dates in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Everything that belongs to it: words before it, both ends, a note of duration after it.
    pub(super) at: Slice,
    /// Its first date.
    pub(super) start: Option<End>,
    /// Its last.
    pub(super) end: Option<End>,
    /// Whether it is one date rather than a range (then it stands in `start`).
    pub(super) single: bool,
}

/// One end of a range.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct End {
    pub(super) at: Slice,
    pub(super) date: Date,
}

impl Found {
    /// The dates that it says.
    pub(super) fn dates(&self) -> Dates {
        let date = |end: &Option<End>| end.as_ref().map(|e| e.date.clone());
        if self.single {
            // One date is no beginning of something that goes on: it began and ended there.
            return Dates { start: date(&self.start), end: date(&self.start) };
        }
        Dates { start: date(&self.start), end: date(&self.end) }
    }

    /// The only or the last date, where one is known.
    pub(super) fn last(&self) -> Option<&End> {
        self.end.as_ref().filter(|e| e.date.year().is_some()).or(self.start.as_ref())
    }
}

#[cfg(test)]
mod tests;
