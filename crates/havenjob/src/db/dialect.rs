//! The only place, with the migrations named after an engine, that knows which database it is on.

use super::{Conn, Tx};
use crate::error::Result;

/// What a claiming query says of rows that another worker is claiming. SQLite has one writer, so there are none.
pub(crate) fn claim_lock(tx: &Tx) -> &'static str {
    match tx.conn {
        Conn::Sqlite(_) => "",
        Conn::Postgres(_) => "for update skip locked",
    }
}

/// What only one transaction at a time may decide: who runs the instance. A number that nothing else locks on PostgreSQL.
const WHO_RUNS: i64 = 0x6861_7665_6e6a_6f62;

/// Keeps other transactions from deciding who runs the instance until this one ends; what it reads from here on, they have
/// done. SQLite has one writer, so there are none.
pub(crate) async fn decide_who_runs(tx: &mut Tx) -> Result<()> {
    if let Conn::Postgres(t) = &mut tx.conn {
        sqlx::query("select pg_advisory_xact_lock($1)").bind(WHO_RUNS).execute(&mut **t).await?;
    }
    Ok(())
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
/// to the database: `don't` and `rust AND` are words.
pub(crate) fn search(tx: &Tx, table: &'static str, parameter: &'static str, text: Option<&str>) -> Search {
    let text = text.unwrap_or_default();
    let spelled = spelled(text);
    let words: Vec<&str> =
        spelled.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(MOST_WORDS).collect();
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

/// Signs that are a part of the name before them, and the letters that the index has for them since migration 0081.
const SIGNS: [(&str, &str); 2] = [("++", "plusplus "), ("#", "sharp ")];

/// A text with the signs of its names as letters: C++ and C# are no C. Signs that stand alone are marks like any other.
fn spelled(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let is_behind_letter = spelled.ends_with(char::is_alphabetic);
        match SIGNS.iter().find(|(sign, _)| is_behind_letter && rest.starts_with(sign)) {
            Some((sign, letters)) => {
                spelled.push_str(letters);
                rest = &rest[sign.len()..];
            }
            None => {
                spelled.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    spelled
}

/// A column that is read into a JSON object.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Column {
    /// A UUID.
    Id(&'static str),
    /// Text, number or time.
    Plain(&'static str),
    /// True or false.
    Flag(&'static str),
    /// JSON.
    Json(&'static str),
}

impl Column {
    /// What it is called.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Id(name) | Self::Plain(name) | Self::Flag(name) | Self::Json(name) => name,
        }
    }
}

/// A row as the text of a JSON object.
pub(crate) fn json_row(tx: &Tx, columns: &[Column]) -> String {
    let sqlite = |column: &Column| match column {
        Column::Plain(name) => (*name).to_owned(),
        Column::Json(name) => format!("json({name})"),
        Column::Flag(name) => format!("json(case {name} when 1 then 'true' when 0 then 'false' end)"),
        Column::Id(name) => {
            let part = |from: u8, letters: u8| format!("substr(hex({name}), {from}, {letters})");
            let parts = [part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)].join(" || '-' || ");
            format!("case when {name} is null then null else lower({parts}) end")
        }
    };
    let fields = |value: &dyn Fn(&Column) -> String| {
        columns.iter().map(|c| format!("'{}', {}", c.name(), value(c))).collect::<Vec<_>>().join(", ")
    };
    match tx.conn {
        Conn::Sqlite(_) => format!("json_object({})", fields(&sqlite)),
        Conn::Postgres(_) => format!("json_build_object({})::text", fields(&|c| c.name().to_owned())),
    }
}
