//! Bars that are missed and known to be: held where they are, so that they can only get better. A bar leaves the list when
//! it is met; nothing enters it without a word in the changelog.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::card::{Bar, Row};

/// The figures of `xtask/known-misses.txt`, by name of the row.
pub(crate) struct Known(BTreeMap<String, f64>);

impl Known {
    /// Reads the list: a figure, white space, the name of the row; `#` begins a comment.
    pub(crate) fn read(root: &Path) -> Self {
        let text = fs::read_to_string(root.join("xtask/known-misses.txt")).unwrap_or_default();
        let rows = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let pairs = rows.filter_map(|line| {
            let (figure, name) = line.split_once(char::is_whitespace)?;
            Some((name.trim().to_owned(), figure.parse().ok()?))
        });
        Self(pairs.collect())
    }

    /// Whether a missed row is known and no worse than it was.
    pub(crate) fn excuses(&self, row: &Row) -> bool {
        let Some(was) = self.0.get(&row.what) else { return false };
        match row.bar {
            Bar::AtLeast(_) => row.value >= *was,
            Bar::AtMost(_) => row.value <= *was,
            Bar::None => false,
        }
    }

    /// Whether the list still names a row that is met.
    pub(crate) fn is_overtaken(&self, row: &Row) -> bool {
        row.met() == Some(true) && self.0.contains_key(&row.what)
    }
}
