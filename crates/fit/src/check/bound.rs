use super::language::Language;
use super::number::Bound;
use super::token::Token;

/// Words before a figure, as they are written there; `_` parts words.
const WORDS: &[(Bound, &str)] = &[
    (
        Bound::Over,
        "more_than greater_than better_than mehr_als plus_de plus_d mais_de mas_de meer_dan piu_di upwards_of excess_of north_of \
         at_least au_moins al_menos por_lo_menos almeno pelo_menos ten_minste over exceeding above beyond uber gut guten oltre ruim \
         mindestens minimum",
    ),
    (
        Bound::Under,
        "less_than fewer_than weniger_als moins_de moins_d menos_de meno_di minder_dan under below unter",
    ),
    (
        Bound::Nearly,
        "close_to near_to pres_de pres_d nearly almost fast knapp beinahe presque casi quasi quase bijna just_under",
    ),
    (Bound::UpTo, "up_to bis_zu jusqu_a jusque_a jusqu fino_a hasta ate tot as_many_as"),
    (
        Bound::About,
        "cerca_de alrededor_de autour_de about around approximately roughly approx some circa ca etwa rund ungefahr environ unos \
         unas aproximadamente ongeveer zowat ~ um quelque an_average_of on_average",
    ),
];

const ARTICLES: &str = "a an the la el un una une le ein eine einem einer der die uma een";

/// How exact a figure is meant, and the token at which the words that say so begin; `start` is the figure's own first.
pub(super) fn bound(tokens: &[Token], start: usize, language: Language) -> (Bound, usize) {
    // Words right before the figure, nearest first; the full stop of "approx." is passed over.
    let before: Vec<(usize, &str)> = (0..start)
        .rev()
        .take(5)
        .filter(|i| !tokens[*i].is_sign(".'’"))
        .map(|i| (i, tokens[i].norm.as_str()))
        .collect();
    let article = before.first().is_some_and(|w| ARTICLES.split(' ').any(|a| a == w.1));
    for skip in if article { [0, 1].as_slice() } else { [0].as_slice() } {
        for (bound, list) in WORDS {
            for phrase in list.split_whitespace() {
                if foreign(phrase, language) {
                    continue;
                }
                let mut at = *skip;
                let fits = phrase.rsplit('_').all(|word| {
                    at += 1;
                    before.get(at - 1).is_some_and(|b| b.1 == word)
                });
                if fits {
                    return (*bound, before[at - 1].0);
                }
            }
        }
    }
    (Bound::Exact, start)
}

/// Words that bound a number in one language and mean something else in another.
fn foreign(phrase: &str, language: Language) -> bool {
    match phrase {
        "over" | "some" | "about" => language != Language::English,
        "um" | "fast" | "gut" | "guten" | "rund" => language != Language::German,
        _ => false,
    }
}
