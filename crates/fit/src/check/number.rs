use std::ops::Range;

use super::language::Language;
use super::numeral::{self, Numerals};
use super::token::{Form, Token};
use super::unit::{self, Dimension};

/// What a figure counts or measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Measure {
    /// Things; which ones stands in the words around.
    Count,
    /// A year of the calendar.
    Year,
    /// "doubled", "three times".
    Times,
    /// A measured amount, in base units.
    Of(Dimension),
}

/// How exact the writer says to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Exact,
    Over,
    Under,
    About,
    Nearly,
    UpTo,
    /// "Hundreds of": any number from there.
    AtLeast,
}

/// A figure in a text.
#[derive(Debug, Clone)]
pub(super) struct Quantity {
    /// In base units of its measure.
    pub(super) value: f64,
    /// The other reading of `1.200` or `1,200`.
    pub(super) other: Option<f64>,
    /// As written, before magnitude and unit.
    pub(super) written: f64,
    pub(super) measure: Measure,
    pub(super) bound: Bound,
    /// Seconds of "per day", "a month".
    pub(super) period: Option<f64>,
    /// Tokens of number, magnitude and unit.
    pub(super) tokens: Range<usize>,
    /// Content words behind it, as token indices: the thing counted.
    pub(super) noun: Vec<usize>,
    /// Written in words.
    pub(super) worded: bool,
}

/// All figures, in order.
pub(super) fn quantities(
    tokens: &[Token],
    language: Language,
    is_function: impl Fn(&Token) -> bool,
) -> Vec<Quantity> {
    let reader = Reader { tokens, language };
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if let Some(mut quantity) = reader.read(i) {
            i = quantity.tokens.end.max(i + 1);
            quantity.noun = reader.noun(i, &is_function);
            quantity.period = reader.period(i);
            found.push(quantity);
        } else {
            i += 1;
        }
    }
    share_units(&mut found, tokens);
    found
}

/// "From 20 to 12 days": the unit is that of both.
fn share_units(all: &mut [Quantity], tokens: &[Token]) {
    for i in (1..all.len()).rev() {
        let (before, after) = all.split_at_mut(i);
        let (Some(first), Some(second)) = (before.last_mut(), after.first_mut()) else { continue };
        let between = &tokens[first.tokens.end.min(second.tokens.start)..second.tokens.start];
        let range = !between.is_empty()
            && between.len() <= 2
            && between.iter().all(|t| RANGE.contains(&t.norm.as_str()));
        if range && first.measure == Measure::Count && first.noun.is_empty() && second.written != 0.0 {
            let factor = second.value / second.written;
            let unit = matches!(second.measure, Measure::Of(_));
            if unit {
                first.measure = second.measure;
                first.value *= factor;
                first.other = first.other.map(|o| o * factor);
            } else {
                first.noun.clone_from(&second.noun);
            }
            first.period = first.period.or(second.period);
        }
        // "From 18 days to 11".
        if let (Some(first), Some(second)) = (before.last(), after.first_mut())
            && range
            && second.measure == Measure::Count
            && second.noun.is_empty()
            && matches!(first.measure, Measure::Of(_))
            && first.written != 0.0
        {
            let factor = first.value / first.written;
            second.measure = first.measure;
            second.value *= factor;
            second.other = second.other.map(|o| o * factor);
        }
    }
}

const DOZEN: &[&str] = &["dutzend", "douzaine", "docena", "dozzina", "duzia", "dozijn"];

/// Words between the two ends of a range.
const RANGE: &[&str] = &[
    "to", "and", "or", "-", "–", "auf", "bis", "und", "zu", "a", "et", "y", "e", "o", "al", "ad", "naar",
    "tot", "en", "para", "down", "until",
];

struct Reader<'a> {
    tokens: &'a [Token],
    language: Language,
}

