//! Words that stand in and around figures, folded, of seven languages together.

/// Whether a list has a word.
pub(super) fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_whitespace().any(|w| w == word)
}

pub(super) const ARTICLES: &str =
    "a an one un une uno una um uma een ein einem einer eine la die the der el le";

/// One thing.
pub(super) const ONE: &str = "a an one un une uno una um uma een ein einem einer eine eines einen";

/// Behind these a fraction's name is a fraction: "by a third".
pub(super) const BEFORE_FRACTION: &str = "by um d de en di per met em por than nearly almost over about fast knapp uber pres casi to auf a in roughly around of mehr als dont davon waarvan cui";

/// "A third of".
pub(super) const OF: &str = "of der des aller de del della di dos das van the d";

/// Fractions that mean nothing else.
pub(super) const SURE_FRACTIONS: &str = "tenths fifths eighths thirds drittel viertel halfte zehntel funftel moitie mitad tiers tercio metade helft meta";

/// "Half" before a unit.
pub(super) const HALF: &str =
    "half halbe halben halber halbes halves demi demie media medio mezza mezzo mezz meia meio halve";

pub(super) const DOZEN: &str =
    "dozen dutzend douzaine douzaines docena docenas dozzina dozzine duzia duzias dozijn";

pub(super) const DECADE: &str = "decade jahrzehnt decennie decada decennio decennium";

/// Between a number and its unit of time: "three full years".
pub(super) const FULL: &str = "school academic full whole complete entire straight consecutive successive volle vollen ganze ganzen hele volledige longues completos interi";

/// Names of months, one month a row.
const MONTHS: &[&str] = &[
    "january jan januar janvier enero gennaio janeiro januari",
    "february feb februar fevrier febrero febbraio fevereiro februari",
    "march mar marz mars marzo marco maart",
    "april apr avril abril aprile",
    "may mai mayo maggio maio mei",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug aout agosto augustus",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember decembre diciembre dicembre dezembro",
];

/// Which month a word names, from 1.
pub(super) fn month(norm: &str) -> Option<f64> {
    let at = MONTHS.iter().position(|row| has(row, norm))?;
    u32::try_from(at + 1).ok().map(f64::from)
}

/// Whether a word names a month.
pub(super) fn is_month(norm: &str) -> bool {
    month(norm).is_some()
}

/// What may stand before a year.
pub(super) const BEFORE_YEAR: &str = "in since from until till to between and by of during early late mid year jahr seit bis ab von und zwischen \
    \
    spring summer autumn fall winter fruhjahr fruhling sommer herbst anfang ende mitte printemps ete automne hiver debut fin primavera verano otono invierno \
    principios finales mediados autunno inverno inizio fine verao outono inicio voorjaar zomer najaar begin eind en depuis de a entre et annee des desde hasta y ano nel dal al del e em ate sinds tot tussen van / - –";

/// What leads to the thing counted: "620 hours of speech".
pub(super) const TO_NOUN: &str = "of de d von di van the der des other further additional weitere weiteren autres otros otras altri altre outros outras";

/// "Per", before a unit of time.
pub(super) const PER: &str = "per a an each every pro je par por al alla all la le el cada chaque ogni im am der jede jeden jedes elke iedere / ao first \
    primer premier ersten primo primeiro eerste";

/// Behind a length of time that lies before or after a day that was set: "a week early".
pub(super) const MARGIN: &str = "early earlier late later ahead sooner faster fruher spater eerder";

/// Between the two ends of a range.
pub(super) const RANGE: &str = "up statt anstatt instead of rather than place au lieu lugar en vez de invece di anziche in plaats van to and or - – auf bis und zu a et y e o al ad naar tot en para down until till hasta ate fino sur";

/// From one end to the other, in time: what changed.
pub(super) const CHANGE: &str = "to auf a al naar para down until hasta ate fino zu bis - – → tot ad";

/// What may stand between the two ends of a change, beside the words above: "up from 48".
pub(super) const CHANGED_FROM: &str = "from von desde statt anstatt instead rather lieu lugar anziche invece";

/// Before a round number: "several thousand".
pub(super) const SEVERAL: &str = "several mehrere mehreren plusieurs varios varias diversi diverse varios varias enkele meerdere few einige quelques alcuni";

/// "Hundred" as a round number.
pub(super) const HUNDRED: &str = "hundred hundert centenar centena centinaio centaine honderd";

/// Tens and hundreds as things one can have several of.
pub(super) const TENS: &str = "dezenas decenas decine dizaines tientallen";
pub(super) const HUNDREDS: &str = "centenas centenares centinaia centaines hundreds";

/// "Six figures": so many digits.
pub(super) const DIGITS: &str =
    "figure figures digit digits chiffres cifras cifre digitos cijfers stellig stellige stelligen";

/// "The first year" is a year.
pub(super) const FIRST: &str =
    "first ersten erstes erster premier premiere primer primera primo prima primeiro primeira eerste";

/// Before a period of several units: "every four weeks".
pub(super) const EVERY: &str = "every alle cada tous toutes ogni om elke per in";

/// Between part and whole: "nine out of ten".
pub(super) const OUT_OF: &str =
    "every each out of the los las les den in von sur de cada su van su ogni einem / eines";

/// Stands between a magnitude and its currency: "millones de euros".
pub(super) const OF_CURRENCY: &str = "de d di of";

/// After these a bare number may be one of the years before it: "eight years, three of them".
pub(super) const OF_THEM: &str = "davon dont waarvan";

/// Before the whole of "two tests in three".
pub(super) const PARTS_IN: &str = "in of sur su von op cada em per pro par por je auf";

/// Joins the units of one figure: "two years and three months".
pub(super) const AND: &str = "and et und y e ed en";
