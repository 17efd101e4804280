use chrono::{DateTime, Utc};
use serde::Serialize;
use url::Url;
use utoipa::ToSchema;
use uuid::Uuid;
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::cli::Failure;
use crate::error::{Error, Result};
use crate::http::site::Site;

/// A passkey, without its key.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Passkey {
    pub(crate) id: Uuid,
    #[schema(example = "my phone")]
    pub(crate) name: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) last_used_at: Option<DateTime<Utc>>,
}

/// This instance as devices know it: by the name in its address, to which they bind every key.
pub(super) fn party(site: &Site) -> Result<Webauthn> {
    let unnamed = || {
        Error::Unusable(Failure::input(
            "no-name-for-passkeys",
            format!("passkeys are bound to a name, and {} has none", site.0),
            "open the instance by its name; on one's own machine by http://localhost, elsewhere by the [server] public_url",
        ))
    };
    let origin = Url::parse(&site.0).map_err(|_| unnamed())?;
    let name = origin.domain().ok_or_else(unnamed)?;
    let party = WebauthnBuilder::new(name, &origin).map_err(|_| unnamed())?;
    party.rp_name("HavenJob").build().map_err(|e| Error::Internal(format!("passkeys cannot be used: {e}")))
}

/// Whether this instance was opened by a name, to which a passkey can be bound.
pub(in crate::accounts) fn are_possible(site: &Site) -> bool {
    party(site).is_ok()
}

/// What a passkey is called: as the person says, in 1 to 100 characters.
pub(super) fn name(text: Option<&str>) -> Result<String> {
    let name = text.map_or("Passkey", str::trim);
    if name.is_empty() || name.chars().count() > 100 {
        return Err(Error::field("name", "must have 1 to 100 characters"));
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instance_needs_a_name() {
        for named in ["http://localhost:8080", "https://jobs.example.org"] {
            assert!(party(&Site(named.to_owned())).is_ok(), "{named}");
        }
        for unnamed in ["http://127.0.0.1:8080", "http://[::1]:8080", "nothing"] {
            assert!(party(&Site(unnamed.to_owned())).is_err(), "{unnamed}");
        }
    }
}
