//! Days and times, as mails write them.

mod words;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) use words::find;

/// A day of the Gregorian calendar; written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// 1900 to 2200.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the month's last.
    pub day: u8,
}

impl Day {
    /// `None` when there is no such day, or no mail could be of that year.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        ((1900..=2200).contains(&year) && (1..=last).contains(&day)).then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD` at the start of a text.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |range: std::ops::Range<usize>| -> Option<u16> {
            let digits = text.get(range)?;
            digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
        };
        let dashes = text.get(4..5)? == "-" && text.get(7..8)? == "-";
        let (month, day) = (u8::try_from(number(5..7)?).ok()?, u8::try_from(number(8..10)?).ok()?);
        if dashes { Self::new(number(0..4)?, month, day) } else { None }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A point in time as its writer saw it: a local day, a time of day when there is one, and the offset to UTC when it
/// is told. Written as RFC 3339, shortened to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day at the writer's place.
    pub day: Day,
    /// Hour and minute at the writer's place.
    pub time: Option<(u8, u8)>,
    /// Minutes east of UTC.
    pub offset: Option<i16>,
}

impl Moment {
    pub(crate) fn of(day: Day) -> Self {
        Self { day, time: None, offset: None }
    }

    pub(crate) fn from_header(date: &mail_parser::DateTime) -> Option<Self> {
        let day = Day::new(date.year, date.month, date.day)?;
        let time = (date.hour < 24 && date.minute < 60).then_some((date.hour, date.minute));
        let minutes = i16::from(date.tz_hour) * 60 + i16::from(date.tz_minute);
        let offset = (minutes <= 14 * 60).then_some(if date.tz_before_gmt { -minutes } else { minutes });
        Some(Self { day, time, offset })
    }

    /// Reads what headers and providers write: RFC 3339, RFC 5322, seconds or milliseconds since 1970, or a date in
    /// words of one of the seven languages. `None` for anything else, and for a numeric date whose day and month
    /// could be swapped.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > 200 {
            return None;
        }
        if let Some(day) = Day::parse(text) {
            return Some(Self { day, ..clock(&text[10..], day) });
        }
        if text.len() >= 9 && text.bytes().all(|b| b.is_ascii_digit()) {
            return from_epoch(text.parse().ok()?);
        }
        let header = mail_parser::DateTime::parse_rfc822(text).as_ref().and_then(Self::from_header);
        header.or_else(|| find(text, None).into_iter().next())
    }
}

/// The time of day and offset in what follows a date: `T09:30:00+02:00`, ` 09:30Z`.
fn clock(rest: &str, day: Day) -> Moment {
    let two = |from: usize| rest.get(from..from + 2).and_then(|digits| digits.parse::<u8>().ok());
    let time = match (two(1), rest.get(3..4), two(4)) {
        (Some(hour), Some(":"), Some(minute)) if hour < 24 && minute < 60 => Some((hour, minute)),
        _ => None,
    };
    let zone = time.and_then(|_| rest.get(6..)).unwrap_or_default();
    let offset = if zone.ends_with(['Z', 'z']) {
        Some(0)
    } else {
        zone.find(['+', '-']).and_then(|at| {
            let digits: String = zone[at + 1..].chars().filter(char::is_ascii_digit).take(4).collect();
            let (hours, minutes) = (digits.get(..2)?.parse::<i16>().ok()?, digits.get(2..4).unwrap_or("0"));
            let minutes = hours * 60 + minutes.parse::<i16>().ok()?;
            (minutes <= 14 * 60).then_some(if zone[at..].starts_with('-') { -minutes } else { minutes })
        })
    };
    Moment { day, time, offset }
}

/// Seconds since 1970, or milliseconds when seconds would lie past the year 5000.
fn from_epoch(number: i64) -> Option<Moment> {
    let seconds = if number > 100_000_000_000 { number / 1000 } else { number };
    // Civil date from days, Howard Hinnant's algorithm, for years after 1970 only.
    let days = seconds / 86_400 + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let day = Day::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    let minutes = seconds % 86_400 / 60;
    let time = (u8::try_from(minutes / 60).ok()?, u8::try_from(minutes % 60).ok()?);
    Some(Moment { day, time: Some(time), offset: Some(0) })
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        let Some((hour, minute)) = self.time else { return Ok(()) };
        write!(f, "T{hour:02}:{minute:02}:00")?;
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
        }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("expected YYYY-MM-DD"))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("expected a date and time in RFC 3339"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> String {
        Moment::parse(text).map(|moment| moment.to_string()).unwrap_or_default()
    }

    #[test]
    fn every_form_of_a_header_date() {
        assert_eq!(parsed("Tue, 04 Mar 2025 09:12:33 +0100"), "2025-03-04T09:12:00+01:00");
        assert_eq!(parsed("2025-03-04T09:12:33Z"), "2025-03-04T09:12:00Z");
        assert_eq!(parsed("2025-03-04 09:12:33-05:30"), "2025-03-04T09:12:00-05:30");
        assert_eq!(parsed("2025-03-04"), "2025-03-04");
        assert_eq!(parsed("1741079553000"), "2025-03-04T09:12:00Z");
        assert_eq!(parsed("951782400"), "2000-02-29T00:00:00Z");
        assert_eq!(parsed("Dienstag, 4. März 2025 um 09:12"), "2025-03-04T09:12:00");
    }

    #[test]
    fn what_is_no_date_stays_none() {
        for text in ["", "soon", "2025-13-40", "99999999999999999999", "2023-02-29", "03/04/2025"] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
