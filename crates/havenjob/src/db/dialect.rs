//! The only place, with the migrations named after an engine, that knows which database it is on.

use super::{Conn, Tx};

/// What a claiming query says of rows that another worker is claiming. SQLite has one writer, so there are none.
pub(crate) fn claim_lock(tx: &Tx) -> &'static str {
    match tx.conn {
        Conn::Sqlite(_) => "",
        Conn::Postgres(_) => "for update skip locked",
    }
}

/// Words of a query at most; more than that is no search but a text.
const MOST_WORDS: usize = 20;

/// How rows are found by their words.
pub(crate) struct Search {
    /// The condition, on a parameter that [`Search::query`] is bound to.
    pub(crate) condition: String,
    /// The words in the engine's own form; none when nothing is searched for.
    pub(crate) query: Option<String>,
}

/// The condition that a row of `table` holds every word of `text`; the last one may be the beginning of a word, as long
/// as it is being typed. No text gives every row. Words are split here, so that nothing that a person types is an operator
/// to the database: `c++`, `don't` and `rust AND` are words.
pub(crate) fn search(tx: &Tx, table: &'static str, parameter: &'static str, text: Option<&str>) -> Search {
    let text = text.unwrap_or_default();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(MOST_WORDS).collect();
    if words.is_empty() {
        return Search { condition: format!("cast({parameter} as text) is null"), query: None };
    }
    let is_typed_on = text.ends_with(char::is_alphanumeric);
    let last = words.len() - 1;
    let joined = |one: &dyn Fn(&str) -> String, beginning: &str, and: &str| {
        let each = words.iter().enumerate();
        let each =
            each.map(|(n, w)| format!("{}{}", one(w), if n == last && is_typed_on { beginning } else { "" }));
        each.collect::<Vec<_>>().join(and)
    };
    match tx.conn {
        Conn::Sqlite(_) => Search {
            condition: format!(
                "id in (select n.id from {table}_words w join {table}_numbers n on n.number = w.rowid
                        where {table}_words match {parameter})"
            ),
            query: Some(joined(&|w| format!("\"{w}\""), "*", " ")),
        },
        Conn::Postgres(_) => Search {
            // As a query of its own it is read once, and not for every row.
            condition: format!(
                "id in (select w.id from {table}_words w where w.words @@ (select to_tsquery('simple', folded({parameter}))))"
            ),
            query: Some(joined(&|w| format!("'{w}'"), ":*", " & ")),
        },
    }
}
