use resume::model::{Date, Dates};

/// Months since year 0, first and last, both inside.
fn months(dates: &Dates, today: &Date) -> Option<(i32, i32)> {
    let month = |date: &Date, last: bool| -> Option<i32> {
        let date = if *date == Date::Present { today } else { date };
        let year = i32::from(date.year()?);
        // A bare year is taken at its widest: nobody is blocked for what the evidence leaves open.
        Some(year * 12 + date.month().map_or(if last { 11 } else { 0 }, |m| i32::from(m) - 1))
    };
    let start = dates.start.as_ref()?;
    let end = dates.end.as_ref().unwrap_or(&Date::Present);
    let (first, last) = (month(start, false)?, month(end, true)?);
    (first <= last).then_some((first, last))
}

/// How long this took in years, at least and at most: a bare year may mean its first day or its last.
pub(super) fn lasted(dates: &Dates, today: &Date) -> Option<(f64, f64)> {
    let (first, last) = months(dates, today)?;
    let bare = |d: &Option<Date>| d.as_ref().is_some_and(|d| *d != Date::Present && d.month().is_none());
    let most = last - first + 1;
    let open = [&dates.start, &dates.end].into_iter().map(|d| if bare(d) { 11 } else { 1 }).sum::<i32>();
    Some((f64::from((most - open).max(1)) / 12.0, f64::from(most) / 12.0))
}

/// How long all of these took together, in years; what overlaps counts once.
pub(super) fn years<'a>(all: impl Iterator<Item = &'a Dates>, today: &Date) -> Option<f64> {
    let mut spans: Vec<(i32, i32)> = all.filter_map(|d| months(d, today)).collect();
    spans.sort_unstable();
    let mut total = 0;
    let mut reach = i32::MIN;
    for (first, last) in &spans {
        let from = (*first).max(reach);
        if *last >= from {
            total += last - from + 1;
            reach = last + 1;
        }
    }
    (!spans.is_empty()).then(|| f64::from(total) / 12.0)
}

/// Whether a year is the one in which something began.
pub(super) fn begins(dates: &Dates, year: i16) -> bool {
    dates.start.as_ref().and_then(Date::year) == Some(year)
}

/// Whether a year is one in which something began or ended.
pub(super) fn touches(dates: &Dates, year: i16, today: &Date) -> bool {
    let at =
        |d: &Option<Date>| d.as_ref().and_then(|d| if *d == Date::Present { today.year() } else { d.year() });
    at(&dates.start) == Some(year) || at(&dates.end) == Some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(start: &str, end: &str) -> Dates {
        Dates { start: Date::from_iso(start), end: Date::from_iso(end) }
    }

    #[test]
    fn overlaps_count_once() {
        let today = Date::Month(2025, 6);
        let all = [dates("2019-01", "2020-12"), dates("2020-01", "2021-12"), dates("2024-07", "present")];
        assert_eq!(years(all.iter(), &today), Some(4.0));
        assert_eq!(years([dates("2018", "2019")].iter(), &today), Some(2.0));
        assert_eq!(years([dates("soon", "2019")].iter(), &today), None);
        assert_eq!(years([dates("2020-05", "2019-01")].iter(), &today), None);
    }
}
