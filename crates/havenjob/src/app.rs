//! What the application is made of, put together once, by hand.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound, Utc};
use tokio::sync::Semaphore;

use crate::accounts::people;
use crate::config::Config;
use crate::db::Db;
use crate::error::Result;
use crate::events::Events;
use crate::hosts::Redis;
use crate::http::limit::RateLimiter;
use crate::providers::files::Files;
use crate::providers::mailer::Mailer;
use crate::seal::InstanceKey;
use crate::tailor::Sheets;

/// Everything that a verb may need. Cheap to clone.
#[derive(Clone)]
pub(crate) struct App(Arc<Parts>);

pub(crate) struct Parts {
    pub(crate) config: Config,
    pub(crate) db: Db,
    pub(crate) files: Files,
    pub(crate) key: InstanceKey,
    pub(crate) mailer: Mailer,
    pub(crate) limits: RateLimiter,
    pub(crate) clock: Clock,
    /// Tells whoever watches that a thing changed.
    pub(crate) events: Events,
    /// Between hosts, where one is configured.
    pub(crate) redis: Option<Arc<Redis>>,
    /// Pages that were set last.
    pub(crate) sheets: Sheets,
    /// Hashing a password takes 19 MB and a core: so many at once, no more.
    pub(crate) hashing: Semaphore,
    /// Reading or drawing a file for a page takes a child process and a core: so many at once, no more.
    pub(crate) looking: Semaphore,
}

impl App {
    /// Opens what the configuration names and brings the database up to date.
    pub(crate) async fn open(config: Config) -> Result<Self> {
        let key = InstanceKey::open(&config.data)?;
        let redis = Redis::open(&config.redis)?;
        let events = Events::new();
        let db = Db::open(&config.database, &config.data, events.clone()).await?;
        people::check_key(&db, &key).await?;
        let files = Files::open(&config.storage, &config.data)?;
        let mailer = Mailer::open(&config.mail)?;
        Ok(Self(Arc::new(Parts {
            config,
            db,
            files,
            key,
            mailer,
            limits: RateLimiter::new(redis.clone()),
            clock: Clock,
            events,
            redis,
            sheets: Sheets::default(),
            hashing: Semaphore::new(2),
            looking: Semaphore::new(2),
        })))
    }
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// The time, from one place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock;

impl Clock {
    /// Now, in whole microseconds: PostgreSQL keeps no more, and what was written must equal what is read.
    pub(crate) fn now(self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }

    /// Milliseconds since 1970, as tasks count.
    pub(crate) fn millis(self) -> i64 {
        self.now().timestamp_millis()
    }

    /// Today, for lengths of time that still go on.
    pub(crate) fn today(self) -> resume::model::Date {
        crate::cli::today()
    }
}
