//! Leading people where the source has one working beside them.

use super::figure_words::has;
use super::finding::Kind;
use super::judge::Judge;
use super::lexicon::Class;
use super::reach::PEOPLE;
use super::text::Text;

/// "Supervised district nurses" for who worked with them: people are the object, and nobody is led in the source.
pub(super) fn supervises(judge: &mut Judge<'_>) {
    let text = judge.text;
    let strong = Class::LEAD.with(Class::LEADISH);
    for i in (0..text.tokens.len()).filter(|i| text.tokens[*i].norm.starts_with("supervis")) {
        let opens = text.tokens[i].opens || i > 0 && !text.is_content(i - 1);
        let people = (i + 1..text.tokens.len().min(i + 5))
            .take_while(|k| text.tokens[*k].is_word() && !has("by of at for in", &text.tokens[*k].norm))
            .any(|k| has(PEOPLE, &text.tokens[k].norm) && !text.class(k).has(Class::SERVED));
        let led = |t: &Text| {
            (0..t.tokens.len()).any(|j| t.class(j).has(strong.with(Class::RANK)) || text.same(i, t, j))
        };
        if opens
            && people
            && !judge.is_whole()
            && !judge.near.first().is_some_and(|l| led(&l.text))
            && !judge.view.frame.iter().any(|l| led(&l.text))
        {
            let word = judge.word(i);
            judge.block(Kind::Verb, i..i + 1, format!("Nobody is led in the source, as “{word}” says."));
        }
    }
}
