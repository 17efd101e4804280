//! Lists: pages of items, with the number of all.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::error::{Error, Result};

/// Which part of a list.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Page {
    /// Counts from 1.
    #[serde(default = "one")]
    #[param(minimum = 1, maximum = 100_000, default = 1)]
    page: i64,
    /// 1 to 200.
    #[serde(default = "usual")]
    #[param(minimum = 1, maximum = 200, default = 50)]
    per_page: i64,
}

fn one() -> i64 {
    1
}

fn usual() -> i64 {
    50
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Listing<T> {
    /// The items of this page.
    pub(crate) items: Vec<T>,
    /// The number of all items.
    pub(crate) total: i64,
    /// The page, from 1.
    pub(crate) page: i64,
    /// Items a page.
    pub(crate) per_page: i64,
}

impl Page {
    /// Items to leap over and to take.
    ///
    /// # Errors
    /// A page before the first, a page size out of bounds.
    pub(crate) fn window(self) -> Result<(i64, i64)> {
        if !(1..=100_000).contains(&self.page) {
            return Err(Error::field("page", "must be 1 to 100000"));
        }
        if !(1..=200).contains(&self.per_page) {
            return Err(Error::field("per_page", "must be 1 to 200"));
        }
        Ok(((self.page - 1) * self.per_page, self.per_page))
    }

    /// The items of this page with what is around them.
    pub(crate) fn of<T>(self, items: Vec<T>, total: i64) -> Listing<T> {
        Listing { items, total, page: self.page, per_page: self.per_page }
    }
}
