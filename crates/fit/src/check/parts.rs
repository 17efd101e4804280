use std::ops::Range;

use super::care::looks_after;
use super::figure_words::has;
use super::finding::{Kind, Severity};
use super::helping::{did_beside, hands_over, is_guided, is_plural_noun, is_trade, serves, tells_result};
use super::judge::{Judge, overlap, stands_in};
use super::language::Language;
use super::lexicon::{Class, Lexicon};
use super::supervising::supervises;
use super::text::Text;

/// Part in a work, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Helped,
    Shared,
    Did,
}

/// Holds the part that the text claims in a work against the part that the evidence gives.
pub(super) fn check(judge: &mut Judge<'_>) {
    hedges(judge);
    leads(judge);
    supervises(judge);
    alone(judge);
}

/// The weakest part that a chain of clauses speaks of. "Co-authored" speaks for its own clause only. What `claims` is
/// taken at its most modest: there "supported" is help, also where supporting is the trade.
fn part(text: &Text, chain: &Range<usize>, clause: &Range<usize>, claims: bool) -> Part {
    let mut part = Part::Did;
    if !claims && did_beside(text, clause) {
        return part;
    }
    for i in chain.clone() {
        if claims && is_guided(text, i) {
            return Part::Helped;
        }
        let class = text.class(i);
        let own = matches!(
            text.tokens[i].norm.as_str(),
            "co" | "coauthor" | "coauthored" | "coauteur" | "coautor" | "coautora" | "coautore"
        );
        if text.marks[i].covered || (own && !clause.contains(&i)) {
            continue;
        }
        // "Computer-aided" says what by, not that somebody was helped.
        let by = |k: usize| text.tokens.get(i + k).map_or("", |t| t.norm.as_str());
        let by_machine = (1..4).any(|k| {
            by(k).starts_with("computa")
                || by(k).starts_with("ordena")
                || by(k) == "ordinateur"
                || by(k) == "computer"
        });
        let helps =
            class.has(Class::HELP) && !text.tokens[i].hyphened && !by_machine && !is_plural_noun(text, i);
        if helps && (claims || !serves(text, i) && !is_trade(text, i)) {
            return Part::Helped;
        }
        // "A working group that …" opens with it; "as part of a crew" says where, not how much.
        let place = matches!(text.tokens[i].norm.as_str(), "part" | "member") && !text.tokens[i].opens;
        if class.has(Class::SHARE) && !place {
            part = Part::Shared;
        }
    }
    part
}

/// The chains of a text, each once.
fn chains(text: &Text) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for clause in &text.clauses {
        let chain = text.chain_of(clause.tokens.start);
        if all.last() != Some(&chain) {
            all.push(chain);
        }
    }
    all
}

