//! The address of this instance as the person who asks knows it.

use axum::extract::FromRequestParts;
use axum::http::header::HOST;
use axum::http::request::Parts;
use url::{Host, Url};

use crate::app::App;
use crate::error::{Error, Result};

/// Scheme, host and port, such as `https://jobs.example.org`: the public address where one is set. Else the one of the
/// request, when it is this machine's: cookies and passkeys go by `localhost` and `127.0.0.1` as two different places. Any
/// other name in a request is the word of who sent it, and does not count.
#[derive(Debug, Clone)]
pub(crate) struct Site(pub(crate) String);

impl FromRequestParts<App> for Site {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let server = &app.config.server;
        if server.public_url.is_some() {
            return Ok(Self(server.base_url()));
        }
        let named = parts.uri.authority().map(|a| a.as_str().to_owned());
        let named =
            named.or_else(|| parts.headers.get(HOST).and_then(|h| h.to_str().ok()).map(str::to_owned));
        Ok(Self(named.as_deref().and_then(on_this_machine).unwrap_or_else(|| server.base_url())))
    }
}

fn on_this_machine(authority: &str) -> Option<String> {
    let url = Url::parse(&format!("http://{authority}")).ok()?;
    let is_here = match url.host()? {
        Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    };
    is_here.then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_taken_at_its_word() {
        assert_eq!(on_this_machine("localhost:8080").as_deref(), Some("http://localhost:8080"));
        assert_eq!(on_this_machine("127.0.0.1:8080").as_deref(), Some("http://127.0.0.1:8080"));
        assert_eq!(on_this_machine("[::1]:8080").as_deref(), Some("http://[::1]:8080"));
        for other in ["evil.example", "localhost.evil.example", "localhost@evil.example", "192.0.2.1:80", ""]
        {
            assert_eq!(on_this_machine(other), None, "{other}");
        }
    }
}
