use super::bearing::ratio_follows;
use super::change::{Share, difference, part_or_change};
use super::completion::worked_out;
use super::derive::{Sentence, follows};
use super::figure_words::{ARTICLES, ONE, has, month};
use super::judge::{Judge, overlap};
use super::language::Language;
use super::number::{Bound, Measure, Quantity};
use super::reach::PEOPLE;
use super::source::Line;
use super::text::Text;
use super::token::Form;
use super::unit::{Dimension, MONTH};

/// Whether a figure follows from those of one sentence: difference, ratio, change in percent, sum, product, or the number
/// of things listed there.
pub(super) fn derived(judge: &Judge<'_>, claim: &Quantity, line: &Line) -> bool {
    let (text, source) = (judge.text, &line.text);
    let before = claim.lead.checked_sub(1).map_or("", |i| text.tokens[i].norm.as_str());
    let ends = "to from auf von at naar van";
    let goal = !claim.worded
        && claim.lead == claim.tokens.start
        && (has(ends, before) || text.language != Language::English && has("a al", before));
    let clause = text.clause_of(claim.tokens.start);
    let restated = judge.best(clause).is_some_and(|(_, best)| std::ptr::eq(best, line));
    let nearest = judge.near.first().is_some_and(|n| std::ptr::eq(*n, line));
    let chain = text.chain_of(claim.tokens.start);
    let points = overlap(text, chain.clone(), source, source.all());
    // What came down by a third in another sentence of the item proves nothing of this one.
    let other = !judge.is_whole() && judge.best(chain).is_some_and(|(best, _)| best > 2 * points.max(1));
    if !nearest && (points == 0 || other) {
        return false;
    }
    let part = part_or_change(text, claim);
    let figures = &source.quantities;
    // "1,100 in 2022 and 1,430 in 2023": one changed into the other.
    let is_year = |k: usize| figures.get(k).is_some_and(|q| q.measure == Measure::Year);
    let over_years =
        |i: usize, j: usize| j == i + 2 && is_year(i + 1) && (is_year(j + 1) || i > 0 && is_year(i - 1));
    let pairs = || (1..figures.len()).flat_map(|j| (j.saturating_sub(3)..j).map(move |i| (i, j)));
    !goal
        && pairs().any(|(i, j)| {
            let first = Quantity { changes: figures[i].changes || over_years(i, j), ..figures[i].clone() };
            // "To 2 %, from 8 %": told backwards.
            let between = first.tokens.end.min(figures[j].tokens.start)..figures[j].tokens.start;
            let backwards = first.changes
                && between.into_iter().any(|k| has("from von desde depuis dal", &source.tokens[k].norm));
            let last = Quantity { changes: first.changes, ..figures[j].clone() };
            if backwards {
                follows_from(claim, &last, &first, part)
            } else {
                follows_from(claim, &first, &figures[j], part)
            }
        })
        || between_months(claim, source)
        || figures.iter().any(|q| turned(claim, q) || recurs(source, q) && turned(q, claim))
        || pairs().any(|(i, j)| in_points(claim, &figures[i], &figures[j]))
        || summed(text, claim, source)
        || worked_out(text, claim, source)
        || follows(text, claim, &Sentence { source, nearest, lasted: judge.lasted() })
        || (nearest || judge.is_whole() && restated) && listed(text, claim, source)
}

/// Whether a computed value bears the claim, as exact as the claim says to be.
pub(super) fn bears(claim: &Quantity, computed: f64, slack: f64) -> bool {
    match claim.bound {
        Bound::Over | Bound::AtLeast => {
            claim.value <= computed + slack && claim.value >= if claim.worded { 0.6 } else { 0.8 } * computed
        }
        Bound::Nearly => claim.value + slack >= computed && claim.value <= 1.12 * computed,
        Bound::Under => claim.value >= computed && claim.value <= 1.3 * computed,
        Bound::About | Bound::Rough => (claim.value - computed).abs() <= slack.max(0.1 * computed),
        _ => (claim.value - computed).abs() <= slack,
    }
}

