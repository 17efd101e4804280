use super::language::Language;
use super::numeral::Numerals;
use super::unit::{self, Dimension};

/// Words for a round number, give or take.
pub(super) fn is_rough(norm: &str) -> bool {
    ["aine", "aines", "enar", "ena", "enas", "ina", "ine", "inaio", "tal"].iter().any(|e| norm.ends_with(e))
        && !["nine", "quarantena"].contains(&norm)
        && !norm.ends_with("zzina")
        && !norm.ends_with("docena")
        && !norm.starts_with("douz")
}

/// "Twice", "dreimal".
pub(super) fn often(norm: &str, language: Language) -> Option<f64> {
    match norm {
        "twice" => Some(2.0),
        "thrice" => Some(3.0),
        _ if language == Language::German => {
            norm.strip_suffix("mal").filter(|n| n.len() >= 4).and_then(|n| Numerals::of(language).value(n))
        }
        _ => None,
    }
}

/// The unit of time after which something comes again: `monthly` is once a month.
pub(super) fn recurring(norm: &str) -> Option<&'static str> {
    const ROWS: &[(&str, &str)] = &[
        (
            "day",
            "daily taglich tagliche taglichen quotidien quotidienne quotidiens quotidiennes diario diaria diarios diarias giornaliero giornaliera giornalieri giornaliere dagelijks dagelijkse",
        ),
        (
            "week",
            "weekly wochentlich wochentliche wochentlichen wochentliches wochentlicher hebdomadaire hebdomadaires semanal semanales semanais settimanale settimanali wekelijks wekelijkse",
        ),
        (
            "fortnight",
            "fortnightly biweekly zweiwochentlich quinzenal quinzenais quincenal quincenales tweewekelijks tweewekelijkse quindicinale",
        ),
        (
            "semester",
            "termly halbjahrlich semestral semestriel semestrielle semestriels semestrielles semestrales semestrais semestrale semestrali halbjahrliche halbjahrlichen halbjahrlicher halfjaarlijks halfjaarlijkse",
        ),
        (
            "month",
            "monthly monatlich monatliche monatlichen monatliches monatlicher mensuel mensuelle mensual mensuales mensile mensili mensais mensuels mensuelles mensal maandelijks maandelijkse",
        ),
        (
            "quarters",
            "quarterly quartalsweise vierteljahrlich vierteljahrliche vierteljahrlichen trimestriel trimestrielle trimestriels trimestrielles trimestral trimestrais trimestrales trimestrale trimestrali kwartaals",
        ),
        (
            "year",
            "yearly annual annually jahrlich jahrliche jahrlichen jahrliches jahrlicher annuo annua annui annue jaarlijkse annuel annuelle annuels annuelles anual anuales anuais annuale annuali jaarlijks jaarlijkse",
        ),
    ];
    ROWS.iter().find(|row| row.1.split(' ').any(|w| w == norm)).map(|row| row.0)
}

/// "Quartalsrhythmus", "Zweiwochentakt": seconds.
pub(super) fn cycle(norm: &str, language: Language) -> Option<f64> {
    const ENDS: [&str; 5] = ["rhythmus", "takt", "turnus", "zyklus", "abstand"];
    let of = ENDS.iter().find_map(|e| norm.strip_suffix(e)).filter(|_| language == Language::German)?;
    let time = |word: &str| {
        let singular = [word, word.trim_end_matches('s'), word.trim_end_matches("es")];
        let unit = singular.iter().find_map(|w| unit::find(w)).filter(|_| word.len() > 2);
        unit.filter(|u| u.dimension == Dimension::Time).map(|u| u.factor)
    };
    time(of).or_else(|| {
        (2..of.len())
            .filter(|k| of.is_char_boundary(*k))
            .find_map(|k| Some(Numerals::of(language).value(&of[..k])? * time(&of[k..])?))
    })
}

/// Hours of the day that have a name.
pub(super) fn hour(norm: &str) -> Option<f64> {
    match norm {
        "midnight" | "mitternacht" | "minuit" | "medianoche" | "mezzanotte" | "middernacht" => Some(0.0),
        "noon" | "midday" | "mediodia" | "mezzogiorno" => Some(12.0),
        _ => None,
    }
}

/// Words for a place in a row, from the second on.
pub(super) fn ordinal(norm: &str) -> Option<f64> {
    const ROWS: &[&str] = &[
        "second zweite zweiten zweiter deuxieme seconde segundo segunda secondo seconda tweede",
        "third dritte dritten dritter troisieme tercer tercero tercera terzo terza terceiro terceira derde",
        "fourth vierte vierten vierter quatrieme cuarto cuarta quarto quarta vierde",
        "fifth funfte funften cinquieme quinto quinta vijfde",
        "sixth sechste sechsten sixieme sexto sexta sesto sesta zesde",
        "seventh siebte siebten septieme septimo septima settimo settima zevende",
        "eighth achte achten huitieme octavo octava ottavo ottava oitavo oitava achtste",
        "ninth neunte neunten neuvieme noveno novena nono nona negende",
        "tenth zehnte zehnten dixieme decimo decima tiende",
    ];
    let at = ROWS.iter().position(|row| row.split(' ').any(|w| w == norm))?;
    u32::try_from(at + 2).ok().map(f64::from)
}

/// A German or Dutch adjective of size: `fünfköpfig` is five.
pub(super) fn headed(norm: &str, language: Language) -> Option<f64> {
    let at = norm.find("kopfig").or_else(|| norm.find("koppig"))?;
    Numerals::of(language).value(&norm[..at])
}

