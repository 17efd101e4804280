use std::ops::Range;

use super::bound::{behind, bound};
use super::digits::parse_digits;
use super::figure_words::{self as words, has};
use super::language::Language;
use super::number::{Bound, Measure, Quantity};
use super::numeral::Numerals;
use super::numeral_forms;
use super::token::{Form, Token};
use super::unit::{self, Dimension, Unit};

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
        if has(words::DOZEN, self.norm(quantity.tokens.end)) && quantity.value > 1.0 && quantity.value < 12.0
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

    /// Takes in the unit that follows. Whether there was one.
    pub(super) fn add_unit(&self, quantity: &mut Quantity, digits: bool) -> bool {
        let end = quantity.tokens.end;
        // "Millones de euros": between a magnitude and its currency.
        let currency = |k: usize| {
            unit::find_in(self.norm(k), self.language).filter(|u| matches!(u.dimension, Dimension::Money(_)))
        };
        let found = match self.unit(end, digits) {
            Some(found) => Some(found),
            None if has(words::OF_CURRENCY, self.norm(end)) => {
                let skip = 1 + usize::from(self.tokens.get(end + 1).is_some_and(|t| t.is_sign("'’")));
                currency(end + skip).map(|u| (u, skip + 1))
            }
            None => None,
        };
        let Some((unit, used)) = found else { return false };
        quantity.tokens.end += used;
        if matches!(unit.dimension, Dimension::Celsius | Dimension::Fahrenheit) {
            quantity.value *= self.sign(quantity.tokens.start);
            if unit.dimension == Dimension::Fahrenheit {
                quantity.value = (quantity.value - 32.0) / 1.8;
            }
            quantity.measure = Measure::Of(Dimension::Celsius);
            return true;
        }
        quantity.measure = Measure::Of(unit.dimension);
        quantity.scale(unit.factor);
        true
    }

    /// "-10", "minus ten": below zero.
    fn sign(&self, start: usize) -> f64 {
        let before = start.checked_sub(1).and_then(|k| self.tokens.get(k));
        let minus = before.is_some_and(|t| {
            t.is_sign("-−–‐")
                && (t.spaced || start < 2 || self.tokens[start - 2].form == Form::Sign)
                && !self.tokens[start].spaced
                || has("minus moins menos meno min", &t.norm)
        });
        if minus { -1.0 } else { 1.0 }
    }

    fn magnitude(&self, i: usize, money: bool, digits: bool) -> Option<f64> {
        let token = self.tokens.get(i).filter(|t| t.is_word())?;
        let value = unit::magnitude(&token.norm)?;
        let letters = token.norm.len() <= 2;
        if !letters {
            return Some(value);
        }
        let currency_next = self.tokens.get(i + 1).is_some_and(|t| !t.spaced && t.is_sign("€$£¥"));
        let touching = !token.spaced;
        let believed = match token.norm.as_str() {
            "k" => true,
            "bn" | "mn" | "md" | "mm" | "cr" => touching || currency_next || money,
            "t" => currency_next,
            _ => money && touching || currency_next || (touching && token.capital),
        };
        (digits && believed).then_some(value)
    }

    /// A unit at `i`, maybe behind a hyphen, and how many tokens it takes.
    fn unit(&self, i: usize, digits: bool) -> Option<(Unit, usize)> {
        let token = self.tokens.get(i)?;
        if token.is_sign("-‐‑") && self.tokens.get(i + 1).is_some_and(|t| t.hyphened) {
            return self.unit(i + 1, digits).map(|(u, used)| (u, used + 1));
        }
        // "Three full years".
        if has(words::FULL, &token.norm)
            && let Some(unit) = unit::find_in(self.norm(i + 1), self.language)
            && unit.dimension == Dimension::Time
        {
            return Some((unit, 2));
        }
        // "Square-foot", "kilowatt-hour".
        let next = self.past_hyphen(i + 1);
        let two = |name: &str| unit::find_in(name, self.language).map(|u| (u, next + 1 - i));
        if let Some(scale) = unit::degrees(&token.norm, self.norm(next)) {
            return two(scale);
        }
        if let Some(power) = unit::find(&token.norm).filter(|u| u.dimension == Dimension::Watts)
            && has("hour hours heure heures hora horas ora ore", self.norm(next))
        {
            let unit = Unit { dimension: Dimension::WattHours, factor: power.factor };
            return Some((unit, next + 1 - i));
        }
        match (token.norm.as_str(), self.norm(next)) {
            ("per" | "pour" | "por" | "pro", "cent" | "cento" | "ciento") => return two("%"),
            ("percentage" | "prozent", "points" | "point" | "punkte")
            | ("puntos" | "points" | "pontos" | "punti", "porcentuales" | "percentuais" | "percentuali") => {
                return two("points");
            }
            ("square", "metres" | "meters" | "metre" | "meter")
            | ("vierkante", "meter")
            | (
                "metre" | "metres" | "metros" | "metri",
                "carre" | "carres" | "cuadrados" | "quadrati" | "quadri" | "quadrados",
            ) => {
                return two("m2");
            }
            ("square" | "sq", "mile" | "miles" | "mi") => return two("mi2"),
            ("square", "kilometres" | "kilometers" | "kilometre" | "kilometer")
            | ("vierkante", "kilometer")
            | (
                "kilometres" | "kilometros" | "chilometri" | "quilometros",
                "carres" | "cuadrados" | "quadrati" | "quadrados",
            ) => {
                return two("km2");
            }
            ("cubic", "metres" | "meters" | "metre" | "meter")
            | ("kubieke", "meter")
            | ("metres" | "metros" | "metri", "cubes" | "cubicos" | "cubi") => return two("m3"),
            ("per", "mille") | ("por" | "pour", "mil" | "mille") => return two("‰"),
            ("square" | "sq", "feet" | "foot" | "ft") => return two("sqft"),
            _ => {}
        }
        let letter = token.norm.len() == 1 && token.is_word();
        // "4 t/m 6": no tonnes.
        let per =
            unit::find_in(self.norm(i + 2), self.language).is_some_and(|u| u.dimension == Dimension::Time);
        let slashed = letter && self.norm(i + 1) == "/" && !(per && self.norm(i + 2) != "m");
        if letter && (!digits || slashed) {
            return None;
        }
        unit::find_in(&token.norm, self.language).map(|u| (u, 1))
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
