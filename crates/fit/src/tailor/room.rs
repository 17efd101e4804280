//! What may go first when a résumé takes too many pages, and how much of it has to.

use std::collections::BTreeSet;

use resume::Resume;
use resume::model::Date;

use super::plan::Plan;
use super::relevance::Relevance;
use crate::matching::months_since;

/// Months within which a job is recent: it keeps at least two bullets, and one when the pages cannot be had otherwise.
const RECENT: i32 = 60;
/// Months after which a job may lose every bullet.
const OLD: i32 = 120;
/// Months after which the oldest job may go when it says nothing to the posting.
const VERY_OLD: i32 = 180;

/// One thing that may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// `last`: though it is one of the few that a job would keep.
    Bullet {
        job: usize,
        part: usize,
        last: bool,
    },
    ProjectBullet {
        project: usize,
        part: usize,
    },
    Project(usize),
    Volunteer(usize),
    Certificate(usize),
    Award(usize),
    Publication(usize),
    Interest(usize),
    Reference(usize),
    OldestJob(usize),
}

/// The pages that a résumé should fit, and the measure of it.
#[derive(Clone, Copy)]
pub(super) struct Room<'a> {
    pub(super) pages: usize,
    /// Pages that a résumé takes when it is set as tightly as reads well.
    pub(super) taken: &'a dyn Fn(&Resume) -> usize,
}

impl Room<'_> {
    /// Cuts as little as makes it fit, of `most` cuts in their order, knowing that the whole does not: how many, and the
    /// pages that it then fits. Where not even all of them are enough, it goes for the fewest pages that can be had; none
    /// when that is no fewer than the whole takes, because then cutting only loses.
    pub(super) fn cuts(
        &self,
        whole: usize,
        most: usize,
        cut: impl Fn(usize) -> Resume,
    ) -> Option<(usize, usize)> {
        let least = (self.taken)(&cut(most));
        let pages = self.pages.max(least);
        if pages >= whole {
            return None;
        }
        let (mut low, mut fits) = (0, most);
        while low < fits {
            let middle = low + (fits - low) / 2;
            if (self.taken)(&cut(middle)) <= pages {
                fits = middle;
            } else {
                low = middle + 1;
            }
        }
        Some((fits, pages))
    }
}

/// What may go, the least worth first.
pub(super) fn expendable(
    plan: &Plan,
    source: &Resume,
    relevance: &Relevance<'_>,
    keep: &BTreeSet<String>,
    today: &Date,
    careful: bool,
) -> Vec<Part> {
    let mut candidates = candidates(plan, source, relevance, today, careful);
    candidates.retain(|(_, id, _)| !keep.contains(id));
    candidates.sort_by(|a, b| a.0.total_cmp(&b.0));
    let parts: Vec<Part> = candidates.into_iter().map(|(_, _, part)| part).collect();
    // Only when all of it is not enough.
    let last = parts.iter().filter_map(|part| match part {
        Part::Bullet { job, part, .. } => Some(Part::Bullet { job: *job, part: *part, last: true }),
        _ => None,
    });
    parts.iter().copied().chain(last).collect()
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
                Part::Bullet { job: entry.index, part: *part, last: false },
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
pub(super) fn leave_out(plan: &mut Plan, source: &Resume, part: Part, today: &Date) {
    match part {
        Part::Bullet { job, part, last } => {
            let age = months_since(&source.work[job].dates, today).unwrap_or(0);
            let spared = usize::from(!last);
            let least = if age <= RECENT { 1 + spared } else { spared * usize::from(age <= OLD) };
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
}
