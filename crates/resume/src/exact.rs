//! A résumé between two processes of ours, for `#[serde(with = "resume::exact")]`: JSON in which nothing is lost. JSON
//! Resume takes a start without an end for "until now"; a résumé that was read from a page tells the two apart.

use serde::de::Error as _;
use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

use crate::Resume;
use crate::write::fields::{self, Fields};

/// Writes it as one JSON object.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(resume: &Resume, serializer: S) -> Result<S::Ok, S::Error> {
    fields::of(resume).serialize(serializer)
}

/// Reads what [`serialize`] wrote.
///
/// # Errors
/// It is something else.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Resume, D::Error> {
    fields::resume(Fields::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("no résumé"))
}
