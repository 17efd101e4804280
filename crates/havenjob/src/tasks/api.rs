use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::Stream;
use uuid::Uuid;

use super::{Status, ending};
use crate::app::App;
use crate::error::Result;
use crate::events::Watcher;
use crate::http::problem::Problem;
use crate::http::session::Me;
use crate::http::take::Path;

/// How far a piece of background work is. With `Accept: text/event-stream` every change comes as an event, until the end.
#[utoipa::path(get, path = "/api/cv/status/{job_id}", tag = "cv",
    params(("job_id" = Uuid, Path, description = "What the answer 202 named")),
    responses((status = 200, body = Status)))]
pub(crate) async fn status(
    State(app): State<App>,
    me: Me,
    Path(job_id): Path<Uuid>,
    headers: HeaderMap,
) -> Result<Response> {
    let watcher = app.events.watch(&super::topic(job_id));
    let now = look(&app, &me, job_id).await?;
    let accepts = headers.get(ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if accepts.contains("text/event-stream") {
        return Ok(Sse::new(changes(app, me, watcher, now)).keep_alive(KeepAlive::default()).into_response());
    }
    Ok(Json(now).into_response())
}

/// Stops a piece of background work that waits or runs, as the answer 202 named it. What it was about says that it was
/// cancelled: a CV can be read again, a tailored CV made anew; a draft that was there already stays.
#[utoipa::path(post, path = "/api/tasks/{id}/cancel", tag = "cv",
    params(("id" = Uuid, Path, description = "The `job_id` of the answer 202")),
    responses((status = 200, description = "Cancelled: `failed`, with the error `cancelled`", body = Status),
        (status = 409, description = "It has ended already; `current` says how", body = Problem)))]
pub(crate) async fn cancel(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Json<Status>> {
    ending::cancel(&app, me.id, id).await.map(Json)
}

async fn look(app: &App, me: &Me, id: Uuid) -> Result<Status> {
    super::status(&mut app.db.read_unowned().await?, me.id, id).await
}

/// What is said of a task: first what is, then each change, and nothing after its end.
fn changes(
    app: App,
    me: Me,
    watcher: Watcher,
    now: Status,
) -> impl Stream<Item = std::result::Result<Event, axum::Error>> {
    futures::stream::unfold(Some((app, me, watcher, now, true)), |state| async move {
        let (app, me, mut watcher, mut status, is_first) = state?;
        let mut waits = !is_first;
        while waits {
            watcher.rung().await;
            // A database that is away for a moment ends the stream: the client asks again, as after any break.
            let next = look(&app, &me, status.job_id).await.ok()?;
            waits = next == status;
            status = next;
        }
        let event = Event::default().event("status").json_data(&status);
        let goes_on = !matches!(status.status, "completed" | "failed");
        Some((event, goes_on.then_some((app, me, watcher, status, false))))
    })
}
