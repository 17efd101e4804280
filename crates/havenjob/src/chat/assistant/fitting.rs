//! How the résumé stands to the jobs.

use std::collections::BTreeMap;

use fit::matching::State;
use fit::requirements::Category;
use fit::{Match, match_posting};
use resume::Resume;
use resume::model::Date;

use crate::jobs::{Job, posting};

/// A job and what the résumé answers to it.
pub(super) struct Fitted<'a> {
    pub(super) job: &'a Job,
    pub(super) matched: Match,
}

impl Fitted<'_> {
    /// What a person knows the job by.
    pub(super) fn name(&self) -> String {
        let parts = [self.job.title.as_str(), self.job.company.as_str()];
        let name = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
        if name.is_empty() { "a job without a title".to_owned() } else { name }
    }

    /// What is asked and not shown, in the posting's words.
    pub(super) fn gaps(&self) -> impl Iterator<Item = &str> {
        let weighs = |h: &&fit::matching::Held| h.requirement.category != Category::Other;
        let gaps = self.matched.requirements.iter().filter(|h| h.state == State::Gap).filter(weighs);
        gaps.map(|h| h.requirement.text.as_str())
    }

    /// The first question whose answer could fill a gap.
    pub(super) fn question(&self) -> Option<&str> {
        self.matched.requirements.iter().find_map(|h| h.question.as_deref())
    }
}

/// Every job with its score, the best first.
pub(super) fn fitted<'a>(
    resume: &Resume,
    jobs: impl Iterator<Item = &'a Job>,
    today: &Date,
) -> Vec<Fitted<'a>> {
    let mut all: Vec<Fitted<'a>> =
        jobs.map(|job| Fitted { job, matched: match_posting(resume, &posting(job), today) }).collect();
    all.sort_by_key(|f| std::cmp::Reverse(f.matched.score));
    all
}

/// The skill that most of these jobs ask for and nothing shows, and how many ask for it.
pub(super) fn most_wanted(fitted: &[Fitted<'_>]) -> Option<(String, usize)> {
    let mut wanted: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for one in fitted {
        let gaps = one.matched.requirements.iter().filter(|h| h.state == State::Gap);
        let mut named: Vec<&String> = gaps.flat_map(|h| &h.requirement.skills).collect();
        named.sort_by_key(|s| s.to_lowercase());
        named.dedup_by_key(|s| s.to_lowercase());
        for skill in named {
            wanted.entry(skill.to_lowercase()).or_insert_with(|| (skill.clone(), 0)).1 += 1;
        }
    }
    // Of those that are asked for as often the first by name, so that the answer stays the same.
    wanted.into_values().reduce(|best, other| if other.1 > best.1 { other } else { best })
}
