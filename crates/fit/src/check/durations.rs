use resume::model::{Date, Dates};

use super::figure_words::has;
use super::judge::Judge;
use super::number::{Bound, Measure, Quantity};
use super::posts::readings;
use super::source::Section;
use super::span;
use super::unit::{Dimension, MONTH};

/// A length of time: `None` when it is no claim about employment, `Some(None)` when the dates bear it.
pub(super) fn duration(judge: &Judge<'_>, quantity: &Quantity) -> Option<Option<String>> {
    let today = &judge.view.source.today;
    let claimed = quantity.value / (12.0 * MONTH);
    if let Some(date) = certified(judge, quantity.lead)
        && let Some(held) = span::years([Dates { start: Some(date.clone()), end: None }].iter(), today)
        && claimed > held + 0.5
    {
        return Some(Some(format!("The certificate is dated {date}.")));
    }
    let lengths = readings(judge, quantity).into_iter().filter_map(|all| span::years(all.into_iter(), today));
    let actual = lengths.max_by(f64::total_cmp)?;
    let slack: f64 = match quantity.bound {
        Bound::Over | Bound::AtLeast => 0.1,
        Bound::Nearly | Bound::About | Bound::Rough | Bound::UpTo => f64::max(0.45, 0.08 * claimed),
        Bound::Exact | Bound::Under => 0.3,
    };
    if claimed > actual + slack.min(actual * 0.3) {
        let words = judge.text.slice(quantity.tokens.clone());
        return Some(Some(format!("The dates give {actual:.1} years for this, not “{words}”.")));
    }
    // A length that the same sentence of the source gives otherwise is changed, whatever the dates say.
    if !judge.is_whole() && restated(judge, quantity) {
        let words = judge.text.slice(quantity.tokens.clone());
        return Some(Some(format!("The source gives another length of time than “{words}” here.")));
    }
    // Much less than the job lasted is no claim about the whole of it.
    (judge.is_whole() || claimed >= 0.5 * actual).then_some(None)
}

/// Whether the line that this text restates has a length of time that the text has not kept.
fn restated(judge: &Judge<'_>, quantity: &Quantity) -> bool {
    let chain = judge.text.chain_of(quantity.tokens.start);
    let long = |q: &&Quantity| q.measure == quantity.measure && q.value >= 0.9 * MONTH;
    let kept = |q: &Quantity| {
        judge
            .text
            .quantities
            .iter()
            .any(|c| c.measure == q.measure && (c.value - q.value).abs() < 0.03 * q.value)
    };
    judge.best(chain).is_some_and(|(_, line)| line.text.quantities.iter().filter(long).any(|q| !kept(q)))
}

/// "Two years of e-commerce, nearly three of lending": a bare number behind years is of years too.
pub(super) fn years_more(judge: &Judge<'_>, quantity: &Quantity) -> bool {
    let text = judge.text;
    let before = text.quantities.iter().rev().find(|q| {
        q.tokens.end <= quantity.lead
            && q.measure == Measure::Of(Dimension::Time)
            && q.value >= 0.9 * 12.0 * MONTH
    });
    let Some(years) = before.filter(|_| quantity.measure == Measure::Count && quantity.value < 60.0) else {
        return false;
    };
    let same_sentence = !text.tokens[years.tokens.end..quantity.lead].iter().any(|t| t.is_sign("."));
    let mut more = quantity.clone();
    more.measure = years.measure;
    more.value = quantity.value * 12.0 * MONTH;
    // "Four years with the city, 6 with the county".
    let bare = quantity.noun.is_empty();
    same_sentence && (quantity.worded || bare) && duration(judge, &more) == Some(None)
}

/// "A decade in care, half of it as a nurse": a share of the years before it is a length of time.
pub(super) fn share_of_years(judge: &Judge<'_>, quantity: &Quantity) -> bool {
    let years = judge.text.quantities.iter().rev().find(|q| {
        q.tokens.end <= quantity.lead
            && q.measure == Measure::Of(Dimension::Time)
            && q.value >= 0.9 * 12.0 * MONTH
    });
    let share = quantity.worded && quantity.measure == Measure::Of(Dimension::Percent);
    years.filter(|_| share).is_some_and(|years| {
        let part = Quantity {
            measure: years.measure,
            value: years.value * quantity.value / 100.0,
            ..quantity.clone()
        };
        duration(judge, &part) == Some(None)
    })
}

/// "Certified Public Accountant since", "Red Seal carpenter for": the date of the certificate that is named right before
/// `end`, where a year or length of time begins.
pub(super) fn certified<'a>(judge: &Judge<'a>, end: usize) -> Option<&'a Date> {
    const HELD: &str = "for since seit depuis desde dal dall sinds pendant durante";
    let text = judge.text;
    let joined = end.checked_sub(1).is_some_and(|i| has(HELD, &text.tokens[i].norm));
    if !judge.is_whole() || !joined {
        return None;
    }
    let before = text.clause_of(end - 1).start..end;
    let named = |line: &super::text::Text| {
        let words: Vec<usize> = (0..line.tokens.len()).filter(|j| line.is_content(*j)).collect();
        words.len() >= 2 && words.iter().all(|j| before.clone().any(|i| text.close(i, line, *j)))
    };
    let certificates = judge.view.source.entries.iter().filter(|e| e.section == Section::Certificate);
    certificates
        .filter(|e| e.lines.first().is_some_and(|l| named(&l.text)))
        .find_map(|e| e.dates.start.as_ref())
}
