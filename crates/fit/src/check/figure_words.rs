//! Words that stand in and around figures, folded, of seven languages together.

/// Whether a list has a word.
pub(super) fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_whitespace().any(|w| w == word)
}

pub(super) const ARTICLES: &str =
    "a an one un une uno una um uma een ein einem einer eine la die the der el le";

/// Behind these a fraction's name is a fraction: "by a third".
pub(super) const BEFORE_FRACTION: &str = "by um d de en di per met em por than nearly almost over about fast knapp uber pres casi to auf a in roughly around of mehr als";

/// "A third of".
pub(super) const OF: &str = "of der des aller de del della di dos das van the d";

/// Fractions that mean nothing else.
pub(super) const SURE_FRACTIONS: &str =
    "drittel viertel halfte zehntel funftel moitie mitad tiers tercio metade helft meta";

/// "Half" before a unit.
pub(super) const HALF: &str =
    "half halbe halben halber halbes demi demie media medio mezza mezzo mezz meia meio halve";

pub(super) const DOZEN: &str =
    "dozen dutzend douzaine douzaines docena docenas dozzina dozzine duzia duzias dozijn";

pub(super) const DECADE: &str = "decade jahrzehnt decennie decada decennio decennium";

/// What may stand before a year.
pub(super) const BEFORE_YEAR: &str = "in since from until till to between and by of during early late mid year jahr seit bis ab von und zwischen \
    en depuis de a entre et annee des desde hasta y ano nel dal al del e em ate sinds tot tussen van / - –";

/// What leads to the thing counted: "620 hours of speech".
pub(super) const TO_NOUN: &str = "of de d von di van the der des";

/// "Per", before a unit of time.
pub(super) const PER: &str = "per a an each every pro je par por al alla all la le el cada chaque ogni im am der jede jeden jedes elke iedere / ao first \
    primer premier ersten primo primeiro eerste";

/// Between the two ends of a range.
pub(super) const RANGE: &str =
    "to and or - – auf bis und zu a et y e o al ad naar tot en para down until till hasta ate fino sur";

/// From one end to the other, in time: what changed.
pub(super) const CHANGE: &str = "to auf a al naar para down until hasta ate fino zu bis - – → tot ad";

/// Between part and whole: "nine out of ten".
pub(super) const OUT_OF: &str = "out of in von sur de cada su van su ogni einem / eines";

/// Stands between a magnitude and its currency: "millones de euros".
pub(super) const OF_CURRENCY: &str = "de d di of";

/// After these a bare number may be one of the years before it: "eight years, three of them".
pub(super) const OF_THEM: &str = "davon dont waarvan";
