use std::ops::Range;

use super::aims::aimed_at;
use super::figure_context::round_the_clock;
use super::figure_reader::Reader;
use super::figure_words::{self as words, has};
use super::language::Language;
use super::numeral_forms;
use super::token::Token;
use super::unit::{self, Dimension, Unit};

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
    /// "Une quarantaine": round, give or take.
    Rough,
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
    /// The token at which "more than" and the like begin.
    pub(super) lead: usize,
    /// Tokens of number, magnitude and unit.
    pub(super) tokens: Range<usize>,
    /// Content words behind it, as token indices: the thing counted.
    pub(super) noun: Vec<usize>,
    /// Written in words.
    pub(super) worded: bool,
    /// Percent, when it is the part of a whole: "nine out of ten". The whole carries it too.
    pub(super) ratio: Option<f64>,
    /// From here to the next figure something changed: "from 40 to 30".
    pub(super) changes: bool,
    /// The unit that stands further behind: "780,000 accident-free miles".
    pub(super) far_unit: Option<Unit>,
}

impl Quantity {
    pub(super) fn new(value: f64, measure: Measure, tokens: Range<usize>) -> Self {
        Self {
            value,
            other: None,
            written: value,
            measure,
            bound: Bound::Exact,
            period: None,
            lead: tokens.start,
            tokens,
            noun: Vec::new(),
            worded: true,
            ratio: None,
            changes: false,
            far_unit: None,
        }
    }

    pub(super) fn scale(&mut self, factor: f64) {
        self.value *= factor;
        self.other = self.other.map(|o| o * factor);
    }
}

/// All figures, in order; and what may serve as one in evidence.
pub(super) fn quantities(
    tokens: &[Token],
    language: Language,
    is_function: impl Fn(&Token) -> bool,
) -> (Vec<Quantity>, Vec<Quantity>) {
    let reader = Reader { tokens, language };
    let mut found: Vec<Quantity> = Vec::new();
    let mut implied = Vec::new();
    let mut skip = 0..0;
    let mut i = 0;
    while i < tokens.len() {
        // Round the clock is no count, nor are one-to-ones.
        if matches!(
            (reader.norm(i), reader.norm(i + 1), reader.norm(i + 2)),
            ("24", "/", "7") | ("1", ":", "1s" | "1")
        ) {
            if reader.norm(i) == "24" {
                implied.extend(round_the_clock(i));
            }
            i += 3;
        } else if skip.contains(&i) {
            i = skip.end;
        } else if let Some((often, end)) = reader.every_so_many(i) {
            implied.push(often);
            i = end;
        } else if let Some(mut quantity) = reader.read(i) {
            // "Every third" is a third, and may be written with a three.
            let ordinal = |k: &usize| numeral_forms::ordinal(reader.norm(*k)).is_some();
            implied.extend(quantity.tokens.clone().skip(1).filter(ordinal).filter_map(|k| reader.implied(k)));
            i = quantity.tokens.end.max(i + 1);
            quantity.noun = reader.noun(i, &is_function);
            // In "Sentinel-2 every 15 days" the number is of the name.
            let named = quantity
                .tokens
                .start
                .checked_sub(2)
                .is_some_and(|k| tokens[quantity.tokens.start].hyphened && tokens[k].capital);
            if let Some((period, own)) = reader.period(i).filter(|_| !named) {
                quantity.period = Some(period);
                skip = own;
            } else if !matches!(quantity.measure, Measure::Year | Measure::Times) {
                quantity.period = reader.period_before(
                    quantity.lead,
                    matches!(quantity.measure, Measure::Of(Dimension::Money(_))),
                );
            }
            // "60 mph", "30 rpm".
            let last = quantity.tokens.end - 1;
            let at = if unit::own_period(reader.norm(last)).is_some() { last } else { last + 1 };
            if let Some((period, measures)) = unit::own_period(reader.norm(at))
                && (measures || quantity.measure == Measure::Count)
            {
                quantity.period = Some(period);
            }
            let far = quantity.noun.iter().skip(1).find_map(|n| unit::find(&tokens[*n].norm));
            quantity.far_unit = far.filter(|_| quantity.measure == Measure::Count);
            found.push(quantity);
        } else {
            if let Some(one) = reader.implied(i) {
                // "From two weeks to one": a single unit is the other end of a change.
                let ends = found.last().is_some_and(|q| {
                    q.measure == one.measure
                        && one.period.is_none()
                        && one.measure == Measure::Of(Dimension::Time)
                        && tokens[q.tokens.end.min(i)..i].last().is_some_and(|t| has(words::CHANGE, &t.norm))
                        && i - q.tokens.end.min(i) <= 2
                });
                if ends {
                    i = one.tokens.end;
                    found.push(one);
                    continue;
                }
                implied.push(one);
            }
            i += 1;
        }
    }
    compose(&mut found, tokens);
    relate(&mut found, tokens);
    (found, implied)
}

