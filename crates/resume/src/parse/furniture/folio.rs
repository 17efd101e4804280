//! Page numbers, in the forms and languages in which programs print them.

use std::sync::LazyLock;

use regex::Regex;

use crate::parse::words::tokens;

#[expect(clippy::unwrap_used, reason = "the pattern is a constant; the tests compile it")]
static PAIR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?: ^ | [^\p{L}\p{N}./,] ) (\d{1,2}) \s* ( / | \| | \p{L}+ ) \s* (\d{1,2}) [^\p{L}\p{N}]* $",
    )
    .unwrap()
});

/// What a line says about pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// A number with a word for page: `Page 1 of 2`, `2. oldal`. `alone` says that the line says nothing
    /// else, and that in full.
    Page { page: usize, of: Option<usize>, alone: bool },
    /// Two numbers at the end of a line: `Ada Roe – 1/2`, `2 von 3`.
    Pair { page: usize, of: usize },
    /// A number and nothing else: `- 2 -`.
    Bare { page: usize },
}

/// Words and abbreviations for page, folded.
#[rustfmt::skip]
const PAGE: &[&str] = &[
    "page", "pg", "p", "pag", "seite", "blatt", "s", "pagina", "strona", "str", "strana", "stranka", "stranica", "stran",
    "sida", "sid", "side", "sivu", "oldal", "lehekulg", "lappuse", "puslapis", "sayfa", "trang", "halaman", "σελιδα", "σελ",
    "страница", "стр", "сторінка", "стор",
];

/// Words between a page's number and how many there are, folded.
const OF: &[&str] = &[
    "of", "von", "de", "di", "sur", "van", "z", "ze", "av", "af", "od", "din", "iz", "из", "із", "з", "от",
    "απο", "dari",
];

/// Words of a running title beside a page number; more are a sentence.
const TITLE: usize = 10;

/// What a folded line says about pages, if it says nothing more than a running title does.
pub(super) fn number(text: &str) -> Option<Number> {
    let words: Vec<&str> = tokens(text).collect();
    if words.len() > TITLE + 4 {
        return None;
    }
    if let Some(found) = with_word(&words) {
        return Some(found);
    }
    match words[..] {
        [one] => digits(one).filter(|_| text.chars().count() <= 5).map(|page| Number::Bare { page }),
        _ => pair(text),
    }
}

/// `page 1 of 2`, `seite 1/2`, `page 1`, `2 | page`, between words of a title.
fn with_word(words: &[&str]) -> Option<Number> {
    for (n, word) in words.iter().enumerate().filter(|(_, w)| PAGE.contains(w)) {
        let after = &words[n + 1..];
        let (page, of, used) = match (n.checked_sub(1).and_then(|b| digits(words[b])), after) {
            (_, [a, of, b, ..]) if OF.contains(of) && digits(a).is_some() => (digits(a)?, digits(b), 3),
            (_, [a, b, ..]) if digits(a).is_some() && digits(b).is_some() => (digits(a)?, digits(b), 2),
            (_, [a, ..]) if digits(a).is_some() => (digits(a)?, None, 1),
            (Some(page), [of, b, ..]) if OF.contains(of) => (page, digits(b), 2),
            (Some(page), []) if n <= 1 => (page, None, 0),
            _ => continue,
        };
        let at_end = n + 1 + used == words.len();
        let title = words.len() - 1 - used;
        // One letter for page, or a number that no total confirms, needs a line that says nothing else.
        let weak = word.len() < 3 || of.is_none();
        if of.is_some_and(|of| of < page) || weak && title > 5 || !at_end && (weak || n > 0) {
            continue;
        }
        return Some(Number::Page { page, of, alone: title == 0 && word.len() > 2 });
    }
    None
}

/// `1/2`, `1 | 2`, `1 of 2` at the end of a line.
fn pair(text: &str) -> Option<Number> {
    let found = PAIR.captures(text)?;
    let value = |n: usize| found.get(n).and_then(|m| digits(m.as_str()));
    let (page, of) = (value(1)?, value(3)?);
    let joined =
        found.get(2).is_some_and(|joint| matches!(joint.as_str(), "/" | "|") || OF.contains(&joint.as_str()));
    (joined && (1..=of).contains(&page)).then_some(Number::Pair { page, of })
}

/// A number that pages may have.
fn digits(word: &str) -> Option<usize> {
    (word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten()
}

/// A text with its numbers taken out, and they.
pub(super) fn masked(text: &str) -> (String, Vec<usize>) {
    let mut words = String::with_capacity(text.len());
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
        let len = rest[from..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - from);
        words.push_str(&rest[..from]);
        words.push('#');
        numbers.push(rest[from..from + len].parse().unwrap_or(usize::MAX));
        rest = &rest[from + len..];
    }
    words.push_str(rest);
    (words, numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::words::fold;

    fn read(text: &str) -> Option<Number> {
        number(&fold(text))
    }

    #[test]
    fn page_numbers_are_known_in_their_forms_and_languages() {
        for text in [
            "Page 1 of 2",
            "page 1/2",
            "Seite 1 von 2",
            "Página 1 de 2",
            "Page 1 sur 2",
            "Strona 1 z 2",
            "Pagina 1 di 2",
            "Sida 1 av 2",
            "Страница 1 из 2",
            "Сторінка 1 з 2",
            "Σελίδα 1 από 2",
            "Sayfa 1 / 2",
        ] {
            assert_eq!(read(text), Some(Number::Page { page: 1, of: Some(2), alone: true }), "{text}");
        }
        for text in ["2. oldal", "Page 2", "2 | Page", "Seite – 2 –"] {
            assert!(matches!(read(text), Some(Number::Page { page: 2, of: None, .. })), "{text}");
        }
        for text in [
            "1/2",
            "– 1 / 2 –",
            "Maria del Carmen Ruiz de la Vega Ortiz – 1/2",
            "Ada Roe 1 | 2",
            "1 of 2",
            "1 von 2",
        ] {
            assert_eq!(read(text), Some(Number::Pair { page: 1, of: 2 }), "{text}");
        }
        assert_eq!(read("- 2 -"), Some(Number::Bare { page: 2 }));
        let titled = Number::Page { page: 1, of: Some(2), alone: false };
        assert_eq!(read("Curriculum vitae Ada Maria Roe – page 1 of 2"), Some(titled));
    }

    #[test]
    fn what_only_has_numbers_in_it_is_no_page_number() {
        for text in [
            "Support round the clock, 24/7",
            "GPA 3.8/4",
            "Grade 1,7/2",
            "Ran 2 teams of 4 people",
            "Wrote page 1 of 2 weekly papers for the town and its eleven schools every year",
            "Built a landing page 2 years ago",
            "2019",
            "Evenings 5/3",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_taken_out_of_a_text() {
        assert_eq!(masked("roe 1/12"), ("roe #/#".to_owned(), vec![1, 12]));
    }
}
