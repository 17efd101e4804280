use std::ops::Range;

use crate::taxonomy::{Mention, Taxonomy};

use super::abbreviations;
use super::clauses::{Clause, clauses, goes_on};
use super::language::Language;
use super::lexicon::{Class, Entry, Lexicon};
use super::light_verbs;
use super::number::{Quantity, quantities};
use super::stem::same_root;
use super::token::{Form, Token, tokens};

/// What is known of one token beyond its letters.
#[derive(Debug, Clone, Default)]
pub(super) struct Mark {
    pub(super) entry: Entry,
    /// Index behind the phrase that begins here (one further for a plain word).
    pub(super) end: usize,
    /// Inside a phrase, behind its first word.
    pub(super) covered: bool,
    /// Part of a figure.
    pub(super) figure: bool,
    /// Synonym groups of the last part of a German or Dutch compound that the lexicon does not know as a whole.
    pub(super) head: Vec<u16>,
    /// The irregular form's base, or the word itself.
    pub(super) base: String,
}

/// A text, read once.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) raw: String,
    pub(super) language: Language,
    pub(super) tokens: Vec<Token>,
    pub(super) marks: Vec<Mark>,
    pub(super) quantities: Vec<Quantity>,
    /// What may bear a figure without being one: "within a year".
    pub(super) implied: Vec<Quantity>,
    pub(super) clauses: Vec<Clause>,
    pub(super) mentions: Vec<Mention>,
}

