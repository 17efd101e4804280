//! The part of a word that its inflections share: teach, teacher, teaching.
//!
//! Suffix rules for English, and the plural and gender endings of the other languages. A stem need not be a word, only
//! the same for words that say the same and another for words that do not: "product", "production" and "productivity"
//! keep three.

/// The stem of a folded word ([`crate::words::fold`]).
pub(crate) fn stem(key: &str) -> String {
    if key.chars().count() <= 3 || !key.chars().all(char::is_alphabetic) {
        return key.to_owned();
    }
    if let Some((_, base)) = IRREGULAR.iter().find(|(form, _)| *form == key) {
        return stem(base);
    }
    let mut word = key.to_owned();
    // At most a plural and two endings: "leerlingen", "trainings", "implementations".
    for _ in 0..3 {
        if WHOLE.contains(&word.as_str()) {
            return word;
        }
        let Some(shorter) = shorter(&word) else { break };
        word = shorter;
    }
    vowel(word)
}

/// The word without one ending.
fn shorter(word: &str) -> Option<String> {
    for (ending, instead, least) in ENDINGS {
        let Some(rest) = word.strip_suffix(ending) else { continue };
        if rest.chars().count() < *least || !rest.contains(|c: char| "aeiouy".contains(c)) {
            continue;
        }
        let doubled = instead.is_empty() && matches!(*ending, "ing" | "ed" | "er");
        return Some(if doubled { single(rest) } else { format!("{rest}{instead}") });
    }
    None
}

/// Ending, what stands in its place, and the least that must be left before it. The longer first.
const ENDINGS: &[(&str, &str, usize)] = &[
    ("izational", "ise", 4),
    ("isation", "ise", 4),
    ("ization", "ise", 4),
    ("ational", "", 4),
    ("ation", "", 4),
    ("ating", "", 4),
    ("ated", "", 4),
    ("ator", "", 4),
    ("ment", "", 4),
    ("ance", "", 5),
    ("sion", "s", 5),
    ("eaux", "eau", 2),
    ("ing", "", 3),
    ("ied", "y", 3),
    ("ant", "", 5),
    ("ate", "", 4),
    ("aux", "al", 3),
    ("coe", "cao", 4),
    ("eed", "eed", 9),
    ("ed", "", 3),
    ("er", "", 3),
    ("or", "", 4),
    ("en", "", 4),
];

/// One of two equal letters at the end: "planning", "programmer". Not where the word has two of its own: "selling".
fn single(rest: &str) -> String {
    let mut ends = rest.chars().rev();
    match (ends.next(), ends.next()) {
        (Some(a), Some(b)) if a == b && "bdgmnprt".contains(a) => {
            rest[..rest.len() - a.len_utf8()].to_owned()
        }
        _ => rest.to_owned(),
    }
}

/// Without a last vowel, so that manage meets manag(ing), macchine meets macchina; and with one spelling of -ise.
fn vowel(mut word: String) -> String {
    let count = word.chars().count();
    let ends = |list: &[char]| word.ends_with(list);
    if !WHOLE.contains(&word.as_str()) && (ends(&['e']) && count >= 4 || ends(&['a', 'i', 'o']) && count >= 6)
    {
        word.pop();
    }
    for (american, british) in [("iz", "is"), ("yz", "ys")] {
        if let Some(rest) = word.strip_suffix(american).filter(|rest| rest.len() > 2) {
            word = format!("{rest}{british}");
        }
    }
    match word.as_str() {
        // Else a carer and a car are one.
        "car" if count > 3 => "care".to_owned(),
        _ => word,
    }
}

