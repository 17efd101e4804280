//! Ranges of dates, and the single dates that are none.

use super::atom::{self, Atom};
use super::habits::Habits;
use super::token::{Kind, Token, cut};
use super::{End, Found, words};
use crate::model::Date;
use crate::parse::source::Slice;

/// Every date and range in the text, in order and without overlap.
pub(in crate::parse) fn scan(text: &str) -> Vec<Found> {
    let tokens = cut(text);
    let habits = Habits::of(text, &tokens);
    let mut out: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match read(text, &tokens, at) {
            Some((mut found, used)) => {
                if let Some(len) = text.get(found.at.end..).and_then(super::duration) {
                    found.at.end += len;
                    at = tokens.partition_point(|t| t.at.start < found.at.end).max(at + used);
                } else {
                    at += used;
                }
                habits.apply(text, &mut found);
                out.push(found);
            }
            None => at += 1,
        }
    }
    join_stacked(text, out)
}

/// Whether a text is a word for "still going on" and nothing else.
pub(in crate::parse) fn is_present(text: &str) -> bool {
    let tokens = cut(text);
    present(&tokens).is_some_and(|used| used == tokens.len())
}

/// Two dates that stand alone on two lines, one under the other and the earlier first, are a range; so are two that
/// nothing but a space parts: their dash was lost.
fn join_stacked(text: &str, found: Vec<Found>) -> Vec<Found> {
    let alone = |at: Slice| {
        let before = text[..at.start].rsplit('\n').next().unwrap_or_default();
        let after = text[at.end..].split('\n').next().unwrap_or_default();
        before.trim().is_empty() && after.trim().is_empty()
    };
    let are_stacked = |a: Slice, b: Slice| {
        text[a.end..b.start].chars().filter(|c| *c == '\n').count() == 1 && alone(a) && alone(b)
    };
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        if let (Some(last), Some(end)) = (out.last_mut(), &next.start)
            && last.single
            && next.single
            && let Some(start) = &last.start
            && (are_stacked(last.at, next.at) || text[last.at.end..next.at.start] == *" ")
            && start.date.chronological(&end.date).is_le()
        {
            *last =
                Found { at: last.at.to(next.at), start: last.start.clone(), end: next.start, single: false };
            continue;
        }
        if let Some(last) = out.last_mut()
            && is_school_year(text, last)
            && is_school_year(text, &next)
            && matches!(text[last.at.end..next.at.start].trim(), "-" | "–" | "—")
        {
            *last = Found { at: last.at.to(next.at), end: next.end, ..last.clone() };
            continue;
        }
        out.push(next);
    }
    out
}

/// Whether a range is one year of a school: `2016/17`.
fn is_school_year(text: &str, found: &Found) -> bool {
    let year = |end: &Option<End>| end.as_ref().and_then(|e| e.date.year());
    let short = text.get(found.at.start..found.at.end).is_some_and(|t| t.len() == 7);
    !found.single && short && year(&found.start).zip(year(&found.end)).is_some_and(|(a, b)| b == a + 1)
}

/// The date or range that begins at token `at`, and how many tokens it takes.
fn read(text: &str, tokens: &[Token], at: usize) -> Option<(Found, usize)> {
    let t = &tokens[at..];
    // The Italian summer is no part of `Real Estate 2016`.
    let is_word = |n: usize, word: &str| matches!(&tokens[n].kind, Kind::Word(w) if w == word);
    if at > 0 && is_word(at, "estate") && is_word(at - 1, "real") {
        return None;
    }
    let lead = leading(t);
    let first = &t[lead.tokens];
    if !begins_cleanly(text, tokens, at + lead.tokens) {
        return None;
    }
    let a = atom::read(&t[lead.tokens..])?;
    let after = lead.tokens + a.tokens;
    let start = End { at: span(&t[lead.tokens..after]), date: a.date.clone() };
    let whole = |tokens: usize| Slice::new(t[0].at.start, t[tokens - 1].at.end);
    let between =
        matches!(&t[0].kind, Kind::Word(w) if lead.tokens > 0 && words::BETWEEN.contains(&w.as_str()));
    if let Some((b, from, to)) = second(t, after, between)
        && let Some((start, end)) = pair(&a, &b, start.at, span(&t[from..to]))
        && (b.date == Date::Present || ends_cleanly(text, tokens, at + to))
    {
        return Some((Found { at: whole(to), start: Some(start), end: Some(end), single: false }, to));
    }
    if a.partial {
        return None;
    }
    if let Some((end, used)) = last_words(text, t, after) {
        return Some((Found { at: whole(used), start: Some(start), end: Some(end), single: false }, used));
    }
    // `2018-19`, `2018/19`: the second year without its century.
    if let Date::Year(y) = a.date
        && let [
            Token { kind: Kind::Sign('-' | '/'), spaced: false, .. },
            Token { kind: Kind::Number(n, 2), spaced: false, at: n_at, .. },
            ..,
        ] = t[after..]
        && i32::from(y) % 100 < n as i32
        && i32::from(y) % 100 + 12 > n as i32
        && ends_cleanly(text, tokens, at + after + 2)
    {
        let end = End { at: n_at, date: Date::Year(y - y % 100 + n as i16) };
        return Some((
            Found { at: whole(after + 2), start: Some(start), end: Some(end), single: false },
            after + 2,
        ));
    }
    if !ends_cleanly(text, tokens, at + after) {
        return None;
    }
    if let Some(used) = open_end(t, after) {
        // A dash with nothing behind it: it goes on.
        let end = End { at: t[after].at, date: Date::Present };
        return Some((Found { at: whole(used), start: Some(start), end: Some(end), single: false }, used));
    }
    let found = match lead.kind {
        Lead::Since => {
            let end = End { at: t[0].at, date: Date::Present };
            Found { at: whole(after), start: Some(start), end: Some(end), single: false }
        }
        Lead::Until => Found { at: whole(after), start: None, end: Some(start), single: false },
        Lead::None => Found {
            at: Slice::new(first.at.start, whole(after).end),
            start: Some(start),
            end: None,
            single: true,
        },
    };
    Some((found, after))
}

