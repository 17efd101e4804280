//! Whether a sentence asks for something, by the words people use: what it demands, welcomes, waives, or only tells.

/// Whether the wording makes it welcome rather than required.
pub(super) fn welcome(sentence: &str) -> bool {
    let low = sentence.to_lowercase();
    NICE.iter().any(|w| low.contains(w))
}

const NICE: &[&str] = &[
    "nice to have",
    "nice-to-have",
    "a plus",
    "is plus",
    "an advantage",
    "advantageous",
    "desirable",
    "a bonus",
    "bonus point",
    "preferred",
    "preferably",
    "beneficial",
    "would be great",
    "is welcome",
    "an asset",
    "not required",
    "optional",
    "von vorteil",
    "wünschenswert",
    "idealerweise",
    "gerne",
    "ein plus",
    "un plus",
    "un atout",
    "apprécié",
    "idéalement",
    "souhaité",
    "deseable",
    "se valorará",
    "valorable",
    "un plus",
    "desejável",
    "diferencial",
    "preferibile",
    "costituisce",
    "gradito",
    "è un plus",
    "een pre",
    "een plus",
    "bij voorkeur",
    "ideally",
    "wäre schön",
];

/// Whether a sentence outside a section of requirements asks for something.
pub(super) fn asks(sentence: &str) -> bool {
    let low = format!(" {} ", sentence.to_lowercase());
    ASKS.iter().any(|w| low.contains(w))
}

const ASKS: &[&str] = &[
    " must ",
    "required",
    "essential",
    "you have",
    "you bring",
    "you are",
    "you should",
    "you need",
    "you will need",
    "you'll need",
    "experience",
    "knowledge of",
    "understanding of",
    "proficien",
    "familiar",
    "degree",
    "fluent",
    "certified",
    "certificate",
    "licence",
    "license",
    "qualified",
    "skills",
    "background in",
    "ability to",
    "candidate",
    "kenntnisse",
    "erfahrung",
    "du hast",
    "sie haben",
    "du bringst",
    "abgeschlossene",
    "studium",
    "ausbildung",
    "voraussetzung",
    "führerschein",
    "expérience",
    "connaissance",
    "maîtris",
    "diplôm",
    "vous avez",
    "vous êtes",
    "titulaire",
    "experiencia",
    "conocimiento",
    "titulación",
    "dominio",
    "imprescindible",
    "experiência",
    "conhecimento",
    "formação",
    "esperienza",
    "conoscenza",
    "laurea",
    "ervaring",
    "kennis van",
    "opleiding",
    "beheers",
    " a plus",
    "advantage",
    "preferred",
];

/// Whether a sentence tells of the company or of how things are, and asks nothing: "Quillon is a leader in", "We are",
/// "There are two students here".
pub(super) fn tells(sentence: &str) -> bool {
    let low = format!(" {} ", sentence.to_lowercase().replace('’', "'"));
    if SEEKS.iter().any(|w| low.contains(w)) {
        return false;
    }
    let begins = |list: &[&str]| list.iter().any(|w| low.starts_with(w));
    if begins(OURS) {
        return true;
    }
    // A name before "is a", "are an", "was founded": "<name> is a global leader".
    let mut tokens = sentence.split_whitespace();
    let mut named = 0;
    let verb = tokens.find(|t| {
        let part = t.starts_with(|c: char| c.is_uppercase() || c == '<' || c == '&') || *t == "of";
        named += usize::from(part);
        !part
    });
    let next = tokens.next().unwrap_or_default();
    let then = tokens.next().unwrap_or_default();
    let good = [
        "plus",
        "must",
        "bonus",
        "advantage",
        "asset",
        "requirement",
        "prerequisite",
        "strong",
        "big",
        "huge",
    ];
    (1..=5).contains(&named)
        && match verb {
            Some("is" | "was") => {
                matches!(next, "a" | "an" | "the" | "one" | "proud" | "committed" | "looking" | "growing")
                    && !good.contains(&then.trim_matches(|c: char| !c.is_alphabetic()))
            }
            Some("offers" | "provides" | "operates" | "employs") => true,
            _ => false,
        }
}

