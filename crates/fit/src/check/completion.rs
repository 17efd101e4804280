//! What a sentence leaves to be worked out: where a change began or ended, the rest of a whole, what a rate comes to, how
//! large the groups are. `arithmetic` holds what two figures give directly; here a third one is found from two.

use super::aims::is_aim;
use super::arithmetic::bears;
use super::figure_words::{ARTICLES, has};
use super::number::{Measure, Quantity};
use super::numeral_forms::recurring;
use super::text::Text;
use super::unit::{self, Dimension};

/// How many figures may stand between two that are read together.
const REACH: usize = 3;

/// Whether a figure follows from two of a sentence of the source that each leave a third open.
pub(super) fn worked_out(text: &Text, claim: &Quantity, source: &Text) -> bool {
    let figures = &source.quantities;
    let pairs = || (1..figures.len()).flat_map(|j| (j.saturating_sub(REACH)..j).map(move |i| (i, j)));
    pairs().any(|(i, j)| {
        let (first, second) = (&figures[i], &figures[j]);
        changed_by(claim, first, second, source)
            || changed_by(claim, second, first, source)
            || against(claim, first, second, source)
            || rest_of_whole(text, claim, first, second, source)
            || in_groups(text, claim, first, second)
            || in_groups(text, claim, second, first)
    }) || in_turns(claim, source)
}

fn word_before<'a>(text: &'a Text, q: &Quantity) -> &'a str {
    q.lead.checked_sub(1).map_or("", |i| text.tokens[i].norm.as_str())
}

/// Figures that say by how much something changed: "doubled", "by 25 %". The factors that this may mean.
fn factors(source: &Text, q: &Quantity) -> Vec<f64> {
    const BY: &str = "by um d de del di met en con com of a";
    // "Um" says "about" as well, and is then a part of the figure.
    let own = q.tokens.start.checked_sub(1).map_or("", |i| source.tokens[i].norm.as_str());
    let by = || [own, word_before(source, q)].into_iter().any(|w| has(BY, w) || has(ARTICLES, w));
    match q.measure {
        Measure::Times if q.value > 0.0 => vec![q.value, 1.0 / q.value],
        Measure::Of(Dimension::Percent) if q.value > 0.0 && q.value < 100.0 && by() => {
            vec![1.0 + q.value / 100.0, 1.0 - q.value / 100.0]
        }
        _ => Vec::new(),
    }
}

/// "From 200 to 400" for what was doubled to 400; "to 150" for 300 that were halved.
fn changed_by(claim: &Quantity, how: &Quantity, amount: &Quantity, source: &Text) -> bool {
    const TO: &str = "to auf a à naar tot su para ate hasta zu";
    const JOINS: &str = "of to from von auf de d a naar tot su para di del la le";
    let plain = match amount.measure {
        Measure::Count => true,
        Measure::Of(dimension) => !matches!(dimension, Dimension::Points | Dimension::Celsius),
        _ => false,
    };
    if !plain
        || amount.measure != claim.measure && !(claim.measure == Measure::Count && claim.noun.is_empty())
    {
        return false;
    }
    let (from, until) = if how.tokens.start < amount.tokens.start {
        (how.tokens.end, amount.lead)
    } else {
        (amount.tokens.end, how.lead)
    };
    // What was changed stands between, and nothing that would make the amount one of other things: "in 12 shops".
    let other = |i: usize| {
        let norm = source.tokens[i].norm.as_str();
        source.class(i).has(super::lexicon::Class::FUNCTION) && !has(JOINS, norm) && !has(ARTICLES, norm)
            || source.tokens[i].is_sign(".;:")
    };
    if until.saturating_sub(from) > 6 || (from..until).any(other) {
        return false;
    }
    let ends = has(TO, word_before(source, amount));
    factors(source, how).into_iter().any(|factor| {
        let (begun, ended) =
            if ends { (amount.value / factor, amount.value) } else { (amount.value, amount.value * factor) };
        [begun, ended, (ended - begun).abs()].into_iter().any(|known| {
            known > 0.0 && (known - amount.value).abs() > 1e-6 && bears(claim, known, 0.005 * known)
        })
    })
}