#[derive(Clone, Copy, PartialEq)]
enum Lead {
    None,
    Since,
    Until,
}

struct Leading {
    tokens: usize,
    kind: Lead,
}

/// A word before the date that belongs to it.
fn leading(t: &[Token]) -> Leading {
    if let [Token { kind: Kind::Word(w), .. }, next, ..] = t
        && next.spaced
        && !next.broken
        && atom::read(&t[1..]).is_some()
    {
        let w = w.as_str();
        if words::SINCE.contains(&w) {
            return Leading { tokens: 1, kind: Lead::Since };
        }
        if words::UNTIL.contains(&w) {
            return Leading { tokens: 1, kind: Lead::Until };
        }
        if words::FROM.contains(&w) {
            return Leading { tokens: 1, kind: Lead::None };
        }
    }
    Leading { tokens: 0, kind: Lead::None }
}

/// The second date of a range: after a dash or a word for "to", or the word for "present" after either or none.
/// Returns it with the tokens `from..to` that it takes.
fn second(t: &[Token], after: usize, between: bool) -> Option<(Atom, usize, usize)> {
    let mut at = after;
    let mut joined = false;
    let mut dashes = 0;
    while let Some(Token { kind: Kind::Sign('-'), .. }) = t.get(at) {
        at += 1;
        dashes += 1;
        joined = true;
        if dashes == 3 {
            break;
        }
    }
    if !joined
        && let Some(Token { kind: Kind::Word(w), broken, .. }) = t.get(at)
        && (words::TO.contains(&w.as_str()) || between && words::AND.contains(&w.as_str()))
        && !broken
        && present(&t[at..]).is_none()
    {
        at += 1;
        joined = true;
        // t/m, jusqu'à
        if w == "t" {
            at += 2;
        }
    }
    if !joined
        && let [
            Token { kind: Kind::Word(a), .. },
            Token { kind: Kind::Sign('/' | '\''), spaced: false, .. },
            Token { kind: Kind::Word(b), .. },
            ..,
        ] = &t[at..]
        && matches!((a.as_str(), b.as_str()), ("t", "m") | ("jusqu", "a" | "en"))
    {
        at += 3;
        joined = true;
    }
    if let Some(used) = present(&t[at..]) {
        let near = joined || !t.get(at)?.broken || matches!(t.get(after), Some(Token { broken: false, .. }));
        return near.then_some((Atom { date: Date::Present, tokens: used, partial: false }, at, at + used));
    }
    if !joined {
        return None;
    }
    let b = atom::read(&t[at..])?;
    // On the next line only if no other range begins there.
    if t[at].broken {
        let next = at + b.tokens;
        if matches!(t.get(next), Some(Token { kind: Kind::Sign('-'), broken: false, .. })) {
            return None;
        }
    }
    let to = at + b.tokens;
    Some((b, at, to))
}

