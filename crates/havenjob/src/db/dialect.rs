//! The only place, with the migrations named after an engine, that knows which database it is on.

use super::{Conn, Tx};

/// What a claiming query says of rows that another worker is claiming. SQLite has one writer, so there are none.
pub(crate) fn claim_lock(tx: &Tx) -> &'static str {
    match tx.conn {
        Conn::Sqlite(_) => "",
        Conn::Postgres(_) => "for update skip locked",
    }
}
