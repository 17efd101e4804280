//! Years, degrees and language levels in a sentence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::taxonomy::{Kind, Taxonomy};
use crate::words::{Word, words};

/// Level of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DegreeLevel {
    /// Leaving school, an apprenticeship.
    Vocational,
    /// Bachelor, or "a degree" without more.
    Bachelor,
    /// Master, diploma of a university, MBA, state examination.
    Master,
    /// Doctorate.
    Doctor,
}

/// Level of a language by the Common European Framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the levels are the framework's")]
pub enum Cefr {
    A1,
    A2,
    B1,
    B2,
    C1,
    C2,
}

/// A language that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LanguageNeed {
    /// English name of the language.
    pub language: String,
    /// How well, where it is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Cefr>,
}

/// The years of experience asked for: the least number before a word for years. "3-5 years" is 3.
pub(crate) fn years(text: &str) -> Option<u8> {
    let list = words(text);
    list.iter().enumerate().find_map(|(at, word)| {
        if !YEARS.contains(&word.key.as_str()) {
            return None;
        }
        let numbers: Vec<u8> = list[at.saturating_sub(5)..at]
            .iter()
            .rev()
            .map_while(|w| amount(&w.key))
            .flatten()
            .take(2)
            .collect();
        numbers.into_iter().min().filter(|n| (1..=40).contains(n))
    })
}

/// Folded.
const YEARS: &[&str] =
    &["year", "yr", "jahr", "jahre", "jahren", "an", "ans", "annee", "ano", "anni", "anno", "jaar", "jaren"];

/// A number; a word that may stand between number and years is no number but does not end the search.
fn amount(key: &str) -> Option<Option<u8>> {
    let digits = key.trim_end_matches('+');
    if let Ok(number) = digits.parse() {
        return Some(Some(number));
    }
    if let Some(at) = NUMBERS.iter().position(|list| list.contains(&key)) {
        return u8::try_from(at + 1).ok().map(Some);
    }
    [
        "to",
        "or",
        "bis",
        "a",
        "y",
        "of",
        "plus",
        "more",
        "and",
        "full",
        "good",
        "solid",
        "mindesten",
        "least",
        "tot",
        "ou",
    ]
    .contains(&key)
    .then_some(None)
}

const NUMBERS: &[&[&str]] = &[
    &["one", "ein", "einem", "un", "uno", "um"],
    &["two", "zwei", "deux", "doi", "dos", "dois", "due", "twee"],
    &["three", "drei", "troi", "tre", "drie"],
    &["four", "vier", "quatre", "cuatro", "quatro", "quattro"],
    &["five", "funf", "cinq", "cinco", "cinque", "vijf"],
    &["six", "sech", "sei", "zes"],
    &["seven", "sieben", "sept", "siete", "sete", "sette", "zeven"],
    &["eight", "acht", "huit", "ocho", "oito", "otto"],
    &["nine", "neun", "neuf", "nueve", "nove", "negen"],
    &["ten", "zehn", "dix", "diez", "dez", "dieci", "tien"],
];

/// The lowest degree that a text names.
pub(crate) fn degree(text: &str) -> Option<DegreeLevel> {
    degrees(text).into_iter().min()
}

/// The highest degree that a text names.
pub(crate) fn highest_degree(text: &str) -> Option<DegreeLevel> {
    degrees(text).into_iter().max()
}

fn degrees(text: &str) -> Vec<DegreeLevel> {
    let list = words(text);
    let written = |w: &Word| text[w.range.clone()].chars().next().is_some_and(char::is_uppercase);
    let mut found: Vec<DegreeLevel> = list
        .iter()
        .enumerate()
        .filter_map(|(at, w)| {
            let (_, short, level) =
                DEGREES.iter().map(|(l, s, k)| (*k, *s, *l)).find(|(k, _, _)| *k == w.key)?;
            // "MS Office", "master data", "scrum master": short and everyday names count where the wording is of degrees.
            let next = list.get(at + 1).map_or("", |n| n.key.as_str());
            let before = at.checked_sub(1).map_or("", |i| list[i].key.as_str());
            let sure = !short
                || (written(w) && list.len() <= 4)
                || [
                    "degree",
                    "of",
                    "in",
                    "or",
                    "abschluss",
                    "diploma",
                    "program",
                    "programme",
                    "and",
                    "grado",
                    "education",
                    "thesi",
                ]
                .contains(&next)
                || ["or", "and", "degree", "bachelor", "oder", "bsc", "b", "hold", "holding", "a"]
                    .contains(&before)
                    && written(w);
            let other = ["data", "office", "excel", "word", "sql", "branch", "teams", "azure", "project"]
                .contains(&next)
                || ["scrum", "web", "past", "old", "head"].contains(&before);
            (sure && !other).then_some(level)
        })
        .collect();
    if found.is_empty() && list.iter().any(|w| GENERAL.contains(&w.key.as_str())) {
        found.push(DegreeLevel::Bachelor);
    }
    found
}

