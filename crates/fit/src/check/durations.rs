use std::ops::Range;

use resume::model::Dates;

use super::figure_words::{AND, has as has_word};
use super::judge::{Judge, shared, stands_in};
use super::number::{Bound, Quantity};
use super::source::{Entry, Section};
use super::span;
use super::unit::MONTH;

/// A length of time: `None` when it is no claim about employment, `Some(None)` when the dates bear it.
pub(super) fn duration(judge: &Judge<'_>, quantity: &Quantity) -> Option<Option<String>> {
    let today = &judge.view.source.today;
    let claimed = quantity.value / (12.0 * MONTH);
    let lengths = readings(judge, quantity).into_iter().filter_map(|all| span::years(all.into_iter(), today));
    let actual = lengths.max_by(f64::total_cmp)?;
    let slack: f64 = match quantity.bound {
        Bound::Over | Bound::AtLeast => 0.1,
        Bound::Nearly | Bound::About | Bound::Rough | Bound::UpTo => f64::max(0.45, 0.08 * claimed),
        Bound::Exact | Bound::Under => 0.3,
    };
    if claimed > actual + slack.min(actual * 0.3) {
        let words = judge.text.slice(quantity.tokens.clone());
        return Some(Some(format!("The dates give {actual:.1} years for this, not “{words}”.")));
    }
    // A length that the same sentence of the source gives otherwise is changed, whatever the dates say.
    if !judge.is_whole() && restated(judge, quantity) {
        let words = judge.text.slice(quantity.tokens.clone());
        return Some(Some(format!("The source gives another length of time than “{words}” here.")));
    }
    // Much less than the job lasted is no claim about the whole of it.
    (judge.is_whole() || claimed >= 0.5 * actual).then_some(None)
}

/// Whether the line that this text restates has a length of time that the text has not kept.
fn restated(judge: &Judge<'_>, quantity: &Quantity) -> bool {
    let chain = judge.text.chain_of(quantity.tokens.start);
    let long = |q: &&Quantity| q.measure == quantity.measure && q.value >= 0.9 * MONTH;
    let kept = |q: &Quantity| {
        judge
            .text
            .quantities
            .iter()
            .any(|c| c.measure == q.measure && (c.value - q.value).abs() < 0.03 * q.value)
    };
    judge.best(chain).is_some_and(|(_, line)| line.text.quantities.iter().filter(long).any(|q| !kept(q)))
}

