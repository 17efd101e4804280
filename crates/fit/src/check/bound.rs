use super::language::Language;
use super::number::Bound;
use super::token::Token;

/// Words before a figure, as they are written there; `_` parts words.
const WORDS: &[(Bound, &str)] = &[
    (
        Bound::Over,
        "more_than greater_than better_than mehr_als plus_de plus_d mais_de mas_de meer_dan piu_di piu_d upwards_of excess_of north_of \
         at_least au_moins al_menos por_lo_menos almeno pelo_menos ten_minste minstens over exceeding above beyond uber gut guten oltre ruim \
         mindestens minimum past topped topping exceeds exceeded surpassed mehr_wie hoher_als grosser_als longer_than larger_than \
         superieur_a superieure_a superieurs_a superieures_a superior_a superiores_a superiore_a superiori_a depasse_les depasse_le depassant depassent \
         supera superan supero supero_los supera_los supera_el superando superado superato supera_i supera_il supera_le acima_de encima_de \
         au_dela_de no_less_than no_fewer_than not_less_than algo_mas_de poco_mas_de poco_piu_di pouco_mais_de un_peu_plus_de etwas_mehr_als \
         iets_meer_dan just_over a_little_over well_over a_good boven oberhalb ultrapassa passant_les",
    ),
    (
        Bound::Under,
        "less_than fewer_than weniger_als moins_de moins_d menos_de meno_di minder_dan under below unter inferieur_a inferieure_a inferior_a \
         inferiore_a debajo_del debajo_de abaixo_de abaixo_dos sotto_il sotto_i sous_les sous_la sous_le",
    ),
    (
        Bound::Nearly,
        "close_to near_to pres_de pres_d nearly almost fast knapp beinahe nahezu annahernd presque casi quasi quase bijna just_under just_short_of short_of \
         getting_on_for approaching nearing proche_de rozando haast",
    ),
    (
        Bound::UpTo,
        "within innerhalb binnen up_to bis_zu jusqu_a jusque_a jusqu fino_a hasta ate tot as_many_as as_much_as maximum max maximal hochstens hoogstens maximaal at_most au_plus no_more_than not_more_than nicht_mehr_als al_massimo como_maximo no_maximo ten_hoogste",
    ),
    (
        Bound::About,
        "cerca_de alrededor_de autour_de about around approximately roughly approx some circa ca etwa rund ungefahr environ unos \
         unas aproximadamente ongeveer zowat ~ um quelque an_average_of on_average zirka zo_n a_peu_pres or_so en_torno_a torno_a \
         intorno_a all_incirca su_per_giu mais_ou_menos mas_o_menos averaging avg durchschnittlich gemiddeld",
    ),
];

/// Words behind a figure: "40 or more", "300-plus", "a third or so".
const BEHIND: &[(Bound, &[&str])] = &[
    (
        Bound::Over,
        &[
            "or more",
            "or higher",
            "or better",
            "or greater",
            "or above that",
            "oder hoher",
            "ou superieur",
            "o superior",
            "o superiore",
            "ou superior",
            "or above",
            "and more",
            "and up",
            "or over",
            "oder mehr",
            "und mehr",
            "ou plus",
            "et plus",
            "o mas",
            "y mas",
            "o piu",
            "e piu",
            "ou mais",
            "e mais",
            "of meer",
            "en meer",
            "- plus",
            "- odd",
            "and above",
            "upwards",
            "and then some",
            "and something",
            "and counting",
            "largos",
            "largas",
            "bien tasses",
            "passes",
            "abbondanti",
        ],
    ),
    (
        Bound::About,
        &[
            "or so",
            "or thereabouts",
            "give or take",
            "environ",
            "circa",
            "ungefahr",
            "etwa",
            "aproximadamente",
            "mas o menos",
            "mais ou menos",
            "ongeveer",
            "piu o meno",
            "approx",
            "approximately",
            "roughly",
        ],
    ),
];

/// What stands behind a figure and bounds it, and how many tokens it takes.
pub(super) fn behind(tokens: &[Token], end: usize) -> Option<(Bound, usize)> {
    let word = |k: usize| tokens.get(end + k).map_or("", |t| t.norm.as_str());
    let fits = |phrase: &str| phrase.split(' ').enumerate().all(|(k, w)| word(k) == w);
    // "Etwa" before another figure is that one's.
    let free =
        |length: usize| !tokens.get(end + length).is_some_and(|t| t.form == super::token::Form::Number);
    BEHIND.iter().find_map(|(bound, phrases)| {
        let phrase = phrases.iter().find(|p| fits(p))?;
        let length = phrase.split(' ').count();
        free(length).then_some((*bound, length))
    })
}

