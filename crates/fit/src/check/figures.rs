use std::ops::Range;

use super::durations::duration;
use super::finding::{Kind, Severity};
use super::judge::{Judge, overlap, shared, stands_in};
use super::number::{Bound, Measure, Quantity};
use super::source::{Entry, Line};
use super::span;
use super::text::Text;
use super::unit::{Dimension, MONTH};

/// How a figure of the evidence bears one of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bearing {
    None,
    /// The same digits with another unit or magnitude.
    OtherUnit,
    /// The same figure in the same sentence, of something called by another word: maybe a synonym.
    OtherWord,
    /// The same figure, of another thing.
    OtherThing,
    Same,
}

/// Holds every figure against the evidence: its value, its unit, and what it counts.
pub(super) fn check(judge: &mut Judge<'_>) {
    let text = judge.text;
    for quantity in &text.quantities {
        if quantity.measure == Measure::Year {
            year(judge, quantity);
        } else {
            amount(judge, quantity);
        }
    }
}

fn amount(judge: &mut Judge<'_>, quantity: &Quantity) {
    let text = judge.text;
    let mut bearing = Bearing::None;
    for line in judge.view.lines() {
        bearing = bearing.max(bears(judge, quantity, line));
        if bearing == Bearing::Same || derived(text, quantity, line) {
            return;
        }
    }
    if let Measure::Of(Dimension::Time) = quantity.measure
        && quantity.value >= 0.9 * MONTH
        && let Some(outcome) = duration(judge, quantity)
    {
        if let Some(message) = outcome {
            judge.block(Kind::Duration, quantity.tokens.clone(), message);
        }
        return;
    }
    let words = text.slice(quantity.tokens.clone()).to_owned();
    let elsewhere = judge.view.elsewhere.iter().any(|l| {
        l.text.quantities.iter().any(|s| s.measure == quantity.measure && close(quantity, s) && s.value > 2.0)
    });
    if bearing == Bearing::OtherWord {
        let message = format!("“{words}” counts something that the source calls by another name.");
        judge.report(Kind::Unit, Severity::Warn, quantity.tokens.clone(), message);
        return;
    }
    let (kind, message) = match bearing {
        Bearing::OtherUnit => {
            (Kind::Unit, format!("“{words}” has another unit or magnitude than in the source."))
        }
        Bearing::OtherThing => {
            (Kind::NumberMoved, format!("“{words}” measures another thing in the source."))
        }
        _ if elsewhere => {
            (Kind::NumberMoved, format!("“{words}” stands in another part of the CV, not here."))
        }
        _ => (Kind::Number, format!("“{words}” does not follow from the source.")),
    };
    judge.block(kind, quantity.tokens.clone(), message);
}

fn bears(judge: &Judge<'_>, quantity: &Quantity, line: &Line) -> Bearing {
    let text = judge.text;
    let mut bearing = Bearing::None;
    for (at, source) in line.text.quantities.iter().enumerate() {
        let found = if measures_match(quantity, source) && same_rate(quantity, source) {
            counts_the_same(judge, quantity, line, at)
        } else if measures_match(quantity, source) && close(quantity, source) {
            if !periods_match(text, quantity, &line.text, source)
                || each(text, quantity) && !each(&line.text, source)
            {
                Bearing::OtherUnit
            } else {
                counts_the_same(judge, quantity, line, at)
            }
        } else if same_digits(quantity, source)
            && overlap(text, text.clause_of(quantity.tokens.start), &line.text, line.text.all()) > 0
        {
            Bearing::OtherUnit
        } else {
            Bearing::None
        };
        bearing = bearing.max(found);
    }
    bearing
}

fn measures_match(a: &Quantity, b: &Quantity) -> bool {
    a.measure == b.measure
        || is_pound(a) && is_pound(b)
        || change(a).is_some() && change(b).is_some()
        || (a.measure == Measure::Count && b.measure == Measure::Year)
        || matches!((a.measure, b.measure), (Measure::Count, Measure::Of(Dimension::Money(_))))
            && a.noun.is_empty()
}

