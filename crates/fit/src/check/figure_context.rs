use std::ops::Range;

use super::figure_reader::Reader;
use super::figure_words::{self as words, has};
use super::number::{Measure, Quantity};
use super::numeral_forms;
use super::token::{Form, Token};
use super::unit::{self, Dimension};

/// What stands behind a figure: the thing counted, the period; and what is no figure itself.
impl Reader<'_> {
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

    /// "Per week", "a month", "pro Jahr", "every four weeks" within the next words: how long it is, and the tokens of its
    /// own number.
    pub(super) fn period(&self, from: usize) -> Option<(f64, Range<usize>)> {
        let short = |k: usize| {
            let k = k + usize::from(has("' ’", self.norm(k)));
            let k = k + usize::from(has("working business trading calendar", self.norm(k)));
            let unit = match self.norm(k) {
                "quarter" => unit::find_in("quarters", self.language),
                norm => {
                    unit::find_in(norm, self.language).filter(|_| norm.len() > 1 || self.back(k, 1) == "/")
                }
            };
            unit.filter(|u| u.dimension == Dimension::Time && u.factor < 366.0 * 86_400.0)
        };
        // "A $60,000 annual budget".
        let recurring = |k: usize| numeral_forms::recurring(self.norm(k)).and_then(unit::find);
        if let Some(unit) = recurring(from) {
            return Some((unit.factor, from..from));
        }
        for i in from..self.tokens.len().min(from + 7) {
            let token = &self.tokens[i];
            let other = numeral_forms::fraction(&token.norm).is_some_and(|_| i > from)
                || self.digits_or_words(i).is_some_and(|n| n.0 > 1.0)
                || has("i je ich wir we nous", &token.norm);
            if token.form == Form::Number || token.is_sign(";:,") || other {
                return None;
            }
            // "30 pedidos diarios", "40 calls weekly".
            if i > from
                && self.tokens[from..i].iter().all(|t| t.is_word() && (t.norm.len() > 3 || t.norm == "of"))
                && let Some(unit) = recurring(i)
            {
                return Some((unit.factor, i..i));
            }
            if (token.norm.as_str(), self.norm(i + 1)) == ("pa", ".") || token.norm == "pa" {
                return Some((unit::MONTH * 12.0, i..i));
            }
            if (token.norm.as_str(), self.norm(i + 1), self.norm(i + 2)) == ("p", ".", "a") {
                return Some((unit::MONTH * 12.0, i..i));
            }
            // "20 % within a year" is no rate.
            let lasts = has("a an", &token.norm)
                && has("within in over after for during inside to from into than by under", self.back(i, 1));
            if !has(words::PER, &token.norm) || lasts {
                continue;
            }
            // "A fortnight early" says by how much.
            let margin = has(words::MARGIN, self.norm(i + 2));
            // "A quarter of a million" is no time.
            let part = self.norm(i + 1) == "quarter" && has(words::OF, self.norm(i + 2));
            if let Some(unit) = short(i + 1).filter(|_| self.rest(i + 2).1 == 0 && !margin && !part) {
                return Some((unit.factor, i..i));
            }
            if let Some((number, length, _)) = self.digits_or_words(i + 1)
                && has(words::EVERY, &token.norm)
                && let Some(unit) = short(i + 1 + length)
            {
                return Some((number * unit.factor, i + 1..i + 2 + length));
            }
        }
        None
    }

    /// "Monatlich 40", "per week 20".
    pub(super) fn period_before(&self, lead: usize, money: bool) -> Option<f64> {
        let time = |norm: &str| {
            unit::find_in(norm, self.language)
                .filter(|u| norm.len() > 1 && u.dimension == Dimension::Time && u.factor < 366.0 * 86_400.0)
        };
        // "An annual budget of £60,000", "budget annuel de 60 000 €".
        let reach = if money { 6 } else { 2 };
        let from = lead.saturating_sub(reach - 1);
        let joined = |k: &usize| self.tokens[*k].is_word();
        let phrase = (from..lead).rev().take_while(joined);
        if let Some(unit) = phrase.filter_map(|k| numeral_forms::recurring(self.norm(k))).find_map(unit::find)
        {
            return Some(unit.factor);
        }
        has("per pro je each every", self.back(lead, 2))
            .then(|| time(self.back(lead, 1)))
            .flatten()
            .map(|u| u.factor)
    }

    /// "14-täglich", "six-monthly", "zweiwöchentlich": how often, and where it ends.
    pub(super) fn every_so_many(&self, i: usize) -> Option<(Quantity, usize)> {
        let once = |seconds: f64, end: usize| {
            let quantity = Quantity { period: Some(seconds), ..Quantity::new(1.0, Measure::Count, i..end) };
            (quantity, end)
        };
        let (number, length, _) = self.digits_or_words(i)?;
        let at = self.past_hyphen(i + length);
        let unit =
            numeral_forms::recurring(self.norm(at)).and_then(unit::find).filter(|_| at > i + length)?;
        (2.0..=90.0).contains(&number).then(|| once(number * unit.factor, at + 1))
    }

    /// What a figure of the evidence may say without being one: "within a year", "third place".
    pub(super) fn implied(&self, i: usize) -> Option<Quantity> {
        let norm = self.norm(i);
        let article = has(words::ARTICLES, norm) || has(words::FIRST, norm);
        if article
            && let Some(unit) =
                unit::find_in(self.norm(i + 1), self.language).filter(|u| u.dimension == Dimension::Time)
            && self.norm(i + 1).len() > 1
        {
            return Some(Quantity::new(unit.factor, Measure::Of(unit.dimension), i..i + 2));
        }
        if let Some(hour) = numeral_forms::hour(norm) {
            let seconds = hour * 3600.0;
            return Some(Quantity {
                other: (hour < 1.0).then_some(86_400.0),
                ..Quantity::new(seconds, Measure::Of(Dimension::Time), i..i + 1)
            });
        }
        // "Every fourth week", "every other day".
        let each = has("every each jede jeder jeden jedes chaque cada ogni elke iedere", norm);
        let nth =
            if self.norm(i + 1) == "other" { Some(2.0) } else { numeral_forms::ordinal(self.norm(i + 1)) };
        if let Some(nth) = nth.filter(|_| each)
            && let Some(unit) =
                unit::find_in(self.norm(i + 2), self.language).filter(|u| u.dimension == Dimension::Time)
        {
            let every = nth * unit.factor;
            return Some(Quantity {
                period: Some(every),
                ..Quantity::new(every, Measure::Of(Dimension::Time), i..i + 3)
            });
        }
        // "Each quarter" is once a quarter.
        if has("each every per jede jeden jedes pro chaque par cada por ogni elke", norm)
            && let Some(unit) = unit::find_in(
                if self.norm(i + 1) == "quarter" { "quarters" } else { self.norm(i + 1) },
                self.language,
            )
            && unit.dimension == Dimension::Time
        {
            return Some(Quantity {
                period: Some(unit.factor),
                ..Quantity::new(1.0, Measure::Count, i..i + 2)
            });
        }
        // "Once a month", "une fois par mois".
        if has("once einmal fois vez volta keer", norm) && has(words::PER, self.norm(i + 1)) {
            let unit =
                unit::find_in(self.norm(i + 2), self.language).filter(|u| u.dimension == Dimension::Time);
            let one = has("once einmal", norm) || has("une una uma een 1", self.back(i, 1));
            return unit.filter(|_| one).map(|u| Quantity {
                period: Some(u.factor),
                ..Quantity::new(1.0, Measure::Count, i..i + 3)
            });
        }
        if let Some(period) = numeral_forms::recurring(norm).and_then(unit::find) {
            return Some(Quantity {
                period: Some(period.factor),
                ..Quantity::new(1.0, Measure::Count, i..i + 1)
            });
        }
        if let Some(period) = numeral_forms::cycle(norm, self.language) {
            return Some(Quantity { period: Some(period), ..Quantity::new(1.0, Measure::Count, i..i + 1) });
        }
        let ordinal = numeral_forms::ordinal(norm)?;
        Some(Quantity::new(ordinal, Measure::Count, i..i + 1))
    }
}

/// What "24/7" says: 24 hours a day and seven days a week.
pub(super) fn round_the_clock(i: usize) -> impl Iterator<Item = Quantity> {
    [86_400.0, 7.0 * 86_400.0].into_iter().map(move |span| Quantity {
        period: Some(span),
        ..Quantity::new(span, Measure::Of(Dimension::Time), i..i + 3)
    })
}
