//! PostgreSQL's notifications: how processes on one database wake each other.

use sqlx::postgres::{PgListener, PgPoolOptions};

use super::{Db, Pools};
use crate::error::{Error, Result};

/// The channel; a database has its own.
const CHANNEL: &str = "havenjob_events";

impl Db {
    /// Whether the database carries notifications.
    pub(crate) fn has_notifications(&self) -> bool {
        matches!(self.pools, Pools::Postgres(_))
    }

    /// Says something to every process that listens. Not in the transaction that it is about: a commit with a notification
    /// waits for every other one.
    pub(crate) async fn notify(&self, letter: &str) -> Result<()> {
        if let Pools::Postgres(pool) = &self.pools {
            sqlx::query("select pg_notify($1, $2)").bind(CHANNEL).bind(letter).execute(pool).await?;
        }
        Ok(())
    }

    /// Hears what is said from here on, over a connection of its own.
    pub(crate) async fn listen(&self) -> Result<PgListener> {
        let Pools::Postgres(pool) = &self.pools else {
            return Err(Error::Internal("this database carries no notifications".into()));
        };
        let options = pool.connect_options().as_ref().clone();
        let own = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None);
        let mut listener = PgListener::connect_with(&own.connect_with(options).await?).await?;
        listener.listen(CHANNEL).await?;
        Ok(listener)
    }
}
