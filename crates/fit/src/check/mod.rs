//! The claim check.

mod finding;
mod language;
mod lexicon;
mod number;
mod numeral;
mod stem;
mod token;
mod unit;

pub use finding::{Finding, Kind, Passage, Severity};
