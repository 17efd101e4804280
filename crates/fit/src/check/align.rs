use std::collections::HashSet;

use resume::Resume;
use resume::model::{Bullets, Dates};

use super::language::Language;

/// What an item is recognised by.
pub(super) struct Face<'a> {
    pub(super) id: &'a str,
    /// Names in order of weight: employer, title; school, degree; name, issuer.
    pub(super) names: Vec<&'a str>,
    pub(super) dates: Option<&'a Dates>,
    pub(super) bullets: Vec<&'a str>,
}

/// For each tailored item the source item that it is, when there is one.
pub(super) fn align(source: &[Face<'_>], tailored: &[Face<'_>], language: Language) -> Vec<Option<usize>> {
    let mut scores: Vec<(f64, usize, usize)> = Vec::new();
    for (t, mine) in tailored.iter().enumerate() {
        for (s, theirs) in source.iter().enumerate() {
            let score = likeness(theirs, mine, language);
            if score > 0.3 {
                scores.push((score, t, s));
            }
        }
    }
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut found = vec![None; tailored.len()];
    let mut taken = HashSet::new();
    for (_, t, s) in &scores {
        if found[*t].is_none() && taken.insert(*s) {
            found[*t] = Some(*s);
        }
    }
    // An entry may be told in two parts: what is left over may share a source item with another.
    for (score, t, s) in scores {
        if found[t].is_none() && score > 0.6 {
            found[t] = Some(s);
        }
    }
    found
}

/// 0 to about 1.3: names, dates and bullets in common; equal ids only add to it, since ids may be given by position.
fn likeness(a: &Face<'_>, b: &Face<'_>, language: Language) -> f64 {
    if a.names == b.names && a.dates == b.dates {
        return if a.id == b.id { 1.3 } else { 1.0 };
    }
    let mut score = 0.0;
    let mut weight = 0.0;
    for (x, y) in a.names.iter().zip(&b.names) {
        if x.is_empty() && y.is_empty() {
            continue;
        }
        score += 0.35 * shared(x, y, language);
        weight += 0.35;
    }
    if let (Some(x), Some(y)) = (a.dates, b.dates)
        && !(x.is_empty() && y.is_empty())
    {
        let start = f64::from(u8::from(x.start == y.start && x.start.is_some()));
        let end = f64::from(u8::from(x.end == y.end && x.end.is_some()));
        score += 0.15 * (start + end);
        weight += 0.3;
    }
    if !a.bullets.is_empty() && !b.bullets.is_empty() {
        score += 0.35 * shared(&a.bullets.join(" \n"), &b.bullets.join(" \n"), language);
        weight += 0.35;
    }
    let id = if !a.id.is_empty() && a.id == b.id { 0.3 } else { 0.0 };
    if weight == 0.0 { id } else { score / weight + id }
}

/// The part of the shorter text's words that the other has too.
fn shared(a: &str, b: &str, language: Language) -> f64 {
    if a == b {
        return 1.0;
    }
    let words = |text: &str| -> HashSet<String> {
        super::token::tokens(text, language)
            .into_iter()
            .filter(|t| !t.is_sign(".,;:()-–—|/&'’"))
            .map(|t| t.stem)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let common = a.intersection(&b).count();
    let least = a.len().min(b.len());
    #[expect(clippy::cast_precision_loss, reason = "word counts are small")]
    if least == 0 { 0.0 } else { common as f64 / least as f64 }
}

fn bullets(list: &Bullets) -> Vec<&str> {
    list.iter().map(|b| b.text.as_str()).collect()
}

/// The faces of the positions.
pub(super) fn work(resume: &Resume) -> Vec<Face<'_>> {
    let all = resume.work.iter();
    all.map(|w| face(&w.id, &[&w.name, &w.position], Some(&w.dates), bullets(&w.highlights))).collect()
}

/// The faces of unpaid positions.
pub(super) fn volunteer(resume: &Resume) -> Vec<Face<'_>> {
    let all = resume.volunteer.iter();
    all.map(|v| face(&v.id, &[&v.organization, &v.position], Some(&v.dates), bullets(&v.highlights)))
        .collect()
}

/// The faces of projects.
pub(super) fn projects(resume: &Resume) -> Vec<Face<'_>> {
    let all = resume.projects.iter();
    all.map(|p| {
        let mut texts = bullets(&p.highlights);
        texts.push(&p.description);
        face(&p.id, &[&p.name, &p.entity], Some(&p.dates), texts)
    })
    .collect()
}

/// The faces of schools.
pub(super) fn education(resume: &Resume) -> Vec<Face<'_>> {
    let all = resume.education.iter();
    all.map(|e| face(&e.id, &[&e.institution, &e.study_type, &e.area], Some(&e.dates), Vec::new())).collect()
}

/// A face with nothing but names.
pub(super) fn named<'a>(id: &'a str, names: &[&'a str]) -> Face<'a> {
    face(id, names, None, Vec::new())
}

fn face<'a>(id: &'a str, names: &[&'a str], dates: Option<&'a Dates>, bullets: Vec<&'a str>) -> Face<'a> {
    Face { id, names: names.to_vec(), dates, bullets }
}
