//! The names of skills in a sentence: of the candidates, those that score, the better of any two that overlap.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::candidate::{Candidate, Place, candidates};
use super::section::Section;

/// Weights of the features, from `data/rank.py`.
static WEIGHTS: LazyLock<HashMap<&'static str, f32>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let (name, weight) = line.split_once('\t')?;
        Some((name, weight.parse().ok()?))
    };
    include_str!("../../data/rank.tsv").lines().filter_map(row).collect()
});

/// Log odds from which a candidate is taken.
const THRESHOLD: f32 = -0.7;

/// The same for a name of our own list where the posting lists what it asks: the wording around it was learnt in English, a
/// name in a list of requirements is a name in any language.
const LISTED: f32 = -1.7;

/// The same for a name of two or three words that no list has, where experience with it is asked or it is given as an
/// example: "a system such as Manhattan or Blue Yonder". What has a name of its own there is a product.
const NAMED: f32 = -2.2;

fn threshold(candidate: &Candidate, place: Place) -> f32 {
    let has = |feature: &str| candidate.features.iter().any(|f| f == feature);
    let listed = matches!(place.section, Section::Must | Section::Nice);
    let exact = has("form:mention") || (has("form:whole") && candidate.is_name);
    let named =
        has("form:whole") && has("kind:unknown") && has("look:title") && (has("len:2") || has("len:3"));
    let led = has("cue:direct") || has("cue:such") || has("cue:later");
    match listed {
        true if named && led => NAMED,
        true if exact && has("from:curated") => LISTED,
        _ => THRESHOLD,
    }
}

/// Skills of a sentence in order, without overlaps.
pub(super) fn skills(sentence: &str, place: Place) -> Vec<Candidate> {
    let mut scored: Vec<(f32, Candidate)> = candidates(sentence, place)
        .into_iter()
        .map(|c| (c.features.iter().filter_map(|f| WEIGHTS.get(f.as_ref())).sum::<f32>(), c))
        .filter(|(score, c)| *score > threshold(c, place))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut out: Vec<Candidate> = Vec::new();
    for (_, candidate) in scored {
        let free =
            |c: &Candidate| candidate.range.end <= c.range.start || candidate.range.start >= c.range.end;
        if out.iter().all(free) {
            out.push(candidate);
        }
    }
    out.sort_by_key(|c| c.range.start);
    out
}
