//! One date: `2019`, `03/2019`, `14.03.2019`, `March 2019`, `Sept. '19`, `Summer 2018`, `Q3 2020`.

use super::token::{Kind, Token};
use super::words;
use crate::model::Date;

/// A date at the beginning of the tokens, and how many of them it takes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Atom {
    pub(super) date: Date,
    pub(super) tokens: usize,
    /// A month without its year, `Jan` of `Jan – Mar 2020`, or a year of two digits: only good within a range.
    pub(super) partial: bool,
}

impl Atom {
    fn new(date: Date, tokens: usize) -> Option<Self> {
        Some(Self { date, tokens, partial: false })
    }
}

/// Years that a CV can speak of.
const YEARS: std::ops::RangeInclusive<u32> = 1940..=2049;

pub(super) fn is_year(value: u32, digits: usize) -> bool {
    digits == 4 && YEARS.contains(&value)
}

/// A year of two digits: of this century up to 49, of the last above.
pub(super) fn short_year(value: u32) -> i16 {
    if value < 50 { 2000 + value as i16 } else { 1900 + value as i16 }
}

/// Reads a date at the beginning of `t`.
pub(super) fn read(t: &[Token]) -> Option<Atom> {
    match &t.first()?.kind {
        Kind::Number(value, digits) => number(t, *value, *digits),
        Kind::Word(word) => named(t, word),
        // '19
        Kind::Sign('\'') => match t.get(1) {
            Some(Token { kind: Kind::Number(y, 2), spaced: false, .. }) => {
                Some(Atom { date: Date::Year(short_year(*y)), tokens: 2, partial: true })
            }
            _ => None,
        },
        Kind::Sign(_) => None,
    }
}

/// The numbers of `a<sign>b` and `a<sign>b<sign>c` without spaces.
fn chain(t: &[Token]) -> (Option<char>, Vec<(u32, usize)>) {
    let Some(Token { kind: Kind::Number(first, digits), .. }) = t.first() else { return (None, Vec::new()) };
    let mut out = vec![(*first, *digits)];
    let mut sign = None;
    let mut rest = &t[1..];
    while let [
        Token { kind: Kind::Sign(s @ ('/' | '.' | '-')), spaced: a, .. },
        Token { kind: Kind::Number(n, d), spaced: b, .. },
        tail @ ..,
    ] = rest
    {
        let loose = *a || (*b && *s != '.');
        if loose || sign.is_some_and(|x| x != *s) || out.len() == 3 {
            break;
        }
        sign = Some(*s);
        out.push((*n, *d));
        rest = tail;
    }
    (sign, out)
}

fn number(t: &[Token], value: u32, digits: usize) -> Option<Atom> {
    let (sign, parts) = chain(t);
    let month = |(n, d): (u32, usize)| u8::try_from(n).ok().filter(|n| d <= 2 && (1..=12).contains(n));
    let day = |(n, d): (u32, usize)| u8::try_from(n).ok().filter(|n| d <= 2 && (1..=31).contains(n));
    let year = |(n, d): (u32, usize)| is_year(n, d).then_some(n as i16);
    match parts[..] {
        [y, m, d] if year(y).is_some() && d.1 <= 2 => {
            if let (Some(y), Some(m), Some(d)) = (year(y), month(m), day(d)) {
                return Atom::new(Date::Day(y, m, d), 5);
            }
        }
        [a, b, y] if year(y).is_some() => {
            let year = year(y)?;
            // Dots and dashes: day first. Slashes: month first unless it can be none.
            let (d, m) = if sign == Some('/') && a.0 <= 12 { (b, a) } else { (a, b) };
            if let (Some(d), Some(m)) = (day(d), month(m)) {
                return Atom::new(Date::Day(year, m, d), 5);
            }
        }
        _ => {}
    }
    if let [a, b, ..] = parts[..] {
        // `2018-19` is two years; `2018-09` a month.
        if let (Some(y), Some(m), 2) = (year(a), month(b), b.1)
            && parts.len() == 2
        {
            return Atom::new(Date::Month(y, m), 3);
        }
        if let (Some(m), Some(y)) = (month(a), year(b))
            && !(sign == Some('-') && a.1 == 1)
        {
            return Atom::new(Date::Month(y, m), 3);
        }
        if let (Some(m), 2, 2, Some('/')) = (month(a), a.1, b.1, sign)
            && parts.len() == 2
        {
            return Some(Atom { date: Date::Month(short_year(b.0), m), tokens: 3, partial: true });
        }
    }
    // 14 March 2019, 14. März 2019, 1er mars 2019, 3rd of March 2019
    if digits <= 2 && (1..=31).contains(&value) {
        let mut at = 1;
        while let Some(Token { kind, spaced, .. }) = t.get(at) {
            match kind {
                Kind::Sign('.' | 'º' | '°') if at == 1 && !spaced => at += 1,
                Kind::Word(w)
                    if at == 1 && !spaced && matches!(w.as_str(), "st" | "nd" | "rd" | "th" | "er") =>
                {
                    at += 1;
                }
                Kind::Word(w) if words::OF.contains(&w.as_str()) => at += 1,
                _ => break,
            }
            if at > 3 {
                break;
            }
        }
        if let Some(Token { kind: Kind::Word(w), broken: false, .. }) = t.get(at)
            && let Some(m) = words::month(w)
            && let Some(Atom { date: Date::Month(y, _), tokens, partial: false }) = named(&t[at..], w)
        {
            return Atom::new(Date::Day(y, m, value as u8), at + tokens);
        }
    }
    // 2019 March
    if let Some(y) = year((value, digits)) {
        if let Some(Token { kind: Kind::Word(w), broken: false, spaced: true, .. }) = t.get(1)
            && let Some(m) = words::month(w)
            && w.len() > 3
            && !matches!(t.get(2), Some(Token { kind: Kind::Number(..), .. }))
        {
            return Atom::new(Date::Month(y, m), 2);
        }
        return Atom::new(Date::Year(y), 1);
    }
    None
}