/// "4 min 10 s", "two years and three months", "1 h 30", "1 m 80": one figure in two units.
fn compose(all: &mut Vec<Quantity>, tokens: &[Token]) {
    let mut i = 1;
    while i < all.len() {
        let (large, small) = (&all[i - 1], &all[i]);
        let between = &tokens[large.tokens.end.min(small.tokens.start)..small.tokens.start];
        let next_to = match between {
            [] => true,
            [one] => has(words::AND, &one.norm) || one.is_sign("."),
            _ => false,
        };
        let unit = |q: &Quantity| if q.written == 0.0 { 0.0 } else { q.value / q.written };
        let time = matches!(large.measure, Measure::Of(Dimension::Time | Dimension::Metres));
        let lower = small.measure == large.measure && unit(small) < unit(large) && small.value < unit(large);
        let bare = between.is_empty()
            && small.measure == Measure::Count
            && small.noun.is_empty()
            && small.value < 60.0;
        let of_hour = bare && large.measure == Measure::Of(Dimension::Time) && unit(large) == 3600.0;
        let of_minute = bare && large.measure == Measure::Of(Dimension::Time) && unit(large) == 60.0;
        if !(time && next_to && large.written > 0.0 && (lower || of_hour || of_minute)) {
            i += 1;
            continue;
        }
        let part = if of_hour { small.value * 60.0 } else { small.value };
        let small = all.remove(i);
        let large = &mut all[i - 1];
        large.value += part;
        large.written = large.value / unit(large);
        large.tokens.end = small.tokens.end;
        large.noun = small.noun;
        large.period = large.period.or(small.period);
    }
}

