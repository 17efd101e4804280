use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::providers::openid::Proof;

/// A login at another service that opens this account.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Identity {
    pub(crate) id: Uuid,
    /// The service's name in the settings of this instance.
    #[schema(example = "google")]
    pub(crate) provider: String,
    /// The address that the service named last.
    #[schema(example = "ada@example.org")]
    pub(crate) email: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) last_used_at: DateTime<Utc>,
}

/// The account here that has the address which the service names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Namesake {
    /// Whether somebody showed that the address is theirs.
    pub(super) is_verified: bool,
    pub(super) has_second_factor: bool,
}

/// Why a login elsewhere does not open the account with the same address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The service does not say that the address is theirs: anyone could have typed it in there.
    NotSaid,
    /// Nobody has shown here that it is: whoever registered it may have done so to lie in wait for its owner.
    NotShown,
    /// The account asks for a second factor, which a mailbox alone must not replace.
    SecondFactor,
}

/// Whether a login elsewhere opens the account here that has the same address, though nobody linked the two.
pub(super) fn opens(proof: &Proof, namesake: Namesake) -> Result<(), Refusal> {
    if !proof.is_verified {
        Err(Refusal::NotSaid)
    } else if !namesake.is_verified {
        Err(Refusal::NotShown)
    } else if namesake.has_second_factor {
        Err(Refusal::SecondFactor)
    } else {
        Ok(())
    }
}

/// A path on this instance to go to after a login; none when it leads elsewhere.
pub(super) fn local_path(text: &str) -> Option<String> {
    let is_plain = text.starts_with('/')
        && !text.starts_with("//")
        && text.len() <= 500
        && text.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    // Read as browsers read it, with all their leniency, it must still lead to where it is said.
    let here = url::Url::parse("http://here.invalid").ok()?;
    let there = here.join(text).ok()?;
    (is_plain && there.origin() == here.origin() && there.username().is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_shown_on_both_sides_opens() {
        let proof = |is_verified| Proof { is_verified, ..Default::default() };
        let namesake = |is_verified, has_second_factor| Namesake { is_verified, has_second_factor };
        assert_eq!(opens(&proof(true), namesake(true, false)), Ok(()));
        assert_eq!(opens(&proof(true), namesake(true, true)), Err(Refusal::SecondFactor));
        assert_eq!(opens(&proof(true), namesake(false, false)), Err(Refusal::NotShown));
        assert_eq!(opens(&proof(false), namesake(true, false)), Err(Refusal::NotSaid));
        assert_eq!(opens(&proof(false), namesake(false, false)), Err(Refusal::NotSaid));
    }

    #[test]
    fn only_paths_of_our_own_are_gone_to() {
        for own in ["/", "/jobs?page=2#top", "/tailor/1/"] {
            assert_eq!(local_path(own).as_deref(), Some(own));
        }
        for other in [
            "",
            "jobs",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example/",
            "/\t/evil.example",
            "/jobs\r\nset-cookie: a=b",
            " /jobs",
            "javascript:alert(1)",
        ] {
            assert_eq!(local_path(other), None, "{other:?}");
        }
    }
}
