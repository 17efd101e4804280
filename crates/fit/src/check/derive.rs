//! One bounded search over what two figures of a sentence come to: so many in each, a share of an amount, an amount in a
//! time, a rate over a time. What is found is a figure of its own, with unit and period, and is held against the claim
//! as any figure of the source would be.

use super::arithmetic::bears;
use super::bearing::{each, same_rate};
use super::figure_words::has;
use super::number::{Bound, Measure, Quantity};
use super::shares::recurrences;
use super::text::Text;
use super::unit::{Dimension, MONTH};

/// How many figures may stand between two that are read together.
const REACH: usize = 3;

const TIME: Measure = Measure::Of(Dimension::Time);
const PERCENT: Measure = Measure::Of(Dimension::Percent);
const DAY: f64 = 86_400.0;

/// What the sentence itself restates, and what else bears it.
pub(super) struct Sentence<'a> {
    pub(super) source: &'a Text,
    /// Whether no other sentence is nearer.
    pub(super) nearest: bool,
    /// Seconds that the entry lasted, at least and at most.
    pub(super) lasted: Option<(f64, f64)>,
}

/// Whether a figure follows from those of a sentence, taken two at a time.
pub(super) fn follows(text: &Text, claim: &Quantity, sentence: &Sentence<'_>) -> bool {
    let figures = &sentence.source.quantities;
    let found = |pair: (usize, usize)| {
        let (first, second) = (&figures[pair.0], &figures[pair.1]);
        let between = &sentence.source.tokens[first.tokens.end.min(second.lead)..second.lead];
        let word = |by: usize| between.len().checked_sub(by).map_or("", |k| between[k].norm.as_str());
        // "3 shops in 2020 and 4 in 2021" are two amounts; "by 40 % to £70,000" has the share of what was before.
        let side_by_side = has("and und et y e ed en", word(1)) && second.period.is_none();
        !first.changes
            && [(first, second), (second, first)].into_iter().any(|(a, b)| {
                taken(text, claim, a, b, side_by_side)
                    || sentence.nearest && !has("to auf", word(1)) && part_of(claim, a, b)
            })
    };
    let pairs = || (1..figures.len()).flat_map(|j| (j.saturating_sub(REACH)..j).map(move |i| (i, j)));
    pairs().any(found)
        || figures.iter().any(|q| over_time(claim, q, sentence))
        || figures.iter().any(|q| at_once(claim, q))
        || share_of_time(claim, sentence.source)
}

/// What an amount and a number, a time or a rate come to.
fn taken(text: &Text, claim: &Quantity, all: &Quantity, by: &Quantity, side_by_side: bool) -> bool {
    if all.measure != claim.measure || all.measure == Measure::Year {
        return false;
    }
    let number = by.measure == Measure::Count && by.written > 1.0;
    // Three awards and four years make no twelve years.
    let years = claim.measure == TIME && claim.value > 12.5 * MONTH;
    let times = (number || by.measure == TIME && by.written > 1.0)
        && !side_by_side
        && !years
        && !each(text, claim)
        && (all.written > 1.0 || all.measure == TIME)
        && bears(claim, by.written * all.value, 1e-6 * claim.value);
    let shared = number
        && all.value > by.value
        && (for_each(text, claim) || by.noun.first().is_some_and(|j| *j > 0) && per_thing(text, claim))
        && fits(text, claim, all.value / by.value, 0.02);
    let rate = by.measure == TIME
        && by.period.is_none()
        && all.period.is_none()
        && claim.period.is_some_and(|period| by.value > period && rated(text, claim, all.value, by.value));
    times || shared || rate
}

/// "28 per home", "28 on average".
fn for_each(text: &Text, claim: &Quantity) -> bool {
    let end = claim.tokens.end;
    let before = claim.lead.checked_sub(1).map_or("", |i| text.tokens[i].norm.as_str());
    has("averaging average jeweils je", before)
        || (end..text.tokens.len().min(end + 4)).any(|i| {
            has("per each average apiece pro je par chacun por cada per ognuno", &text.tokens[i].norm)
        })
}

/// "Six units a site": a thing, no time, behind the article.
fn per_thing(text: &Text, claim: &Quantity) -> bool {
    let end = claim.tokens.end;
    claim.period.is_none()
        && (end + 1..text.tokens.len().min(end + 4)).any(|i| {
            has("a an", &text.tokens[i].norm)
                && text.tokens[i - 1].is_word()
                && text.tokens.get(i + 1).is_some_and(|t| t.is_word())
        })
}

