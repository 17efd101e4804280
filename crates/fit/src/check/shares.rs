//! Parts of a whole that are said the other way round: 8 % late for 92 % on time, 75 % for 1,800 of 1,800 and 600, a
//! quarter of the time for one week in four.

use std::ops::Range;

use super::arithmetic::bears;
use super::figure_words::has;
use super::judge::Judge;
use super::number::{Bound, Measure, Quantity};
use super::numeral::Numerals;
use super::numeral_forms::ordinal;
use super::source::Line;
use super::text::Text;
use super::token::Form;
use super::unit::Dimension;

/// Whether a figure follows from a share of the source.
pub(super) fn shared_otherwise(judge: &Judge<'_>, claim: &Quantity) -> bool {
    let text = judge.text;
    // What the text restates; all of the item where it has no word of it.
    let own = if judge.near.is_empty() { &judge.view.own } else { &judge.near };
    let lines = || own.iter().copied();
    if let Some(many) = recurrences(text).iter().find(|r| r.0.contains(&claim.tokens.start)).map(|r| r.1) {
        let percent = |q: &Quantity| is_percent(q) && (q.value - 100.0 / many).abs() < 0.7;
        return lines().any(|l| {
            recurrences(&l.text).iter().any(|r| (r.1 - many).abs() < 1e-6)
                || l.text.quantities.iter().any(percent)
        });
    }
    lines().any(|l| remainder(text, claim, &l.text))
        || is_percent(claim)
            && lines().any(|l| {
                recurrences(&l.text).iter().any(|r| bears(claim, 100.0 / r.1, 0.7))
                    || complement(text, claim, &l.text)
                    || above_whole(claim, &l.text)
                    || of_sum(text, claim, l)
            })
}

fn is_percent(q: &Quantity) -> bool {
    q.measure == Measure::Of(Dimension::Percent)
}

/// "One week in four", "every fourth night", "every other weekend", "alternate Saturdays": where it stands, and in how many
/// once.
pub(super) fn recurrences(text: &Text) -> Vec<(Range<usize>, f64)> {
    let word = |k: usize| text.tokens.get(k).map_or("", |t| t.norm.as_str());
    let number = |k: usize| {
        let token = text.tokens.get(k)?;
        match token.form {
            Form::Number => token.norm.parse().ok(),
            _ => Numerals::of(text.language).value(&token.norm),
        }
    };
    let mut found = Vec::new();
    for i in 0..text.tokens.len() {
        if has("every each jede jeder jeden jedes chaque cada ogni elke iedere", word(i)) {
            let nth = if word(i + 1) == "other" { Some(2.0) } else { ordinal(word(i + 1)) };
            found.extend(nth.map(|n| (i..i + 3, n)));
        }
        if has("alternate alternating", word(i)) {
            found.push((i..i + 2, 2.0));
        }
        let one = has("one 1 a eine ein einen einem une un una uno uma um een", word(i));
        let within = i + 2;
        let noun = text.tokens.get(i + 1).is_some_and(|t| t.is_word());
        if one && noun && has("in of out von sur de su em op cada ogni", word(within)) {
            let at = within + 1 + usize::from(has("every each of cada", word(within + 1)));
            let many = number(at).filter(|n| (2.0..=20.0).contains(n));
            let bare = |k: usize| {
                text.tokens
                    .get(k)
                    .is_none_or(|t| !t.is_word() || !text.is_content(k) || word(k) == word(i + 1))
            };
            found.extend(many.filter(|_| bare(at + 1)).map(|n| (i..at + 1, n)));
        }
    }
    found
}

/// "8 % above target" for 108 % of it.
fn above_whole(claim: &Quantity, source: &Text) -> bool {
    source.quantities.iter().any(|q| is_percent(q) && q.value > 100.0 && bears(claim, q.value - 100.0, 0.011))
}

/// Words by which the other part of a whole is told; beginnings.
const OTHER_PART: &[&str] = &[
    "late",
    "rework",
    "nacharbeit",
    "delay",
    "fail",
    "error",
    "fault",
    "defect",
    "reject",
    "scrap",
    "miss",
    "lost",
    "loss",
    "down",
    "drop",
    "absen",
    "vacan",
    "unfilled",
    "remain",
    "rest",
    "return",
    "complain",
    "damag",
    "wast",
    "wrong",
    "inaccura",
    "outage",
    "left",
    "unavailab",
    "cancel",
    "no-show",
    "breakage",
    "abandon",
    "turnover",
    "attrition",
    "leav",
    "unpaid",
    "overdue",
    "non",
    "varian",
    "discrepan",
    "mismatch",
    "deviat",
    "abweich",
    "ecart",
    "verspat",
    "fehl",
    "ausschuss",
    "ausfall",
    "retard",
    "erreur",
    "echec",
    "panne",
    "perte",
    "rebut",
    "retras",
    "fallo",
    "perdid",
    "merma",
    "ritard",
    "errori",
    "scart",
    "atras",
    "falha",
    "perda",
    "laat",
    "fout",
    "uitval",
    "vertrag",
];

