//! Choosing and ordering, for one posting, what a résumé already says.
//!
//! By construction no word can be added: a plan holds indices into the source and ranges of its summary, and
//! the result is built by cloning what they point at. What moves: bullets inside an entry, projects, skills and
//! certificates, the most relevant first. What stays: contact, education, languages, and the order of jobs, which people
//! expect by date. What goes: only what the pages have no room for when they are set; a recent job's last two bullets
//! after all else, and never both; never a job out of the middle. The score cannot fall.

mod apply;
mod plan;
mod relevance;
mod room;
mod suggest;

use std::collections::{BTreeMap, BTreeSet};

use resume::Resume;
use resume::model::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use apply::{accept, in_effect, reject};

use crate::matching::{Held, Match, State, lines, match_lines, match_posting};
use crate::requirements::Posting;
use plan::Plan;
use relevance::Relevance;
use room::{Room, leave_out};

/// What the person wants of it.
#[derive(Debug, Clone, PartialEq)]
pub struct TailorOptions {
    /// Ids of items and bullets that must stay.
    pub keep: BTreeSet<String>,
    /// Ends what still goes on.
    pub today: Date,
}

impl TailorOptions {
    /// Nothing that must be kept.
    pub fn new(today: Date) -> Self {
        Self { keep: BTreeSet::new(), today }
    }
}

/// A résumé for one job, and everything that was changed to make it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tailored {
    /// The selection. Every text in it is a text of the source; a shortened summary is made of whole sentences of it.
    pub resume: Resume,
    /// Each change with its reason.
    pub suggestions: Vec<Suggestion>,
    /// The source held against the posting.
    pub before: Match,
    /// The selection held against the posting; its score is never lower.
    pub after: Match,
    /// Requirements that nothing in the source answers, each with one question.
    pub gaps: Vec<Held>,
    /// How much each item and bullet of the source says to the posting, by id; 0 says nothing.
    pub relevance: BTreeMap<String, f32>,
}

/// One proposed change to one item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Suggestion {
    /// `s1`, `s2`, ...
    pub id: String,
    /// Id of the item or bullet, `basics` for the summary, or the name of a section whose items change their order.
    pub item: String,
    /// What it does.
    pub kind: Change,
    /// The text before; of several parts, one a line.
    pub original: String,
    /// The text after; empty for a drop.
    pub proposed: String,
    /// Why, in words for the person.
    pub reason: String,
    /// What the claim check says; empty here, because nothing is said that was not said before.
    pub findings: Vec<serde_json::Value>,
}

/// What a suggestion does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Puts parts in another order.
    Reorder,
    /// Leaves something out.
    Drop,
    /// Brings back what was left out before.
    Restore,
    /// Chooses sentences of the summary.
    Summary,
    /// Says a bullet or the summary in other words. Never made here: it comes from a model or a person.
    Rewrite,
}

/// Tailors a résumé of any length: nothing is left out. Pure and total; ids are filled in where the source has none.
pub fn tailor(source: &Resume, posting: &Posting, options: &TailorOptions) -> Tailored {
    select(source, posting, options, None)
}

/// Tailors a résumé to so many pages. `taken` says how many one takes when it is set as tightly as reads well; it is asked
/// some ten times where the source takes too many, and once where it does not. What cannot be brought down to `pages` is
/// brought down as far as it can be, and stays whole where that is not at all.
pub fn tailor_to(
    source: &Resume,
    posting: &Posting,
    options: &TailorOptions,
    pages: u8,
    taken: impl Fn(&Resume) -> usize,
) -> Tailored {
    select(source, posting, options, Some(Room { pages: usize::from(pages.max(1)), taken: &taken }))
}

