use super::figure_reader::Reader;
use super::figure_words::{self as words, has};
use super::number::{Measure, Quantity};
use super::token::Form;
use super::unit::{self, Dimension, Unit};

/// The unit behind a figure: one word or several, a sign before it, a magnitude between.
impl Reader<'_> {
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
        let found = found.or_else(|| self.unit_of_millions(end));
        let Some((unit, used)) = found else { return false };
        // "94 point machines".
        let of_things = |t: &super::token::Token| t.is_word() && t.norm.len() > 4 && t.norm.ends_with('s');
        if unit.dimension == Dimension::Points
            && self.norm(end) == "point"
            && quantity.value > 1.0
            && self.tokens.get(end + 1).is_some_and(of_things)
        {
            return false;
        }
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

    /// "Millones de kilos": the unit of so many.
    fn unit_of_millions(&self, end: usize) -> Option<(Unit, usize)> {
        let many = self.back(end, 1).len() > 3 && unit::magnitude(self.back(end, 1)).is_some();
        let unit =
            unit::find_in(self.norm(end + 1), self.language).filter(|u| u.dimension != Dimension::Time);
        unit.filter(|_| many && has(words::OF_CURRENCY, self.norm(end)) && self.norm(end + 1).len() > 1)
            .map(|u| (u, 2))
    }

    /// "-10", "minus ten": below zero.
    fn sign(&self, start: usize) -> f64 {
        const MINUS: &str = "minus moins menos meno min";
        let before = start.checked_sub(1).and_then(|k| self.tokens.get(k));
        // "Minus-80 °C".
        let joined = before.is_some_and(|t| t.is_sign("-‐‑")) && has(MINUS, self.back(start, 2));
        let minus = joined
            || before.is_some_and(|t| {
                t.is_sign("-−–‐")
                    && (t.spaced || start < 2 || self.tokens[start - 2].form == Form::Sign)
                    && !self.tokens[start].spaced
                    || has(MINUS, &t.norm)
            });
        if minus { -1.0 } else { 1.0 }
    }

    pub(super) fn magnitude(&self, i: usize, money: bool, digits: bool) -> Option<f64> {
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
        // "Square-foot", "kilowatt-hour", "sq. ft.".
        let next = self.past_stop(self.past_hyphen(i + 1));
        let two = |name: &str| unit::find_in(name, self.language).map(|u| (u, next + 1 - i));
        if let Some(scale) = unit::degrees(&token.norm, self.norm(next)) {
            return two(scale);
        }
        // "Minus 25 degrees" is of temperature.
        if digits && unit::degrees(&token.norm, "c").is_some() && self.sign(i - 1) < 0.0 {
            return unit::find("°c").map(|u| (u, 1));
        }
        if let Some(power) = unit::find(&token.norm).filter(|u| u.dimension == Dimension::Watts)
            && has("hour hours heure heures hora horas ora ore", self.norm(next))
        {
            let unit = Unit { dimension: Dimension::WattHours, factor: power.factor };
            return Some((unit, next + 1 - i));
        }
        match (token.norm.as_str(), self.norm(next)) {
            ("per" | "pour" | "por" | "pro", "cent" | "cento" | "ciento") => return two("%"),
            ("basis", "points" | "point") | ("puntos", "basicos") | ("punti", "base") => return two("bps"),
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
            ("us" | "american" | "u.s", "dollars" | "dollar") => return two("usd"),
            ("pounds" | "pound", "sterling") => return two("gbp"),
            ("swiss", "francs" | "franken") => return two("chf"),
            ("square" | "sq", "mile" | "miles" | "mi") => return two("mi2"),
            ("square" | "sq", "km")
            | ("square", "kilometres" | "kilometers" | "kilometre" | "kilometer")
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
            ("cubic" | "cu", "feet" | "foot" | "ft") => return two("cuft"),
            ("cubic" | "cu", "yards" | "yard" | "yd" | "yds") => return two("cuyd"),
            ("square" | "sq", "m" | "metres" | "meters") => return two("m2"),
            ("parts" | "part", "per") if self.norm(next + 1) == "million" => {
                return unit::find("ppm").map(|u| (u, next + 2 - i));
            }
            ("parts" | "part", "per") if self.norm(next + 1) == "billion" => {
                return unit::find("ppb").map(|u| (u, next + 2 - i));
            }
            // Of pressure, not where one drinks.
            ("bar", after)
                if digits && !self.tokens.get(next).is_some_and(|t| t.is_word() && after.len() > 3) =>
            {
                return unit::find("bara").map(|u| (u, 1));
            }
            _ => {}
        }
        // "60 Year 11 pupils": the name of a group.
        let named = token.capital && self.tokens.get(i + 1).is_some_and(|t| t.form == Form::Number);
        if named && unit::find(&token.norm).is_some_and(|u| u.dimension == Dimension::Time) && digits {
            return None;
        }
        let letter = token.norm.len() == 1 && token.is_word();
        // "4 t/m 6": no tonnes.
        let per =
            unit::find_in(self.norm(i + 2), self.language).is_some_and(|u| u.dimension == Dimension::Time);
        let slashed = letter
            && !has("l g", &token.norm)
            && self.norm(i + 1) == "/"
            && !(per && self.norm(i + 2) != "m");
        if letter && (!digits || slashed) {
            return None;
        }
        unit::find_in(&token.norm, self.language).map(|u| (u, 1))
    }

    /// The next token that is not the full stop of "sq.".
    fn past_stop(&self, i: usize) -> usize {
        let short = has("sq cu", self.back(i, 1));
        i + usize::from(short && self.tokens.get(i).is_some_and(|t| t.is_sign(".") && !t.spaced))
    }
}