/// "Worth $48M each": what was a total becomes a part.
fn each(text: &Text, q: &Quantity) -> bool {
    const EACH: &[&str] = &["each", "apiece", "jeweils", "chacun", "chacune", "ciascuno"];
    let next = |k: usize| text.tokens.get(q.tokens.end + k).map_or("", |t| t.norm.as_str());
    let noun_follows = text.tokens.get(q.tokens.end + 1).is_some_and(|t| t.is_word());
    EACH.contains(&next(0)) && !noun_follows
}

/// A pound is a weight or money.
fn is_pound(q: &Quantity) -> bool {
    matches!(q.measure, Measure::Of(Dimension::Pound | Dimension::Money("GBP")))
}

/// "Halved" is 50 %, "doubled" 100 %.
fn change(q: &Quantity) -> Option<f64> {
    match q.measure {
        Measure::Times => Some((q.value - 1.0).abs() * 100.0),
        Measure::Of(Dimension::Percent) => Some(q.value),
        _ => None,
    }
}

/// $3,000 a month is $36,000 a year.
fn same_rate(claim: &Quantity, source: &Quantity) -> bool {
    let (Some(a), Some(b)) = (claim.period, source.period) else { return false };
    let (claimed, known) = (claim.value / a, source.value / b);
    (claimed - known).abs() <= 0.04 * known
}

/// Whether what the text says follows from what the source says.
fn close(claim: &Quantity, source: &Quantity) -> bool {
    if claim.measure != source.measure
        && let (Some(a), Some(b)) = (change(claim), change(source))
    {
        return follows(a, claim.bound, b, source);
    }
    let readings = |q: &Quantity| std::iter::once(q.value).chain(q.other);
    readings(claim).any(|q| readings(source).any(|s| follows(q, claim.bound, s, source)))
}

fn follows(claim: f64, bound: Bound, source: f64, evidence: &Quantity) -> bool {
    let equal = (claim - source).abs() <= 0.004 * source.abs().max(1e-9);
    // Months and years are no round number of days.
    let long = evidence.measure == Measure::Of(Dimension::Time) && source > 6.0 * 86_400.0;
    let equal = equal || long && (claim - source).abs() <= 0.03 * source;
    let third = evidence.measure == Measure::Of(Dimension::Percent) && (claim - source).abs() <= 0.4;
    match bound {
        Bound::Exact | Bound::UpTo => equal || third,
        Bound::AtLeast => claim <= source,
        Bound::Over => {
            let hedged = matches!(evidence.bound, Bound::About | Bound::UpTo | Bound::Nearly | Bound::Under);
            (equal && evidence.bound == Bound::Over)
                || (claim < source && claim >= 0.5 * source)
                || (equal && !hedged && evidence.worded)
        }
        Bound::Under => {
            (claim > source && claim <= 1.3 * source) || (equal && evidence.bound == Bound::Under)
        }
        Bound::About => (claim - source).abs() <= 0.055 * source || third,
        Bound::Nearly => equal || (claim >= source && claim <= 1.12 * source),
    }
}

/// "£240K a year" for "annual budget of £240K": the period may stand as a word.
fn periods_match(text: &Text, claim: &Quantity, source: &Text, evidence: &Quantity) -> bool {
    let Some(period) = claim.period else { return true };
    match evidence.period {
        Some(other) => (period - other).abs() <= 0.03 * period,
        None => {
            let from = claim.tokens.end;
            (from..text.tokens.len().min(from + 8)).any(|i| {
                super::unit::find(&text.tokens[i].norm).is_some_and(|u| u.dimension == Dimension::Time)
                    && (0..source.tokens.len()).any(|j| text.same(i, source, j))
            })
        }
    }
}

