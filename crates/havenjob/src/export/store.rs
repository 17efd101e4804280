use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::model::Table;
use crate::db::{Tx, UserId, json_row, on};
use crate::error::Result;

/// Rows of a table that are a person's, each as a JSON object with its key, in the order of the keys behind `after`.
pub(super) async fn rows(
    tx: &mut Tx,
    table: &Table,
    owner: UserId,
    after: Uuid,
    most: i64,
) -> Result<Vec<(Uuid, String)>> {
    let Table { name, owner: of, key, columns, .. } = table;
    let object = json_row(tx, columns);
    let sql =
        format!("select {key}, {object} from {name} where {of} = $1 and {key} > $2 order by {key} limit $3");
    Ok(on!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).bind(owner).bind(after).bind(most).fetch_all(c))?)
}
