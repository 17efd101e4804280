//! Words of a text, with their place and the form by which they are compared.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word: where it stands and how it compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Byte range in the text.
    pub(crate) range: Range<usize>,
    /// Folded: lower case, without marks, a plural `s` taken off.
    pub(crate) key: String,
}

/// Splits into words. A word is a run of letters and digits, with the signs that belong to names of things: `C++`, `C#`,
/// `.NET`, `Node.js`, `R&D`, `bachelor's`. Hyphens and slashes part words.
pub(crate) fn words(text: &str) -> Vec<Word> {
    ranges(text).map(|range| Word { key: fold(&text[range.clone()]), range }).collect()
}

/// The key of a name: a hash (FNV-1a) of its folded words written together, and their number. Names with equal keys are
/// the same name; two different ones meeting by chance is less likely than one in a hundred billion.
pub(crate) fn key_of(text: &str) -> (Key, usize) {
    let (mut key, mut count, mut word) = (Key::default(), 0, String::new());
    for range in ranges(text) {
        word.clear();
        fold_into(&text[range], &mut word);
        key.add(&word);
        count += 1;
    }
    (key, count)
}

/// See [`key_of`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key(pub(crate) u64);

impl Default for Key {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Key {
    /// Adds a folded word.
    pub(crate) fn add(&mut self, word: &str) {
        for b in word.bytes() {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Byte ranges of the words.
fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    std::iter::from_fn(move || {
        while let Some((start, c)) = chars.next() {
            let next_is_word = |at: usize| text[at + 1..].chars().next().is_some_and(char::is_alphanumeric);
            let dotted = c == '.' && !before.is_alphanumeric() && next_is_word(start);
            before = c;
            if !c.is_alphanumeric() && !dotted {
                continue;
            }
            let mut end = start + c.len_utf8();
            while let Some(&(at, c)) = chars.peek() {
                let inside = c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c));
                let joins = matches!(c, '.' | '&' | '\'' | '’')
                    && before.is_alphanumeric()
                    && text[at + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
                let ends = matches!(c, '+' | '#') && (before.is_alphabetic() || before == '+');
                if !(inside || joins || ends) {
                    break;
                }
                before = c;
                end = at + c.len_utf8();
                chars.next();
            }
            return Some(start..end);
        }
        None
    })
}

/// The form by which a single word is compared.
pub(crate) fn fold(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    fold_into(word, &mut key);
    key
}

/// Folds a word behind what is there.
fn fold_into(word: &str, out: &mut String) {
    let start = out.len();
    if word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+' || b == b'#') {
        out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        singular(out, start);
        return;
    }
    for c in word.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            '’' => out.push('\''),
            'ß' => out.push_str("ss"),
            '&' => {}
            '.' if out.len() == start => out.push_str("dot"),
            '.' => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    if let Some(at) = out[start..].find('\'').map(|at| start + at) {
        // "bachelor's" and "l'analyse": the genitive goes, an elided article goes.
        if out.len() - at <= 3 {
            out.truncate(at);
        } else {
            let rest = out[at..].replace('\'', "");
            out.truncate(start);
            out.push_str(&rest);
        }
    }
    singular(out, start);
}

/// Takes a plural ending off, in the same way from names and from texts: it need not be right, only even.
fn singular(out: &mut String, start: usize) {
    let key = &out[start..];
    let ends = |s: &str| key.len() > s.len() + 1 && key.ends_with(s);
    let (cut, add) = if key.len() < 4 || !ends("s") || ends("ss") {
        return;
    } else if ends("ies") {
        (3, "y")
    } else if ends("sses") || ends("ches") || ends("shes") || ends("xes") {
        (2, "")
    } else {
        (1, "")
    };
    out.truncate(out.len() - cut);
    out.push_str(add);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|w| &text[w.range]).collect()
    }

    #[test]
    fn signs_that_belong_to_a_name_stay() {
        assert_eq!(split("C++, C# and .NET (Node.js)."), ["C++", "C#", "and", ".NET", "Node.js"]);
        assert_eq!(split("CI/CD, R&D; e-mail"), ["CI", "CD", "R&D", "e", "mail"]);
        assert_eq!(split("end. Next"), ["end", "Next"]);
    }

    #[test]
    fn folding_is_even() {
        for (a, b) in [
            ("Technologies", "technology"),
            ("APIs", "api"),
            ("Bachelor’s", "bachelor"),
            ("Analyse", "analyse"),
            ("Größe", "grosse"),
            ("processes", "process"),
            (".NET", "dotnet"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
    }
}