/// What the evidence only helped with may not stand without its "helped".
fn hedges(judge: &mut Judge<'_>) {
    let text = judge.text;
    let mut found = Vec::new();
    // "Electrician working on school jobs": a summary tells where one works by that.
    let tells_where = |item: &str, part: Part| item.starts_with("basics") && part == Part::Shared;
    let mut before = Part::Did;
    for chain in chains(text) {
        let own = part(text, &chain, &chain, true);
        for clause in text.clauses.iter().filter(|c| chain.contains(&c.tokens.start)) {
            let mut clause = clause.tokens.clone();
            if text.telling(clause.clone()).count() < 3 {
                clause = chain.clone();
            }
            let mut claimed = part(text, &chain, &chain, true).min(recalled(text, &chain));
            if tells_result(text, &chain) {
                claimed = claimed.min(before);
            }
            let soft = |i: usize| {
                !text.marks[i].covered && text.class(i).has(Class::SOFT.with(Class::SHARE))
                    || one_of_some(text, i)
            };
            if chain.clone().any(soft) {
                claimed = claimed.min(Part::Shared);
            }
            if claimed == Part::Helped {
                continue;
            }
            let words = text.telling(clause.clone()).count()
                + text.quantities.iter().filter(|q| clause.contains(&q.tokens.start)).count();
            let mut best = (0, Part::Did, false);
            let mut alike = false;
            for line in &judge.view.own {
                for theirs in &line.text.clauses {
                    let theirs = theirs.tokens.clone();
                    let chain = line.text.chain_of(theirs.start);
                    // Words may be drawn from the whole chain; the part is that of the clause.
                    let points = 2 * overlap(text, clause.clone(), &line.text, chain.clone())
                        + usize::from(overlap(text, clause.clone(), &line.text, theirs.clone()) > 0);
                    let part = part(&line.text, &chain, &theirs, false);
                    let part = if tells_where(&line.item, part) { Part::Did } else { part };
                    // At equal points the stronger part: the benefit of the doubt.
                    if points > best.0 || (points == best.0 && part > best.1) {
                        best = (
                            points,
                            part,
                            !acts(&line.text, chain.clone()) && !names_work(&line.text, chain.clone()),
                        );
                        alike = looks_after(text, &clause, &line.text, &chain);
                    }
                }
            }
            let (points, had, nominal) = (best.0 / 2, best.1, best.2);
            let enough = points >= 2 || (points == 1 && words <= 2);
            if enough
                && !alike
                && !hands_over(text, &clause, judge.near.first().map(|l| &l.text))
                && points * 5 >= words * 2
                && claimed > had
                // "Worked on the ward", "attended courses": a part in nothing that was made; only a verb of making is more.
                && (!nominal && !judge.is_whole() || makes(text, chain.clone()))
                && (acts(text, chain.clone()) || names_work(text, chain.clone()) || text.language == Language::English)
                && !(judge.is_whole() && is_nominal(text, &clause))
            {
                found.push((clause, claimed, had));
            }
        }
        before = if tells_result(text, &chain) { own.min(before) } else { own };
    }
    for (clause, claimed, had) in found {
        let severity = if claimed == Part::Did { Severity::Block } else { Severity::Warn };
        let word = if had == Part::Helped { "helped with" } else { "took part in" };
        let message = format!("The source says that this was {word}; the text drops that.");
        judge.report(Kind::Verb, severity, clause, message);
    }
}

/// Whether a stretch has a word of making, changing or leading.
fn makes(text: &Text, mut range: Range<usize>) -> bool {
    let doing = Class::PLAIN.with(Class::LEAD).with(Class::LEADISH);
    range.any(|i| text.is_content(i) && text.class(i).has(doing))
}

/// Whether a stretch has a verb, or a verb's noun, of making, changing or leading.
fn acts(text: &Text, mut range: Range<usize>) -> bool {
    let lexicon = Lexicon::of(text.language);
    makes(text, range.clone())
        || range.any(|i| {
            let class = text.class(i);
            let past = text.language == Language::English
                && (text.tokens[i].norm.ends_with("ed")
                    || lexicon.is_verb(&text.tokens[i].stem)
                    || text.tokens[i].norm.ends_with("ing"));
            let weak = class.has(Class::HELP.with(Class::SHARE).with(Class::SOFT).with(Class::GENERIC));
            text.is_content(i) && !weak && past
        })
}

/// Whether a stretch has a noun of doing, by its ending or as a synonym of other words: "Mithilfe bei der Kalkulation".
fn names_work(text: &Text, mut range: Range<usize>) -> bool {
    const ENDINGS: &[&str] = &[
        "tion", "tionen", "tions", "zione", "zioni", "sione", "cion", "ciones", "cao", "coes", "ung",
        "ungen", "ing", "ingen", "ment", "ments", "miento", "mientos", "mento", "menti", "mentos", "age",
        "ages", "aggio", "erie", "ie", "atie", "isation", "tie", "zo", "trol",
    ];
    let part = Class::HELP.with(Class::SHARE).with(Class::SOFT).with(Class::SERVED);
    range.any(|i| {
        let norm = text.tokens[i].norm.as_str();
        let known = text.language != Language::English && !text.marks[i].entry.groups.is_empty();
        text.is_telling(i)
            && !text.class(i).has(part)
            && (known || norm.len() > 6 && ENDINGS.iter().any(|e| norm.ends_with(e)))
    })
}

