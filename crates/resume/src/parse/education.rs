//! Schools and degrees.

use std::sync::LazyLock;

use regex::Regex;

use super::date;
use super::entries::{self, Entry, Roles};
use super::import::Import;
use super::items::items;
use super::sections::{Part, Section};
use super::source::{Slice, Source};
use super::vocabulary::{degree, school};
use super::words::{self, fold, tokens};
use super::work;
use crate::model::{Dates, Education};

#[expect(clippy::unwrap_used, reason = "the pattern is a constant; the tests compile it")]
static GRADE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix) \b (?: c?gpa | grade | note | abschlussnote | gesamtnote | notendurchschnitt | score | mention | media | nota | promedio | voto | cijfer | ocena | final\s grade | average | result )
            \s* [:=]? \s* ( [\d.,]+ \b (?: \s?/\s? [\d.,]+ )? (?: \s?% )? (?: \s? \( (?: out\sof\s )? [\d.,/\s–-]+ (?: \s? scale )? \) )? | [A-F][+-]?\b )",
    )
    .unwrap()
});

/// Reads a section of schools.
pub(super) fn read(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    let (_, entries) = entries::split(source, &section.parts, entries::Of::Schools);
    let named = entries.iter().filter(|e| e.header.iter().any(|p| names_one(source, *p))).count();
    // Rows that name degree and school are an entry each; a plain text may hide them as sentences.
    let whole = section.parts.iter().filter(|p| source.plain && names_both(source, **p)).count();
    let entries = if named > 0 && named >= whole {
        entries
    } else {
        first_of(one_a_degree(source, &section.parts), entries)
    };
    let entries = if entries.is_empty() { one_a_paragraph(source, &section.parts) } else { entries };
    let entries = without_strays(source, entries);
    let roles = work::inherit(source, &entries, work::roles(source, &entries, true, &section.parts));
    for (entry, roles) in entries.iter().zip(roles) {
        add(import, entry, roles);
    }
}

/// Whether a row names a degree or a school.
fn names_one(source: &Source<'_>, part: Part) -> bool {
    let folded = fold(source.str(part.at));
    degree(&folded) > 0 || school(&folded)
}

/// Whether a row names a degree with its school, and says little more.
fn names_both(source: &Source<'_>, part: Part) -> bool {
    let folded = fold(source.str(part.at));
    degree(&folded) > 0 && school(&folded) && words::count(&folded) <= NAME
}

/// The first list, or the second where there is none.
fn first_of(first: Vec<Entry>, second: Vec<Entry>) -> Vec<Entry> {
    if first.is_empty() { second } else { first }
}

/// No row that names degree or school has more words.
const NAME: usize = 20;

/// Where dates and looks do not tell the entries: each degree or school that comes again begins one. What is dated before or
/// right behind its names has that date.
fn one_a_degree(source: &Source<'_>, parts: &[Part]) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    // What the last entry has: degree, school; and whether the last row named one.
    let (mut graded, mut schooled, mut just) = (false, false, false);
    for part in parts {
        let text = source.str(part.at);
        let folded = fold(text);
        let date = source.dates_in(part.at).first();
        let only_date = date.is_some_and(|d| d.at.end - d.at.start + 2 >= text.trim().len());
        let is_name = words::count(text) <= NAME && !only_grade(text);
        let (degree, school) = (is_name && degree(&folded) > 0, is_name && school(&folded));
        if !(degree || school || only_date) {
            if let Some(entry) = out.last_mut().filter(|_| graded || schooled) {
                entry.body.push(*part);
            }
            just = false;
            continue;
        }
        let is_dated = out.last().is_some_and(|e| e.date.is_some());
        let begins = if only_date { is_dated || !just } else { degree && graded || school && schooled };
        if begins || out.is_empty() {
            out.push(Entry::default());
            (graded, schooled) = (false, false);
        }
        if let Some(entry) = out.last_mut() {
            entry.header.push(*part);
            entry.date = entry.date.take().or_else(|| date.cloned());
        }
        (graded, schooled, just) = (graded || degree, schooled || school, degree || school);
    }
    out.retain(|e| e.header.iter().any(|p| names_one(source, *p)));
    out
}

