//! Whether a résumé answers one requirement.

use resume::Resume;
use resume::model::Date;

use super::choice::groups;
use super::lines::{Line, Lines};
use super::months::covered;
use super::need::{Need, Shows};
use super::{Evidence, Held, State};
use crate::requirements::{Category, Requirement, degree, highest_degree, level};
use crate::taxonomy::{Kind, Taxonomy};
use crate::words::words;

/// At most so many lines are quoted.
const QUOTED: usize = 3;

/// What was found for one side of a requirement.
struct Side {
    state: State,
    evidence: Vec<Evidence>,
    note: String,
}

/// Holds a résumé against one requirement: each side that the requirement has (skills, years, degree, languages) is
/// judged alone, and the worst decides; where one side is met and another is a gap, the whole is partly met.
pub(super) fn judge(requirement: &Requirement, resume: &Resume, lines: &Lines<'_>, today: &Date) -> Held {
    let needs: Vec<Need> = requirement.skills.iter().map(|s| Need::new(s)).collect();
    let mut sides = Vec::new();
    if !needs.is_empty() {
        sides.push(skills(requirement, &needs, lines));
    }
    if let Some(years) = requirement.years {
        sides.push(time(years, &needs, lines, today));
    }
    if requirement.degree.is_some() {
        sides.push(education(requirement, resume, lines, today));
    }
    sides.extend(requirement.languages.iter().map(|need| language(&need.language, need.level, resume)));
    if sides.is_empty() {
        sides.push(words_of(requirement, lines));
    }
    let worst = sides.iter().map(|s| s.state).min().unwrap_or(State::Gap);
    let best = sides.iter().map(|s| s.state).max().unwrap_or(State::Gap);
    let state = if worst == State::Gap && best > State::Gap { State::Partly } else { worst };
    let mut evidence: Vec<Evidence> = Vec::new();
    for found in sides.iter_mut().flat_map(|s| std::mem::take(&mut s.evidence)) {
        if !evidence.contains(&found) {
            evidence.push(found);
        }
    }
    let notes: Vec<String> = sides.into_iter().map(|s| s.note).filter(|n| !n.is_empty()).collect();
    let question = (state == State::Gap).then(|| question(requirement));
    Held { requirement: requirement.clone(), state, evidence, note: notes.join("; "), question }
}

fn quote(line: &Line<'_>) -> Evidence {
    Evidence {
        id: line.id.to_owned(),
        item: line.item.to_owned(),
        field: line.field.to_owned(),
        text: line.text.to_owned(),
    }
}

/// Met when every demand is shown (of a choice any one; all but one of more than three), partly when some are.
fn skills(requirement: &Requirement, needs: &[Need], lines: &Lines<'_>) -> Side {
    let shown: Vec<Shows> = needs.iter().map(|n| n.best(lines)).collect();
    let demands = groups(&requirement.text, &requirement.skills);
    let is_met = |group: &[usize]| group.iter().any(|i| shown[*i] == Shows::Fully);
    let full = demands.iter().filter(|group| is_met(group)).count();
    let wanted = match demands.len() {
        n @ 0..=3 => n,
        n => n - 1,
    };
    let state = if full >= wanted {
        State::Met
    } else if shown.iter().any(|s| *s > Shows::No) {
        State::Partly
    } else {
        State::Gap
    };
    // One line per skill first, so that three quotes show three skills.
    let mut evidence = Vec::new();
    for (need, best) in needs.iter().zip(&shown).filter(|(_, best)| **best > Shows::No) {
        let line = lines.all.iter().find(|l| need.shown_by(l) == *best);
        evidence.extend(line.map(quote).filter(|e| !evidence.contains(e)));
    }
    evidence.truncate(QUOTED.max(needs.len()));
    let missing: Vec<&str> = demands
        .iter()
        .filter(|group| !is_met(group))
        .flatten()
        .map(|i| requirement.skills[*i].as_str())
        .collect();
    let note = if missing.is_empty() || state == State::Met {
        String::new()
    } else {
        format!("not shown: {}", missing.join(", "))
    };
    Side { state, evidence, note }
}