/// "One of five": a share.
fn one_of_some(text: &Text, i: usize) -> bool {
    const ONE: &[&str] = &["one", "eine", "einer", "eines", "un", "une", "uno", "una", "um", "uma", "een"];
    const OF: &[&str] = &["of", "von", "der", "des", "de", "di", "dei", "delle", "van", "dos", "das"];
    let word = |k: usize, list: &[&str]| text.tokens.get(k).is_some_and(|t| list.contains(&t.norm.as_str()));
    word(i, ONE)
        && word(i + 1, OF)
        && text.quantities.iter().any(|q| (i + 2..i + 4).contains(&q.tokens.start))
}

/// "Seven peer-reviewed papers": what is only named in a summary is not claimed to be all one's own.
fn is_nominal(text: &Text, clause: &Range<usize>) -> bool {
    let lexicon = Lexicon::of(text.language);
    text.language == Language::English
        && !clause.clone().any(|i| {
            let token = &text.tokens[i];
            let past = token.norm.len() > 4 && token.norm.ends_with("ed") && !token.hyphened;
            // "Qualified electrician with …" names who it is.
            let quality = has(QUALITIES, &token.norm);
            token.is_word()
                && !quality
                && !text.class(i).has(Class::FUNCTION)
                && (past
                    || lexicon.base(&token.norm) != token.norm
                    || lexicon.is_verb(&token.stem) && token.norm.ends_with('s'))
        })
}

/// Participles that tell what somebody is.
const QUALITIES: &str = "qualified registered certified licensed licenced experienced skilled trained chartered dedicated seasoned \
     accredited detailed motivated organised organized";

/// The part of the next sentence, when that points back: "…; I assisted in both".
fn recalled(text: &Text, chain: &Range<usize>) -> Part {
    let Some(next) = chains(text).into_iter().find(|c| c.start >= chain.end) else { return Part::Did };
    const BACK: &[&str] = &[
        "both", "this", "that", "these", "it", "them", "dabei", "daran", "beiden", "ceci", "cela", "ambos",
        "ambas", "ello",
    ];
    let back = next.clone().any(|i| BACK.contains(&text.tokens[i].norm.as_str()));
    if back { part(text, &next, &next, true) } else { Part::Did }
}

/// "Led" needs evidence of leading that same thing.
fn leads(judge: &mut Judge<'_>) {
    let text = judge.text;
    for i in 0..text.tokens.len() {
        if text.marks[i].covered || !text.class(i).has(Class::LEAD) || text.class(i).has(Class::GENERIC) {
            continue;
        }
        // "Variable frequency drives" for VFDs.
        if judge.unfolded[i]
            || possessed(text, i)
            || vehicle_driven(text, i)
            || names_an_office(text, i)
            || drives_change(text, i)
        {
            continue;
        }
        let clause = text.clause_of(i);
        let others: Vec<usize> = text.telling(clause.clone()).filter(|k| *k != i).collect();
        let mut best = 0;
        let mut led = false;
        let mut of_led = 0;
        for line in &judge.view.own {
            for chain in chains(&line.text) {
                let points = others
                    .iter()
                    .filter(|k| {
                        chain.clone().any(|j| line.text.is_content(j) && text.same(**k, &line.text, j))
                    })
                    .count()
                    + usize::from(
                        judge.is_whole() && overlap(text, clause.clone(), &line.text, chain.clone()) > 0,
                    );
                let bears = leads_in(text, i, &line.text, &chain);
                if bears {
                    of_led = of_led.max(points);
                }
                if points > best {
                    (best, led) = (points, bears);
                } else if points == best {
                    led |= bears;
                }
            }
        }
        // A summary tells of many lines at once: what leads there needs fewer of the words.
        led |= judge.is_whole() && of_led > 0 && of_led * 2 >= best && best <= 2;
        let framed = judge.view.frame.iter().any(|l| {
            let named = others.iter().any(|k| stands_in(text, *k, &l.text));
            (best == 0 || named) && leads_in(text, i, &l.text, &l.text.all())
        });
        let framed =
            framed || judge.view.frame.iter().chain(&judge.view.own).any(|l| is_title(text, i, &l.text));
        if !led && !framed {
            let word = judge.word(i);
            judge.block(
                Kind::Verb,
                i..text.marks[i].end,
                format!("Nothing in the source says “{word}” of this."),
            );
        }
    }
}