/// Forms that no rule makes.
const IRREGULAR: &[(&str, &str)] = &[
    ("taught", "teach"),
    ("built", "build"),
    ("sold", "sell"),
    ("bought", "buy"),
    ("written", "write"),
    ("wrote", "write"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("led", "lead"),
    ("ran", "run"),
    ("grew", "grow"),
    ("caring", "care"),
    ("carer", "care"),
    ("cared", "care"),
    ("maintenance", "maintain"),
    ("analysi", "analyse"),
    ("analyst", "analyse"),
    ("delivery", "deliver"),
    ("recovery", "recover"),
    ("kenntnisse", "kenntni"),
    ("kenntnissen", "kenntni"),
];

/// Words whose ending is their own: a server does not serve, an officer is no office.
const WHOLE: &[&str] = &[
    "answer",
    "apartment",
    "argument",
    "author",
    "bearing",
    "building",
    "career",
    "center",
    "chapter",
    "ceiling",
    "character",
    "client",
    "cluster",
    "color",
    "comment",
    "computer",
    "consumer",
    "container",
    "corner",
    "corporate",
    "corporation",
    "counter",
    "cover",
    "craft",
    "customer",
    "deliver",
    "department",
    "docker",
    "doctor",
    "document",
    "during",
    "element",
    "engineer",
    "enter",
    "error",
    "evening",
    "experiment",
    "factor",
    "filter",
    "fleet",
    "flutter",
    "force",
    "former",
    "gender",
    "german",
    "implement",
    "important",
    "informatica",
    "instrument",
    "junior",
    "later",
    "layer",
    "leather",
    "letter",
    "major",
    "market",
    "master",
    "matter",
    "member",
    "meter",
    "minor",
    "moment",
    "monitor",
    "morning",
    "motor",
    "newsletter",
    "number",
    "offer",
    "officer",
    "order",
    "other",
    "over",
    "paper",
    "partner",
    "pattern",
    "payment",
    "player",
    "power",
    "quarter",
    "rather",
    "recover",
    "register",
    "restaurant",
    "router",
    "sector",
    "segment",
    "senior",
    "sensor",
    "server",
    "sister",
    "spring",
    "state",
    "string",
    "summer",
    "supplement",
    "thing",
    "timber",
    "tower",
    "transfer",
    "twitter",
    "under",
    "vector",
    "water",
    "winter",
];

#[cfg(test)]
mod tests {
    use super::stem;
    use crate::words::fold;

    fn of(word: &str) -> String {
        stem(&fold(word))
    }

    #[test]
    fn inflections_share_a_stem() {
        for family in [
            "manage manager managers managed managing management",
            "teach teacher teachers teaching taught",
            "test tester testing tests tested",
            "weld welder welding welded",
            "nurse nurses nursing nursed",
            "lecture lecturer lecturing lectures",
            "develop developer developing development",
            "program programmer programming",
            "plan planner planning planned",
            "operate operator operating operation",
            "administrator administration administrated",
            "supervise supervisor supervision supervising",
            "account accountant accounting",
            "drive driver driving drove",
            "organise organization organizing organisation",
            "analyse analyze analysis analyst",
            "implement implementation implementing",
            "apply applied applies",
            "engineer engineering engineers",
            "care carer caring",
            "train trainer training trainings",
            "Maschine Maschinen",
            "Projekt Projekte Projekten",
            "réseau réseaux",
            "journal journaux",
            "instalación instalaciones",
            "instalação instalações",
            "enfermera enfermero enfermeras",
            "macchina macchine",
            "impianto impianti",
            "leerling leerlingen",
        ] {
            let stems: Vec<String> = family.split(' ').map(of).collect();
            assert!(stems.windows(2).all(|w| w[0] == w[1]), "{family}: {stems:?}");
        }
    }

    #[test]
    fn other_words_keep_theirs() {
        for (a, b) in [
            ("product", "production"),
            ("production", "productivity"),
            ("product", "productivity"),
            ("server", "serve"),
            ("office", "officer"),
            ("car", "care"),
            ("water", "wate"),
            ("department", "depart"),
            ("container", "contain"),
            ("computer", "compute"),
            ("java", "javascript"),
            ("market", "mark"),
        ] {
            assert_ne!(of(a), of(b), "{a} {b}");
        }
        for short in ["C++", "SQL", "Go", "red", "ISO9001"] {
            assert_eq!(of(short), fold(short));
        }
    }
}
