use std::collections::BTreeMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::template::Template;
use crate::Resume;
use crate::write::locale::{Label, Locale};
use crate::write::sheet::{Accent, Paper};

/// How a résumé is to look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Style {
    /// One of [`super::templates`].
    pub template: String,
    /// Sheet size.
    pub paper: Paper,
    /// Colour of headings and rules; the template's own where none is given.
    pub accent: Option<Accent>,
    /// Typefaces; the template's own where none are given.
    pub fonts: Option<Pairing>,
    /// Language of headings and dates as a BCP 47 tag; else the résumé's own, else English.
    pub language: Option<String>,
    /// Pages it may have at most. Spacing and size give way first, down to sizes that still read well.
    pub pages: Option<u8>,
    /// Whether the least relevant content may be left out to keep to `pages`.
    pub drop: bool,
    /// How much items and bullets matter, by id, from 0 (left out first) to 1 (kept longest). What is not named here is
    /// weighed by its place: what is old or last matters least. A position or a school is left out whole only when it is
    /// named here.
    pub relevance: BTreeMap<String, f64>,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            template: super::templates()[0].name.to_owned(),
            paper: Paper::default(),
            accent: None,
            fonts: None,
            language: None,
            pages: None,
            drop: false,
            relevance: BTreeMap::new(),
        }
    }
}

/// A serif and a sans serif that go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pairing {
    /// Source Serif 4 with Source Sans 3: contemporary, quiet.
    Source,
    /// Libertinus Serif with Inter: bookish, crisp.
    Libertinus,
}

impl FromStr for Pairing {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "source" => Ok(Self::Source),
            "libertinus" => Ok(Self::Libertinus),
            _ => Err(format!("there is no font pairing {text:?}; there are source and libertinus")),
        }
    }
}

impl Pairing {
    fn families(self) -> (&'static str, &'static str) {
        match self {
            Self::Source => ("Source Serif 4", "Source Sans 3"),
            Self::Libertinus => ("Libertinus Serif", "Inter"),
        }
    }
}

/// What `/style.json` says, but for the density.
pub(super) struct Look(Value);

impl Look {
    /// `density`: 0 is the template as drawn, 1 its tightest, below 0 roomier.
    pub(super) fn at(&self, density: f64) -> String {
        let mut look = self.0.clone();
        look["density"] = density.into();
        look.to_string()
    }
}

impl Style {
    /// The language of headings and dates.
    pub(super) fn language(&self, resume: &Resume) -> String {
        let asked = self.language.as_deref().filter(|tag| !tag.trim().is_empty());
        let own = Some(resume.meta.language.as_str()).filter(|tag| !tag.trim().is_empty());
        asked.or(own).unwrap_or("en").trim().to_owned()
    }

    pub(super) fn look(&self, template: &Template, language: &str) -> Look {
        let (serif, sans) = self.fonts.unwrap_or(template.fonts).families();
        let locale = Locale::of(language);
        let labels: serde_json::Map<_, _> =
            locale.labels().map(|(_, name, word)| (name.to_owned(), word.into())).collect();
        let (lang, region) = tag_parts(language);
        Look(json!({
            "paper": match self.paper { Paper::A4 => "a4", Paper::Letter => "us-letter" },
            "accent": self.accent.unwrap_or(template.accent).readable().to_string(),
            "serif": serif,
            "sans": sans,
            "lang": lang,
            "region": region,
            "rtl": is_right_to_left(&lang),
            "document": locale.label(Label::Document),
            "labels": labels,
        }))
    }
}

/// Language and region of a tag in the only forms that Typst takes: two or three small letters, two capitals.
fn tag_parts(tag: &str) -> (String, Option<String>) {
    let mut parts = tag.split(['-', '_']);
    let letters = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
    };
    let language = parts.next().filter(|p| letters(p, 2..=3)).unwrap_or("en").to_ascii_lowercase();
    (language, parts.find(|p| letters(p, 2..=2)).map(str::to_ascii_uppercase))
}

fn is_right_to_left(language: &str) -> bool {
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"].contains(&language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_survives_json_and_may_be_empty() {
        let style: Style = serde_json::from_str("{}").unwrap();
        assert_eq!(style, Style::default());
        let text =
            r##"{"template":"modern","paper":"letter","accent":"#336699","fonts":"libertinus","pages":2}"##;
        let style: Style = serde_json::from_str(text).unwrap();
        assert_eq!(style.accent, Some(Accent([0x33, 0x66, 0x99])));
        let again: Style = serde_json::from_str(&serde_json::to_string(&style).unwrap()).unwrap();
        assert_eq!(again, style);
    }

    #[test]
    fn a_language_tag_is_cut_to_what_the_typesetter_takes() {
        assert_eq!(tag_parts("de-at"), ("de".into(), Some("AT".into())));
        assert_eq!(tag_parts("zh-Hant-TW"), ("zh".into(), Some("TW".into())));
        assert_eq!(tag_parts("English"), ("en".into(), None));
        assert_eq!(tag_parts("\u{e9}"), ("en".into(), None));
    }
}