fn same_digits(a: &Quantity, b: &Quantity) -> bool {
    let ratio = if b.written == 0.0 { return false } else { a.written / b.written };
    a.written >= 2.0
        && (ratio - 1.0).abs() < 1e-6
        && (a.measure != b.measure || (a.value - b.value).abs() > 1e-9)
}

/// Whether an equal figure is of the same thing: the noun behind it, else the words around.
fn counts_the_same(judge: &Judge<'_>, claim: &Quantity, line: &Line, at: usize) -> Bearing {
    let (text, source) = (judge.text, &line.text);
    let evidence = &source.quantities[at];
    if evidence.measure == Measure::Year {
        return Bearing::Same;
    }
    // "LPIC-1", "Level 2", "Year 11": the number belongs to the name before it.
    let (Some(i), Some(j)) = (claim.tokens.start.checked_sub(1), evidence.tokens.start.checked_sub(1)) else {
        return unnamed(judge, claim, line, at);
    };
    let hyphen = |text: &Text, i: usize| i - usize::from(i > 0 && text.tokens[i].is_sign("-‐‑"));
    let (i, j) = (hyphen(text, i), hyphen(source, j));
    if text.is_content(i) && text.tokens[i].norm == source.tokens[j].norm {
        return Bearing::Same;
    }
    unnamed(judge, claim, line, at)
}

fn unnamed(judge: &Judge<'_>, claim: &Quantity, line: &Line, at: usize) -> Bearing {
    let (text, source) = (judge.text, &line.text);
    let evidence = &source.quantities[at];
    let here = text.chain_of(claim.tokens.start);
    let nearest = judge.best(here.clone()).is_some_and(|(_, best)| std::ptr::eq(best, line));
    if claim.measure == Measure::Count {
        let telling: Vec<usize> = claim.noun.iter().copied().filter(|i| text.is_content(*i)).collect();
        if !telling.is_empty() {
            let mine = |i: &usize| evidence.noun.iter().any(|j| text.same(*i, source, *j));
            if telling.iter().any(mine) {
                return Bearing::Same;
            }
            let taken = |i: &usize| {
                source
                    .quantities
                    .iter()
                    .enumerate()
                    .any(|(k, q)| k != at && q.noun.iter().take(2).any(|j| text.same(*i, source, *j)))
            };
            if !evidence.noun.is_empty() && telling.iter().take(2).any(taken) {
                return Bearing::OtherThing;
            }
            if telling.iter().any(|i| stands_in(text, *i, source)) {
                return Bearing::Same;
            }
            if evidence.noun.is_empty() && nearest {
                return Bearing::Same;
            }
            // Nothing of the noun is there. A general word ("people") may stand for it when the rest agrees.
            let general = telling.iter().all(|i| !text.is_telling(*i) || judge.known[*i]);
            let around = shared(text, text.clause_of(claim.tokens.start), source, &source.all());
            return match (general, around) {
                (true, 2..) => Bearing::Same,
                (_, 0) => Bearing::OtherThing,
                (true, _) => Bearing::OtherThing,
                (false, _) if nearest => Bearing::OtherWord,
                (false, _) => Bearing::OtherUnit,
            };
        }
    }
    let named =
        |text: &Text, start: usize| (start.saturating_sub(2)..start).rev().find(|i| text.is_content(*i));
    if let (Some(i), Some(j)) = (named(text, claim.tokens.start), named(source, evidence.tokens.start))
        && text.same(i, source, j)
    {
        return Bearing::Same;
    }
    if text.telling(here.clone()).next().is_none() {
        return Bearing::Same;
    }
    let there = source.chain_of(evidence.tokens.start);
    let near = shared(text, around(text, claim), source, &there);
    let wide = shared(text, here, source, &source.all());
    if near >= 2 || (nearest && wide >= 1) || wide >= 3 || (near >= 1 && wide >= 2) {
        return Bearing::Same;
    }
    Bearing::OtherThing
}

