use super::figure_words::{ARTICLES, MARGIN, ONE, has};
use super::finding::Kind;
use super::judge::Judge;
use super::language::Language;
use super::lexicon::Class;
use super::number::{Measure, Quantity};
use super::numeral_forms::ordinal;
use super::text::Text;
use super::token::Form;
use super::unit::{Dimension, MONTH};

/// "Two bays" for "a bay", "three designers" for "one shared designer": the source has one of what is counted, and no
/// other number of it.
pub(super) fn counted_once(judge: &Judge<'_>, quantity: &Quantity) -> Option<String> {
    if quantity.measure != Measure::Count || quantity.value < 2.0 {
        return None;
    }
    one_there(judge, *quantity.noun.last()?)
}

/// "Within a single year" where the source has two: a shorter time makes more of what was done in it.
pub(super) fn sooner(judge: &mut Judge<'_>) {
    const WITHIN: &str = "within in inside during innerhalb binnen in en dans dentro entro dentro em";
    const SINGLE: &str = "single one full school academic calendar whole ersten einzigen seul seule solo sola unico unica enkel";
    const SPANS: &str = "season seasons term terms shift shifts saison saisons temporada temporadas stagione stagioni seizoen seizoenen";
    const LASTING: &str =
        "over for during across spanning throughout lasting uber wahrend pendant durante gedurende";
    let text = judge.text;
    let Some(line) = judge.near.first().filter(|_| !judge.is_whole()) else { return };
    let line = &line.text;
    for i in 0..text.tokens.len() {
        let lasting = has(LASTING, &text.tokens[i].norm);
        let within = has(WITHIN, &text.tokens[i].norm) || lasting;
        let mut at = i + 1;
        let mut one = false;
        while text.tokens.get(at).is_some_and(|t| has(ONE, &t.norm) || one && has(SINGLE, &t.norm)) {
            one = true;
            at += 1;
        }
        let Some(noun) = text.tokens.get(at).filter(|t| within && one && t.is_word()) else { continue };
        let unit = super::unit::find_in(&noun.norm, text.language).filter(|u| u.dimension == Dimension::Time);
        // "A fortnight early" says by how much; "over a year" for nine months makes more of them.
        let margin = text.tokens.get(at + 1).is_some_and(|t| has(MARGIN, &t.norm));
        let longer = |q: &Quantity| match unit {
            Some(unit) => {
                let other = if lasting { q.value < 0.8 * unit.factor } else { q.value > 1.2 * unit.factor };
                let span = q.measure == Measure::Of(Dimension::Time) && q.period.is_none();
                // Hours and days are lengths of what was done in the years.
                span && other && !margin && (!lasting || q.value >= 0.9 * MONTH)
            }
            None => {
                q.measure == Measure::Count
                    && q.value > 1.0
                    && has(SPANS, &noun.norm)
                    && q.noun.first().is_some_and(|j| line.tokens[*j].stem == noun.stem)
            }
        };
        let kept = |q: &Quantity| {
            text.quantities
                .iter()
                .any(|c| c.measure == q.measure && (c.value - q.value).abs() < 0.05 * q.value)
        };
        let implied = unit.is_some_and(|u| {
            line.implied
                .iter()
                .any(|q| q.measure == Measure::Of(Dimension::Time) && q.value <= 1.05 * u.factor)
        });
        if !implied && line.quantities.iter().any(|q| longer(q) && !kept(q)) {
            judge.block(
                Kind::Duration,
                i..at + 1,
                "The source gives another length of time for this.".to_owned(),
            );
        }
    }
}

/// "Second-line support" for first-line: another place in a row.
pub(super) fn another_place(judge: &mut Judge<'_>) {
    let text = judge.text;
    let Some(line) = judge.near.first().filter(|_| !judge.is_whole()) else { return };
    let line = &line.text;
    let places = |t: &Text| -> Vec<(usize, f64)> {
        (0..t.tokens.len()).filter_map(|i| Some((i, in_row(&t.tokens[i].norm)?))).collect()
    };
    let (mine, theirs) = (places(text), places(line));
    for (i, place) in &mine {
        let next = |t: &Text, i: usize| (i + 1..t.tokens.len().min(i + 3)).find(|k| t.is_content(*k));
        let same = |j: usize| next(text, *i).zip(next(line, j)).is_some_and(|(a, b)| text.same(a, line, b));
        let kept = |p: f64| mine.iter().any(|m| m.1 == p);
        if !theirs.iter().any(|t| t.1 == *place) && theirs.iter().any(|t| same(t.0) && !kept(t.1)) {
            judge.block(Kind::Number, *i..i + 1, "The source gives another place in the row.".to_owned());
        }
    }
}

