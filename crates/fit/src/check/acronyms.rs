use std::ops::Range;

use crate::taxonomy::{self, Mention, Taxonomy};

use super::acronym_forms::{in_chunks, is_cut, is_numeronym, makes_product, numbered, of_part_year, of_year};
use super::figure_words::has;
use super::language::Language;
use super::lexicon::Class;
use super::source::{Line, View};
use super::text::Text;
use super::token::{Form, fold};

/// Marks as known what abbreviates words of the evidence, what spells out its abbreviations, and other names of its
/// skills.
pub(super) fn unfold(text: &Text, view: &View<'_>, known: &mut [bool]) {
    for mention in text.mentions.iter().filter(|m| other_name(text, m, view)) {
        for (token, known) in text.tokens.iter().zip(known.iter_mut()) {
            *known |= mention.range.contains(&token.start);
        }
    }
    for (i, known) in known.iter_mut().enumerate() {
        *known = *known || of_year(text, i, view) || of_part_year(text, i, view);
    }
    for (i, known) in known.iter_mut().enumerate().filter(|(_, known)| !**known) {
        *known = is_cut_name(text, i) && strictly_spelled(text, i, view)
            || is_acronym(text, i)
                && (!names_a_tool(text, i) || strictly_spelled(text, i, view))
                && view.lines().any(|l| {
                    let letters = letters_of(text, i);
                    // "CKA" is not short for what the source calls CKAD.
                    let other = |j: usize| {
                        let theirs = letters_of(&l.text, j);
                        theirs.len() > letters.len() && theirs.starts_with(letters) && is_acronym(&l.text, j)
                    };
                    let cut = || {
                        (0..l.text.tokens.len()).any(|j| is_cut(text.slice(i..i + 1), &l.text.tokens[j].norm))
                    };
                    let repeated = || {
                        written_twice(letters)
                            .filter(|t| t.len() > 2)
                            .is_some_and(|t| spelled(&t, &l.text).is_some())
                    };
                    (spelled(letters, &l.text).is_some()
                        || repeated()
                        || in_chunks(text, i, &l.text).is_some()
                        || cut())
                        && !(0..l.text.tokens.len()).any(other)
                });
    }
    for (i, known) in known.iter_mut().enumerate().filter(|(_, known)| !**known) {
        *known = makes_product(text, i, view);
    }
    for (i, known) in known.iter_mut().enumerate().filter(|(i, known)| !**known && text.tokens[*i].name_like)
    {
        let numeronym = |l: &Line| l.text.tokens.iter().any(|t| is_numeronym(&text.tokens[i].norm, &t.norm));
        *known = view.lines().any(|l| numbered(text, i, &l.text) || numeronym(l));
    }
    for line in view.lines() {
        let short = |j: &usize| is_acronym(&line.text, *j) || is_cut_name(&line.text, *j);
        for j in (0..line.text.tokens.len()).filter(short) {
            let letters = letters_of(&line.text, j);
            let strict =
                || (0..text.tokens.len()).find_map(|k| initials(letters, text, k, true).map(|end| k..end));
            let range = if is_acronym(&line.text, j) {
                spelled(letters, text)
            } else {
                strict().filter(|r| r.len() >= letters.len())
            };
            if let Some(range) = range.or_else(|| in_chunks(&line.text, j, text)) {
                // "TUPE" are regulations.
                let end = range.end + usize::from(text.tokens.get(range.end).is_some_and(|t| t.is_sign(")")));
                if text.tokens.get(end).is_some_and(|t| has(BEHIND, &t.norm)) {
                    known[end] = true;
                }
                known[range].fill(true);
            }
        }
    }
    // "GHP (buone prassi igieniche)": known words in brackets say what it stands for.
    for i in 0..text.tokens.len() {
        let open = text.tokens.get(i + 1).is_some_and(|t| t.is_sign("("));
        let close = (i + 2..text.tokens.len()).find(|k| text.tokens[*k].is_sign(")"));
        if let Some(close) = close.filter(|_| open && is_acronym(text, i) && !names_a_tool(text, i)) {
            let words: Vec<usize> = (i + 2..close).filter(|k| text.is_content(*k)).collect();
            known[i] |= words.len() > 1 && words.iter().all(|k| known[*k]);
        }
    }
    // "plan d'analyse des dangers (HACCP)": what stands before a known abbreviation in brackets spells it out.
    for i in 1..text.tokens.len() {
        if is_acronym(text, i) && text.tokens[i - 1].is_sign("(") && known[i] {
            let mut left = text.tokens[i].norm.len() + 2;
            for k in (0..i - 1).rev() {
                if left == 0 || text.tokens[k].is_sign(",;.:)") {
                    break;
                }
                left -= usize::from(text.is_content(k));
                known[k] = true;
            }
        }
    }
}