fn select(source: &Resume, posting: &Posting, options: &TailorOptions, room: Option<Room<'_>>) -> Tailored {
    let mut named = source.clone();
    named.assign_ids();
    let source = &named;
    let opened = lines(source);
    let before = match_lines(source, &opened, posting, &options.today);
    let relevance = Relevance::new(&opened, posting);
    // The lines that are quoted as evidence stay.
    let keep: BTreeSet<String> = before
        .requirements
        .iter()
        .flat_map(|h| h.evidence.iter().flat_map(|e| [e.id.clone(), e.item.clone()]))
        .chain(options.keep.iter().cloned())
        .collect();

    let ordered = order(source, &relevance);
    let scored = |plan: &Plan| {
        let resume = plan.apply(source);
        let after = match_posting(&resume, posting, &options.today);
        (resume, after)
    };
    // Should the score fall, the next attempt leaves out only what says nothing at all.
    let shorter = room.and_then(|room| {
        let whole = (room.taken)(&ordered.apply(source));
        if whole <= room.pages {
            return None;
        }
        [false, true].into_iter().find_map(|careful| {
            let mut tight = ordered.clone();
            shorten(&mut tight, source, &relevance, &keep);
            let parts = room::expendable(&tight, source, &relevance, &keep, &options.today, careful);
            let without = |count: usize| {
                let mut plan = tight.clone();
                parts[..count].iter().for_each(|part| leave_out(&mut plan, source, *part, &options.today));
                plan
            };
            let (count, pages) = room.cuts(whole, parts.len(), |count| without(count).apply(source))?;
            let plan = without(count);
            let (resume, after) = scored(&plan);
            (after.score >= before.score).then_some((plan, resume, after, Some(pages)))
        })
    });
    let (plan, resume, after, pages) = shorter.unwrap_or_else(|| {
        let (resume, after) = scored(&ordered);
        (ordered, resume, after, None)
    });
    Tailored {
        suggestions: suggest::suggestions(&plan, source, &relevance, pages),
        gaps: after.requirements.iter().filter(|h| h.state == State::Gap).cloned().collect(),
        relevance: relevance.by_id,
        resume,
        before,
        after,
    }
}

/// Everything, the most relevant first where order is free.
fn order(source: &Resume, relevance: &Relevance<'_>) -> Plan {
    let mut plan = Plan::whole(source);
    // Whole steps only: a bullet moves for an asked skill, not for a shade.
    #[expect(clippy::cast_possible_truncation, reason = "small non-negative numbers")]
    let steps = |value: f32| -(value.min(1e6) as i64);
    for entry in &mut plan.work {
        let bullets = &source.work[entry.index].highlights;
        entry.parts.sort_by_key(|p| steps(relevance.value(&bullets[*p].text)));
    }
    for entry in &mut plan.projects {
        let bullets = &source.projects[entry.index].highlights;
        entry.parts.sort_by_key(|p| steps(relevance.value(&bullets[*p].text)));
    }
    for entry in &mut plan.volunteer {
        let bullets = &source.volunteer[entry.index].highlights;
        entry.parts.sort_by_key(|p| steps(relevance.value(&bullets[*p].text)));
    }
    plan.projects.sort_by_key(|e| relevance.item(&source.projects[e.index].id) < 1.0);
    for entry in &mut plan.skills {
        let group = &source.skills[entry.index];
        entry.parts.sort_by_key(|p| relevance.value(&group.keywords[*p]) == 0.0);
    }
    plan.skills.sort_by_key(|e| relevance.item(&source.skills[e.index].id) == 0.0);
    plan.certificates.sort_by_key(|i| relevance.item(&source.certificates[*i].id) == 0.0);
    plan
}

/// A summary of more than two sentences keeps its first and those that say something to the posting, at least two.
fn shorten(plan: &mut Plan, source: &Resume, relevance: &Relevance<'_>, keep: &BTreeSet<String>) {
    let summary = &source.basics.summary;
    let asked = relevance.of(summary);
    let asked = [asked.answers, asked.near].concat();
    if plan.summary.len() <= 2 || asked.is_empty() || keep.contains("basics/summary") {
        return;
    }
    let worth = |r: &std::ops::Range<usize>| sentence_worth(&summary[r.clone()], &asked);
    let mut kept: Vec<usize> =
        (0..plan.summary.len()).filter(|i| *i == 0 || worth(&plan.summary[*i]) > 0).collect();
    if kept.len() < 2 {
        kept = vec![0, 1];
    }
    plan.summary = kept.into_iter().map(|i| plan.summary[i].clone()).collect();
}

/// How many of the asked phrases a sentence shows or comes near.
fn sentence_worth(sentence: &str, asked: &[&str]) -> usize {
    let probe = Resume {
        basics: resume::model::Basics { summary: sentence.to_owned(), ..resume::model::Basics::default() },
        ..Resume::default()
    };
    let opened = lines(&probe);
    asked.iter().filter(|a| crate::matching::Need::new(a).best(&opened) > crate::matching::Shows::No).count()
}
