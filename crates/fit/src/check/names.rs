use std::ops::Range;

use crate::taxonomy;

use super::acronyms::{is_acronym, letters_of, spelled};
use super::figure_words::has;
use super::finding::{Kind, Severity};
use super::judge::{Judge, stands_in};
use super::language::Language;
use super::lexicon::Class;
use super::source::{Entry, Section};
use super::text::Text;
use super::token::Form;
use super::unit;

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
        // "AdA-Schein" where the source has AdA.
        let named: Vec<_> = tokens.iter().filter(|i| text.tokens[**i].name_like).collect();
        let by_name =
            text.language == Language::German && !named.is_empty() && named.iter().all(|i| judge.known[**i]);
        if by_name || tokens.iter().all(|i| judge.known[*i]) || !(name_like && is_name(text, *first, *last)) {
            continue;
        }

        reported[*first..=*last].fill(true);
        report(judge, kind, *first..*last + 1);
    }
    of_another(judge, &mut reported);
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
        let kind = kind_of_name(text, i..end);
        if class.degree().is_some_and(|d| d >= 3) && end == i + 1 {
            report(judge, Kind::Degree, i..end);
        } else if !class.has(special) && kind == Kind::Tool && may_abbreviate(judge, &(i..end)) {
            let word = judge.word(i);
            judge.report(
                kind,
                Severity::Warn,
                i..end,
                format!("The source does not say what “{word}” stands for."),
            );
        } else if !class.has(special) {
            report(judge, kind, i..end);
        }
        i = end;
    }
}

/// A name that another item has as its firm or its keyword, where capitals alone do not show names.
fn of_another(judge: &mut Judge<'_>, reported: &mut [bool]) {
    let text = judge.text;
    let Some(entry) = judge.view.entry.filter(|_| text.language == Language::German) else { return };
    let source = judge.view.source;
    for (i, reported) in reported.iter_mut().enumerate() {
        let token = &text.tokens[i];
        let name = token.capital && !token.opens && !judge.known[i] && !*reported && text.is_telling(i);
        if !name || !text.marks[i].entry.groups.is_empty() || !text.marks[i].head.is_empty() {
            continue;
        }
        let firm = |e: &Entry| {
            matches!(e.section, Section::Work | Section::Volunteer)
                && e.frame.get(1).is_some_and(|l| stands_in(text, i, &l.text))
        };
        let keyword = |e: &Entry| {
            e.section == Section::Short
                && e.lines.iter().any(|l| l.text.tokens.len() == 1 && l.text.tokens[0].norm == token.norm)
        };
        let others = || source.entries.iter().enumerate().filter(|e| e.0 != entry).map(|e| e.1);
        let kind = if others().any(firm) {
            Kind::Employer
        } else if others().any(keyword) {
            Kind::Tool
        } else {
            continue;
        };
        *reported = true;
        report(judge, kind, i..i + 1);
    }
}

/// "Certified" needs a certificate by the name that stands beside it.
fn certified(judge: &mut Judge<'_>) {
    let text = judge.text;
    for i in 0..text.tokens.len() {
        let norm = text.tokens[i].norm.as_str();
        if !CERTIFIED.iter().any(|p| norm.starts_with(p)) || !text.tokens[i].is_word() || judge.unfolded[i] {
            continue;
        }
        let held = || {
            judge
                .view
                .source
                .entries
                .iter()
                .filter(|e| matches!(e.section, Section::Certificate | Section::Education))
                .flat_map(|e| e.frame.iter().chain(&e.lines))
        };
        // What the certificate is called or is about stands beside it.
        let clause = text.clause_of(i);
        let close = i.saturating_sub(4).max(clause.start)..clause.end.min(i + 7);
        let names: Vec<usize> = close
            .filter(|k| *k != i && text.is_telling(*k))
            .filter(|k| text.tokens[*k].capital || text.tokens[*k].name_like || *k > i)
            .collect();
        let bears = |line: &Text| {
            names.iter().any(|k| {
                stands_in(text, *k, line)
                    || is_acronym(text, *k) && spelled(letters_of(text, *k), line).is_some()
            })
        };
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
    (first..=last).any(|i| is_proper(text, i))
        || text.language == Language::German && !text.tokens[first].opens
        || last > first
}

/// A capital where grammar asks for none, or letters and digits mixed.
fn is_proper(text: &Text, i: usize) -> bool {
    let token = &text.tokens[i];
    if !token.is_word() {
        return false;
    }
    if token.name_like {
        return !(is_place_in_row(&token.norm) || is_unit(text, i));
    }
    token.capital && !token.opens && text.language != Language::German
}

/// "99th", "1er", "2ème".
fn is_place_in_row(norm: &str) -> bool {
    let suffix = norm.trim_start_matches(|c: char| c.is_ascii_digit());
    suffix.len() < norm.len() && has("st nd rd th er ere re e eme nd nde o a os as te de ter ten", suffix)
}

/// "mL", "kWh" behind a figure or a slash.
fn is_unit(text: &Text, i: usize) -> bool {
    let before = i.checked_sub(1).map(|k| &text.tokens[k]);
    let measured = before
        .is_some_and(|t| t.form == Form::Number || t.is_sign("/") || has("per pro par por je", &t.norm));
    measured && !text.tokens[i].capital && unit::find(&text.tokens[i].norm).is_some()
}

fn kind_of_name(text: &Text, tokens: Range<usize>) -> Kind {
    let clause = text.chain_of(tokens.start);
    let near = clause.start.max(tokens.start.saturating_sub(6))..clause.end.min(tokens.end + 3);
    let certified = near.into_iter().any(|i| {
        let norm = text.tokens[i].norm.as_str();
        ["certif", "zertifi", "licen", "chartered", "titul", "accredit", "diplom"]
            .iter()
            .any(|p| norm.starts_with(p))
    });
    if certified { Kind::Certificate } else { Kind::Tool }
}

/// An abbreviation of no known thing, in a text that left out words of the source: it may stand for those.
fn may_abbreviate(judge: &Judge<'_>, tokens: &Range<usize>) -> bool {
    let text = judge.text;
    let Some(top) = judge.near.first() else { return false };
    let tool = |j: usize| top.text.mentions.iter().any(|m| m.range.contains(&top.text.tokens[j].start));
    let left_out = || {
        top.text
            .telling(top.text.all())
            .any(|j| !top.text.tokens[j].name_like && !tool(j) && !judge.keeps(&top.text, j))
    };
    let digits = text.tokens[tokens.start].norm.bytes().any(|b| b.is_ascii_digit());
    let named = text.mentions.iter().any(|m| m.range.contains(&text.tokens[tokens.start].start));
    let rank = text.class(tokens.start).has(Class::RANK);
    tokens.len() == 1
        && !named
        && !rank
        && !digits
        && is_acronym(text, tokens.start)
        && letters_of(text, tokens.start).len() <= 4
        && left_out()
}

fn report(judge: &mut Judge<'_>, kind: Kind, tokens: Range<usize>) {
    let words = judge.text.slice(tokens.clone()).to_owned();
    let moved = judge.view.elsewhere.iter().any(|l| l.text.raw.contains(&words));
    let message = if moved {
        format!("“{words}” stands elsewhere in the CV, not in this item.")
    } else {
        format!("“{words}” stands nowhere in the source of this text.")
    };
    judge.block(kind, tokens, message);
}
