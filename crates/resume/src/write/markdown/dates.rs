//! Dates as the writers put them and as people do, in eight languages.

use std::sync::LazyLock;

use crate::model::{Date, Dates};
use crate::write::locale::{Label, Locale};
use crate::write::words::LANGUAGES;

/// Beginnings of month names with their number, longest first; from the writers' own abbreviations.
static MONTHS: LazyLock<Vec<(String, u8)>> = LazyLock::new(|| {
    let mut months = Vec::new();
    for locale in LANGUAGES.map(Locale::of) {
        for month in 1..=12 {
            let date = locale.date(&Date::Month(2000, month));
            let name = date.trim_end_matches("2000").trim_matches([' ', '.']).to_lowercase();
            months.push((name, month));
        }
    }
    months.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
    months.dedup();
    months
});

/// Words for something that goes on, beside the writers' own.
const GOING_ON: [&str; 8] =
    ["present", "now", "current", "today", "ongoing", "bis heute", "à ce jour", "oggi"];

/// Words before a start that has no end.
const SINCE: [&str; 8] = ["since ", "seit ", "depuis ", "desde ", "sinds ", "dal ", "ab ", "od "];

/// Writes a stretch of time so that what is not known can be told from what goes on: a date by itself is the end.
pub(super) fn write(dates: &Dates, locale: Locale) -> String {
    match (&dates.start, &dates.end) {
        (None, None) => String::new(),
        (None, Some(end)) => locale.date(end),
        (Some(start), None) => format!("{} –", locale.date(start)),
        (Some(start), Some(end)) => format!("{} – {}", locale.date(start), locale.date(end)),
    }
}

/// Reads a stretch of time, or `None` where there is none.
pub(super) fn period(text: &str) -> Option<Dates> {
    let text = text.trim();
    let lower = text.to_lowercase();
    if let Some(since) = SINCE.iter().find_map(|word| lower.strip_prefix(word)) {
        return Some(Dates { start: Some(date(since)?), end: Some(Date::Present) });
    }
    if let Some(start) = text.strip_suffix('–').map(str::trim).filter(|start| dated(start)) {
        return Some(Dates { start: Some(date_or_words(start)), end: None });
    }
    for separator in [" – ", " — ", " - ", "–", " to ", " bis "] {
        if let Some((start, end)) = text.split_once(separator)
            && (date(start).is_some() || date(end).is_some())
            && (separator.starts_with(' ') || (date(start).is_some() && date(end).is_some()))
        {
            return Some(Dates { start: Some(date_or_words(start)), end: Some(date_or_words(end)) });
        }
    }
    if let Some((start, end)) = text.split_once('-')
        && let (Some(Date::Year(start)), Some(end @ (Date::Year(_) | Date::Present))) =
            (date(start), date(end))
    {
        return Some(Dates { start: Some(Date::Year(start)), end: Some(end) });
    }
    dated(text).then(|| Dates { start: None, end: Some(date_or_words(text)) })
}

/// Whether a text is a date, or words about one: few, with a year among them.
fn dated(text: &str) -> bool {
    date(text).is_some()
        || (text.split_whitespace().count() <= 3 && text.split_whitespace().any(|w| year(w).is_some()))
}

fn date_or_words(text: &str) -> Date {
    date(text).unwrap_or_else(|| Date::Text(text.trim().to_owned()))
}

/// Reads one date.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.is_empty() || text.len() > 40 {
        return None;
    }
    let lower = text.to_lowercase();
    let going_on = |word: &str| word.to_lowercase() == lower;
    if GOING_ON.contains(&lower.as_str())
        || LANGUAGES.iter().any(|code| going_on(Locale::of(code).label(Label::Present)))
    {
        return Some(Date::Present);
    }
    if let Some(date @ (Date::Year(_) | Date::Month(..) | Date::Day(..))) = Date::from_iso(text)
        && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    {
        return Some(date);
    }
    if let Some((month, y)) = text.split_once(['/', '.'])
        && let (Some(y), Ok(month @ 1..=12)) = (year(y), month.parse())
    {
        return Some(Date::Month(y, month));
    }
    let words: Vec<&str> = lower.split_whitespace().collect();
    match words[..] {
        [name, y] => Some(Date::Month(year(y)?, month(name)?)),
        [day, name, y] => {
            let day = day.trim_end_matches('.').parse().ok().filter(|d| (1..=31).contains(d))?;
            Some(Date::Day(year(y)?, month(name)?, day))
        }
        _ => None,
    }
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok())?
}

fn month(word: &str) -> Option<u8> {
    let word = word.trim_end_matches(['.', ',']);
    let (_, number) = MONTHS.iter().find(|(name, _)| word.starts_with(name.as_str()))?;
    word.chars().all(char::is_alphabetic).then_some(*number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_in_every_language() {
        let dates = [
            None,
            Some(Date::Year(2019)),
            Some(Date::Month(2019, 3)),
            Some(Date::Day(2019, 3, 4)),
            Some(Date::Present),
        ];
        let mut checked = 0;
        for locale in LANGUAGES.map(Locale::of) {
            for month in 1..=12 {
                let day = Date::Day(1998, month, 31);
                assert_eq!(date(&locale.date(&day)), Some(day), "{}", locale.code());
            }
            for start in &dates {
                for end in &dates {
                    let dates = Dates { start: start.clone(), end: end.clone() };
                    let text = write(&dates, locale);
                    let read = period(&text);
                    assert_eq!(read, (!dates.is_empty()).then_some(dates), "{text} in {}", locale.code());
                    checked += 1;
                }
            }
        }
        assert_eq!(checked, 200);
    }

    #[test]
    fn dates_by_hand_are_read() {
        let both = |a, b| Some(Dates { start: Some(a), end: Some(b) });
        assert_eq!(period("2015-2018"), both(Date::Year(2015), Date::Year(2018)));
        assert_eq!(period("2015–present"), both(Date::Year(2015), Date::Present));
        assert_eq!(period("03/2015 - 04/2016"), both(Date::Month(2015, 3), Date::Month(2016, 4)));
        assert_eq!(period("seit Januar 2020"), both(Date::Month(2020, 1), Date::Present));
        assert_eq!(period("March 2015 to juillet 2016"), both(Date::Month(2015, 3), Date::Month(2016, 7)));
        assert_eq!(period("Summer 2013 – 2014"), both(Date::Text("Summer 2013".into()), Date::Year(2014)));
        for no in ["Berlin", "Baden-Baden", "Route 66", "", "–", "a – b"] {
            assert_eq!(period(no), None, "{no}");
        }
    }
}
