//! How long a request may take, and what becomes of those that are open when the server stops.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use tokio::sync::watch;

use crate::error::Error;

/// Gives a request up that takes too long. What it had begun in the database was never written: its transaction ends with
/// it. A stream has begun to answer; it may go on.
pub(super) async fn bounded(State(seconds): State<u64>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(Duration::from_secs(seconds), next.run(request)).await {
        Ok(response) => response,
        Err(_) => Error::TooSlow(seconds).into_response(),
    }
}

/// Ends streams that only watch as soon as the server is asked to stop: they would never end by themselves, and who
/// watches asks again. A stream that answers (to a POST) has the same grace as any request.
pub(super) async fn released(
    State(stopped): State<watch::Receiver<bool>>,
    request: Request,
    next: Next,
) -> Response {
    let watches = request.method() == Method::GET;
    let response = next.run(request).await;
    let is_stream =
        response.headers().get(CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/event-stream"));
    if !(watches && is_stream) {
        return response;
    }
    response.map(|body| {
        let mut stopped = stopped;
        let stop = async move {
            let _ = stopped.wait_for(|s| *s).await;
        };
        Body::from_stream(body.into_data_stream().take_until(Box::pin(stop)))
    })
}
