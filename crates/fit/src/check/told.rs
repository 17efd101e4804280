//! What a post tells of itself.

use std::ops::Range;

use super::career_words as words;
use super::figure_words::has;
use super::judge::stands_in;
use super::language::Language;
use super::lexicon::Class;
use super::reach::PEOPLE;
use super::source::{Entry, Line};
use super::text::Text;

/// Whether a post is that of somebody who still learns.
pub(super) fn learned(e: &Entry) -> bool {
    e.frame.first().is_some_and(|l| {
        let begins =
            |t: &super::token::Token| words::LEARNING.split_whitespace().any(|w| t.norm.starts_with(w));
        l.text.tokens.iter().any(begins)
    })
}

/// Whether a word tells of leading: by its class, or as the first part of "Führungserfahrung".
pub(super) fn leads_word(text: &Text, i: usize) -> bool {
    let norm = text.tokens[i].norm.as_str();
    let compound = ["erfahrung", "ervaring", "verantwortung"].iter().any(|end| norm.ends_with(end))
        && ["fuhrung", "leitung", "personal", "management", "leiding"].iter().any(|b| norm.starts_with(b));
    compound || text.class(i).has(Class::LEAD.with(Class::LEADISH)) && !norm.ends_with('s')
}

/// Whether a post speaks of a word. Of leading speaks who led, not who met a manager; of leading people, who led some.
pub(super) fn said(text: &Text, e: &Entry, i: usize) -> bool {
    if !leads_word(text, i) {
        return e.frame.iter().chain(&e.lines).any(|l| stands_in(text, i, &l.text))
            || done_by_title(text, e, i);
    }
    let leading = Class::LEAD.with(Class::LEADISH);
    let people = |t: &Text, range: Range<usize>| range.into_iter().any(|k| is_people(&t.tokens[k].norm));
    let near = |t: &Text, k: usize| k + 1..t.tokens.len().min(k + 7);
    let of_people = !text.class(i).has(Class::LEADISH) || people(text, near(text, i));
    let acts = |l: &Line, titled: bool| {
        (0..l.text.tokens.len()).any(|j| {
            let class = l.text.class(j);
            class.has(leading)
                && !l.text.marks[j].covered
                && !l.text.tokens[j].norm.ends_with("rs")
                && (titled || !of_people || class.has(Class::LEAD) || people(&l.text, near(&l.text, j)))
        })
    };
    e.frame.first().is_some_and(|l| acts(l, true)) || e.lines.iter().any(|l| acts(l, false))
}

/// Whether a word names people whom one may lead.
fn is_people(norm: &str) -> bool {
    const TEAMS: &str = "team teams crew crews squad equipe equipes equipo equipos squadra equipa equipas ploeg mannschaft reports";
    has(TEAMS, norm) || has(PEOPLE, norm)
}

/// Whether a post is called by a word: its title, firm or place.
pub(super) fn called(text: &Text, e: &Entry, i: usize) -> bool {
    e.frame.iter().any(|l| stands_in(text, i, &l.text)) || done_by_title(text, e, i)
}

/// "Planning" is what a planner does.
pub(super) fn done_by_title(text: &Text, e: &Entry, i: usize) -> bool {
    let Some(root) = text.tokens[i].norm.strip_suffix("ing").filter(|r| r.len() > 3) else { return false };
    let does = |norm: &str| ["er", "ers", "or", "ors"].iter().any(|end| norm.strip_suffix(end) == Some(root));
    text.language == Language::English
        && e.frame.first().is_some_and(|l| l.text.tokens.iter().any(|t| does(&t.norm)))
}
