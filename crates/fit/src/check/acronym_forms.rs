//! Abbreviations that are more than the first letters of words.

use std::ops::Range;

use super::acronyms::spelled;
use super::figure_words::{FIRST, has};
use super::numeral_forms;
use super::source::{Line, View};
use super::text::Text;

/// "Q3" for the third quarter, "H1" for the first half.
pub(super) fn of_part_year(text: &Text, i: usize, view: &View<'_>) -> bool {
    const PARTS: &[(&str, &str)] = &[
        ("q", "quarter quartal kwartaal trimestre"),
        ("h", "half halbjahr halfjaar"),
        ("t", "trimestre"),
        ("s", "semestre semester"),
    ];
    let norm = text.tokens[i].norm.as_str();
    let Some((letter, number)) = norm.split_at_checked(1) else { return false };
    let (Some((_, names)), Ok(number)) = (PARTS.iter().find(|p| p.0 == letter), number.parse::<u8>()) else {
        return false;
    };
    let is_number = |norm: &str| {
        numeral_forms::ordinal(norm)
            .map_or(number == 1 && has(FIRST, norm), |n| (n - f64::from(number)).abs() < 0.1)
            || norm.trim_end_matches(|c: char| c.is_alphabetic()) == number.to_string()
    };
    let told = |l: &Line| {
        l.text.tokens.windows(2).any(|two| {
            let (a, b) = (two[0].norm.as_str(), two[1].norm.as_str());
            is_number(a) && has(names, b) || has(names, a) && is_number(b)
        })
    };
    view.lines().any(told)
}

/// The 1 of "Key Stage 1", where the source has KS1.
pub(super) fn ends_name(text: &Text, i: usize, view: &View<'_>) -> bool {
    let mut name = text.tokens[i].norm.clone();
    let capital = |k: &usize| text.slice(*k..k + 1).starts_with(char::is_uppercase);
    let before = (0..i).rev().take(4).take_while(capital).map(|k| &text.tokens[k]);
    let known =
        |name: &str| view.lines().any(|l| l.text.tokens.iter().any(|t| t.name_like && t.norm == name));
    // "MFT-1741" for MFT1741.
    let joined = i.checked_sub(1).map(|k| k - usize::from(k > 0 && text.tokens[k].is_sign("-‐‑")));
    if joined.is_some_and(|k| known(&format!("{}{}", text.tokens[k].norm, text.tokens[i].norm))) {
        return true;
    }
    let mut words = 0;
    for token in before {
        name.insert_str(0, token.norm.get(..1).unwrap_or(""));
        words += 1;
        if (words > 1 || has(STEPS, &token.norm)) && known(&name) {
            return true;
        }
    }
    false
}

/// What is told apart by numbers, so that its first letter stands for it: "Y9" for "Year 9", "L3" for "Level 3".
const STEPS: &str = "year years level levels grade grades band bands tier tiers phase phases category class stage stages step week weeks \
     module unit room line jahr stufe klasse niveau nivel livello groep fase";

/// "FY2017" for the financial year 2017.
pub(super) fn of_year(text: &Text, i: usize, view: &View<'_>) -> bool {
    let norm = text.tokens[i].norm.as_str();
    let Some((letters, year)) = norm.find(|c: char| c.is_ascii_digit()).map(|at| norm.split_at(at)) else {
        return false;
    };
    let year = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
    letters.len() >= 2
        && year.len() == 4
        && view
            .lines()
            .any(|l| l.text.tokens.iter().any(|t| t.norm == year) && spelled(letters, &l.text).is_some())
}

/// "ArbSchG" for "Arbeitsschutzgesetz": the beginnings of the parts of one word, each with its capital.
pub(super) fn is_cut(short: &str, long: &str) -> bool {
    let mut parts: Vec<String> = Vec::new();
    for c in short.chars() {
        match parts.last_mut() {
            Some(part) if !c.is_uppercase() => part.extend(c.to_lowercase()),
            _ => parts.push(c.to_lowercase().collect()),
        }
    }
    if parts.len() < 2 || !parts.iter().any(|p| p.len() > 1) || long.len() < short.len() + 5 {
        return false;
    }
    let mut rest = long;
    parts.iter().enumerate().all(|(k, part)| {
        let at = if k == 0 { rest.starts_with(part.as_str()).then_some(0) } else { rest.find(part.as_str()) };
        let after = at.and_then(|at| rest.get(at + part.len()..));
        rest = after.unwrap_or("");
        after.is_some()
    })
}