/// "20 % over target", "120 % of it" for £240k against a target of £200k.
fn against(claim: &Quantity, first: &Quantity, second: &Quantity, source: &Text) -> bool {
    const AGAINST: &str = "against versus vs compared than target targets goal quota gegenuber statt gegen contre frente contro tegen";
    let between = first.tokens.end.min(second.lead)..second.lead;
    let set = between.len() <= 10
        && between
            .into_iter()
            .any(|i| has(AGAINST, &source.tokens[i].norm) || is_aim(&source.tokens[i].norm));
    let (a, b) = (first.value, second.value);
    if !set || first.measure != second.measure || a <= 0.0 || b <= 0.0 {
        return false;
    }
    let percent = Measure::Of(Dimension::Percent);
    match claim.measure {
        Measure::Of(Dimension::Points) => first.measure == percent && bears(claim, (a - b).abs(), 1e-6),
        measure if measure == percent => {
            [100.0 * a / b, 100.0 * (a / b - 1.0).abs()].into_iter().any(|known| bears(claim, known, 0.6))
        }
        // "60 above target".
        measure => measure == first.measure && a > b && bears(claim, a - b, 1e-6),
    }
}

/// "40 adults and 20 children" for 60 guests of whom 20 were children: the text still has one of the two.
fn rest_of_whole(text: &Text, claim: &Quantity, first: &Quantity, second: &Quantity, source: &Text) -> bool {
    const OF: &str = "of out von sur de di van";
    const AMONG: &str = "including davon dont darunter waarvan incl inclusive inklusive einschliesslich";
    const THEM: &str = "them whom which those cui quali quienes ellos cuales quais";
    let amount = matches!(claim.measure, Measure::Count | Measure::Of(Dimension::Money(_)));
    if !amount || first.measure != claim.measure || second.measure != claim.measure {
        return false;
    }
    let between = first.tokens.end.min(second.lead)..second.lead;
    let words: Vec<&str> = between.map(|i| source.tokens[i].norm.as_str()).collect();
    let behind = |k: usize| source.tokens.get(second.tokens.end + k).map_or("", |t| t.norm.as_str());
    let (part, whole) =
        if first.value < second.value && words.len() <= 3 && words.first().is_some_and(|w| has(OF, w)) {
            (first, second)
        } else if second.value < first.value
            && (words.last().is_some_and(|w| has(AMONG, w)) || has(OF, behind(0)) && has(THEM, behind(1)))
        {
            (second, first)
        } else {
            return false;
        };
    let has_other = |value: f64| text.quantities.iter().any(|q| q.tokens != claim.tokens && q.value == value);
    // "Nine in ten upheld and two overturned".
    let percent = 100.0 * part.value / whole.value;
    let share = text.quantities.iter().any(|q| {
        let known = if q.measure == Measure::Of(Dimension::Percent) { Some(q.value) } else { q.ratio };
        q.tokens != claim.tokens && known.is_some_and(|k| (k - percent).abs() < 0.6)
    });
    let next = text.tokens.get(claim.tokens.end).map_or("", |t| t.norm.as_str());
    let other_part = (has_other(part.value) || share) && !has(OF, next);
    let left_over = has_other(whole.value) && has("to auf a naar tot", word_before(text, claim));
    (other_part || left_over) && bears(claim, whole.value - part.value, 1e-6)
}

/// "Two years" for eight quarterly counts in a row.
fn in_turns(claim: &Quantity, source: &Text) -> bool {
    claim.measure == Measure::Of(Dimension::Time)
        && source.quantities.iter().filter(|q| q.measure == Measure::Count).any(|q| {
            let recurring = q.noun.iter().take(3).find_map(|i| recurring(&source.tokens[*i].norm));
            let period = recurring.and_then(unit::find).map(|u| u.factor);
            period.is_some_and(|p| bears(claim, q.value * p, 0.03 * q.value * p)) && q.value > 1.0
        })
}

/// "Four blocks of 16 flats" for 64 flats in four blocks.
fn in_groups(text: &Text, claim: &Quantity, all: &Quantity, groups: &Quantity) -> bool {
    const OF: &str = "of with à a de mit von van met con di com x ×";
    let told = |q: &Quantity| {
        q.tokens.end <= claim.lead
            && q.tokens.end + 4 >= claim.lead
            && q.measure == Measure::Count
            && (q.value - groups.value).abs() < 1e-6
    };
    groups.measure == Measure::Count
        && groups.value > 1.0
        && all.measure == claim.measure
        && has(OF, word_before(text, claim))
        && text.quantities.iter().any(told)
        && (claim.value * groups.value - all.value).abs() < 1e-6 * all.value
}