/// Whether so much in so long comes to the claim in its own period.
fn rated(text: &Text, claim: &Quantity, all: f64, time: f64) -> bool {
    let source = Quantity { period: Some(time), ..Quantity::new(all, claim.measure, 0..1) };
    claim.period.is_some_and(|period| fits(text, claim, all * period / time, 0.03))
        || claim.bound != Bound::Exact && same_rate(claim, &source)
}

/// As `bears`, or between the two ends of the range that the text gives: "six to seven a site".
fn fits(text: &Text, claim: &Quantity, known: f64, slack: f64) -> bool {
    let joined = |a: &Quantity, b: &Quantity| {
        let between = a.tokens.end.min(b.tokens.start)..b.tokens.start;
        between.len() == 1
            && between.into_iter().all(|i| has("to or - – bis oder a o ou tot of", &text.tokens[i].norm))
            && a.value < known
            && known < b.value
            && b.value <= 1.5 * a.value
    };
    bears(claim, known, slack * claim.value)
        || text
            .quantities
            .windows(2)
            .any(|pair| pair.iter().any(|q| q.tokens == claim.tokens) && joined(&pair[0], &pair[1]))
}

/// "55 of them" for a quarter of 220; "£200,000 of it" for four fifths of £250k.
fn part_of(claim: &Quantity, all: &Quantity, share: &Quantity) -> bool {
    let amount = match claim.measure {
        Measure::Count | TIME => true,
        Measure::Of(dimension) => {
            !matches!(dimension, Dimension::Percent | Dimension::Points | Dimension::Celsius)
        }
        _ => false,
    };
    let exact = claim.measure != Measure::Count || claim.value < 20.0;
    // "1 in 3" is a share too.
    let percent = if share.measure == PERCENT { Some(share.value) } else { share.ratio };
    let known = percent.filter(|p| *p < 100.0).map(|p| all.value * p / 100.0);
    amount
        && all.measure == claim.measure
        && all.ratio.is_none()
        && known.is_some_and(|k| bears(claim, k, if exact { 1e-6 * claim.value } else { 0.4 }))
}

/// "1,200 files over two years" for 50 a month; "50 a year" for 250 in a post of five years; "300 a month" for 3,600 in
/// 2022.
fn over_time(claim: &Quantity, q: &Quantity, sentence: &Sentence<'_>) -> bool {
    let source = sentence.source;
    if claim.measure != q.measure || claim.measure == TIME || claim.measure == PERCENT {
        return false;
    }
    let spans = || {
        let all = source.quantities.iter().chain(&source.implied);
        all.filter(|s| s.measure == TIME && s.period.is_none()).map(|s| s.value)
    };
    match (claim.period, q.period) {
        (None, Some(period)) => spans().filter(|s| *s > 1.5 * period).any(|s| {
            let all = q.value * s / period;
            // A working week has five days.
            bears(claim, all, 0.03 * all)
                || period <= 90_000.0 && bears(claim, all * 5.0 / 7.0, 0.03 * all * 5.0 / 7.0)
        }),
        (Some(period), None) => {
            let in_year = source.quantities.iter().any(|y| {
                y.measure == Measure::Year && (q.tokens.end..q.tokens.end + 7).contains(&y.tokens.start)
            });
            let of_year = q.value * period / (12.0 * MONTH);
            let of_post =
                sentence.lasted.filter(|_| sentence.nearest && spans().next().is_none() && q.value >= 10.0);
            in_year && period < 6.0 * MONTH && bears(claim, of_year, 0.03 * of_year)
                || of_post.is_some_and(|(least, most)| {
                    let known = |time: f64| q.value * period / time;
                    let rounded =
                        matches!(claim.bound, Bound::About | Bound::Rough | Bound::Nearly | Bound::Over);
                    let slack = if rounded { 0.05 } else { 0.02 };
                    least > period
                        && claim.value >= known(most) * (1.0 - slack)
                        && claim.value <= known(least) * (1.0 + slack)
                })
        }
        _ => false,
    }
}

/// "Two a minute" for one in 30 seconds.
fn at_once(claim: &Quantity, q: &Quantity) -> bool {
    let once = q.measure == TIME && q.period.is_none() && q.value <= DAY && claim.measure == Measure::Count;
    once && claim
        .period
        .is_some_and(|period| period >= 1.5 * q.value && bears(claim, period / q.value, 0.03 * claim.value))
}

/// "13 weeks a year" for one week in four.
fn share_of_time(claim: &Quantity, source: &Text) -> bool {
    claim.measure == TIME
        && claim.period.is_some_and(|period| {
            period > 1.5 * claim.value
                && recurrences(source).iter().any(|r| bears(claim, period / r.1, 0.03 * claim.value))
        })
}
