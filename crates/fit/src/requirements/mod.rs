//! What a posting asks.

mod candidate;
mod lexicon;
mod section;
mod sentence;
mod skills;

use candidate::Place;
use section::{Section, heading};

/// Calls `f` with every sentence that may name skills, and where it stands.
fn each_sentence<'a>(text: &'a str, mut f: impl FnMut(&'a str, Place)) {
    let mut section = Section::Body;
    let lines: Vec<&str> = text.lines().collect();
    for (number, line) in lines.iter().enumerate() {
        let mut rest = *line;
        if let Some((found, tail)) = heading(line) {
            section = found;
            rest = tail;
        }
        let depth = number * 1000 / lines.len().max(1);
        for range in sentence::sentences(rest) {
            let sentence = &rest[range];
            f(sentence, Place { section, talk: sentence::talk(sentence), depth });
        }
    }
}

/// Skills of a posting, verbatim, each once.
pub fn skills_of(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    each_sentence(text, |sentence, place| {
        for candidate in skills::skills(sentence, place) {
            let skill = &sentence[candidate.range];
            if seen.insert(skill.to_lowercase()) {
                out.push(skill.to_owned());
            }
        }
    });
    out
}

/// Every phrase of a posting that may be a skill, with the features by which it is judged: what `data/rank.py` learns from.
pub fn features(text: &str) -> Vec<(String, usize, usize, usize, Vec<String>)> {
    let mut out = Vec::new();
    let mut number = 0;
    each_sentence(text, |sentence, place| {
        number += 1;
        out.extend(candidate::candidates(sentence, place).into_iter().map(|c| {
            (
                sentence[c.range.clone()].to_owned(),
                number,
                c.range.start,
                c.range.end,
                c.features.into_iter().map(Into::into).collect(),
            )
        }));
    });
    out
}
