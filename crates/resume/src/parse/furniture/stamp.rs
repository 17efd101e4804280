//! Lines that say when a file was made: `Last updated in May 2024`, and the date and hour over a page that a browser printed.

use std::sync::LazyLock;

use regex::Regex;

use crate::parse::words::tokens;

/// How such a line begins, folded.
#[rustfmt::skip]
const STAMPS: &[&str] = &[
    "last updated", "last modified", "last update", "last revised", "last changed", "updated", "revised", "generated",
    "printed on", "cv updated", "resume updated", "stand:", "stand ", "zuletzt aktualisiert", "zuletzt geandert",
    "letzte anderung", "letzte aktualisierung", "aktualisiert", "derniere mise a jour", "mis a jour", "mise a jour",
    "ultima actualizacion", "actualizado", "ultima atualizacao", "atualizado", "ultimo aggiornamento", "aggiornato",
    "laatst bijgewerkt", "bijgewerkt", "ostatnia aktualizacja", "zaktualizowano", "senast uppdaterad", "sist oppdatert",
    "sidst opdateret", "son guncelleme", "обновлено", "последнее обновление", "τελευταια ενημερωση",
];

/// Words after the beginning: `in May 2024`, `on 3 May 2024 by Ada Roe`. More say what was updated.
const WORDS: usize = 6;

#[expect(clippy::unwrap_used, reason = "the pattern is a constant; the tests compile it")]
static PRINTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^ ?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}\b").unwrap());

/// Whether a folded line says when the file was made.
pub(super) fn is_stamp(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = STAMPS.iter().find_map(|stamp| text.strip_prefix(stamp));
    let dated = |rest: &str| tokens(rest).count() <= WORDS && rest.bytes().any(|b| b.is_ascii_digit());
    rest.is_some_and(dated) || text.len() < 150 && PRINTED.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::words::fold;

    #[test]
    fn a_stamp_has_a_date_and_says_no_more() {
        for text in [
            "Last updated in May 2024",
            "(Stand: 05/2024)",
            "Zuletzt geändert am 3. Mai 2024",
            "Mis à jour le 3 mai 2024",
            "11/22/26, 10:15 AM Ada Roe",
            "22.11.2026, 10:15",
        ] {
            assert!(is_stamp(&fold(text)), "{text}");
        }
        for text in [
            "Updated the video player after its programming interface was dropped in 2019",
            "Updated player",
            "Standardised 14 forms",
            "Generated leads",
            "11/2022 – 10/2023",
        ] {
            assert!(!is_stamp(&fold(text)), "{text}");
        }
    }
}