/// Whether an abbreviation of the text spells a word of a line.
pub(super) fn abbreviated(text: &Text, line: &Text, j: usize) -> bool {
    (0..text.tokens.len()).filter(|i| is_acronym(text, *i)).any(|i| {
        let range = spelled(letters_of(text, i), line).or_else(|| in_chunks(text, i, line));
        range.is_some_and(|r| r.contains(&j))
    })
}

/// What an abbreviation is of, which it need not name.
const BEHIND: &str = "regulation regulations act law directive system systems standard standards framework scheme programme program \
     protocol method model test certificate certification software platform rules code agreement convention card number process \
     verordnung gesetz richtlinie norm reglement loi directive norme ley norma legge regolamento lei wet";

/// Whether a mention is another name of a skill of the evidence, or that of a wider one: who uses SolidWorks uses CAD. The
/// taxonomy also puts rivals under one skill (ArcGIS, QGIS); those do not stand for each other.
fn other_name(text: &Text, mention: &Mention, view: &View<'_>) -> bool {
    let taxonomy = Taxonomy::embedded();
    let written = &text.raw[mention.range.clone()];
    let general = akin(written, taxonomy.name(mention.skill));
    view.lines().any(|l| {
        l.text.mentions.iter().any(|m| {
            m.skill == mention.skill && (general || akin(written, &l.text.raw[m.range.clone()]))
                || general && taxonomy.broader(m.skill).contains(&mention.skill)
        })
    })
}

/// Whether two names are forms of one: they share a word, or one is drawn together from the other or from its initials.
fn akin(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let words = |t: &str| -> Vec<String> {
        t.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let (x, y) = (words(&a), words(&b));
    let begins = |v: &String, w: &String| {
        let common = v.bytes().zip(w.bytes()).take_while(|(p, q)| p == q).count();
        common >= 4 || common == v.len().min(w.len())
    };
    let drawn = |short: &str, long: &str| {
        let letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).collect();
        let mut rest = long.chars();
        letters.first() == long.chars().next().as_ref() && letters.iter().all(|c| rest.any(|d| d == *c))
    };
    x.iter().any(|v| y.iter().any(|w| begins(v, w))) || drawn(&a, &b) || drawn(&b, &a)
}

pub(super) fn is_acronym(text: &Text, i: usize) -> bool {
    let token = &text.tokens[i];
    let raw = text.slice(i..i + 1).trim_end_matches('s');
    let capitals = raw.chars().filter(|c| c.is_uppercase() || c.is_ascii_digit()).count();
    // Dutch writes some in small letters: mbo.
    let dutch = text.language == Language::Dutch && raw.len() == 3 && text.class(i).degree().is_some();
    // BTech, MEd.
    let joined = capitals >= 2
        && (3..=9).contains(&raw.len())
        && raw.chars().all(|c| c.is_alphabetic() || c == '.')
        && token.capital
        && raw.chars().skip(1).position(char::is_uppercase).is_some_and(|at| at < 3);
    token.is_word()
        && (joined
            || (2..=7).contains(&raw.len())
                && (dutch || capitals >= 2 && capitals + 1 >= raw.chars().count()))
}

/// "I2C" is IIC, "W3C" is WWWC: a digit behind a letter may tell how often it stands.
fn written_twice(letters: &str) -> Option<String> {
    let mut out = String::new();
    for c in letters.chars() {
        match (c.to_digit(10), out.chars().next_back()) {
            (Some(often @ 2..=4), Some(last)) => out.extend((1..often).map(|_| last)),
            (Some(_), _) => return None,
            _ => out.push(c),
        }
    }
    (out.len() > letters.len() || letters.bytes().any(|b| b.is_ascii_digit())).then_some(out)
}

/// "Awb", "Wmo": an abbreviation written as a name, which only its words can tell from one.
fn is_cut_name(text: &Text, i: usize) -> bool {
    let token = &text.tokens[i];
    token.is_word()
        && token.capital
        && !token.opens
        && text.language != Language::German
        && (3..=6).contains(&token.norm.len())
}

/// An abbreviation without its plural's `s`.
pub(super) fn letters_of(text: &Text, i: usize) -> &str {
    let norm = text.tokens[i].norm.as_str();
    if text.slice(i..i + 1).ends_with('s') { norm.strip_suffix('s').unwrap_or(norm) } else { norm }
}