/// Level, whether the name has other uses, folded name.
const DEGREES: &[(DegreeLevel, bool, &str)] = {
    use DegreeLevel::{Bachelor, Doctor, Master, Vocational};
    &[
        (Bachelor, false, "bachelor"),
        (Bachelor, false, "bsc"),
        (Bachelor, true, "ba"),
        (Bachelor, true, "bs"),
        (Bachelor, false, "beng"),
        (Bachelor, false, "licence"),
        (Bachelor, false, "licenciatura"),
        (Bachelor, false, "grado"),
        (Bachelor, false, "graduacao"),
        (Bachelor, false, "undergraduate"),
        (Bachelor, false, "licenciado"),
        (Bachelor, false, "bachelorabschluss"),
        (Bachelor, false, "laurea"),
        (Bachelor, false, "hbo"),
        (Bachelor, false, "bachelorstudium"),
        (Master, true, "master"),
        (Master, false, "msc"),
        (Master, true, "ms"),
        (Master, true, "ma"),
        (Master, false, "mba"),
        (Master, false, "meng"),
        (Master, false, "diplom"),
        (Master, false, "dipl"),
        (Master, false, "staatsexamen"),
        (Master, false, "magister"),
        (Master, false, "postgraduate"),
        (Master, false, "wo"),
        (Master, false, "masterabschluss"),
        (Master, false, "maestria"),
        (Master, false, "mestrado"),
        (Master, false, "llm"),
        (Master, false, "diplome"),
        (Doctor, false, "phd"),
        (Doctor, false, "doctorate"),
        (Doctor, false, "doctoral"),
        (Doctor, false, "promotion"),
        (Doctor, false, "doctorat"),
        (Doctor, false, "doctorado"),
        (Doctor, false, "doutorado"),
        (Doctor, false, "dottorato"),
        (Doctor, false, "dphil"),
        (Vocational, false, "apprenticeship"),
        (Vocational, false, "ausbildung"),
        (Vocational, false, "berufsausbildung"),
        (Vocational, false, "nvq"),
        (Vocational, false, "btec"),
        (Vocational, false, "abitur"),
        (Vocational, false, "ged"),
        (Vocational, false, "bts"),
        (Vocational, false, "cap"),
        (Vocational, false, "gesellenbrief"),
        (Vocational, false, "mbo"),
        (Vocational, false, "lehre"),
        (Vocational, false, "gcse"),
        (Vocational, false, "baccalaureat"),
    ]
};

/// Degrees without a level, folded.
const GENERAL: &[&str] = &[
    "degree",
    "studium",
    "hochschulabschluss",
    "hochschulstudium",
    "universitatsabschluss",
    "titulacion",
    "universitario",
    "diploma",
    "bac+3",
    "bac+5",
    "universitaria",
    "formacao",
    "studienabschluss",
    "graduate",
];

/// Languages that a sentence names, with the level said nearest before or behind.
pub(crate) fn languages(text: &str) -> Vec<LanguageNeed> {
    let taxonomy = Taxonomy::embedded();
    let mut out: Vec<LanguageNeed> = Vec::new();
    for mention in taxonomy.find(text).into_iter().filter(|m| m.kind == Kind::Language) {
        // "German Commercial Code", "English Premier League": a name, not a language that is spoken.
        let mut rest = text[mention.range.end..].split(' ');
        let named = rest.next() == Some("") && rest.next().is_some_and(|w| w.starts_with(char::is_uppercase));
        if named && !text[mention.range.end..].starts_with(" Language") {
            continue;
        }
        let language = taxonomy.name(mention.skill).to_owned();
        if out.iter().all(|l| l.language != language) {
            out.push(LanguageNeed { language, level: level(text) });
        }
    }
    out
}

/// The level that words like "fluent" or "B2" mean. Where two are named, the lower.
pub(crate) fn level(text: &str) -> Option<Cefr> {
    let low = format!(" {} ", text.to_lowercase().replace(['(', ')', ',', '/', '-', ':'], " "));
    let named = [
        ("c2", Cefr::C2),
        ("c1", Cefr::C1),
        ("b2", Cefr::B2),
        ("b1", Cefr::B1),
        ("a2", Cefr::A2),
        ("a1", Cefr::A1),
    ];
    let exact = named.iter().filter(|(n, _)| low.contains(&format!(" {n} "))).map(|(_, l)| *l).min();
    exact.or_else(|| LEVELS.iter().find(|(list, _)| list.iter().any(|w| low.contains(w))).map(|(_, l)| *l))
}

/// From the top: "native or bilingual", "full professional" (the scale of a big network), and what postings write.
const LEVELS: &[(&[&str], Cefr)] = &[
    (
        &[
            "native",
            "mother tongue",
            "bilingual",
            "muttersprach",
            "langue maternelle",
            "lengua materna",
            "nativo",
            "madrelingua",
            "moedertaal",
            "bilingue",
        ],
        Cefr::C2,
    ),
    (
        &[
            "full professional",
            "fluent",
            "fluency",
            "fluently",
            "verhandlungssicher",
            "fließend",
            "fliessend",
            "courant",
            "fluido",
            "fluente",
            "vloeiend",
            "business fluent",
            "excellent",
            "sehr gut",
            "proficient",
            "advanced",
            "avanzado",
            "avancé",
            "perfekt",
            "c1/c2",
            "full working",
        ],
        Cefr::C1,
    ),
    (
        &[
            "professional",
            "upper intermediate",
            "upper-intermediate",
            "working proficiency",
            "good",
            "gute",
            "bon ",
            "bonne",
            "strong",
            "buen",
            "business level",
            "goede",
        ],
        Cefr::B2,
    ),
    (
        &["intermediate", "conversational", "limited working", "intermedio", "intermédiaire", "mittel"],
        Cefr::B1,
    ),
    (
        &["basic", "elementary", "grundkenntnisse", "notions", "básico", "basis", "beginner", "débutant"],
        Cefr::A2,
    ),
];
