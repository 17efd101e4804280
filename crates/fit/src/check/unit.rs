use std::collections::HashMap;
use std::sync::LazyLock;

use super::language::Language;

/// What a figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Dimension {
    /// Hundredths; a plain fraction counts as such.
    Percent,
    /// Percentage points, points of a score.
    Points,
    /// Currency by its letters (ISO 4217).
    Money(&'static str),
    /// Seconds.
    Time,
    Metres,
    SquareMetres,
    /// Of weight or of money: the word does not say.
    Pound,
    Litres,
    Grams,
    Watts,
    WattPeaks,
    WattHours,
    Volts,
    Bytes,
    Hertz,
    Celsius,
    /// Read as Celsius.
    Fahrenheit,
    Pascals,
    Joules,
    Amperes,
    Newtons,
    Bits,
    Decibels,
}

/// A unit: what it measures and how many of the base unit it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    pub(super) dimension: Dimension,
    pub(super) factor: f64,
}

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3600.0;
const DAY: f64 = 86_400.0;
/// Mean Gregorian year.
const YEAR: f64 = 365.2425 * DAY;

/// Seconds in a month, on average.
pub(super) const MONTH: f64 = YEAR / 12.0;

/// Folded names; units of seven languages side by side, since their names do not clash.
const UNITS: &[(Dimension, f64, &str)] = &[
    (Dimension::Percent, 1.0, "% percent pct prozent pourcent procent percento"),
    (Dimension::Percent, 0.1, "‰ promille promil"),
    (Dimension::Percent, 1e-4, "ppm"),
    (Dimension::Percent, 1e-7, "ppb"),
    (
        Dimension::Points,
        1.0,
        "points point punkte prozentpunkt prozentpunkte prozentpunkten puntos punti pontos punten pp procentpunt procentpunten percentagepunt percentagepunten",
    ),
    (Dimension::Points, 0.01, "bp bps basispunkt basispunkte basispunkten basispunten"),
    (Dimension::Money("EUR"), 1.0, "€ eur euro euros euri"),
    (Dimension::Money("EUR"), 1e3, "teur keur k€ t€"),
    (Dimension::Money("USD"), 1.0, "$ usd dollar dollars dolares us$"),
    (Dimension::Money("GBP"), 1.0, "£ gbp sterling"),
    (Dimension::Money("GBP"), 0.01, "p pence"),
    (Dimension::Pound, 1.0, "lb lbs pound pounds"),
    (Dimension::Money("CHF"), 1.0, "chf franken sfr"),
    (Dimension::Money("AUD"), 1.0, "aud a$ au$"),
    (Dimension::Money("CAD"), 1.0, "cad c$ ca$"),
    (Dimension::Money("JPY"), 1.0, "¥ jpy yen"),
    (Dimension::Money("INR"), 1.0, "₹ inr rs rupees rupee"),
    (Dimension::Money("MXN"), 1.0, "mxn pesos peso"),
    (Dimension::Money("MXN"), 1e6, "mdp"),
    (Dimension::Money("BRL"), 1.0, "brl reais r$"),
    (Dimension::Money("PLN"), 1.0, "pln zloty"),
    (Dimension::Money("SEK"), 1.0, "sek kronor kr"),
    (
        Dimension::Time,
        1e-6,
        "µs microsecond microseconds mikrosekunden microsecondes microsegundos microsecondi microseconden",
    ),
    (
        Dimension::Time,
        1e-3,
        "ms millisecond milliseconds msec millisekunde millisekunden milliseconde millisecondes milisegundo milisegundos millisecondo millisecondi milliseconden",
    ),
    (
        Dimension::Time,
        1.0,
        "s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos secondo secondi seconden",
    ),
    (Dimension::Time, MINUTE, "min mins minute minutes minuten minuto minutos minuti minuut minuten"),
    (
        Dimension::Time,
        HOUR,
        "u h hr hrs hour hours uhr stunde stunden std heure heures hora horas ora ore uur uren uurtje",
    ),
    (
        Dimension::Time,
        DAY,
        "day days tag tage tagen jour jours journee journees dia dias giorno giorni giornata giornate dag dagen werktag werktage werktagen werkdag werkdagen",
    ),
    (
        Dimension::Time,
        7.0 * DAY,
        "week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane weken",
    ),
    (Dimension::Time, 14.0 * DAY, "fortnight fortnights quinzaine quincena quinzena"),
    (
        Dimension::Time,
        MONTH,
        "month months mo mos mon mth mths monat monate monaten mois mes meses mese mesi maand maanden mnd",
    ),
    (
        Dimension::Time,
        3.0 * MONTH,
        "quarters quartal quartale quartalen trimestre trimestres trimestri kwartaal kwartalen",
    ),
    (
        Dimension::Time,
        6.0 * MONTH,
        "semester semesters semestre semestres semestri halbjahr halbjahre halbjahren halfjaar",
    ),
    (
        Dimension::Time,
        YEAR,
        "annum year years yr yrs jahr jahre jahren an ans annee annees ano anos anno anni jaar jaren schuljahr schuljahre schooljaar schooljaren",
    ),
    (
        Dimension::Time,
        10.0 * YEAR,
        "decade decades jahrzehnt jahrzehnte jahrzehnten decennie decennies decada decadas decennio decennium",
    ),
    (Dimension::Metres, 1e-6, "µm micron microns mikron"),
    (
        Dimension::Metres,
        1e-3,
        "mm millimetres millimeters millimeter millimetre millimetros millimetri milimetros",
    ),
    (
        Dimension::Metres,
        1e-2,
        "cm centimetres centimeters zentimeter zentimetern centimetre centimetros centimetri centimeter",
    ),
    (Dimension::Metres, 1.0, "m metre metres meter meters metern metro metros metri mtr"),
    (
        Dimension::Metres,
        1e3,
        "km kilometre kilometres kilometer kilometers kilometern kilometro kilometros chilometro chilometri quilometro quilometros",
    ),
    (Dimension::Metres, 0.3048, "ft foot feet"),
    (Dimension::Metres, 1609.344, "mile miles mi"),
    (Dimension::SquareMetres, 1.0, "m2 sqm qm mq quadratmeter quadratmetern vierkantemeter"),
    (Dimension::SquareMetres, 0.092_903, "sqft ft2"),
    (Dimension::SquareMetres, 4046.856, "acre acres ac"),
    (Dimension::SquareMetres, 1e4, "ha hectare hectares hektar hectarea hectareas ettaro ettari"),
    (Dimension::SquareMetres, 2_589_988.0, "mi2"),
    (Dimension::SquareMetres, 1e6, "km2 quadratkilometer quadratkilometern"),
    (Dimension::Litres, 1e-6, "µl ul"),
    (Dimension::Litres, 1e-3, "ml"),
    (Dimension::Litres, 1e-1, "dl"),
    (Dimension::Litres, 3.785, "gal gals gallon gallons"),
    (Dimension::Litres, 1e-2, "cl centilitres"),
    (Dimension::Litres, 1.0, "l litre litres liter liters litern litro litros litri"),
    (Dimension::Litres, 1e2, "hl hectolitres hectoliter hektoliter hectolitros ettolitri"),
    (Dimension::Litres, 1e3, "m3 cbm kubikmeter kubikmetern"),
    (Dimension::Litres, 28.316_847, "cuft ft3"),
    (Dimension::Litres, 764.554_86, "cuyd yd3"),
    (Dimension::Grams, 1e-9, "ng"),
    (Dimension::Grams, 1e-6, "µg ug mcg"),
    (Dimension::Grams, 1e-3, "mg"),
    (Dimension::Grams, 1.0, "g gram grams gramm grammes gramos grammi gramas"),
    (
        Dimension::Grams,
        1e3,
        "kg kilo kilos kilogram kilograms kilogramm kilogrammes kilogramos chili chilogrammi quilos",
    ),
    (Dimension::Grams, 1e6, "t tonne tonnes ton tons tonnen tonelada toneladas tonnellata tonnellate"),
    (Dimension::Watts, 1.0, "w watt watts"),
    (Dimension::Watts, 1e3, "kw kilowatt"),
    (Dimension::Watts, 1e6, "mw megawatt"),
    (Dimension::Watts, 1e9, "gw gigawatt"),
    (Dimension::WattPeaks, 1e3, "kwp"),
    (Dimension::WattPeaks, 1e6, "mwp"),
    (Dimension::WattPeaks, 1e9, "gwp"),
    (Dimension::WattHours, 1e3, "kwh"),
    (Dimension::WattHours, 1e6, "mwh"),
    (Dimension::WattHours, 1e9, "gwh"),
    (Dimension::Volts, 1.0, "v volt volts"),
    (Dimension::Volts, 1e3, "kv kilovolt"),
    (Dimension::Bytes, 1e6, "mb megabytes"),
    (Dimension::Bytes, 1e9, "gb gigabytes gigabyte"),
    (Dimension::Bytes, 1e12, "tb terabytes terabyte"),
    (Dimension::Bytes, 1e15, "pb petabytes petabyte"),
    (Dimension::Hertz, 1e3, "khz"),
    (Dimension::Hertz, 1e6, "mhz"),
    (Dimension::Hertz, 1e9, "ghz"),
    (Dimension::Celsius, 1.0, "°c celsius centigrade grad graden degres"),
    (Dimension::Fahrenheit, 1.0, "°f fahrenheit"),
    (Dimension::Pascals, 1e3, "kpa"),
    (Dimension::Pascals, 1e6, "mpa"),
    (Dimension::Pascals, 1e5, "bara barg bars"),
    (Dimension::Pascals, 1e2, "mbar hpa"),
    (Dimension::Pascals, 6894.757, "psi"),
    (Dimension::Amperes, 1.0, "amp amps ampere amperes amperios ampères"),
    (Dimension::Amperes, 1e-3, "ma"),
    (Dimension::Amperes, 1e-6, "µa ua μa"),
    (Dimension::Joules, 1e3, "kj"),
    (Dimension::Bits, 1e6, "mbps mbit"),
    (Dimension::Bits, 1e9, "gbps gbit"),
    (Dimension::Metres, 0.0254, "inch inches pouce pouces pulgada pulgadas pollici"),
    (Dimension::Metres, 0.9144, "yard yards yd yds"),
    (Dimension::Metres, 1609.344, "mph"),
    (Dimension::Metres, 1e3, "kmh kph"),
    (Dimension::Grams, 28.349_523, "oz ounce ounces"),
    (Dimension::Litres, 0.568_261, "pint pints"),
    (Dimension::Decibels, 1.0, "db dba dezibel decibels decibel"),
];

