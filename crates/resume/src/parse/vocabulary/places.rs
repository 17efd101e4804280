//! What reads as a place: countries, regions in short, words for working from anywhere.

use std::sync::LazyLock;

use super::lists::{Words, words};
use super::{organisation, school};
use crate::parse::words::{fold, tokens};

static COUNTRIES: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/countries.txt")));

/// Big cities that stand alone in CVs often enough to be worth a list; others are known by their shape.
static CITIES: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/cities.txt")));

/// States, provinces and cantons in short, as they follow a city; upper case in the text.
static SHORT_REGIONS: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/short-regions.txt")));

static REGIONS: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/regions.txt")));

static ANYWHERE: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/anywhere.txt")));

/// How surely a text is a place: 0 not, 1 by its shape, 2 by a word of it, 3 wholly known.
pub(in crate::parse) fn place(text: &str) -> u32 {
    let folded = fold(text);
    let plain = folded.trim_matches(|c: char| !c.is_alphanumeric());
    if plain.is_empty() || plain.len() > 70 || plain.contains('@') || plain.contains("http") {
        return 0;
    }
    let known =
        |p: &str| COUNTRIES.contains(p) || CITIES.contains(p) || REGIONS.contains(p) || ANYWHERE.contains(p);
    if known(plain) {
        return 3;
    }
    // `Remote and Mexico City`: two places that are known.
    if let Some((a, b)) = ["and", "&", "or", "und", "et", "y", "e", "/"]
        .iter()
        .find_map(|w| plain.split_once(&format!(" {w} ") as &str))
        && known(a.trim())
        && known(b.trim())
    {
        return 3;
    }
    let parts: Vec<&str> = text
        .split([',', '/', '(', ')', '–', '|', ';', '·', '•'])
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    let parts: Vec<&str> = parts.into_iter().flat_map(|p| p.split(" - ")).map(str::trim).collect();
    let first = parts.first().map(|p| fold(p)).unwrap_or_default();
    if parts.len() > 1 && !known(&first) && (organisation(&first) > 0 || school(&first)) {
        return 0;
    }
    if parts.len() > 5 || tokens(&folded).count() > 9 {
        return 0;
    }
    let hits = parts.iter().filter(|p| known(fold(p).trim_end_matches('.'))).count();
    let short = parts.len() > 1 && parts.last().is_some_and(|p| ends_in_region(p));
    let proper = parts
        .iter()
        .all(|p| p.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) || known(&fold(p)));
    if hits > 0 && proper && hits == parts.len() {
        return 3;
    }
    // `IBM, Perth`: a city behind an unknown name is where that is; a country or region makes a place of it.
    let last = parts.last().map(|p| fold(p)).unwrap_or_default();
    if (2..=3).contains(&parts.len())
        && hits == 1
        && CITIES.contains(&last.as_str())
        && !COUNTRIES.contains(&last.as_str())
    {
        return 1;
    }
    // `Bulk Carriers, Amarillo TX`: the town stands behind the comma, so what stands before it is none.
    let [before, after] = parts[..] else { return shape(&parts, proper, hits, short) };
    if hits == 0 && is_town_of_region(after) && !before.starts_with(|c: char| c.is_ascii_digit()) {
        return 1;
    }
    shape(&parts, proper, hits, short)
}

/// How surely parts read as a place that is not wholly known.
fn shape(parts: &[&str], proper: bool, hits: usize, short: bool) -> u32 {
    if proper && (hits > 0 || short) {
        return 2;
    }
    if parts.iter().all(|p| is_town_of_region(p)) {
        return 1;
    }
    0
}

/// `Boston MA`
pub(in crate::parse) fn is_town_of_region(part: &str) -> bool {
    ends_in_region(part) && part.contains(' ') && part.chars().filter(|c| c.is_uppercase()).count() >= 3
}

/// `CA`, `CA 94105`, `Boston MA`.
fn ends_in_region(part: &str) -> bool {
    let mut words =
        part.split_whitespace().rev().skip_while(|w| w.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    words.next().is_some_and(|w| SHORT_REGIONS.contains(w))
}
