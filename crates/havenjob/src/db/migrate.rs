//! One folder of migrations for both engines; a file named `….postgres.sql` or `….sqlite.sql` runs on that one only.

use sqlx::migrate::{MigrateError, Migrator};

use super::Pools;
use crate::cli::Failure;
use crate::error::Result;

static ALL: Migrator = sqlx::migrate!();

/// Brings the database up to date.
pub(super) async fn run(pools: &Pools) -> Result<()> {
    let result = match pools {
        Pools::Sqlite { write, .. } => without(".postgres").run(write).await,
        Pools::Postgres(pool) => without(".sqlite").run(pool).await,
    };
    result.map_err(|e| {
        let hint = match e {
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => {
                "a newer HavenJob made this database: run that version, or one after it"
            }
            MigrateError::VersionMismatch(_) | MigrateError::Dirty(_) => {
                "bring the database back from a backup, and let a released version migrate it"
            }
            _ => "is the disk full, or may the role not create tables? Mend that and run `havenjob migrate`",
        };
        let message = format!("the database cannot be brought up to date: {e}");
        Failure::service("not-migrated", message, hint).into()
    })
}

fn without(engine: &str) -> Migrator {
    let migrations: Vec<_> = ALL.iter().filter(|m| !m.description.ends_with(engine)).cloned().collect();
    Migrator { migrations: migrations.into(), ..Migrator::DEFAULT }
}

#[cfg(test)]
mod tests {
    use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

    use super::*;

    /// What an instance has kept before it is brought up to date is found as what comes after.
    #[tokio::test]
    async fn the_words_of_what_was_there_are_read_again() {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(false);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
        let all = without(".postgres");
        let old: Vec<_> = all.iter().filter(|m| m.version < 81).cloned().collect();
        Migrator { migrations: old.into(), ..Migrator::DEFAULT }.run(&pool).await.unwrap();
        sqlx::query(
            "insert into jobs (id, user_id, title, company, description, status, content_hash, created_at, updated_at)
             values (x'01', x'02', 'Developer', 'Depot', 'You write C++.', 'active', x'03', '2026-01-01', '2026-01-01')",
        )
        .execute(&pool)
        .await
        .unwrap();
        let found = async |word: &'static str| {
            let sql = "select count(*) from jobs_words where jobs_words match $1";
            sqlx::query_as::<_, (i64,)>(sql).bind(word).fetch_one(&pool).await.unwrap().0
        };
        assert_eq!((found("c").await, found("cplusplus").await), (1, 0));
        all.run(&pool).await.unwrap();
        assert_eq!((found("c").await, found("cplusplus").await), (0, 1));
    }
}
