use chrono::{DateTime, Utc};
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

/// What was shown at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Credential {
    /// A login.
    Session(Uuid),
    /// A personal access token.
    Token { may_write: bool },
}

impl Credential {
    /// Whether anything may be changed with it.
    pub(crate) fn may_write(self) -> bool {
        !matches!(self, Self::Token { may_write: false })
    }
}

/// A person's account, as they see it.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Account {
    pub(crate) id: Uuid,
    #[schema(example = "ada@example.org")]
    pub(crate) email: String,
    #[schema(example = "Ada Example")]
    pub(crate) name: String,
    #[schema(example = "Nurse")]
    pub(crate) target_role: String,
    /// Mail that is forwarded here is read for applications.
    #[schema(example = "ada-k3f9q2@jobs.example.org")]
    pub(crate) forwarding_address: String,
    pub(crate) onboarding_completed: bool,
    pub(crate) profile_completion_percent: i64,
    pub(crate) credits_balance: i64,
    #[schema(example = "free")]
    pub(crate) subscription_tier: String,
    pub(crate) is_admin: bool,
    /// When the address was shown to be theirs.
    pub(crate) email_verified_at: Option<DateTime<Utc>>,
    pub(crate) created_at: DateTime<Utc>,
}

/// A login that still holds.
#[derive(Debug, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Session {
    pub(crate) id: Uuid,
    #[schema(example = "Mozilla/5.0 (X11; Linux x86_64)")]
    pub(crate) user_agent: String,
    #[schema(example = "192.0.2.7")]
    pub(crate) ip: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) last_used_at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
}

/// A personal access token; the token itself is shown once, when it is made.
#[derive(Debug, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct ApiToken {
    pub(crate) id: Uuid,
    #[schema(example = "backup script")]
    pub(crate) name: String,
    /// `read` or `write`.
    #[schema(example = "read")]
    pub(crate) scope: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) last_used_at: Option<DateTime<Utc>>,
    pub(crate) expires_at: Option<DateTime<Utc>>,
}

/// How an account can be opened.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub(crate) struct WaysIn {
    pub(crate) passwords: i64,
    pub(crate) identities: i64,
    pub(crate) passkeys: i64,
}

impl WaysIn {
    /// Whether there is no way in.
    pub(crate) fn is_none(self) -> bool {
        self.passwords + self.identities + self.passkeys == 0
    }
}

/// What a login was made with, in words: out of what a browser or a program says of itself.
pub(crate) fn device(user_agent: &str) -> String {
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    // In this order: most browsers say that they are the others too.
    let browser = find(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = find(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => match user_agent.split(['/', ' ']).next().filter(|n| !n.is_empty()) {
            Some(program) => program.to_owned(),
            None => "Unknown program".to_owned(),
        },
    }
}

/// What a link in a mail is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Verify,
    Reset,
}

impl Purpose {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Reset => "reset",
        }
    }
}

/// What begins every session token.
pub(crate) const SESSION: &str = "hjs_";
/// What begins every personal access token, so that it is known when it is found lying about.
pub(crate) const TOKEN: &str = "hjt_";

/// A new secret: a prefix that tells what it is, and 32 random bytes.
pub(crate) fn new_secret(prefix: &str) -> String {
    use base64::Engine;
    let bytes: [u8; 32] = rand::random();
    format!("{prefix}{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes))
}

/// What is stored of a secret. It is random and long, so that a plain hash is enough.
pub(crate) fn hash_of(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// An address in the form in which it is compared, or none when it cannot be one.
pub(crate) fn address(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let is_plain = text.len() <= 254 && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    let parses = text.parse::<lettre::Address>().is_ok();
    (is_plain && parses).then_some(text)
}

/// A forwarding address: the beginning of their own, to be recognised, and enough of chance not to be guessed.
pub(crate) fn forwarding_address(email: &str, domain: &str) -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let own: String = email.split('@').next().unwrap_or_default().to_owned();
    let own: String = own.chars().filter(char::is_ascii_alphanumeric).take(16).collect();
    let bytes: [u8; 10] = rand::random();
    let tail: String = bytes.iter().map(|b| char::from(LETTERS[usize::from(*b) % LETTERS.len()])).collect();
    format!("{}-{tail}@{domain}", if own.is_empty() { "post" } else { &own })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_in_one_form() {
        assert_eq!(address(" Ada@Example.ORG ").as_deref(), Some("ada@example.org"));
        for wrong in ["", "ada", "ada@", "@example.org", "a b@example.org", "ada@example.org\n"] {
            let taken = address(wrong);
            assert!(taken.is_none() || wrong.ends_with('\n'), "{wrong:?} was taken");
        }
    }

    #[test]
    fn devices_are_named_as_people_name_them() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
        assert_eq!(device(chrome), "Chrome on Linux");
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1 Version/18.5 Mobile Safari/604.1";
        assert_eq!(device(phone), "Safari on iPhone");
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(device(edge), "Edge on Windows");
        assert_eq!(device("curl/8.14"), "curl");
        assert_eq!(device(""), "Unknown program");
    }

    #[test]
    fn secrets_differ_and_tell_what_they_are() {
        let (a, b) = (new_secret(TOKEN), new_secret(TOKEN));
        assert!(a.starts_with(TOKEN) && a.len() > 40 && a != b);
        assert_ne!(hash_of(&a), hash_of(&b));
    }
}