/// "Among the top two" for the second place.
pub(super) fn placed_within(judge: &Judge<'_>, quantity: &Quantity) -> bool {
    let text = judge.text;
    let top = quantity.lead.checked_sub(1).is_some_and(|i| has("top best first", &text.tokens[i].norm));
    let place =
        |t: &Text| (0..t.tokens.len()).filter_map(|j| in_row(&t.tokens[j].norm)).any(|p| p <= quantity.value);
    // "The top 20 %" for the second of ten.
    let share = |t: &Text| {
        t.quantities.iter().any(|q| {
            q.measure == Measure::Count
                && q.value >= 5.0
                && (0..q.lead)
                    .rev()
                    .take(2)
                    .any(|j| in_row(&t.tokens[j].norm).is_some_and(|p| 100.0 * p / q.value <= quantity.value))
        })
    };
    let fits = |t: &Text| match quantity.measure {
        Measure::Count => place(t),
        Measure::Of(Dimension::Percent) => share(t),
        _ => false,
    };
    top && judge.near.iter().take(1).any(|l| fits(&l.text))
}

/// A place in a row, in words or digits: "first", "2nd", "3ème".
pub(super) fn in_row(norm: &str) -> Option<f64> {
    const FIRST: &str = "first erste ersten erster erstes premier premiere primer primero primera primo prima primeiro primeira eerste";
    let suffix = norm.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &norm[..norm.len() - suffix.len()];
    if has("st nd rd th er ere re e eme nde o a de", suffix) {
        return digits.parse().ok();
    }
    if has(FIRST, norm) { Some(1.0) } else { ordinal(norm) }
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

/// "At both warehouses", where the source does not speak of two.
pub(super) fn both(judge: &mut Judge<'_>) {
    let text = judge.text;
    let plural = |norm: &str| norm.len() > 3 && norm.ends_with('s') && !norm.ends_with("ss");
    for i in 0..text.tokens.len() {
        let noun = (i + 1..text.tokens.len().min(i + 4))
            .take_while(|k| text.tokens[*k].is_word())
            .find(|k| text.is_telling(*k) && plural(&text.tokens[*k].norm));
        let Some(noun) = noun.filter(|_| has("both ambos ambas", &text.tokens[i].norm)) else { continue };
        // "Both pumps and motors", "both the clinics and the ward".
        let listed = (i + 1..text.tokens.len().min(i + 7)).any(|k| has("and y e", &text.tokens[k].norm));
        let told = judge.view.lines().any(|l| {
            let two = |q: &Quantity| {
                (q.value - 2.0).abs() < 1e-9 && q.noun.iter().any(|j| text.same(noun, &l.text, *j))
            };
            l.text.quantities.iter().any(two)
                || l.text
                    .tokens
                    .iter()
                    .any(|t| t.norm == text.tokens[noun].norm || has("both ambos ambas two", &t.norm))
        });
        if !listed && !told && !judge.is_whole() {
            let word = judge.word(noun);
            judge.block(Kind::Scope, i..noun + 1, format!("The source does not speak of two “{word}”."));
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
    // "Units valued at": no several of a value.
    let norm = text.tokens[head].norm.as_str();
    let plural = norm != line.tokens[one].norm
        && !(text.language == Language::English && (norm.ends_with("ed") || norm.ends_with("ing")));
    (plural && ones(one) && !counted(&one)).then(|| line.slice(one..one + 1).to_owned())
}

/// "An 18-bed unit" counts beds.
fn hyphened(line: &Text, q: &Quantity) -> bool {
    line.tokens.get(q.tokens.end).is_some_and(|t| t.is_sign("-‐‑") && !t.spaced)
}
