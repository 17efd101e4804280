//! Words of degrees and schools.

use std::sync::LazyLock;

use super::lists::{Words, words};
use crate::parse::words::tokens;

static DEGREES: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/degrees.txt")));

static SCHOOLS: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/schools.txt")));

/// How many words of a degree a folded text has, up to 2.
pub(in crate::parse) fn degree(folded: &str) -> u32 {
    let hits = tokens(folded).filter(|w| DEGREES.contains(w)).count() as u32;
    let phrase = ["high school diploma", "a levels", "mittlere reife", "ensino medio"]
        .iter()
        .any(|p| folded.contains(p));
    (hits + u32::from(phrase)).min(2)
}

/// Whether a folded text has a word of a school's name.
pub(in crate::parse) fn school(folded: &str) -> bool {
    let compound = |w: &str| {
        w.len() > 8
            && (w.ends_with("schule")
                || w.ends_with("gymnasium")
                || w.ends_with("universitat")
                || w.ends_with("akademie")
                || w.ends_with("kolleg")
                || w.ends_with("hogeschool"))
    };
    tokens(folded).any(|w| SCHOOLS.contains(w) || compound(w))
}
