use super::figure_words::{ARTICLES, has};
use super::finding::Kind;
use super::judge::Judge;
use super::language::Language;
use super::lexicon::{Class, Lexicon};
use super::singles::in_row;
use super::text::Text;
use super::token::Form;

/// Words that join the parts of a list.
fn joins(language: Language) -> &'static str {
    match language {
        Language::English => "and & plus",
        Language::German => "und & sowie",
        Language::French => "et &",
        Language::Spanish => "y e &",
        Language::Italian => "e ed &",
        Language::Portuguese => "e &",
        Language::Dutch => "en & evenals",
    }
}

/// A part more in a list: "street and sewer repairs" for "street repairs". All else is kept, so that the new part has
/// nothing that it could be another word for.
pub(super) fn check(judge: &mut Judge<'_>) {
    let text = judge.text;
    if judge.is_whole() {
        return;
    }
    let mut found = Vec::new();
    for at in (1..text.tokens.len()).filter(|i| has(joins(text.language), &text.tokens[*i].norm)) {
        for (new, old) in pairs(text, at) {
            // "Measured by CTG and escalated": a verb is no other part of the list.
            let told = text.tokens.first().is_some_and(|t| t.norm.ends_with("ed"));
            let acts = text.language == Language::English
                && told
                && text.tokens[old].norm.ends_with("ed")
                && Lexicon::of(text.language).is_verb(&text.tokens[old].stem);
            if !acts && is_thing(judge, new, old) && judge.known[old] && is_addition(judge, old) {
                found.push(new);
            }
        }
    }
    found.extend(compounds(judge));
    for i in found {
        let word = judge.word(i);
        let end = text.marks[i].end;
        judge.block(Kind::Scope, i..end, format!("The source does not name “{word}” beside the rest."));
    }
}

/// The words on both sides of a joining word, either of which may be the new one.
fn pairs(text: &Text, at: usize) -> Vec<(usize, usize)> {
    let skip = |i: &usize| {
        has(ARTICLES, &text.tokens[*i].norm)
            || text.tokens[*i].is_sign(",-‐‑")
            || text.class(*i).has(Class::FUNCTION)
    };
    let told = |i: &usize| text.is_telling(*i) || in_row(&text.tokens[*i].norm).is_some();
    let right = (at + 1..text.tokens.len().min(at + 4)).find(|i| !skip(i)).filter(told);
    let left = (at.saturating_sub(3)..at).rev().find(|i| !skip(i)).filter(told);
    match (left, right) {
        (Some(l), Some(r)) => vec![(r, l), (l, r)],
        _ => Vec::new(),
    }
}

/// What stands behind a verb: "… and brought the costs down".
const DETERMINERS: &str = "a an the one this these all my our their his her its un une uno una um uma le la les el los las il lo gli o os as \
     een het der die das den dem ein eine su sus son sa ses por";

/// A new thing or quality, no other word for what was done.
fn is_thing(judge: &Judge<'_>, i: usize, old: usize) -> bool {
    let text = judge.text;
    let token = &text.tokens[i];
    let lexicon = Lexicon::of(text.language);
    let weak = Class::HELP
        .with(Class::SHARE)
        .with(Class::SOFT)
        .with(Class::PLAIN)
        .with(Class::LEAD)
        .with(Class::LEADISH);
    let next = text.tokens.get(i + 1);
    let governs =
        next.is_some_and(|t| has(DETERMINERS, &t.norm) || text.language == Language::Dutch && t.norm == "de");
    // "Of import and export cargo": behind a preposition stand nouns.
    let nominal = old.checked_sub(1).is_some_and(|k| text.class(k).has(Class::FUNCTION)) && old < i;
    let verb = match text.language {
        Language::English => {
            token.norm.ends_with("ed")
                || token.norm.ends_with("ly")
                || lexicon.is_verb(&token.stem) && !token.norm.ends_with("ing") && !nominal
                || governs
        }
        // Only its capital tells a noun from a verb.
        Language::German => !token.capital,
        _ => governs || next.is_some_and(|t| t.form == Form::Number),
    };
    // "Boilers and lifts" are two things.
    let plural = |k: usize| text.tokens[k].norm.ends_with('s') && !text.tokens[k].opens;
    let things = text.language == Language::English && plural(i) && plural(old);
    !judge.known[i] && !judge.unfolded[i] && (things || !text.class(i).has(weak) && !verb)
}

/// Whether the source keeps all of its words but has nothing for the new one.
fn is_addition(judge: &Judge<'_>, old: usize) -> bool {
    let text = judge.text;
    let Some((_, line)) = judge.best(text.clause_of(old)) else { return false };
    let line = &line.text;
    let Some(at) = (0..line.tokens.len()).find(|j| line.is_content(*j) && text.same(old, line, *j)) else {
        return false;
    };
    let near = line.chain_of(at);
    !line.telling(near).any(|j| !judge.keeps(line, j))
}

/// "Ein- und Mehrfamilienhäuser", where the source has no "Mehr-…": the last of compounds that share their end.
fn compounds(judge: &Judge<'_>) -> Vec<usize> {
    let text = judge.text;
    if !matches!(text.language, Language::German | Language::Dutch) {
        return Vec::new();
    }
    let open = |i: usize| {
        text.tokens[i].is_sign("-‐‑")
            && !text.tokens[i].spaced
            && text.tokens.get(i + 1).is_some_and(|t| t.is_sign(",") || has(joins(text.language), &t.norm))
    };
    let last = |i: usize| {
        (i + 1..text.tokens.len().min(i + 8))
            .find(|k| text.tokens[*k].is_word() && text.tokens[*k].norm.len() > 7)
    };
    let opening = (1..text.tokens.len()).filter(|i| open(*i)).filter_map(last);
    let words = || judge.view.lines().flat_map(|l| &l.text.tokens).filter(|t| t.is_word());
    let mut found: Vec<usize> = opening
        .filter(|i| {
            let token = &text.tokens[*i];
            let end =
                |t: &str| t.bytes().rev().zip(token.stem.bytes().rev()).take_while(|(a, b)| a == b).count();
            let shared = words().filter(|t| t.stem != token.stem).map(|t| end(&t.stem)).max().unwrap_or(0);
            let first = token.stem.get(..token.stem.len().saturating_sub(shared)).unwrap_or("");
            shared >= 5 && first.len() >= 3 && !words().any(|t| t.norm.starts_with(first))
        })
        .collect();
    found.dedup();
    found
}