/// Without what stands before the first dated entry and names neither degree nor school: the end of another column.
fn without_strays(source: &Source<'_>, mut entries: Vec<Entry>) -> Vec<Entry> {
    let says = |e: &Entry| {
        e.header.iter().chain(&e.body).any(|p| {
            let folded = fold(source.str(p.at));
            degree(&folded) > 0 || school(&folded)
        })
    };
    if let Some(first) = entries.iter().position(|e| e.date.is_some()) {
        let strays = entries[..first].iter().take_while(|e| !says(e)).count();
        entries.drain(..strays);
    }
    // A grade in the look of a school's name is still its entry's.
    let is_grade = |e: &Entry| match &e.header[..] {
        [only] => e.date.is_none() && only_grade(source.str(only.at)),
        _ => false,
    };
    let mut out: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        match out.last_mut() {
            Some(before) if is_grade(&entry) => {
                before.body.extend(entry.header.into_iter().chain(entry.body))
            }
            _ => out.push(entry),
        }
    }
    out
}

/// Where nothing else divides, every paragraph that names a degree or school is an entry.
fn one_a_paragraph(source: &Source<'_>, parts: &[Part]) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    for p in entries::paragraphs(source, parts) {
        let first = parts.iter().position(|x| x.at.end > p.at.start).unwrap_or(0);
        let header: Vec<Part> =
            parts[first..].iter().take_while(|x| x.at.start < p.at.end).copied().collect();
        let date = source.dates_in(p.at).first().cloned();
        let folded = fold(source.str(p.at));
        if words::is_prose(source.str(p.at)) && degree(&folded) == 0 && !school(&folded) {
            match out.last_mut() {
                Some(e) => e.body.extend(header),
                None => continue,
            }
            continue;
        }
        out.push(Entry { header, date, body: Vec::new() });
    }
    out
}

fn add(import: &mut Import<'_, '_>, entry: &Entry, roles: Roles) {
    if roles.what.is_none() && roles.whom.is_none() {
        return;
    }
    let source = import.source;
    let id = format!("education-{}", import.resume.education.len() + 1);
    let key = |field: &str| format!("{id}/{field}");
    let mut made = Education {
        institution: work::field(import, key("institution"), roles.whom.as_ref()),
        ..Education::default()
    };
    made.location = work::field(import, key("location"), roles.place.as_ref());
    made.url = work::field(import, key("url"), roles.link.as_ref());
    let mut rest = roles.rest;
    if let Some(what) = &roles.what {
        let (kind, area) = degree_and_area(source, without_grade(source, what.at));
        made.study_type = kind.map(|at| import.take(key("studyType"), at)).unwrap_or_default();
        made.area = area.map(|at| import.take(key("area"), at)).unwrap_or_default();
    }
    // `University / Bachelor / Computer Science`: a third name is the field of study, or the degree of one named so far.
    let third = rest.iter().position(|f| {
        let text = source.str(f.at);
        !school(&fold(text)) && !GRADE.is_match(text) && !is_honours(text)
    });
    if let Some(n) = third {
        let at = rest[n].at;
        if made.study_type.is_empty() && degree(&fold(source.str(at))) > 0 {
            made.study_type = import.take(key("studyType"), at);
            rest.remove(n);
        } else if made.area.is_empty() && words::count(source.str(at)) <= 8 {
            made.area = import.take(key("area"), at);
            rest.remove(n);
        }
    }
    made.dates = dates(import, &id, entry);
    let mut lines: Vec<Slice> = entry.header.iter().map(|p| p.at).collect();
    lines.extend(entry.body.iter().map(|p| p.at));
    let honours = rest.iter().map(|f| f.at).find(|at| is_honours(source.str(*at)));
    let graded = grade(source, &lines).or(honours.map(|at| (at, at)));
    if let Some((at, whole)) = graded.filter(|(at, _)| !import.is_taken(*at)) {
        made.score = import.take(key("score"), at);
        import.mark(whole);
    }
    let mut body = entries::body(source, &entry.body);
    work::labels(import, &id, entry);
    courses(import, &id, &mut made, &mut body);
    import.resume.education.push(made);
}