/// Fractions by their denominators' names: percent.
pub(super) fn fraction(norm: &str) -> Option<f64> {
    Some(match norm {
        "half" | "halfte" | "moitie" | "mitad" | "meta" | "metade" | "helft" => 50.0,
        "third" | "thirds" | "drittel" | "tiers" | "tercio" | "tercios" | "terzo" | "terzi" | "terco"
        | "derde" => 100.0 / 3.0,
        "quarter" | "quarters" | "viertel" | "quart" | "quarts" | "cuarto" | "cuartos" | "quarto"
        | "quarti" | "kwart" => 25.0,
        "fifth" | "fifths" | "funftel" | "quinto" | "vijfde" | "cinquieme" => 20.0,
        "sixth" | "sixths" | "sechstel" | "sixieme" | "sesto" => 100.0 / 6.0,
        "eighth" | "eighths" | "achtel" | "huitieme" => 12.5,
        "tenth" | "tenths" | "zehntel" | "zehnteln" | "dixieme" | "dixiemes" | "decimo" | "decimos"
        | "decimi" | "decima" | "decimas" | "tiende" => 10.0,
        _ => return None,
    })
}

/// Tenths, hundredths and thousandths: the part of one, and what the word goes on with: "Hundertstelmillimeter".
pub(super) fn decimal_part(norm: &str) -> Option<(f64, &str)> {
    const WORDS: &[(f64, &str)] = &[
        (0.1, "tenth tenths dixieme dixiemes decima decimas decimo decimi decimos tiende tienden"),
        (
            0.01,
            "hundredth hundredths centieme centiemes centesima centesimas centesimo centesimi centesimos honderdste honderdsten",
        ),
        (
            0.001,
            "thousandth thousandths millieme milliemes milesima milesimas millesimo millesimi milesimo milesimos duizendste duizendsten",
        ),
    ];
    const BEGINNINGS: &[(f64, &str)] = &[(0.1, "zehntel"), (0.01, "hundertstel"), (0.001, "tausendstel")];
    let whole = WORDS.iter().find(|w| w.1.split(' ').any(|word| word == norm)).map(|w| (w.0, ""));
    whole.or_else(|| BEGINNINGS.iter().find_map(|b| Some((b.0, norm.strip_prefix(b.1)?))))
}

/// "Viertelmillion", "Dreiviertelmilliarde".
pub(super) fn cut_magnitude(norm: &str) -> Option<f64> {
    let parts = [("dreiviertel", 0.75), ("viertel", 0.25), ("halb", 0.5)];
    let (rest, part) = parts.iter().find_map(|(word, part)| Some((norm.strip_prefix(word)?, part)))?;
    unit::magnitude(rest).filter(|m| *m >= 1e6).map(|m| m * part)
}

/// Verbs that multiply: `doubled` is 2, `halved` 0.5. Beginnings, since verbs have many endings; nouns such as
/// "duplicate" and names such as "Halvorsen" are not among them.
const MULTIPLIERS: &[(f64, &str)] = &[
    (
        0.5,
        "halve halved halves halving halbiert halbieren halbierte halbierung halveerde gehalveerd dimezzat dimezzare dimezzando",
    ),
    (
        2.0,
        "doubled doubling twofold verdoppel duplicar duplico duplique duplicando raddoppi dobrar dobrou dobrei verdubbel doublé",
    ),
    (
        3.0,
        "tripled tripling trebled threefold verdreifach triplicar triplico triplique triplic verdrievoudig triplé",
    ),
    (4.0, "quadrupled quadrupling fourfold vervierfach cuadruplicar cuadruplico quadruplic"),
    (10.0, "tenfold verzehnfach"),
];

/// The factor of a verb that multiplies.
pub(super) fn multiplier(norm: &str) -> Option<f64> {
    let verb = |list: &str| {
        list.split(' ')
            .any(|w| norm == w || (w.len() >= 7 && norm.starts_with(w)) || super::token::fold(w) == norm)
    };
    MULTIPLIERS.iter().find(|m| verb(m.1)).map(|m| m.0).or_else(|| folded(norm))
}

/// "Fivefold", "verfünffachte", "vervijfvoudigd": a number word inside.
fn folded(norm: &str) -> Option<f64> {
    let of = |language: Language, word: &str| Numerals::of(language).value(word).filter(|n| *n >= 2.0);
    let german = || {
        let at = norm.find("fach").filter(|at| norm.len() - at <= 7)?;
        of(Language::German, norm[..at].trim_start_matches("ver"))
    };
    let dutch = || of(Language::Dutch, norm[..norm.find("voud")?].trim_start_matches("ver"));
    norm.strip_suffix("fold").and_then(|n| of(Language::English, n)).or_else(german).or_else(dutch)
}

/// "Hundreds of", "Dutzende": at least so many.
pub(super) fn at_least(norm: &str) -> Option<f64> {
    Some(match norm {
        "scores" | "tens" | "dozens" | "dutzende" | "dutzenden" | "douzaines" | "docenas" | "dozzine"
        | "dezenas" | "decenas" | "dizaines" | "decine" | "tientallen" => 20.0,
        "hundreds" | "hunderte" | "hunderten" | "hunderter" | "centaines" | "cientos" | "centenares"
        | "centinaia" | "centenas" | "honderden" => 200.0,
        "millier" | "millar" | "migliaio" | "milhar" | "duizendtal" => 1000.0,
        "thousands" | "tausende" | "tausenden" | "milliers" | "miles" | "migliaia" | "milhares"
        | "duizenden" => 2000.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_numbers_are_read() {
        assert_eq!(headed("funfkopfigen", Language::German), Some(5.0));
        assert_eq!(multiplier("verdoppelte"), Some(2.0));
        assert_eq!(ordinal("dritter"), Some(3.0));
    }
}
