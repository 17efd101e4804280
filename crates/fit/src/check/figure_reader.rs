use std::ops::Range;

use super::bound::{behind, bound};
use super::digits::parse_digits;
use super::figure_words::{self as words, has};
use super::language::Language;
use super::number::{Bound, Measure, Quantity};
use super::numeral::Numerals;
use super::numeral_forms;
use super::token::{Form, Token};
use super::unit::{self, Dimension};

/// Reads figures off tokens.
pub(super) struct Reader<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) language: Language,
}

impl Reader<'_> {
    pub(super) fn norm(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.norm.as_str())
    }

    pub(super) fn back(&self, i: usize, by: usize) -> &str {
        i.checked_sub(by).map_or("", |i| self.norm(i))
    }

    /// The next token that is no hyphen inside a word.
    pub(super) fn past_hyphen(&self, i: usize) -> usize {
        i + usize::from(self.tokens.get(i).is_some_and(|t| t.is_sign("-‐‑") && !t.spaced))
    }

    pub(super) fn read(&self, i: usize) -> Option<Quantity> {
        let token = &self.tokens[i];
        match token.form {
            Form::Sign if "€$£¥₹".contains(token.norm.as_str()) => {
                self.tokens.get(i + 1).filter(|t| t.form == Form::Number)?;
                // "A$", "US$".
                let land = Some(self.back(i, 1))
                    .filter(|_| !token.spaced)
                    .and_then(|w| unit::find(&format!("{w}{}", token.norm)));
                let currency = land.or_else(|| unit::find(&token.norm));
                self.amount(i - usize::from(land.is_some()), i + 1, currency.map(|u| u.dimension))
            }
            Form::Sign => None,
            Form::Number => self
                .dated(i)
                .or_else(|| self.daytime(i))
                .or_else(|| self.clocked(i))
                .or_else(|| self.amount(i, i, None)),
            Form::Word => self.word(i),
        }
    }

    /// "4:10", "4:10 min", "4:10 h".
    fn clocked(&self, i: usize) -> Option<Quantity> {
        let (short, long) = self.clock(i)?;
        let unit = unit::find_in(self.norm(i + 3), self.language).filter(|u| u.dimension == Dimension::Time);
        let quantity =
            self.plain(short, Measure::Of(Dimension::Time), i..i + 3 + usize::from(unit.is_some()));
        Some(Quantity { other: Some(long), worded: false, ..quantity })
    }

    fn word(&self, i: usize) -> Option<Quantity> {
        let norm = self.norm(i);
        if let Some(unit) = unit::find_in(norm, self.language)
            && matches!(unit.dimension, Dimension::Money(_))
            && let at = i + 1 + usize::from(self.norm(i + 1) == ".")
            && self.tokens.get(at).is_some_and(|t| t.form == Form::Number)
        {
            return self.amount(i, at, Some(unit.dimension));
        }
        if has(words::SEVERAL, norm)
            && let Some(size) = unit::magnitude(self.norm(i + 1))
                .or_else(|| has(words::HUNDRED, self.norm(i + 1)).then_some(100.0))
                .filter(|_| self.norm(i + 1).len() > 3)
        {
            let mut quantity = self.plain(2.0 * size, Measure::Count, i..i + 2);
            quantity.bound = Bound::AtLeast;
            self.add_unit(&mut quantity, false);
            return Some(quantity);
        }
        if let Some(least) = numeral_forms::at_least(norm)
            .filter(|_| (self.language != Language::English || norm != "miles") && !self.tokens[i].name_like)
        {
            let mut quantity = self.plain(least, Measure::Count, i..i + 1);
            quantity.bound = Bound::AtLeast;
            return Some(quantity);
        }
        if let Some(often) = numeral_forms::often(norm, self.language) {
            let as_much = has("as so the doppelt", self.norm(i + 1));
            let measure = if as_much { Measure::Times } else { Measure::Count };
            return Some(self.plain(often, measure, i..i + 1));
        }
        if let Some(times) =
            numeral_forms::multiplier(norm).filter(|_| !self.tokens[i].capital || self.tokens[i].opens)
        {
            return Some(self.plain(times, Measure::Times, i..i + 1));
        }
        self.unit_alone(i)
            .or_else(|| self.nth_part(i))
            .or_else(|| self.part(i))
            .or_else(|| self.one_in(i))
            .or_else(|| self.every(i))
            .or_else(|| {
                let heads = numeral_forms::headed(norm, self.language)?;
                Some(self.plain(heads, Measure::Count, i..i + 1))
            })
            .or_else(|| self.amount(i, i, None).filter(|q| q.value > 1.0 || q.measure != Measure::Count))
    }

    pub(super) fn plain(&self, value: f64, measure: Measure, tokens: Range<usize>) -> Quantity {
        let (bound, lead) = bound(self.tokens, tokens.start, self.language);
        let mut quantity = Quantity { bound, lead, ..Quantity::new(value, measure, tokens) };
        if let Some((bound, length)) = behind(self.tokens, quantity.tokens.end) {
            quantity.bound = bound;
            quantity.tokens.end += length;
        }
        quantity
    }

    pub(super) fn digits_or_words(&self, i: usize) -> Option<(f64, usize, Option<f64>)> {
        let token = self.tokens.get(i)?;
        match token.form {
            Form::Number => {
                let (value, other) = parse_digits(&token.norm, self.language)?;
                Some((value, 1, other))
            }
            Form::Word => {
                // Hyphens inside ("quatre-vingts") are passed over, so the length is counted in tokens.
                let at: Vec<usize> = (i..self.tokens.len().min(i + 14))
                    .take_while(|k| {
                        self.tokens[*k].is_word()
                            || (self.tokens[*k].is_sign("-‐‑") && !self.tokens[*k].spaced)
                    })
                    .filter(|k| self.tokens[*k].is_word())
                    .collect();
                let (value, taken) = Numerals::of(self.language).read(at.iter().map(|k| self.norm(*k)))?;
                Some((value, at[taken - 1] + 1 - i, None))
            }
            Form::Sign => None,
        }
    }

    fn amount(&self, start: usize, at: usize, currency: Option<Dimension>) -> Option<Quantity> {
        let (written, length, other) = self.digits_or_words(at)?;
        let digits = self.tokens[at].form == Form::Number;
        let (bound, lead) = bound(self.tokens, start, self.language);
        let measure = currency.map_or(Measure::Count, Measure::Of);
        let mut quantity = Quantity {
            written,
            other,
            bound,
            lead,
            worded: !digits,
            ..Quantity::new(written, measure, start..at + length)
        };
        if quantity.bound == Bound::Exact && numeral_forms::is_rough(self.norm(at)) {
            quantity.bound = Bound::Rough;
        }
        let (rest, more) = self.rest(quantity.tokens.end);
        quantity.value += rest;
        quantity.written += rest;
        quantity.tokens.end += more;
        let next = self.past_hyphen(quantity.tokens.end);
        if let Some(magnitude) = self.magnitude(next, currency.is_some(), digits) {
            quantity.scale(magnitude);
            quantity.tokens.end = next + 1;
        }
        // "Two dozen", "due dozzine".
        if has(words::DOZEN, self.norm(quantity.tokens.end))
            && quantity.value > 1.0
            && quantity.value <= 1000.0
        {
            quantity.scale(12.0);
            quantity.tokens.end += 1;
        }
        // "Duas dezenas", "deux centaines".
        for (size, names) in [(10.0, words::TENS), (100.0, words::HUNDREDS)] {
            if has(names, self.norm(quantity.tokens.end)) && (2.0..10.0).contains(&quantity.value) {
                quantity.scale(size);
                quantity.tokens.end += 1;
            }
        }
        let end = quantity.tokens.end;
        if self.tokens.get(end).is_some_and(|t| t.is_sign("."))
            && has("mio mrd tsd mill mld", self.norm(end - 1))
        {
            quantity.tokens.end += 1;
        }
        if self.tokens.get(quantity.tokens.end).is_some_and(|t| t.is_sign("+") && !t.spaced) {
            quantity.bound = Bound::Over;
            quantity.tokens.end += 1;
        }
        if self.one_of(start) && quantity.value > 1.0 {
            let percent = 100.0 / quantity.value;
            let (bound, lead) = self.bound_of_one(start).unwrap_or((quantity.bound, quantity.lead));
            return Some(Quantity {
                bound,
                lead,
                ..Quantity::new(percent, Measure::Of(Dimension::Percent), quantity.tokens)
            });
        }
        let plain = quantity.tokens.end == at + length;
        // "Seven-plus years", "ten or so weeks": the bound stands before the unit.
        if let Some((bound, length)) = behind(self.tokens, quantity.tokens.end) {
            let mut bounded =
                Quantity { tokens: start..quantity.tokens.end + length, bound, ..quantity.clone() };
            if measure == Measure::Count && self.add_unit(&mut bounded, digits) {
                return Some(bounded);
            }
        }
        if measure == Measure::Count {
            let end = quantity.tokens.end;
            if let Some(length) = self.times(end).or_else(|| self.multiplied(start).then_some(0)) {
                quantity.measure = Measure::Times;
                quantity.tokens.end += length;
            } else if self.divided(start) && quantity.value > 1.0 {
                quantity.measure = Measure::Times;
                quantity.value = 1.0 / quantity.value;
            } else if !self.add_unit(&mut quantity, digits) && plain && digits && self.is_year(at, written) {
                quantity.measure = Measure::Year;
            }
            if more == 0 && matches!(quantity.measure, Measure::Of(_)) && quantity.written != 0.0 {
                let (rest, more) = self.rest(quantity.tokens.end);
                quantity.value += quantity.value / quantity.written * rest;
                quantity.tokens.end += more;
            }
        }
        if let Some((bound, length)) = behind(self.tokens, quantity.tokens.end) {
            quantity.bound = bound;
            quantity.tokens.end += length;
        }
        Some(quantity)
    }

    /// Four digits without separators that can be a year, and do not count the word behind them.
    fn is_year(&self, i: usize, value: f64) -> bool {
        let plain = self.norm(i).len() == 4 && self.norm(i).bytes().all(|b| b.is_ascii_digit());
        plain
            && (1950.0..=2100.0).contains(&value)
            && (has(words::BEFORE_YEAR, self.back(i, 1))
                || words::is_month(self.back(i, 1))
                || self.tokens.get(i + 1).is_none_or(|t| !t.is_word() || t.norm.len() <= 3))
    }
}
