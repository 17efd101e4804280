//! Lists: pages of items in an order that is asked for, with the number of all.

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

impl Default for Page {
    fn default() -> Self {
        Self { page: one(), per_page: usual() }
    }
}

fn one() -> i64 {
    1
}

fn usual() -> i64 {
    50
}

/// In which order.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Sorting {
    /// The field to sort by, as the endpoint names them; without one the newest come first.
    #[param(example = "created_at")]
    sort: Option<String>,
    /// `asc` or `desc`; without it times and numbers come from the last and largest, words from A.
    #[param(example = "desc")]
    order: Option<String>,
}

/// A field that a list can be sorted by.
pub(crate) struct Sort {
    /// As it is called in a request.
    name: &'static str,
    /// As SQL says it; never none, because the databases disagree on where none stands.
    sql: &'static str,
    descends: bool,
}

impl Sort {
    /// Times and numbers: the last and largest first.
    pub(crate) const fn last(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, descends: true }
    }

    /// Words: from A.
    pub(crate) const fn first(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, descends: false }
    }
}

impl Sorting {
    /// The field that was asked for.
    pub(crate) fn field(&self) -> Option<&str> {
        self.sort.as_deref()
    }

    /// What stands behind SQL's `order by`; the first of `fields` is the usual one. The id makes the order whole, so that
    /// no item stands on two pages.
    ///
    /// # Errors
    /// A field that is none of `fields`, an order that is none.
    pub(crate) fn by(&self, fields: &[Sort]) -> Result<String> {
        let known = || fields.iter().map(|f| f.name).collect::<Vec<_>>().join(", ");
        let field = match &self.sort {
            None => fields.first(),
            Some(name) => fields.iter().find(|f| f.name == name),
        };
        let field = field.ok_or_else(|| Error::field("sort", format!("must be one of {}", known())))?;
        let descends = match self.order.as_deref() {
            None => field.descends,
            Some("asc") => false,
            Some("desc") => true,
            Some(_) => return Err(Error::field("order", "must be asc or desc")),
        };
        let direction = if descends { "desc" } else { "asc" };
        Ok(format!("{} {direction}, id {direction}", field.sql))
    }
}

/// A filter that takes one of a few words.
///
/// # Errors
/// Another word, said with those that are taken.
pub(crate) fn one_of(name: &'static str, said: Option<&str>, known: &[&str]) -> Result<()> {
    match said {
        Some(word) if !known.contains(&word) => {
            Err(Error::field(name, format!("must be one of {}", known.join(", "))))
        }
        _ => Ok(()),
    }
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
    /// That page, of so many items.
    pub(crate) fn at(page: i64, per_page: i64) -> Self {
        Self { page, per_page }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [Sort; 2] = [Sort::last("created_at", "created_at"), Sort::first("title", "lower(title)")];

    fn by(sort: Option<&str>, order: Option<&str>) -> Result<String> {
        Sorting { sort: sort.map(Into::into), order: order.map(Into::into) }.by(&FIELDS)
    }

    #[test]
    fn only_what_is_listed_reaches_the_database() {
        assert_eq!(by(None, None).unwrap(), "created_at desc, id desc");
        assert_eq!(by(Some("title"), None).unwrap(), "lower(title) asc, id asc");
        assert_eq!(by(Some("title"), Some("desc")).unwrap(), "lower(title) desc, id desc");
        for (sort, order) in [(Some("id; drop table jobs"), None), (Some(""), None), (None, Some("random()"))]
        {
            assert!(matches!(by(sort, order), Err(Error::Invalid(_))), "{sort:?} {order:?}");
        }
    }
}