/// Prefixes by their names.
const PREFIXES: &[(f64, &str)] = &[
    (1e-6, "micro mikro"),
    (1e-3, "milli mili"),
    (1e-2, "centi zenti"),
    (1e-1, "deci dezi"),
    (1e2, "hecto hekto"),
    (1e3, "kilo chilo quilo"),
    (1e6, "mega"),
    (1e9, "giga"),
    (1e12, "tera"),
];

/// What they stand before.
const PREFIXED: &[(Dimension, &str)] = &[
    (Dimension::Watts, "watt watts vatios"),
    (Dimension::WattHours, "wattstunden wattstunde wattheures wattora wattuur"),
    (Dimension::Volts, "volt volts voltios"),
    (Dimension::Amperes, "ampere amperes amp amps"),
    (Dimension::Bytes, "byte bytes octets"),
    (Dimension::Bits, "bit bits"),
    (Dimension::Hertz, "hertz"),
    (Dimension::Pascals, "pascal pascals"),
    (Dimension::Joules, "joule joules"),
    (Dimension::Newtons, "newton newtons"),
    (Dimension::Grams, "gram grams gramme grammes gramm gramo gramos grammo grammi grama gramas"),
    (Dimension::Metres, "metre metres meter meters metern metro metros metri"),
    (Dimension::Litres, "litre litres liter liters litern litro litros litri"),
];

