use super::figure_words::{ARTICLES, ONE, has};
use super::finding::Kind;
use super::judge::Judge;
use super::lexicon::Class;
use super::number::{Measure, Quantity};
use super::text::Text;
use super::token::Form;

/// "Two bays" for "a bay", "three designers" for "one shared designer": the source has one of what is counted, and no
/// other number of it.
pub(super) fn counted_once(judge: &Judge<'_>, quantity: &Quantity) -> Option<String> {
    if quantity.measure != Measure::Count || quantity.value < 2.0 {
        return None;
    }
    one_there(judge, *quantity.noun.last()?)
}

/// "Several theatres" for one theatre.
pub(super) fn several(judge: &mut Judge<'_>) {
    const SEVERAL: &str = "several various multiple numerous many mehrere mehreren mehrerer verschiedene verschiedenen plusieurs \
         differents differentes varios varias diversos diversas numerosos diversi diverse parecchi parecchie meerdere verschillende enkele";
    let text = judge.text;
    for i in (0..text.tokens.len()).filter(|i| has(SEVERAL, &text.tokens[*i].norm)) {
        let Some(noun) =
            (i + 1..text.tokens.len().min(i + 4)).take_while(|k| text.tokens[*k].is_word()).last()
        else {
            continue;
        };
        // "Across several depots", where no depot is spoken of.
        if text.is_telling(noun) && !judge.known[noun] && !judge.is_whole() {
            let word = judge.word(noun);
            judge.block(Kind::Scope, i..noun + 1, format!("The source does not speak of several “{word}”."));
            continue;
        }
        let noun = (i + 1..=noun).rev().find(|k| one_there(judge, *k).is_some());
        if let Some(word) = noun.and_then(|k| one_there(judge, k)) {
            judge.block(Kind::Scope, i..i + 2, format!("The source has one “{word}” here."));
        }
    }
}

/// The word of the source by which it has one of what the text has in the plural at `head`.
fn one_there(judge: &Judge<'_>, head: usize) -> Option<String> {
    let text = judge.text;
    let line = &judge.near.first().filter(|_| !judge.is_whole())?.text;
    let ones = |j: usize| {
        (0..j)
            .rev()
            .take(6)
            .take_while(|k| line.tokens[*k].form != Form::Sign || line.tokens[*k].is_sign("-‐‑"))
            .find(|k| line.class(*k).has(Class::FUNCTION) || has(ARTICLES, &line.tokens[*k].norm))
            .is_some_and(|k| has(ONE, &line.tokens[k].norm))
    };
    let same: Vec<usize> = (0..line.tokens.len())
        .filter(|j| line.is_content(*j) && text.tokens[head].stem == line.tokens[*j].stem)
        .collect();
    let [one] = same[..] else { return None };
    // "A 32-bed ward" counts its beds; in "an error rate" the error is no thing of its own.
    let counted = |j: &usize| {
        let of = |q: &Quantity| q.noun.first() == Some(j) || !hyphened(line, q) && q.noun.contains(j);
        line.quantities.iter().any(|q| q.value > 1.0 && q.measure == Measure::Count && of(q))
    };
    let part = line.tokens.get(one + 1).is_some_and(|t| t.is_word() && line.is_content(one + 1));
    if part || super::unit::find(&line.tokens[one].norm).is_some() {
        return None;
    }
    let plural = text.tokens[head].norm != line.tokens[one].norm;
    (plural && ones(one) && !counted(&one)).then(|| line.slice(one..one + 1).to_owned())
}

/// "An 18-bed unit" counts beds.
fn hyphened(line: &Text, q: &Quantity) -> bool {
    line.tokens.get(q.tokens.end).is_some_and(|t| t.is_sign("-‐‑") && !t.spaced)
}
