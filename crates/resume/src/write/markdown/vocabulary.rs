//! Words that say what a part of a text is: headings of sections and names of fields, in all languages at once.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::write::CONTACTS;
use crate::write::locale::{Label, Locale};
use crate::write::sections::{SECTIONS, Section};
use crate::write::words::{LANGUAGES, Word};

/// Headings of people, beside the writer's own.
const HEADINGS: [(Option<&str>, &[&str]); 12] = [
    (
        None,
        &[
            "summary",
            "professional summary",
            "about",
            "about me",
            "profil",
            "objective",
            "kurzprofil",
            "über mich",
        ],
    ),
    (
        Some("work"),
        &[
            "work experience",
            "professional experience",
            "employment",
            "employment history",
            "work",
            "work history",
            "career history",
            "beruflicher werdegang",
            "berufliche erfahrung",
            "expérience",
            "experiencia",
            "experiência",
            "esperienza",
        ],
    ),
    (Some("volunteer"), &["volunteer experience", "volunteer", "volunteer work", "ehrenamtliche tätigkeit"]),
    (
        Some("education"),
        &["education and training", "academic background", "bildung", "studium", "ausbildung und studium"],
    ),
    (Some("projects"), &["personal projects", "selected projects", "side projects"]),
    (
        Some("skills"),
        &[
            "technical skills",
            "key skills",
            "core skills",
            "skills & tools",
            "fähigkeiten",
            "kompetenzen",
            "habilidades",
        ],
    ),
    (
        Some("certificates"),
        &[
            "certifications",
            "licenses",
            "licences",
            "certificates and licences",
            "licenses & certifications",
            "zertifizierungen",
        ],
    ),
    (Some("languages"), &["language skills", "sprachkenntnisse"]),
    (Some("publications"), &["papers", "publikationen"]),
    (Some("awards"), &["honors", "honours", "awards and honors", "honors & awards", "prizes", "ehrungen"]),
    (Some("interests"), &["hobbies", "hobbies and interests", "hobbys"]),
    (Some("references"), &["referees", "testimonials"]),
];

/// Headings in small letters and what stands under them: a section, or the summary.
pub(super) static PLACES: LazyLock<HashMap<String, Option<&'static Section>>> = LazyLock::new(|| {
    let find = |key: &str| SECTIONS.iter().find(|section| section.key == key);
    let mut places = HashMap::new();
    for (key, headings) in HEADINGS {
        for heading in headings {
            places.insert((*heading).to_owned(), key.and_then(find));
        }
    }
    for locale in LANGUAGES.map(Locale::of) {
        places.insert(locale.label(Label::Summary).to_lowercase(), None);
        for section in &SECTIONS {
            places.insert(locale.label(section.label).to_lowercase(), Some(section));
        }
    }
    places
});

/// Names of fields in small letters.
pub(super) static WORDS: LazyLock<HashMap<String, Vec<Word>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<Word>> = HashMap::new();
    for locale in LANGUAGES.map(Locale::of) {
        for word in Word::ALL {
            words.entry(word.in_(locale).to_lowercase()).or_default().push(word);
        }
    }
    words
});

/// The contact line that a name in front of a value stands for: a field of `basics`, or empty for a profile. `None` when
/// it is the name of a network.
pub(super) fn contact(name: &str) -> Option<&'static str> {
    let words = WORDS.get(&name.trim().to_lowercase())?;
    let field = |word: &Word| CONTACTS.iter().find(|(contact, _)| contact == word).map(|(_, field)| *field);
    let profile = || words.contains(&Word::Profile).then_some("");
    words.iter().find_map(field).or_else(profile)
}
