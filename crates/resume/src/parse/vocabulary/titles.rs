//! Words of job titles.

use std::sync::LazyLock;

use super::lists::{Words, words};
use crate::parse::words::tokens;

/// Words with which (or with whose ending) people name what somebody is.
static TITLES: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/titles.txt")));

/// Endings of one-word titles in languages that write compounds.
static ENDINGS: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/title-endings.txt")));

/// How strongly a folded text reads as a job title: 0 not, 1 a word of it, 2 its last or first word.
pub(in crate::parse) fn title(folded: &str) -> u32 {
    // `Data Analyst (contract)`: what stands in brackets says how, not what.
    let folded = folded.split(['(', '[']).next().filter(|t| !t.trim().is_empty()).unwrap_or(folded);
    let words: Vec<&str> = tokens(folded).flat_map(|w| w.split('.')).filter(|w| !w.is_empty()).collect();
    let is = |w: &str| TITLES.contains(w) || ENDINGS.iter().any(|e| w.len() > e.len() && w.ends_with(e));
    if words.is_empty() || !words.iter().any(|w| is(w)) {
        return 0;
    }
    let core: Vec<&&str> = words
        .iter()
        .filter(|w| !matches!(**w, "i" | "ii" | "iii" | "iv" | "1" | "2" | "3" | "m" | "w" | "d" | "f" | "h"))
        .collect();
    let edge = core.first().is_some_and(|w| is(w)) || core.last().is_some_and(|w| is(w));
    if edge { 2 } else { 1 }
}
