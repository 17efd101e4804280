use std::collections::HashMap;
use std::sync::LazyLock;

use super::language::Language;

/// Words for numbers in one language.
pub(super) struct Numerals {
    words: HashMap<String, f64>,
    /// Words that join parts of a number: `and`, `et`, `y`.
    joins: &'static [&'static str],
    /// Thousand and hundred inside a compound, where the language writes numbers as one word.
    sizes: &'static [(&'static str, f64)],
}

const ENGLISH: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const GERMAN: &str = "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn";
const FRENCH: &str =
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize";
const SPANISH: &str = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve";
const ITALIAN: &str = "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove";
const PORTUGUESE: &str = "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove";
const DUTCH: &str = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien";

const TENS: [(Language, &str); 7] = [
    (Language::English, "twenty thirty forty fifty sixty seventy eighty ninety"),
    (Language::German, "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig"),
    (Language::French, "vingt trente quarante cinquante soixante septante huitante nonante"),
    (Language::Spanish, "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    (Language::Italian, "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"),
    (Language::Portuguese, "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"),
    (Language::Dutch, "twintig dertig veertig vijftig zestig zeventig tachtig negentig"),
];

/// Words that stand apart from the rows above.
const MORE: [(Language, &[(&str, f64)]); 7] = [
    (Language::English, &[("hundred", 100.0), ("thousand", 1000.0), ("dozen", 12.0), ("couple", 2.0)]),
    (
        Language::German,
        &[
            ("zweien", 2.0),
            ("hundert", 100.0),
            ("tausend", 1000.0),
            ("dutzend", 12.0),
            ("anderthalb", 1.5),
            ("eineinhalb", 1.5),
            ("zweieinhalb", 2.5),
            ("dreieinhalb", 3.5),
            ("viereinhalb", 4.5),
            ("funfeinhalb", 5.5),
            ("sechseinhalb", 6.5),
            ("siebeneinhalb", 7.5),
            ("achteinhalb", 8.5),
            ("neuneinhalb", 9.5),
        ],
    ),
    (
        Language::French,
        &[
            ("cent", 100.0),
            ("mille", 1000.0),
            ("cents", 100.0),
            ("vingts", 20.0),
            ("dizaine", 10.0),
            ("douzaine", 12.0),
            ("quinzaine", 15.0),
            ("vingtaine", 20.0),
            ("trentaine", 30.0),
            ("quarantaine", 40.0),
            ("cinquantaine", 50.0),
            ("centaine", 100.0),
        ],
    ),
    (
        Language::Spanish,
        &[
            ("cien", 100.0),
            ("mil", 1000.0),
            ("cuatrocientos", 400.0),
            ("seiscientos", 600.0),
            ("ochocientos", 800.0),
            ("trescientas", 300.0),
            ("quinientas", 500.0),
            ("ciento", 100.0),
            ("doscientos", 200.0),
            ("doscientas", 200.0),
            ("trescientos", 300.0),
            ("cuatrocientas", 400.0),
            ("seiscientas", 600.0),
            ("setecientos", 700.0),
            ("setecientas", 700.0),
            ("ochocientas", 800.0),
            ("novecientos", 900.0),
            ("novecientas", 900.0),
            ("quinientos", 500.0),
            ("docena", 12.0),
            ("decena", 10.0),
            ("veintena", 20.0),
            ("treintena", 30.0),
            ("centenar", 100.0),
            ("centena", 100.0),
        ],
    ),
    (
        Language::Italian,
        &[
            ("cento", 100.0),
            ("vent", 20.0),
            ("trent", 30.0),
            ("quarant", 40.0),
            ("cinquant", 50.0),
            ("sessant", 60.0),
            ("dozzina", 12.0),
            ("decina", 10.0),
            ("ventina", 20.0),
            ("trentina", 30.0),
            ("centinaio", 100.0),
        ],
    ),
    (
        Language::Portuguese,
        &[
            ("duas", 2.0),
            ("cem", 100.0),
            ("mil", 1000.0),
            ("cento", 100.0),
            ("duzentos", 200.0),
            ("duzentas", 200.0),
            ("trezentos", 300.0),
            ("trezentas", 300.0),
            ("quatrocentos", 400.0),
            ("quatrocentas", 400.0),
            ("quinhentos", 500.0),
            ("quinhentas", 500.0),
            ("seiscentos", 600.0),
            ("seiscentas", 600.0),
            ("setecentos", 700.0),
            ("oitocentos", 800.0),
            ("novecentos", 900.0),
            ("duzia", 12.0),
            ("dezena", 10.0),
            ("centena", 100.0),
            ("dezesseis", 16.0),
            ("dezessete", 17.0),
            ("dezenove", 19.0),
        ],
    ),
    (
        Language::Dutch,
        &[
            ("honderd", 100.0),
            ("duizend", 1000.0),
            ("dozijn", 12.0),
            ("tiental", 10.0),
            ("twintigtal", 20.0),
            ("anderhalf", 1.5),
            ("tweeenhalf", 2.5),
            ("drieenhalf", 3.5),
        ],
    ),
];

static ALL: LazyLock<Vec<Numerals>> =
    LazyLock::new(|| Language::ALL.iter().map(|l| Numerals::build(*l)).collect());

impl Numerals {
    pub(super) fn of(language: Language) -> &'static Self {
        &ALL[language as usize]
    }

    fn build(language: Language) -> Self {
        let row = match language {
            Language::English => ENGLISH,
            Language::German => GERMAN,
            Language::French => FRENCH,
            Language::Spanish => SPANISH,
            Language::Italian => ITALIAN,
            Language::Portuguese => PORTUGUESE,
            Language::Dutch => DUTCH,
        };
        let mut words: HashMap<String, f64> =
            row.split(' ').zip(0_u32..).map(|(word, n)| (word.to_owned(), f64::from(n))).collect();
        let units: Vec<&str> = row.split(' ').take(10).collect();
        let tens = TENS.iter().find(|t| t.0 == language).map_or("", |t| t.1);
        for (ten, n) in tens.split(' ').zip((20_u32..).step_by(10)) {
            words.insert(ten.to_owned(), f64::from(n));
            for (unit, one) in units.iter().zip(0_u32..).skip(1) {
                let whole = match language {
                    Language::German if *unit == "eins" => format!("einund{ten}"),
                    Language::German => format!("{unit}und{ten}"),
                    Language::Dutch => format!("{unit}en{ten}"),
                    // The last vowel of the ten goes before uno and otto.
                    Language::Italian if matches!(one, 1 | 8) => format!("{}{unit}", &ten[..ten.len() - 1]),
                    Language::Italian => format!("{ten}{unit}"),
                    _ => continue,
                };
                words.insert(whole, f64::from(n + one));
            }
        }
        for (word, value) in MORE.iter().find(|m| m.0 == language).map_or(&[][..], |m| m.1) {
            words.insert((*word).to_owned(), *value);
        }
        let sizes: &[(&str, f64)] = match language {
            Language::German => &[("tausend", 1000.0), ("hundert", 100.0)],
            Language::Dutch => &[("duizend", 1000.0), ("honderd", 100.0)],
            Language::Italian => &[("mila", 1000.0), ("mille", 1000.0), ("cento", 100.0)],
            _ => &[],
        };
        // Articles; "one" in words claims nothing that could be false.
        for article in ["un", "uno", "um", "een"] {
            words.remove(article);
        }
        let joins: &[&str] = match language {
            Language::English => &["and"],
            Language::French => &["et"],
            Language::Spanish => &["y"],
            Language::Portuguese => &["e"],
            _ => &[],
        };
        Self { words, joins, sizes }
    }

    pub(super) fn value(&self, word: &str) -> Option<f64> {
        self.words.get(word).copied().or_else(|| self.compound(word))
    }

    /// German, Dutch and Italian write numbers as one word: `zweihundertfünfzig`.
    fn compound(&self, word: &str) -> Option<f64> {
        let (name, size) = self.sizes.iter().find(|s| word.contains(s.0))?;
        let (before, after) = word.split_once(name)?;
        let times = if before.is_empty() || before == "ein" { 1.0 } else { self.value(before)? };
        let after = after.strip_prefix("und").or_else(|| after.strip_prefix("en")).unwrap_or(after);
        let rest = if after.is_empty() { 0.0 } else { self.value(after)? };
        (times < 1000.0 && rest < *size).then_some(times * size + rest)
    }

    /// Reads a number in words at the beginning: its value and how many words it takes. Millions and more are left to
    /// the caller.
    pub(super) fn read<'a>(&self, words: impl Iterator<Item = &'a str>) -> Option<(f64, usize)> {
        let words: Vec<&str> = words.collect();
        // Thousands that are complete, and what is below them.
        let (mut thousands, mut rest) = (0.0, 0.0);
        let mut taken = 0;
        for (at, word) in words.iter().enumerate() {
            if taken > 0 && self.joins.contains(word) {
                let next = words.get(at + 1).and_then(|w| self.value(w));
                if next.is_some_and(|n| n < 100.0 && fits(rest, n)) {
                    continue;
                }
                break;
            }
            let Some(value) = self.value(word) else { break };
            if taken == 0 && value < 1000.0 {
                rest = value;
            } else if value == 1000.0 {
                if thousands > 0.0 {
                    break;
                }
                thousands = f64::max(rest, 1.0) * 1000.0;
                rest = 0.0;
            } else if value == 100.0 && (11.0..100.0).contains(&rest) && rest % 10.0 != 0.0 {
                // "Fifteen hundred".
                rest *= 100.0;
            } else if value == 100.0 && (1.0..10.0).contains(&(rest % 100.0)) {
                rest = rest - rest % 100.0 + rest % 100.0 * 100.0;
            } else if word.starts_with("vingt") && rest % 100.0 == 4.0 {
                rest += 76.0;
            } else if fits(rest, value) {
                rest += value;
            } else {
                break;
            }
            taken = at + 1;
        }
        (taken > 0).then_some((thousands + rest, taken))
    }
}

