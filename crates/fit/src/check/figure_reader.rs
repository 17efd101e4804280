use std::ops::Range;

use super::bound::bound;
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
                self.amount(i, i + 1, unit::find(&token.norm).map(|u| u.dimension))
            }
            Form::Sign => None,
            Form::Number => self.amount(i, i, None),
            Form::Word => self.word(i),
        }
    }

    fn word(&self, i: usize) -> Option<Quantity> {
        let norm = self.norm(i);
        if let Some(unit) = unit::find(norm)
            && matches!(unit.dimension, Dimension::Money(_))
            && self.tokens.get(i + 1).is_some_and(|t| t.form == Form::Number)
        {
            return self.amount(i, i + 1, Some(unit.dimension));
        }
        if let Some(least) =
            numeral_forms::at_least(norm).filter(|_| self.language != Language::English || norm != "miles")
        {
            let mut quantity = self.plain(least, Measure::Count, i..i + 1);
            quantity.bound = Bound::AtLeast;
            return Some(quantity);
        }
        if let Some(often) = numeral_forms::often(norm, self.language) {
            return Some(self.plain(often, Measure::Count, i..i + 1));
        }
        if let Some(times) =
            numeral_forms::multiplier(norm).filter(|_| !self.tokens[i].capital || self.tokens[i].opens)
        {
            return Some(self.plain(times, Measure::Times, i..i + 1));
        }
        self.unit_alone(i)
            .or_else(|| self.part(i))
            .or_else(|| self.one_in(i))
            .or_else(|| {
                let heads = numeral_forms::headed(norm, self.language)?;
                Some(self.plain(heads, Measure::Count, i..i + 1))
            })
            .or_else(|| self.amount(i, i, None).filter(|q| q.value > 1.0 || q.measure != Measure::Count))
    }

    pub(super) fn plain(&self, value: f64, measure: Measure, tokens: Range<usize>) -> Quantity {
        let (bound, lead) = bound(self.tokens, tokens.start, self.language);
        Quantity { bound, lead, ..Quantity::new(value, measure, tokens) }
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
        let half = self.half(quantity.tokens.end);
        if half > 0 {
            quantity.value += 0.5;
            quantity.tokens.end += half;
        }
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
            return Some(Quantity {
                bound: quantity.bound,
                lead: quantity.lead,
                ..Quantity::new(percent, Measure::Of(Dimension::Percent), quantity.tokens)
            });
        }
        let plain = quantity.tokens.end == at + length;
        if measure == Measure::Count {
            let end = quantity.tokens.end;
            if let Some(length) = self.times(end).or_else(|| self.multiplied(start).then_some(0)) {
                quantity.measure = Measure::Times;
                quantity.tokens.end += length;
            } else if !self.add_unit(&mut quantity, digits) && plain && digits && self.is_year(at, written) {
                quantity.measure = Measure::Year;
            }
            if half == 0 && matches!(quantity.measure, Measure::Of(_)) {
                let half = self.half(quantity.tokens.end);
                if half > 0 && quantity.written != 0.0 {
                    quantity.value += quantity.value / quantity.written / 2.0;
                    quantity.tokens.end += half;
                }
            }
        }
        Some(quantity)
    }

    /// Takes in the unit that follows. Whether there was one.
    pub(super) fn add_unit(&self, quantity: &mut Quantity, digits: bool) -> bool {
        let end = quantity.tokens.end;
        // "Millones de euros": between a magnitude and its currency.
        let currency =
            |k: usize| unit::find(self.norm(k)).filter(|u| matches!(u.dimension, Dimension::Money(_)));
        let found = match self.unit(end, digits) {
            Some(found) => Some(found),
            None if has(words::OF_CURRENCY, self.norm(end)) => {
                let skip = 1 + usize::from(self.tokens.get(end + 1).is_some_and(|t| t.is_sign("'’")));
                currency(end + skip).map(|u| (u, skip + 1))
            }
            None => None,
        };
        let Some((unit, used)) = found else { return false };
        quantity.measure = Measure::Of(unit.dimension);
        quantity.scale(unit.factor);
        quantity.tokens.end += used;
        true
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
            "bn" | "mn" | "md" => touching || currency_next || money,
            "mm" => money,
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
        let two = |name: &str| unit::find(name).map(|u| (u, 2));
        match (token.norm.as_str(), self.norm(i + 1)) {
            ("per" | "pour" | "por" | "pro", "cent" | "cento" | "ciento") => return two("%"),
            ("percentage" | "prozent", "points" | "point" | "punkte")
            | ("puntos" | "points" | "pontos" | "punti", "porcentuales" | "percentuais" | "percentuali") => {
                return two("points");
            }
            ("square", "metres" | "meters" | "metre" | "meter")
            | ("metres" | "metros" | "metri", "carres" | "cuadrados" | "quadrati" | "quadrados") => {
                return two("m2");
            }
            ("square" | "sq", "feet" | "foot" | "ft") => return two("sqft"),
            _ => {}
        }
        if token.norm.len() == 1 && token.is_word() && !digits {
            return None;
        }
        unit::find(&token.norm).map(|u| (u, 1))
    }

    /// Four digits without separators that can be a year, and do not count the word behind them.
    fn is_year(&self, i: usize, value: f64) -> bool {
        let plain = self.norm(i).len() == 4 && self.norm(i).bytes().all(|b| b.is_ascii_digit());
        plain
            && (1950.0..=2100.0).contains(&value)
            && (has(words::BEFORE_YEAR, self.back(i, 1))
                || self.tokens.get(i + 1).is_none_or(|t| !t.is_word() || t.norm.len() <= 3))
    }

    pub(super) fn noun(&self, from: usize, is_function: impl Fn(&Token) -> bool) -> Vec<usize> {
        let mut noun = Vec::new();
        for (i, token) in self.tokens.iter().enumerate().skip(from).take(8) {
            if token.is_sign("-‐‑") && !token.spaced {
                continue;
            }
            if !token.is_word() || noun.len() == 4 {
                break;
            }
            if is_function(token) {
                if noun.is_empty() && has(words::TO_NOUN, &token.norm) {
                    continue;
                }
                break;
            }
            noun.push(i);
        }
        noun
    }

    /// "Per week", "a month", "pro Jahr" within the next words.
    pub(super) fn period(&self, from: usize) -> Option<f64> {
        for i in from..self.tokens.len().min(from + 7) {
            let token = &self.tokens[i];
            if token.form == Form::Number || token.is_sign(";:,") {
                return None;
            }
            let unit = |k: usize| match self.norm(k) {
                "quarter" => unit::find("quarters"),
                norm => unit::find(norm),
            };
            if has(words::PER, &token.norm)
                && let Some(unit) = unit(i + 1)
                && unit.dimension == Dimension::Time
                && unit.factor < 366.0 * 86_400.0
                && self.norm(i + 1).len() > 1
                && self.half(i + 2) == 0
            {
                return Some(unit.factor);
            }
        }
        None
    }

    /// What a figure of the evidence may say without being one: "within a year", "third place".
    pub(super) fn implied(&self, i: usize) -> Option<Quantity> {
        let norm = self.norm(i);
        if has(words::ARTICLES, norm)
            && let Some(unit) = unit::find(self.norm(i + 1)).filter(|u| u.dimension == Dimension::Time)
            && self.norm(i + 1).len() > 1
        {
            return Some(Quantity::new(unit.factor, Measure::Of(unit.dimension), i..i + 2));
        }
        // "Each quarter" is once a quarter.
        if has("each every per jede jeden jedes pro chaque par cada por ogni elke", norm)
            && let Some(unit) =
                unit::find(if self.norm(i + 1) == "quarter" { "quarters" } else { self.norm(i + 1) })
            && unit.dimension == Dimension::Time
        {
            return Some(Quantity {
                period: Some(unit.factor),
                ..Quantity::new(1.0, Measure::Count, i..i + 2)
            });
        }
        if let Some(period) = numeral_forms::recurring(norm).and_then(unit::find) {
            return Some(Quantity {
                period: Some(period.factor),
                ..Quantity::new(1.0, Measure::Count, i..i + 1)
            });
        }
        let ordinal = numeral_forms::ordinal(norm)?;
        Some(Quantity::new(ordinal, Measure::Count, i..i + 1))
    }
}
