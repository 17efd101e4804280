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