/// Whether three letters or more are those of as many words of the evidence in a row, whatever else has that name; or four
/// those of several compounds: RFID of "Radiofrequenz-Identifikation".
fn strictly_spelled(text: &Text, i: usize, view: &View<'_>) -> bool {
    let letters = letters_of(text, i);
    let compounds = letters.len() > 3 && matches!(text.language, Language::German | Language::Dutch);
    let repeated = written_twice(letters);
    let here = |line: &Text, j: usize| {
        initials(letters, line, j, true).is_some()
            || repeated.as_deref().is_some_and(|l| initials(l, line, j, true).is_some())
            || compounds && inside_compounds(letters, line, j).is_some_and(|end| end > j + 1)
    };
    letters.len() > 2 && view.lines().any(|l| (0..l.text.tokens.len()).any(|j| here(&l.text, j)))
}

/// SAP is no abbreviation of some words that begin so.
pub(super) fn names_a_tool(text: &Text, i: usize) -> bool {
    text.mentions.iter().any(|m| m.kind == taxonomy::Kind::Tool && m.range.contains(&text.tokens[i].start))
}

/// Where the letters of an abbreviation begin the words of a text one after the other.
pub(super) fn spelled(letters: &str, text: &Text) -> Option<Range<usize>> {
    let compounds = matches!(text.language, Language::German | Language::Dutch);
    (0..text.tokens.len()).find_map(|start| {
        let first = &text.tokens[start];
        if first.form == Form::Sign || first.norm.chars().next() != letters.chars().next() {
            return None;
        }
        [true, false]
            .into_iter()
            .find_map(|skip_grammar| initials(letters, text, start, skip_grammar))
            .or_else(|| {
                if compounds {
                    inside_compounds(letters, text, start)
                } else {
                    within_word(letters, text, start)
                }
            })
            .map(|end| start..end)
    })
}

/// Each word gives its first letter or more of its beginning: `BTech`; a name gives all of its own, HM Revenue and Customs,
/// HMRC, or its capitals, GitHub Actions, GHA. Where it ends.
fn initials(letters: &str, text: &Text, start: usize, skip_grammar: bool) -> Option<usize> {
    given(letters, text, start, skip_grammar, 0)
}

fn given(rest: &str, text: &Text, from: usize, skip_grammar: bool, words: usize) -> Option<usize> {
    let rest = rest.trim_start_matches(['&', '+']);
    let mut k = from;
    loop {
        let token = text.tokens.get(k)?;
        // "Her Majesty's Courts": the s is no word, "her" may be one.
        let possessive = token.norm == "s" && k > 0 && text.tokens[k - 1].is_sign("'’");
        let grammar = skip_grammar && words > 0 && token.is_word() && text.class(k).has(Class::FUNCTION);
        if grammar
            && !possessive
            && token.norm.chars().next() == rest.chars().next()
            && let Some(end) = rest.get(1..).and_then(|r| given(r, text, k + 1, skip_grammar, words + 1))
        {
            return Some(end);
        }
        if !(possessive || grammar || token.is_sign("-‐‑'’/&,()")) {
            break;
        }
        k += 1;
    }
    let token = &text.tokens[k];
    if token.form == Form::Sign {
        return None;
    }
    let whole = token.name_like && token.norm.len() <= 3;
    let of_name = capitals(text, k).filter(|c| rest.starts_with(c.as_str())).map(|c| c.len());
    let common = rest.bytes().zip(token.norm.bytes()).take_while(|(a, b)| a == b).count();
    let own = (whole && common == token.norm.len()).then_some(common);
    let takes = of_name
        .into_iter()
        .chain(own)
        .chain((1..=common).rev().filter(|n| *n == 1 || *n > 2 || *n == rest.len()));
    // "LEAP" is not short for "lead partner".
    let cut = words == 0 && rest.len() <= 4;
    for take in takes.filter(|take| !cut || *take < 3) {
        let Some(rest) = rest.get(take..) else { continue };
        if rest.is_empty() {
            // "YE" is not short for "year" but for "year-end".
            if words > 0 {
                return Some(k + 1);
            }
            if !text.tokens.get(k + 1).is_some_and(|t| t.is_sign("-‐‑")) {
                return None;
            }
            continue;
        }
        if let Some(end) = given(rest, text, k + 1, skip_grammar, words + 1) {
            return Some(end);
        }
    }
    None
}

