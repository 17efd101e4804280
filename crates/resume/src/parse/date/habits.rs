//! How one document writes dates that may be read in two ways: what its other dates and its language say.

use super::token::{Kind, Token};
use super::{End, Found};
use crate::model::Date;
use crate::parse::language;

/// What `03/04/2018` and `2005-08` mean in a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Habits {
    /// The third of April turned round: day, month, year.
    day_first: bool,
    /// Two years, as in `2017-18` beside it, and no month.
    short_years: bool,
}

impl Habits {
    pub(super) fn of(text: &str, tokens: &[Token]) -> Self {
        let numbers = |t: &[Token]| match t {
            [
                Token { kind: Kind::Number(a, da), .. },
                Token { kind: Kind::Sign(s), .. },
                Token { kind: Kind::Number(b, db), .. },
                ..,
            ] => Some(((*a, *da), *s, (*b, *db))),
            _ => None,
        };
        let (mut first_is_day, mut second_is_day, mut slashed, mut short_years) =
            (false, false, false, false);
        for at in 0..tokens.len() {
            let Some((a, sign, b)) = numbers(&tokens[at..]) else { continue };
            let year = numbers(&tokens[at + 2..]).filter(|(_, s, y)| *s == '/' && y.1 == 4);
            if sign == '/' && a.1 <= 2 && b.1 <= 2 && year.is_some() {
                slashed = true;
                first_is_day |= a.0 > 12;
                second_is_day |= b.0 > 12;
            }
            short_years |=
                matches!(sign, '-' | '–' | '/') && a.1 == 4 && b.1 == 2 && b.0 > 12 && b.0 == a.0 % 100 + 1;
        }
        let foreign = || !matches!(language::guess(text), "en" | "");
        let day_first = slashed && !second_is_day && (first_is_day || foreign());
        Self { day_first, short_years }
    }

    /// Reads a date as the document means it.
    pub(super) fn apply(self, text: &str, found: &mut Found) {
        let slashed =
            |end: &End| text.get(end.at.start..end.at.end).is_some_and(|t| t.matches('/').count() == 2);
        if self.day_first {
            for end in [&mut found.start, &mut found.end].into_iter().flatten() {
                if let Date::Day(year, month, day @ 1..=12) = end.date
                    && slashed(end)
                    && first_number(text, end) == Some(u32::from(month))
                {
                    end.date = Date::Day(year, day, month);
                }
            }
        }
        if let (true, true, Some(End { at, date: Date::Month(year, month) })) =
            (self.short_years, found.single, found.start.clone())
        {
            let written = text.get(at.start..at.end).unwrap_or_default();
            let short = i16::from(month) - year.rem_euclid(100);
            if written.len() == 7 && written.starts_with(char::is_numeric) && (1..=8).contains(&short) {
                let last = Date::Year(year + short);
                *found = Found {
                    start: Some(End { at, date: Date::Year(year) }),
                    end: Some(End { at, date: last }),
                    single: false,
                    ..found.clone()
                };
            }
        }
    }
}

fn first_number(text: &str, end: &End) -> Option<u32> {
    text.get(end.at.start..end.at.end)?.split('/').next()?.trim().parse().ok()
}
