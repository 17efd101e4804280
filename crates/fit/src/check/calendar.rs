use std::ops::Range;

use resume::model::Date;

use super::arithmetic::recurs;
use super::career_words::{ROLES as POSTS, SINCE, SINCE_NOW};
use super::durations::certified;
use super::figure_words::has;
use super::finding::Kind;
use super::judge::{Judge, overlap, shared, stands_in};
use super::language::Language;
use super::lexicon::Class;
use super::number::{Measure, Quantity};
use super::source::{Entry, Line, Section};
use super::span;
use super::text::Text;
use super::words::has_rank;

/// Four digits that can be a year, before a name.
pub(super) fn is_year(text: &Text, quantity: &Quantity) -> bool {
    let next = text.tokens.get(quantity.tokens.end);
    text.slice(quantity.tokens.clone()).len() == 4
        && !quantity.worded
        && (1950.0..=2100.0).contains(&quantity.value)
        && next.is_some_and(|t| {
            t.is_word()
                && (t.capital
                    || ["financial", "fiscal", "tax", "academic", "school"].contains(&t.norm.as_str()))
        })
}

pub(super) fn year(judge: &mut Judge<'_>, quantity: &Quantity) {
    let text = judge.text;
    #[expect(clippy::cast_possible_truncation, reason = "a year has four digits")]
    let value = quantity.value as i16;
    let written = |line: &&Line| written(line, value);
    let clause = text.clause_of(quantity.tokens.start);
    if !judge.is_whole() {
        let dated =
            judge.view.entries().iter().any(|e| span::touches(&e.dates, value, &judge.view.source.today));
        // Another year than the one that the restated sentence gives is a change, though the post began or ended in it.
        let nearest = judge.best(text.chain_of(quantity.tokens.start)).map(|b| b.1);
        let lost =
            |q: &&Quantity| q.measure == Measure::Year && !text.quantities.iter().any(|c| c.value == q.value);
        let changed = nearest.is_some_and(|l| !written(&l) && l.text.quantities.iter().any(|q| lost(&q)));
        // "Since 2017" goes on until today.
        let ended = judge.view.entries().iter().all(|e| {
            e.dates
                .end
                .as_ref()
                .and_then(Date::year)
                .is_some_and(|y| y < judge.view.source.today.year().unwrap_or(y))
        });
        let word = |l: &Text| l.tokens.iter().any(|t| has(SINCE_NOW, &t.norm));
        let since = quantity.lead.checked_sub(1).is_some_and(|i| has(SINCE_NOW, &text.tokens[i].norm))
            && !judge.view.own.iter().any(|l| word(&l.text))
            && !text.tokens.iter().any(|t| has("until till to bis jusque jusqu tot", &t.norm));
        let changed = changed || ended && since;
        if !changed && (dated || judge.view.lines().any(|l| written(&l))) {
            return;
        }
    } else if let Some(held) = certified(judge, quantity.lead).and_then(Date::year) {
        if value >= held {
            return;
        }
    } else if dated(judge, value, &clause) {
        return;
    }
    let words = text.slice(quantity.tokens.clone()).to_owned();
    judge.block(Kind::Date, quantity.tokens.clone(), format!("The source does not give {words} for this."));
}

