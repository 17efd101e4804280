use super::acronyms::{is_acronym, letters_of, spelled};
use super::figure_words::has;
use super::number::{Bound, Measure, Quantity};
use super::text::Text;
use super::unit::Dimension;

/// Whether two figures measure the same kind of thing, so that their values can be compared.
pub(super) fn measures_match(a: &Quantity, b: &Quantity) -> bool {
    let far = |x: &Quantity, y: &Quantity| x.far_unit.is_some_and(|u| Measure::Of(u.dimension) == y.measure);
    a.measure == b.measure
        || is_pound(a) && is_pound(b)
        || weighed(a).zip(weighed(b)).is_some()
        || is_dollar(a) && is_dollar(b)
        || change(a).is_some() && change(b).is_some()
        || (a.measure == Measure::Count && b.measure == Measure::Year)
        || far(a, b)
        || far(b, a)
        || matches!((a.measure, b.measure), (Measure::Count, Measure::Of(_))) && a.noun.is_empty()
}

/// "Worth $48M each": what was a total becomes a part.
pub(super) fn each(text: &Text, q: &Quantity) -> bool {
    const EACH: &[&str] = &["each", "apiece", "jeweils", "chacun", "chacune", "ciascuno"];
    let next = |k: usize| text.tokens.get(q.tokens.end + k).map_or("", |t| t.norm.as_str());
    let noun_follows = text.tokens.get(q.tokens.end + 1).is_some_and(|t| t.is_word());
    let before = q.lead.checked_sub(1).map_or("", |i| text.tokens[i].norm.as_str());
    let ahead = matches!(before, "jeweils" | "je");
    ahead || EACH.contains(&next(0)) && !noun_follows
}

/// "Four six-month seats" are of six months each.
pub(super) fn of_each(text: &Text, q: &Quantity) -> bool {
    q.tokens.len() > 1
        && text.tokens[q.tokens.start + 1].is_sign("-‐‑")
        && text.tokens.get(q.tokens.end).is_some_and(|t| t.is_word())
}

/// A bare "$" is the dollar of the country.
fn is_dollar(q: &Quantity) -> bool {
    matches!(q.measure, Measure::Of(Dimension::Money("USD" | "AUD" | "CAD")))
}

/// A pound is a weight or money.
pub(super) fn is_pound(q: &Quantity) -> bool {
    matches!(q.measure, Measure::Of(Dimension::Pound | Dimension::Money("GBP")))
}

/// Grams of what is a weight or may be one.
fn weighed(q: &Quantity) -> Option<f64> {
    match q.measure {
        Measure::Of(Dimension::Pound) => Some(453.592_37 * q.value),
        Measure::Of(Dimension::Grams) => Some(q.value),
        _ => None,
    }
}

/// "Halved" is 50 %, "doubled" 100 %, nine out of ten 90 %.
pub(super) fn change(q: &Quantity) -> Option<f64> {
    match q.measure {
        Measure::Times => Some((q.value - 1.0).abs() * 100.0),
        Measure::Of(Dimension::Percent) => Some(q.value),
        // A recall of 0.6 is one of 60 %.
        Measure::Count if q.value > 0.0 && q.value < 1.0 && !q.worded => Some(100.0 * q.value),
        _ => q.ratio,
    }
}

/// $3,000 a month is $36,000 a year.
pub(super) fn same_rate(claim: &Quantity, source: &Quantity) -> bool {
    let (Some(a), Some(b)) = (claim.period, source.period) else { return false };
    // Of one period the figures themselves are held against each other.
    if (a - b).abs() < 0.01 * a {
        let equal = (claim.value - source.value).abs() <= 1e-6 * source.value;
        return equal && claim.bound == Bound::Exact || close(claim, source);
    }
    let (claimed, known) = (claim.value / a, source.value / b);
    // Twice a month is once a fortnight.
    let few = claim.measure == Measure::Count && claim.value <= 6.0 && a > 20.0 * 86_400.0;
    let slack = if few { 0.09 } else { 0.04 };
    let bears = |known: f64| match claim.bound {
        Bound::Over | Bound::AtLeast => claimed <= 1.04 * known && claimed >= 0.75 * known,
        Bound::Nearly | Bound::Under => claimed >= 0.96 * known && claimed <= 1.2 * known,
        Bound::About | Bound::Rough => (claimed - known).abs() <= 0.08 * known,
        _ => (claimed - known).abs() <= slack * known,
    };
    // A working week has five days, a working year 48 weeks.
    let (day, week) = (86_400.0, 7.0 * 86_400.0);
    let worked = |short: f64, long: f64| if short <= day && long >= week { 7.0 / 5.0 } else { 1.0 };
    // A month is often taken as four weeks.
    let month = 4.0 * week;
    let four = (a > month && a < 1.2 * month && (b - week).abs() < day).then_some(month / a);
    // A month is often taken as twenty working days.
    let days =
        |short: f64, long: f64| (short <= day && long > month && long < 1.2 * month).then_some(20.0 * day);
    let twenty = match (days(a, b), days(b, a)) {
        (Some(worked), _) => Some(b / worked),
        (_, Some(worked)) => Some(worked / a),
        _ => None,
    };
    bears(known)
        || twenty.is_some_and(|f| bears(known * f))
        || bears(known * worked(a, b))
        || bears(known / worked(b, a))
        || four.is_some_and(|f| bears(known * f))
}

