use serde::{Deserialize, Serialize};

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A figure that stands nowhere in the evidence.
    Number,
    /// A figure of the evidence that there measures another thing, or stands in another item.
    NumberMoved,
    /// The figure with another unit or magnitude.
    Unit,
    /// A tool, system or other proper name that this item does not name.
    Tool,
    /// A stronger part in the work than the evidence gives.
    Verb,
    /// A wider field: places, teams, "all", "company-wide".
    Scope,
    /// A duty that the evidence does not have.
    Responsibility,
    /// A higher or other title.
    Title,
    /// Another employer, or one made grander.
    Employer,
    /// Another date.
    Date,
    /// A length of time that the dates do not give.
    Duration,
    /// Another or higher degree, field, school or grade.
    Degree,
    /// A certificate or licence that is not there.
    Certificate,
    /// A human language, or a level of it, that is not there.
    Language,
    /// A prize, rank or superlative that is not there.
    Award,
    /// A claim of the summary with no item behind it.
    Summary,
    /// A claim elsewhere with nothing behind it.
    Unsupported,
    /// Name or contact details were changed.
    Identity,
}

/// Whether a finding stops a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The text claims more than the evidence: it is not applied until a person decides.
    Block,
    /// Worth a look.
    Warn,
}

/// A text that the proposed one was held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Id of the item or bullet in the source, or a path such as `basics.summary`.
    pub item: String,
    /// The whole text.
    pub text: String,
}

/// One thing that a proposed text claims and the evidence does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is about.
    pub kind: Kind,
    /// Whether it stops the text.
    pub severity: Severity,
    /// Id of the item or bullet in the tailored document, or a path such as `basics.summary`.
    pub item: String,
    /// The words, as they stand in `text`.
    pub words: String,
    /// The whole proposed text.
    pub text: String,
    /// What it was held against, the nearest first.
    pub evidence: Vec<Passage>,
    /// What is wrong and why, in one sentence.
    pub message: String,
}

impl Finding {
    /// Whether it stops the text.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Block
    }
}