impl Reader<'_> {
    fn norm(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.norm.as_str())
    }

    fn back(&self, i: usize, by: usize) -> &str {
        i.checked_sub(by).map_or("", |i| self.norm(i))
    }

    fn read(&self, i: usize) -> Option<Quantity> {
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
        let bound = self.bound(tokens.start, tokens.end);
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
        let bound = if over { Bound::Over } else { self.bound(start, end) };
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
            "k" | "bn" | "mn" | "md" => touching || currency_next || money,
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

    fn noun(&self, from: usize, is_function: impl Fn(&Token) -> bool) -> Vec<usize> {
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
    fn period(&self, from: usize) -> Option<f64> {
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

    fn bound(&self, start: usize, _end: usize) -> Bound {
        // An article between: "over a third", "más de la mitad".
        let article = [
            "a", "an", "the", "la", "el", "un", "una", "une", "le", "ein", "eine", "einem", "einer", "der",
            "die", "uma", "een",
        ];
        let start = start - usize::from(start > 1 && article.contains(&self.back(start, 1)));
        let (one, two, three) = (self.back(start, 1), self.back(start, 2), self.back(start, 3));
        match (three, two, one) {
            (_, "more" | "greater" | "better", "than")
            | (_, "mehr", "als")
            | (_, "plus" | "mais", "de" | "d")
            | (_, "mas", "de")
            | (_, "meer", "dan")
            | (_, "piu", "di")
            | ("upwards" | "excess", "of", _)
            | (_, "at", "least")
            | (_, "au", "moins")
            | (_, "al" | "por", "menos")
            | (_, "upwards", "of")
            | (_, "excess", "of") => Bound::Over,
            (_, "less" | "fewer", "than")
            | (_, "weniger", "als")
            | (_, "moins", "de" | "d")
            | (_, "menos", "de")
            | (_, "meno", "di")
            | (_, "minder", "dan") => Bound::Under,
            (_, "close" | "near", "to") | (_, "pres", "de" | "d") => Bound::Nearly,
            (_, "up", "to") | (_, "bis", "zu") | (_, "jusqu" | "jusque", "a") | (_, "fino", "a") => {
                Bound::UpTo
            }
            (_, "cerca" | "alrededor" | "autour", "de") => Bound::About,
            (
                _,
                _,
                "over" | "exceeding" | "above" | "uber" | "gut" | "guten" | "oltre" | "ruim" | "mindestens"
                | "minimum" | "beyond" | "plus",
            ) => Bound::Over,
            (_, _, "under" | "below" | "unter") => Bound::Under,
            (
                _,
                _,
                "nearly" | "almost" | "fast" | "knapp" | "beinahe" | "presque" | "casi" | "quasi" | "quase"
                | "bijna",
            ) => Bound::Nearly,
            (
                _,
                _,
                "about" | "around" | "approximately" | "roughly" | "approx" | "some" | "circa" | "ca" | "c"
                | "etwa" | "rund" | "ungefahr" | "environ" | "unos" | "unas" | "aproximadamente" | "ongeveer"
                | "zowat" | "~" | "um" | "quelque",
            ) => Bound::About,
            (_, _, "jusqu" | "hasta" | "ate" | "tot") => Bound::UpTo,
            // An abbreviation's full stop: "ca. 30", "approx. 30".
            (_, "ca" | "approx" | "c" | "etwa", ".") => Bound::About,
            _ => Bound::Exact,
        }
    }
}

/// Reads digits with separators: the value and, where a single separator before three digits may be either kind, the
/// other reading.
fn parse_digits(text: &str, language: Language) -> Option<(f64, Option<f64>)> {
    let clean: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let dots = clean.matches('.').count();
    let commas = clean.matches(',').count();
    let number = |decimal: Option<char>| -> Option<f64> {
        let plain: String = clean
            .chars()
            .filter_map(|c| match c {
                c if Some(c) == decimal => Some('.'),
                '.' | ',' => None,
                c => Some(c),
            })
            .collect();
        plain.parse().ok()
    };
    if dots == 0 && commas == 0 {
        return Some((number(None)?, None));
    }
    if dots > 0 && commas > 0 {
        let last = if clean.rfind('.') > clean.rfind(',') { '.' } else { ',' };
        return Some((number(Some(last))?, None));
    }
    if dots + commas > 1 {
        return Some((number(None)?, None));
    }
    let sign = if dots == 1 { '.' } else { ',' };
    let (whole, rest) = clean.split_once(sign)?;
    let thousands = rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if !thousands {
        return Some((number(Some(sign))?, None));
    }
    let decimal = if language.decimal_comma() { ',' } else { '.' };
    let (as_thousands, as_decimal) = (number(None)?, number(Some(sign))?);
    Some(if sign == decimal { (as_decimal, Some(as_thousands)) } else { (as_thousands, Some(as_decimal)) })
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::{Class, Lexicon};
    use super::super::token::tokens;
    use super::*;

    fn read(text: &str, language: Language) -> Vec<(f64, Measure, Bound)> {
        let tokens = tokens(text, language);
        quantities(&tokens, language, |t| Lexicon::of(language).has(&t.norm, Class::FUNCTION))
            .iter()
            .map(|q| ((q.value * 1000.0).round() / 1000.0, q.measure, q.bound))
            .collect()
    }

    fn one(text: &str, language: Language) -> (f64, Measure, Bound) {
        let all = read(text, language);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all[0]
    }

    #[test]
    fn magnitudes_and_currencies_have_one_value() {
        use Language::{English, French, German, Spanish};
        let money = |c| Measure::Of(Dimension::Money(c));
        for (text, language, value, measure) in [
            ("50K contacts", English, 50_000.0, Measure::Count),
            ("50,000 contacts", English, 50_000.0, Measure::Count),
            ("$2M saved", English, 2e6, money("USD")),
            ("$2 million saved", English, 2e6, money("USD")),
            ("EUR 1.5 million", English, 1.5e6, money("EUR")),
            ("2,3 M€", French, 2.3e6, money("EUR")),
            ("2 300 000 €", French, 2.3e6, money("EUR")),
            ("2,3 Md€", French, 2.3e9, money("EUR")),
            ("85 Tsd. Euro", German, 85_000.0, money("EUR")),
            ("85.000 €", German, 85_000.0, money("EUR")),
            ("400 mil registros", Spanish, 400_000.0, Measure::Count),
            ("£2.4bn", English, 2.4e9, money("GBP")),
        ] {
            let found = one(text, language);
            assert_eq!((found.0, found.1), (value, measure), "{text}");
        }
    }

    #[test]
    fn fractions_words_and_times() {
        use Language::{English, French, German, Spanish};
        let percent = Measure::Of(Dimension::Percent);
        assert_eq!(one("fell by a quarter", English).0, 25.0);
        assert_eq!(one("25 %", German).1, percent);
        assert!(read("reviewed each quarter", English).is_empty());
        assert!(read("third place", English).is_empty());
        assert_eq!(one("halved the errors", English), (0.5, Measure::Times, Bound::Exact));
        assert_eq!(one("one-in-five rotation", English).0, 20.0);
        let years = |text, language| (one(text, language).0 / unit::MONTH / 12.0 * 10.0).round() / 10.0;
        assert_eq!(years("three and a half years", English), 3.5);
        assert_eq!(years("zweieinhalb Jahren", German), 2.5);
        assert_eq!(years("deux ans et demi", French), 2.5);
        assert_eq!(years("dos años y medio", Spanish), 2.5);
        assert_eq!(years("a decade in care", English), 10.0);
        assert_eq!(one("quatre-vingts couverts", French).0, 80.0);
        assert_eq!(one("fünfköpfigen Team", German).0, 5.0);
    }

    #[test]
    fn bounds_are_heard() {
        use Language::{English, French, German, Spanish};
        for (text, language, bound) in [
            ("over 1,200 cases", English, Bound::Over),
            ("more than 60 queries", English, Bound::Over),
            ("100+ users", English, Bound::Over),
            ("almost 50 users", English, Bound::Nearly),
            ("plus de 1 200 repas", French, Bound::Over),
            ("más de 400 libros", Spanish, Bound::Over),
            ("über 270 Personen", German, Bound::Over),
            ("up to 12 trailers", English, Bound::UpTo),
        ] {
            assert_eq!(one(text, language).2, bound, "{text}");
        }
    }

    #[test]
    fn years_are_not_counts() {
        use Language::English;
        assert_eq!(one("in 2022 by plan", English).1, Measure::Year);
        assert_eq!(one("served 2000 customers", English).1, Measure::Count);
        assert_eq!(read("between 2019 and 2023", English).len(), 2);
    }
}
