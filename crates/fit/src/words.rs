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
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((start, c)) = chars.next() {
        let next_is_word = |at: usize| text[at..].chars().nth(1).is_some_and(char::is_alphanumeric);
        let dotted = c == '.' && !before.is_alphanumeric() && next_is_word(start);
        if !c.is_alphanumeric() && !dotted {
            before = c;
            continue;
        }
        let mut end = start + c.len_utf8();
        before = c;
        while let Some(&(at, c)) = chars.peek() {
            let inside = c.is_alphanumeric() || is_combining_mark(c);
            let joins = matches!(c, '.' | '&' | '\'' | '’') && next_is_word(at) && before.is_alphanumeric();
            let ends = matches!(c, '+' | '#') && (before.is_alphabetic() || before == '+');
            if !(inside || joins || ends) {
                break;
            }
            before = c;
            end = at + c.len_utf8();
            chars.next();
        }
        out.push(Word { range: start..end, key: fold(&text[start..end]) });
    }
    out
}

/// The form by which a single word is compared.
pub(crate) fn fold(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    if word.is_ascii() {
        key.extend(word.chars().filter(|c| !matches!(c, '&')).map(|c| c.to_ascii_lowercase()));
    } else {
        for c in word.nfkd().filter(|c| !is_combining_mark(*c)) {
            match c {
                '’' => key.push('\''),
                'ß' => key.push_str("ss"),
                '&' => {}
                c => key.extend(c.to_lowercase()),
            }
        }
    }
    if let Some(rest) = key.strip_prefix('.') {
        key = format!("dot{rest}");
    }
    key.retain(|c| c != '.');
    if let Some(at) = key.find('\'') {
        // "bachelor's" and "l'analyse": the genitive goes, an elided article goes.
        key = if key.len() - at <= 3 { key[..at].to_owned() } else { key[at + 1..].replace('\'', "") };
    }
    singular(key)
}

/// Takes a plural ending off, in the same way from names and from texts: it need not be right, only even.
fn singular(mut key: String) -> String {
    let ends = |s: &str| key.len() > s.len() + 1 && key.ends_with(s);
    let (cut, add) = if key.len() < 4 || !ends("s") || ends("ss") {
        (0, "")
    } else if ends("ies") {
        (3, "y")
    } else if ends("sses") || ends("ches") || ends("shes") || ends("xes") {
        (2, "")
    } else {
        (1, "")
    };
    key.truncate(key.len() - cut);
    key.push_str(add);
    key
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
