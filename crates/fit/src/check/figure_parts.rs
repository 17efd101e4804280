use std::ops::Range;

use super::bound::bound;
use super::figure_reader::Reader;
use super::figure_words::{self as words, has, is_month};
use super::language::Language;
use super::number::{Bound, Measure, Quantity};
use super::numeral_forms;
use super::token::Form;
use super::unit::{self, Dimension};

/// Figures that are parts, multiples and lone units.
impl Reader<'_> {
    /// "A decade", "half an hour", "a year and a half", "a million", "half a dozen".
    pub(super) fn unit_alone(&self, i: usize) -> Option<Quantity> {
        let norm = self.norm(i);
        let article = has(words::ARTICLES, self.back(i, 1));
        let time = |k: usize| {
            unit::find_in(self.norm(k), self.language)
                .filter(|u| u.dimension == Dimension::Time && self.norm(k).len() > 1)
        };
        if has(words::DECADE, norm) && article {
            let years = unit::find_in(norm, self.language).map_or(0.0, |u| u.factor);
            return Some(self.plain(years, Measure::Of(Dimension::Time), i..i + 1));
        }
        if has(words::HALF, norm) {
            let next = self.past_hyphen(i + 1);
            let next = next + usize::from(has("a an", self.norm(next)));
            if has(words::DOZEN, self.norm(next)) {
                return Some(self.plain(6.0, Measure::Count, i..next + 1));
            }
            if let Some(unit) = time(next) {
                return Some(self.plain(unit.factor / 2.0, Measure::Of(unit.dimension), i..next + 1));
            }
            // "Half a percent", "ein halbes Prozent".
            let share = unit::find_in(self.norm(next), self.language)
                .filter(|u| matches!(u.dimension, Dimension::Percent | Dimension::Points) && next > i);
            if let Some(unit) = share {
                return Some(self.plain(unit.factor / 2.0, Measure::Of(unit.dimension), i..next + 1));
            }
            // "Half a million euros", "medio centenar", "ein halbes Hundert".
            let round = unit::magnitude(self.norm(next)).filter(|_| self.norm(next).len() > 3);
            if let Some(size) = round.or_else(|| has(words::HUNDRED, self.norm(next)).then_some(100.0)) {
                let mut quantity = self.plain(size / 2.0, Measure::Count, i..next + 1);
                self.add_unit(&mut quantity, false);
                return Some(quantity);
            }
        }
        // "Um einen Prozentpunkt", "by one percentage point".
        if has(words::ONE, norm) && has("by um d de di met en", self.back(i, 1)) {
            let at = i + 1 + usize::from(has("percentage prozent", self.norm(i + 1)));
            let point = unit::find_in(self.norm(at), self.language)
                .filter(|u| matches!(u.dimension, Dimension::Percent | Dimension::Points));
            if let Some(unit) = point {
                return Some(self.plain(unit.factor, Measure::Of(unit.dimension), i..at + 1));
            }
        }
        if let (true, Some(unit)) = (has(words::ARTICLES, norm), time(i + 1)) {
            // "A month early".
            if has(words::MARGIN, self.norm(i + 2)) {
                return Some(self.plain(unit.factor, Measure::Of(unit.dimension), i..i + 2));
            }
            let (rest, length) = self.rest(i + 2);
            return (length > 0).then(|| {
                self.plain((1.0 + rest) * unit.factor, Measure::Of(unit.dimension), i..i + 2 + length)
            });
        }
        let magnitude = unit::magnitude(norm)
            .filter(|m| norm.len() > 4 && *m >= 1e6)
            .or_else(|| numeral_forms::cut_magnitude(norm));
        if let (true, Some(value)) = (article, magnitude) {
            let mut quantity = self.plain(value, Measure::Count, i..i + 1);
            self.add_unit(&mut quantity, false);
            return Some(quantity);
        }
        None
    }

    /// "Two hundredths of a millimetre", "zwei Hundertstel Millimeter", "drei Zehntelsekunden": an amount of the unit.
    fn of_unit(&self, i: usize) -> Option<Quantity> {
        let (parts, length) = match self.digits_or_words(i) {
            Some((parts, length, _)) => (parts, length),
            None => (1.0, usize::from(has(words::ARTICLES, self.norm(i)))),
        };
        let at = self.past_hyphen(i + length);
        if length == 0 || !(1.0..1000.0).contains(&parts) {
            return None;
        }
        let small = |k: usize| {
            unit::find_in(self.norm(k), self.language)
                .filter(|u| matches!(u.dimension, Dimension::Metres | Dimension::Time) && u.factor <= 60.0)
        };
        let (part, unit, end) = match numeral_forms::decimal_part(self.norm(at))? {
            (part, "") => {
                let mut reach = at + 1..at + 4;
                let grammar =
                    |k: &usize| has(words::OF, self.norm(*k)) || has(words::ARTICLES, self.norm(*k));
                let k = reach.find(|k| !grammar(k) && self.past_hyphen(*k) == *k)?;
                (part, small(k)?, k + 1)
            }
            (part, rest) => (part, unit::find_in(rest, self.language)?, at + 1),
        };
        let value = parts * part * unit.factor;
        let mut quantity = self.plain(value, Measure::Of(unit.dimension), i..end);
        quantity.written = parts * part;
        Some(quantity)
    }

    /// "By a quarter", "ein Drittel", "three quarters", "three-quarters of a million"; not "each quarter", "third place".
    pub(super) fn part(&self, i: usize) -> Option<Quantity> {
        if let Some(quantity) = self.of_unit(i) {
            return Some(quantity);
        }
        let next = self.past_hyphen(i + 1);
        let several = numeral_forms::fraction(self.norm(next)).filter(|p| *p < 50.0).and_then(|part| {
            let (parts, 1, _) = self.digits_or_words(i)? else { return None };
            ((1.0..9.0).contains(&parts) && parts * part < 100.0).then_some((parts * part, next + 1))
        });
        let (percent, end) = several.or_else(|| Some((self.fraction(i)?, i + 1)))?;
        if has(words::OF, self.norm(end)) {
            let at = (end + 1..end + 3)
                .find(|k| !has(words::ARTICLES, self.norm(*k)) && !has("' ’", self.norm(*k)));
            let at = at.unwrap_or(end + 1);
            if let Some(magnitude) = unit::magnitude(self.norm(at)).filter(|m| *m >= 1e6) {
                let mut quantity = self.plain(percent / 100.0 * magnitude, Measure::Count, i..at + 1);
                self.add_unit(&mut quantity, false);
                return Some(quantity);
            }
            // "Three quarters of an hour".
            if let Some(unit) = unit::find_in(self.norm(at), self.language)
                && !matches!(unit.dimension, Dimension::Money(_) | Dimension::Pound)
                && self.norm(at).len() > 1
                && (unit.dimension != Dimension::Time || unit.factor <= 366.0 * 86_400.0)
            {
                return Some(self.plain(
                    percent / 100.0 * unit.factor,
                    Measure::Of(unit.dimension),
                    i..at + 1,
                ));
            }
        }
        // "A three-quarter-hour slot".
        let joined = self.past_hyphen(end);
        if joined > end
            && let Some(unit) = unit::find_in(self.norm(joined), self.language)
            && !matches!(unit.dimension, Dimension::Money(_) | Dimension::Pound)
        {
            return Some(self.plain(
                percent / 100.0 * unit.factor,
                Measure::Of(unit.dimension),
                i..joined + 1,
            ));
        }
        Some(self.plain(percent, Measure::Of(Dimension::Percent), i..end))
    }

    pub(super) fn fraction(&self, i: usize) -> Option<f64> {
        // In German "half" is a verb.
        let percent = numeral_forms::fraction(self.norm(i))
            .filter(|_| self.language != Language::German || self.norm(i) != "half")?;
        // "In the third quarter".
        if numeral_forms::ordinal(self.norm(i)).is_some() && has("quarter half trimester", self.norm(i + 1)) {
            return None;
        }
        let before = self.back(i, 1);
        // "Incidents in a quarter", the time.
        let behind = has("of less more fewer lower", self.norm(i + 1)) || self.norm(i + 1).is_empty();
        if self.norm(i) == "quarter" && has("in per each", self.back(i, 2)) && has("a", before) && !behind {
            return None;
        }
        // "In the first half of 2020".
        if self.norm(i) == "half" && has("first second", before) {
            return None;
        }
        let of = has(words::OF, self.norm(i + 1));
        let sure = has(words::SURE_FRACTIONS, self.norm(i));
        let by = |word: &str| has(words::BEFORE_FRACTION, word);
        // "…; half had no second score".
        const SAYS: &str = "had have has were was are is did got them passed went came completed being";
        let opens = i > 0 && (self.tokens[i - 1].form == Form::Sign || has("and with", before));
        let half = self.norm(i) == "half" && (by(before) || of || opens && has(SAYS, self.norm(i + 1)));
        let named = has(words::ARTICLES, before) && (by(self.back(i, 2)) || of || sure);
        (half || named || (sure && before != "le")).then_some(percent)
    }

    /// "Every fourth", "jeder vierte": percent.
    pub(super) fn every(&self, i: usize) -> Option<Quantity> {
        let each = has("every jede jeder jeden jedes elke", self.norm(i));
        let many = numeral_forms::ordinal(self.norm(i + 1)).filter(|_| each)?;
        let after = unit::find_in(self.norm(i + 2), self.language);
        let of_time = after.is_some_and(|u| u.dimension == Dimension::Time) || is_month(self.norm(i + 2));
        (!of_time && self.tokens.get(i + 2).is_some_and(super::token::Token::is_word))
            .then(|| self.plain(100.0 / many, Measure::Of(Dimension::Percent), i..i + 2))
    }

    /// "Una cuarta parte": percent.
    pub(super) fn nth_part(&self, i: usize) -> Option<Quantity> {
        let many = numeral_forms::ordinal(self.norm(i)).filter(|_| self.norm(i + 1) == "parte")?;
        // Nobody wrote the digits of this percentage.
        let percent = self.plain(100.0 / many, Measure::Of(Dimension::Percent), i..i + 2);
        Some(Quantity { written: 1.0, ..percent })
    }

    /// "One in five", "one-in-five", "one out of every five".
    pub(super) fn one_in(&self, i: usize) -> Option<Quantity> {
        let mut at: Vec<usize> = (i..self.tokens.len().min(i + 8))
            .filter(|k| !self.tokens[*k].is_sign("-‐‑") && !has("out every a", self.norm(*k)))
            .take(4)
            .collect();
        // "One error in 100"; not "one shop in three towns".
        if at.len() == 4 && self.tokens[at[1]].is_word() && self.norm(at[2]) == "in" {
            let round = |n: f64| n <= 10.0 || [12.0, 15.0, 20.0, 25.0, 50.0, 100.0, 1000.0].contains(&n);
            let (value, length, _) = self.digits_or_words(at[3])?;
            let bare = self.tokens.get(at[3] + length).is_none_or(|t| !t.is_word() || t.norm.len() <= 3);
            if round(value) && bare {
                at.remove(1);
            }
        }
        at.truncate(3);
        let [one, within, many] = at[..] else { return None };
        if one != i
            || self.norm(one) != "one"
            || !has("in of", self.norm(within))
            || self.norm(within) == "of" && !self.norm(within - 1).starts_with("out")
        {
            return None;
        }
        let (value, length, _) = self.digits_or_words(many)?;
        (value > 1.0).then(|| self.plain(100.0 / value, Measure::Of(Dimension::Percent), i..many + length))
    }

    /// "and a half", "et demi", "y medio", "and a quarter": the fraction of one, and how many tokens it takes (0 when it
    /// is not there).
    pub(super) fn rest(&self, i: usize) -> (f64, usize) {
        // Hyphens may join them: "four-and-a-half".
        let at: Vec<usize> = (i..self.tokens.len().min(i + 6))
            .filter(|k| self.tokens[*k].spaced || !self.tokens[*k].is_sign("-‐‑"))
            .take(3)
            .collect();
        let word = |k: usize| at.get(k).map_or("", |k| self.norm(*k));
        let (part, words) = Self::rest_of((word(0), word(1), word(2)));
        (part, words.checked_sub(1).and_then(|k| at.get(k)).map_or(0, |k| k + 1 - i))
    }

    /// The fraction that up to three words name, and how many it takes.
    fn rest_of(words: (&str, &str, &str)) -> (f64, usize) {
        match words {
            ("and", "a", "half") => (0.5, 3),
            ("and", "a", "quarter")
            | ("et", "un", "quart")
            | ("y", "un", "cuarto")
            | ("e", "un", "quarto") => (0.25, 3),
            ("and", "three", "quarters" | "quarter") | ("et", "trois", "quarts") => (0.75, 3),
            ("and", "a", "third") | ("et", "un", "tiers") | ("y", "un", "tercio") | ("e", "un", "terzo") => {
                (1.0 / 3.0, 3)
            }
            ("and", "two", "thirds" | "third") | ("et", "deux", "tiers") => (2.0 / 3.0, 3),
            ("1⁄2", _, _) => (0.5, 1),
            ("1⁄4", _, _) => (0.25, 1),
            ("3⁄4", _, _) => (0.75, 1),
            ("et", "demi" | "demie", _)
            | ("y", "medio" | "media", _)
            | ("en", "half", _)
            | ("e", "mezzo" | "mezza" | "meio" | "meia", _) => (0.5, 2),
            _ => (0.0, 0),
        }
    }

    /// "10x", "five times", "two-fold": how many tokens it takes.
    pub(super) fn times(&self, i: usize) -> Option<usize> {
        let at = self.past_hyphen(i);
        let word = matches!(
            self.norm(at),
            "x" | "×" | "times" | "mal" | "fold" | "fach" | "fois" | "veces" | "volte" | "vezes" | "keer"
        );
        let joined = self.tokens.get(at).is_some_and(|t| !t.spaced || t.norm.len() > 1);
        let fold = has("fold fach", self.norm(at));
        let often = !fold
            && matches!(self.norm(at + 1), "a" | "per" | "pro" | "par" | "al" | "por" | "im" | "die" | "in");
        (word && joined && !often).then_some(at + 1 - i)
    }

    /// "Une référence sur trois", "eine von drei".
    pub(super) fn one_of(&self, i: usize) -> bool {
        let one = |by: usize| has("un une uno una um uma ein eine einer een", self.back(i, by));
        has("sur su cada", self.back(i, 1)) && (2..6).any(one)
            || self.back(i, 1) == "von" && one(2)
            || self.language == Language::Dutch
                && (self.back(i, 1) == "op" && one(2)
                    || (self.back(i, 2), self.back(i, 1)) == ("op", "de") && one(3))
    }

    /// The bound of "nearly one in three", which stands before the one.
    pub(super) fn bound_of_one(&self, i: usize) -> Option<(Bound, usize)> {
        let one = (2..6).find(|by| has("un une uno una um uma ein eine einer een", self.back(i, *by)))?;
        Some(bound(self.tokens, i.checked_sub(one)?, self.language))
    }

    /// "Divided by two".
    pub(super) fn divided(&self, i: usize) -> bool {
        has("by par por per entre durch door", self.back(i, 1))
            && ["divi", "geteilt", "gedeeld"].iter().any(|d| self.back(i, 2).starts_with(d))
    }

    /// "03/2019", "03.2019", the month of a year; "2019–22", the second of two.
    pub(super) fn dated(&self, i: usize) -> Option<Quantity> {
        let digits = |k: usize, length: usize| {
            let norm = self.norm(k);
            let plain = norm.len() == length && norm.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| norm.parse::<f64>().ok()).flatten()
        };
        let is_year = |y: &f64| (1950.0..=2100.0).contains(y);
        let year = |value: f64, tokens: Range<usize>| Quantity {
            worded: false,
            ..self.plain(value, Measure::Year, tokens)
        };
        if let Some((month, of)) = self.norm(i).split_once('.')
            && month.len() <= 2
            && of.len() == 4
            && month.parse::<u8>().is_ok_and(|m| (1..=12).contains(&m))
            && let Some(value) = of.parse::<f64>().ok().filter(is_year)
        {
            return Some(year(value, i..i + 1));
        }
        let month =
            self.norm(i).parse::<u8>().is_ok_and(|m| (1..=12).contains(&m)) && self.norm(i).len() <= 2;
        if month
            && self.norm(i + 1) == "/"
            && let Some(value) = digits(i + 2, 4).filter(is_year)
        {
            return Some(year(value, i..i + 3));
        }
        let begun = i.checked_sub(2).and_then(|k| digits(k, 4)).filter(is_year)?;
        let joined =
            self.tokens[i - 1].is_sign("-–/") && !self.tokens[i].spaced && !self.tokens[i - 1].spaced;
        let end = 100.0 * (begun / 100.0).floor() + digits(i, 2)?;
        (joined && end > begun && self.tokens.get(i + 1).is_none_or(|t| !t.is_sign("%")))
            .then(|| year(end, i..i + 1))
    }

    /// "4:10", minutes and seconds or hours and minutes: the value as the former, as the latter, the last token.
    pub(super) fn clock(&self, i: usize) -> Option<(f64, f64)> {
        let joined = |k: usize| self.tokens.get(k).is_some_and(|t| !t.spaced);
        let number = |k: usize| {
            self.tokens.get(k).filter(|t| t.form == Form::Number).and_then(|t| t.norm.parse::<f64>().ok())
        };
        let two = self.norm(i + 2).len() == 2;
        let (large, small) = (number(i)?, number(i + 2)?);
        (self.norm(i + 1) == ":" && joined(i + 1) && joined(i + 2) && two && small < 60.0)
            .then_some((large * 60.0 + small, large * 3600.0 + small * 60.0))
    }

    /// "5", "5.30": minutes since midnight or noon.
    fn hour_and_minutes(&self, i: usize) -> Option<f64> {
        let pointed =
            self.norm(i).split_once('.').filter(|(hour, minutes)| hour.len() <= 2 && minutes.len() == 2);
        match pointed {
            Some((hour, minutes)) => Some(hour.parse::<f64>().ok()? * 60.0 + minutes.parse::<f64>().ok()?),
            None => Some(self.digits_or_words(i)?.0 * 60.0),
        }
    }

    /// "10 p.m.", "6:30 am": seconds since midnight.
    pub(super) fn daytime(&self, i: usize) -> Option<Quantity> {
        let half = |k: usize| match self.norm(k) {
            "am" => Some(0.0),
            "pm" => Some(12.0),
            _ => None,
        };
        let (minutes, at) = match self.clock(i) {
            Some((_, long)) => (long / 60.0, i + 3),
            None => (self.hour_and_minutes(i)?, i + 1),
        };
        let after = half(at).filter(|_| self.language == Language::English && minutes < 13.0 * 60.0)?;
        let seconds = (minutes % 720.0 + after * 60.0) * 60.0;
        let end = at
            + 1
            + usize::from(
                self.norm(at + 1) == "."
                    && self.tokens[at].norm.len() < self.tokens[at].end - self.tokens[at].start,
            );
        Some(Quantity { worded: false, ..self.plain(seconds, Measure::Of(Dimension::Time), i..end) })
    }

    /// "Multiplied by 1.8".
    pub(super) fn multiplied(&self, i: usize) -> bool {
        has("by por par per um mit door", self.back(i, 1)) && self.back(i, 2).starts_with("multipl")
    }
}