static TABLE: LazyLock<HashMap<String, Unit>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for (dimension, factor, names) in UNITS {
        for name in names.split(' ') {
            table.insert(name.to_owned(), Unit { dimension: *dimension, factor: *factor });
        }
    }
    for (dimension, names) in PREFIXED {
        for (factor, prefixes) in PREFIXES {
            for prefix in prefixes.split(' ') {
                for name in names.split(' ') {
                    table
                        .entry(format!("{prefix}{name}"))
                        .or_insert(Unit { dimension: *dimension, factor: *factor });
                }
            }
        }
    }
    table
});

impl Dimension {
    /// Whether it is measured in units of several systems: miles and kilometres.
    pub(super) fn is_physical(self) -> bool {
        matches!(
            self,
            Self::Metres | Self::SquareMetres | Self::Litres | Self::Grams | Self::Pascals | Self::Celsius
        )
    }
}

/// Units that say per what: "60 mph", "30 rpm". Seconds of the period, and whether the unit also measures something.
pub(super) fn own_period(norm: &str) -> Option<(f64, bool)> {
    Some(match norm {
        "mph" | "kmh" | "kph" => (HOUR, true),
        "rpm" | "wpm" | "bpm" | "ppm" => (MINUTE, false),
        "fps" | "rps" | "tps" | "qps" => (1.0, false),
        _ => return None,
    })
}