const OURS: &[&str] = &[
    " we ",
    " we're ",
    " we've ",
    " our ",
    " there is ",
    " there are ",
    " the company ",
    " the team ",
    " founded ",
    " wir ",
    " unser ",
    " unsere ",
    " es gibt ",
    " nous ",
    " notre ",
    " nos ",
    " il y a ",
    " nosotros ",
    " nuestra ",
    " nuestro ",
    " hay ",
    " somos ",
    " wij ",
    " ons ",
    " onze ",
    " er zijn ",
    " noi ",
    " siamo ",
    " la nostra ",
    " the department ",
    " the position ",
    " the appointment ",
    " the institute ",
    " the university ",
    " the school ",
    " the group ",
    " the project ",
    " each ",
    " this ",
    " these ",
    " they ",
    " it is ",
];

/// What a company says of itself when it asks all the same.
const SEEKS: &[&str] = &[
    " you ",
    " your ",
    "looking for",
    "we expect",
    "we require",
    "we need",
    "we seek",
    "seeking",
    "we want",
    "we ask",
    "we search",
    "we value",
    "we'd like",
    "we would like",
    "we hope",
    "candidate",
    "applicant",
    "must ",
    "required",
    "essential",
    "requires",
    "experience",
    "expected",
    "a plus",
    "advantage",
    "wir suchen",
    "wir erwarten",
    "wir brauchen",
    "wir wünschen",
    " du ",
    " sie ",
    " dich ",
    "nous recherchons",
    "nous cherchons",
    "nous attendons",
    " vous ",
    "buscamos",
    "pedimos",
    "procuramos",
    "wij zoeken",
    "wij vragen",
    " je ",
    "cerchiamo",
];

/// Whether a sentence says that something is not asked: "You are not required to have a degree", "No experience needed".
/// "Welcome but not required" is no such sentence: it names what is welcome.
pub(super) fn waives(sentence: &str) -> bool {
    let low = format!(" {} ", sentence.to_lowercase().replace('’', "'"));
    let has = |list: &[&str]| list.iter().any(|w| low.contains(w));
    let welcome = [
        "plus",
        "prefer",
        "but not",
        "not required but",
        "advantage",
        "helpful",
        "desirable",
        "welcome",
        "nice",
    ];
    let all = [
        " not required",
        " not be required",
        " not need",
        " don't need",
        " do not need",
        " needn't",
        " not necessary",
        " not a requirement",
        " not expected",
        " don't have to have",
        " isn't required",
        " aren't required",
        " nicht erforderlich",
        " nicht notwendig",
        " keine voraussetzung",
        " nicht nötig",
        " pas nécessaire",
        " pas exigé",
        " no es necesari",
        " no se requiere",
        " não é necessári",
        " non è necessari",
        " niet vereist",
        " niet nodig",
    ];
    let none = [" no ", " without "].iter().filter_map(|no| low.find(no)).any(|at| {
        let rest: Vec<&str> = low[at..].split_whitespace().skip(1).take(7).collect();
        rest.iter().any(|w| {
            ["required", "necessary", "needed", "expected"]
                .contains(&w.trim_matches(|c: char| !c.is_alphabetic()))
        })
    });
    (has(&all) || none) && !has(&welcome)
}

/// Whether a sentence says outright that something must be there.
pub(super) fn demands(sentence: &str) -> bool {
    let low = format!(" {} ", sentence.to_lowercase());
    // What is said for a case is help that is offered: "If you need an accommodation, write to us".
    if [" if you ", " should you ", " falls sie ", " falls du ", " si vous ", " si usted "]
        .iter()
        .any(|w| low.contains(w))
    {
        return false;
    }
    let owned = ["you have ", "you hold ", "you bring ", "you possess ", "you must "];
    DEMANDS.iter().any(|w| low.contains(w)) || owned.iter().any(|w| low.trim_start().starts_with(w))
}

const DEMANDS: &[&str] = &[
    " must have ",
    " must hold ",
    " must be able ",
    " must know ",
    " must speak ",
    " must be fluent",
    " is required",
    " are required",
    " required: ",
    " required ",
    " you need ",
    " you will need ",
    " you'll need ",
    " needed ",
    " needed is",
    " is essential",
    " are essential",
    " is mandatory",
    " erforderlich",
    " zwingend",
    " imprescindible",
    " obligatoire",
    " exigé",
    " vereist",
    " obrigatóri",
    " indispensabil",
];