/// A month, season or quarter with its year.
fn named(t: &[Token], word: &str) -> Option<Atom> {
    let month = words::month(word);
    let season = month.is_none() && (words::is_season(word) || quarter(t, word));
    if month.is_none() && !season {
        return None;
    }
    let mut at = if quarter(t, word) { 2 } else { 1 };
    let made = |y: i16, tokens| {
        let date = month.map_or(Date::Year(y), |m| Date::Month(y, m));
        Atom::new(date, tokens)
    };
    // `Mar. 2019`, `March, 2019`, `marzo de 2019`, `March-2019`, `WS 2018/19`, `March 14, 2019`
    let mut day = None;
    while let Some(Token { kind, spaced, .. }) = t.get(at) {
        match kind {
            Kind::Number(y, d) if is_year(*y, *d) => {
                let mut tokens = at + 1;
                if season
                    && let (
                        Some(Token { kind: Kind::Sign('/'), .. }),
                        Some(Token { kind: Kind::Number(_, 2 | 4), .. }),
                    ) = (t.get(at + 1), t.get(at + 2))
                {
                    tokens += 2;
                }
                let Some(day) = day else { return made(*y as i16, tokens) };
                return Atom::new(Date::Day(*y as i16, month?, day), tokens);
            }
            Kind::Sign('\'') => {
                if let Some(Token { kind: Kind::Number(y, 2), spaced: false, .. }) = t.get(at + 1) {
                    return made(short_year(*y), at + 2);
                }
                break;
            }
            // Jan-18, Jan/18
            Kind::Number(y, 2)
                if at == 2
                    && !spaced
                    && month.is_some()
                    && matches!(t.get(1), Some(Token { kind: Kind::Sign('-' | '/'), spaced: false, .. })) =>
            {
                return made(short_year(*y), 3);
            }
            Kind::Number(n, 1 | 2) if at <= 2 && month.is_some() && day.is_none() && (1..=31).contains(n) => {
                day = Some(*n as u8);
                at += 1;
                if let Some(Token { kind: Kind::Word(w), spaced: false, .. }) = t.get(at)
                    && matches!(w.as_str(), "st" | "nd" | "rd" | "th")
                {
                    at += 1;
                }
                continue;
            }
            Kind::Sign('.' | ',') if !spaced => {}
            Kind::Sign('-' | '/') if !spaced && at == 1 => {}
            Kind::Word(w) if words::OF.contains(&w.as_str()) => {}
            _ => break,
        }
        at += 1;
        if at > 6 {
            break;
        }
    }
    let dotted = matches!(t.get(1), Some(Token { kind: Kind::Sign('.'), spaced: false, .. }));
    let tokens = 1 + usize::from(dotted);
    month.map(|m| Atom { date: Date::Month(0, m), tokens, partial: true })
}

/// `Q 3`, `T 2`: a quarter set apart from its number; the tokenizer cuts `Q3` as well.
fn quarter(t: &[Token], word: &str) -> bool {
    matches!(word, "q" | "h") && matches!(t.get(1), Some(Token { kind: Kind::Number(1..=4, 1), .. }))
}