/// Whether a smaller number word goes on behind what was read: twenty-two, cent quatre, soixante-dix, mil doscientos.
fn fits(read: f64, next: f64) -> bool {
    let (tens, ones) = (read % 100.0, read % 10.0);
    match next {
        n if n >= 100.0 => read == 0.0,
        n if tens == 0.0 => read > 0.0 || n > 0.0,
        n if n < 10.0 => {
            ones == 0.0 && tens >= 20.0
                || tens == 10.0 && n >= 7.0
                || tens == 70.0
                || tens == 90.0 && n >= 7.0
        }
        n => n < 20.0 && (tens == 60.0 || tens == 80.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_words_are_read() {
        for (language, words, value) in [
            (Language::English, "twenty two", 22.0),
            (Language::English, "one hundred and twenty people", 120.0),
            (Language::English, "twelve", 12.0),
            (Language::German, "zweiundzwanzig", 22.0),
            (Language::German, "dreihundert", 300.0),
            (Language::French, "quatre vingts couverts", 80.0),
            (Language::French, "quatre vingt dix sept", 97.0),
            (Language::French, "soixante douze", 72.0),
            (Language::French, "cent quatre vingts", 180.0),
            (Language::Spanish, "mil doscientos asistentes", 1200.0),
            (Language::English, "forty thousand hours", 40_000.0),
            (Language::Spanish, "treinta y dos", 32.0),
            (Language::Spanish, "veinticuatro", 24.0),
            (Language::Italian, "ventotto", 28.0),
            (Language::Dutch, "vijfentwintig", 25.0),
        ] {
            let found = Numerals::of(language).read(words.split(' ')).map(|f| f.0);
            assert_eq!(found, Some(value), "{words}");
        }
        assert_eq!(Numerals::of(Language::English).read("two three".split(' ')), Some((2.0, 1)));
    }
}
