//! What a person needs to look over what was read: the values, and the file beside them.

use resume::document::Page;
use resume::{Document, Resume};
use uuid::Uuid;

use super::model::Cv;
use super::places::{self, Piece, Sheet};
use super::{service, store};
use crate::accounts;
use crate::app::App;
use crate::cli::Failure;
use crate::error::{Error, Result};
use crate::http::session::Me;
use crate::sandbox;

/// A CV that was read, beside its file.
#[derive(Debug)]
pub(super) struct Review {
    pub(super) cv: Cv,
    pub(super) document: Resume,
    pub(super) file: File,
    /// The text as it was read.
    pub(super) text: String,
}

/// What of the file can be shown.
#[derive(Debug)]
pub(super) enum File {
    /// Its pages, with the places of values.
    Pages(Vec<Sheet>),
    /// Its text, line by line, with the values in it.
    Lines(Vec<Vec<Piece>>),
}

/// How a CV stands.
#[derive(Debug)]
pub(super) enum Standing {
    /// It is being read, by this task.
    Unread(Cv, Option<Uuid>),
    /// It could not be read.
    Failed(Cv),
    Read(Box<Review>),
}

/// A CV and its file, ready to be looked over.
pub(super) async fn standing(app: &App, me: &Me, id: Uuid) -> Result<Standing> {
    let mut tx = app.db.read(me.id).await?;
    let cv = store::cv(&mut tx, me.id, id).await?;
    match cv.status.as_str() {
        "parsed" => {}
        "failed" => return Ok(Standing::Failed(cv)),
        _ => {
            drop(tx);
            let task = service::reading(app, me, id).await?;
            return Ok(Standing::Unread(cv, task));
        }
    }
    let document = service::parsed(&mut tx, me.id, id).await?;
    let text = store::read(&mut tx, me.id, id).await?.0.unwrap_or_default();
    drop(tx);
    let pages = if cv.mime == "application/pdf" { layout(app, me, &cv).await? } else { None };
    let file = match pages.filter(|p| p.text() == text) {
        Some(pages) => File::Pages(places::sheets(&pages, &document.meta)),
        None => File::Lines(places::lines(&text, &document.meta)),
    };
    Ok(Standing::Read(Box::new(Review { cv, document, file, text })))
}

/// Where the lines of a PDF stand; none when it is not read as it was before.
async fn layout(app: &App, me: &Me, cv: &Cv) -> Result<Option<Document>> {
    look(app, me, cv, sandbox::extract).await.map(Result::ok)
}

/// A page of a PDF, for the eye.
#[derive(Debug)]
pub(super) enum Picture {
    /// As it is, as SVG.
    Svg(String),
    /// It cannot be drawn: its lines, at their places.
    Lines(Page),
}

/// A page of a PDF.
///
/// # Errors
/// There is no such page.
pub(super) async fn picture(app: &App, me: &Me, id: Uuid, page: usize) -> Result<Picture> {
    let cv = store::cv(&mut app.db.read(me.id).await?, me.id, id).await?;
    let nothing = || Error::NotFound("page");
    if cv.mime != "application/pdf" {
        return Err(nothing());
    }
    match look(app, me, &cv, move |bytes| sandbox::picture(bytes, page)).await? {
        Ok(svg) => svg.map(Picture::Svg).ok_or_else(nothing),
        // Two engines read, one draws: what it cannot draw may have been read all the same.
        Err(_) => {
            let read = layout(app, me, &cv).await?.ok_or_else(nothing)?;
            let page = page.checked_sub(1).and_then(|at| read.pages.into_iter().nth(at));
            page.map(Picture::Lines).ok_or_else(nothing)
        }
    }
}

/// Looks at a file in a child process.
async fn look<T: Send + 'static>(
    app: &App,
    me: &Me,
    cv: &Cv,
    with: impl FnOnce(Vec<u8>) -> Result<T, Failure> + Send + 'static,
) -> Result<Result<T, Failure>> {
    let key = accounts::data_key(app, me.id).await?;
    let bytes = app.files.get(&key, &cv.file_key).await?;
    let _turn = app.looking.acquire().await.map_err(|e| Error::Internal(e.to_string()))?;
    let looked = tokio::task::spawn_blocking(move || with(bytes)).await;
    looked.map_err(|e| Error::Internal(format!("looking at a file broke off: {e}")))
}
