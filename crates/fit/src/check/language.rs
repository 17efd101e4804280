use resume::Resume;

use super::lexicon::{Class, Lexicon};
use super::token;

/// A language whose words the check knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Language {
    English,
    German,
    French,
    Spanish,
    Italian,
    Portuguese,
    Dutch,
}

impl Language {
    pub(super) const ALL: [Self; 7] = [
        Self::English,
        Self::German,
        Self::French,
        Self::Spanish,
        Self::Italian,
        Self::Portuguese,
        Self::Dutch,
    ];

    fn from_code(code: &str) -> Option<Self> {
        Some(match code.get(..2)?.to_ascii_lowercase().as_str() {
            "en" => Self::English,
            "de" => Self::German,
            "fr" => Self::French,
            "es" => Self::Spanish,
            "it" => Self::Italian,
            "pt" => Self::Portuguese,
            "nl" => Self::Dutch,
            _ => return None,
        })
    }

    /// The language of a résumé: what it says of itself, else the one whose function words its prose has most of.
    pub(super) fn of_resume(resume: &Resume) -> Self {
        if let Some(known) = Self::from_code(&resume.meta.language) {
            return known;
        }
        let mut prose = resume.basics.summary.clone();
        let mut add = |text: &str| {
            prose.push_str(" \n");
            prose.push_str(text);
        };
        for work in &resume.work {
            add(&work.summary);
            work.highlights.iter().for_each(|b| add(&b.text));
        }
        for item in &resume.volunteer {
            add(&item.summary);
            item.highlights.iter().for_each(|b| add(&b.text));
        }
        for item in &resume.projects {
            add(&item.description);
            item.highlights.iter().for_each(|b| add(&b.text));
        }
        resume.education.iter().for_each(|e| add(&e.summary));
        Self::of_text(&prose)
    }

    /// The language whose function words the text has most of; English when there are none.
    pub(super) fn of_text(text: &str) -> Self {
        let words: Vec<String> =
            token::tokens(text, Self::English).into_iter().filter(|t| t.is_word()).map(|t| t.norm).collect();
        let score = |language: Self| {
            let lexicon = Lexicon::of(language);
            words.iter().filter(|w| lexicon.has(w, Class::FUNCTION)).count()
        };
        let mut best = (Self::English, score(Self::English));
        for language in Self::ALL {
            let points = score(language);
            if points > best.1 {
                best = (language, points);
            }
        }
        best.0
    }

    /// Whether `.` parts thousands and `,` decimals.
    pub(super) fn decimal_comma(self) -> bool {
        self != Self::English
    }
}
