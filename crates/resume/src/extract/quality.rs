//! Whether what was read is text at all.

use super::error::ExtractError;
use crate::document::Document;

/// Refuses a document without text, and one whose text is noise.
pub(super) fn check(document: &Document) -> Result<(), ExtractError> {
    let lines = document.pages.iter().flat_map(|p| &p.lines);
    let mut words = Plausibility::default();
    for line in lines {
        line.text.split_whitespace().for_each(|w| words.add(w));
    }
    if words.visible == 0 {
        return Err(ExtractError::empty());
    }
    if words.is_noise() { Err(ExtractError::garbled()) } else { Ok(()) }
}

/// Words a page has at least, on average, unless it is a very short CV.
#[cfg(feature = "read")]
const FEW_WORDS: usize = 15;

/// Refuses a PDF whose pages are pictures: few words beside a picture of the page, or hardly any at all. Scanner apps
/// leave a line of their own on every page, so a few words are no proof of text.
#[cfg(feature = "read")]
pub(super) fn check_pages(
    document: &Document,
    painted: &[super::pdf::PaintedPage],
) -> Result<(), ExtractError> {
    let words = document.words();
    let pages = painted.len().max(1);
    let pictures = painted.iter().filter(|p| p.pictures > 0.4).count();
    let glyphs = painted.iter().flat_map(|p| &p.spans).flat_map(|s| s.text.chars());
    let (mut unknown, mut known) = (0_usize, 0_usize);
    for c in glyphs.filter(|c| !c.is_whitespace()) {
        let is_unknown = super::clean::is_private(c) || super::clean::is_invisible(c);
        if is_unknown { unknown += 1 } else { known += 1 }
    }
    if unknown > 100 && unknown > known {
        return Err(ExtractError::garbled());
    }
    let is_scan = pictures * 2 >= pages && words < FEW_WORDS * pages;
    if is_scan || words < 5 {
        return Err(ExtractError::no_text_layer());
    }
    check(document)
}

/// A line of drawing characters only: `-----`, `*****`, `• • •`.
pub(super) fn is_rule(line: &str) -> bool {
    let mut marks = 0;
    for c in line.chars().filter(|c| !c.is_whitespace()) {
        if c.is_alphanumeric() || !(c.is_ascii_punctuation() || "─━═–—•·▬_".contains(c)) {
            return false;
        }
        marks += 1;
    }
    marks >= 3
}

/// Counts what tells language from noise.
///
/// A font without a table from glyphs to characters gives a fixed substitution: letters for other letters (`Dgd
/// H{dpsoh`), or punctuation and digits in the middle of words. What no substitution keeps are the vowels: in every
/// language in Latin, Greek or Cyrillic letters nearly each word of three letters has one, a quarter to a half of all.
#[derive(Debug, Default)]
struct Plausibility {
    visible: usize,
    letters: usize,
    /// Tokens of three characters or more that hold a letter.
    tokens: usize,
    /// Of those, the ones built like a word.
    wordlike: usize,
    vowels: usize,
    /// Letters of the three alphabets with vowels.
    alphabetic: usize,
}

impl Plausibility {
    fn add(&mut self, word: &str) {
        self.visible += word.chars().count();
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let letters = core.chars().filter(|c| c.is_alphabetic()).count();
        self.letters += letters;
        if core.chars().count() < 3 || letters == 0 || core.contains(['@', '/', '.', ':', '_', '+', '#']) {
            return;
        }
        self.tokens += 1;
        let vowels = core.chars().filter(|c| is_vowel(*c)).count();
        let alphabetic = core.chars().filter(|c| has_vowels(*c)).count();
        self.vowels += vowels;
        self.alphabetic += alphabetic;
        let inner = core.chars().filter(|c| !c.is_alphabetic() && !"'’-‐‑–&\u{AD}".contains(*c)).count();
        if inner * 4 <= letters && (vowels > 0 || alphabetic == 0) {
            self.wordlike += 1;
        }
    }

    fn is_noise(&self) -> bool {
        if self.visible >= 40 && self.letters * 5 < self.visible {
            return true;
        }
        if self.tokens < 20 {
            return false;
        }
        let share = self.wordlike as f32 / self.tokens as f32;
        let vowels = self.vowels as f32 / self.alphabetic.max(1) as f32;
        share < 0.45 || (self.alphabetic >= 60 && !(0.18..=0.70).contains(&vowels))
    }
}

/// A letter of an alphabet that writes its vowels.
fn has_vowels(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\0'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}')
}

fn is_vowel(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    }
    // Vowels with accents have their bare letter first in their decomposition.
    let base = unicode_normalization::UnicodeNormalization::nfd(std::iter::once(c)).next().unwrap_or(c);
    let base = base.to_lowercase().next().unwrap_or(base);
    "aeiouyæøœıαεηιουωаеёиоуыэюяіїєў".contains(base)
}
