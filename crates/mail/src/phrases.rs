//! Phrase tables, one file a kind, and how a phrase is matched.
//!
//! A row is a weight and a phrase over folded words (see [`crate::fold`]), matched inside one sentence:
//!
//! | in a row | means |
//! | --- | --- |
//! | `apply` | this word |
//! | `role\|position` | one of these words |
//! | `interview*` | a word that starts so |
//! | `..` | up to five words of any kind |
//!
//! Weights: 4 decides alone, 3 is strong, 2 needs a second sign, 1 only adds up.

mod assessment;
mod hedges;
mod interview;
mod notices;
mod offer;
mod outreach;
mod promotion;
mod received;
mod rejection;
mod vocabulary;

use std::{collections::HashMap, sync::LazyLock};

/// One row of a table.
pub(crate) type Row = (u8, &'static str);

/// What a phrase speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Sign {
    Received,
    Interview,
    Assessment,
    Offer,
    Rejection,
    /// A recruiter's cold mail, a job alert.
    Outreach,
    /// Account mail of a careers site, an unfinished application.
    Notice,
    /// Advertising, orders, courses, news.
    Promotion,
    /// An application for something that is no job.
    Foreign,
    /// Makes the rest of its sentence a possibility: `if you are selected`.
    Hedge,
    /// Makes a following offer or invitation its opposite: `unable to`.
    Negator,
    /// The words of applications, without which no event is believed.
    Vocabulary,
}

/// A phrase found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) sign: Sign,
    pub(crate) weight: u8,
    /// The row's text.
    pub(crate) phrase: &'static str,
    /// The words of the sentence that the row's own words met.
    pub(crate) met: Vec<usize>,
    /// Index of its first word in the sentence.
    pub(crate) start: usize,
    /// Index after its last word.
    pub(crate) end: usize,
}

/// The most words a `..` stands for.
const GAP: usize = 5;

#[derive(Debug)]
enum Piece {
    Words(Vec<Word>),
    Gap,
}

#[derive(Debug)]
enum Word {
    Whole(&'static str),
    Start(&'static str),
}

impl Word {
    fn new(text: &'static str) -> Self {
        text.strip_suffix('*').map_or(Self::Whole(text), Self::Start)
    }

    fn is(&self, word: &str) -> bool {
        match self {
            Self::Whole(text) => word == *text,
            Self::Start(text) => word.starts_with(text),
        }
    }
}

#[derive(Debug)]
struct Phrase {
    sign: Sign,
    weight: u8,
    text: &'static str,
    pieces: Vec<Piece>,
}

#[derive(Debug, Default)]
struct Index {
    phrases: Vec<Phrase>,
    /// Phrases by their first word; those that start with `word*` are tried everywhere.
    by_word: HashMap<&'static str, Vec<usize>>,
    anywhere: Vec<usize>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index::default();
    let tables: [(Sign, &[&[Row]]); 12] = [
        (Sign::Received, received::TABLES),
        (Sign::Interview, interview::TABLES),
        (Sign::Assessment, assessment::TABLES),
        (Sign::Offer, offer::TABLES),
        (Sign::Rejection, rejection::TABLES),
        (Sign::Outreach, outreach::TABLES),
        (Sign::Notice, notices::TABLES),
        (Sign::Promotion, promotion::TABLES),
        (Sign::Foreign, promotion::FOREIGN),
        (Sign::Hedge, hedges::TABLES),
        (Sign::Negator, hedges::NEGATORS),
        (Sign::Vocabulary, vocabulary::TABLES),
    ];
    for (sign, tables) in tables {
        for (weight, text) in tables.iter().flat_map(|table| table.iter()) {
            index.add(sign, *weight, text);
        }
    }
    index
});

impl Index {
    fn add(&mut self, sign: Sign, weight: u8, text: &'static str) {
        let pieces: Vec<Piece> = text
            .split(' ')
            .map(|piece| {
                if piece == ".." {
                    Piece::Gap
                } else {
                    Piece::Words(piece.split('|').map(Word::new).collect())
                }
            })
            .collect();
        let at = self.phrases.len();
        if let Some(Piece::Words(first)) = pieces.first() {
            for word in first {
                match word {
                    Word::Whole(text) => self.by_word.entry(text).or_default().push(at),
                    Word::Start(_) => self.anywhere.push(at),
                }
            }
        }
        self.phrases.push(Phrase { sign, weight, text, pieces });
    }
}

/// Every phrase in one sentence of folded words, each at its first place only.
pub(crate) fn find(words: &[String]) -> Vec<Hit> {
    let index = &*INDEX;
    let mut hits: Vec<Hit> = Vec::new();
    let mut found = vec![];
    for (start, word) in words.iter().enumerate() {
        let known = index.by_word.get(word.as_str()).into_iter().flatten();
        for &at in known.chain(&index.anywhere) {
            let phrase = &index.phrases[at];
            if found.contains(&at) {
                continue;
            }
            if let Some(met) = matches(&phrase.pieces, words, start) {
                found.push(at);
                let (sign, weight, text) = (phrase.sign, phrase.weight, phrase.text);
                let end = met.last().map_or(start, |last| last + 1);
                hits.push(Hit { sign, weight, phrase: text, start, end, met });
            }
        }
    }
    hits
}

/// The places of the words that the pieces meet from `at` on, or nothing when they do not.
fn matches(pieces: &[Piece], words: &[String], at: usize) -> Option<Vec<usize>> {
    let mut met = Vec::with_capacity(pieces.len());
    meets(pieces, words, at, &mut met).then_some(met)
}

fn meets(pieces: &[Piece], words: &[String], at: usize, met: &mut Vec<usize>) -> bool {
    match pieces {
        [] => true,
        [Piece::Words(any), rest @ ..] => {
            if !words.get(at).is_some_and(|word| any.iter().any(|one| one.is(word))) {
                return false;
            }
            met.push(at);
            let rest_met = meets(rest, words, at + 1, met);
            if !rest_met {
                met.pop();
            }
            rest_met
        }
        [Piece::Gap, rest @ ..] => {
            (0..=GAP).any(|skip| at + skip <= words.len() && meets(rest, words, at + skip, met))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::{key, words};

    fn signs(text: &str) -> Vec<Sign> {
        find(&words(text)).into_iter().filter(|hit| hit.weight >= 3).map(|hit| hit.sign).collect()
    }

    #[test]
    fn rows_are_written_in_folded_words() {
        assert!(INDEX.phrases.len() > 300, "found only {} rows", INDEX.phrases.len());
        for phrase in &INDEX.phrases {
            for piece in phrase.text.split([' ', '|']).filter(|piece| *piece != "..") {
                let word = piece.trim_end_matches('*');
                assert_eq!(key(word), word, "in row {:?}", phrase.text);
            }
            assert!(
                matches!(phrase.pieces.first(), Some(Piece::Words(_))),
                "{:?} starts with a gap",
                phrase.text
            );
        }
    }

    #[test]
    fn gaps_and_alternatives() {
        assert!(signs("We've decided to pursue other candidates").contains(&Sign::Rejection));
        assert!(signs("We would like to invite you to a first interview").contains(&Sign::Interview));
        assert!(!signs("We would like to invite you to our summer party").contains(&Sign::Interview));
    }
}
