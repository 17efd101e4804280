//! Sentences cut further, where a text that lost its line breaks and marks runs several demands together.

use std::ops::Range;

use super::lexicon::{Class, class};
use super::sentence::{push, sentences};
use crate::words::fold;

/// Splits a line into what may be one demand each: its sentences, and the items that a long one runs together.
pub(super) fn items(line: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for range in sentences(line) {
        cut(line, range, &mut out);
    }
    out
}

/// A sentence of more bytes may be several that lost their marks.
const LONG: usize = 80;

/// Cuts what is too long for one sentence where an item begins: at a dash before a capital, and at a capital word with
/// which items of requirements and tasks begin ("... with Docker Experience in Scrum").
fn cut(line: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    if range.len() <= LONG {
        return push(line, range, out);
    }
    let text = &line[range.clone()];
    let tokens: Vec<(usize, &str)> = text
        .split_whitespace()
        .map(|token| (range.start + (token.as_ptr() as usize - text.as_ptr() as usize), token))
        .collect();
    let capital = |at: usize| {
        tokens.get(at).is_some_and(|(_, t)| t.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
    };
    let dash = |at: usize| matches!(tokens[at].1, "-" | "–" | "*" | "o") && capital(at + 1);
    let dashes = (0..tokens.len()).filter(|at| dash(*at)).count() > 1;
    let (mut start, mut last) = (range.start, 0);
    for at in 1..tokens.len() {
        if dashes && dash(at) {
            push(line, start..tokens[at].0, out);
            (start, last) = (tokens[at].0 + tokens[at].1.len(), at + 1);
        } else if at > last + 1 && begins(&tokens, at) && !bracketed(&line[start..tokens[at].0]) {
            push(line, start..tokens[at].0, out);
            (start, last) = (tokens[at].0, at);
        }
    }
    push(line, start..range.end, out);
}

/// Whether a bracket was opened just before and not closed.
fn bracketed(before: &str) -> bool {
    before.rfind('(').is_some_and(|at| !before[at..].contains(')') && before.len() - at < LONG)
}

/// Whether an item begins with this word.
fn begins(tokens: &[(usize, &str)], at: usize) -> bool {
    let (before, token) = (tokens[at - 1].1, tokens[at].1);
    let next = tokens.get(at + 1).map_or("", |(_, t)| *t);
    let open = before.ends_with([',', '-', '/', '&', '(', '–', '+']);
    let joins = before.to_lowercase();
    if open || CONNECT.contains(&joins.trim_matches(|c: char| !c.is_alphanumeric())) {
        return false;
    }
    let key = fold(token.trim_matches(|c: char| !c.is_alphanumeric()));
    if token.starts_with(|c: char| c.is_ascii_digit()) {
        return next.to_lowercase().starts_with("year") || next == "+";
    }
    if !token.starts_with(char::is_uppercase) {
        return false;
    }
    let opens = OPENERS.contains(&key.as_str());
    let asks = opens || matches!(class(&key), Class::Cue | Class::CueAdjective | Class::Quality);
    let lower = |t: &str| t.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
    let after_small = lower(before) || before.ends_with([')', ':', ']']);
    (asks && (after_small || lower(next))) || (class(&key) == Class::Verb && after_small && lower(next))
}

/// Words after which a sentence goes on.
const CONNECT: &[&str] = &[
    "and/or",
    "e.g",
    "ideally",
    "strong",
    "good",
    "a",
    "an",
    "and",
    "as",
    "at",
    "be",
    "by",
    "for",
    "from",
    "have",
    "in",
    "is",
    "are",
    "least",
    "minimum",
    "more",
    "no",
    "of",
    "on",
    "or",
    "our",
    "over",
    "than",
    "the",
    "to",
    "using",
    "with",
    "your",
    "most",
    "very",
    "some",
    "any",
    "plus",
    "preferably",
    "both",
    "including",
    "like",
    "und",
    "oder",
    "mit",
    "et",
    "ou",
    "de",
    "y",
    "o",
    "e",
];

/// Folded words that open an item, beside those that ask.
const OPENERS: &[&str] = &[
    "ability",
    "able",
    "bachelor",
    "bachelors",
    "bsc",
    "degree",
    "demonstrated",
    "excited",
    "final",
    "fluency",
    "hands",
    "master",
    "msc",
    "must",
    "our",
    "passion",
    "passionate",
    "phd",
    "we",
    "willing",
    "willingness",
    "you",
    "comfortable",
    "completed",
    "curious",
    "at",
    "minimum",
    "previous",
    "prior",
    "practical",
    "proven",
    "written",
];
