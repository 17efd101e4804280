//! Schools and degrees.

use std::sync::LazyLock;

use regex::Regex;

use super::date;
use super::entries::{self, Entry, Roles};
use super::import::Import;
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
            \s* [:=]? \s* ( [\d.,]+ (?: \s?/\s? [\d.,]+ )? (?: \s?% )? (?:\s?\(out\sof\s[\d.,]+\))? | [A-F][+-]?\b )",
    )
    .unwrap()
});

/// Reads a section of schools.
pub(super) fn read(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    let (_, entries) = entries::split(source, &section.parts, entries::Of::Schools);
    let entries = if entries.is_empty() { one_a_paragraph(source, &section.parts) } else { entries };
    let roles = work::roles(source, &entries, true, &section.parts);
    for (entry, roles) in entries.iter().zip(roles) {
        add(import, entry, roles);
    }
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
        let (kind, area) = degree_and_area(source, what.at);
        made.study_type = kind.map(|at| import.take(key("studyType"), at)).unwrap_or_default();
        made.area = area.map(|at| import.take(key("area"), at)).unwrap_or_default();
    }
    // `University / Bachelor / Computer Science`: a third name is the field of study, or the degree of one named so far.
    let third =
        rest.iter().position(|f| !school(&fold(source.str(f.at))) && !GRADE.is_match(source.str(f.at)));
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
    if let Some(at) = grade(source, &lines).filter(|at| !import.is_taken(*at)) {
        made.score = import.take(key("score"), at);
    }
    let body = entries::body(source, &entry.body);
    courses(import, &id, &mut made, &body);
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

/// Summary, courses and bullets. A line of short names divided by commas or dots is a list of courses.
fn courses(import: &mut Import<'_, '_>, id: &str, made: &mut Education, body: &entries::Body) {
    let source = import.source;
    let only_grade =
        |at: Slice| GRADE.find(source.str(at)).is_some_and(|m| m.len() + 4 >= source.str(at).len());
    if let Some(at) = body.summary.filter(|at| !only_grade(*at)) {
        made.summary = import.take_whole(format!("{id}/summary"), at);
    }
    let labelled = body.labels.iter().any(|l| {
        fold(source.str(*l)).contains("cours")
            || fold(source.str(*l)).contains("kurs")
            || fold(source.str(*l)).contains("curso")
    });
    if labelled {
        for label in &body.labels {
            import.mark_as(format!("{id}/label/{}", source.row_at(label.start)), *label);
        }
        for (n, at) in body.bullets.iter().enumerate() {
            let course = import.take_whole(format!("{id}/courses/{n}"), *at);
            made.courses.push(course);
        }
        return;
    }
    let bullets: Vec<Slice> = body.bullets.iter().copied().filter(|at| !only_grade(*at)).collect();
    made.highlights =
        work::highlights(import, id, &entries::Body { summary: None, bullets, labels: body.labels.clone() });
}

fn grade(source: &Source<'_>, lines: &[Slice]) -> Option<Slice> {
    lines.iter().find_map(|at| {
        let found = GRADE.captures(source.str(*at))?.get(1)?;
        Some(Slice::new(at.start + found.start(), at.start + found.end()))
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
            !matches!(w, "of" | "in" | "en" | "em" | "de" | "des" | "di" | "van" | "degree" | "diploma")
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