/// Whether what the text says follows from what the source says.
pub(super) fn close(claim: &Quantity, source: &Quantity) -> bool {
    if claim.measure != source.measure {
        if let (Some(ratio), Some(b)) = (claim.ratio, change(source)) {
            return ratio_follows(ratio, claim.bound, b);
        }
        if let (Some(a), Some(b)) = (weighed(claim), weighed(source)) {
            return (a / b - 1.0).abs() < 0.03 || follows(a, claim.bound, b, source, false);
        }
        if is_dollar(claim) && is_dollar(source) {
            return follows(claim.value, claim.bound, source.value, source, false);
        }
        if let (Some(a), Some(b)) = (change(claim), change(source)) {
            // "Five times smaller" is 20 % of the size.
            let part =
                claim.measure == Measure::Times && claim.value > 1.0 && (100.0 / claim.value - b).abs() < 0.6;
            return part || follows(a, claim.bound, b, source, false);
        }
        let scale = |q: &Quantity, other: &Quantity| {
            q.far_unit.filter(|u| Measure::Of(u.dimension) == other.measure).map_or(1.0, |u| u.factor)
        };
        if claim.measure == Measure::Count
            && claim.noun.is_empty()
            && source.far_unit.is_none()
            && claim.far_unit.is_none()
        {
            return follows(claim.value, claim.bound, source.written, source, false);
        }
        return follows(
            claim.value * scale(claim, source),
            claim.bound,
            source.value * scale(source, claim),
            source,
            false,
        );
    }
    // "6 working days" are not 6 working hours.
    if let (Some(a), Some(b)) = (claim.far_unit, source.far_unit)
        && claim.measure == Measure::Count
        && a.dimension == b.dimension
    {
        return follows(claim.value * a.factor, claim.bound, source.value * b.factor, source, false);
    }
    let unit = |q: &Quantity| if q.written == 0.0 { 1.0 } else { q.value / q.written };
    let converted = (unit(claim) - unit(source)).abs() > 1e-6 && source.value < 200.0 * 86_400.0;
    // Miles and kilometres meet where both are rounded.
    let physical = matches!(claim.measure, Measure::Of(d) if d.is_physical());
    let scale = (unit(claim) / unit(source)).abs().log10();
    if physical && (scale - scale.round()).abs() > 1e-6 && (claim.value / source.value - 1.0).abs() < 0.011 {
        return true;
    }
    let readings = |q: &Quantity| std::iter::once(q.value).chain(q.other);
    readings(claim).any(|q| readings(source).any(|s| follows(q, claim.bound, s, source, converted)))
}

/// "Two in five" for 41 %: a part named in small numbers is rounded.
pub(super) fn ratio_follows(ratio: f64, bound: Bound, percent: f64) -> bool {
    match bound {
        Bound::Over | Bound::AtLeast => ratio <= percent + 0.5 && ratio >= 0.8 * percent,
        Bound::Nearly | Bound::Under => ratio + 0.5 >= percent && ratio <= 1.15 * percent,
        _ => (ratio - percent).abs() <= 1.7,
    }
}