/// The words between a dash and the line's end, as an end: `present` where we know them to say so, else as they stand,
/// where they are one or two in small letters. An end in words that nobody told us is no reason to lose what began.
fn last_words(text: &str, t: &[Token], after: usize) -> Option<(End, usize)> {
    let dashes = t[after..].iter().take(3).take_while(|t| t.kind == Kind::Sign('-') && !t.broken).count();
    let is_to = |t: &Token| matches!(&t.kind, Kind::Word(w) if words::TO.contains(&w.as_str())) && !t.broken;
    let from = if dashes > 0 { after + dashes } else { after + usize::from(is_to(t.get(after)?)) };
    let mut at = from;
    let mut said: Vec<&str> = Vec::new();
    while let Some(token) = t.get(at).filter(|t| !t.broken) {
        match &token.kind {
            Kind::Word(w) => said.push(w),
            Kind::Sign('.') if at > from && !token.spaced => {}
            _ => break,
        }
        at += 1;
    }
    let ended = |signs: &str| {
        t.get(at).is_none_or(|t| t.broken || matches!(t.kind, Kind::Sign(c) if signs.contains(c)))
    };
    let words_at = span(t.get(from..at)?);
    if from > after && ended(")],;|·•") && words::PRESENT_AT_END.contains(&said.join(" ").as_str()) {
        return Some((End { at: words_at, date: Date::Present }, at));
    }
    let verbatim = text.get(words_at.start..words_at.end)?;
    let spaced = t[after].spaced;
    let is_dash = dashes > 0
        && t.get(from)?.spaced == spaced
        && (spaced || !text.get(t[after].at.start..)?.starts_with('-'));
    let is_unknown = (1..=2).contains(&said.len())
        && said.iter().all(|w| w.chars().count() > 1)
        && verbatim.chars().all(|c| c.is_lowercase() || matches!(c, ' ' | '.'));
    (is_dash && is_unknown && ended(")]"))
        .then(|| (End { at: words_at, date: Date::Text(verbatim.to_owned()) }, at))
}

/// The words for "present" at the beginning, as a number of tokens. Apostrophes stand between words.
fn present(t: &[Token]) -> Option<usize> {
    let start = usize::from(matches!(t.first()?.kind, Kind::Sign('(')));
    words::PRESENT.iter().find_map(|phrase| {
        let mut at = start;
        for word in *phrase {
            for (n, part) in word.split('\'').enumerate() {
                if n > 0 {
                    matches!(t.get(at)?.kind, Kind::Sign('\'')).then_some(())?;
                    at += 1;
                }
                match &t.get(at)?.kind {
                    Kind::Word(w) if w == part => at += 1,
                    _ => return None,
                }
            }
        }
        (at > start).then_some(at)
    })
}

/// A dash after which the line, or what a bracket holds, ends.
fn open_end(t: &[Token], after: usize) -> Option<usize> {
    let mut at = after;
    while let Some(Token { kind: Kind::Sign('-'), broken: false, .. }) = t.get(at) {
        at += 1;
    }
    let ended = t.get(at).is_none_or(|n| n.broken || matches!(n.kind, Kind::Sign(')' | ']' | '|')));
    let written = at > after && t[after].spaced
        || at > after + 1
        || (at > after && t.get(at).is_none_or(|n| !matches!(n.kind, Kind::Word(_))));
    (at > after && ended && written).then_some(at)
}

/// Two atoms as a range: the first takes its year from the second where it has none.
fn pair(a: &Atom, b: &Atom, a_at: Slice, b_at: Slice) -> Option<(End, End)> {
    let end = |at, date: &Date| End { at, date: date.clone() };
    let yearless = |d: &Date| matches!(d, Date::Month(0, _));
    if b.date == Date::Present {
        return (!yearless(&a.date)).then(|| (end(a_at, &a.date), end(b_at, &Date::Present)));
    }
    if yearless(&b.date) {
        return None;
    }
    if let (Date::Month(0, m), Some(y)) = (&a.date, b.date.year()) {
        return b
            .date
            .month()
            .is_some()
            .then(|| (End { at: a_at, date: Date::Month(y, *m) }, end(b_at, &b.date)));
    }
    Some((end(a_at, &a.date), end(b_at, &b.date)))
}

fn span(t: &[Token]) -> Slice {
    match t {
        [first, .., last] => first.at.to(last.at),
        [one] => one.at,
        [] => Slice::default(),
    }
}

/// Whether the date is no part of a longer number, address or word.
fn begins_cleanly(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if token.spaced {
        return true;
    }
    let before = text[..token.at.start].chars().next_back();
    let glued = before.is_some_and(|c| c.is_alphanumeric() || "/.@$€£#_+=&?\\%".contains(c));
    // `ISO-2019`
    let compound = before == Some('-')
        && matches!(
            tokens.get(at.wrapping_sub(2)),
            Some(Token { kind: Kind::Word(_) | Kind::Number(..), .. })
        )
        && tokens.get(at.wrapping_sub(1)).is_some_and(|t| !t.spaced);
    !glued && !compound
}

fn ends_cleanly(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    if token.spaced {
        return true;
    }
    let rest = &text[token.at.start..];
    let next = rest.chars().nth(1);
    match rest.chars().next() {
        Some('.' | ',') => !next.is_some_and(|c| c.is_ascii_digit()),
        Some('-' | '–' | '—') => true,
        Some('/') => !next.is_some_and(|c| c.is_alphanumeric()),
        Some(c) => !c.is_alphanumeric() && !matches!(c, '%' | '+' | '@' | '_' | '$' | '€' | '&' | '=' | '#'),
        None => true,
    }
}
