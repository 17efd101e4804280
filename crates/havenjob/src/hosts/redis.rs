//! Redis between hosts: rings, and limits that are counted once for all of them. It is asked for nothing that cannot be
//! had without it, and nobody waits for it longer than [`ANSWER`].

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use futures::{FutureExt, StreamExt};
use redis::aio::{MultiplexedConnection, PubSub};
use redis::{AsyncConnectionConfig, Client, Script};
use tokio::sync::Notify;
use tokio::time::timeout;
use uuid::Uuid;

use super::PAUSE;
use crate::config;
use crate::error::{Error, Result};
use crate::events::Events;

/// What a request waits for an answer at most, before it goes on without.
const ANSWER: Duration = Duration::from_millis(250);
/// What a new connection may take.
const CONNECTION: Duration = Duration::from_secs(1);
/// Between two looks whether a silent connection still lives.
const PULSE: Duration = Duration::from_secs(5);

/// Counts a try in one step: as many at once as `burst`, one more each `every` milliseconds. The key holds when the bucket
/// would be full again, by Redis' own clock. Answers the milliseconds to wait, 0 for none.
const COUNT: &str = r"
local every, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + every
local excess = full - now - every * burst
if excess > 0 then return excess end
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', string.format('%.0f', full - now))
return 0
";

/// What counting a try came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// It is free.
    Free,
    /// Too many: free again after this.
    Wait(Duration),
    /// Redis does not answer.
    Away,
}

/// Redis, reached or not.
pub(crate) struct Redis {
    client: Client,
    prefix: String,
    /// None while it is away: whoever asks then does not wait.
    link: RwLock<Option<MultiplexedConnection>>,
    lost: Notify,
    count: Script,
}

impl Redis {
    /// Takes the settings; reaches for nothing yet.
    pub(crate) fn open(settings: &config::Redis) -> Result<Option<Arc<Self>>> {
        let Some(url) = settings.url.as_deref() else { return Ok(None) };
        let client = Client::open(url).map_err(|e| {
            Error::Internal(format!("[redis] url cannot be used: {e}; write redis://host:6379"))
        })?;
        Ok(Some(Arc::new(Self {
            client,
            prefix: settings.prefix.clone(),
            link: RwLock::new(None),
            lost: Notify::new(),
            count: Script::new(COUNT),
        })))
    }

    /// Whether it was there when it was last asked.
    pub(crate) fn answers(&self) -> bool {
        self.link().is_some()
    }

    /// Asks it, over a connection of its own.
    pub(crate) async fn ping(&self) -> Result<()> {
        self.connect().await.map(drop)
    }

    /// Counts a try for all hosts together.
    pub(crate) async fn count(&self, key: &str, burst: u32, every: Duration) -> Counted {
        let Some(mut link) = self.link() else { return Counted::Away };
        let mut script = self.count.key(format!("{}:limit:{key}", self.prefix));
        script.arg(u64::try_from(every.as_millis()).unwrap_or(u64::MAX)).arg(burst);
        match timeout(ANSWER, script.invoke_async::<u64>(&mut link)).await {
            Ok(Ok(0)) => Counted::Free,
            Ok(Ok(wait)) => Counted::Wait(Duration::from_millis(wait)),
            Ok(Err(_)) | Err(_) => {
                self.lose();
                Counted::Away
            }
        }
    }

    /// Says something to the other processes. Away, it is not said: they look by themselves.
    pub(super) async fn say(&self, letter: String) {
        let Some(mut link) = self.link() else { return };
        let mut said = redis::cmd("PUBLISH");
        said.arg(self.channel()).arg(letter);
        if !matches!(timeout(ANSWER, said.query_async::<u64>(&mut link)).await, Ok(Ok(_))) {
            self.lose();
        }
    }

    /// Hears the other processes, and reaches for Redis again and again while it is away. `tried` is rung at each try.
    pub(super) async fn hear(&self, process: Uuid, events: &Events, tried: &Notify) {
        // Said once for each time that it goes away.
        let mut is_said = false;
        loop {
            let why = match self.reach().await {
                Ok((link, heard)) => {
                    // What was lost before is not this connection.
                    let _ = self.lost.notified().now_or_never();
                    self.put(Some(link));
                    tried.notify_one();
                    if std::mem::take(&mut is_said) {
                        tracing::info!("Redis answers again");
                    }
                    self.listen(heard, process, events).await.to_owned()
                }
                Err(e) => e.to_string(),
            };
            self.put(None);
            tried.notify_one();
            if !std::mem::replace(&mut is_said, true) {
                tracing::warn!(
                    "Redis is away ({why}): limits hold for each process, workers look by themselves"
                );
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn reach(&self) -> Result<(MultiplexedConnection, PubSub)> {
        let link = self.connect().await?;
        let heard = timeout(2 * CONNECTION, async {
            let mut heard = self.client.get_async_pubsub().await?;
            heard.subscribe(self.channel()).await?;
            Ok::<_, redis::RedisError>(heard)
        });
        Ok((link, heard.await.map_err(|_| silent())?.map_err(|e| away(&e))?))
    }

    /// Hears until the connection is lost; says why.
    async fn listen(&self, heard: PubSub, process: Uuid, events: &Events) -> &'static str {
        let mut heard = heard.into_on_message();
        loop {
            tokio::select! {
                message = heard.next() => match message {
                    Some(message) => super::read(process, events, "redis", &message.get_payload::<String>().unwrap_or_default()),
                    None => return "the connection was closed",
                },
                () = self.lost.notified() => return "it did not answer",
                () = tokio::time::sleep(PULSE) => if !self.is_alive().await { return "its pulse is gone" },
            }
        }
    }

    async fn is_alive(&self) -> bool {
        let Some(mut link) = self.link() else { return false };
        matches!(timeout(ANSWER, redis::cmd("PING").query_async::<String>(&mut link)).await, Ok(Ok(_)))
    }

    async fn connect(&self) -> Result<MultiplexedConnection> {
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(CONNECTION))
            .set_response_timeout(Some(ANSWER));
        let connected = async {
            let mut link = self.client.get_multiplexed_async_connection_with_config(&config).await?;
            redis::cmd("PING").query_async::<String>(&mut link).await?;
            Ok::<_, redis::RedisError>(link)
        };
        timeout(2 * CONNECTION, connected).await.map_err(|_| silent())?.map_err(|e| away(&e))
    }

    fn channel(&self) -> String {
        format!("{}:events", self.prefix)
    }

    fn link(&self) -> Option<MultiplexedConnection> {
        self.link.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn put(&self, link: Option<MultiplexedConnection>) {
        *self.link.write().unwrap_or_else(PoisonError::into_inner) = link;
    }

    /// It did not answer in time: nobody else waits for it until it is reached anew.
    fn lose(&self) {
        self.put(None);
        self.lost.notify_one();
    }
}

fn silent() -> Error {
    Error::Unavailable("Redis does not answer".into())
}

fn away(error: &redis::RedisError) -> Error {
    // The category, not the text: an error may quote the address with its password.
    Error::Unavailable(format!("Redis does not answer: {}", error.category()))
}
