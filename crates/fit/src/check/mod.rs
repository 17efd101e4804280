//! The claim check: whether a proposed text says more than is true.
//!
//! It is deterministic and bound to items. Every tailored item is aligned with its item of the source, and held against
//! the evidence of *that* item: a figure that stands elsewhere in the CV is as foreign here as an invented one. Only the
//! summary may draw on the whole CV, and there each claim must rest on some one item.
//!
//! What is looked at, one thing a file: [`figures`] (value, unit, what is counted, lengths of time), [`names`] (tools and
//! proper names), [`parts`] (assisted < contributed < did < led), [`words`] (reach, duties, praise, what was added),
//! [`tongues`] (languages and levels), [`fields`] (titles, employers, dates, degrees, certificates). Their words are in
//! `lexicon/*.txt`, one file a language. Equal meanings pass: `50K` and `50,000`, `k8s` and `Kubernetes`, "a quarter" and
//! 25 %, "over 1,200" for 1,240; so do weaker verbs, and whatever was left out.

mod align;
mod bound;
mod digits;
mod document;
mod durations;
mod fields;
mod figure_reader;
mod figures;
mod finding;
mod judge;
mod language;
mod lexicon;
mod names;
mod number;
mod numeral;
mod parts;
mod source;
mod span;
mod stem;
mod text;
mod token;
mod tongues;
mod unit;
mod words;

use resume::Resume;
use resume::model::Date;

pub use finding::{Finding, Kind, Passage, Severity};

use judge::Judge;
use source::{Source, View};
use text::Text;

/// What the tailored document claims and the source does not bear, in the order of the document.
///
/// `today` ends what goes on. A document held against itself has no findings, and leaving out or moving items, bullets
/// and words never adds one.
pub fn check(source: &Resume, tailored: &Resume, today: &Date) -> Vec<Finding> {
    if source == tailored {
        return Vec::new();
    }
    document::check(source, tailored, today)
}

/// The evidence for the texts of one item, or of the summary.
#[derive(Debug, Clone)]
pub struct Evidence {
    source: Source,
    entry: Option<usize>,
}

impl Evidence {
    /// The evidence of the item with this id, or of the item that has a bullet with it; none when the source has no such
    /// id.
    pub fn of_item(source: &Resume, id: &str, today: &Date) -> Option<Self> {
        let source = Source::read(source, today);
        let entry = source.find(id)?;
        Some(Self { source, entry: Some(entry) })
    }

    /// The evidence of the summary: the whole CV.
    pub fn of_summary(source: &Resume, today: &Date) -> Self {
        Self { source: Source::read(source, today), entry: None }
    }
}

/// Holds one proposed text, a bullet or a summary, against its evidence. `item` names it in the findings.
pub fn check_text(evidence: &Evidence, item: &str, proposed: &str) -> Vec<Finding> {
    let view = match evidence.entry {
        Some(entry) => evidence.source.view(entry),
        None => evidence.source.whole(),
    };
    judge(&view, item, proposed)
}

fn judge(view: &View<'_>, item: &str, proposed: &str) -> Vec<Finding> {
    if proposed.trim().is_empty() || view.own.iter().any(|l| l.text.raw.trim() == proposed.trim()) {
        return Vec::new();
    }
    let text = Text::read(proposed, view.source.language);
    let mut judge = Judge::new(view, &text, item);
    figures::check(&mut judge);
    names::check(&mut judge);
    parts::check(&mut judge);
    tongues::check(&mut judge);
    words::check(&mut judge);
    judge.findings
}
