//! Human languages and the words for how well one knows something.

use crate::parse::words::tokens;

#[rustfmt::skip]
const LANGUAGES: &[&str] = &[
    "english", "german", "french", "spanish", "portuguese", "italian", "dutch", "polish", "russian",
    "ukrainian", "czech", "slovak", "slovenian", "slovene", "croatian", "serbian", "bosnian", "bulgarian",
    "romanian", "hungarian", "greek", "turkish", "arabic", "hebrew", "persian", "farsi", "urdu", "hindi",
    "bengali", "punjabi", "tamil", "telugu", "marathi", "gujarati", "kannada", "malayalam", "chinese",
    "mandarin", "cantonese", "japanese", "korean", "vietnamese", "thai", "indonesian", "malay", "tagalog",
    "filipino", "swahili", "amharic", "yoruba", "igbo", "hausa", "zulu", "xhosa", "afrikaans", "swedish",
    "norwegian", "danish", "finnish", "icelandic", "estonian", "latvian", "lithuanian", "irish", "welsh",
    "catalan", "basque", "galician", "guarani", "quechua", "latin", "esperanto", "albanian", "macedonian",
    "georgian", "armenian", "kazakh", "sanskrit", "sign", "asl", "kurdish", "pashto", "nepali", "sinhala",
    "luxembourgish", "maltese", "somali", "khmer", "lao", "burmese", "mongolian", "taiwanese", "englisch",
    "deutsch", "franzosisch", "spanisch", "portugiesisch", "italienisch", "niederlandisch", "polnisch",
    "russisch", "ukrainisch", "tschechisch", "turkisch", "arabisch", "chinesisch", "japanisch",
    "schwedisch", "danisch", "norwegisch", "griechisch", "ungarisch", "rumanisch", "kroatisch", "serbisch",
    "bulgarisch", "finnisch", "hebraisch", "koreanisch", "persisch", "latein", "slowakisch", "anglais",
    "allemand", "francais", "espagnol", "portugais", "italien", "neerlandais", "polonais", "russe",
    "ukrainien", "tcheque", "turc", "arabe", "chinois", "japonais", "suedois", "grec", "hongrois",
    "roumain", "coreen", "hebreu", "ingles", "aleman", "frances", "espanol", "castellano", "portugues",
    "italiano", "neerlandes", "holandes", "polaco", "ruso", "ucraniano", "turco", "chino", "japones",
    "sueco", "griego", "catalan", "valenciano", "gallego", "euskera", "vasco", "rumano", "coreano",
    "hebreo", "alemao", "espanhol", "italiano", "holandes", "polones", "russo", "ucraniano", "chines",
    "mandarim", "sueco", "grego", "arabe", "libras", "inglese", "tedesco", "francese", "spagnolo",
    "portoghese", "olandese", "polacco", "russo", "ucraino", "arabo", "cinese", "giapponese", "svedese",
    "greco", "rumeno", "albanese", "engels", "duits", "frans", "spaans", "portugees", "italiaans",
    "nederlands", "pools", "russisch", "oekraiens", "turks", "arabisch", "chinees", "japans", "zweeds",
    "deens", "noors", "grieks", "vlaams", "fries", "angielski", "niemiecki", "francuski", "hiszpanski",
    "portugalski", "wloski", "holenderski", "niderlandzki", "polski", "rosyjski", "ukrainski", "czeski",
    "slowacki", "turecki", "arabski", "chinski", "japonski", "szwedzki", "norweski", "dunski",
];

/// Whether a folded text begins with or is the name of a language.
pub(in crate::parse) fn is_language(folded: &str) -> bool {
    let mut words = tokens(folded).filter(|w| {
        !matches!(
            *w,
            "jezyk"
                | "lingua"
                | "idioma"
                | "brazilian"
                | "swiss"
                | "british"
                | "american"
                | "us"
                | "uk"
                | "austrian"
        )
    });
    words.next().is_some_and(|w| LANGUAGES.contains(&w))
}

