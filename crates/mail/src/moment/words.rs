//! Dates written out in a text: `Tuesday, March 4 at 10:00 am`, `am 4. März 2025 um 10 Uhr`, `le 4 mars à 10h`.

use std::sync::LazyLock;

use regex::Regex;

use super::{Day, Moment};
use crate::fold::key;

/// Month names in seven languages, folded, one row a month; short forms are prefixes of at least three letters.
const MONTHS: [&str; 12] = [
    "january januar janvier enero janeiro januari gennaio",
    "february februar fevrier febrero fevereiro februari febbraio",
    "march marz maerz mars marzo marco maart mrz",
    "april avril abril aprile",
    "may mai mayo maio mei maggio",
    "june juni juin junio junho giugno",
    "july juli juillet julio julho luglio",
    "august aout agosto augustus",
    "september septembre septiembre setembro settembre",
    "october oktober octobre octubre outubro ottobre",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dezembro dicembre",
];

/// The month a word names. A short form must be unambiguous: `mar` is March in all seven, `ma` is nothing.
fn month(word: &str) -> Option<u8> {
    let word = key(word);
    if word.chars().count() < 3 {
        return None;
    }
    let whole = MONTHS.iter().position(|row| row.split(' ').any(|name| name == word));
    let short = || {
        (word.len() <= 5)
            .then(|| MONTHS.iter().position(|row| row.split(' ').any(|name| name.starts_with(&word))))
    };
    whole.or_else(|| short().flatten()).and_then(|at| u8::try_from(at + 1).ok())
}

static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        \b(?P<iso>\d{4}-\d{2}-\d{2})\b
        | \b(?P<d1>\d{1,2})(?:st|nd|rd|th|er|\.|º|°|ª)?\s*(?:de\s+|of\s+|\s|-)\s*(?P<m1>\p{L}{3,10})\.?,?
              (?:(?:\s+(?:de\s+|del\s+)?|-)(?P<y1>\d{4})\b)?
        | \b(?P<m2>\p{L}{3,10})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y2>\d{4})\b)?
        | \b(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})[./-](?P<y3>\d{4}|\d{2})\b
        ",
    )
    .ok()
});

/// `10:00`, `10.00 Uhr`, `10h30`, `2 pm`; looked for in the 40 bytes after a date.
static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)
        \b(?P<h>\d{1,2})[:.](?P<m>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\b)?
        | \b(?P<h2>\d{1,2})\s*(?P<half2>[ap]\.?m\b)
        | \b(?P<h3>\d{1,2})\s*(?:h(?P<m3>\d{2})?\b|uhr\b|uur\b)
        ",
    )
    .ok()
});

/// The dates written in a text, in order. A date without a year is read as the first such day on or after `sent`; with
/// no `sent` it is left out, and so is a numeric date that could be read two ways.
pub(crate) fn find(text: &str, sent: Option<Day>) -> Vec<Moment> {
    let Some(pattern) = DATE.as_ref() else { return Vec::new() };
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(found) = pattern.captures_at(text, from) {
        let Some(whole) = found.get(0) else { break };
        // `the 4th of March`: where `the 4` is no date, look again behind its first word.
        from = whole.start() + whole.as_str().find(char::is_whitespace).unwrap_or(whole.len()).max(1);
        let number = |name: &str| found.name(name).and_then(|m| m.as_str().parse::<u16>().ok());
        let small = |name: &str| number(name).and_then(|n| u8::try_from(n).ok());
        let word = |name: &str| found.name(name).and_then(|m| month(m.as_str()));
        let day = if let Some(iso) = found.name("iso") {
            Day::parse(iso.as_str())
        } else if let (Some(day), Some(month)) = (small("d1"), word("m1")) {
            with_year(number("y1"), month, day, sent)
        } else if let (Some(month), Some(day)) = (word("m2"), small("d2")) {
            with_year(number("y2"), month, day, sent)
        } else if let (Some(a), Some(b), Some(year)) = (small("a"), small("b"), number("y3")) {
            let year = if year < 100 { 2000 + year } else { year };
            // Only the continent separates day and month by a dot, and it writes the day first.
            let day_first = found.name("sep").is_some_and(|sep| sep.as_str() == ".");
            match (Day::new(year, b, a), Day::new(year, a, b)) {
                (Some(day), None) => Some(day),
                (None, Some(day)) => Some(day),
                (Some(day), Some(other)) if day_first || day == other => Some(day),
                _ => None,
            }
        } else {
            None
        };
        let Some(day) = day else { continue };
        from = whole.end();
        out.push(Moment { time: time_after(&text[whole.end()..]), ..Moment::of(day) });
    }
    out
}

fn with_year(year: Option<u16>, month: u8, day: u8, sent: Option<Day>) -> Option<Day> {
    if let Some(year) = year {
        return Day::new(year, month, day);
    }
    let sent = sent?;
    let this = Day::new(sent.year, month, day)?;
    if this >= sent { Some(this) } else { Day::new(sent.year + 1, month, day) }
}

fn time_after(rest: &str) -> Option<(u8, u8)> {
    let mut end = rest.len().min(40);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let found = TIME.as_ref()?.captures(&rest[..end])?;
    let number = |name: &str| found.name(name).and_then(|m| m.as_str().parse::<u8>().ok());
    let hour = number("h").or_else(|| number("h2")).or_else(|| number("h3"))?;
    let minute = number("m").or_else(|| number("m3")).unwrap_or(0);
    let half = found.name("half").or_else(|| found.name("half2")).map(|m| m.as_str().to_ascii_lowercase());
    let hour = match half {
        Some(half) if half.starts_with('p') && hour < 12 => hour + 12,
        Some(half) if half.starts_with('a') && hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> String {
        find(text, Day::new(2025, 2, 20)).first().map(ToString::to_string).unwrap_or_default()
    }

    #[test]
    fn dates_in_seven_languages() {
        for (text, expected) in [
            ("on Tuesday, March 4 at 10:30 am", "2025-03-04T10:30:00"),
            ("on the 4th of March, 2 pm", "2025-03-04T14:00:00"),
            ("am 4. März um 10 Uhr", "2025-03-04T10:00:00"),
            ("am 04.03.2025 um 10.30 Uhr", "2025-03-04T10:30:00"),
            ("le mardi 4 mars 2025 à 10h30", "2025-03-04T10:30:00"),
            ("el martes 4 de marzo a las 10:30", "2025-03-04T10:30:00"),
            ("dia 4 de março de 2025 às 10h", "2025-03-04T10:00:00"),
            ("dinsdag 4 maart om 10.30 uur", "2025-03-04T10:30:00"),
            ("martedì 4 marzo alle ore 10:30", "2025-03-04T10:30:00"),
            ("Jan 10", "2026-01-10"),
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
    }

    #[test]
    fn what_can_be_read_two_ways_is_left_out() {
        assert_eq!(first("on 03/04/2025"), "");
        assert_eq!(first("on 03/14/2025"), "2025-03-14");
    }
}