/// "Four employers": as many as the work of the source has.
pub(super) fn counts_firms(judge: &Judge<'_>, quantity: &Quantity) -> bool {
    const FIRMS: &[&str] = &[
        "employer",
        "compan",
        "firm",
        "arbeitgeber",
        "firmen",
        "unternehmen",
        "betrieb",
        "employeur",
        "entreprise",
        "empresa",
        "aziend",
        "empleador",
        "werkgever",
        "bedrij",
    ];
    let text = judge.text;
    let of =
        |names: &dyn Fn(&str) -> bool| quantity.noun.iter().take(2).any(|i| names(&text.tokens[*i].norm));
    let named = of(&|norm| FIRMS.iter().any(|f| norm.starts_with(f)));
    let posts = judge.view.entries().iter().filter(|e| matches!(e.section, Section::Work)).count();
    if judge.is_whole() && of(&|norm| has(POSTS, norm)) && quantity.measure == Measure::Count {
        return u32::try_from(posts).is_ok_and(|n| (quantity.value - f64::from(n)).abs() < 0.1);
    }
    let mut firms: Vec<&str> = judge
        .view
        .entries()
        .iter()
        .filter(|e| matches!(e.section, Section::Work))
        .filter_map(|e| e.frame.get(1).map(|l| l.text.raw.as_str()))
        .collect();
    firms.sort_unstable();
    firms.dedup();
    let all = u32::try_from(firms.len()).map_or(0.0, f64::from);
    judge.is_whole() && named && quantity.measure == Measure::Count && (quantity.value - all).abs() < 0.1
}

/// Whether a line gives a year, maybe as "FY17".
fn written(line: &Line, year: i16) -> bool {
    let fiscal = |norm: &str| {
        let of = ["fy", "gj"].iter().find_map(|p| norm.strip_prefix(p)).and_then(|y| y.parse::<i16>().ok());
        of.is_some_and(|y| y == year || y + 2000 == year)
    };
    line.text.quantities.iter().any(|q| q.value == f64::from(year))
        || line.text.tokens.iter().any(|t| fiscal(&t.norm))
}

/// Whether a year that a summary gives is one of what stands beside it: of the post it names, else of any.
fn dated(judge: &Judge<'_>, value: i16, clause: &Range<usize>) -> bool {
    let (text, today) = (judge.text, &judge.view.source.today);
    let written = |line: &Line| written(line, value);
    let named = |e: &Entry| -> usize {
        e.frame.iter().map(|l| shared(text, clause.clone(), &l.text, &l.text.all())).sum()
    };
    let entries = judge.view.entries();
    let bears =
        |e: &Entry| span::touches(&e.dates, value, today) || e.lines.iter().chain(&e.frame).any(written);
    // "Nurse since 2019" does not name the Nursing Home, nor "Lagerlogistik" a firm of Logistik.
    let names = |i: usize, l: &Line| {
        let token = &text.tokens[i];
        let loose = !token.opens && text.language != Language::German;
        token.capital
            && text.is_telling(i)
            && if loose {
                stands_in(text, i, &l.text)
            } else {
                // "Primary teacher since" does not name Hawthorn Rise Primary.
                l.text
                    .tokens
                    .iter()
                    .position(|t| t.norm == token.norm)
                    .is_some_and(|at| !token.opens || at == 0)
            }
    };
    let at_firm = |e: &Entry| {
        let firm = e.frame.get(1).filter(|_| matches!(e.section, Section::Work | Section::Volunteer));
        firm.is_some_and(|l| clause.clone().any(|i| names(i, l)))
    };
    if entries.iter().any(at_firm) {
        let most = entries.iter().filter(|e| at_firm(e)).map(named).max().unwrap_or(0);
        return entries.iter().filter(|e| at_firm(e) && named(e) == most).any(bears)
            || entries.iter().filter(|e| e.frame.is_empty()).any(|e| {
                bears(e) && e.lines.iter().any(|l| shared(text, clause.clone(), &l.text, &l.text.all()) > 1)
            });
    }
    // "Transport planner since 2017": the posts of that title, when there are others.
    let before = clause.start
        ..judge.text.quantities.iter().find(|q| q.value == f64::from(value)).map_or(clause.start, |q| q.lead);
    let words: Vec<usize> = before.clone().filter(|i| text.is_content(*i)).collect();
    let called = |e: &&Entry| {
        let title = e.frame.first().filter(|_| matches!(e.section, Section::Work | Section::Volunteer));
        // "Planner" alone may be any kind of planner.
        let full = |l: &Line| words.len() > 1 || l.text.telling(l.text.all()).count() == 1;
        title.is_some_and(|l| full(l) && words.iter().all(|i| stands_in(text, *i, &l.text)))
    };
    let joined = before.end > before.start && has(SINCE, &text.tokens[before.end - 1].norm);
    let other = |e: &&Entry| matches!(e.section, Section::Work) && !called(e);
    if joined && !words.is_empty() && entries.iter().any(|e| called(&e)) && entries.iter().any(|e| other(&e))
    {
        return entries
            .iter()
            .filter(called)
            .any(|e| span::begins(&e.dates, value) || e.lines.iter().any(written));
    }
    // "Senior engineer since 2014": the post of that rank.
    let rank = clause.clone().find(|i| text.class(*i).has(Class::RANK) && !text.marks[*i].covered);
    let ranked = |e: &Entry| {
        let title = e.frame.first().filter(|_| matches!(e.section, Section::Work | Section::Volunteer));
        title.is_some_and(|l| rank.is_some_and(|i| has_rank(text, i, &l.text)))
    };
    let plain = |e: &Entry| matches!(e.section, Section::Work) && !ranked(e);
    if entries.iter().any(ranked) && entries.iter().any(plain) {
        // What is no post bears it where it is spoken of.
        let spoken =
            |e: &Entry| e.lines.iter().any(|l| shared(text, clause.clone(), &l.text, &l.text.all()) > 0);
        let may = |e: &&Entry| ranked(e) || !plain(e) && (!e.frame.is_empty() || spoken(e));
        return entries.iter().filter(may).any(bears);
    }
    let most = entries.iter().map(named).max().unwrap_or(0);
    let since =
        entries.iter().filter(|e| matches!(e.section, Section::Work)).any(|e| span::begins(&e.dates, value));
    entries.iter().filter(|e| most < 2 || named(e) > 0).any(bears)
        || since
        || entries.iter().filter(|e| e.frame.is_empty()).any(|e| {
            bears(e) && e.lines.iter().any(|l| shared(text, clause.clone(), &l.text, &l.text.all()) > 0)
        })
        || judge.view.source.basics.iter().any(written)
}