/// The dates that a length of time may be about: each reading is one list.
fn readings<'a>(judge: &Judge<'a>, quantity: &Quantity) -> Vec<Vec<&'a Dates>> {
    let text = judge.text;
    let dates = |chosen: Vec<&'a Entry>| chosen.into_iter().map(|e| &e.dates).collect::<Vec<_>>();
    if !judge.is_whole() {
        return vec![judge.view.entries().iter().map(|e| &e.dates).collect()];
    }
    let worked = |e: &&Entry| matches!(e.section, Section::Work | Section::Volunteer | Section::Project);
    let work: Vec<&'a Entry> = judge.view.entries().iter().filter(worked).collect();
    let clause = text.clause_of(quantity.tokens.start);
    let chain = text.chain_of(quantity.tokens.start);
    let titled = |e: &Entry, range: Range<usize>| -> usize {
        e.frame.iter().map(|l| shared(text, range.clone(), &l.text, &l.text.all())).sum()
    };
    let has = |list: &[&str]| {
        (quantity.tokens.end..clause.end).any(|i| list.contains(&text.tokens[i].norm.as_str()))
    };
    if has(ROLES) {
        return vec![dates(work)];
    }
    // "As head chef", "at Lumen and Ada": of those posts or firms and no other.
    let end = (quantity.tokens.end..chain.end).find(|i| text.tokens[*i].is_sign(",;()")).unwrap_or(chain.end);
    let behind = quantity.tokens.end..end;
    let word = |list: &[&str]| behind.clone().take(4).find(|i| list.contains(&text.tokens[*i].norm.as_str()));
    // "Nine years since my first post": all that came after it.
    const SINCE: &[&str] = &["since", "seit", "depuis", "desde", "dal", "dalla", "sinds"];
    if word(SINCE).is_some() {
        return vec![dates(work)];
    }
    // "At Lumen": there and nowhere else.
    const AT: &[&str] = &["at", "bei", "beim", "chez", "presso", "bij", "en", "na", "no", "alla", "al"];
    let firm = |e: &Entry| {
        e.frame.get(1).is_some_and(|l| {
            behind
                .clone()
                .any(|i| text.tokens[i].capital && text.is_telling(i) && stands_in(text, i, &l.text))
        })
    };
    let there: Vec<_> = work.iter().copied().filter(|e| firm(e)).collect();
    if word(AT).is_some() && !there.is_empty() {
        return vec![dates(there)];
    }
    if let Some(at) = word(AS) {
        // "As a reporter and freelance editor": of each.
        let mut posts: Vec<&'a Entry> = Vec::new();
        let stop = clause.end.max(end);
        let mut from = at;
        for to in at..=stop {
            if to < stop && !has_word(AND, &text.tokens[to].norm) && !text.tokens[to].is_sign(",") {
                continue;
            }
            let most = work.iter().map(|e| titled(e, from..to)).max().unwrap_or(0);
            posts.extend(work.iter().copied().filter(|e| most > 0 && titled(e, from..to) == most));
            from = to;
        }
        return vec![dates(if posts.is_empty() { work } else { posts })];
    }
    let named: Vec<_> =
        work.iter().copied().filter(|e| titled(e, clause.start..quantity.tokens.start) > 0).collect();
    if has(ROLE) && !named.is_empty() {
        return vec![dates(named)];
    }
    // What was done stands behind the figure; of each part of a list, the entries that have most of it.
    let said = |e: &Entry, i: usize| e.frame.iter().chain(&e.lines).any(|l| stands_in(text, i, &l.text));
    let topics = |range: Range<usize>| {
        text.telling(range).filter(|i| !TRADE.contains(&text.tokens[*i].norm.as_str())).count()
    };
    // A comma goes on with the list when a thing follows it: not "…, now in home care".
    let stops = |i: usize| {
        text.tokens[i].is_sign(";()")
            || text.tokens[i].is_sign(",")
                && (topics(quantity.tokens.end..i) == 0
                    || !text.tokens.get(i + 1).is_some_and(|_| text.is_telling(i + 1)))
    };
    let close = (quantity.tokens.end..chain.end).find(|i| stops(*i)).unwrap_or(chain.end);
    let mut done: Vec<&'a Entry> = Vec::new();
    let mut unknown = false;
    // All that was done stands in titles.
    let mut titles = true;
    for part in &text.clauses {
        let range = part.tokens.start.max(quantity.tokens.end)..part.tokens.end.min(close);
        let words: Vec<usize> =
            text.telling(range).filter(|i| !TRADE.contains(&text.tokens[*i].norm.as_str())).collect();
        let of_part = |e: &Entry| words.iter().filter(|i| said(e, **i)).count();
        let most = work.iter().map(|e| of_part(e)).max().unwrap_or(0);
        if most * 2 >= words.len() && most > 0 {
            let all: Vec<_> = work.iter().copied().filter(|e| of_part(e) == most).collect();
            let called =
                |e: &Entry| words.iter().any(|i| e.frame.iter().any(|l| stands_in(text, *i, &l.text)));
            let by_name: Vec<_> = all.iter().copied().filter(|e| called(e)).collect();
            titles &= !by_name.is_empty();
            done.extend(if by_name.is_empty() { all } else { by_name });
        } else {
            unknown |= !words.is_empty();
        }
    }
    let career = span::years(work.iter().map(|e| &e.dates), &judge.view.source.today).unwrap_or(0.0);
    let claimed = quantity.value / (12.0 * MONTH);
    // "Nine years in emergency care" may mean all of a career of ten; it cannot be told from one post of six.
    let near_all = claimed <= career + 0.2 && claimed >= 0.85 * career;
    if done.is_empty() || unknown || near_all {
        let by_name = done.is_empty() && !unknown && !has(TRADE) && !near_all && !named.is_empty();
        return vec![dates(if by_name { named } else { work })];
    }
    if titles { vec![dates(done)] } else { vec![dates(done), dates(named)] }
}

/// Words that name a post.
const AS: &[&str] = &["as", "als", "comme", "como", "come"];

/// Words for a whole working life.
const TRADE: &[&str] = &[
    "experience",
    "trade",
    "industry",
    "profession",
    "career",
    "field",
    "business",
    "sector",
    "practice",
    "erfahrung",
    "berufserfahrung",
    "beruf",
    "branche",
    "experiencia",
    "profesion",
    "metier",
    "esperienza",
    "settore",
    "ervaring",
    "vak",
];

/// Words for several positions.
const ROLES: &[&str] = &[
    "roles",
    "positions",
    "jobs",
    "stellen",
    "positionen",
    "postes",
    "puestos",
    "ruoli",
    "functies",
    "employers",
];

/// Words for one position.
const ROLE: &[&str] = &[
    "role", "position", "funktion", "rolle", "poste", "fonction", "puesto", "cargo", "ruolo", "functie",
    "funcao",
];
