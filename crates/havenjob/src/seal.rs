//! Sealing what must not be read on disk: files with a person's data key, data keys and provider keys with the instance's.
//!
//! XChaCha20-Poly1305; a sealed text is 24 bytes of nonce and the ciphertext. What it belongs to is authenticated with it,
//! so that a row or a file that is moved to another person does not open. Keys for different uses come from the instance
//! key through HKDF-SHA256.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;

use crate::cli::Failure;
use crate::error::{Error, Result};

const NONCE: usize = 24;

/// A key of 32 bytes.
#[derive(Clone)]
pub(crate) struct Key([u8; 32]);

impl Key {
    /// A new one.
    pub(crate) fn random() -> Self {
        Self(rand::random())
    }

    /// Seals `plain` for `belongs_to`.
    pub(crate) fn seal(&self, plain: &[u8], belongs_to: &str) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE] = rand::random();
        let payload = Payload { msg: plain, aad: belongs_to.as_bytes() };
        let cipher = self.cipher().encrypt(&XNonce::from(nonce), payload);
        let cipher = cipher.map_err(|_| Error::Internal("sealing failed".into()))?;
        Ok([nonce.as_slice(), &cipher].concat())
    }

    /// Opens what [`Key::seal`] made for the same `belongs_to`.
    pub(crate) fn open(&self, sealed: &[u8], belongs_to: &str) -> Result<Vec<u8>> {
        let broken =
            || Error::Internal(format!("what is sealed for {belongs_to} does not open with this key"));
        let (nonce, cipher) = sealed.split_at_checked(NONCE).ok_or_else(broken)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| broken())?;
        let payload = Payload { msg: cipher, aad: belongs_to.as_bytes() };
        self.cipher().decrypt(&XNonce::from(nonce), payload).map_err(|_| broken())
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&self.0).into())
    }
}

/// The key of this instance: the file `instance.key` in the data folder, readable by its owner only.
pub(crate) struct InstanceKey(Key);

impl InstanceKey {
    /// Opens the key; makes it the first time. `HAVENJOB_INSTANCE_KEY` (32 bytes in base64) stands before the file, for
    /// hosts that keep no disk.
    pub(crate) fn open(data: &Path) -> Result<Self> {
        const BACK: &str = "bring it back from a backup: without it nothing that is sealed can be read";
        let wrong = |what: String| Error::Unusable(Failure::service("no-key", what, BACK));
        if let Ok(text) = std::env::var("HAVENJOB_INSTANCE_KEY") {
            return parse(&text)
                .ok_or_else(|| wrong("HAVENJOB_INSTANCE_KEY is not 32 bytes in base64".into()));
        }
        let path = data.join("instance.key");
        match fs::read_to_string(&path) {
            Ok(text) => return parse(&text).ok_or_else(|| wrong(format!("{} holds no key", path.display()))),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => return Err(wrong(format!("{} cannot be read: {e}", path.display()))),
        }
        let key: [u8; 32] = rand::random();
        let cannot = |e: std::io::Error| Error::Unusable(Failure::unwritable(&path, &e));
        let mut file =
            fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).map_err(cannot)?;
        file.write_all(STANDARD.encode(key).as_bytes()).and_then(|()| file.sync_all()).map_err(cannot)?;
        Ok(Self(Key(key)))
    }

    /// Wraps a new data key for a person.
    pub(crate) fn wrap(&self, key: &Key, user: crate::db::UserId) -> Result<Vec<u8>> {
        self.derived("data keys").seal(&key.0, &format!("user:{user}"))
    }

    /// Unwraps a person's data key.
    pub(crate) fn unwrap(&self, wrapped: &[u8], user: crate::db::UserId) -> Result<Key> {
        let key = self.derived("data keys").open(wrapped, &format!("user:{user}"))?;
        let key = key.try_into().map_err(|_| Error::Internal("a data key has the wrong length".into()))?;
        Ok(Key(key))
    }

    fn derived(&self, purpose: &str) -> Key {
        let mut key = [0; 32];
        // 32 bytes are far below what HKDF-SHA256 can give.
        let _ = Hkdf::<Sha256>::new(None, &self.0.0).expand(purpose.as_bytes(), &mut key);
        Key(key)
    }
}

fn parse(text: &str) -> Option<InstanceKey> {
    let bytes = STANDARD.decode(text.trim()).ok()?;
    Some(InstanceKey(Key(bytes.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_for_its_owner_only() {
        let key = Key::random();
        let sealed = key.seal(b"a CV", "user:1/file").unwrap();
        assert_eq!(key.open(&sealed, "user:1/file").unwrap(), b"a CV");
        assert!(key.open(&sealed, "user:2/file").is_err());
        assert!(Key::random().open(&sealed, "user:1/file").is_err());
        assert!(!sealed.windows(4).any(|w| w == b"a CV"));
        let mut changed = sealed.clone();
        changed[30] ^= 1;
        assert!(key.open(&changed, "user:1/file").is_err());
        assert!(key.open(&sealed[..10], "user:1/file").is_err());
    }

    #[test]
    fn the_file_is_made_once_and_for_its_owner() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let user = uuid::Uuid::from_u128(7);
        let wrapped = InstanceKey::open(folder.path()).unwrap().wrap(&Key([3; 32]), user).unwrap();
        let again = InstanceKey::open(folder.path()).unwrap();
        assert_eq!(again.unwrap(&wrapped, user).unwrap().0, [3; 32]);
        assert!(again.unwrap(&wrapped, uuid::Uuid::from_u128(8)).is_err());
        let mode = fs::metadata(folder.path().join("instance.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
