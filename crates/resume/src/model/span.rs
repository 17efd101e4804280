use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a value stands in the file it was read from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// Page, from 1.
    pub page: u32,
    /// Line on that page in reading order, from 1.
    pub line: u32,
    /// First character in the whole text ([`crate::Document::text`]), counted in Unicode scalar values from 0.
    pub start: u32,
    /// One past the last character. The value may run over several lines; it equals the text of the range once white
    /// space is normalised.
    pub end: u32,
}

/// Where the values of a résumé stood. A key is `<item id>/<field>`, for instance `work-1/position` or
/// `skills-2/keywords/0`; a bullet's own id (`work-1.3`); or `basics/email`, `basics/location/city`,
/// `basics/profiles/0/url`. Keys hang on ids, not on places in a list, so reordering leaves them true. A value that the
/// file has in several pieces (it runs over a page's foot, or into the next column) has its first piece under its own
/// key and each further one under the key, a slash and a number: see [`value_key`].
pub type Spans = BTreeMap<String, Span>;

/// The key of the value that a key of `spans` speaks of: itself, or the value's whose further piece it is.
pub fn value_key<'k>(spans: &Spans, key: &'k str) -> &'k str {
    let piece = key
        .rsplit_once('/')
        .filter(|(value, number)| number.bytes().all(|b| b.is_ascii_digit()) && spans.contains_key(*value));
    piece.map_or(key, |(value, _)| value)
}

/// Text of the file that no field took.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Leftover {
    /// The heading it stood under, as written; empty before the first.
    pub section: String,
    /// One paragraph or line, verbatim.
    pub text: String,
    /// Where it stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}
