use serde::{Deserialize, Serialize};

/// Where traces go. Without an address there are none, and they cost nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Telemetry {
    /// A collector that speaks OTLP over HTTP, such as `http://127.0.0.1:4318`. Requests and tasks are told of by method,
    /// route, status and kind; nothing of a person is in it.
    pub(crate) otlp_endpoint: Option<String>,
    /// What this instance is called there.
    pub(crate) service_name: String,
}

impl Default for Telemetry {
    fn default() -> Self {
        Self { otlp_endpoint: None, service_name: "havenjob".into() }
    }
}
