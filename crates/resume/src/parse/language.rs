//! Guesses the language of a text from its small words.

use super::words::{fold, tokens};

/// The commonest small words, folded, of each language that the word lists know. Words that two of them share count
/// for both, so only the difference decides.
#[rustfmt::skip]
const WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "and", "of", "to", "in", "for", "with", "a", "on", "by", "from", "as", "an", "at", "i",
            "is", "that", "my", "our", "experience", "skills", "education", "work", "using", "team",
        ],
    ),
    (
        "de",
        &[
            "und", "der", "die", "das", "mit", "von", "fur", "im", "in", "den", "des", "bei", "zu", "als",
            "auf", "ein", "eine", "einer", "seit", "heute", "berufserfahrung", "kenntnisse", "ausbildung",
            "sowie", "durch",
        ],
    ),
    (
        "fr",
        &[
            "et", "de", "la", "le", "les", "des", "du", "en", "un", "une", "pour", "dans", "avec", "sur",
            "au", "par", "je", "d'une", "experience", "formation", "competences", "aux", "chez", "est",
            "equipe",
        ],
    ),
    (
        "es",
        &[
            "y", "de", "la", "el", "los", "las", "en", "del", "un", "una", "para", "con", "por", "como",
            "al", "experiencia", "educacion", "habilidades", "actualidad", "que", "se", "su", "desarrollo",
            "lenguajes",
        ],
    ),
    (
        "pt",
        &[
            "e", "de", "da", "do", "dos", "das", "em", "um", "uma", "para", "com", "por", "como", "no",
            "na", "os", "as", "ao", "experiencia", "formacao", "atual", "que", "nao", "desenvolvimento",
        ],
    ),
    (
        "it",
        &[
            "e", "di", "il", "la", "del", "della", "dei", "in", "un", "una", "per", "con", "che", "nel",
            "alla", "presso", "esperienza", "istruzione", "competenze", "oggi", "sono", "delle", "gli",
            "come",
        ],
    ),
    (
        "nl",
        &[
            "en", "de", "het", "een", "van", "in", "met", "voor", "op", "bij", "aan", "als", "door",
            "naar", "heden", "werkervaring", "opleiding", "vaardigheden", "ik", "te", "mijn", "om", "zijn",
        ],
    ),
    (
        "pl",
        &[
            "i", "w", "z", "na", "do", "oraz", "dla", "od", "przy", "jako", "jest", "doswiadczenie",
            "wyksztalcenie", "umiejetnosci", "obecnie", "jezyk", "ze", "po", "przez", "pracy",
        ],
    ),
];

/// Fewer small words than this say nothing.
const ENOUGH: usize = 5;

/// The two-letter code of the language (ISO 639-1) that most of the text is in; empty when too little tells.
pub(super) fn guess(text: &str) -> &'static str {
    let folded = fold(text);
    let mut counts = [0_usize; WORDS.len()];
    for word in tokens(&folded) {
        for (count, (_, words)) in counts.iter_mut().zip(WORDS) {
            *count += usize::from(words.contains(&word));
        }
    }
    let best = counts.iter().zip(WORDS).rev().max_by_key(|(n, _)| **n);
    best.filter(|(n, _)| **n >= ENOUGH).map_or("", |(_, (code, _))| code)
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[test]
    fn the_language_is_told_by_small_words() {
        assert_eq!(guess("Leitung der Station und Betreuung von Patienten mit dem Team in der Klinik"), "de");
        assert_eq!(
            guess("Responsable de la gestion des stocks et du suivi des commandes pour les clients"),
            "fr"
        );
        assert_eq!(guess("Ran the kitchen of a small hotel and trained the apprentices for the exam"), "en");
        assert_eq!(
            guess("Verantwoordelijk voor het beheer van de winkel en een team van vijf mensen op zaterdag"),
            "nl"
        );
        assert_eq!(guess("Rust, Go, SQL"), "");
    }
}
