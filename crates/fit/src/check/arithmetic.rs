use super::judge::{Judge, overlap};
use super::number::{Bound, Measure, Quantity};
use super::source::Line;
use super::unit::Dimension;

/// What follows by arithmetic from two figures of one sentence: their difference, ratio, change in percent, sum.
pub(super) fn derived(judge: &Judge<'_>, claim: &Quantity, line: &Line) -> bool {
    let (text, source) = (judge.text, &line.text);
    let before = claim.lead.checked_sub(1).map_or("", |i| text.tokens[i].norm.as_str());
    let goal =
        !claim.worded && matches!(before, "to" | "from" | "auf" | "von" | "a" | "al" | "at" | "naar" | "van");
    let nearest = judge.near.first().is_some_and(|n| std::ptr::eq(*n, line));
    if goal || !(nearest || overlap(text, text.chain_of(claim.tokens.start), source, source.all()) > 0) {
        return false;
    }
    source.quantities.windows(2).any(|pair| follows_from(claim, &pair[0], &pair[1]))
}

fn follows_from(claim: &Quantity, first: &Quantity, second: &Quantity) -> bool {
    let (a, b) = (first.value, second.value);
    if first.measure != second.measure || a <= 0.0 || b <= 0.0 {
        return false;
    }
    let about = |computed: f64, slack: f64| match claim.bound {
        Bound::Over => claim.value <= computed + slack && claim.value >= 0.8 * computed,
        Bound::Nearly => claim.value + slack >= computed && claim.value <= 1.12 * computed,
        Bound::About | Bound::Rough => (claim.value - computed).abs() <= slack.max(0.1 * computed),
        _ => (claim.value - computed).abs() <= slack,
    };
    let percent = if claim.worded { 2.0 } else { 0.6 };
    let counts = first.measure == Measure::Count;
    if let Some(ratio) = claim.ratio.filter(|_| counts) {
        return (ratio - 100.0 * a.min(b) / a.max(b)).abs() <= 0.6;
    }
    match claim.measure {
        Measure::Times if claim.value < 1.0 => first.changes && b / a <= claim.value * 1.03,
        Measure::Times => first.changes && (b / a >= claim.value * 0.97 || a / b >= claim.value * 0.97),
        Measure::Of(Dimension::Percent | Dimension::Points) => {
            first.changes && about((b - a).abs() / a * 100.0, percent)
                // "In a quarter of the time", "40 % of them".
                || (first.changes || counts) && b < a && about(b / a * 100.0, percent)
                || counts && !first.changes && a < b && about(a / b * 100.0, 0.6)
                || first.changes && second.measure == Measure::Of(Dimension::Percent) && about((b - a).abs(), 1e-6)
        }
        _ if second.measure != claim.measure => false,
        Measure::Count if !first.changes => {
            !first.noun.is_empty() && !second.noun.is_empty() && (claim.value - a - b).abs() < 1e-6
        }
        _ => first.changes && about((b - a).abs(), 1e-6 * a),
    }
}