/// "Every day" where the line that the text restates has "every week" and no "every day".
pub(super) fn frequency(judge: &mut Judge<'_>) {
    let text = judge.text;
    let periods = |text: &Text| -> Vec<f64> {
        let of_rate = text.implied.iter().chain(&text.quantities).filter_map(|q| q.period);
        let every = text.quantities.iter().filter(|q| recurs(text, q)).map(|q| q.value);
        // Twice a year is every half-year.
        let often =
            text.quantities.iter().filter(|q| q.measure == Measure::Count && (2.0..=12.0).contains(&q.value));
        let often = often.filter_map(|q| Some(q.period? / q.value));
        of_rate.chain(every).chain(often).collect()
    };
    // Fifteen days are a fortnight.
    let like = |a: f64, b: f64| (a - b).abs() <= 0.08 * b;
    let mine = periods(text);
    let Some(line) = judge.near.first().filter(|_| !judge.is_whole()) else { return };
    let theirs = periods(&line.text);
    if theirs.is_empty() || theirs.iter().any(|p| mine.iter().any(|m| like(*m, *p))) {
        return;
    }
    let written = |q: &&Quantity| {
        q.period.is_some()
            && !judge
                .view
                .own
                .iter()
                .filter(|l| {
                    let rest = [0..q.tokens.start, q.tokens.end..text.tokens.len()];
                    rest.into_iter().any(|part| overlap(text, part, &l.text, l.text.all()) > 0)
                })
                .any(|l| periods(&l.text).iter().any(|p| like(q.period.unwrap_or(0.0), *p)))
    };
    if let Some(new) =
        text.implied.iter().find(written).filter(|_| text.quantities.iter().all(|q| q.period.is_none()))
    {
        let words = text.slice(new.tokens.clone()).to_owned();
        judge.block(
            Kind::Unit,
            new.tokens.clone(),
            format!("“{words}” is another frequency than in the source."),
        );
    }
}
