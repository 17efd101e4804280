//! Logs, and traces for a collector where one is named.
//!
//! A trace tells of a request by method, route and status, and of a task by its kind and attempt: never by a path, an id of
//! a person or a text. Without a collector no span has more fields than the log shows.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::http::Method;
use opentelemetry::trace::TracerProvider;
use opentelemetry_otlp::{Protocol, WithExportConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::{OTelSdkError, OTelSdkResult};
use opentelemetry_sdk::trace::{SdkTracerProvider, SpanData, SpanExporter};
use tokio::runtime::Handle;
use tracing::Span;
use tracing::field::Empty;
use tracing_subscriber::filter::{LevelFilter, filter_fn};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

use crate::cli::Failure;
use crate::config::Telemetry;
use crate::tasks::Task;

/// What marks the spans that leave the house.
const TRACED: &str = "havenjob::traced";
/// Whether a collector is named.
static IS_ON: AtomicBool = AtomicBool::new(false);
/// How long the last traces may take when the process ends.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// Traces on their way; dropped without [`Traces::end`], the last ones are lost.
pub(crate) struct Traces(Option<SdkTracerProvider>);

/// Begins to log: structured on a pipe or in a file, for eyes on a terminal; `RUST_LOG` says how much. Begins to trace
/// where a collector is named. Once in a process, inside its runtime.
///
/// # Errors
/// The collector's address is none.
pub(crate) fn begin(settings: &Telemetry) -> Result<Traces, Failure> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let log = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let log = if std::io::stderr().is_terminal() { log.boxed() } else { log.json().boxed() };
    let provider =
        settings.otlp_endpoint.as_deref().map(|to| provider(to, &settings.service_name)).transpose()?;
    let traces = provider.as_ref().map(|provider| {
        IS_ON.store(true, Ordering::Relaxed);
        let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("havenjob"));
        let layer = layer.with_location(false).with_threads(false).with_target(false).with_level(false);
        // Spans that say so and nothing else: no event, no span of a library.
        let ours = filter_fn(|about| about.is_span() && about.target() == TRACED);
        layer.with_filter(ours.with_max_level_hint(LevelFilter::INFO))
    });
    let _ = tracing_subscriber::registry().with(log.with_filter(filter)).with(traces).try_init();
    Ok(Traces(provider))
}

fn provider(endpoint: &str, service: &str) -> Result<SdkTracerProvider, Failure> {
    let base = endpoint.trim_end_matches('/');
    let address = if base.ends_with("/v1/traces") { base.to_owned() } else { format!("{base}/v1/traces") };
    let exporter = opentelemetry_otlp::SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(address)
        .build()
        .map_err(|e| {
            Failure::usage(
                format!("telemetry.otlp_endpoint cannot be used: {e}"),
                "name a collector that speaks OTLP over HTTP, such as http://127.0.0.1:4318",
            )
        })?;
    let resource = Resource::builder().with_service_name(service.to_owned()).build();
    let exporter = OnRuntime { exporter: Arc::new(exporter), runtime: Handle::current() };
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build())
}

impl Traces {
    /// Sends what is left.
    pub(crate) async fn end(self) {
        let Some(provider) = self.0 else { return };
        // It waits for its thread, which waits for this runtime: not on one of the runtime's own.
        let ended = tokio::task::spawn_blocking(move || provider.shutdown_with_timeout(LAST_WORDS)).await;
        if let Ok(Err(e)) = ended {
            tracing::warn!("the last traces did not reach the collector: {e}");
        }
    }
}

/// The exporter's work runs on our runtime: the batching thread that asks for it has none.
#[derive(Debug)]
struct OnRuntime {
    exporter: Arc<opentelemetry_otlp::SpanExporter>,
    runtime: Handle,
}

impl SpanExporter for OnRuntime {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let exporter = Arc::clone(&self.exporter);
        let sent = self.runtime.spawn(async move { exporter.export(batch).await });
        sent.await.map_err(|e| OTelSdkError::InternalFailure(e.to_string()))?
    }

    fn set_resource(&mut self, resource: &Resource) {
        // Before the first export nobody else holds it.
        if let Some(exporter) = Arc::get_mut(&mut self.exporter) {
            exporter.set_resource(resource);
        }
    }
}

/// The span of a request.
pub(crate) fn request(id: &str, method: &Method, route: &str) -> Span {
    let span = tracing::info_span!(
        target: TRACED, "request", id, otel.name = Empty, otel.kind = Empty, http.request.method = Empty,
        http.route = Empty, http.response.status_code = Empty, otel.status_code = Empty
    );
    if IS_ON.load(Ordering::Relaxed) {
        span.record("otel.name", format!("{method} {route}"));
        span.record("otel.kind", "server");
        span.record("http.request.method", method.as_str());
        span.record("http.route", route);
    }
    span
}

/// Says how a request was answered.
pub(crate) fn answered(span: &Span, status: u16) {
    if IS_ON.load(Ordering::Relaxed) {
        span.record("http.response.status_code", status);
        if status >= 500 {
            span.record("otel.status_code", "ERROR");
        }
    }
}

/// The span of one attempt at a task.
pub(crate) fn task(task: &Task) -> Span {
    let span = tracing::info_span!(
        target: TRACED, "task", id = %task.id, otel.name = Empty, otel.kind = Empty, task.kind = Empty,
        task.attempt = Empty, task.end = Empty, otel.status_code = Empty
    );
    if IS_ON.load(Ordering::Relaxed) {
        span.record("otel.name", format!("task {}", task.kind));
        span.record("otel.kind", "consumer");
        span.record("task.kind", task.kind.as_str());
        span.record("task.attempt", task.attempt);
    }
    span
}

/// Says how an attempt ended.
pub(crate) fn ended(span: &Span, end: &'static str) {
    if IS_ON.load(Ordering::Relaxed) {
        span.record("task.end", end);
        if end == "dead" {
            span.record("otel.status_code", "ERROR");
        }
    }
}
