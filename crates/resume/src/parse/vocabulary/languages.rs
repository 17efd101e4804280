//! Human languages and the words for how well one knows something.

use std::sync::LazyLock;

use super::lists::{Words, words};
use crate::parse::words::tokens;

static LANGUAGES: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/languages.txt")));

/// Whether a folded text begins with or is the name of a language.
pub(in crate::parse) fn is_language(folded: &str) -> bool {
    let mut words = tokens(folded).filter(|w| {
        !matches!(
            *w,
            "jezyk"
                | "lingua"
                | "idioma"
                | "brazilian"
                | "swiss"
                | "british"
                | "american"
                | "us"
                | "uk"
                | "austrian"
        )
    });
    words.next().is_some_and(|w| LANGUAGES.contains(w))
}

static LEVELS: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/levels.txt")));

/// Whether a folded text says only how well something is known: `Fluent`, `C1`, `sehr gute Kenntnisse`, `5/5`, `90%`.
pub(in crate::parse) fn is_level(folded: &str) -> bool {
    let bare = folded.trim();
    if bare.is_empty() || bare.len() > 60 {
        return false;
    }
    if bare.chars().all(|c| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(
                c,
                '/' | '%'
                    | '.'
                    | '★'
                    | '☆'
                    | '●'
                    | '○'
                    | '•'
                    | '■'
                    | '□'
                    | '*'
                    | '+'
                    | '▪'
                    | '▫'
                    | '◆'
                    | '◇'
                    | '⬤'
                    | '◯'
            )
    }) {
        return true;
    }
    let words: Vec<&str> = bare
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'))
        .map(|w| w.trim_matches(['-', '\'']))
        .filter(|w| !w.is_empty())
        .collect();
    // `07/2010 - 06/2014` is when, not how well.
    let is_number = |w: &&str| w.bytes().all(|b| b.is_ascii_digit());
    if words.iter().all(is_number) && (words.len() > 2 || words.iter().any(|w| w.len() > 3)) {
        return false;
    }
    !words.is_empty()
        && words.len() <= 8
        && words.iter().all(|w| LEVELS.contains(w) || w.bytes().all(|b| b.is_ascii_digit()))
        && words.iter().any(|w| w.len() > 1)
        && !words.iter().all(|w| {
            matches!(
                *w,
                "and"
                    | "in"
                    | "of"
                    | "both"
                    | "y"
                    | "et"
                    | "und"
                    | "en"
                    | "c"
                    | "business"
                    | "technique"
                    | "master"
                    | "learning"
                    | "writing"
                    | "reading"
                    | "speaking"
            )
        })
}
