use super::acronym_forms::ends_name;
use super::acronyms::{is_acronym, letters_of, spelled};
use super::arithmetic::{derived, recurs, turned};
use super::bearing::{close, each, measures_match, of_each, periods_match, same_digits, same_rate};
use super::calendar::{counts_firms, frequency, is_year, year};
use super::counted::{around, as_age, as_millions, averaged, given, named, only_kind};
use super::durations::{duration, share_of_years, years_more};
use super::figure_words::{DIGITS, has};
use super::finding::{Kind, Severity};
use super::judge::{Judge, overlap, shared, stands_in};
use super::number::{Measure, Quantity};
use super::roles::misplaced;
use super::shares::shared_otherwise;
use super::singles::{counted_once, placed_within};
use super::source::Line;
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
    frequency(judge);
}

fn amount(judge: &mut Judge<'_>, quantity: &Quantity) {
    let text = judge.text;
    if let Some(word) = counted_once(judge, quantity) {
        let message = format!("The source has one “{word}” here.");
        judge.block(Kind::Scope, quantity.tokens.clone(), message);
        return;
    }
    if averaged(judge, quantity) {
        let words = text.slice(quantity.tokens.clone()).to_owned();
        judge.block(
            Kind::Number,
            quantity.tokens.clone(),
            format!("“{words}” is the best of several in the source."),
        );
        return;
    }
    let mut bearing = Bearing::None;
    for line in judge.view.lines() {
        let here = bears(judge, quantity, line);
        // The same digits of another unit or period are not to be explained by chance.
        let by_points = quantity.measure == Measure::Of(Dimension::Points)
            || line.text.quantities.iter().any(|q| turned(quantity, q));
        if here == Bearing::Same
            || (here != Bearing::OtherUnit || by_points) && derived(judge, quantity, line)
        {
            return;
        }
        bearing = bearing.max(here);
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
    if ends_name(text, quantity.tokens.start, judge.view)
        || has_digits(judge, quantity)
        || shared_otherwise(judge, quantity)
        || years_more(judge, quantity)
        || share_of_years(judge, quantity)
        || counts_firms(judge, quantity)
        || placed_within(judge, quantity)
    {
        return;
    }
    // "2.5m records": millions, where the source counts them.
    if let Some(millions) = as_millions(text, quantity)
        && judge.view.lines().any(|l| bears(judge, &millions, l) == Bearing::Same)
    {
        return;
    }
    if let Some(years) = as_age(text, quantity)
        && judge.view.lines().any(|l| bears(judge, &years, l) == Bearing::Same)
    {
        return;
    }
    // "The 2016 Innovation Award".
    if quantity.measure == Measure::Count && is_year(text, quantity) {
        year(judge, quantity);
        return;
    }
    if bearing == Bearing::OtherWord && keeps_noun(judge, quantity) {
        bearing = Bearing::OtherThing;
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

/// Whether the thing that the source counts by this number still stands in the text: then the number has not merely been
/// given another word for it.
fn keeps_noun(judge: &Judge<'_>, quantity: &Quantity) -> bool {
    let text = judge.text;
    let mine = |line: &&Line| {
        line.text.quantities.iter().any(|q| {
            q.measure == quantity.measure
                && close(quantity, q)
                && q.noun.first().is_some_and(|j| {
                    let there = |i: usize| {
                        text.is_telling(i) && line.text.is_telling(*j) && text.same(i, &line.text, *j)
                    };
                    (0..text.tokens.len()).any(|i| !quantity.noun.contains(&i) && there(i))
                })
        })
    };
    !judge.is_whole() && judge.near.iter().take(1).copied().any(|l| mine(&l))
}

/// "Raised six figures", "a four-figure number": the source has a figure of so many digits.
fn has_digits(judge: &Judge<'_>, quantity: &Quantity) -> bool {
    let text = judge.text;
    let word = |k: usize| text.tokens.get(quantity.tokens.end + k).map_or("", |t| t.norm.as_str());
    let named = has(DIGITS, word(0)) || word(0) == "-" && has(DIGITS, word(1));
    let least = 10_f64.powf(quantity.value - 1.0);
    let fits = |l: &&Line| l.text.quantities.iter().any(|q| (least..10.0 * least).contains(&q.value));
    named && judge.near.iter().any(fits)
}

fn bears(judge: &Judge<'_>, quantity: &Quantity, line: &Line) -> Bearing {
    let text = judge.text;
    let mut bearing = Bearing::None;
    for (at, source) in line.text.quantities.iter().enumerate() {
        let found = if close(quantity, source) && misplaced(text, quantity, &line.text, at) {
            Bearing::OtherThing
        } else if same_rate(quantity, source) && measures_match(quantity, source) {
            counts_the_same(judge, quantity, line, at)
        } else if measures_match(quantity, source) && close(quantity, source) {
            if !periods_match(text, quantity, &line.text, source)
                || each(text, quantity) && !each(&line.text, source) && !of_each(&line.text, source)
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
    let restates = || {
        let chain = text.chain_of(quantity.tokens.start);
        judge.best(chain).is_none_or(|(_, best)| std::ptr::eq(best, line))
    };
    let implies = |s: &Quantity| {
        let recurs = s.period == Some(s.value);
        s.measure == quantity.measure
            && (close(quantity, s) && (recurs || s.period.is_none()) || same_rate(quantity, s))
            || recurs && turned(s, quantity)
    };
    // "Every two weeks" for "fortnightly".
    let comes_again = |s: &Quantity| {
        let once = (s.value - 1.0).abs() < 1e-9 && s.measure == Measure::Count;
        once && recurs(text, quantity) && s.period.is_some_and(|p| (quantity.value - p).abs() <= 0.09 * p)
    };
    if line.text.implied.iter().any(|s| implies(s) || comes_again(s)) && restates() {
        return Bearing::Same;
    }
    bearing
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
    // "A 2:1", "1:2".
    let of_pair = |text: &Text, q: &Quantity| {
        let colon = |k: Option<usize>| {
            k.and_then(|k| text.tokens.get(k)).is_some_and(|t| t.is_sign(":") && !t.spaced)
        };
        colon(Some(q.tokens.end)) || colon(q.tokens.start.checked_sub(1))
    };
    if of_pair(text, claim) && of_pair(source, evidence) {
        return Bearing::Same;
    }
    let hyphen = |text: &Text, i: usize| i - usize::from(i > 0 && text.tokens[i].is_sign("-‐‑"));
    // "Under-12".
    let joined = |text: &Text, i: usize| text.tokens[i].is_sign("-‐‑") && !text.tokens[i].spaced;
    if joined(text, i)
        && joined(source, j)
        && text.tokens[hyphen(text, i)].norm == source.tokens[hyphen(source, j)].norm
    {
        return Bearing::Same;
    }
    let (i, j) = (hyphen(text, i), hyphen(source, j));
    // "Operated 4 nodes" where there were 220 of those, and 4 of something else.
    let swapped = claim.noun.first().is_some_and(|n| {
        let counts = |q: &Quantity| q.noun.first().is_some_and(|k| text.same(*n, source, *k));
        claim.measure == Measure::Count
            && !evidence.noun.is_empty()
            && !evidence.noun.iter().any(|k| text.same(*n, source, *k))
            && source.quantities.iter().any(|q| q.value != evidence.value && counts(q))
    });
    // "AS 15" for "Accounting Standard 15".
    if is_acronym(text, i) && spelled(letters_of(text, i), source).is_some_and(|r| r.end == j + 1) {
        return Bearing::Same;
    }
    if !swapped && text.is_content(i) && text.tokens[i].norm == source.tokens[j].norm {
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
            let before = named(source, evidence.lead);
            let taken = |i: &usize| {
                source
                    .quantities
                    .iter()
                    .enumerate()
                    .any(|(k, q)| k != at && q.noun.iter().take(2).any(|j| text.same(*i, source, *j)))
            };
            let counted = |i: &usize| evidence.noun.iter().any(|j| text.same(*i, source, *j));
            // In "3 workshops for 15 people" the 15 are no workshops.
            let before = before.filter(|_| evidence.noun.is_empty() || !telling.iter().take(1).any(taken));
            let mine = |i: &usize| counted(i) || before.is_some_and(|j| text.same(*i, source, j));
            if telling.first().is_some_and(|i| only_kind(text, *i, source, evidence)) {
                return Bearing::OtherThing;
            }
            if telling.iter().any(mine) {
                return if counted_otherwise(judge, claim, line) {
                    Bearing::OtherThing
                } else {
                    Bearing::Same
                };
            }
            if !evidence.noun.is_empty() && telling.iter().take(2).any(taken) {
                return Bearing::OtherThing;
            }
            let close_by = nearest || judge.is_whole() || evidence.noun.is_empty();
            if close_by && telling.iter().any(|i| stands_in(text, *i, source)) {
                return Bearing::Same;
            }
            if evidence.noun.is_empty() && nearest {
                return Bearing::Same;
            }
            // Nothing of the noun is there. A general word ("people") may stand for it when the rest agrees.
            let general = telling.iter().all(|i| !text.is_telling(*i) || judge.known[*i])
                && !given(text, claim, source, evidence);
            let around = shared(text, text.clause_of(claim.tokens.start), source, &source.all());
            return match (general, around) {
                (true, _) if nearest => Bearing::Same,
                (true, 2..) if evidence.noun.is_empty() || judge.is_whole() => Bearing::Same,
                (false, _) if nearest => Bearing::OtherWord,
                (_, 1..) if judge.is_whole() && !outdone(judge, claim, line) => Bearing::OtherWord,
                (_, 0) | (true, _) => Bearing::OtherThing,
                (false, _) => Bearing::OtherUnit,
            };
        }
    }
    if let (Some(i), Some(j)) = (named(text, claim.lead), named(source, evidence.lead))
        && text.same(i, source, j)
    {
        return Bearing::Same;
    }
    // A length, area, weight or power is hardly ever of another thing of the same item.
    let physical = matches!(claim.measure, Measure::Of(d) if !matches!(d, Dimension::Money(_) | Dimension::Percent | Dimension::Points | Dimension::Time));
    if physical && !judge.is_whole() {
        return Bearing::Same;
    }
    // A sum of money that the whole CV names once is that sum.
    let money = matches!(claim.measure, Measure::Of(Dimension::Money(_)));
    if judge.is_whole() && money && judge.best(here.clone()).is_some() {
        return Bearing::Same;
    }
    if text.telling(here.clone()).next().is_none() {
        return Bearing::Same;
    }
    let there = source.chain_of(evidence.tokens.start);
    let near = shared(text, around(text, claim), source, &there);
    let wide = shared(text, here.clone(), source, &source.all());
    // A bare number of another sentence than the one restated needs its words close by.
    let bare = claim.measure == Measure::Count && !nearest && !judge.is_whole();
    let own = if judge.is_whole() { text.clause_of(claim.tokens.start) } else { here };
    let alone = judge.best(own).is_none();
    if judge.is_whole() && wide >= 1 && !outdone(judge, claim, line) {
        return Bearing::Same;
    }
    // Said of the very line that this text restates.
    let restated = judge.near.iter().take(2).any(|l| std::ptr::eq(*l, line));
    let few = source.quantities.iter().filter(|q| q.measure == claim.measure).count() <= 2;
    if !judge.is_whole() && restated && few {
        return Bearing::Same;
    }
    if near >= 2 || (nearest && wide >= 1) || alone || !bare && (wide >= 3 || (near >= 1 && wide >= 2)) {
        return Bearing::Same;
    }
    Bearing::OtherThing
}

/// Whether another line has more of the words around a figure, and another figure in its place.
fn outdone(judge: &Judge<'_>, claim: &Quantity, line: &Line) -> bool {
    let text = judge.text;
    let words = |l: &Line| shared(text, text.clause_of(claim.tokens.start), &l.text, &l.text.all());
    let mine = words(line);
    judge.view.own.iter().any(|l| {
        !std::ptr::eq(*l, line)
            && words(l) > mine
            && l.text.quantities.iter().any(|q| q.measure == claim.measure && !close(claim, q))
    })
}

/// Whether the line that the text restates counts the same things by another number, which the text does not give.
fn counted_otherwise(judge: &Judge<'_>, claim: &Quantity, line: &Line) -> bool {
    let text = judge.text;
    if judge.is_whole() {
        return false;
    }
    let Some((_, nearest)) = judge.best(text.chain_of(claim.tokens.start)) else { return false };
    if std::ptr::eq(nearest, line) {
        return false;
    }
    nearest.text.quantities.iter().filter(|q| q.measure == Measure::Count).any(|q| {
        let same_noun =
            q.noun.iter().take(2).any(|j| claim.noun.iter().any(|i| text.same(*i, &nearest.text, *j)));
        same_noun && !text.quantities.iter().any(|c| c.measure == q.measure && close(c, q))
    })
}
