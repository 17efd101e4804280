use std::collections::HashMap;
use std::sync::LazyLock;

use super::token::{Form, Token};

/// Well-known abbreviations and what they stand for, all languages together.
///
/// File format: `#` comments; a row `abbreviation … = long form ; long form`. The words of a long form are beginnings of
/// words, in order.
struct Table {
    /// By abbreviation: its rows.
    short: HashMap<&'static str, Vec<u16>>,
    /// From this row on the abbreviations are codes, written in capitals only.
    codes: u16,
    /// By the first three letters of a long form: the form and its row.
    long: HashMap<&'static str, Vec<(Vec<&'static str>, u16)>>,
}

/// The tables by trade; the codes of places come last.
const FILES: [&str; 7] = [
    include_str!("lexicon/abbreviations/general.txt"),
    include_str!("lexicon/abbreviations/business.txt"),
    include_str!("lexicon/abbreviations/health.txt"),
    include_str!("lexicon/abbreviations/building.txt"),
    include_str!("lexicon/abbreviations/software.txt"),
    include_str!("lexicon/abbreviations/law.txt"),
    include_str!("lexicon/abbreviations/places.txt"),
];

/// Rows count from here, so that they do not meet the synonym groups of a lexicon.
const FIRST_ROW: u16 = 0x8000;

/// Grammar that may stand between two words of a long form.
const GAP: usize = 4;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { short: HashMap::new(), codes: u16::MAX, long: HashMap::new() };
    let of_file = |file: usize| {
        let rows = FILES[file].lines().filter(|l| !l.starts_with('#'));
        rows.filter_map(|l| l.split_once(" = ")).map(move |row| (file, row))
    };
    for (row, (file, (short, long))) in (FIRST_ROW..).zip((0..FILES.len()).flat_map(of_file)) {
        if file + 1 == FILES.len() {
            table.codes = table.codes.min(row);
        }
        for abbreviation in short.split_whitespace() {
            table.short.entry(abbreviation).or_default().push(row);
        }
        for form in long.split(';') {
            let words: Vec<&str> = form.split([' ', '-']).filter(|w| !w.is_empty()).collect();
            let Some(key) = words.first().and_then(|w| w.get(..2)) else { continue };
            table.long.entry(key).or_default().push((words, row));
        }
    }
    table
});

/// Rows of the table that tokens stand for: for each, the tokens and the row. `is_function` tells grammar.
pub(super) fn rows(tokens: &[Token], is_function: impl Fn(&Token) -> bool) -> Vec<(Vec<usize>, u16)> {
    let mut found = Vec::new();
    for (i, token) in tokens.iter().enumerate().filter(|t| t.1.form == Form::Word) {
        let singular = token.norm.strip_suffix('s').filter(|_| token.name_like);
        let rows = TABLE.short.get(token.norm.as_str()).or_else(|| TABLE.short.get(singular?));
        let written = |row: &&u16| **row < TABLE.codes || token.name_like;
        for row in rows.into_iter().flatten().filter(written) {
            found.push((vec![i], *row));
        }
        // "USt-VA", "P/L": parted by a sign.
        let last = tokens.get(i + 2).filter(|t| t.is_word() && t.capital && !t.spaced && token.capital);
        if let Some(last) = last.filter(|_| tokens[i + 1].is_sign("-‐‑/") && !tokens[i + 1].spaced) {
            for joined in [format!("{}{}", token.norm, last.norm), format!("{}&{}", token.norm, last.norm)] {
                for row in TABLE.short.get(joined.as_str()).into_iter().flatten() {
                    found.push((vec![i, i + 2], *row));
                }
            }
        }
        let forms = token.norm.get(..2).and_then(|key| TABLE.long.get(key));
        for (words, row) in forms.into_iter().flatten() {
            if let Some(at) = written_out(tokens, i, words, &is_function) {
                found.push((at, *row));
            }
        }
    }
    found
}

/// Where the words of a long form stand, from token `i` on.
fn written_out(
    tokens: &[Token],
    i: usize,
    words: &[&str],
    is_function: impl Fn(&Token) -> bool,
) -> Option<Vec<usize>> {
    let mut at = Vec::with_capacity(words.len());
    let mut next = i;
    for word in words {
        // A short word by itself may only be inflected: "person" does not begin "Personalakte".
        let loose = words.len() > 1 || word.len() >= 10;
        let begins = |k: &usize| {
            let norm = &tokens[*k].norm;
            tokens[*k].is_word() && norm.starts_with(word) && (loose || norm.len() <= word.len() + 4)
        };
        let reach = if at.is_empty() { i + 1 } else { tokens.len().min(next + GAP) };
        let here = (next..reach).find(begins)?;
        let joins = |t: &Token| t.is_sign("-‐‑/&,'’") || t.is_word() && is_function(t);
        // "Registered adult nurse" is a kind of registered nurse.
        let kinds = tokens[next..here].iter().filter(|t| !joins(t)).count();
        let kind = |t: &Token| joins(t) || t.is_word() && !t.capital;
        if kinds > 1 || !tokens[next..here].iter().all(kind) {
            return None;
        }
        at.push(here);
        next = here + 1;
    }
    Some(at)
}