fn follows_from(claim: &Quantity, first: &Quantity, second: &Quantity, part: Share) -> bool {
    let (a, b) = (first.value, second.value);
    if first.measure != second.measure || a <= 0.0 || b <= 0.0 {
        return false;
    }
    let percent = if claim.worded { 2.0 } else { 0.6 };
    // Amounts of which one may be a part of the other.
    let counts = !matches!(
        first.measure,
        Measure::Year
            | Measure::Times
            | Measure::Of(Dimension::Percent | Dimension::Points | Dimension::Time | Dimension::Celsius)
    );
    // "Nearly halved", "roughly tripled".
    let loose = if matches!(claim.bound, Bound::Nearly | Bound::About | Bound::Rough) { 0.1 } else { 0.03 };
    // "Around ten" for 9 to 12; "two years" for 2022 and 2023.
    let within = claim.measure == first.measure
        && first.changes
        && matches!(claim.bound, Bound::About | Bound::Rough | Bound::AtLeast)
        && (a.min(b)..=a.max(b)).contains(&claim.value);
    if within || first.measure == Measure::Year && in_years(claim, (b - a).abs()) {
        return true;
    }
    if let Some(ratio) = claim.ratio {
        let known = 100.0 * a.min(b) / a.max(b);
        return counts && ratio_follows(ratio, claim.bound, known)
            || first.changes && ratio_follows(ratio, claim.bound, 100.0 - known);
    }
    match claim.measure {
        Measure::Times if claim.value < 1.0 => first.changes && b / a <= claim.value * (1.0 + loose),
        Measure::Times => {
            first.changes && (b / a >= claim.value * (1.0 - loose) || a / b >= claim.value * (1.0 - loose))
        }
        Measure::Of(Dimension::Points)
            if second.measure == Measure::Count && b <= 100.0 && bears(claim, (b - a).abs(), 1e-6) =>
        {
            first.changes
        }
        Measure::Of(Dimension::Percent | Dimension::Points) => {
            first.changes && bears(claim, (b - a).abs() / a * 100.0, percent)
                // "In a quarter of the time", "40 % of them".
                || part == Share::Unsaid
                    && (first.changes || counts)
                    && b < a
                    && bears(claim, b / a * 100.0, percent)
                || counts && !first.changes && a < b && bears(claim, a / b * 100.0, 0.6)
                || first.changes && second.measure == Measure::Of(Dimension::Percent) && bears(claim, (b - a).abs(), 1e-6)
        }
        // "Down by 15, to 45 days."
        Measure::Count if claim.noun.is_empty() && second.measure != claim.measure => {
            first.changes && bears(claim, (second.written - first.written).abs(), 1e-6)
        }
        _ if second.measure != claim.measure => false,
        _ => {
            first.changes && {
                let known = difference(claim, first, second);
                bears(claim, known, 1e-6 * known.max(a))
            }
        }
    }
}

/// "Four months" for May to August: with the last month or without.
fn between_months(claim: &Quantity, source: &Text) -> bool {
    if claim.measure != Measure::Of(Dimension::Time) {
        return false;
    }
    let named: Vec<(usize, f64)> =
        (0..source.tokens.len()).filter_map(|i| month(&source.tokens[i].norm).map(|m| (i, m))).collect();
    let year = |from: usize, until: usize| {
        let here = |q: &&Quantity| q.measure == Measure::Year && (from..until).contains(&q.tokens.start);
        source.quantities.iter().find(here).map(|q| q.value)
    };
    named.windows(2).any(|pair| {
        let ((i, first), (j, last)) = (pair[0], pair[1]);
        let (begun, ended) = (year(i, j), year(j, j + 4));
        let years = begun.zip(ended).map_or(0.0, |(b, e)| e - b);
        let months = 12.0 * years + last - first;
        let claimed = claim.value / MONTH;
        j - i <= 4 && months > 0.0 && claimed > 0.97 * months && claimed < 1.03 * (months + 1.0)
    })
}

/// "Every six months" for twice a year.
pub(super) fn turned(claim: &Quantity, source: &Quantity) -> bool {
    let often =
        source.period.filter(|_| source.measure == Measure::Count && (2.0..=60.0).contains(&source.value));
    // Twice a month is every two weeks.
    let slack = if claim.written <= 6.0 && claim.value >= 6.0 * 86_400.0 { 0.09 } else { 0.04 };
    claim.measure == Measure::Of(Dimension::Time)
        && often.is_some_and(|p| (claim.value - p / source.value).abs() <= slack * claim.value)
}

