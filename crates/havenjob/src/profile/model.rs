use resume::Resume;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// The profile as it is; version 0 before anything was put into it.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    pub(super) document: Resume,
    pub(super) version: i64,
}

/// What happens where profile and CV say different things. Both sides are listed either way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Mode {
    /// The profile stays as it is.
    #[default]
    Add,
    /// The CV's value is taken.
    Take,
}

/// Something that the profile did not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Addition {
    /// Id of the item in the profile, or `basics`.
    #[schema(example = "work-1")]
    pub(crate) item: String,
    /// What was added to it; for a new item, what a person knows it by.
    #[schema(example = "Clerk, Depot")]
    pub(crate) text: String,
}

/// A value that profile and CV give differently.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Conflict {
    /// Id of the item in the profile, or `basics`.
    #[schema(example = "work-1")]
    pub(crate) item: String,
    #[schema(example = "startDate")]
    pub(crate) field: String,
    /// What the profile said before.
    #[schema(example = "2020-03")]
    pub(crate) profile: Value,
    /// What the CV says.
    #[schema(example = "2020-04")]
    pub(crate) cv: Value,
}

/// The sections of a résumé that can be applied.
pub(super) const SECTIONS: [&str; 12] = [
    "basics",
    "work",
    "volunteer",
    "education",
    "projects",
    "awards",
    "certificates",
    "publications",
    "skills",
    "languages",
    "interests",
    "references",
];
