//! A résumé as a list of lines that can be evidence, each with the skills it names.

use std::collections::HashSet;

use resume::Resume;
use resume::model::Dates;

use crate::taxonomy::{SkillId, Taxonomy};
use crate::words::words;

use super::classes::{Class, classes_of};
use super::stem::stem;

/// One text of a résumé.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    /// Id of the bullet, or of the item; `basics` for what stands at the top.
    pub(crate) id: &'a str,
    /// Id of the item it belongs to.
    pub(crate) item: &'a str,
    /// Field name of JSON Resume.
    pub(crate) field: &'static str,
    /// Verbatim.
    pub(crate) text: &'a str,
    /// Index in `work`, for lines of a job.
    pub(crate) job: Option<usize>,
    /// Skills named, and those they bring along (PostgreSQL brings SQL).
    pub(crate) skills: HashSet<SkillId>,
    /// Kinds of things that its skills are members of.
    pub(super) classes: HashSet<Class>,
    /// Stems of its words.
    pub(crate) stems: HashSet<String>,
}

/// A résumé opened for looking things up.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    pub(crate) all: Vec<Line<'a>>,
    pub(crate) jobs: Vec<&'a Dates>,
}

/// Every text that can be evidence, in the order of the document: jobs first, because they say most.
pub(crate) fn lines(resume: &Resume) -> Lines<'_> {
    let mut out = Lines { all: Vec::new(), jobs: resume.work.iter().map(|w| &w.dates).collect() };
    for (job, w) in resume.work.iter().enumerate() {
        let job = Some(job);
        out.push(&w.id, &w.id, "position", &w.position, job);
        out.push(&w.id, &w.id, "summary", &w.summary, job);
        out.push(&w.id, &w.id, "description", &w.description, job);
        for b in w.highlights.iter() {
            out.push(&b.id, &w.id, "highlights", &b.text, job);
        }
    }
    for p in &resume.projects {
        out.push(&p.id, &p.id, "name", &p.name, None);
        out.push(&p.id, &p.id, "description", &p.description, None);
        for k in &p.keywords {
            out.push(&p.id, &p.id, "keywords", k, None);
        }
        for b in p.highlights.iter() {
            out.push(&b.id, &p.id, "highlights", &b.text, None);
        }
    }
    for v in &resume.volunteer {
        out.push(&v.id, &v.id, "position", &v.position, None);
        out.push(&v.id, &v.id, "summary", &v.summary, None);
        for b in v.highlights.iter() {
            out.push(&b.id, &v.id, "highlights", &b.text, None);
        }
    }
    for s in &resume.skills {
        out.push(&s.id, &s.id, "name", &s.name, None);
        for k in &s.keywords {
            out.push(&s.id, &s.id, "keywords", k, None);
        }
    }
    for c in &resume.certificates {
        out.push(&c.id, &c.id, "name", &c.name, None);
    }
    for e in &resume.education {
        out.push(&e.id, &e.id, "studyType", &e.study_type, None);
        out.push(&e.id, &e.id, "area", &e.area, None);
        out.push(&e.id, &e.id, "summary", &e.summary, None);
        for c in &e.courses {
            out.push(&e.id, &e.id, "courses", c, None);
        }
        for b in e.highlights.iter() {
            out.push(&b.id, &e.id, "highlights", &b.text, None);
        }
    }
    for a in &resume.awards {
        out.push(&a.id, &a.id, "title", &a.title, None);
        out.push(&a.id, &a.id, "summary", &a.summary, None);
    }
    for p in &resume.publications {
        out.push(&p.id, &p.id, "name", &p.name, None);
        out.push(&p.id, &p.id, "summary", &p.summary, None);
    }
    out.push("basics", "basics", "label", &resume.basics.label, None);
    out.push("basics", "basics", "summary", &resume.basics.summary, None);
    out
}

impl<'a> Lines<'a> {
    fn push(&mut self, id: &'a str, item: &'a str, field: &'static str, text: &'a str, job: Option<usize>) {
        if text.trim().is_empty() {
            return;
        }
        let taxonomy = Taxonomy::embedded();
        let list = words(text);
        let mut skills: HashSet<SkillId> =
            taxonomy.find_in(text, &list).into_iter().map(|m| m.skill).collect();
        // A name standing by itself needs no context: the keyword "Go" is the language.
        skills.extend(taxonomy.skill(text));
        for _ in 0..2 {
            let wider: Vec<SkillId> = skills.iter().flat_map(|s| taxonomy.broader(*s)).collect();
            skills.extend(wider);
        }
        let stems = list.iter().map(|w| stem(&w.key)).collect();
        let classes = classes_of(&skills);
        self.all.push(Line { id, item, field, text, job, skills, classes, stems });
    }
}
