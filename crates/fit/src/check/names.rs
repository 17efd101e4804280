use std::collections::HashSet;

use crate::taxonomy::{self, SkillId, Taxonomy};

use super::finding::Kind;
use super::judge::{Judge, stands_in};
use super::language::Language;
use super::lexicon::Class;
use super::source::{Section, View};
use super::text::Text;
use super::token::Form;

/// Marks as known what abbreviates words of the evidence, what spells out its abbreviations, and other names of its
/// skills.
pub(super) fn unfold(text: &Text, view: &View<'_>, known: &mut [bool]) {
    let skills: HashSet<SkillId> =
        view.lines().flat_map(|l| l.text.mentions.iter().map(|m| m.skill)).collect();
    let taxonomy = Taxonomy::embedded();
    // Who uses SolidWorks uses CAD.
    let wider: HashSet<SkillId> = skills.iter().flat_map(|s| taxonomy.broader(*s)).collect();
    for mention in text.mentions.iter().filter(|m| skills.contains(&m.skill) || wider.contains(&m.skill)) {
        for (token, known) in text.tokens.iter().zip(known.iter_mut()) {
            *known |= mention.range.contains(&token.start);
        }
    }
    for (i, token) in text.tokens.iter().enumerate() {
        if !known[i] && is_acronym(text, i) {
            known[i] = view.lines().any(|l| spelled(&token.norm, &l.text).is_some());
        }
    }
    for line in view.lines() {
        for j in (0..line.text.tokens.len()).filter(|j| is_acronym(&line.text, *j)) {
            if let Some(range) = spelled(&line.text.tokens[j].norm, text) {
                known[range].fill(true);
            }
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

fn is_acronym(text: &Text, i: usize) -> bool {
    let token = &text.tokens[i];
    let raw = text.slice(i..i + 1);
    let capitals = raw.chars().filter(|c| c.is_uppercase() || c.is_ascii_digit()).count();
    token.is_word()
        && (2..=7).contains(&token.norm.len())
        && capitals >= 2
        && capitals + 1 >= raw.chars().count()
}

/// Where the letters of an abbreviation begin the words of a text one after the other.
fn spelled(letters: &str, text: &Text) -> Option<std::ops::Range<usize>> {
    let letters: Vec<char> = letters.chars().collect();
    for start in 0..text.tokens.len() {
        if !text.tokens[start].is_word() || text.tokens[start].norm.chars().next() != letters.first().copied()
        {
            continue;
        }
        for skip_grammar in [true, false] {
            let mut next = 0;
            let mut end = start;
            for (k, token) in text.tokens.iter().enumerate().skip(start) {
                if next == letters.len()
                    || !(token.is_word() || token.is_sign("-‐‑'’/&,") || token.form == Form::Number)
                {
                    break;
                }
                if token.form == Form::Sign || (skip_grammar && text.class(k).has(Class::FUNCTION)) {
                    continue;
                }
                if !token.norm.starts_with(letters[next]) {
                    break;
                }
                next += 1;
                end = k + 1;
            }
            if next == letters.len() && next > 1 {
                return Some(start..end);
            }
        }
        if let Some(end) = inside_compound(&letters, text, start) {
            return Some(start..end);
        }
    }
    None
}

/// "PV" in "Photovoltaik", "EFH" in "Ein- und Mehrfamilienhaus": German abbreviates inside its compounds.
fn inside_compound(letters: &[char], text: &Text, start: usize) -> Option<usize> {
    if !matches!(text.language, Language::German | Language::Dutch) || letters.len() > 4 {
        return None;
    }
    let first = &text.tokens[start].norm;
    let cut = text.tokens.get(start + 1).is_some_and(|t| t.is_sign("-") && !t.spaced);
    let mut whole = first.clone();
    let mut end = start + 1;
    if cut {
        let next = (start + 2..text.tokens.len().min(start + 5)).find(|k| text.is_content(*k))?;
        whole.push_str(&text.tokens[next].norm);
        end = next + 1;
    }
    if whole.len() < 10 {
        return None;
    }
    let mut left = whole.chars();
    letters.iter().all(|l| left.any(|c| c == *l)).then_some(end)
}

/// Tools, products and other proper names that the evidence of this item does not have.
pub(super) fn check(judge: &mut Judge<'_>) {
    certified(judge);
    let text = judge.text;
    let mut reported = vec![false; text.tokens.len()];
    for mention in &text.mentions {
        let tokens: Vec<usize> =
            (0..text.tokens.len()).filter(|i| mention.range.contains(&text.tokens[*i].start)).collect();
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
        let kind = match mention.kind {
            taxonomy::Kind::Tool | taxonomy::Kind::Method => Kind::Tool,
            taxonomy::Kind::Certificate => Kind::Certificate,
            _ => continue,
        };
        let name_like = tokens.iter().any(|i| text.tokens[*i].capital || text.tokens[*i].name_like);
        // ESCO knows words of every day ("scissors") as tools: only names are held against the item.
        if tokens.iter().all(|i| judge.known[*i]) || !(name_like && is_name(text, *first, *last)) {
            continue;
        }

        reported[*first..=*last].fill(true);
        report(judge, kind, *first..*last + 1);
    }
    let mut i = 0;
    while i < text.tokens.len() {
        if reported[i] || judge.known[i] || !text.is_telling(i) || !is_proper(text, i) {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while end < text.tokens.len()
            && text.is_content(end)
            && text.tokens[end].capital
            && !judge.known[end]
            && !reported[end]
        {
            end += 1;
        }
        let class = text.class(i);
        let special = Class::SCOPE.with(Class::PLACE).with(Class::AWARD).with(Class::PRESTIGE);
        if !class.has(special) {
            report(judge, kind_of_name(text, i..end), i..end);
        }
        i = end;
    }
}

/// "Certified" needs a certificate by the name that stands beside it.
fn certified(judge: &mut Judge<'_>) {
    let text = judge.text;
    for i in 0..text.tokens.len() {
        let norm = text.tokens[i].norm.as_str();
        if !CERTIFIED.iter().any(|p| norm.starts_with(p)) || !text.tokens[i].is_word() {
            continue;
        }
        let held = || {
            judge
                .view
                .source
                .entries
                .iter()
                .filter(|e| e.section == Section::Certificate)
                .flat_map(|e| &e.lines)
        };
        let names: Vec<usize> = (i.saturating_sub(4)..text.tokens.len().min(i + 7))
            .filter(|k| {
                *k != i && text.is_telling(*k) && (text.tokens[*k].capital || text.tokens[*k].name_like)
            })
            .collect();
        let bears = |line: &Text| names.iter().any(|k| stands_in(text, *k, line));
        let said = judge.view.own.iter().any(|l| {
            l.text.tokens.iter().any(|t| CERTIFIED.iter().any(|p| t.norm.starts_with(p)))
                && (names.is_empty() || bears(&l.text))
        });
        let ok = said || held().any(|l| bears(&l.text)) || (names.is_empty() && held().next().is_some());
        if !ok {
            let word = judge.word(i);
            judge.block(
                Kind::Certificate,
                i..i + 1,
                format!("The source has no certificate for this “{word}”."),
            );
        }
    }
}

/// How words for "certified" begin.
const CERTIFIED: &[&str] = &["certifi", "zertifi", "gecertific"];

fn is_name(text: &Text, first: usize, last: usize) -> bool {
    (first..=last).any(|i| is_proper(text, i)) || text.language == Language::German || first == 0
}

/// A capital where grammar asks for none, or letters and digits mixed.
fn is_proper(text: &Text, i: usize) -> bool {
    let token = &text.tokens[i];
    if !token.is_word() {
        return false;
    }
    if token.name_like {
        return true;
    }
    token.capital && !token.opens && text.language != Language::German
}

fn kind_of_name(text: &Text, tokens: std::ops::Range<usize>) -> Kind {
    let near = tokens.start.saturating_sub(3)..text.tokens.len().min(tokens.end + 3);
    let certified = near.into_iter().any(|i| {
        let norm = text.tokens[i].norm.as_str();
        ["certif", "zertifi", "licen", "chartered", "titul", "accredit", "diplom"]
            .iter()
            .any(|p| norm.starts_with(p))
    });
    if certified { Kind::Certificate } else { Kind::Tool }
}

fn report(judge: &mut Judge<'_>, kind: Kind, tokens: std::ops::Range<usize>) {
    let words = judge.text.slice(tokens.clone()).to_owned();
    let moved = judge.view.elsewhere.iter().any(|l| l.text.raw.contains(&words));
    let message = if moved {
        format!("“{words}” stands elsewhere in the CV, not in this item.")
    } else {
        format!("“{words}” stands nowhere in the source of this text.")
    };
    judge.block(kind, tokens, message);
}