/// "Their own language": no verb.
fn possessed(text: &Text, i: usize) -> bool {
    const WHOSE: &[&str] = &["my", "your", "his", "her", "its", "our", "their", "s", "whose"];
    let before = i.checked_sub(1).map_or("", |k| text.tokens[k].norm.as_str());
    let after = text.tokens.get(i + 1).map_or("", |t| t.norm.as_str());
    text.tokens[i].norm == "own" && (WHOSE.contains(&before) || after == "s" || before == "of")
}

/// "Shift lead" where a position is called so; "Jefa de campo" by the first word of one.
fn is_title(text: &Text, i: usize, title: &Text) -> bool {
    let first =
        title.tokens.len() <= 8 && title.tokens.first().is_some_and(|t| t.norm == text.tokens[i].norm);
    if first && text.tokens[i].opens {
        return true;
    }
    let before = (0..i).rev().find(|k| text.is_content(*k));
    let at = (1..title.tokens.len()).find(|j| title.tokens[*j].norm == text.tokens[i].norm);
    match (before, at) {
        (Some(k), Some(j)) => i - k <= 2 && title.tokens.len() <= 8 && (0..j).any(|m| text.same(k, title, m)),
        _ => false,
    }
}

/// "Drove a forklift" leads nobody.
fn vehicle_driven(text: &Text, i: usize) -> bool {
    const VEHICLES: &[&str] = &[
        "forklift",
        "truck",
        "lorry",
        "van",
        "bus",
        "car",
        "tractor",
        "train",
        "tram",
        "mile",
        "taxi",
        "coach",
        "ambulance",
        "vehicle",
        "loader",
        "crane",
        "licenc",
        "licens",
    ];
    (text.marks[i].base == "drive" || text.tokens[i].stem == "driv")
        && text.chain_of(i).any(|k| VEHICLES.contains(&text.tokens[k].stem.as_str()))
}

/// "Drove the error rate down".
fn drives_change(text: &Text, i: usize) -> bool {
    let drive = text.marks[i].base == "drive" || text.tokens[i].stem == "driv";
    drive
        && text.chain_of(i).any(|k| matches!(text.tokens[k].norm.as_str(), "down" | "up" | "from" | "growth"))
}

/// "Pour la direction": the office, not an act of directing.
fn names_an_office(text: &Text, i: usize) -> bool {
    let romance = matches!(
        text.language,
        Language::French | Language::Spanish | Language::Italian | Language::Portuguese
    );
    romance
        && text.tokens[i].norm.starts_with("dire")
        && i > 0
        && matches!(text.tokens[i - 1].norm.as_str(), "la" | "a" | "alla" | "della" | "da")
}

fn leads_in(text: &Text, i: usize, line: &Text, chain: &Range<usize>) -> bool {
    let strong = Class::LEAD.with(Class::LEADISH);
    let same_word = chain.clone().any(|j| {
        line.tokens[j].stem == text.tokens[i].stem
            || line.marks[j].base == text.marks[i].base
            // "In eigener Verantwortung" for "eigenverantwortlich".
            || line.class(j).has(Class::SOLO) && line.tokens[j].norm.contains(text.tokens[i].stem.get(..6).unwrap_or("-"))
    });
    same_word
        || (part(line, chain, chain, false) == Part::Did
            && chain.clone().any(|j| !line.marks[j].covered && line.class(j).has(strong)))
}

fn alone(judge: &mut Judge<'_>) {
    let text = judge.text;
    for i in 0..text.tokens.len() {
        if text.marks[i].covered || !text.class(i).has(Class::SOLO) {
            continue;
        }
        // "In 2023 alone".
        if i > 0 && text.marks[i - 1].figure {
            continue;
        }
        let known =
            judge.view.own.iter().any(|l| (0..l.text.tokens.len()).any(|j| text.close(i, &l.text, j)));
        if !known {
            let word = judge.word(i);
            judge.block(Kind::Verb, i..text.marks[i].end, format!("The source does not say “{word}”."));
        }
    }
}
