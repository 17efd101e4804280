use std::ops::Range;

use super::bound::bound;
use super::digits::parse_digits;
use super::language::Language;
use super::number::{Bound, Measure, Quantity};
use super::numeral::{self, Numerals};
use super::token::{Form, Token};
use super::unit::{self, Dimension};

/// Reads figures off tokens.
pub(super) struct Reader<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) language: Language,
}

impl Reader<'_> {
    fn norm(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.norm.as_str())
    }

    fn back(&self, i: usize, by: usize) -> &str {
        i.checked_sub(by).map_or("", |i| self.norm(i))
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
            numeral::at_least(norm).filter(|_| self.language != Language::English || norm != "miles")
        {
            let mut quantity = self.plain(least, Measure::Count, i..i + 1);
            quantity.bound = Bound::AtLeast;
            return Some(quantity);
        }
        if let Some(times) =
            numeral::multiplier(norm).filter(|_| !self.tokens[i].capital || self.tokens[i].opens)
        {
            return Some(self.plain(times, Measure::Times, i..i + 1));
        }
        if matches!(norm, "decade" | "jahrzehnt" | "decennie" | "decada" | "decennio" | "decennium")
            && matches!(self.back(i, 1), "a" | "one" | "ein" | "einem" | "une" | "una" | "uma" | "een")
        {
            let years = unit::find(norm).map_or(0.0, |u| u.factor);
            return Some(self.plain(years, Measure::Of(Dimension::Time), i..i + 1));
        }
        if norm == "half" && self.norm(i + 1) == "a" && self.norm(i + 2) == "dozen" {
            return Some(self.plain(6.0, Measure::Count, i..i + 3));
        }
        if matches!(norm, "halbes" | "demi" | "media" | "mezza" | "meia" | "half")
            && let Some(next) = (i + 1..i + 3).find(|k| DOZEN.contains(&self.norm(*k)))
        {
            return Some(self.plain(6.0, Measure::Count, i..next + 1));
        }
        if let Some(percent) = self.fraction(i) {
            return Some(self.plain(percent, Measure::Of(Dimension::Percent), i..i + 1));
        }
        // "three quarters", "zwei Drittel".
        if let Some(part) = numeral::fraction(self.norm(i + 1)).filter(|p| *p < 50.0)
            && let Some((parts, 1, _)) = self.digits_or_words(i)
            && (2.0..5.0).contains(&parts)
            && parts * part < 100.0
        {
            return Some(self.plain(parts * part, Measure::Of(Dimension::Percent), i..i + 2));
        }
        if let Some(parts) = self.one_in(i) {
            return Some(parts);
        }
        if let Some(heads) = numeral::headed(norm, self.language) {
            return Some(self.plain(heads, Measure::Count, i..i + 1));
        }
        self.amount(i, i, None).filter(|q| q.value > 1.0 || q.measure != Measure::Count)
    }

    fn plain(&self, value: f64, measure: Measure, tokens: Range<usize>) -> Quantity {
        let bound = bound(self.tokens, tokens.start);
        Quantity {
            value,
            other: None,
            written: value,
            measure,
            bound,
            period: None,
            tokens,
            noun: Vec::new(),
            worded: true,
        }
    }

    /// "by a quarter", "ein Drittel", "two thirds"; not "each quarter" or "third place".
    fn fraction(&self, i: usize) -> Option<f64> {
        let percent = numeral::fraction(self.norm(i))?;
        let article = |w: &str| {
            matches!(
                w,
                "a" | "one"
                    | "un"
                    | "une"
                    | "uno"
                    | "una"
                    | "um"
                    | "uma"
                    | "een"
                    | "ein"
                    | "einem"
                    | "eine"
                    | "la"
                    | "die"
                    | "the"
            )
        };
        let before = self.back(i, 1);
        let by = |w: &str| {
            matches!(
                w,
                "by" | "um"
                    | "d"
                    | "de"
                    | "en"
                    | "di"
                    | "per"
                    | "met"
                    | "em"
                    | "por"
                    | "than"
                    | "nearly"
                    | "almost"
                    | "over"
                    | "about"
                    | "fast"
                    | "knapp"
                    | "uber"
                    | "pres"
                    | "casi"
            )
        };
        let of = matches!(
            self.norm(i + 1),
            "of" | "der" | "des" | "aller" | "de" | "del" | "della" | "di" | "dos" | "das" | "van" | "the"
        );
        let certain = matches!(
            self.norm(i),
            "drittel"
                | "viertel"
                | "halfte"
                | "zehntel"
                | "funftel"
                | "moitie"
                | "mitad"
                | "tiers"
                | "tercio"
                | "metade"
                | "helft"
        );
        let plain_half = self.norm(i) == "half" && (by(before) || of);
        let ok = plain_half
            || (article(before) && (by(self.back(i, 2)) || of || certain))
            || (certain && before != "le");
        ok.then_some(percent)
    }

    /// "one in five", "one-in-five".
    fn one_in(&self, i: usize) -> Option<Quantity> {
        let words: Vec<usize> =
            (i..self.tokens.len().min(i + 6)).filter(|k| !self.tokens[*k].is_sign("-‐‑")).take(3).collect();
        let [one, within, many] = words[..] else { return None };
        if self.norm(one) != "one" || self.norm(within) != "in" {
            return None;
        }
        let (value, length, _) = self.digits_or_words(many)?;
        (value > 1.0).then(|| self.plain(100.0 / value, Measure::Of(Dimension::Percent), i..many + length))
    }

    fn digits_or_words(&self, i: usize) -> Option<(f64, usize, Option<f64>)> {
        let token = self.tokens.get(i)?;
        match token.form {
            Form::Number => {
                let (value, other) = parse_digits(&token.norm, self.language)?;
                Some((value, 1, other))
            }
            Form::Word => {
                // Hyphens inside ("quatre-vingts") are passed over, so the length is counted in tokens.
                let at: Vec<usize> = (i..self.tokens.len().min(i + 12))
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
        let mut end = at + length;
        let mut factor = 1.0;
        let mut half = self.half(end);
        if half > 0 {
            end += half;
        }
        if let Some(magnitude) = self.magnitude(end, currency.is_some(), digits) {
            factor = magnitude;
            end += 1;
        }
        if self.tokens.get(end).is_some_and(|t| t.is_sign("."))
            && matches!(self.norm(end - 1), "mio" | "mrd" | "tsd")
        {
            end += 1;
        }
        let mut over = false;
        if self.tokens.get(end).is_some_and(|t| t.is_sign("+") && !t.spaced) {
            over = true;
            end += 1;
        }
        let mut measure = currency.map_or(Measure::Count, Measure::Of);
        if measure == Measure::Count
            && let Some((unit, used)) = self.unit(end, digits)
        {
            // A unit that stands before the thing itself, such as "night shifts", is left to the words around.
            measure = Measure::Of(unit.dimension);
            factor *= unit.factor;
            end += used;
            if half == 0 {
                half = self.half(end);
                end += half;
            }
        } else if measure == Measure::Count && factor == 1.0 && digits && self.is_year(at, written) {
            measure = Measure::Year;
        } else if measure == Measure::Count && self.is_times(end) {
            measure = Measure::Times;
            end += 1;
        }
        let value = written + if half > 0 { 0.5 } else { 0.0 };
        let bound = if over { Bound::Over } else { bound(self.tokens, start) };
        Some(Quantity {
            value: value * factor,
            other: other.map(|o| o * factor),
            written,
            measure,
            bound,
            period: None,
            tokens: start..end,
            noun: Vec::new(),
            worded: !digits,
        })
    }

    /// "and a half", "et demi", "y medio": how many tokens it takes, 0 when it is not there.
    fn half(&self, i: usize) -> usize {
        match (self.norm(i), self.norm(i + 1), self.norm(i + 2)) {
            ("and", "a", "half") => 3,
            ("et", "demi" | "demie", _)
            | ("y", "medio" | "media", _)
            | ("e", "mezzo" | "mezza" | "meio" | "meia", _) => 2,
            _ => 0,
        }
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
    fn unit(&self, i: usize, digits: bool) -> Option<(unit::Unit, usize)> {
        let token = self.tokens.get(i)?;
        if token.is_sign("-‐‑") && self.tokens.get(i + 1).is_some_and(|t| t.hyphened) {
            return self.unit(i + 1, digits).map(|(u, used)| (u, used + 1));
        }
        match (token.norm.as_str(), self.norm(i + 1)) {
            ("per" | "pour" | "por" | "pro", "cent" | "cento" | "ciento") => {
                return unit::find("%").map(|u| (u, 2));
            }
            ("percentage" | "prozent", "points" | "point" | "punkte")
            | ("puntos" | "points" | "pontos", "porcentuales" | "percentuais") => {
                return unit::find("points").map(|u| (u, 2));
            }
            ("square", "metres" | "meters" | "metre" | "meter")
            | ("metres" | "metros" | "metri", "carres" | "cuadrados" | "quadrati" | "quadrados") => {
                return unit::find("m2").map(|u| (u, 2));
            }
            _ => {}
        }
        if token.norm.len() == 1 && token.is_word() && !digits {
            return None;
        }
        unit::find(&token.norm).map(|u| (u, 1))
    }

    fn is_times(&self, i: usize) -> bool {
        matches!(self.norm(i), "x" | "×" | "times" | "mal" | "fold" | "fach")
            && self.tokens.get(i).is_some_and(|t| !t.spaced || t.norm.len() > 1)
            && !matches!(self.norm(i + 1), "a" | "per" | "pro" | "par")
    }

    /// Four digits without separators that can be a year, and do not count the word behind them.
    fn is_year(&self, i: usize, value: f64) -> bool {
        let plain = self.norm(i).len() == 4 && self.norm(i).bytes().all(|b| b.is_ascii_digit());
        if !plain || !(1950.0..=2100.0).contains(&value) {
            return false;
        }
        let named = matches!(
            self.back(i, 1),
            "in" | "since"
                | "from"
                | "until"
                | "till"
                | "to"
                | "between"
                | "and"
                | "by"
                | "of"
                | "during"
                | "early"
                | "late"
                | "mid"
                | "year"
                | "jahr"
                | "seit"
                | "bis"
                | "ab"
                | "von"
                | "und"
                | "zwischen"
                | "en"
                | "depuis"
                | "de"
                | "a"
                | "entre"
                | "et"
                | "annee"
                | "des"
                | "desde"
                | "hasta"
                | "y"
                | "ano"
                | "nel"
                | "dal"
                | "al"
                | "del"
                | "e"
                | "em"
                | "ate"
                | "sinds"
                | "tot"
                | "tussen"
                | "en_van"
                | "/"
                | "-"
                | "–"
        );
        named || self.tokens.get(i + 1).is_none_or(|t| !t.is_word() || t.norm.len() <= 3)
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
                let joins = matches!(
                    token.norm.as_str(),
                    "of" | "de" | "d" | "von" | "di" | "van" | "the" | "der" | "des" | "des_"
                );
                if noun.is_empty() && joins {
                    continue;
                }
                break;
            }
            noun.push(i);
        }
        noun
    }

    /// "per week", "a month", "pro Jahr" within the next words.
    pub(super) fn period(&self, from: usize) -> Option<f64> {
        for i in from..self.tokens.len().min(from + 7) {
            let token = &self.tokens[i];
            if token.form == Form::Number || token.is_sign(".;:,") {
                return None;
            }
            let each = matches!(
                token.norm.as_str(),
                "per"
                    | "a"
                    | "an"
                    | "each"
                    | "every"
                    | "pro"
                    | "je"
                    | "par"
                    | "por"
                    | "al"
                    | "alla"
                    | "all"
                    | "la"
                    | "cada"
                    | "chaque"
                    | "ogni"
                    | "im"
                    | "am"
                    | "der"
                    | "/"
                    | "ao"
                    | "first"
                    | "primer"
                    | "premier"
                    | "ersten"
                    | "primo"
                    | "primeiro"
                    | "eerste"
            );
            if each
                && let Some(unit) = unit::find(self.norm(i + 1))
                    .or_else(|| (self.norm(i + 1) == "quarter").then(|| unit::find("quarters")).flatten())
                && unit.dimension == Dimension::Time
                && unit.factor < 366.0 * 86_400.0
                && self.norm(i + 1).len() > 1
            {
                return Some(unit.factor);
            }
        }
        None
    }
}

const DOZEN: &[&str] = &["dutzend", "douzaine", "docena", "dozzina", "duzia", "dozijn"];
