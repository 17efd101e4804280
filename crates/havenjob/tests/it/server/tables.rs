//! A look into an instance's database, past the application.

use std::collections::BTreeMap;
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, SqliteConnection};
use uuid::Uuid;

use super::instance::Instance;
use super::postgres;

/// The tables of an instance, with every row of everybody's.
pub(crate) enum Tables {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Tables {
    pub(crate) async fn of(instance: &Instance) -> Self {
        match instance.database() {
            Some(url) => Self::Postgres(PgConnection::connect(&postgres::for_superuser(url)).await.unwrap()),
            None => {
                let file = instance.folder.path().join("havenjob-data/havenjob.db");
                let options =
                    SqliteConnectOptions::new().filename(file).busy_timeout(Duration::from_secs(10));
                Self::Sqlite(options.connect().await.unwrap())
            }
        }
    }

    /// The number that a question has for an answer.
    pub(crate) async fn count(&mut self, sql: &str) -> i64 {
        let sql = AssertSqlSafe(sql.to_owned());
        let (count,): (i64,) = match self {
            Self::Sqlite(c) => sqlx::query_as(sql).fetch_one(c).await.unwrap(),
            Self::Postgres(c) => sqlx::query_as(sql).fetch_one(c).await.unwrap(),
        };
        count
    }

    /// Every table with its columns, but for the inner ones of SQLite and of its indexes of words.
    pub(crate) async fn schema(&mut self) -> BTreeMap<String, Vec<String>> {
        let rows: Vec<(String, String)> = match self {
            Self::Sqlite(c) => sqlx::query_as(
                "select t.name, c.name from pragma_table_list t join pragma_table_info(t.name) c
                 where t.schema = 'main' and t.type in ('table', 'virtual') and t.name not like 'sqlite_%'",
            )
            .fetch_all(c)
            .await
            .unwrap(),
            Self::Postgres(c) => sqlx::query_as(
                "select c.table_name::text, c.column_name::text from information_schema.columns c
                 where c.table_schema = 'public'",
            )
            .fetch_all(c)
            .await
            .unwrap(),
        };
        let mut schema: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (table, column) in rows {
            schema.entry(table).or_default().push(column);
        }
        schema
    }

    /// The ids that a question has for an answer.
    pub(crate) async fn ids(&mut self, sql: &str) -> Vec<Uuid> {
        let sql = AssertSqlSafe(sql.to_owned());
        let ids: Vec<(Uuid,)> = match self {
            Self::Sqlite(c) => sqlx::query_as(sql).fetch_all(c).await.unwrap(),
            Self::Postgres(c) => sqlx::query_as(sql).fetch_all(c).await.unwrap(),
        };
        ids.into_iter().map(|(id,)| id).collect()
    }

    /// Changes rows, as time or an accident would.
    pub(crate) async fn change(&mut self, sql: &str) -> u64 {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(c) => sqlx::query(sql).execute(c).await.unwrap().rows_affected(),
            Self::Postgres(c) => sqlx::query(sql).execute(c).await.unwrap().rows_affected(),
        }
    }

    /// Waits until the answer to a question is this number.
    pub(crate) async fn until(&mut self, sql: &str, wanted: i64) {
        for _ in 0..6_000 {
            if self.count(sql).await == wanted {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("after two minutes it is still {}, not {wanted}: {sql}", self.count(sql).await);
    }
}
