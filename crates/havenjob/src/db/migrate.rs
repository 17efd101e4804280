//! One folder of migrations for both engines; a file named `….postgres.sql` or `….sqlite.sql` runs on that one only.

use sqlx::migrate::Migrator;

use super::Pools;
use crate::error::{Error, Result};

static ALL: Migrator = sqlx::migrate!();

/// Brings the database up to date.
pub(super) async fn run(pools: &Pools) -> Result<()> {
    let result = match pools {
        Pools::Sqlite { write, .. } => without(".postgres").run(write).await,
        Pools::Postgres(pool) => without(".sqlite").run(pool).await,
    };
    result.map_err(|e| Error::Internal(format!("the database cannot be brought up to date: {e}")))
}

fn without(engine: &str) -> Migrator {
    let migrations: Vec<_> = ALL.iter().filter(|m| !m.description.ends_with(engine)).cloned().collect();
    Migrator { migrations: migrations.into(), ..Migrator::DEFAULT }
}
