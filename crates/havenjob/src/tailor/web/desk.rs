use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::super::editing::{self, Decision, Way};
use super::super::service::{self, Edit};
use super::super::view::{self, Panel};
use super::super::{chat, desk as desks};
use super::back;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::chrome::{Frame, go};
use crate::http::session::Me;
use crate::http::take::{Form, Path, Query};

/// Which part a narrow screen shows.
#[derive(Deserialize)]
pub(super) struct Shown {
    panel: Option<String>,
}

pub(super) async fn desk(
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    Path(id): Path<Uuid>,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let (cv, job) = desks::cover(&app, &frame.me, id).await?;
    Ok(match cv.status.as_str() {
        // The pages before the desk have its frame: what is swapped in later is what is inside of it.
        "queued" => {
            frame.workspace("Tailoring", &view::making(&cv, &job, headers.contains_key("hx-request")))
        }
        "failed" => frame.workspace("Tailoring did not work", &view::failed(&cv, &job)),
        _ => {
            let desk = desks::desk(&app, &frame.me, id).await?;
            let title = if job.title.is_empty() { "Tailored CV" } else { &job.title };
            frame.workspace(title, &view::desk(&desk, Panel::of(shown.panel.as_deref())))
        }
    })
}

pub(super) async fn undo(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    editing::go(&app, &me, id, Way::Back).await?;
    Ok(back(&headers, id, ""))
}

pub(super) async fn redo(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    editing::go(&app, &me, id, Way::Forth).await?;
    Ok(back(&headers, id, ""))
}

/// A line in other words; `was` is what the person saw.
#[derive(Deserialize)]
pub(super) struct Line {
    item: String,
    was: String,
    text: String,
}

pub(super) async fn reword(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    Path(id): Path<Uuid>,
    Form(line): Form<Line>,
) -> Result<Response> {
    editing::reword(&app, &me, id, &line.item, &line.was, &line.text).await?;
    Ok(back(&headers, id, &format!("line-{}", line.item)))
}

/// A fact of the person's own.
#[derive(Deserialize)]
pub(super) struct Answer {
    entry: String,
    text: String,
    question: Option<String>,
}

pub(super) async fn evidence(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    Path(id): Path<Uuid>,
    Form(answer): Form<Answer>,
) -> Result<Response> {
    editing::answer(&app, &me, id, &answer.entry, &answer.text, answer.question.as_deref()).await?;
    Ok(back(&headers, id, &format!("line-{}", answer.entry)))
}

/// How it is set.
#[derive(Deserialize)]
pub(super) struct Look {
    version: i64,
    template: String,
    pages: i64,
}

pub(super) async fn look(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    Path(id): Path<Uuid>,
    Form(look): Form<Look>,
) -> Result<Response> {
    let edit = Edit {
        version: look.version,
        document: None,
        template: Some(look.template),
        pages: Some(look.pages),
        status: None,
    };
    service::change(&app, &me, id, edit).await?;
    Ok(back(&headers, id, ""))
}

/// A wish.
#[derive(Deserialize)]
pub(super) struct Wish {
    message: String,
}

pub(super) async fn say(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
    Form(wish): Form<Wish>,
) -> Result<Response> {
    let said = chat::say(&app, &me, id, &wish.message).await?;
    Ok(go(&format!("{}?panel=chat#message-{}", view::path(id, ""), said.answer.id), ""))
}

pub(super) async fn stop(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Response> {
    chat::stop(&app, &me, id).await?;
    Ok(go(&format!("{}?panel=chat", view::path(id, "")), ""))
}

/// A suggestion in the person's words, where they have their own.
#[derive(Deserialize)]
pub(super) struct Words {
    text: Option<String>,
}

pub(super) async fn decide(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    Path((id, sid, answer)): Path<(Uuid, Uuid, String)>,
    Form(words): Form<Words>,
) -> Result<Response> {
    let decision = match (answer.as_str(), words.text) {
        ("accept", _) => Decision::Accept,
        ("reject", _) => Decision::Reject,
        ("confirm", _) => Decision::Confirm,
        ("edit", text) => Decision::Edit(text.unwrap_or_default()),
        _ => return Err(Error::NotFound("page")),
    };
    editing::decide(&app, &me, id, sid, decision).await?;
    Ok(back(&headers, id, &format!("change-{sid}")))
}

/// Many at once: ids with blanks between.
#[derive(Deserialize)]
pub(super) struct Many {
    ids: String,
}

impl Many {
    fn ids(&self) -> Vec<Uuid> {
        self.ids.split_whitespace().filter_map(|id| id.parse().ok()).collect()
    }
}

pub(super) async fn decide_all(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    Path((id, answer)): Path<(Uuid, String)>,
    Form(many): Form<Many>,
) -> Result<Response> {
    let is_accepted = match answer.as_str() {
        "accept" => true,
        "reject" => false,
        _ => return Err(Error::NotFound("page")),
    };
    editing::decide_all(&app, &me, id, &many.ids(), is_accepted).await?;
    Ok(back(&headers, id, ""))
}