const ARTICLES: &str = "a an the la el un una une le les los las lo i il gli ein eine einem einer eines der die den das dem uma um os as een de het";

/// How exact a figure is meant, and the token at which the words that say so begin; `start` is the figure's own first.
pub(super) fn bound(tokens: &[Token], start: usize, language: Language) -> (Bound, usize) {
    // Words right before the figure, nearest first; the full stop of "approx." is passed over.
    let before: Vec<(usize, &str)> = (0..start)
        .rev()
        .take(6)
        .filter(|i| !tokens[*i].is_sign(".'’"))
        .map(|i| (i, tokens[i].norm.as_str()))
        .collect();
    // "Fast die Hälfte", "casi a la mitad".
    let article = |k: usize| before.get(k).is_some_and(|w| ARTICLES.split(' ').any(|a| a == w.1));
    let to =
        |k: usize| before.get(k).is_some_and(|w| matches!(w.1, "a" | "auf" | "to" | "alla" | "tot" | "aux"));
    let skips: &[usize] = match (article(0), to(usize::from(article(0)))) {
        (true, true) => &[0, 1, 2],
        (true, false) | (false, true) => &[0, 1],
        _ => &[0],
    };
    // The longest phrase says it: "no more than" is not "more than".
    let mut best: Option<(usize, Bound, usize)> = None;
    for skip in skips {
        for (bound, list) in WORDS {
            for phrase in list.split_whitespace().filter(|p| !foreign(p, language)) {
                let mut at = *skip;
                let fits = phrase.rsplit('_').all(|word| {
                    at += 1;
                    before.get(at - 1).is_some_and(|b| b.1 == word || at == skip + 1 && contracts(b.1, word))
                });
                if fits && best.is_none_or(|b| at - skip > b.0) {
                    best = Some((at - skip, *bound, before[at - 1].0));
                }
            }
        }
    }
    if let Some((_, bound, lead)) = best {
        // "Never below 96".
        let never = (lead.saturating_sub(3)..lead).any(|i| NEVER.contains(&tokens[i].norm.as_str()));
        return (if never && bound == Bound::Under { Bound::Over } else { bound }, lead);
    }
    loosely(&before, language).unwrap_or((Bound::Exact, start))
}

/// "A shade over", "in the region of", "just shy of", "the best part of": a telling word behind words that say little.
fn loosely(before: &[(usize, &str)], language: Language) -> Option<(Bound, usize)> {
    if language != Language::English {
        return None;
    }
    for (i, word) in before {
        if FILLERS.contains(word) {
            continue;
        }
        return LOOSE
            .iter()
            .find(|(_, words)| words.split(' ').any(|w| w == *word))
            .map(|(bound, _)| (*bound, *i));
    }
    None
}

/// Words that turn "below" into "at least".
const NEVER: &[&str] = &["never", "not", "no", "nie", "nicht", "jamais", "nunca", "mai", "nooit", "niet"];

/// Words that may stand between a bound and its figure.
const FILLERS: &[&str] = &[
    "a", "the", "of", "to", "on", "off", "than", "for", "part", "way", "some", "in", "as", "full", "total",
    "whole", "combined", "very",
];

/// English words that bound a figure further on.
const LOOSE: &[(Bound, &str)] = &[
    (
        Bound::Over,
        "over above beyond more upward upwards north excess exceeding exceed exceeds exceeded topping topped tops past surpassing least minimum",
    ),
    (
        Bound::Nearly,
        "nearly almost close near nearing approaching short shy verging bordering best better getting not towards toward far",
    ),
    (Bound::Under, "under below less fewer"),
    (
        Bound::About,
        "about around roughly approximately region order neighbourhood neighborhood ballpark circa approx average averaging vicinity",
    ),
];

/// Words that bound a number in one language and mean something else in another.
fn foreign(phrase: &str, language: Language) -> bool {
    match phrase {
        "over" | "some" | "about" => language != Language::English,
        "um" | "fast" | "gut" | "guten" | "rund" => language != Language::German,
        _ => false,
    }
}

/// Whether a preposition is drawn together with an article: "superiore ai", "acima dos", "supérieur aux".
fn contracts(word: &str, preposition: &str) -> bool {
    match preposition {
        "a" => matches!(
            word,
            "al" | "alla" | "ai" | "alle" | "agli" | "allo" | "all" | "au" | "aux" | "ao" | "aos" | "as"
        ),
        "de" | "di" => {
            matches!(
                word,
                "del"
                    | "della"
                    | "dei"
                    | "delle"
                    | "degli"
                    | "dello"
                    | "des"
                    | "du"
                    | "do"
                    | "da"
                    | "dos"
                    | "das"
            )
        }
        _ => false,
    }
}
