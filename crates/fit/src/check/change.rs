//! What a figure says of a change: how much is gone, how much is left, and in which period.

use super::figure_words::{ARTICLES, has};
use super::number::Quantity;
use super::text::Text;

/// What a share is of, as far as its words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// "By a third": of what changed.
    Change,
    Unsaid,
}

/// "By 25 %", "25 % lower" tell how much is gone, not how much is left.
pub(super) fn part_or_change(text: &Text, claim: &Quantity) -> Share {
    const LESS: &str = "less fewer lower cheaper faster quicker shorter reduction drop decrease cut saving fall weniger niedriger gunstiger schneller \
         kurzer";
    let before = claim.lead.checked_sub(1).map_or("", |i| text.tokens[i].norm.as_str());
    let own = claim.tokens.start.checked_sub(1).map_or("", |i| text.tokens[i].norm.as_str());
    let article = has(ARTICLES, before).then(|| claim.lead.checked_sub(2)).flatten();
    let further = article.map_or("", |i| text.tokens[i].norm.as_str());
    let behind = text.tokens.get(claim.tokens.end).map_or("", |t| t.norm.as_str());
    let by = [before, own, further].into_iter().any(|w| has("by um", w));
    if by || has(LESS, behind) { Share::Change } else { Share::Unsaid }
}

/// How much changed, in the claim's own period when both sides have one: $20,000 a month is $240,000 a year.
pub(super) fn difference(claim: &Quantity, first: &Quantity, second: &Quantity) -> f64 {
    let gap = (second.value - first.value).abs();
    let rate = first.period.or(second.period);
    claim.period.zip(rate).map_or(gap, |(mine, theirs)| gap * mine / theirs)
}
