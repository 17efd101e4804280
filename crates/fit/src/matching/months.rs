//! Time worked, in months.

use resume::model::{Date, Dates};

/// Months since year 0; a year alone counts from January.
fn month(date: &Date, today: &Date) -> Option<i32> {
    let date = if *date == Date::Present { today } else { date };
    Some(i32::from(date.year()?) * 12 + i32::from(date.month().unwrap_or(1)) - 1)
}

/// First and one past the last month. Two bare years are a whole number of years apart; a stay of one month is one month.
fn interval(dates: &Dates, today: &Date) -> Option<(i32, i32)> {
    let start = month(dates.start.as_ref()?, today)?;
    let end = dates.end.as_ref().unwrap_or(&Date::Present);
    let exact = end.month().is_some() || *end == Date::Present;
    let end = month(end, today)? + i32::from(exact);
    (start < end).then_some((start, end)).or(Some((start, start + 1)))
}

/// Months covered by any of the given stays; time in two jobs at once counts once.
pub fn covered<'a>(stays: impl Iterator<Item = &'a Dates>, today: &Date) -> i32 {
    let mut all: Vec<(i32, i32)> = stays.filter_map(|d| interval(d, today)).collect();
    all.sort_unstable();
    let (mut sum, mut until) = (0, i32::MIN);
    for (start, end) in all {
        sum += (end - start.max(until)).max(0);
        until = until.max(end);
    }
    sum
}

/// Whole months since the end; 0 while it goes on, none when the end is not known.
pub(crate) fn months_since(dates: &Dates, today: &Date) -> Option<i32> {
    let (_, end) = interval(dates, today)?;
    Some((month(today, today)? + 1 - end).max(0))
}
