//! How many pages a résumé takes, roughly, and what may go first when it is too many.

use std::collections::BTreeSet;

use resume::Resume;
use resume::model::Date;

use super::plan::Plan;
use super::relevance::Relevance;
use crate::matching::months_since;

/// Lines on a page of the densest setting that still reads well (A4, 9.5 pt), less the room that headings take. The
/// writer of pages tightens spacing first and decides in the end; this only keeps it from having to cut blindly.
const LINES_A_PAGE: usize = 62;
const CHARACTERS_A_LINE: usize = 105;

/// Months within which a job is recent: it keeps at least two bullets.
const RECENT: i32 = 60;
/// Months after which a job may lose every bullet.
const OLD: i32 = 120;
/// Months after which the oldest job may go when it says nothing to the posting.
const VERY_OLD: i32 = 180;

/// One thing that may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Bullet { job: usize, part: usize },
    ProjectBullet { project: usize, part: usize },
    Project(usize),
    Volunteer(usize),
    Certificate(usize),
    Award(usize),
    Publication(usize),
    Interest(usize),
    Reference(usize),
    OldestJob(usize),
}

fn rows(text: &str) -> usize {
    if text.is_empty() { 0 } else { text.chars().count().div_ceil(CHARACTERS_A_LINE) }
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// Rows of names that are set one behind the other, with commas between.
fn run(names: impl Iterator<Item = usize>) -> usize {
    names.map(|n| n + 2).sum::<usize>().div_ceil(CHARACTERS_A_LINE)
}

/// A group with keywords begins a row of its own; names without any share one, as every template sets them.
fn skill_rows(resume: &Resume) -> usize {
    let (groups, single): (Vec<_>, Vec<_>) = resume.skills.iter().partition(|s| !s.keywords.is_empty());
    let group =
        |s: &resume::model::Skill| run([&s.name, &s.level].into_iter().chain(&s.keywords).map(|t| width(t)));
    groups.into_iter().map(group).sum::<usize>()
        + run(single.into_iter().map(|s| width(&s.name) + width(&s.level)))
}

/// Whether a plan needs no more than the pages, by the estimate.
pub(super) fn fits(plan: &Plan, source: &Resume, pages: u8) -> bool {
    length(&plan.apply(source)) <= budget(pages)
}

fn budget(pages: u8) -> usize {
    usize::from(pages.max(1)) * LINES_A_PAGE
}

/// Lines that a résumé takes.
fn length(resume: &Resume) -> usize {
    let section = |empty: bool, body: usize| if empty { 0 } else { body + 2 };
    let bullets = |b: &resume::model::Bullets| b.iter().map(|b| rows(&b.text)).sum::<usize>();
    4 + section(resume.basics.summary.is_empty(), rows(&resume.basics.summary))
        + section(
            resume.work.is_empty(),
            resume.work.iter().map(|w| 2 + rows(&w.summary) + bullets(&w.highlights)).sum(),
        )
        + section(
            resume.volunteer.is_empty(),
            resume.volunteer.iter().map(|v| 2 + rows(&v.summary) + bullets(&v.highlights)).sum(),
        )
        + section(
            resume.education.is_empty(),
            resume.education.iter().map(|e| 2 + rows(&e.courses.join(", ")) + bullets(&e.highlights)).sum(),
        )
        + section(
            resume.projects.is_empty(),
            resume.projects.iter().map(|p| 1 + rows(&p.description) + bullets(&p.highlights)).sum(),
        )
        + section(resume.skills.is_empty(), skill_rows(resume))
        + section(resume.certificates.is_empty(), resume.certificates.len())
        + section(resume.awards.is_empty(), resume.awards.iter().map(|a| 1 + rows(&a.summary)).sum())
        + section(
            resume.publications.is_empty(),
            resume.publications.iter().map(|p| 1 + rows(&p.summary)).sum(),
        )
        + section(
            resume.languages.is_empty(),
            run(resume.languages.iter().map(|l| width(&l.language) + width(&l.fluency) + 1)),
        )
        + section(resume.interests.is_empty(), run(resume.interests.iter().map(|i| width(&i.name))))
        + section(
            resume.references.is_empty(),
            resume.references.iter().map(|r| 1 + rows(&r.reference)).sum(),
        )
}

/// Leaves out what is worth least until the pages suffice or nothing more may go.
pub(super) fn fit(
    plan: &mut Plan,
    source: &Resume,
    relevance: &Relevance<'_>,
    keep: &BTreeSet<String>,
    pages: u8,
    today: &Date,
    careful: bool,
) {
    let budget = budget(pages);
    let mut length_now = length(&plan.apply(source));
    let mut candidates = candidates(plan, source, relevance, today, careful);
    candidates.retain(|(_, id, _)| !keep.contains(id));
    candidates.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (_, _, part) in candidates {
        if length_now <= budget {
            break;
        }
        if leave_out(plan, source, part, today) {
            length_now = length(&plan.apply(source));
        }
    }
}

/// Everything that may go, with its worth and id. `careful` takes only what says nothing to the posting, and no job.
fn candidates(
    plan: &Plan,
    source: &Resume,
    relevance: &Relevance<'_>,
    today: &Date,
    careful: bool,
) -> Vec<(f32, String, Part)> {
    let mut out = Vec::new();
    let mut add = |base: f32, value: f32, id: &str, part: Part| {
        if !careful || value == 0.0 {
            out.push((base + value, id.to_owned(), part));
        }
    };
    for entry in &plan.work {
        let job = &source.work[entry.index];
        let age = months_since(&job.dates, today).unwrap_or(0);
        let fresh = if age <= RECENT {
            1.5
        } else if age <= OLD {
            0.8
        } else {
            0.2
        };
        for part in &entry.parts {
            let bullet = &job.highlights[*part];
            add(
                fresh,
                relevance.value(&bullet.text),
                &bullet.id,
                Part::Bullet { job: entry.index, part: *part },
            );
        }
        if age > VERY_OLD && relevance.item(&job.id) == 0.0 && !careful {
            add(1.2, 0.0, &job.id, Part::OldestJob(entry.index));
        }
    }
    for entry in &plan.projects {
        let project = &source.projects[entry.index];
        add(0.9, relevance.item(&project.id), &project.id, Part::Project(entry.index));
        for part in entry.parts.iter().skip(1) {
            let bullet = &project.highlights[*part];
            add(
                0.6,
                relevance.value(&bullet.text),
                &bullet.id,
                Part::ProjectBullet { project: entry.index, part: *part },
            );
        }
    }
    for entry in &plan.volunteer {
        let item = &source.volunteer[entry.index];
        add(0.8, relevance.item(&item.id), &item.id, Part::Volunteer(entry.index));
    }
    for i in &plan.certificates {
        let item = &source.certificates[*i];
        add(1.0, relevance.item(&item.id), &item.id, Part::Certificate(*i));
    }
    for i in &plan.awards {
        let item = &source.awards[*i];
        add(0.7, relevance.item(&item.id), &item.id, Part::Award(*i));
    }
    for i in &plan.publications {
        let item = &source.publications[*i];
        add(0.7, relevance.item(&item.id), &item.id, Part::Publication(*i));
    }
    for i in &plan.interests {
        add(0.1, 0.0, &source.interests[*i].id, Part::Interest(*i));
    }
    for i in &plan.references {
        add(0.05, 0.0, &source.references[*i].id, Part::Reference(*i));
    }
    out
}

/// Takes one part out of the plan unless that would leave a recent job bare or a hole in the career.
fn leave_out(plan: &mut Plan, source: &Resume, part: Part, today: &Date) -> bool {
    let before = plan.clone();
    match part {
        Part::Bullet { job, part } => {
            let age = months_since(&source.work[job].dates, today).unwrap_or(0);
            let least = if age <= RECENT { 2 } else { usize::from(age <= OLD) };
            if let Some(entry) = plan.work.iter_mut().find(|e| e.index == job)
                && entry.parts.len() > least
            {
                entry.parts.retain(|p| *p != part);
            }
        }
        Part::ProjectBullet { project, part } => {
            if let Some(entry) = plan.projects.iter_mut().find(|e| e.index == project)
                && entry.parts.len() > 1
            {
                entry.parts.retain(|p| *p != part);
            }
        }
        // Only from the far end, so that no gap appears.
        Part::OldestJob(job) => {
            if plan.work.len() > 2 && plan.work.last().is_some_and(|e| e.index == job) {
                plan.work.pop();
            }
        }
        Part::Project(i) => plan.projects.retain(|e| e.index != i),
        Part::Volunteer(i) => plan.volunteer.retain(|e| e.index != i),
        Part::Certificate(i) => plan.certificates.retain(|x| *x != i),
        Part::Award(i) => plan.awards.retain(|x| *x != i),
        Part::Publication(i) => plan.publications.retain(|x| *x != i),
        Part::Interest(i) => plan.interests.retain(|x| *x != i),
        Part::Reference(i) => plan.references.retain(|x| *x != i),
    }
    *plan != before
}
