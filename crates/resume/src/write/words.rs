//! The names of single fields in eight languages.

use super::locale::{Label, Locale};

/// A field whose value is shown with its name in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Email,
    Phone,
    Website,
    Address,
    PostalCode,
    City,
    Region,
    Country,
    Picture,
    Profile,
    Grade,
    Courses,
    Type,
    Roles,
    Keywords,
}

/// Languages in the order of the columns of [`WORDS`].
pub(super) const LANGUAGES: [&str; 8] = ["en", "de", "fr", "es", "pt", "nl", "it", "pl"];

/// What [`Label`] does not name.
#[rustfmt::skip]
const WORDS: [(Word, [&str; 8]); 9] = [
    (Word::PostalCode, ["Postal code", "Postleitzahl", "Code postal", "Código postal", "Código postal", "Postcode", "CAP", "Kod pocztowy"]),
    (Word::City, ["City", "Ort", "Ville", "Ciudad", "Cidade", "Plaats", "Città", "Miasto"]),
    (Word::Region, ["Region", "Region", "Région", "Región", "Região", "Regio", "Regione", "Region"]),
    (Word::Country, ["Country", "Land", "Pays", "País", "País", "Land", "Paese", "Kraj"]),
    (Word::Picture, ["Picture", "Foto", "Photo", "Foto", "Foto", "Foto", "Foto", "Zdjęcie"]),
    (Word::Profile, ["Account", "Konto", "Compte", "Cuenta", "Conta", "Account", "Account", "Konto"]),
    (Word::Type, ["Type", "Art", "Type", "Tipo", "Tipo", "Type", "Tipo", "Rodzaj"]),
    (Word::Roles, ["Roles", "Rollen", "Rôles", "Funciones", "Funções", "Rollen", "Ruoli", "Role"]),
    (Word::Keywords, ["Keywords", "Stichworte", "Mots-clés", "Palabras clave", "Palavras-chave", "Trefwoorden", "Parole chiave", "Słowa kluczowe"]),
];

impl Word {
    pub(super) const ALL: [Self; 15] = [
        Self::Email,
        Self::Phone,
        Self::Website,
        Self::Address,
        Self::PostalCode,
        Self::City,
        Self::Region,
        Self::Country,
        Self::Picture,
        Self::Profile,
        Self::Grade,
        Self::Courses,
        Self::Type,
        Self::Roles,
        Self::Keywords,
    ];

    /// The word in a language.
    pub(super) fn in_(self, locale: Locale) -> &'static str {
        let label = match self {
            Self::Email => Label::Email,
            Self::Phone => Label::Phone,
            Self::Website => Label::Website,
            Self::Address => Label::Address,
            Self::Grade => Label::Grade,
            Self::Courses => Label::Courses,
            _ => {
                let column = LANGUAGES.iter().position(|code| *code == locale.code()).unwrap_or(0);
                return WORDS.iter().find(|(word, _)| *word == self).map_or("", |(_, words)| words[column]);
            }
        };
        locale.label(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_known_in_every_language() {
        for code in LANGUAGES {
            let locale = Locale::of(code);
            assert_eq!(locale.code(), code);
            assert!(Word::ALL.iter().all(|word| !word.in_(locale).is_empty()), "{code}");
        }
    }
}