#[cfg(test)]
thread_local! {
    /// How many texts this thread has read: reading is what a check spends its time with.
    pub(super) static READ: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl Text {
    pub(super) fn read(raw: &str, language: Language) -> Self {
        #[cfg(test)]
        READ.with(|read| read.set(read.get() + 1));
        let lexicon = Lexicon::of(language);
        let tokens = tokens(raw, language);
        let (quantities, implied) = quantities(&tokens, language, |t| lexicon.has(&t.norm, Class::FUNCTION));
        let mut marks = mark(raw, &tokens, language);
        for quantity in &quantities {
            for mark in &mut marks[quantity.lead..quantity.tokens.end] {
                mark.figure = true;
            }
        }
        let clauses = clauses(&tokens, &marks, language);
        let mentions = Taxonomy::embedded().find(raw);
        Self { raw: raw.to_owned(), language, tokens, marks, quantities, implied, clauses, mentions }
    }

    /// The words between two tokens, as written.
    pub(super) fn slice(&self, tokens: Range<usize>) -> &str {
        let start = self.tokens.get(tokens.start).map_or(0, |t| t.start);
        let end = tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(start, |t| t.end);
        self.raw.get(start..end.max(start)).unwrap_or("")
    }

    pub(super) fn class(&self, i: usize) -> Class {
        self.marks[i].entry.class
    }

    /// Whether a token carries meaning: no sign, figure or grammar.
    pub(super) fn is_content(&self, i: usize) -> bool {
        let mark = &self.marks[i];
        self.tokens[i].form == Form::Word
            && !mark.covered
            && !mark.figure
            && !mark.entry.class.has(Class::FUNCTION)
            && (self.tokens[i].norm.len() > 1
                || mark.end > i + 1
                || matches!(self.tokens[i].norm.as_str(), "c" | "r"))
    }

    /// Content that says something particular.
    pub(super) fn is_telling(&self, i: usize) -> bool {
        self.is_content(i) && !self.class(i).has(Class::GENERIC)
    }

    pub(super) fn telling(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        range.filter(|i| self.is_telling(*i))
    }

    pub(super) fn all(&self) -> Range<usize> {
        0..self.tokens.len()
    }

    /// Whether two words are one word, one root, synonyms, or one is a part of the other's compound.
    pub(super) fn same(&self, i: usize, other: &Self, j: usize) -> bool {
        self.close(i, other, j) || self.compound(i, other, j)
    }

    /// As [`Text::same`], without compounds and roots: for titles and names.
    pub(super) fn close(&self, i: usize, other: &Self, j: usize) -> bool {
        let (a, b) = (&self.tokens[i], &other.tokens[j]);
        let (x, y) = (&self.marks[i], &other.marks[j]);
        if y.covered {
            return false;
        }
        // "hospital-wide" is not "hospital".
        let alike = (x.end > i + 1) == (y.end > j + 1);
        // "Dentally" is a name, "dental" is not; "P60s" are several P60.
        let name = |t: &Token| t.capital && !t.opens && self.language != Language::German;
        let named = name(a) && !name(b);
        let plural = |t: &str| t.strip_suffix('s').filter(|_| a.name_like || b.name_like).unwrap_or(t).len();
        let one = a.norm.get(..plural(&a.norm)) == b.norm.get(..plural(&b.norm));
        (alike && (one || !named && (a.stem == b.stem && a.stem.len() > 2 || x.base == y.base)))
            || (self.language == other.language && x.entry.groups.iter().any(|g| y.entry.groups.contains(g)))
    }

    /// As [`Text::close`], or of one root, or a part of the other's compound: never a compound of it.
    pub(super) fn within(&self, i: usize, other: &Self, j: usize) -> bool {
        let (a, b) = (&self.tokens[i], &other.tokens[j]);
        self.close(i, other, j)
            || (self.compound(i, other, j) && (a.norm.len() <= b.norm.len() || same_root(&a.norm, &b.norm)))
    }

    fn compound(&self, i: usize, other: &Self, j: usize) -> bool {
        let (a, b) = (&self.tokens[i], &other.tokens[j]);
        let german = self.language == Language::German;
        let proper = |t: &Token| t.name_like || (t.capital && !t.opens && !german);
        if a.name_like || b.name_like || proper(a) != proper(b) {
            return false;
        }
        if same_root(&a.norm, &b.norm) {
            return true;
        }
        let germanic = matches!(self.language, Language::German | Language::Dutch);
        let meet = |heads: &[u16], groups: &[u16]| heads.iter().any(|g| groups.contains(g));
        let (x, y) = (&self.marks[i], &other.marks[j]);
        // "Behandlungspflege" is a kind of "Versorgung"; two compounds with like heads may still be far apart.
        if germanic && (meet(&x.head, &y.entry.groups) || meet(&y.head, &x.entry.groups)) {
            return true;
        }
        let (short, long) = if a.stem.len() < b.stem.len() { (&a.stem, &b.norm) } else { (&b.stem, &a.norm) };
        germanic
            && long.len() > short.len() + 2
            && (short.len() >= 5 && long.contains(short.as_str())
                || short.len() == 4 && long.len() >= 9 && long.starts_with(short.as_str()))
    }

    /// Which clause a token stands in.
    pub(super) fn clause_of(&self, i: usize) -> Range<usize> {
        self.clauses.iter().find(|c| c.tokens.contains(&i)).map_or(self.all(), |c| c.tokens.clone())
    }

    /// Where the sentence of a token ends.
    pub(super) fn sentence_end(&self, i: usize) -> usize {
        let ends = |k: &usize| self.tokens[*k].is_sign(".;!?") && !goes_on(&self.tokens, *k);
        (i..self.tokens.len()).find(ends).unwrap_or(self.tokens.len())
    }

    /// The clauses that share a verb with a token's.
    pub(super) fn chain_of(&self, i: usize) -> Range<usize> {
        let Some(chain) = self.clauses.iter().find(|c| c.tokens.contains(&i)).map(|c| c.chain) else {
            return self.all();
        };
        let mut parts = self.clauses.iter().filter(|c| c.chain == chain);
        let first = parts.next().map_or(0, |c| c.tokens.start);
        let last = parts.next_back().map_or_else(|| self.clause_of(i).end, |c| c.tokens.end);
        first..last
    }
}

fn mark(raw: &str, tokens: &[Token], language: Language) -> Vec<Mark> {
    let lexicon = Lexicon::of(language);
    let mut marks: Vec<Mark> = tokens
        .iter()
        .enumerate()
        .map(|(i, token)| {
            let base = lexicon.base(&token.norm).to_owned();
            let entry = if token.form != Form::Word {
                Entry::default()
            } else if base == token.norm {
                lexicon.entry(&token.norm, &token.stem)
            } else {
                let own = lexicon.entry(&token.norm, &token.stem);
                let of_base = lexicon.entry(&base, &super::stem::stem(&base, language));
                own.joined(&of_base)
            };
            // "LED" leads nobody.
            let letters = raw.get(token.start..token.end).unwrap_or("");
            let acronym =
                letters.len() > 1 && letters.chars().all(char::is_uppercase) && language == Language::English;
            let entry = if acronym { Entry { class: entry.class.without_acts(), ..entry } } else { entry };
            let entry = match light_verbs::class(tokens, i, language) {
                Some(class) => Entry { class: entry.class.with(class), ..entry },
                None => entry,
            };
            let head = if entry.groups.is_empty() && token.form == Form::Word {
                lexicon.head(&token.norm)
            } else {
                Vec::new()
            };
            Mark { entry, end: i + 1, covered: false, figure: false, head, base }
        })
        .collect();
    for (at, row) in abbreviations::rows(tokens, |t| lexicon.has(&t.norm, Class::FUNCTION)) {
        // The support in the name of a law or method helps nobody.
        let named = at.len() > 1;
        for k in at {
            if named {
                marks[k].entry.class = marks[k].entry.class.without_help();
            }
            marks[k].entry.groups.push(row);
        }
    }
    let mut i = 0;
    while i < tokens.len() {
        let at: Vec<usize> = (i..tokens.len().min(i + 12))
            .take_while(|k| {
                tokens[*k].form != Form::Sign || (tokens[*k].is_sign("-‐‑'’") && !tokens[*k].spaced)
            })
            .filter(|k| tokens[*k].form == Form::Word)
            .take(6)
            .collect();
        if at.first() == Some(&i)
            && let Some((length, entry)) =
                lexicon.phrase(&at.iter().map(|k| tokens[*k].norm.as_str()).collect::<Vec<_>>())
        {
            let last = at[length - 1];
            for mark in &mut marks[i + 1..=last] {
                mark.covered = true;
            }
            marks[i].entry = entry.clone();
            marks[i].end = last + 1;
            i = last;
        }
        i += 1;
    }
    marks
}