/// "Degrees Celsius", "Grad Fahrenheit": the scale.
pub(super) fn degrees(word: &str, scale: &str) -> Option<&'static str> {
    let named = matches!(
        word,
        "degree" | "degrees" | "grad" | "degre" | "degres" | "grados" | "gradi" | "graus" | "graden"
    );
    match scale {
        "celsius" | "c" | "centigrade" if named => Some("°c"),
        "fahrenheit" | "f" if named => Some("°f"),
        _ => None,
    }
}

/// The unit of a folded name.
pub(super) fn find(norm: &str) -> Option<Unit> {
    TABLE.get(norm).copied()
}

/// How many times a magnitude word or letter makes its number, `K` and `million` alike. Letters count only where they
/// touch the number; the caller sees to that.
pub(super) fn magnitude(norm: &str) -> Option<f64> {
    Some(match norm {
        "thousand" | "tausend" | "mille" | "mil" | "mila" | "millier" | "milliers" | "millar"
        | "migliaio" | "milhar" | "duizendtal" | "duizend" | "tsd" | "k" | "t" => 1e3,
        "million" | "millions" | "mio" | "mill" | "millionen" | "millon" | "millones" | "milione"
        | "milioni" | "milhao" | "milhoes" | "miljoen" | "mn" | "mln" | "mm" | "m" => 1e6,
        "billion" | "billions" | "milliarde" | "milliarden" | "mrd" | "milliard" | "milliards" | "md"
        | "bn" | "b" | "miliardo" | "miliardi" | "miljard" | "mds" => 1e9,
        "lakh" | "lakhs" | "lac" | "lacs" => 1e5,
        "crore" | "crores" | "cr" => 1e7,
        _ => return None,
    })
}

/// Short names that mean something else in the other languages: "an" is a year in French only.
const OWN: &[(&str, Language)] = &[
    ("an", Language::French),
    ("u", Language::Dutch),
    ("dag", Language::Dutch),
    ("tag", Language::German),
    ("ora", Language::Italian),
    ("ore", Language::Italian),
    ("mi", Language::English),
    ("ma", Language::English),
    ("mon", Language::German),
    ("p", Language::English),
    ("pound", Language::English),
    ("grad", Language::German),
    ("graden", Language::Dutch),
];

/// The unit of a folded name in a language.
pub(super) fn find_in(norm: &str, language: Language) -> Option<Unit> {
    let other = OWN.iter().any(|(name, of)| *name == norm && *of != language);
    let mine = norm == "mes" && !matches!(language, Language::Spanish | Language::Portuguese);
    if other || mine { None } else { find(norm) }
}
