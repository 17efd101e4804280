//! Whether what was read is text at all.

use unicode_normalization::UnicodeNormalization;

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

/// Words below which a text is a stamp or a page number, unless it says how to reach somebody.
#[cfg(feature = "read")]
const HARDLY_ANY: usize = 5;

/// Refuses a PDF whose pages are pictures: few words beside a picture of the page, or hardly any at all. Scanner apps
/// leave a line of their own on every page, so a few words are no proof of text; a name and an address on a page without
/// a picture are. `is_whole` says that the file has its end: without it, missing text is damage.
#[cfg(feature = "read")]
pub(super) fn check_pages(
    document: &Document,
    painted: &[super::pdf::PaintedPage],
    is_whole: bool,
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
    if is_scan {
        return Err(ExtractError::no_text_layer());
    }
    if words >= HARDLY_ANY {
        return check(document);
    }
    if !is_whole {
        return Err(ExtractError::damaged("it was cut off, and nothing can be read"));
    }
    let has_picture = painted.iter().any(|p| p.pictures > 0.1);
    if has_picture || !reaches_somebody(document) {
        Err(ExtractError::no_text_layer())
    } else {
        check(document)
    }
}

/// Whether a word is a mail address or a line holds the digits of a telephone number.
#[cfg(feature = "read")]
fn reaches_somebody(document: &Document) -> bool {
    let is_mail = |word: &str| {
        word.split_once('@').is_some_and(|(user, host)| {
            user.contains(char::is_alphanumeric) && host.trim_matches('.').contains('.')
        })
    };
    let is_phone = |line: &str| line.chars().filter(char::is_ascii_digit).count() >= 7;
    let mut lines = document.pages.iter().flat_map(|p| &p.lines);
    lines.any(|line| is_phone(&line.text) || line.text.split_whitespace().any(is_mail))
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
/// H{dpsoh`), or punctuation and digits in the middle of words. What no substitution keeps: words of letters with vowels
/// in them, the share of vowels, a vowel as the most frequent letter, and the little words. In 217 CVs in seven languages
/// vowels were 34 to 44 % of the letters, `e` or `a` the most frequent one, and little words at least 4 % of all.
#[derive(Debug, Default)]
struct Plausibility {
    visible: usize,
    letters: usize,
    words: usize,
    little_words: usize,
    /// Tokens of three characters or more that hold a letter.
    tokens: usize,
    /// Of those, the ones built like a word.
    wordlike: usize,
    /// How often each Latin letter comes, without its accent.
    latin: [usize; 26],
}

/// The commonest words of the languages that CVs here are in: English, German, French, Spanish, Portuguese, Dutch,
/// Italian, Polish, Czech, the Scandinavian ones.
const LITTLE_WORDS: &[&str] = &[
    "a", "af", "al", "alla", "an", "and", "as", "at", "au", "auf", "av", "bei", "by", "che", "com", "con",
    "da", "das", "de", "dei", "del", "dem", "den", "der", "des", "det", "di", "die", "do", "dos", "du", "e",
    "ein", "el", "em", "en", "et", "for", "från", "für", "het", "i", "il", "im", "in", "is", "ja", "la",
    "las", "le", "les", "los", "med", "met", "mit", "na", "no", "o", "och", "of", "og", "on", "op", "os",
    "para", "par", "per", "por", "pour", "pro", "se", "się", "som", "sur", "the", "til", "to", "um", "un",
    "una", "und", "van", "ve", "von", "voor", "w", "with", "y", "z", "zu", "à", "és",
];

/// Least number of letters, and of words, that shares are taken of.
const ENOUGH: usize = 100;

impl Plausibility {
    fn add(&mut self, word: &str) {
        self.visible += word.chars().count();
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let letters = core.chars().filter(|c| c.is_alphabetic()).count();
        self.letters += letters;
        if letters == 0 {
            return;
        }
        self.words += 1;
        let lower = core.to_lowercase();
        self.little_words += usize::from(LITTLE_WORDS.contains(&lower.as_str()));
        let is_address = core.contains(['@', '/', '.', ':', '_', '+', '#']);
        if core.chars().count() < 3 || is_address {
            return;
        }
        self.tokens += 1;
        let mut vowels = 0;
        let mut with_vowels = 0;
        for c in lower.chars() {
            let bare = bare(c);
            if bare.is_ascii_lowercase() {
                self.latin[usize::from(bare as u8 - b'a')] += 1;
            }
            with_vowels += usize::from(has_vowels(bare));
            vowels += usize::from("aeiouyæøœıαεηιουωаеёиоуыэюяіїє".contains(bare));
        }
        let inner = core.chars().filter(|c| !c.is_alphabetic() && !"'’-‐‑–&\u{AD}".contains(*c)).count();
        if inner * 4 <= letters && (vowels > 0 || with_vowels == 0) {
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
        if (self.wordlike as f32) < 0.45 * self.tokens as f32 {
            return true;
        }
        let latin: usize = self.latin.iter().sum();
        if latin < ENOUGH || latin * 2 < self.letters {
            return false;
        }
        let count = |letters: &str| letters.bytes().map(|b| self.latin[usize::from(b - b'a')]).sum::<usize>();
        let vowels = count("aeiou") as f32 / latin as f32;
        let most = self.latin.iter().max().copied().unwrap_or(0);
        let signs = [
            !(0.24..=0.60).contains(&vowels),
            !["a", "e", "i", "o"].iter().any(|v| count(v) == most),
            self.words >= ENOUGH / 4 && self.little_words * 200 < self.words,
        ];
        signs.iter().filter(|s| **s).count() >= 2
    }
}

/// The letter without its accent.
fn bare(c: char) -> char {
    if c.is_ascii() { c } else { std::iter::once(c).nfd().next().unwrap_or(c) }
}

/// A letter of an alphabet that writes its vowels.
fn has_vowels(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\0'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}')
}
