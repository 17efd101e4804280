//! Clauses: where one thing that a text says ends and the next begins.

use std::ops::Range;

use super::language::Language;
use super::lexicon::{Class, Lexicon};
use super::text::Mark;
use super::token::{Form, Token};

/// A stretch of a text that says one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) tokens: Range<usize>,
    /// Clauses of one chain share their verb: "helped introduce x, y and z".
    pub(super) chain: usize,
}

/// Parts a text at punctuation, and at "and" before a verb.
pub(super) fn clauses(tokens: &[Token], marks: &[Mark], language: Language) -> Vec<Clause> {
    let mut out: Vec<Clause> = Vec::new();
    let lexicon = Lexicon::of(language);
    let mut start = 0;
    // Where the chain began.
    let mut sentence = 0;
    let mut chain = 0;
    let mut push = |range: Range<usize>, chain: usize| {
        if range.clone().any(|i| tokens[i].form != Form::Sign) {
            out.push(Clause { tokens: range, chain });
        }
    };
    for i in 0..tokens.len() {
        let token = &tokens[i];
        let next_verb = begins_verb(tokens, marks, i + 1, language);
        let word = token.norm.as_str();
        let joins = token.form != Form::Number && (word == "&" || joining(language).contains(&word));
        let relative = relative(language).contains(&word);
        if token.is_sign("()") {
            push(start..i, chain);
            start = i + 1;
        } else if token.is_sign(".") && goes_on(tokens, i) {
            // The full stop of an abbreviation.
        } else if token.is_sign(":") {
            push(start..i, chain);
            start = i + 1;
        } else if token.is_sign(";.!?•|") || (token.is_sign("–—") && token.spaced) {
            push(start..i, chain);
            chain += 1;
            start = i + 1;
            sentence = start;
        } else if token.is_sign(",") {
            push(start..i, chain);
            // "With the department, contributed to …": what leads in belongs to the verb behind it.
            let leads_in =
                tokens.get(sentence).is_some_and(|t| t.opens && lexicon.has(&t.norm, Class::FUNCTION));
            if next_verb && !leads_in {
                chain += 1;
                sentence = i + 1;
            }
            start = i + 1;
        } else if joins {
            push(start..i, chain);
            if next_verb {
                chain += 1;
                sentence = i + 1;
            }
            start = i + 1;
        } else if relative {
            push(start..i, chain);
            start = i;
        }
    }
    push(start..tokens.len(), chain);
    out
}

/// Whether a full stop ends an abbreviation rather than a sentence: "6 a.m. every day", "ca. 250", "1,2 Mio. EUR".
pub(super) fn goes_on(tokens: &[Token], i: usize) -> bool {
    let short = i > 0
        && matches!(
            tokens[i - 1].norm.as_str(),
            "mio"
                | "mrd"
                | "tsd"
                | "ca"
                | "approx"
                | "avg"
                | "etc"
                | "nr"
                | "no"
                | "st"
                | "dr"
                | "prof"
                | "inc"
                | "ltd"
                | "co"
                | "vs"
        );
    // "Afd. Geo", "Fachl. Begleitung": one short word is no sentence; "RR. HH.", "i. d. R.": nor are single letters.
    let lone = i > 0
        && tokens[i - 1].is_word()
        && (tokens[i - 1].opens && tokens[i - 1].norm.len() <= 6
            || tokens[i - 1].norm.len() == 1
            || matches!(tokens[i - 1].norm.as_bytes(), [a, b] if a == b));
    match tokens.get(i + 1) {
        None => true,
        Some(next) => {
            short
                || lone
                || next.form == Form::Number
                || (next.form == Form::Sign && !next.is_sign("•"))
                || !next.capital
        }
    }
}

/// Words for "and".
fn joining(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["and", "then", "while"],
        Language::German => &["und", "sowie"],
        Language::French => &["et", "puis"],
        Language::Spanish => &["y", "e"],
        Language::Italian => &["e", "ed"],
        Language::Portuguese => &["e"],
        Language::Dutch => &["en", "evenals"],
    }
}

/// Words that begin a relative clause.
fn relative(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["which", "that", "who", "where"],
        Language::German => &["wodurch", "wobei", "womit"],
        Language::French => &["qui", "dont"],
        Language::Spanish | Language::Portuguese => &["que"],
        Language::Italian => &["che"],
        Language::Dutch => &["waarbij", "waardoor", "waarmee", "die"],
    }
}

/// Whether a word begins a relative clause.
pub(super) fn is_relative(norm: &str, language: Language) -> bool {
    relative(language).contains(&norm)
}

/// Whether a verb of its own stands at `i`, so that the verb before does not govern it.
fn begins_verb(tokens: &[Token], marks: &[Mark], i: usize, language: Language) -> bool {
    let Some(token) = tokens.get(i).filter(|t| t.form == Form::Word) else { return false };
    let part = Class::HELP.with(Class::SHARE).with(Class::LEAD);
    let adverbial = matches!(token.norm.as_str(), "as" | "one" | "part" | "member" | "in");
    if marks[i].entry.class.has(part) && !adverbial {
        return true;
    }
    // "…, verifying the number": goes on with the verb before.
    let participle = token.norm.len() > 5 && token.norm.ends_with("ing");
    if language != Language::English || participle || marks[i].entry.class.has(Class::FUNCTION) {
        return false;
    }
    let past = token.norm.len() > 4 && token.norm.ends_with("ed") || marks[i].base != token.norm;
    // "write the reviews": a bare form is a verb when an article or the like follows.
    let bare = Lexicon::of(language).is_verb(&token.stem)
        && tokens.get(i + 1).is_some_and(|t| {
            Lexicon::of(language).has(&t.norm, Class::FUNCTION)
                && !matches!(t.norm.as_str(), "and" | "of" | "by")
        });
    // "Used by 25 families" is said of the thing, not of the writer.
    let passive = tokens.get(i + 1).is_some_and(|t| t.norm == "by");
    past && !passive && tokens.get(i + 1).is_some_and(|t| t.form != Form::Sign || t.is_sign("€$£")) || bare
}
