//! Limits on how often: so many tries at once, and one more each so often. Counted in Redis for all hosts together where
//! one is configured; without it, and while it is away, in memory for this process.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::hosts::{Counted, Redis};

/// Entries before the full ones are thrown out.
const MOST_ENTRIES: usize = 50_000;

/// How often something may be tried.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit {
    /// What is limited, apart from who tries.
    name: &'static str,
    /// Tries at once.
    burst: u32,
    /// Time after which one more is free.
    every: Duration,
}

/// Logins and password questions by address of the person: ten, then one in 20 seconds.
pub(crate) const BY_ADDRESS: Limit = Limit { name: "address", burst: 10, every: Duration::from_secs(20) };
/// The same by network address, where a family or a library may sit behind one.
pub(crate) const BY_IP: Limit = Limit { name: "ip", burst: 60, every: Duration::from_secs(2) };
/// Codes of a second factor, by person: of a million, three are right at any time.
pub(crate) const BY_CODE: Limit = Limit { name: "code", burst: 8, every: Duration::from_secs(120) };
/// Uploads and other work that takes a processor, by person: a script that brings everything along at first has room.
pub(crate) const HEAVY: Limit = Limit { name: "heavy", burst: 300, every: Duration::from_millis(200) };

/// Counts tries.
pub(crate) struct RateLimiter {
    shared: Option<Arc<Redis>>,
    /// When each bucket would be full again.
    full_at: Mutex<HashMap<(&'static str, String), Instant>>,
}

impl RateLimiter {
    /// Nobody has tried yet; `shared` counts for all hosts.
    pub(crate) fn new(shared: Option<Arc<Redis>>) -> Self {
        Self { shared, full_at: Mutex::default() }
    }

    /// Counts a try.
    ///
    /// # Errors
    /// Too many, with the seconds to wait.
    pub(crate) async fn count(&self, limit: Limit, who: &str) -> Result<()> {
        if let Some(redis) = &self.shared {
            match redis.count(&key(limit, who), limit.burst, limit.every).await {
                Counted::Wait(wait) => return Err(Error::TooMany(wait.as_secs().max(1))),
                // Counted here as well, so that a limit does not begin anew when Redis goes away.
                Counted::Free => {
                    let _ = self.count_at(limit, who, Instant::now());
                    return Ok(());
                }
                Counted::Away => {}
            }
        }
        self.count_at(limit, who, Instant::now())
    }

    fn count_at(&self, limit: Limit, who: &str, now: Instant) -> Result<()> {
        let mut full_at = self.full_at.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if full_at.len() >= MOST_ENTRIES {
            full_at.retain(|_, full| *full > now);
        }
        let bucket = full_at.entry((limit.name, who.to_owned())).or_insert(now);
        let next = (*bucket).max(now) + limit.every;
        let room = limit.every * limit.burst;
        let Some(excess) = next.duration_since(now).checked_sub(room).filter(|e| !e.is_zero()) else {
            *bucket = next;
            return Ok(());
        };
        Err(Error::TooMany(excess.as_secs().max(1)))
    }
}

/// The name in Redis. Who tries is a mail or network address: another program's memory holds its hash only.
fn key(limit: Limit, who: &str) -> String {
    let hash = Sha256::digest(who.as_bytes());
    hash.iter().take(16).fold(format!("{}:", limit.name), |key, byte| key + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_burst_one_at_a_time() {
        let limiter = RateLimiter::new(None);
        let limit = Limit { name: "test", burst: 3, every: Duration::from_secs(10) };
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        for _ in 0..3 {
            limiter.count_at(limit, "a", start).unwrap();
        }
        assert!(matches!(limiter.count_at(limit, "a", start), Err(Error::TooMany(10))));
        limiter.count_at(limit, "b", start).unwrap();
        assert!(limiter.count_at(limit, "a", after(9)).is_err());
        limiter.count_at(limit, "a", after(10)).unwrap();
        assert!(limiter.count_at(limit, "a", after(10)).is_err());
    }
}