/// The figure's clause, cut to the few words next to it.
fn around(text: &Text, quantity: &Quantity) -> Range<usize> {
    let clause = text.clause_of(quantity.tokens.start);
    let from = quantity.tokens.start.saturating_sub(8).max(clause.start);
    from..(quantity.tokens.end + 8).min(clause.end)
}

/// What follows by arithmetic from two figures of one sentence: their difference, ratio, change in percent, sum.
fn derived(text: &Text, claim: &Quantity, line: &Line) -> bool {
    let source = &line.text;
    let before = claim.tokens.start.checked_sub(1).map_or("", |i| text.tokens[i].norm.as_str());
    let goal = matches!(before, "to" | "from" | "auf" | "von" | "a" | "al" | "at" | "naar" | "van");
    if goal || overlap(text, text.clause_of(claim.tokens.start), source, source.all()) == 0 {
        return false;
    }
    source.quantities.windows(2).any(|pair| {
        let (a, b) = (pair[0].value, pair[1].value);
        if pair[0].measure != pair[1].measure
            && !(pair[0].measure == Measure::Count && pair[0].noun.is_empty())
            || a == 0.0
        {
            return false;
        }
        let about = |computed: f64, slack: f64| match claim.bound {
            Bound::Over => claim.value <= computed && claim.value >= 0.8 * computed,
            Bound::Nearly => claim.value >= computed && claim.value <= 1.1 * computed,
            _ => (claim.value - computed).abs() <= slack,
        };
        let change = (b - a).abs() / a * 100.0;
        let same = pair[1].measure == claim.measure;
        match claim.measure {
            Measure::Times if claim.value < 1.0 => b / a <= claim.value * 1.03,
            Measure::Times => b / a >= claim.value * 0.97,
            Measure::Of(Dimension::Percent | Dimension::Points) => {
                about(change, if claim.worded { 2.0 } else { 0.6 })
                    || pair[1].measure == Measure::Of(Dimension::Percent) && about((b - a).abs(), 1e-6)
            }
            Measure::Count => {
                same && !pair[0].noun.is_empty() && about(a + b, 1e-6) || same && about((b - a).abs(), 1e-6)
            }
            _ => same && about((b - a).abs(), 1e-6),
        }
    })
}

fn year(judge: &mut Judge<'_>, quantity: &Quantity) {
    let text = judge.text;
    #[expect(clippy::cast_possible_truncation, reason = "a year has four digits")]
    let value = quantity.value as i16;
    let written = |line: &&Line| line.text.quantities.iter().any(|q| q.value == quantity.value);
    let clause = text.clause_of(quantity.tokens.start);
    if !judge.is_whole() {
        let dated =
            judge.view.entries().iter().any(|e| span::touches(&e.dates, value, &judge.view.source.today));
        if dated || judge.view.lines().any(|l| written(&l)) {
            return;
        }
    } else {
        let today = &judge.view.source.today;
        let about = |e: &Entry| {
            e.frame.iter().chain(&e.lines).map(|l| overlap(text, clause.clone(), &l.text, l.text.all())).max()
        };
        let named =
            |e: &Entry| e.frame.iter().any(|l| overlap(text, clause.clone(), &l.text, l.text.all()) > 0);
        let entries = judge.view.entries();
        let any_named = entries.iter().any(named);
        let bears = |e: &Entry| {
            let said = e.lines.iter().any(|l| {
                written(&l) && (!any_named || overlap(text, clause.clone(), &l.text, l.text.all()) > 0)
            });
            let dated =
                span::touches(&e.dates, value, today) && (!any_named || named(e) || about(e) > Some(0));
            said || dated
        };
        if entries.iter().any(bears) || judge.view.source.basics.iter().any(|l| written(&l)) {
            return;
        }
    }
    let words = text.slice(quantity.tokens.clone()).to_owned();
    judge.block(Kind::Date, quantity.tokens.clone(), format!("The source does not give {words} for this."));
}
