//! The words by which a figure counts.

use std::ops::Range;

use super::figure_words::has;
use super::judge::Judge;
use super::language::Language;
use super::number::{Bound, Measure, Quantity};
use super::text::Text;
use super::unit::{Dimension, MONTH};

/// "4,500 orders" for 4,500 order lines: what only told the kind of the things is counted itself.
pub(super) fn only_kind(text: &Text, i: usize, source: &Text, evidence: &Quantity) -> bool {
    let plural = |t: &Text, k: usize| t.tokens[k].norm.ends_with('s') && !t.tokens[k].norm.ends_with("ss");
    let Some(j) = evidence.noun.first().copied().filter(|_| text.language == Language::English) else {
        return false;
    };
    let last = !text.tokens.get(i + 1).is_some_and(|t| t.is_word() && text.is_content(i + 1));
    // "Two arbitrations" are two arbitration cases.
    const EMPTY: &str =
        "cases matters procedures projects jobs tasks sessions members events places units visits sites";
    last && plural(text, i)
        && evidence.noun.get(1) == Some(&(j + 1))
        && plural(source, j + 1)
        && !has(EMPTY, &source.tokens[j + 1].norm)
        && text.tokens[i].stem == source.tokens[j].stem
        && !plural(source, j)
        && !(0..text.tokens.len()).any(|k| text.same(k, source, j + 1))
}

/// Whether the text gives this figure of the source by its own noun elsewhere: "clubs at two schools, two meetings a week".
pub(super) fn given(text: &Text, claim: &Quantity, source: &Text, evidence: &Quantity) -> bool {
    let noun = |q: &Quantity| {
        let first = q.noun.iter().take(2);
        first.into_iter().any(|i| evidence.noun.iter().take(2).any(|j| text.same(*i, source, *j)))
    };
    let same = |q: &&Quantity| q.measure == claim.measure && (q.value - claim.value).abs() < 1e-9;
    text.quantities.iter().filter(same).any(|q| q.tokens != claim.tokens && noun(q))
}

/// The content word right before a figure: "a team of three".
pub(super) fn named(text: &Text, start: usize) -> Option<usize> {
    (start.saturating_sub(2)..start).rev().find(|i| text.is_content(*i))
}

/// The figure's clause, cut to the few words next to it.
pub(super) fn around(text: &Text, quantity: &Quantity) -> Range<usize> {
    let clause = text.clause_of(quantity.tokens.start);
    let from = quantity.tokens.start.saturating_sub(8).max(clause.start);
    from..(quantity.tokens.end + 8).min(clause.end)
}

/// "Averaged 12 %" where that was the best of several.
pub(super) fn averaged(judge: &Judge<'_>, claim: &Quantity) -> bool {
    const BEST: &str = "best highest peak record maximum max top fastest largest hochste hochster beste meilleur meilleure mejor migliore melhor \
         hoogste";
    let average = |t: &Text, range: Range<usize>| {
        range.into_iter().any(|i| {
            ["averag", "durchschnitt", "moyenne", "promedi", "medi", "gemiddeld"]
                .iter()
                .any(|p| t.tokens[i].norm.starts_with(p))
        })
    };
    let best = |t: &Text, range: Range<usize>| range.into_iter().any(|i| has(BEST, &t.tokens[i].norm));
    let text = judge.text;
    let clause = text.clause_of(claim.tokens.start);
    let Some(line) = judge.near.first().filter(|_| !judge.is_whole()).map(|l| &l.text) else { return false };
    average(text, clause.clone())
        && !best(text, clause)
        && !average(line, line.all())
        && line.quantities.iter().any(|q| {
            q.measure == claim.measure && q.value == claim.value && best(line, line.clause_of(q.tokens.start))
        })
}

/// A small "m" read as millions instead of metres.
pub(super) fn as_millions(text: &Text, quantity: &Quantity) -> Option<Quantity> {
    let metres = quantity.measure == Measure::Of(Dimension::Metres)
        && text.slice(quantity.tokens.clone()).ends_with('m')
        && quantity.value == quantity.written;
    metres.then(|| Quantity {
        measure: Measure::Count,
        value: quantity.written * 1e6,
        other: None,
        ..quantity.clone()
    })
}

/// "65-plussers", "the over-65s": years of age, as far as the source has them.
pub(super) fn as_age(text: &Text, quantity: &Quantity) -> Option<Quantity> {
    let word = |k: usize| text.tokens.get(k).map_or("", |t| t.norm.as_str());
    let behind = word(quantity.tokens.end + usize::from(has("- ‐ ‑", word(quantity.tokens.end))));
    let before = (1..=2).any(|k| {
        let norm = quantity.lead.checked_sub(k).map_or("", word);
        has("aged age over under unter uber ab ages", norm)
    });
    let age = behind.starts_with("plus") || behind == "s" || before || quantity.bound != Bound::Exact;
    let counts = quantity.measure == Measure::Count && (1.0..=110.0).contains(&quantity.value);
    (counts && age).then(|| Quantity {
        measure: Measure::Of(Dimension::Time),
        value: 12.0 * MONTH * quantity.written,
        bound: Bound::Exact,
        ..quantity.clone()
    })
}
