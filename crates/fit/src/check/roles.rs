//! What a figure is in a change: by how much, from where, to where; and which end of a range it is.

use super::figure_words::has;
use super::number::{Bound, Measure, Quantity};
use super::text::Text;
use super::unit::Dimension;

/// The place of a figure in a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    By,
    From,
    To,
}

fn role(text: &Text, q: &Quantity) -> Option<Role> {
    match q.lead.checked_sub(1).map_or("", |i| text.tokens[i].norm.as_str()) {
        "by" | "um" => Some(Role::By),
        "to" | "auf" => Some(Role::To),
        // "Von" and "van" say "of" as well.
        "from" => Some(Role::From),
        _ => None,
    }
}

/// Whether a figure of the text has the value of one of the source, but in another place: "by 30 minutes" for "from 45
/// to 30 minutes", "20 orders" for "15–20 orders".
pub(super) fn misplaced(text: &Text, claim: &Quantity, source: &Text, at: usize) -> bool {
    let swapped = match (role(text, claim), role(source, &source.quantities[at])) {
        (Some(mine), Some(theirs)) => mine != theirs,
        _ => false,
    };
    swapped && in_change(source, at)
        || part_for_change(text, claim, source, at)
        || upper_end(text, claim, source, at)
}

/// "Beat the target by 112 %" for 112 % of it.
fn part_for_change(text: &Text, claim: &Quantity, source: &Text, at: usize) -> bool {
    let theirs = &source.quantities[at];
    let of = source.tokens.get(theirs.tokens.end).is_some_and(|t| has("of des der du de del", &t.norm));
    of && theirs.value > 100.0
        && theirs.measure == Measure::Of(Dimension::Percent)
        && role(text, claim) == Some(Role::By)
        && role(source, theirs) != Some(Role::By)
}

/// "From 40 to 30", "doubled to 400", "by 25 % to 500".
fn in_change(source: &Text, at: usize) -> bool {
    let figures = &source.quantities;
    let factor = |q: &Quantity| {
        q.measure == Measure::Times
            || q.measure == Measure::Of(Dimension::Percent) && role(source, q) == Some(Role::By)
    };
    figures[at].changes
        || at > 0 && figures[at - 1].changes
        || figures.iter().enumerate().any(|(k, q)| k != at && factor(q))
}

/// "20 orders" or "over 20" for "15–20 orders": the better end alone.
fn upper_end(text: &Text, claim: &Quantity, source: &Text, at: usize) -> bool {
    let Some(lower) = at.checked_sub(1).map(|k| &source.quantities[k]) else { return false };
    let upper = &source.quantities[at];
    let clock = matches!(upper.measure, Measure::Year | Measure::Of(Dimension::Celsius));
    if clock || lower.measure != upper.measure || lower.value >= upper.value {
        return false;
    }
    let between = lower.tokens.end.min(upper.tokens.start)..upper.tokens.start;
    let words: Vec<&str> = between.map(|i| source.tokens[i].norm.as_str()).collect();
    let first = lower.lead.checked_sub(1).map_or("", |i| source.tokens[i].norm.as_str());
    let ranged = match words[..] {
        ["-" | "–" | "‐" | "‑" | "—"] => true,
        [and] => has("and und et y e en", and) && has("between zwischen entre tra fra tussen", first),
        _ => false,
    };
    let exact = matches!(claim.bound, Bound::Exact | Bound::Over | Bound::AtLeast);
    let kept =
        text.quantities.iter().any(|q| q.measure == lower.measure && (q.value - lower.value).abs() < 1e-6);
    // "Ages 11–16" are no amount.
    let aged = has("age ages aged year years grade grades alter", first);
    let range = claim.lead.checked_sub(1).is_some_and(|i| has("to - – bis a tot", &text.tokens[i].norm));
    ranged && exact && !kept && !range && !aged && (claim.value - upper.value).abs() < 1e-6 * upper.value
}
