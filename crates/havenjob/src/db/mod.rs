//! The database: SQLite by default, PostgreSQL to grow, one SQL text for both.
//!
//! A store gets a [`Tx`], never a pool. A transaction is begun for an owner, and on PostgreSQL row security holds it to
//! that owner's rows. On SQLite writes go through one connection and begin at once as writers: a deferred transaction
//! that reads and then writes would fail under load, whatever the time-out.

mod dialect;
mod migrate;
mod notify;

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection, Postgres, Sqlite, Transaction};
use uuid::Uuid;

pub(crate) use dialect::{Column, claim_lock, decide_who_runs, json_row, search};

use crate::cli::Failure;
use crate::config;
use crate::error::{Error, Result};
use crate::events::Events;

/// How long a connection is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// A person's id: the owner of rows.
pub(crate) type UserId = Uuid;

/// The database. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Db {
    pools: Pools,
    events: Events,
}

#[derive(Clone)]
enum Pools {
    Sqlite { write: SqlitePool, read: SqlitePool },
    Postgres(PgPool),
}

/// A transaction. Dropped without [`Tx::commit`], it never was.
pub(crate) struct Tx {
    pub(crate) conn: Conn,
    events: Events,
    /// Whether a task was put in: workers are woken after the commit, not before.
    pub(crate) enqueued: bool,
}

/// The connection of a transaction, by engine.
pub(crate) enum Conn {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Fetches with one query text on whichever engine the transaction is on: `on!(tx, c => sqlx::query_as(SQL).fetch_one(c))`.
macro_rules! on {
    ($tx:expr, $c:ident => $query:expr) => {
        match &mut $tx.conn {
            $crate::db::Conn::Sqlite(t) => {
                let $c = &mut **t;
                $query.await
            }
            $crate::db::Conn::Postgres(t) => {
                let $c = &mut **t;
                $query.await
            }
        }
    };
}
pub(crate) use on;

/// Executes one query text on whichever engine the transaction is on and gives the number of rows it touched:
/// `execute!(tx, sqlx::query(SQL).bind(x))`.
macro_rules! execute {
    ($tx:expr, $query:expr) => {
        match &mut $tx.conn {
            $crate::db::Conn::Sqlite(t) => $query.execute(&mut **t).await.map(|done| done.rows_affected()),
            $crate::db::Conn::Postgres(t) => $query.execute(&mut **t).await.map(|done| done.rows_affected()),
        }
    };
}
pub(crate) use execute;

impl Db {
    /// Opens the database and brings it up to date.
    pub(crate) async fn open(settings: &config::Database, data: &Path, events: Events) -> Result<Self> {
        let pools = match settings.url.as_deref() {
            Some(url) if url.starts_with("postgres") => Self::postgres(url, settings.connections).await?,
            Some(url) => {
                let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
                Self::sqlite(Path::new(path), settings.connections).await?
            }
            None => Self::sqlite(&data.join("havenjob.db"), settings.connections).await?,
        };
        let db = Self { pools, events };
        migrate::run(&db.pools).await?;
        Ok(db)
    }

    async fn sqlite(path: &Path, connections: u32) -> Result<Pools> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .log_statements(tracing::log::LevelFilter::Debug);
        let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await;
        let write = write.map_err(|e| {
            Failure::service(
                "no-database",
                format!("{} cannot be opened: {e}", path.display()),
                "is it HavenJob's database, and may this user write in its folder?",
            )
        })?;
        let read = SqlitePoolOptions::new().max_connections(connections).min_connections(1);
        let read = read.connect_with(options.read_only(true).create_if_missing(false)).await?;
        Ok(Pools::Sqlite { write, read })
    }

    async fn postgres(url: &str, connections: u32) -> Result<Pools> {
        let options = PgConnectOptions::from_str(url).map_err(|e| {
            let hint = "write it as postgres://user:password@host:5432/name";
            Failure::usage(format!("database.url cannot be used: {e}"), hint)
        })?;
        let options = options.log_statements(tracing::log::LevelFilter::Debug);
        reached(&options).await?;
        Ok(Pools::Postgres(
            PgPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(PATIENCE)
                .connect_with(options)
                .await?,
        ))
    }