/// Whether what is claimed follows, with its bound, from a value of the evidence. `converted`: the claim is in another unit of time. Four weeks are a month, six a month and a half.
fn follows(claim: f64, bound: Bound, source: f64, evidence: &Quantity, converted: bool) -> bool {
    let gap = (claim - source).abs();
    // Months and years are no round number of days.
    let long = evidence.measure == Measure::Of(Dimension::Time) && source > 6.0 * 86_400.0;
    let percent = evidence.measure == Measure::Of(Dimension::Percent);
    let third = percent && (evidence.worded && gap <= 0.4 || is_third(claim) && gap <= 0.7);
    let equal = gap <= 1e-6 * source.abs().max(1e-9)
        || (long && gap <= if converted { 0.09 } else { 0.03 } * source)
        || third;
    let hedged =
        matches!(evidence.bound, Bound::About | Bound::UpTo | Bound::Nearly | Bound::Under | Bound::Rough);
    match bound {
        Bound::Exact | Bound::UpTo => equal,
        Bound::AtLeast => claim <= source,
        Bound::Over => (equal && !hedged) || (claim < source && claim >= 0.5 * source),
        Bound::Under => {
            (claim > source && claim <= 1.35 * source)
                || (equal && matches!(evidence.bound, Bound::Under | Bound::UpTo))
        }
        Bound::About => {
            equal
                || gap <= 0.055 * source
                || (gap <= if claim < source { 0.15 } else { 0.1 } * source && is_rounder(claim, source))
        }
        Bound::Rough => gap <= 0.15 * source,
        Bound::Nearly => equal || (claim >= source && claim <= 1.12 * source),
    }
}

/// A third or two: "a third" may be said of 33 %.
fn is_third(percent: f64) -> bool {
    (3.0 * percent - 100.0).abs() < 1e-6 || (3.0 * percent - 200.0).abs() < 1e-6
}

/// Whether a number has fewer digits that are not zero at the end.
pub(super) fn is_rounder(a: f64, b: f64) -> bool {
    let zeros = |mut n: f64| {
        let mut count = 0;
        while n >= 10.0 && (n / 10.0).fract() == 0.0 {
            n /= 10.0;
            count += 1;
        }
        count
    };
    zeros(a) > zeros(b)
}

/// "£240K a year" for "annual budget of £240K": the period may stand as a word.
pub(super) fn periods_match(text: &Text, claim: &Quantity, source: &Text, evidence: &Quantity) -> bool {
    let Some(period) = claim.period else { return !per_other(text, claim, source, evidence) };
    // "24 hours a day", "seven days a week": all of them.
    if claim.measure == Measure::Of(Dimension::Time) && (claim.value - period).abs() < 0.01 * period {
        return true;
    }
    match evidence.period {
        Some(other) => (period - other).abs() <= 0.03 * period,
        None if source.implied.iter().any(|q| q.period.is_some_and(|p| (p - period).abs() <= 0.03 * p)) => {
            true
        }
        // "MAU" says "monthly" too.
        None if (0..source.tokens.len()).any(|j| {
            let range = is_acronym(source, j).then(|| spelled(letters_of(source, j), text)).flatten();
            range.is_some_and(|r| r.start == claim.tokens.end)
        }) =>
        {
            true
        }
        None => {
            // The years of "£2.5m over five years" are no period.
            let length = |j: usize| {
                source.quantities.iter().any(|q| {
                    q.measure == Measure::Of(Dimension::Time) && q.period.is_none() && q.tokens.contains(&j)
                })
            };
            let from = claim.tokens.end;
            (from..text.tokens.len().min(from + 8)).any(|i| {
                let figure = text.quantities.iter().any(|q| q.tokens.contains(&i));
                !figure
                    && super::unit::find(&text.tokens[i].norm).is_some_and(|u| u.dimension == Dimension::Time)
                    && (0..source.tokens.len()).any(|j| text.same(i, source, j) && !length(j))
            })
        }
    }
}

/// "Per shift" where the source has it per day.
fn per_other(text: &Text, claim: &Quantity, source: &Text, evidence: &Quantity) -> bool {
    let end = claim.tokens.end;
    let per =
        (end..text.tokens.len().min(end + 5)).find(|i| has("per pro par por je", &text.tokens[*i].norm));
    let Some(k) = per.map(|i| i + 1).filter(|k| *k < text.tokens.len() && text.is_content(*k)) else {
        return false;
    };
    let between = text.quantities.iter().any(|q| (end..k).contains(&q.tokens.start));
    evidence.period.is_some()
        && !between
        && !(0..source.tokens.len()).any(|j| source.tokens[j].is_word() && text.same(k, source, j))
}

pub(super) fn same_digits(a: &Quantity, b: &Quantity) -> bool {
    let ratio = if b.written == 0.0 { return false } else { a.written / b.written };
    a.written >= 2.0
        && a.measure != Measure::Times
        && (ratio - 1.0).abs() < 1e-6
        && (a.measure != b.measure || (a.value - b.value).abs() > 1e-9)
}
