//! New words that claim nothing more.

use super::career_words::{EXPERIENCE, TOTAL, TRAINED};
use super::figure_words::has;
use super::judge::Judge;
use super::language::Language;
use super::lexicon::{Class, Lexicon};
use super::number::Measure;
use super::text::Text;
use super::unit::Dimension;

/// "15 years counting the apprenticeship": what a length of time takes in, which is held against the dates.
pub(super) fn tells_career(text: &Text, i: usize) -> bool {
    let time = Measure::Of(Dimension::Time);
    let said = [EXPERIENCE, TOTAL, TRAINED].iter().any(|list| has(list, &text.tokens[i].norm));
    said && text.quantities.iter().any(|q| {
        q.measure == time && q.tokens.end <= i && i < text.sentence_end(q.tokens.end) && i < q.tokens.end + 8
    })
}

/// "Waited on the customers" for "served": a verb that claims no more than doing stands before the thing that the source
/// speaks of; "tills holding £2,000": one that leads to a figure.
pub(super) fn is_plain_verb(judge: &Judge<'_>, i: usize) -> bool {
    let text = judge.text;
    let lexicon = Lexicon::of(text.language);
    let norm = text.tokens[i].norm.as_str();
    let strong = Class::LEAD.with(Class::LEADISH).with(Class::DUTY).with(Class::AWARD).with(Class::SOLO);
    let form = norm.ends_with("ed")
        || norm.ends_with("ing")
        || lexicon.base(norm) != norm
        || lexicon.is_verb(&text.tokens[i].stem);
    if text.language != Language::English || !form || text.class(i).has(strong) || text.tokens[i].name_like {
        return false;
    }
    let measures = norm.ends_with("ing")
        && text.quantities.iter().any(|q| (i + 1..i + 3).contains(&q.lead.min(q.tokens.start)));
    let chain = text.chain_of(i);
    let opens = chain.clone().find(|k| text.is_content(*k)) == Some(i);
    let objects: Vec<usize> = text.telling(i + 1..chain.end).collect();
    let known = objects.iter().filter(|k| judge.known[**k]).count();
    measures || opens && known * 3 >= objects.len() * 2 && known >= 2
}