/// "One every 30 seconds": a time after which something comes again.
pub(super) fn recurs(source: &Text, q: &Quantity) -> bool {
    let before = q.lead.checked_sub(1).map_or("", |i| source.tokens[i].norm.as_str());
    q.measure == Measure::Of(Dimension::Time)
        && has("every each alle cada tous toutes les ogni om elke", before)
}

/// 83 % is eight points below 91 %.
fn in_points(claim: &Quantity, first: &Quantity, second: &Quantity) -> bool {
    let kinds = (first.measure, second.measure);
    let beside = kinds == (Measure::Of(Dimension::Percent), Measure::Of(Dimension::Points))
        || kinds == (Measure::Of(Dimension::Points), Measure::Of(Dimension::Percent));
    let (a, b) = (first.value, second.value);
    claim.measure == Measure::Of(Dimension::Percent)
        && beside
        && (bears(claim, (a - b).abs(), 1e-6) || bears(claim, a + b, 1e-6))
}

/// Whether a length of time is that between two years, or of both and all between.
fn in_years(claim: &Quantity, between: f64) -> bool {
    let years = claim.value / (12.0 * MONTH);
    claim.measure == Measure::Of(Dimension::Time)
        && between > 0.0
        && years > between - 0.1
        && years < between + 1.1
}

/// "Ten learners" for 4 residents and 6 students; "three" for two clerks and one apprentice.
fn summed(text: &Text, claim: &Quantity, source: &Text) -> bool {
    let alike: Vec<&Quantity> = source
        .quantities
        .iter()
        .filter(|q| {
            q.measure == claim.measure
                && !matches!(q.measure, Measure::Of(Dimension::Percent | Dimension::Points))
        })
        .collect();
    let total = |parts: &[&Quantity]| parts.iter().map(|q| q.value).sum::<f64>();
    let apart = |parts: &[&Quantity]| !parts[..parts.len() - 1].iter().any(|q| q.changes);
    let runs = (0..alike.len()).any(|i| {
        (i + 2..=alike.len()).any(|j| {
            let parts = &alike[i..j];
            apart(parts) && bears(claim, total(parts), 1e-6) && names_all(text, claim, source, parts)
        })
    });
    let ends = alike.len() > 2 && {
        let ends = [alike[0], alike[alike.len() - 1]];
        bears(claim, total(&ends), 1e-6) && names_all(text, claim, source, &ends)
    };
    // "… and an apprentice" is one more.
    let one_more = claim.worded
        && claim.measure == Measure::Count
        && alike.iter().any(|q| (q.value + 1.0 - claim.value).abs() < 1e-6)
        && (1..source.tokens.len()).any(|i| {
            let article = has(ARTICLES, &source.tokens[i].norm);
            article && has("and und et y e ed en plus", &source.tokens[i - 1].norm)
        });
    // "Two fitters, one trainee and four labourers" are seven.
    let single = |i: usize| {
        has(ONE, &source.tokens[i].norm)
            && !has("a an un une una um uma ein eine einem einer einen een", &source.tokens[i].norm)
            && source.tokens.get(i + 1).is_some_and(|t| t.is_word() && source.is_content(i + 1))
    };
    let singles =
        u32::try_from((0..source.tokens.len()).filter(|i| single(*i)).count()).map_or(0.0, f64::from);
    let with_singles = singles > 0.0
        && claim.measure == Measure::Count
        && alike.len() > 1
        && bears(claim, total(&alike) + singles, 1e-6);
    // "A rota of six" for one shared with five others.
    let among =
        claim.lead.checked_sub(1).is_some_and(|i| has("of among von de di van", &text.tokens[i].norm));
    let beside = |q: &&&Quantity| {
        let with =
            q.lead.checked_sub(1).is_some_and(|i| has("with mit avec con com met", &source.tokens[i].norm));
        let people = |j: &usize| has(PEOPLE, &source.tokens[*j].norm);
        let alike = |j: &usize| claim.noun.iter().any(|i| text.same(*i, source, *j));
        with && q.noun.iter().any(|j| people(j) || alike(j))
    };
    let with_me = among
        && claim.measure == Measure::Count
        && alike.iter().filter(beside).any(|q| (q.value + 1.0 - claim.value).abs() < 1e-6);
    runs || ends || one_more || with_singles || with_me
}