/// Years in jobs that show one of the skills; in all jobs when the requirement names none.
fn time(years: u8, needs: &[Need], lines: &Lines<'_>, today: &Date) -> Side {
    let shows = |job: usize| {
        needs.is_empty()
            || lines
                .all
                .iter()
                .any(|l| l.job == Some(job) && needs.iter().any(|n| n.shown_by(l) == Shows::Fully))
    };
    let jobs: Vec<usize> = (0..lines.jobs.len()).filter(|j| shows(*j)).collect();
    let months = covered(jobs.iter().map(|j| lines.jobs[*j]), today);
    let wanted = i32::from(years) * 12;
    let state = match months {
        m if m >= wanted => State::Met,
        m if m * 2 >= wanted => State::Partly,
        _ => State::Gap,
    };
    let evidence = jobs
        .iter()
        .filter_map(|j| lines.all.iter().find(|l| l.job == Some(*j)))
        .take(QUOTED)
        .map(quote)
        .collect();
    Side { state, evidence, note: shown_of(months, years) }
}

/// The time that is shown beside the years that are asked for, as people say it: in whole years, and in months below the first.
fn shown_of(months: i32, asked: u8) -> String {
    let count = |n: i32, unit: &str| format!("{n} {unit}{}", if n == 1 { "" } else { "s" });
    match months / 12 {
        0 => format!("{}, {} asked", count(months, "month"), count(asked.into(), "year")),
        years => format!("{}, {asked} asked", count(years, "year")),
    }
}

/// The level of the degree, and its field where the requirement names one and allows no related one.
fn education(requirement: &Requirement, resume: &Resume, lines: &Lines<'_>, today: &Date) -> Side {
    let wanted = requirement.degree;
    let mut best: Option<(Option<_>, &str)> = None;
    for e in &resume.education {
        // A degree in a language we do not read still is one when the field of study is named.
        let had = highest_degree(&e.study_type).or_else(|| highest_degree(&e.area));
        if best.is_none_or(|(level, _)| had > level) {
            best = Some((had, &e.id));
        }
    }
    let low = requirement.text.to_lowercase();
    let Some((had, id)) = best else {
        let years = covered(lines.jobs.iter().copied(), today) / 12;
        let instead = EQUIVALENT.iter().any(|w| low.contains(w)) && years >= 4;
        let note = if instead { "no degree, but experience counts here" } else { "no education is listed" };
        return Side {
            state: if instead { State::Partly } else { State::Gap },
            evidence: Vec::new(),
            note: note.to_owned(),
        };
    };
    let evidence: Vec<Evidence> = lines.all.iter().filter(|l| l.id == id).take(2).map(quote).collect();
    let state = match (had, wanted) {
        (Some(had), Some(wanted)) if had >= wanted => State::Met,
        (Some(_) | None, _) if EQUIVALENT.iter().any(|w| low.contains(w)) => State::Partly,
        (None, _) => State::Partly,
        _ => State::Gap,
    };
    Side { state, evidence, note: String::new() }
}

const EQUIVALENT: &[&str] = &[
    "equivalent",
    "or relevant experience",
    "or related experience",
    "vergleichbar",
    "équivalent",
    "equivalente",
    "gelijkwaardig",
    "oder einschlägige",
];

/// The level of a language; none said on either side is enough.
fn language(name: &str, wanted: Option<crate::requirements::Cefr>, resume: &Resume) -> Side {
    let taxonomy = Taxonomy::embedded();
    let Some(known) = resume.languages.iter().find(|l| taxonomy.same_skill(&l.language, name)) else {
        return unlisted(name, wanted, resume);
    };
    let text = if known.fluency.is_empty() { &known.language } else { &known.fluency };
    let evidence = vec![Evidence {
        id: known.id.clone(),
        item: known.id.clone(),
        field: if known.fluency.is_empty() { "language" } else { "fluency" }.to_owned(),
        text: text.clone(),
    }];
    let state = match (level(&known.fluency), wanted) {
        (Some(had), Some(wanted)) if had < wanted => State::Partly,
        (None, Some(_)) => State::Partly,
        _ => State::Met,
    };
    Side { state, evidence, note: String::new() }
}

