use std::cmp::Ordering;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date as exact as its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(with = "String")]
pub enum Date {
    /// `2019`
    Year(i16),
    /// `2019-03`: year, month 1–12.
    Month(i16, u8),
    /// `2019-03-14`: year, month 1–12, day 1–31.
    Day(i16, u8, u8),
    /// Still going on.
    Present,
    /// Words that are no date we know, kept as they came.
    Text(String),
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` (a time behind it is ignored) or a word for "present".
    /// Anything else is kept as [`Date::Text`]; empty text is no date.
    pub fn from_iso(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if ["present", "now", "current", "ongoing", "today"].contains(&text.to_lowercase().as_str()) {
            return Some(Self::Present);
        }
        Some(Self::numeric(text).unwrap_or_else(|| Self::Text(text.to_owned())))
    }

    fn numeric(text: &str) -> Option<Self> {
        let day = text.split(['T', ' ']).next()?;
        let mut parts = day.split('-');
        let field = |part: &str, digits: usize| -> Option<i16> {
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let year = field(parts.next()?, 4)?;
        let Some(month) = parts.next() else { return Some(Self::Year(year)) };
        let month = u8::try_from(field(month, 2)?).ok().filter(|m| (1..=12).contains(m))?;
        let Some(day) = parts.next() else { return Some(Self::Month(year, month)) };
        let day = u8::try_from(field(day, 2)?).ok().filter(|d| (1..=31).contains(d))?;
        parts.next().is_none().then_some(Self::Day(year, month, day))
    }

    /// The year, where there is one.
    pub fn year(&self) -> Option<i16> {
        match self {
            Self::Year(y) | Self::Month(y, _) | Self::Day(y, _, _) => Some(*y),
            Self::Present | Self::Text(_) => None,
        }
    }

    /// The month 1–12, where there is one.
    pub fn month(&self) -> Option<u8> {
        match self {
            Self::Month(_, m) | Self::Day(_, m, _) => Some(*m),
            _ => None,
        }
    }

    /// Order in time: unknown words first, present last, a year before its months.
    pub fn chronological(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }

    fn key(&self) -> (i16, u8, u8) {
        match self {
            Self::Text(_) => (i16::MIN, 0, 0),
            Self::Year(y) => (*y, 0, 0),
            Self::Month(y, m) => (*y, *m, 0),
            Self::Day(y, m, d) => (*y, *m, *d),
            Self::Present => (i16::MAX, 0, 0),
        }
    }
}

/// The wire form: ISO 8601 as far as it is known, `present`, or the words.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Day(y, m, d) => write!(f, "{y:04}-{m:02}-{d:02}"),
            Self::Present => f.write_str("present"),
            Self::Text(words) => f.write_str(words),
        }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from_iso(&super::json::string(deserializer)?).unwrap_or(Self::Text(String::new())))
    }
}

/// When something began and ended.
///
/// As in JSON Resume, a start without an end on the wire means "still going on"; in memory that is
/// `end: Some(Date::Present)`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "Wire", into = "Wire")]
#[schemars(with = "Wire")]
pub struct Dates {
    /// First day, month or year.
    pub start: Option<Date>,
    /// Last day, month or year, or [`Date::Present`].
    pub end: Option<Date>,
}

impl Dates {
    /// Whether it goes on.
    pub fn is_current(&self) -> bool {
        self.end == Some(Date::Present)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.start.is_none() && self.end.is_none()
    }
}

#[derive(Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
struct Wire {
    #[serde(deserialize_with = "super::json::string", skip_serializing_if = "String::is_empty")]
    start_date: String,
    #[serde(deserialize_with = "super::json::string", skip_serializing_if = "String::is_empty")]
    end_date: String,
}

impl From<Wire> for Dates {
    fn from(wire: Wire) -> Self {
        let start = Date::from_iso(&wire.start_date);
        let end = Date::from_iso(&wire.end_date).or_else(|| start.is_some().then_some(Date::Present));
        Self { start, end }
    }
}

impl From<Dates> for Wire {
    fn from(dates: Dates) -> Self {
        let implied = dates.start.is_some() && dates.is_current();
        let text = |d: &Option<Date>| d.as_ref().map(Date::to_string).unwrap_or_default();
        Self {
            start_date: text(&dates.start),
            end_date: if implied { String::new() } else { text(&dates.end) },
        }
    }
}
