//! Figures that were aimed at, and whether they were passed.

use super::judge::Judge;
use super::number::{Measure, Quantity};
use super::source::Line;
use super::unit::Dimension;

/// How words for an aim begin.
const AIMS: &[&str] = &[
    "target",
    "goal",
    "aim",
    "plan",
    "quota",
    "budget",
    "norm",
    "standard",
    "ziel",
    "vorgabe",
    "soll",
    "objecti",
    "objeti",
    "obietti",
    "meta",
    "doel",
    "limit",
    "requirement",
    "forecast",
    "expectation",
];

pub(super) fn is_aim(norm: &str) -> bool {
    AIMS.iter().any(|a| norm.starts_with(a))
}

/// "Beating the target" where the source has a figure and the aim that it passed.
pub(super) fn outdoes_aim(judge: &Judge<'_>, i: usize) -> bool {
    const PASSING: &[&str] = &[
        "exceed",
        "beat",
        "outperform",
        "surpass",
        "outdid",
        "ubertr",
        "depass",
        "super",
        "overtr",
        "oltrepass",
    ];
    let norm = judge.text.tokens[i].norm.as_str();
    let passed = |line: &&Line| {
        let text = &line.text;
        let aim = (0..text.tokens.len()).find(|k| text.tokens[*k].is_word() && is_aim(&text.tokens[*k].norm));
        let Some(aim) = aim else { return false };
        // "112 % of target".
        let percent = Measure::Of(Dimension::Percent);
        if text
            .quantities
            .iter()
            .any(|q| q.measure == percent && q.value > 100.0 && q.tokens.start.abs_diff(aim) <= 5)
        {
            return true;
        }
        let far = |q: &Quantity| q.tokens.start.abs_diff(aim);
        let Some(set) = text.quantities.iter().min_by_key(|q| far(q)) else { return false };
        let lower = set.measure == Measure::Of(Dimension::Time);
        text.quantities.iter().any(|q| {
            q.measure == set.measure && if lower { q.value < set.value } else { q.value > set.value }
        })
    };
    PASSING.iter().any(|p| norm.starts_with(p)) && judge.near.iter().take(1).any(passed)
}

/// "25 minutes against a standard of 30": the bare number behind an aim, of the unit before it.
pub(super) fn aimed_at(first: &Quantity, second: &Quantity, between: &[&str]) -> bool {
    matches!(first.measure, Measure::Of(_))
        && second.period.is_none()
        && between.len() <= 5
        && !between.contains(&".")
        && between.iter().any(|w| is_aim(w))
}