/// "Fewer than 1 % late" for 99.2 % on time.
fn complement(text: &Text, claim: &Quantity, source: &Text) -> bool {
    let tells = |t: &Text| {
        t.tokens.iter().filter(|t| t.is_word()).any(|t| OTHER_PART.iter().any(|p| t.norm.starts_with(p)))
    };
    // A part that is said to be under some share may be much smaller.
    let fits = |known: f64| match claim.bound {
        Bound::Under | Bound::Nearly => claim.value >= known && claim.value <= (2.5 * known).max(known + 0.5),
        _ => bears(claim, known, 0.011),
    };
    // By how much something changed is no part of a whole.
    let change = |t: &Text, q: &Quantity| {
        q.lead.checked_sub(1).is_some_and(|i| has("by um down up", &t.tokens[i].norm))
    };
    // "40 % of what it was" for less by 60 %.
    let next = text.tokens.get(claim.tokens.end).map_or("", |t| t.norm.as_str());
    let then = text.tokens.get(claim.tokens.end + 1).map_or("", |t| t.norm.as_str());
    let left = has("of von de di van", next)
        && has("what dem ce lo quanto wat", then)
        && source
            .quantities
            .iter()
            .any(|q| is_percent(q) && change(source, q) && bears(claim, 100.0 - q.value, 0.6));
    !change(text, claim) && left
        || !change(text, claim)
            && tells(text) != tells(source)
            && source.quantities.iter().any(|q| {
                is_percent(q)
                    && !change(source, q)
                    && (50.0..100.0).contains(&q.value.max(claim.value))
                    && fits(100.0 - q.value)
            })
}

/// "Leaving $500" where $4,500 of $5,000 were spent.
fn remainder(text: &Text, claim: &Quantity, source: &Text) -> bool {
    const LEFT: &[&str] = &[
        "left", "leav", "remain", "under", "spare", "unspent", "saved", "saving", "short", "below", "rest",
        "ubrig", "restant",
    ];
    let near = claim.lead.saturating_sub(3)..text.tokens.len().min(claim.tokens.end + 4);
    let says = near.into_iter().any(|i| LEFT.iter().any(|p| text.tokens[i].norm.starts_with(p)));
    // "All but two of 50" for 48 of them.
    let word = |by: usize| claim.lead.checked_sub(by).map_or("", |i| text.tokens[i].norm.as_str());
    let says = says || (word(2), word(1)) == ("all", "but") || (word(2), word(1)) == ("bis", "auf");
    let gap = |pair: &[Quantity]| {
        pair[0].measure == claim.measure
            && pair[1].measure == claim.measure
            && pair[0].value < pair[1].value
            && bears(claim, pair[1].value - pair[0].value, 1e-6)
    };
    let amount = matches!(claim.measure, Measure::Count | Measure::Of(Dimension::Money(_) | Dimension::Time));
    amount && says && source.quantities.windows(2).any(gap)
}

/// "75 % inbound" for 1,800 inbound and 600 outbound, where the text gives the sum or the other shares.
fn of_sum(text: &Text, claim: &Quantity, line: &Line) -> bool {
    let parts = &line.text.quantities;
    let alike = |a: &Quantity, b: &Quantity| {
        a.measure == b.measure
            && matches!(
                a.measure,
                Measure::Count | Measure::Of(Dimension::Money(_) | Dimension::SquareMetres)
            )
    };
    (0..parts.len()).any(|from| {
        let run = parts[from..].iter().take_while(|q| alike(q, &parts[from]) && !q.changes).count();
        (2..=run).any(|length| {
            let run = &parts[from..from + length];
            let sum: f64 = run.iter().map(|q| q.value).sum();
            let whole = |q: &Quantity| q.measure == parts[from].measure && (q.value - sum).abs() < 1e-6 * sum;
            let shares: Vec<f64> =
                text.quantities.iter().filter(|q| is_percent(q)).map(|q| q.value).collect();
            let told = text.quantities.iter().any(whole)
                || shares.len() > 1 && (shares.iter().sum::<f64>() - 100.0).abs() < 1.1;
            told && run.iter().any(|q| bears(claim, 100.0 * q.value / sum, 0.6))
        })
    })
}