/// What two figures that stand side by side say together.
fn relate(all: &mut [Quantity], tokens: &[Token]) {
    for i in (1..all.len()).rev() {
        let (before, after) = all.split_at_mut(i);
        let (Some(first), Some(second)) = (before.last_mut(), after.first_mut()) else { continue };
        let between: Vec<&str> = tokens[first.tokens.end.min(second.tokens.start)..second.tokens.start]
            .iter()
            .map(|t| t.norm.as_str())
            .collect();
        let all_of =
            |list: &str| !between.is_empty() && between.len() <= 3 && between.iter().all(|w| has(list, w));
        // "99 % in 11 of 12 months" goes from nowhere to nowhere.
        let below_zero = second.value < 0.0 && between == ["-"];
        if all_of(words::RANGE) && !below_zero && !matches!(between[..], ["of" | "in" | "de" | "di" | "van"])
        {
            share_unit(first, second);
        }
        // "6 lessons of 50 minutes a day".
        if first.measure == Measure::Count && between.len() <= 3 && between.last() == Some(&"of") {
            first.period = first.period.or(second.period);
        }
        if aimed_at(first, second, &between) {
            share_unit(first, second);
        }
        // The hyphen of "45 under-17 players" is no change.
        let hyphen = |w: &&str| *w == "-" && between.len() > 1;
        let near = between.len() <= 3 && between.iter().any(|w| has(words::CHANGE, w) && !hyphen(w));
        // "74 dB(A) to 68 dB(A)", "up to 83 % from 48 %".
        let of = between.windows(2).any(|pair| pair[1] == "von" && pair[0] != ",");
        let further = |w: &&str| w.len() > 1 && !of && (has(words::CHANGE, w) || has(words::CHANGED_FROM, w));
        let gap =
            near || first.measure != Measure::Count && between.len() <= 6 && between.iter().any(further);
        // "4,500 of a 5,000 allowance" is a part.
        let part = between.first().is_some_and(|w| has("of out von sur di", w))
            || between.iter().any(|w| has("and und et y ed plus", w));
        first.changes = gap && !part && first.measure == second.measure;
        let counts = first.measure == Measure::Count && second.measure == Measure::Count;
        // "Nine out of ten", "two regression tests in three".
        let few = second.value <= 10.0 || [20.0, 100.0, 1000.0].contains(&second.value);
        let out_of = (all_of(words::OUT_OF)
            && !matches!(between[..], ["a" | "-" | "the" | "los" | "las" | "les" | "den"]))
            || (few && between.len() <= 4 && between.last().is_some_and(|w| has(words::PARTS_IN, w)));
        if out_of && counts && first.value < second.value && first.other.is_none() {
            let percent = 100.0 * first.value / second.value;
            (first.ratio, second.ratio) = (Some(percent), Some(percent));
            second.bound = first.bound;
        }
    }
    for i in 1..all.len() {
        years_of_them(all, i, tokens);
    }
}

/// "From 20 to 12 days": the unit is that of both.
fn share_unit(first: &mut Quantity, second: &mut Quantity) {
    if first.measure == Measure::Count && first.noun.is_empty() && second.written != 0.0 {
        if matches!(second.measure, Measure::Of(_)) {
            first.measure = second.measure;
            first.scale(second.value / second.written);
        } else {
            first.noun.clone_from(&second.noun);
        }
        first.period = first.period.or(second.period);
    } else if second.measure == Measure::Count
        && second.noun.is_empty()
        && matches!(first.measure, Measure::Of(_))
        && first.written != 0.0
    {
        second.measure = first.measure;
        second.scale(first.value / first.written);
    }
}

/// "Eight years, three of them in …": the bare number is of years too.
fn years_of_them(all: &mut [Quantity], i: usize, tokens: &[Token]) {
    let (before, after) = all.split_at_mut(i);
    let (Some(years), Some(bare)) = (before.last(), after.first_mut()) else { return };
    let long = years.measure == Measure::Of(Dimension::Time)
        && years.written != 0.0
        && years.value / years.written >= 0.9 * unit::MONTH;
    if !long || bare.measure != Measure::Count || bare.value > years.written + 0.5 {
        return;
    }
    let word = |k: usize| tokens.get(k).map_or("", |t| t.norm.as_str());
    let before = bare.lead.checked_sub(1).map_or("", word);
    let of_them = has(words::OF_THEM, before)
        || (has("of de di van", word(bare.tokens.end))
            && has("them those these ellos ellas essi hen", word(bare.tokens.end + 1)));
    let same_sentence = !tokens[years.tokens.end..bare.tokens.start].iter().any(|t| t.is_sign(".;"));
    if same_sentence
        && bare.period.is_none()
        && (bare.noun.is_empty() || of_them)
        && tokens.get(bare.tokens.end).is_some_and(Token::is_word)
    {
        bare.measure = years.measure;
        bare.scale(years.value / years.written);
        bare.noun.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::{Class, Lexicon};
    use super::super::token::tokens;
    use super::*;

    fn read(text: &str, language: Language) -> Vec<(f64, Measure, Bound)> {
        let tokens = tokens(text, language);
        quantities(&tokens, language, |t| Lexicon::of(language).has(&t.norm, Class::FUNCTION))
            .0
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
