//! What changed between two texts, word by word.

use maud::{Markup, html};
use similar::{ChangeTag, TextDiff};

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// In both.
    Same(String),
    /// Only in the first.
    Gone(String),
    /// Only in the second.
    New(String),
}

/// The words of two texts, as runs. Single words between two changes count as changed, so that one reads a few changes
/// rather than confetti.
pub(crate) fn words(before: &str, after: &str) -> Vec<Piece> {
    let diff = TextDiff::from_words(before, after);
    let (mut pieces, mut gone, mut new, mut same) = (Vec::new(), String::new(), String::new(), String::new());
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => same.push_str(change.value()),
            tag => {
                let is_between = !gone.is_empty() || !new.is_empty();
                if is_between && same.split_whitespace().count() < 2 && !same.is_empty() {
                    gone.push_str(&same);
                    new.push_str(&same);
                    same.clear();
                } else if !same.is_empty() {
                    flush(&mut pieces, &mut gone, &mut new);
                    pieces.push(Piece::Same(std::mem::take(&mut same)));
                }
                if tag == ChangeTag::Delete { &mut gone } else { &mut new }.push_str(change.value());
            }
        }
    }
    flush(&mut pieces, &mut gone, &mut new);
    if !same.is_empty() {
        pieces.push(Piece::Same(same));
    }
    pieces
}

fn flush(pieces: &mut Vec<Piece>, gone: &mut String, new: &mut String) {
    if !gone.is_empty() {
        pieces.push(Piece::Gone(std::mem::take(gone)));
    }
    if !new.is_empty() {
        pieces.push(Piece::New(std::mem::take(new)));
    }
}

/// Both texts in one line, what went struck out and what came marked.
pub(crate) fn difference(before: &str, after: &str) -> Markup {
    html! {
        @for piece in words(before, after) {
            @match piece {
                Piece::Same(text) => (text),
                Piece::Gone(text) => del { (text) },
                Piece::New(text) => ins { (text) },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_words_are_told_apart() {
        let same = |t: &str| Piece::Same(t.into());
        let gone = |t: &str| Piece::Gone(t.into());
        let new = |t: &str| Piece::New(t.into());
        assert_eq!(words("Swept floors", "Swept floors"), [same("Swept floors")]);
        assert_eq!(words("", "Swept"), [new("Swept")]);
        assert_eq!(words("Swept", ""), [gone("Swept")]);
        let supported = words("Helped with stock of 40 aisles", "Supported stock of 40 aisles");
        assert_eq!(supported.first(), Some(&gone("Helped with")));
        assert_eq!(supported[1..], [new("Supported"), same(" stock of 40 aisles")]);
        // A lone word between two changes is part of one change.
        assert_eq!(words("kept a ledger", "wrote a book"), [gone("kept a ledger"), new("wrote a book")]);
    }

    #[test]
    fn both_texts_can_be_read_back() {
        let (before, after) = ("One two three, four five six.", "One 2 three four five, seven six.");
        let (mut a, mut b) = (String::new(), String::new());
        for piece in words(before, after) {
            match piece {
                Piece::Same(t) => (a.push_str(&t), b.push_str(&t)),
                Piece::Gone(t) => (a.push_str(&t), ()),
                Piece::New(t) => (b.push_str(&t), ()),
            };
        }
        assert_eq!((a.as_str(), b.as_str()), (before, after));
    }
}