/// "EC7" for "Eurocode 7", "wisA" for "wiskunde A": a cut word and the number or letter behind it.
pub(super) fn numbered(text: &Text, i: usize, line: &Text) -> bool {
    let norm = text.tokens[i].norm.as_str();
    let raw = text.slice(i..i + 1);
    let Some(at) = raw
        .find(|c: char| c.is_ascii_digit())
        .or_else(|| raw.rfind(char::is_uppercase))
        .filter(|at| *at >= 1)
    else {
        return false;
    };
    let (Some(word), Some(tail)) = (norm.get(..at), norm.get(at..)) else { return false };
    let drawn = |long: &str| {
        let mut rest = long.bytes();
        long.len() > word.len()
            && long.bytes().next() == word.bytes().next()
            && word.bytes().all(|b| rest.any(|c| c == b))
    };
    let here = |t: &super::token::Token| t.norm == tail;
    (0..line.tokens.len()).any(|j| {
        line.tokens[j].is_word()
            && (word.len() > 1 || has(STEPS, &line.tokens[j].norm))
            && drawn(&line.tokens[j].norm)
            && line.tokens[j + 1..].iter().take(4).any(here)
    })
}

/// "HBsAg" for "hepatitis B surface antigen", "HbA1c" for "haemoglobin A1c": each word gives its first letter, and small
/// letters behind a capital may stand further inside it. Where the words stand.
pub(super) fn in_chunks(short: &Text, i: usize, text: &Text) -> Option<Range<usize>> {
    let raw: Vec<char> = short.slice(i..i + 1).chars().collect();
    let mixed =
        raw.iter().skip(1).any(|c| c.is_lowercase()) && raw.iter().filter(|c| c.is_uppercase()).count() > 1;
    if !mixed || !(3..=8).contains(&raw.len()) || !raw[0].is_alphanumeric() {
        return None;
    }
    (0..text.tokens.len()).find_map(|start| chunk(&raw, text, start, 0).map(|end| start..end))
}

fn chunk(rest: &[char], text: &Text, from: usize, words: usize) -> Option<usize> {
    let joins = |k: &usize| {
        !(words > 0
            && (text.tokens[*k].is_sign("-‐‑") || !text.is_content(*k) && text.tokens[*k].norm.len() > 1))
    };
    let k = (from..text.tokens.len().min(from + 3)).find(joins)?;
    let mut inside = text.tokens[k].norm.chars();
    let small = |c: char| c.to_lowercase().next().unwrap_or(c);
    let whole: String = rest.iter().copied().map(small).collect();
    if words > 0 && whole == text.tokens[k].norm {
        return Some(k + 1);
    }
    if rest.first().copied().map(small) != inside.next() {
        return None;
    }
    let inner = rest.iter().skip(1).take_while(|c| c.is_lowercase() && inside.any(|d| d == **c)).count();
    (1..=inner + 1).rev().find_map(|take| match &rest[take..] {
        [] => (words > 0).then_some(k + 1),
        rest => chunk(rest, text, k + 1, words + 1),
    })
}

/// "Microsoft Excel" where the source has Excel: who makes a product is no other product.
pub(super) fn makes_product(text: &Text, i: usize, view: &View<'_>) -> bool {
    const MAKERS: &str = "microsoft ms adobe google apache amazon oracle ibm autodesk atlassian sap hashicorp apple cisco vmware intuit siemens";
    let Some(next) = text.tokens.get(i + 1).filter(|t| t.is_word() && t.capital) else { return false };
    // Not the Warehouse of "SAP Extended Warehouse Management".
    let named = |l: &Line, j: usize| {
        let token = &l.text.tokens[j];
        let of_name = j > 0 && l.text.tokens[j - 1].is_word() && l.text.tokens[j - 1].capital;
        token.norm == next.norm
            && token.capital
            && !of_name
            && (!token.opens || token.name_like || l.text.tokens.len() == 1)
    };
    has(MAKERS, &text.tokens[i].norm)
        && text.tokens[i].capital
        && view.lines().any(|l| (0..l.text.tokens.len()).any(|j| named(l, j)))
}

/// "k8s", "i18n": the first letter, how many follow, the last.
pub(super) fn is_numeronym(short: &str, long: &str) -> bool {
    let digits: String = short.chars().filter(char::is_ascii_digit).collect();
    let ends = |t: &str| t.chars().next().zip(t.chars().next_back());
    short.len() == digits.len() + 2
        && ends(short) == ends(long)
        && digits.parse::<usize>().is_ok_and(|n| n + 2 == long.chars().count())
}
