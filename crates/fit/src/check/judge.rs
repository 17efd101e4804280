use std::ops::Range;

use super::acronyms;
use super::finding::{Finding, Kind, Severity};
use super::language::Language;
use super::shortening::writes_out;
use super::source::{Line, View};
use super::span;
use super::text::Text;
use super::unit::MONTH;

/// One proposed text before its evidence.
pub(super) struct Judge<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) text: &'a Text,
    /// Id or path of the text in the tailored document.
    item: &'a str,
    /// By token: whether the evidence has the word, a synonym, its abbreviation or what it abbreviates.
    pub(super) known: Vec<bool>,
    /// By token: known as an abbreviation or its long form.
    pub(super) unfolded: Vec<bool>,
    /// The lines of the evidence that this text restates, nearest first.
    pub(super) near: Vec<&'a Line>,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(view: &'a View<'a>, text: &'a Text, item: &'a str, linked: &[usize]) -> Self {
        let mut known: Vec<bool> = (0..text.tokens.len())
            .map(|i| {
                !text.is_content(i)
                    || view.lines().any(|l| {
                        stands_in(text, i, &l.text)
                            || shares_part(text, i, &l.text)
                            || begins_compound(text, i, &l.text)
                            || writes_out(text, i, &l.text)
                    })
            })
            .collect();
        // How often is held against the source by itself.
        for often in text.implied.iter().filter(|q| q.period.is_some()) {
            known[often.tokens.clone()].fill(true);
        }
        let literal = known.clone();
        acronyms::unfold(text, view, &mut known);
        let unfolded = (0..known.len()).map(|i| known[i] && (!literal[i] || linked.contains(&i))).collect();
        let mut judge = Self { view, text, item, known, unfolded, near: Vec::new(), findings: Vec::new() };
        judge.near = judge.nearest();
        judge
    }

    /// Whether the summary is judged, which may draw on the whole CV.
    pub(super) fn is_whole(&self) -> bool {
        self.view.entry.is_none()
    }

    /// Seconds that the entry lasted, at least and at most: as exact as its dates.
    pub(super) fn lasted(&self) -> Option<(f64, f64)> {
        let entry = &self.view.source.entries[self.view.entry?];
        span::lasted(&entry.dates, &self.view.source.today)
            .map(|(least, most)| (12.0 * MONTH * least, 12.0 * MONTH * most))
    }

    /// Whether the text still has a word of a line: itself, a synonym, or an abbreviation that spells it.
    pub(super) fn keeps(&self, line: &Text, j: usize) -> bool {
        stands_in(line, j, self.text) || acronyms::abbreviated(self.text, line, j)
    }

    /// For each clause the line that has most of its words; each line once.
    fn nearest(&self) -> Vec<&'a Line> {
        let mut votes: Vec<(usize, &'a Line)> = Vec::new();
        for clause in &self.text.clauses {
            let Some((points, line)) = self.best(clause.tokens.clone()) else { continue };
            match votes.iter_mut().find(|v| std::ptr::eq(v.1, line)) {
                Some(vote) => vote.0 += points,
                None => votes.push((points, line)),
            }
        }
        votes.sort_by_key(|v| std::cmp::Reverse(v.0));
        votes.into_iter().map(|v| v.1).collect()
    }

    /// The line of the evidence that has most words of a stretch, and how many.
    pub(super) fn best(&self, range: Range<usize>) -> Option<(usize, &'a Line)> {
        let mut best: Option<(usize, &'a Line)> = None;
        for line in &self.view.own {
            let points = overlap(self.text, range.clone(), &line.text, line.text.all());
            if points > 0 && best.is_none_or(|b| points > b.0) {
                best = Some((points, line));
            }
        }
        best
    }

    pub(super) fn block(&mut self, kind: Kind, tokens: Range<usize>, message: String) {
        self.report(kind, Severity::Block, tokens, message);
    }

    pub(super) fn report(&mut self, kind: Kind, severity: Severity, tokens: Range<usize>, message: String) {
        let words = self.text.slice(tokens).to_owned();
        if self.findings.iter().any(|f| f.kind == kind && f.words == words) {
            return;
        }
        let mut evidence: Vec<_> = self.near.iter().take(4).map(|l| l.passage()).collect();
        if evidence.is_empty() {
            evidence = self.view.lines().take(4).map(Line::passage).collect();
        }
        self.findings.push(Finding {
            kind,
            severity,
            item: self.item.to_owned(),
            words,
            text: self.text.raw.clone(),
            evidence,
            message,
        });
    }

    pub(super) fn word(&self, i: usize) -> String {
        self.text.slice(i..self.text.marks[i].end).to_owned()
    }
}

/// Whether a line has a word or one that means the same.
pub(super) fn stands_in(text: &Text, i: usize, line: &Text) -> bool {
    (0..line.tokens.len()).any(|j| line.is_content(j) && text.same(i, line, j))
}

/// Whether a line has a compound that shares a part with this one: "Fehlerquote" and "Kommissionierfehler".
fn shares_part(text: &Text, i: usize, line: &Text) -> bool {
    let germanic = matches!(text.language, Language::German | Language::Dutch);
    let word = &text.tokens[i];
    let fits = |norm: &str| norm.len() >= 9 && norm.is_ascii();
    germanic
        && !word.name_like
        && fits(&word.norm)
        && line.tokens.iter().any(|t| t.is_word() && fits(&t.norm) && common_part(&word.norm, &t.norm))
}

/// "Bad-Sanierung", "Bad- und Küchensanierung" for "Badsanierung": the first part of a compound of the line.
fn begins_compound(text: &Text, i: usize, line: &Text) -> bool {
    let word = &text.tokens[i].norm;
    matches!(text.language, Language::German | Language::Dutch)
        && word.len() >= 3
        && text.tokens.get(i + 1).is_some_and(|t| t.is_sign("-‐‑") && !t.spaced)
        && line
            .tokens
            .iter()
            .any(|t| t.is_word() && t.norm.len() > word.len() + 3 && t.norm.starts_with(word.as_str()))
}

/// Whether one word begins with five letters or more in which the other begins or ends, or the other way round.
fn common_part(a: &str, b: &str) -> bool {
    // These begin verbs and their nouns, and say nothing.
    const EMPTY: &[&str] = &[
        "unter", "uber", "wieder", "zusam", "gegen", "hinter", "voran", "durch", "samen", "onder", "achter",
        "boven",
    ];
    let start = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let prefix =
        start >= 5 && !EMPTY.iter().any(|e| a.starts_with(e)) && a.len() - start >= 3 && b.len() - start >= 3;
    let chained = |x: &str, y: &str| (5..=x.len().min(y.len()) - 3).any(|k| x.ends_with(&y[..k]));
    prefix || chained(a, b) || chained(b, a)
}

/// How many telling words of a stretch also stand in a stretch of another text.
pub(super) fn shared(text: &Text, range: Range<usize>, other: &Text, within: &Range<usize>) -> usize {
    text.telling(range)
        .filter(|i| within.clone().any(|j| other.is_content(j) && text.same(*i, other, j)))
        .count()
}

/// How many telling words and figures of a stretch also stand in a stretch of another text.
pub(super) fn overlap(text: &Text, range: Range<usize>, other: &Text, within: Range<usize>) -> usize {
    let words = shared(text, range.clone(), other, &within);
    let figures = text
        .quantities
        .iter()
        .filter(|q| range.contains(&q.tokens.start))
        .filter(|q| {
            other
                .quantities
                .iter()
                .any(|s| within.contains(&s.tokens.start) && s.measure == q.measure && s.value == q.value)
        })
        .count();
    words + figures
}
