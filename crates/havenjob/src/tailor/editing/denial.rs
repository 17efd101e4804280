//! Whether an answer is a no. What somebody has not done does not go into their CV; a sentence about work may deny
//! something else, and is theirs to say: "Never missed a delivery".

/// An answer by itself, where nothing but a stop follows.
const NO: [&str; 17] = [
    "no", "none", "nope", "never", "n/a", "nein", "nicht", "nie", "keine", "non", "jamais", "aucune",
    "nunca", "não", "nee", "niet", "geen",
];
/// What makes a no of it though no stop follows: "no I have not", "none so far".
const STILL_NO: [&str; 14] = [
    "i",
    "i've",
    "sorry",
    "unfortunately",
    "yet",
    "so",
    "really",
    "at",
    "that",
    "ich",
    "leider",
    "wirklich",
    "je",
    "bisher",
];
/// What somebody has none of: "no experience with it".
const HAD: [&str; 26] = [
    "experience",
    "knowledge",
    "certificate",
    "certificates",
    "certification",
    "licence",
    "license",
    "qualification",
    "qualifications",
    "degree",
    "diploma",
    "training",
    "exposure",
    "idea",
    "background",
    "erfahrung",
    "erfahrungen",
    "kenntnisse",
    "ahnung",
    "ausbildung",
    "expérience",
    "connaissance",
    "experiencia",
    "experiência",
    "ervaring",
    "kennis",
];
/// How much of it: "no real experience".
const HOW_MUCH: [&str; 13] = [
    "prior",
    "previous",
    "real",
    "such",
    "formal",
    "direct",
    "relevant",
    "professional",
    "practical",
    "hands-on",
    "actual",
    "specific",
    "own",
];
/// What somebody has never done: "never used it".
const DONE: [&str; 13] = [
    "used",
    "did",
    "done",
    "worked",
    "tried",
    "heard",
    "learned",
    "learnt",
    "benutzt",
    "gemacht",
    "gearbeitet",
    "verwendet",
    "gelernt",
];
/// What is said of oneself.
const OF_ONESELF: [&str; 20] = [
    "i do not have",
    "i don't have",
    "i have not",
    "i haven't",
    "i did not",
    "i didn't",
    "i have never",
    "i've never",
    "i never used",
    "i never did",
    "i never worked",
    "ich habe kein",
    "ich habe keine",
    "ich habe keinen",
    "ich habe keinerlei",
    "ich habe nie",
    "ich habe nicht",
    "ich habe noch nie",
    "je n'ai pas",
    "je n'ai jamais",
];
/// What is good not to have done, or to have been: "I have never missed a shift".
const FAULTS: [&str; 18] = [
    "miss",
    "missed",
    "lose",
    "lost",
    "fail",
    "failed",
    "drop",
    "dropped",
    "skip",
    "skipped",
    "break",
    "broken",
    "been late",
    "been absent",
    "been sick",
    "had a complaint",
    "had an accident",
    "had a single",
];

/// Whether an answer says that the person has not done it: it is a no, or they say so of themselves.
pub(super) fn is_denial(text: &str) -> bool {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    is_no(&text) || OF_ONESELF.iter().any(|phrase| denies(&text, phrase))
}

fn is_no(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let said = words.next().unwrap_or_default();
    let first = bare(said);
    if !NO.contains(&first) {
        return false;
    }
    let rest: Vec<&str> = words.collect();
    let Some(next) = rest.first() else { return true };
    // "No. 1 in sales", "No. of pallets a day: 300".
    let is_number = bare(next) == "of" || next.starts_with(|c: char| c.is_ascii_digit());
    if said.len() > first.len() || bare(next).is_empty() {
        return !is_number;
    }
    let what = rest.iter().map(|word| bare(word)).find(|word| !HOW_MUCH.contains(word)).unwrap_or_default();
    let of_it =
        matches!(rest[..], ["of", what] if matches!(bare(what), "it" | "them" | "those" | "these" | "that"));
    STILL_NO.contains(&bare(next)) || HAD.contains(&what) || DONE.contains(&bare(next)) || of_it
}

fn bare(word: &str) -> &str {
    word.trim_end_matches([',', '.', ';', ':', '!', '?', '-', '\u{2013}', '\u{2014}'])
}

/// Whether a phrase stands in it, as words, and denies more than a fault.
fn denies(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + phrase.len()..]);
        let is_apart = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        let is = |fault: &&str| {
            let rest = after.trim_start().strip_prefix(*fault);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        is_apart && !FAULTS.iter().any(is)
    })
}

#[cfg(test)]
mod tests {
    use super::is_denial;

    #[test]
    fn a_no_is_a_no() {
        for no in [
            "No",
            "No, I have never done that.",
            "I do not have the certificate",
            "I don\u{2019}t have it",
            "Nein.",
            "Never",
            "No I have not",
            "No \u{2013} never",
            "No experience with it",
            "No real hands-on experience",
            "Keine Erfahrung damit",
            "Never used it",
            "None so far",
            "None of them.",
            "Sadly I did not get to it",
            "I have never been a manager",
            "Ich habe keine Kenntnisse",
        ] {
            assert!(is_denial(no), "{no}");
        }
        for yes in [
            "Noted every delivery for three years",
            "Ran the move to EWM; nobody was hurt",
            "Nothing left the yard unchecked in my two years there",
            "No. 1 in sales of the region in 2024",
            "I never missed a delivery in three years",
            "Mai 2019 bis 2021 das Lager geleitet",
            "Sorted out parts that did not fit and goods we do not have room for",
            "Never missed a delivery in three years",
            "None of my 300 deliveries was late",
            "WiFi did not drop during my shifts",
            "No accident in five years on the forklift",
            "No. of pallets moved a day: 300",
            "Keine Reklamation in drei Jahren",
            "I have never missed a shift",
            "I haven't been late once in four years",
            "Taxi have not been my only trade: I drove trucks for six years",
        ] {
            assert!(!is_denial(yes), "{yes}");
        }
    }
}