/// A single date is when it ended.
fn dates(import: &mut Import<'_, '_>, id: &str, entry: &Entry) -> Dates {
    match &entry.date {
        Some(date::Found { single: true, start: Some(end), at, .. }) => {
            import.mark_as(format!("{id}/endDate"), end.at);
            import.mark(*at);
            Dates { start: None, end: Some(end.date.clone()) }
        }
        _ => work::dates(import, id, entry),
    }
}

/// Summary, courses and bullets. Lines that give the grade or name the courses stand apart from the rest.
fn courses(import: &mut Import<'_, '_>, id: &str, made: &mut Education, body: &mut entries::Body) {
    let source = import.source;
    let list = |at: Slice| {
        let text = source.str(at);
        let colon = text.find(':').filter(|colon| names_courses(&text[..*colon]))?;
        Some((Slice::new(at.start, at.start + colon), source.trim(Slice::new(at.start + colon + 1, at.end))))
    };
    for at in body.pick(|at| only_grade(source.str(at)) || list(at).is_some()) {
        if let Some((label, rest)) = list(at) {
            import.mark_as(format!("{id}/label/{}", source.row_at(label.start)), label);
            let first = made.courses.len();
            for (n, at) in items(source, rest).into_iter().enumerate() {
                let course = import.take(format!("{id}/courses/{}", first + n), at);
                made.courses.push(course);
            }
        } else if made.score.is_empty() {
            made.score = import.take(format!("{id}/score"), at);
        } else if says_again(source.str(at), &made.score) {
            import.mark_as(format!("{id}/label/{}", source.row_at(at.start)), at);
        }
    }
    if let Some(at) = body.summary {
        made.summary = import.take_whole(format!("{id}/summary"), at);
    }
    if body.labels.iter().any(|l| names_courses(source.str(*l))) {
        for label in &body.labels {
            import.mark_as(format!("{id}/label/{}", source.row_at(label.start)), *label);
        }
        for (n, at) in body.bullets.iter().enumerate() {
            let course = import.take_whole(format!("{id}/courses/{n}"), *at);
            made.courses.push(course);
        }
        return;
    }
    let (grades, bullets) = body.bullets.iter().partition(|at| only_grade(source.str(**at)));
    body.bullets = bullets;
    let grades: Vec<Slice> = grades;
    for at in grades.into_iter().filter(|at| says_again(source.str(*at), &made.score)) {
        import.mark_as(format!("{id}/label/{}", source.row_at(at.start)), at);
    }
    made.highlights = work::highlights(import, id, body);
}

/// Whether a line gives the grade and nothing else.
fn only_grade(text: &str) -> bool {
    let is_grade = |m: regex::Match<'_>| m.len() + qualifier(&text[..m.start()]) + 4 >= text.len();
    GRADE.find(text).is_some_and(is_grade) || is_honours(text)
}

/// The length of what stands before a grade, where it says which: `Cumulative`.
fn qualifier(before: &str) -> usize {
    const WHICH: &[&str] = &["cumulative", "overall", "final", "total", "major", "current", "average"];
    if WHICH.contains(&fold(before).as_str()) { before.len() } else { 0 }
}

/// Whether a line gives a grade that was read already: `Grade: 3.5` under `GPA: 3.5`.
fn says_again(text: &str, score: &str) -> bool {
    GRADE.captures(text).and_then(|found| found.get(1)).is_some_and(|m| m.as_str().trim() == score.trim())
}

/// What stands before a grade at the end of a name: `Computer Science; GPA: 3.9`.
fn without_grade(source: &Source<'_>, at: Slice) -> Slice {
    let text = source.str(at);
    let Some(grade) = GRADE.find(text).filter(|m| m.end() + 2 >= text.len()) else { return at };
    let before = text[..grade.start()].trim_end();
    let is_apart = before.ends_with([';', ',', '(', '|', '–', '·', '-']) && before.len() > 1;
    if is_apart { source.trim(Slice::new(at.start, at.start + grade.start())) } else { at }
}

