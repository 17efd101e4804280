//! Passwords: Argon2id, off the async threads, a few at a time.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::app::App;
use crate::error::{Error, Result};

/// Characters at least. Length protects; rules about signs make people write passwords down.
const LEAST: usize = 10;
/// Bytes at most: hashing time must not grow with what is sent.
const MOST: usize = 256;

/// Says what is wrong with a new password.
pub(super) fn fault(password: &str, email: &str) -> Option<String> {
    let own = email.split('@').next().unwrap_or_default();
    let lower = password.to_lowercase();
    let first = password.chars().next();
    if password.chars().count() < LEAST {
        Some(format!("is shorter than {LEAST} characters"))
    } else if password.len() > MOST {
        Some(format!("is longer than {MOST} bytes"))
    } else if lower == email || (own.len() > 3 && lower.contains(own) && lower.len() < own.len() + 5) {
        Some("is too near to the address".into())
    } else if password.chars().all(|c| Some(c) == first) {
        Some("is one character over and over".into())
    } else {
        None
    }
}

/// Hashes a password.
pub(super) async fn hash(app: &App, password: String) -> Result<String> {
    off_thread(app, move || {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.map(|h| h.to_string()).map_err(|e| Error::Internal(format!("no hash was made: {e}")))
    })
    .await?
}

/// Whether the password is the one of the hash. Without a hash the same time is taken: nobody learns who is known here.
pub(super) async fn matches(app: &App, password: String, hash: Option<String>) -> Result<bool> {
    off_thread(app, move || match hash.as_deref().map(PasswordHash::new) {
        Some(Ok(hash)) => Argon2::default().verify_password(password.as_bytes(), &hash).is_ok(),
        _ => {
            let _ = Argon2::default().hash_password(password.as_bytes());
            false
        }
    })
    .await
}

async fn off_thread<T: Send + 'static>(app: &App, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let permit = app.hashing.acquire().await;
    let done = tokio::task::spawn_blocking(work).await;
    drop(permit);
    done.map_err(|e| Error::Internal(format!("hashing broke off: {e}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_wrong() {
        assert!(fault("short", "ada@example.org").is_some());
        assert!(fault("aaaaaaaaaaaa", "ada@example.org").is_some());
        assert!(fault("lovelace12", "lovelace@example.org").is_some());
        assert!(fault(&"x1".repeat(200), "ada@example.org").is_some());
        assert_eq!(fault("tin lamp quiet river", "ada@example.org"), None);
    }
}
