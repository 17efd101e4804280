use std::net::{IpAddr, Ipv4Addr};

use serde::{Deserialize, Serialize};

/// Where the server listens and how it is reached.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Server {
    /// Address to listen on. The default is this machine only; `0.0.0.0` opens it to the network.
    pub(crate) host: IpAddr,
    /// Port; 0 takes a free one and prints it.
    pub(crate) port: u16,
    /// How people reach it, such as `https://jobs.example.org`; for links in mails, and cookies are then for HTTPS only.
    pub(crate) public_url: Option<String>,
    /// Other origins whose pages may call the API.
    pub(crate) cors_origins: Vec<String>,
    /// Whether a proxy in front sets `X-Forwarded-For`; only then is it believed.
    pub(crate) behind_proxy: bool,
    /// Seconds that a request may take before it is given up and answered 503; a stream may go on for longer.
    pub(crate) request_seconds: u64,
    /// Seconds that open requests get when the server is asked to stop.
    pub(crate) grace_seconds: u64,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8080,
            public_url: None,
            cors_origins: Vec::new(),
            behind_proxy: false,
            request_seconds: 30,
            grace_seconds: 20,
        }
    }
}

impl Server {
    /// Whether cookies may only travel over HTTPS.
    pub(crate) fn is_secure(&self) -> bool {
        self.public_url.as_deref().is_some_and(|u| u.starts_with("https://"))
    }

    /// The start of links in mails, without a slash at the end.
    pub(crate) fn base_url(&self) -> String {
        self.public_url.as_deref().map_or_else(
            || format!("http://{}:{}", self.host, self.port),
            |u| u.trim_end_matches('/').to_owned(),
        )
    }
}