/// Whether a label says that courses follow.
fn names_courses(label: &str) -> bool {
    let folded = fold(label);
    words::count(label) <= 3
        && ["cours", "kurs", "curso", "corsi", "cursus"].iter().any(|w| folded.contains(w))
}

/// Honours that stand for a grade and are a line of their own.
fn is_honours(text: &str) -> bool {
    #[rustfmt::skip]
    const HONOURS: &[&str] = &[
        "summa cum laude", "magna cum laude", "insigni cum laude", "cum laude", "rite", "first class",
        "first class honours", "upper second class", "upper second class honours", "second class honours",
        "with distinction", "distinction", "with honors", "with honours", "with high honors", "mit auszeichnung",
        "sehr gut", "mention tres bien", "mention bien", "mention assez bien", "matricula de honor",
        "con lode", "110 e lode",
    ];
    HONOURS.contains(&fold(text).trim_matches(|c: char| !c.is_alphanumeric()))
}

/// The first grade of some lines, and it with its label: the line where that says nothing else.
fn grade(source: &Source<'_>, lines: &[Slice]) -> Option<(Slice, Slice)> {
    lines.iter().find_map(|at| {
        let text = source.str(*at);
        let found = GRADE.captures(text)?;
        let within = |m: regex::Match<'_>| Slice::new(at.start + m.start(), at.start + m.end());
        let whole = if only_grade(text) { *at } else { within(found.get(0)?) };
        Some((within(found.get(1)?), whole))
    })
}

/// Cuts `Bachelor of Science in Computer Science` into degree and field.
fn degree_and_area(source: &Source<'_>, at: Slice) -> (Option<Slice>, Option<Slice>) {
    let text = source.str(at);
    // `in Computer Science`, the degree in another column or not said.
    if let Some(lead) = ["in ", "en ", "em ", "im Fach "].iter().find(|l| text.starts_with(**l)) {
        return (None, Some(Slice::new(at.start + lead.len(), at.end)));
    }
    // `Bachelor in`, the field in another look.
    if let Some(lead) = [" in", " en", " em", " of"].iter().find(|l| text.ends_with(**l)) {
        return (Some(Slice::new(at.start, at.end - lead.len())), None);
    }
    let folded = fold(text);
    if degree(&folded) == 0 {
        // A field of study alone.
        return (None, Some(at));
    }
    let halves = |offset: usize, len: usize| {
        let left = source.trim(Slice::new(at.start, at.start + offset));
        let right = source.trim(Slice::new(at.start + offset + len, at.end));
        (!left.is_empty() && !right.is_empty() && degree(&fold(source.str(left))) > 0)
            .then_some((Some(left), Some(right)))
    };
    for sign in [" in ", " en ", " em ", ", ", " w zakresie ", " im Fach ", ": ", " – ", " - "] {
        if let Some(offset) = text.find(sign)
            && let Some(cut) = halves(offset, sign.len())
        {
            return cut;
        }
    }
    // `B.Sc. Computer Science`, `Master Informatik`: a short degree before the field.
    let first = text.split_whitespace().next().unwrap_or_default();
    let second = text.split_whitespace().nth(1).unwrap_or_default();
    let simple = degree(&fold(first)) > 0
        && tokens(&fold(second)).next().is_none_or(|w| {
            !matches!(
                w,
                "of" | "in"
                    | "en"
                    | "em"
                    | "de"
                    | "des"
                    | "di"
                    | "van"
                    | "der"
                    | "zum"
                    | "zur"
                    | "als"
                    | "degree"
                    | "diploma"
            )
        })
        && degree(&fold(second)) == 0;
    if simple
        && !second.is_empty()
        && let Some(cut) = halves(first.len(), 1)
    {
        return cut;
    }
    (Some(at), None)
}
