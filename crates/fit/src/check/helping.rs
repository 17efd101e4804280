//! What a word of helping says besides that somebody was helped.

use std::ops::Range;

use super::figure_words::{AND, ARTICLES, has};
use super::language::Language;
use super::lexicon::{Class, Lexicon};
use super::number::Quantity;
use super::text::Text;
use super::token::Form;

/// "Interventions and supports to cut referrals": things, since nobody is supported.
pub(super) fn is_plural_noun(text: &Text, i: usize) -> bool {
    let object = text.tokens.get(i + 1).is_some_and(|t| {
        t.form == Form::Number || t.is_word() && (text.is_content(i + 1) || has(ARTICLES, &t.norm))
    });
    let name = i > 0 && (text.is_content(i - 1) || has(AND, &text.tokens[i - 1].norm));
    has("supports aids", &text.tokens[i].norm) && name && !object
}

/// "Guided by the group leader": who says so claims no more than help.
pub(super) fn is_guided(text: &Text, i: usize) -> bool {
    const GUIDED: &str =
        "guided led directed overseen supervised mentored headed instructed angeleitet betreut";
    let next = text.tokens.get(i + 1).map_or("", |t| t.norm.as_str());
    has(GUIDED, &text.tokens[i].norm) && has("by durch von", next)
}

/// "Took part in testing, logging 45 defects": what one did oneself, unless it tells what came of the whole.
pub(super) fn did_beside(text: &Text, clause: &Range<usize>) -> bool {
    let first = clause.clone().find(|i| text.tokens[*i].is_word());
    let result = Class::PLAIN.with(Class::LEAD).with(Class::LEADISH).with(Class::HELP).with(Class::SHARE);
    text.language == Language::English
        && clause.start > 0
        && text.tokens[clause.start - 1].is_sign(",")
        && first.is_some_and(|i| {
            let token = &text.tokens[i];
            token.norm.len() > 5 && token.norm.ends_with("ing") && !text.class(i).has(result)
        })
}

/// "Supported 22 residents": who supports those is doing the trade, not helping somebody with it.
pub(super) fn serves(text: &Text, i: usize) -> bool {
    (i + 1..text.tokens.len().min(i + 5)).any(|j| text.class(j).has(Class::SERVED))
}

/// "Technical support", "customer support": a trade's name.
pub(super) fn is_trade(text: &Text, i: usize) -> bool {
    let noun = matches!(text.tokens[i].norm.as_str(), "support" | "assistance" | "help");
    if !noun || i == 0 || text.tokens[i].opens {
        return false;
    }
    // "help centre", but "help write".
    let verb = |k: usize| Lexicon::of(text.language).is_verb(&text.tokens[k].stem);
    let thing = i + 1 < text.tokens.len() && text.is_content(i + 1) && !verb(i + 1);
    text.is_telling(i - 1) || thing
}

/// "Supplied data to the audit" for "contributed data to it": what was handed over is the object of both, and to whom.
pub(super) fn hands_over(text: &Text, clause: &Range<usize>, line: Option<&Text>) -> bool {
    let given = |t: &Text, mut range: Range<usize>| {
        let to = range.clone().find(|i| has("to", &t.tokens[*i].norm))?;
        let verb = range.find(|i| t.is_content(*i))?;
        t.telling(verb + 1..to).next()
    };
    let Some(line) = line.filter(|_| text.language == Language::English) else { return false };
    let from = |at: usize| line.chain_of(at);
    let contributed = (0..line.tokens.len())
        .filter(|j| line.tokens[*j].norm.starts_with("contribut"))
        .find_map(|j| given(line, j..from(j).end));
    given(text, clause.clone()).zip(contributed).is_some_and(|(i, j)| text.same(i, line, j))
}

/// "…; marking dropped from 6 to 4 hours": what came of it, of which nobody is said to be the one who did it.
pub(super) fn tells_result(text: &Text, chain: &Range<usize>) -> bool {
    let lexicon = Lexicon::of(text.language);
    let past = |i: usize| {
        let token = &text.tokens[i];
        token.norm.ends_with("ed") || lexicon.base(&token.norm) != token.norm
    };
    let first = chain.clone().find(|i| text.tokens[*i].is_word());
    let grammar = |i: usize| has("from to by at", &text.tokens[i].norm);
    // "Marking dropped from 6": who did it would stand before the verb, and what was done behind it.
    let moved = |q: &Quantity| {
        let verb = (chain.start..q.lead).rev().find(|i| !grammar(*i));
        verb.is_some_and(|i| verb != first && past(i))
    };
    text.language == Language::English
        && chain.start > 0
        && text.tokens[chain.start - 1].is_sign(";.–—")
        && text.quantities.iter().any(|q| chain.contains(&q.tokens.start) && moved(q))
        && first.is_some_and(|i| !has("i we", &text.tokens[i].norm))
}