/// The capitals of a name that has several, folded.
fn capitals(text: &Text, i: usize) -> Option<String> {
    let token = text.tokens[i].name_like.then(|| text.slice(i..i + 1))?;
    let capitals: String = token.chars().filter(|c| c.is_uppercase()).flat_map(char::to_lowercase).collect();
    (capitals.len() > 1 && capitals.len() < token.len()).then_some(capitals)
}

/// "PV" in "Photovoltaik", "EFH" in "Ein- und Mehrfamilienhaus", "EFZ" in "Eidgenössisches Fähigkeitszeugnis": German and
/// Dutch abbreviate inside their compounds.
fn inside_compounds(letters: &str, text: &Text, start: usize) -> Option<usize> {
    if letters.len() > 6 {
        return None;
    }
    let near = start..text.tokens.len().min(start + 6);
    let within = near.clone().find(|k| text.tokens[*k].is_sign(",;.:()")).unwrap_or(near.end);
    let words: Vec<usize> = (start..within).filter(|k| *k == start || text.is_content(*k)).take(3).collect();
    // "Ein- und Mehrfamilienhaus": the first part alone gives the first letter.
    let cut = text.tokens.get(start + 1).is_some_and(|t| t.is_sign("-"));
    let forms: Vec<&str> = words.iter().map(|k| text.tokens[*k].norm.as_str()).collect();
    let used = spread(letters, &forms, cut)?;
    let length: usize = forms.iter().take(used).map(|f| f.len()).sum();
    // Many letters may well stand in one long word by chance.
    (length >= 10 && (used > 1 || letters.len() <= 4)).then(|| words[used - 1] + 1)
}

/// "CTG" for "cardiotocography": learned words are compounds too.
fn within_word(letters: &str, text: &Text, start: usize) -> Option<usize> {
    let word = text.tokens[start].norm.as_str();
    let vowel = |b: u8| b"aeiouy".contains(&b);
    let fits =
        (3..=4).contains(&letters.len()) && word.len() >= 4 * letters.len() && !letters.bytes().any(vowel);
    (fits && spread(letters, &[word], false).is_some()).then_some(start + 1)
}

/// How many words it takes to find the letters in them, each word giving its first letter at least.
fn spread(letters: &str, words: &[&str], cut: bool) -> Option<usize> {
    let (word, others) = words.split_first()?;
    for take in (1..=letters.len()).rev() {
        let (Some(mine), Some(rest)) = (letters.get(..take), letters.get(take..)) else { continue };
        let mut inside = word.chars();
        let fits =
            mine.chars().next() == inside.next() && mine.chars().skip(1).all(|l| inside.any(|c| c == l));
        if !fits {
            continue;
        }
        if rest.is_empty() {
            return Some(1);
        }
        if cut
            && take == 1
            && let Some(next) = others.first()
        {
            let mut inside = next.chars();
            if rest.chars().all(|l| inside.any(|c| c == l)) {
                return Some(2);
            }
        }
        if let Some(used) = spread(rest, others, false) {
            return Some(used + 1);
        }
    }
    None
}

/// Lets an abbreviation that no table has stand for its words in the evidence, and the other way round, so that what is
/// said of one is said of the other: "MTTR" and "mean time to recovery".
///
/// Returns the tokens that were given another meaning so.
pub(super) fn link(text: &mut Text, view: &View<'_>) -> Vec<usize> {
    let mut linked = Vec::new();
    let stands = |text: &Text, i: usize| {
        view.lines().any(|l| (0..l.text.tokens.len()).any(|j| text.close(i, &l.text, j)))
    };
    for i in 0..text.tokens.len() {
        if !is_acronym(text, i) || names_a_tool(text, i) || letters_of(text, i).len() < 3 || stands(text, i) {
            continue;
        }
        let letters = letters_of(text, i);
        let first = |l: &Line| spelled(letters, &l.text).map(|r| l.text.tokens[r.start].stem.clone());
        if let Some(stem) = view.lines().find_map(first) {
            text.tokens[i].stem = stem;
            text.tokens[i].capital = false;
        }
    }
    for line in view.lines() {
        for j in (0..line.text.tokens.len()).filter(|j| is_acronym(&line.text, *j)) {
            let letters = letters_of(&line.text, j);
            let range = spelled(letters, text).filter(|r| letters.len() > 2 && r.len() >= letters.len());
            if let Some(range) = range.filter(|r| !stands(text, r.start)) {
                text.tokens[range.start].stem.clone_from(&line.text.tokens[j].stem);
                text.tokens[range.start].capital = false;
                linked.push(range.start);
            }
        }
    }
    linked
}
