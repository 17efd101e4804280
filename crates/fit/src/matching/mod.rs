//! Holding a résumé against a posting, requirement by requirement.
//!
//! # The score
//!
//! Every requirement but those of category `other` has a weight: 2 when it is a must, 1 when it is nice to have. Met
//! earns the weight, partly met half of it, a gap nothing. The score is what was earned over what could be, times 100,
//! rounded. Nothing else enters: no guess, no length, no order. Requirements of category `other` ("a friendly manner")
//! are listed but weigh nothing, because no line of a CV can show them. A posting that asks nothing outright is held by the
//! share of its skills that the résumé shows. The choice is argued in `docs/adr/0007-the-score-is-a-share.md`.

mod choice;
mod classes;
mod judge;
mod lines;
mod months;
mod need;
mod stem;

pub(crate) use lines::{Lines, lines};
pub use months::covered;
pub(crate) use months::months_since;
pub(crate) use need::{Need, Shows};
pub(crate) use stem::stem;

use resume::Resume;
use resume::model::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::requirements::{Category, Need as Want, Posting, Requirement};

/// A résumé held against a posting.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Match {
    /// 0 to 100; see the module for the formula.
    pub score: u8,
    /// Every requirement of the posting, in its order.
    pub requirements: Vec<Held>,
    /// The numbers that the score comes from.
    pub formula: Formula,
}

/// One requirement and what the résumé says to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Held {
    /// What is asked.
    pub requirement: Requirement,
    /// Whether it is answered.
    pub state: State,
    /// Lines of the résumé that answer it, verbatim. A met or partly met requirement has at least one, except that a
    /// degree may be stood in for by time worked.
    pub evidence: Vec<Evidence>,
    /// What is missing or was counted, in a few words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// For a gap, the one question whose answer could fill it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
}

/// How far a requirement is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Nothing shows it.
    Gap,
    /// Some of it, less of it, or something near it is shown.
    Partly,
    /// It is shown.
    Met,
}

/// A line of the résumé.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Id of the bullet, or of the item; `basics` for label and summary.
    pub id: String,
    /// Id of the item it belongs to.
    pub item: String,
    /// Field name of JSON Resume.
    pub field: String,
    /// Verbatim.
    pub text: String,
}

/// The numbers that a score comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Formula {
    /// Points earned: weight times 1, one half or 0.
    pub points: f32,
    /// Points possible.
    pub of: f32,
    /// Requirements that must be met, by state.
    pub must: Count,
    /// Requirements that are nice to have, by state.
    pub nice: Count,
}

/// Requirements by state; those that weigh nothing are left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the names of the states")]
pub struct Count {
    pub met: u32,
    pub partly: u32,
    pub gap: u32,
}

/// Weight of a must; nice to have is 1.
const MUST: f32 = 2.0;

/// Holds a résumé against a posting. `today` ends what still goes on. Pure and total.
pub fn match_posting(resume: &Resume, posting: &Posting, today: &Date) -> Match {
    match_lines(resume, &lines(resume), posting, today)
}

pub(crate) fn match_lines(resume: &Resume, lines: &Lines<'_>, posting: &Posting, today: &Date) -> Match {
    let requirements: Vec<Held> =
        posting.requirements.iter().map(|r| judge::judge(r, resume, lines, today)).collect();
    let mut formula = Formula::default();
    for held in requirements.iter().filter(|h| h.requirement.category != Category::Other) {
        let (weight, count) = match held.requirement.kind {
            Want::Must => (MUST, &mut formula.must),
            Want::Nice => (1.0, &mut formula.nice),
        };
        let (part, slot) = match held.state {
            State::Met => (1.0, &mut count.met),
            State::Partly => (0.5, &mut count.partly),
            State::Gap => (0.0, &mut count.gap),
        };
        *slot += 1;
        formula.points += weight * part;
        formula.of += weight;
    }
    if formula.of == 0.0 {
        for skill in &posting.skills {
            formula.of += 1.0;
            formula.points += if Need::new(skill).best(lines) == Shows::Fully { 1.0 } else { 0.0 };
        }
    }
    Match { score: share(formula), requirements, formula }
}

fn share(formula: Formula) -> u8 {
    if formula.of <= 0.0 {
        return 0;
    }
    // 0 to 100 by construction.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=100")]
    let score = (formula.points / formula.of * 100.0).round().clamp(0.0, 100.0) as u8;
    score
}
