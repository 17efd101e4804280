use url::Url;

use super::Config;
use crate::cli::Failure;
use crate::hosts::Redis;
use crate::providers::llm::REGISTRY;
use crate::providers::mailer::Mailer;

impl Config {
    /// Whether the settings make sense; what is of the right kind may still be wrong.
    ///
    /// # Errors
    /// Each that does not, with what to write instead.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let mut faults = Vec::new();
        let mut hold = |is_right: bool, fault: String| {
            if !is_right {
                faults.push(fault);
            }
        };
        if let Some(url) = &self.server.public_url {
            hold(
                is_web(url),
                format!("server.public_url: {url} is no address such as https://jobs.example.org"),
            );
        }
        for origin in &self.server.cors_origins {
            hold(
                is_origin(origin),
                format!(
                    "server.cors_origins: {origin} is no origin: a scheme and a host, such as https://app.example.org"
                ),
            );
        }
        hold(self.server.request_seconds > 0, "server.request_seconds: must be 1 or more".to_owned());
        if let Some(scheme) = self.database.url.as_deref().and_then(|u| u.split_once("://")).map(|(s, _)| s) {
            hold(
                matches!(scheme, "postgres" | "postgresql" | "sqlite"),
                format!("database.url: {scheme} is neither postgres nor sqlite"),
            );
        }
        hold(self.database.connections > 0, "database.connections: must be 1 or more".to_owned());
        hold(self.tasks.lease_millis >= 100, "tasks.lease_millis: must be 100 or more".to_owned());
        hold(self.tasks.sweep_seconds > 0, "tasks.sweep_seconds: must be 1 or more".to_owned());
        if let Err(e) = Redis::open(&self.redis) {
            hold(false, e.to_string());
        }
        let storage = &self.storage;
        hold(
            storage.bucket.is_some() || storage.endpoint.is_none(),
            "storage.endpoint: means nothing without storage.bucket".to_owned(),
        );
        hold(
            storage.access_key_id.is_some() == storage.secret_access_key.is_some(),
            "storage.access_key_id and storage.secret_access_key: one is no good without the other"
                .to_owned(),
        );
        if let Err(e) = Mailer::check(&self.mail) {
            hold(false, e.to_string());
        }
        hold(
            self.server.public_url.is_some() || self.server.host.is_loopback() || self.identity.issuers().is_empty(),
            "server.public_url: is needed where people log in with other services, which send them back there".to_owned(),
        );
        for (setting, why) in self.identity.faults() {
            hold(false, format!("{setting}: {why}"));
        }
        if let Some(name) = &self.llm.provider {
            let names: Vec<_> = REGISTRY.iter().map(|p| p.name).collect();
            hold(
                names.contains(&name.as_str()),
                format!("llm.provider: must be one of {}", names.join(", ")),
            );
        }
        if let Some(address) = &self.telemetry.otlp_endpoint {
            hold(
                is_web(address),
                "telemetry.otlp_endpoint: is no address such as http://127.0.0.1:4318".to_owned(),
            );
        }
        if faults.is_empty() {
            return Ok(());
        }
        Err(Failure::usage(
            format!("the configuration cannot be used: {}", faults.join("; ")),
            "see `havenjob config show` for every setting with its value",
        ))
    }
}

fn is_web(address: &str) -> bool {
    Url::parse(address).is_ok_and(|u| matches!(u.scheme(), "http" | "https") && u.has_host())
}

fn is_origin(text: &str) -> bool {
    let text = text.trim_end_matches('/');
    is_web(text) && Url::parse(text).is_ok_and(|u| u.origin().ascii_serialization() == text)
}
