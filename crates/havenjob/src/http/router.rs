//! Every endpoint, in one list.

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;
use tower::{ServiceBuilder, ServiceExt};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use utoipa_swagger_ui::SwaggerUi;

use super::{assets, docs, ops, pages, patience, refusals, security, showcase};
use crate::app::App;
use crate::error::Error;
use crate::telemetry;
use crate::{accounts, admin, chat, cvs, engines, export, home, jobs, profile, tailor, tasks, welcome};

/// Bytes of a body, but for uploads, which say their own.
const MOST_BODY: usize = 1_000_000;
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// The endpoints, and their description.
pub(super) fn described() -> (Router<App>, utoipa::openapi::OpenApi) {
    let (endpoints, mut description) = endpoints().split_for_parts();
    refusals::complete(&mut description);
    (endpoints, description)
}

fn endpoints() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(docs::Head::openapi())
        .routes(routes!(ops::health))
        .routes(routes!(ops::ready))
        .routes(routes!(tasks::api::status))
        .routes(routes!(tasks::api::cancel))
        .merge(accounts::api())
        .merge(cvs::api())
        .merge(jobs::api())
        .merge(profile::api())
        .merge(tailor::api())
        .merge(chat::api())
        .merge(export::api())
        .merge(engines::api())
        .merge(admin::api())
}

/// The pages. What goes wrong in them is said in words.
fn pages(app: &App) -> Router<App> {
    Router::new()
        .merge(accounts::web())
        .merge(home::web())
        .merge(jobs::web())
        .merge(tailor::web())
        .merge(admin::web())
        .merge(engines::web())
        .merge(welcome::web())
        .merge(cvs::web())
        .merge(profile::web())
        .route("/ui", get(showcase::page))
        .layer(middleware::from_fn_with_state(app.clone(), pages::words))
        .route("/assets/{version}/{*name}", get(assets::asset))
}

/// The application as a service; `stopped` tells when no new requests are taken.
pub(crate) fn router(app: &App, recorder: PrometheusHandle, stopped: watch::Receiver<bool>) -> Router {
    let (endpoints, description) = described();
    let metrics = Router::new().route("/metrics", get(ops::metrics)).with_state(recorder);
    let trusted = app.config.server.cors_origins.iter();
    let csrf =
        trusted.clone().chain(&app.config.server.public_url).fold(CsrfLayer::new(), |layer, origin| {
            layer.clone().add_trusted_origin(origin.trim_end_matches('/')).unwrap_or_else(|e| {
                tracing::warn!("{origin} is no origin: {e}");
                layer
            })
        });
    // An archive is pressed already.
    let unpressed = DefaultPredicate::new().and(NotForContentType::const_new("application/zip"));
    let origins: Vec<HeaderValue> = trusted.filter_map(|o| o.trim_end_matches('/').parse().ok()).collect();
    let cors = CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_credentials(true)
        .allow_methods([
            axum::http::Method::GET,
            axum::http::Method::POST,
            axum::http::Method::PUT,
            axum::http::Method::PATCH,
            axum::http::Method::DELETE,
        ])
        .allow_headers([header::CONTENT_TYPE, header::AUTHORIZATION, header::IF_MATCH, LAST_EVENT_ID])
        .expose_headers([header::ETAG, header::RETRY_AFTER]);
    endpoints
        .layer(middleware::from_fn_with_state(app.clone(), pages::words_for_browsers))
        .merge(pages(app))
        .with_state(app.clone())
        .merge(metrics)
        .merge(SwaggerUi::new("/docs").url("/api/openapi.json", description))
        .fallback_service(lost(app))
        .method_not_allowed_fallback(|| async {
            let problem = Error::Malformed("this path does not take that method".into()).into_response();
            (StatusCode::METHOD_NOT_ALLOWED, problem).into_response()
        })
        .layer(
            ServiceBuilder::new()
                .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
                .layer(PropagateRequestIdLayer::new(REQUEST_ID))
                .layer(middleware::from_fn(observe))
                .layer(CompressionLayer::new().compress_when(unpressed))
                .layer(middleware::from_fn(security::headers))
                // Outside what may refuse: a page elsewhere shall be able to read why.
                .layer(cors)
                .layer(CatchPanicLayer::custom(panicked))
                .layer(middleware::from_fn_with_state(stopped, patience::released))
                .layer(middleware::from_fn_with_state(app.config.server.request_seconds, patience::bounded))
                .layer(csrf)
                .layer(DefaultBodyLimit::max(MOST_BODY)),
        )
}

/// What answers where nothing is: in words to a browser, as a problem to a program.
fn lost(app: &App) -> Router {
    let nothing = || async { Error::NotFound("page").into_response() };
    let in_words =
        Router::new().fallback(nothing).layer(middleware::from_fn_with_state(app.clone(), pages::words));
    Router::new().fallback(move |request: Request| async move {
        if pages::wants_page(request.uri().path(), request.headers()) {
            return in_words.oneshot(request).await.into_response();
        }
        nothing().await
    })
}

/// One line of log and one measured time a request: method, route and status, nothing of a person's.
async fn observe(request: Request, next: Next) -> Response {
    let begun = std::time::Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", MatchedPath::as_str).to_owned();
    let id = request.headers().get(&REQUEST_ID).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let span = telemetry::request(&id, &method, &route);
    let response = tracing::Instrument::instrument(next.run(request), span.clone()).await;
    let took = begun.elapsed();
    let status = response.status().as_u16();
    telemetry::answered(&span, status);
    metrics::histogram!("havenjob_http_seconds", "method" => method.to_string(), "route" => route.clone(), "status" => status.to_string())
        .record(took.as_secs_f64());
    tracing::info!(id, %method, route, status, took_us = took.as_micros() as u64, "request");
    response
}

#[expect(clippy::needless_pass_by_value, reason = "the layer gives the panic away")]
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let what = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    Error::Internal(format!("a handler panicked: {}", what.unwrap_or("without a word"))).into_response()
}