/// A sum is of all its parts: neither "20 nurses" for 12 nurses and 8 carers, nor "wrote 40" for 22 written and 18 revised.
fn names_all(text: &Text, claim: &Quantity, source: &Text, parts: &[&Quantity]) -> bool {
    let stem = |t: &Text, i: usize| t.tokens[i].stem.clone();
    let told = |s: &String| text.tokens.iter().any(|t| t.is_word() && t.stem == *s);
    let mine: Vec<String> = claim.noun.iter().map(|i| stem(text, *i)).collect();
    // The thing itself stands last in English, first elsewhere.
    let head = if source.language == Language::English { 2 } else { 1 };
    let of = |q: &Quantity| q.noun.iter().take(head).map(|j| stem(source, *j)).collect::<Vec<_>>();
    let named = |q: &Quantity| of(q).iter().any(|s| mine.contains(s));
    let telling = |q: &Quantity| q.noun.iter().take(head).any(|j| source.is_telling(*j));
    let lost = |q: &Quantity| telling(q) && !named(q) && !of(q).iter().any(told);
    let things =
        claim.measure == Measure::Count && parts.iter().any(|q| named(q)) && parts.iter().any(|q| lost(q));
    let verb = |q: &Quantity| source.chain_of(q.tokens.start).find(|j| source.is_content(*j));
    let done = |q: &&Quantity| {
        verb(q).is_none_or(|j| (0..text.tokens.len()).any(|i| text.is_content(i) && text.same(i, source, j)))
    };
    let mut chains: Vec<usize> = parts.iter().map(|q| source.chain_of(q.tokens.start).start).collect();
    chains.dedup();
    let acts = chains.len() > 1 && parts.iter().any(done) && !parts.iter().all(done);
    !things && !acts
}

/// "Three languages" for German, French and Dutch, where no figure counts them.
fn listed(text: &Text, claim: &Quantity, source: &Text) -> bool {
    let few = claim.worded && claim.measure == Measure::Count && (2.0..=9.0).contains(&claim.value);
    let counted = |i: &usize| {
        source.quantities.iter().any(|q| q.noun.iter().take(2).any(|j| text.same(*i, source, *j)))
    };
    if !few || claim.noun.iter().take(2).any(counted) {
        return false;
    }
    // Where the parts of lists end; a list is closed by its last "and".
    let mut parts: Vec<usize> = Vec::new();
    for i in 1..source.tokens.len() {
        let token = &source.tokens[i];
        let and = token.is_sign("&") || has("and or und oder et ou y e o ed en of sowie", &token.norm);
        if token.is_sign(";.:()") {
            parts.clear();
        } else if token.is_sign(",/") {
            parts.push(i);
        } else if and && token.form != Form::Number {
            if parts.last() != Some(&(i - 1)) {
                parts.push(i);
            }
            let short = |pair: &[usize]| (2..=7).contains(&(pair[1] - pair[0]));
            let run = parts.windows(2).rev().take_while(|p| short(p)).count();
            let before =
                |p: &usize| source.quantities.iter().any(|q| (q.tokens.end..q.tokens.end + 8).contains(p));
            // Behind a figure only names are surely no parts of what it counts.
            let named = |k: &usize| {
                source.tokens.get(k + 1).is_some_and(|t| t.capital) && source.language != Language::German
            };
            let figures = parts.first().is_some_and(before)
                && !(parts.last() == Some(&i) && parts.iter().rev().take(run + 1).all(named));
            #[expect(clippy::cast_precision_loss, reason = "a list is short")]
            let items = (run + 2) as f64;
            if !figures && (items - claim.value).abs() < 1e-9 {
                return true;
            }
            parts.clear();
        }
    }
    false
}
