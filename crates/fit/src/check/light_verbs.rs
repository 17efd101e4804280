use super::figure_words::has;
use super::language::Language;
use super::lexicon::Class;
use super::token::Token;

/// A verb that says little and a noun that says the part: "gave the foreman a hand", "had a share in".
struct Row {
    language: Language,
    verbs: &'static str,
    nouns: &'static str,
    class: Class,
}

const ROWS: &[Row] = &[
    Row {
        language: Language::English,
        verbs: "give gives gave given giving lend lends lent lending",
        nouns: "hand help support assistance aid backup back-up",
        class: Class::HELP,
    },
    Row {
        language: Language::English,
        verbs: "have has had having take took taken taking play plays played playing",
        nouns: "share part hand input say",
        class: Class::SHARE,
    },
    Row {
        language: Language::English,
        verbs: "make made making",
        nouns: "contribution contributions",
        class: Class::SHARE,
    },
    Row {
        language: Language::German,
        verbs: "leisten leistete geleistet gegeben gab geben gewahrt geboten ging gegangen gehen",
        nouns: "hilfe hilfestellung unterstutzung hand zuarbeit beistand",
        class: Class::HELP,
    },
    Row {
        language: Language::German,
        verbs: "leisten leistete geleistet lieferte geliefert beigesteuert",
        nouns: "beitrag beitrage anteil",
        class: Class::SHARE,
    },
    Row {
        language: Language::French,
        verbs: "donner donne donnant preter prete pretant apporter apporte apportant",
        nouns: "main coup aide appui soutien renfort assistance",
        class: Class::HELP,
    },
    Row {
        language: Language::French,
        verbs: "prendre pris prise prenant apporter apporte",
        nouns: "part contribution concours",
        class: Class::SHARE,
    },
    Row {
        language: Language::Spanish,
        verbs: "dar di dado dando echar eche echado prestar preste prestado brindar brinde brindado",
        nouns: "mano apoyo ayuda asistencia soporte",
        class: Class::HELP,
    },
    Row {
        language: Language::Spanish,
        verbs: "tomar tome tomado formar forme formado tuve tener",
        nouns: "parte participacion",
        class: Class::SHARE,
    },
    Row {
        language: Language::Italian,
        verbs: "dare dato dando prestare prestato",
        nouns: "mano aiuto supporto assistenza manforte sostegno",
        class: Class::HELP,
    },
    Row {
        language: Language::Italian,
        verbs: "prendere preso fare fatto prendendo",
        nouns: "parte",
        class: Class::SHARE,
    },
    Row {
        language: Language::Portuguese,
        verbs: "dar dei dado dando prestar prestei prestado",
        nouns: "apoio ajuda mao assistencia suporte",
        class: Class::HELP,
    },
    Row {
        language: Language::Portuguese,
        verbs: "tomar tomei fazer fiz tive",
        nouns: "parte participacao",
        class: Class::SHARE,
    },
    Row {
        language: Language::Dutch,
        verbs: "bieden bood geboden geven gaf gegeven verlenen verleende verleend",
        nouns: "hulp steun ondersteuning hand handje assistentie",
        class: Class::HELP,
    },
    Row {
        language: Language::Dutch,
        verbs: "stuur stuurt stuurde stuurden",
        nouns: "aan",
        class: Class::LEAD,
    },
    Row {
        language: Language::Dutch,
        verbs: "sta staat stond stonden",
        nouns: "bij terzijde",
        class: Class::HELP,
    },
    Row {
        language: Language::German,
        verbs: "stehe steht stand standen",
        nouns: "seite bei",
        class: Class::HELP,
    },
    Row {
        language: Language::Dutch,
        verbs: "leveren leverde geleverd",
        nouns: "bijdrage aandeel",
        class: Class::SHARE,
    },
];

/// How many words may stand between verb and noun.
const REACH: usize = 6;

/// The part in a work that the verb at `i` says together with its noun.
pub(super) fn class(tokens: &[Token], i: usize, language: Language) -> Option<Class> {
    let verb = tokens[i].norm.as_str();
    let rows = ROWS.iter().filter(|r| r.language == language && has(r.verbs, verb));
    let near = |r: &&Row| {
        let after = tokens.iter().skip(i + 1).take(REACH).take_while(|t| !t.is_sign(",;.:("));
        let before = tokens[i.saturating_sub(REACH)..i].iter().rev().take_while(|t| !t.is_sign(",;.:("));
        let noun = |t: &Token| has(r.nouns, &t.norm);
        // In German the verb comes last; "gave support staff a rise" gives no support.
        let last = matches!(language, Language::German | Language::Dutch) && before.into_iter().any(noun);
        last || after.clone().any(noun)
    };
    rows.into_iter().find(near).map(|r| r.class)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn part(text: &str, language: Language) -> Option<Class> {
        let tokens = tokens(text, language);
        (0..tokens.len()).find_map(|i| class(&tokens, i, language))
    }

    #[test]
    fn a_hand_is_help_and_a_share_is_a_part() {
        use Language::{Dutch, English, French, German, Italian, Portuguese, Spanish};
        for (text, language, class) in [
            ("Gave the foreman a hand with pricing", English, Class::HELP),
            ("Lent the registrar support on the audit", English, Class::HELP),
            ("Had a share in the redesign", English, Class::SHARE),
            ("Took an active part in the trial", English, Class::SHARE),
            ("Made a contribution to the tender", English, Class::SHARE),
            ("Der Leiterin bei der Planung Hilfe geleistet", German, Class::HELP),
            ("Prêté main-forte à l'équipe", French, Class::HELP),
            ("Eché una mano al encargado", Spanish, Class::HELP),
            ("Dato una mano in cucina", Italian, Class::HELP),
            ("Dei apoio à direção", Portuguese, Class::HELP),
            ("Ondersteuning geboden bij de verhuizing", Dutch, Class::HELP),
        ] {
            assert_eq!(part(text, language), Some(class), "{text}");
        }
        assert_eq!(part("Gave talks to students", English), None);
        assert_eq!(part("Had 12 staff", English), None);
    }
}
