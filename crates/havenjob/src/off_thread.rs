//! Work that takes a processor for milliseconds, kept off the threads that wait for others.

use crate::error::{Error, Result};

/// Runs it where it keeps no request waiting.
pub(crate) async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::Internal(format!("work broke off: {e}")))
}
