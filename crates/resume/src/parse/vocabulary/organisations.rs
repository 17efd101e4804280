//! Words of the names of organisations.

use std::sync::LazyLock;

use super::lists::{Words, words};
use crate::parse::words::tokens;

/// Legal forms: a name that ends in one is an organisation's.
static FORMS: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/legal-forms.txt")));

/// Words that name kinds of organisations.
static KINDS: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/organisations.txt")));

/// How strongly a folded text reads as an organisation's name: 0 not, 1 a kind's word, 3 a legal form.
pub(in crate::parse) fn organisation(folded: &str) -> u32 {
    let mut words = tokens(folded).peekable();
    let mut score = 0;
    let mut n = 0;
    while let Some(word) = words.next() {
        // A legal form is never the first word, and is the last or before a bracket or comma.
        if n > 0 && FORMS.contains(word) && (words.peek().is_none() || word.len() > 2) {
            return 3;
        }
        if KINDS.contains(word) {
            score = 1;
        }
        n += 1;
    }
    score
}