#[rustfmt::skip]
const LEVELS: &[&str] = &[
    "native", "fluent", "fluently", "bilingual", "proficient", "proficiency", "intermediate", "advanced",
    "beginner", "basic", "basics", "elementary", "conversational", "professional", "mother", "tongue",
    "limited", "full", "working", "upper", "upper-intermediate", "pre-intermediate", "lower", "expert",
    "master", "novice", "competent", "familiar", "good", "very", "excellent", "fair", "strong", "skilled",
    "experienced", "speaker", "level", "written", "spoken", "reading", "writing", "speaking", "and",
    "business", "near-native", "near", "knowledge", "in", "business-fluent", "primary", "secondary",
    "learning", "daily", "studied", "command", "only", "a1", "a2", "b1", "b2", "c1", "c2", "a", "b", "c",
    "of", "junior", "senior", "mid", "guru", "legend", "regular", "average", "solid", "both",
    "comfortable", "minimum", "minimal", "independent", "user", "years", "muttersprache",
    "muttersprachlich", "muttersprachler", "fliessend", "verhandlungssicher", "grundkenntnisse", "gute",
    "sehr", "gut", "sicher", "kenntnisse", "fortgeschritten", "fortgeschrittene", "anfanger", "grundlagen", "wort",
    "schrift", "und", "experte", "konversationssicher", "erweiterte", "schulkenntnisse", "basiskenntnisse",
    "zweisprachig", "niveau", "profi", "langue", "maternelle", "courant", "couramment", "bilingue",
    "intermediaire", "avance", "debutant", "notions", "bon", "bonne", "bases", "scolaire", "professionnel",
    "technique", "lu", "ecrit", "parle", "natif", "confirme", "natal", "natale", "operationnel",
    "maitrise", "et", "tres", "bien", "complete", "nativo", "nativa", "lengua", "materna", "fluido",
    "avanzado", "intermedio", "basico", "alto", "medio", "bajo", "nivel", "principiante", "experto",
    "profesional", "completa", "competencia", "hablado", "escrito", "conversacional", "elemental",
    "medio-alto", "y", "bilingüe", "fluente", "avancado", "intermediario", "iniciante", "lingua", "nativo",
    "profissional", "completo", "limitada", "especialista", "fluencia", "basica", "nocoes", "nivel",
    "avancada", "madrelingua", "fluente", "avanzato", "intermedio", "base", "scolastico", "ottimo",
    "ottima", "buono", "buona", "discreto", "elementare", "livello", "scritto", "parlato", "principiante",
    "esperto", "moedertaal", "vloeiend", "gevorderd", "goed", "uitstekend", "beginner", "redelijk",
    "basis", "basiskennis", "spreekvaardigheid", "uitstekende", "woord", "geschrift", "en", "matig",
    "ojczysty", "biegly", "biegle", "zaawansowany", "sredniozaawansowany", "podstawowy", "komunikatywny",
    "dobry", "poczatkujacy", "bardzo", "podstawy", "poziom", "plynny", "plynnie", "natywny", "dobra",
    "znajomosc", "ekspert",
];

/// Whether a folded text says only how well something is known: `Fluent`, `C1`, `sehr gute Kenntnisse`, `5/5`, `90%`.
pub(in crate::parse) fn is_level(folded: &str) -> bool {
    let bare = folded.trim();
    if bare.is_empty() || bare.len() > 60 {
        return false;
    }
    if bare.chars().all(|c| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(
                c,
                '/' | '%'
                    | '.'
                    | '★'
                    | '☆'
                    | '●'
                    | '○'
                    | '•'
                    | '■'
                    | '□'
                    | '*'
                    | '+'
                    | '▪'
                    | '▫'
                    | '◆'
                    | '◇'
                    | '⬤'
                    | '◯'
            )
    }) {
        return true;
    }
    let words: Vec<&str> = bare
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'))
        .map(|w| w.trim_matches(['-', '\'']))
        .filter(|w| !w.is_empty())
        .collect();
    !words.is_empty()
        && words.len() <= 8
        && words.iter().all(|w| LEVELS.contains(w) || w.bytes().all(|b| b.is_ascii_digit()))
        && words.iter().any(|w| w.len() > 1)
        && !words.iter().all(|w| {
            matches!(
                *w,
                "and"
                    | "in"
                    | "of"
                    | "both"
                    | "y"
                    | "et"
                    | "und"
                    | "en"
                    | "c"
                    | "business"
                    | "technique"
                    | "master"
                    | "learning"
                    | "writing"
                    | "reading"
                    | "speaking"
            )
        })
}