/// A language that is not among the languages: it may stand among the skills, or be the one that the CV is written in.
fn unlisted(name: &str, wanted: Option<crate::requirements::Cefr>, resume: &Resume) -> Side {
    let taxonomy = Taxonomy::embedded();
    let names_it =
        |text: &str| words(text).iter().any(|word| taxonomy.same_skill(&text[word.range.clone()], name));
    for skill in &resume.skills {
        let texts =
            std::iter::once((&skill.name, "name")).chain(skill.keywords.iter().map(|k| (k, "keywords")));
        let Some((text, field)) = texts.into_iter().find(|(text, _)| names_it(text)) else { continue };
        let had = level(text).or_else(|| level(&skill.level));
        let evidence = Evidence {
            id: skill.id.clone(),
            item: skill.id.clone(),
            field: field.to_owned(),
            text: text.clone(),
        };
        let is_enough = wanted.is_none_or(|wanted| had.is_some_and(|had| had >= wanted));
        let state = if is_enough { State::Met } else { State::Partly };
        return Side { state, evidence: vec![evidence], note: String::new() };
    }
    let written = WRITTEN.iter().find(|(code, _)| *code == resume.meta.language);
    if written.is_some_and(|(_, own)| taxonomy.same_skill(own, name)) {
        let note = format!("the CV is written in {name}, but does not say how well it is spoken");
        return Side { state: State::Partly, evidence: Vec::new(), note };
    }
    Side { state: State::Gap, evidence: Vec::new(), note: format!("{name} is not listed") }
}

/// Languages that CVs are read in, by code (ISO 639-1).
const WRITTEN: &[(&str, &str)] = &[
    ("en", "English"),
    ("de", "German"),
    ("fr", "French"),
    ("es", "Spanish"),
    ("pt", "Portuguese"),
    ("nl", "Dutch"),
    ("it", "Italian"),
];

/// For what names no skill: the words of the requirement in one line of the résumé.
fn words_of(requirement: &Requirement, lines: &Lines<'_>) -> Side {
    let taxonomy = Taxonomy::embedded();
    let wanted: Vec<_> = taxonomy.find(&requirement.text).into_iter().map(|m| m.skill).collect();
    let line = lines.all.iter().find(|l| wanted.iter().any(|s| l.skills.contains(s)));
    match line {
        Some(line) => Side { state: State::Partly, evidence: vec![quote(line)], note: String::new() },
        None => Side { state: State::Gap, evidence: Vec::new(), note: String::new() },
    }
}

/// One question whose answer could become evidence.
fn question(requirement: &Requirement) -> String {
    let names: Vec<&str> = requirement.skills.iter().map(String::as_str).filter(|s| is_name(s)).collect();
    let named = match names[..] {
        [] => String::new(),
        [one] => one.to_owned(),
        [first, second] => format!("{first} or {second}"),
        [first, second, ..] => format!("{first}, {second} or the like"),
    };
    let list: Vec<&str> = requirement.languages.iter().map(|l| l.language.as_str()).collect();
    match requirement.category {
        Category::Education => {
            let level = if degree(&requirement.text).is_some() { "a degree or training" } else { "training" };
            format!(
                "The posting asks: \"{}\". Do you have {level} that answers this, and from where and when?",
                short(requirement)
            )
        }
        Category::Language => {
            format!("How well do you speak {}, and where have you used it?", list.join(" and "))
        }
        Category::Certificate if !named.is_empty() => format!("Do you hold {named}, and since when?"),
        Category::Experience if named.is_empty() => {
            format!("The posting asks: \"{}\". Where did you do this, and for how long?", short(requirement))
        }
        Category::Skill | Category::Experience if !named.is_empty() => {
            format!("Have you worked with {named}? Where, and what did you do with it?")
        }
        _ => format!(
            "The posting asks: \"{}\". Is there something you did that shows this?",
            short(requirement)
        ),
    }
}

/// Whether a skill is more than a general word, so that one can ask after it: "Kafka" and "risk assessment", not "energy",
/// "verbal" or "materials".
fn is_name(skill: &str) -> bool {
    let taxonomy = Taxonomy::embedded();
    let sign = |c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '+' | '#');
    if words(skill).len() > 1 || skill.chars().skip(1).any(sign) {
        return true;
    }
    taxonomy.skill(skill).is_some_and(|id| {
        taxonomy.is_curated(id) && matches!(taxonomy.kind(id), Kind::Tool | Kind::Method | Kind::Certificate)
    })
}

/// The requirement, cut at a word when it is long.
fn short(requirement: &Requirement) -> String {
    let text = &requirement.text;
    if text.chars().count() <= 120 {
        return text.clone();
    }
    let end = words(text).iter().take_while(|w| w.range.end <= 110).last().map_or(0, |w| w.range.end);
    format!("{} …", &text[..end])
}