    /// Whether row security does not hold the role that is connected. SQLite has none.
    pub(crate) async fn passes_by_row_security(&self) -> Result<bool> {
        let Pools::Postgres(pool) = &self.pools else { return Ok(false) };
        let sql = "select rolsuper or rolbypassrls from pg_roles where rolname = current_user";
        let (passes,): (bool,) = sqlx::query_as(sql).fetch_one(pool).await?;
        Ok(passes)
    }

    /// Begins a transaction that may write, on the owner's rows.
    pub(crate) async fn begin(&self, owner: UserId) -> Result<Tx> {
        let mut tx = self.begin_unowned().await?;
        tx.act_for(owner).await?;
        Ok(tx)
    }

    /// Begins a transaction that only reads, on the owner's rows.
    pub(crate) async fn read(&self, owner: UserId) -> Result<Tx> {
        let mut tx = self.read_unowned().await?;
        tx.act_for(owner).await?;
        Ok(tx)
    }

    /// Begins a transaction for what has no owner yet: accounts, sessions, tasks. Row security shows it nobody's rows.
    pub(crate) async fn begin_unowned(&self) -> Result<Tx> {
        let conn = match &self.pools {
            Pools::Sqlite { write, .. } => Conn::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Conn::Postgres(pool.begin().await?),
        };
        Ok(self.tx(conn))
    }

    /// As [`Db::begin_unowned`], only to read.
    pub(crate) async fn read_unowned(&self) -> Result<Tx> {
        let conn = match &self.pools {
            Pools::Sqlite { read, .. } => Conn::Sqlite(read.begin().await?),
            Pools::Postgres(pool) => Conn::Postgres(pool.begin().await?),
        };
        Ok(self.tx(conn))
    }

    fn tx(&self, conn: Conn) -> Tx {
        Tx { conn, events: self.events.clone(), enqueued: false }
    }

    /// Whether the database answers.
    pub(crate) async fn ping(&self) -> Result<()> {
        let mut tx = self.read_unowned().await?;
        execute!(tx, sqlx::query("select 1")).map(drop).map_err(Error::from)
    }

    /// The engine's name.
    pub(crate) fn engine(&self) -> &'static str {
        match self.pools {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres(_) => "postgres",
        }
    }

    /// Closes all connections; SQLite then folds its log into the file.
    pub(crate) async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// One connection before the pool: a pool tries again until its time is over, and then says that it is over.
async fn reached(options: &PgConnectOptions) -> Result<()> {
    let refused = |why: String| {
        let place = format!("{}:{}", options.get_host(), options.get_port());
        Failure::service(
            "no-database",
            format!("the database at {place} cannot be opened: {why}"),
            "does PostgreSQL run there, and are user, password and name in [database] url right?",
        )
    };
    match tokio::time::timeout(PATIENCE, options.connect()).await {
        Ok(Ok(connection)) => Ok(connection.close().await?),
        Ok(Err(e)) => Err(refused(e.to_string()).into()),
        Err(_) => Err(refused(format!("no answer in {} seconds", PATIENCE.as_secs())).into()),
    }
}

impl Tx {
    /// From here on the transaction sees and writes this person's rows only.
    pub(crate) async fn act_for(&mut self, owner: UserId) -> Result<()> {
        if let Conn::Postgres(t) = &mut self.conn {
            sqlx::query("select set_config('app.user_id', $1, true)")
                .bind(owner.to_string())
                .execute(&mut **t)
                .await?;
        }
        Ok(())
    }

    /// Makes everything in it true at once, and then wakes the workers if there is work.
    pub(crate) async fn commit(self) -> Result<()> {
        match self.conn {
            Conn::Sqlite(t) => t.commit().await?,
            Conn::Postgres(t) => t.commit().await?,
        }
        if self.enqueued {
            self.events.call_workers();
        }
        Ok(())
    }
}
