use axum::extract::{Multipart, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::review::{self, Picture, Standing};
use super::service::Wanted;
use super::{api, service, view};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::chrome::{Frame, go, refused};
use crate::http::listing::{Page, Sorting};
use crate::http::take::{Form, Path, Query};
use crate::sections::{self, Asked, Change, Filling, Place, Typed, Way};
use crate::ui::Values;

/// What a form sends: names and texts, in its order.
type Pairs = Vec<(String, String)>;
/// An entry of a section of a CV.
type Entry = (Uuid, String, String);

pub(crate) async fn list(State(app): State<App>, frame: Frame, Query(page): Query<Page>) -> Result<Response> {
    listed(&app, &frame, page, &Values::default()).await
}

async fn listed(app: &App, frame: &Frame, page: Page, values: &Values) -> Result<Response> {
    let cvs = service::list(app, &frame.me, Wanted::default(), &Sorting::default(), page).await?;
    let mut reading = Vec::new();
    for cv in cvs.items.iter().filter(|cv| matches!(cv.status.as_str(), "uploaded" | "parsing")) {
        reading.push((cv.id, service::reading(app, &frame.me, cv.id).await?));
    }
    Ok(frame.page("CVs", &view::list(&cvs, &reading, app.clock.now(), values)))
}

pub(crate) async fn upload(
    State(app): State<App>,
    frame: Frame,
    form: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<Response> {
    match taken_in(&app, &frame, form).await {
        Ok(id) => Ok(go(&format!("/cvs/{id}"), "")),
        Err(e) => {
            let values = Values::default().refused(e)?;
            Ok(refused(listed(&app, &frame, Page::default(), &values).await?))
        }
    }
}

async fn taken_in(
    app: &App,
    frame: &Frame,
    form: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<Uuid> {
    let (name, bytes) = api::file_of(form).await?;
    service::upload(app, &frame.me, &name, &bytes).await.map(|(cv, _)| cv.id)
}

pub(crate) async fn page(State(app): State<App>, frame: Frame, Path(id): Path<Uuid>) -> Result<Response> {
    let standing = review::standing(&app, &frame.me, id).await?;
    shown(&app, &frame, &standing, None)
}

/// The page of a CV, with one form open or none.
fn shown(app: &App, frame: &Frame, standing: &Standing, open: Option<&Filling>) -> Result<Response> {
    Ok(match standing {
        Standing::Unread(cv, task) => frame.page(&cv.original_filename, &view::unread(cv, *task)),
        Standing::Failed(cv) => frame.page(&cv.original_filename, &view::failed(cv)),
        Standing::Read(review) => {
            frame.page(&review.cv.original_filename, &view::review(review, open, app.clock.now())?)
        }
    })
}

pub(crate) async fn file(State(app): State<App>, frame: Frame, Path(id): Path<Uuid>) -> Result<Response> {
    let (cv, bytes) = service::file(&app, &frame.me, id).await?;
    Ok(api::download(&cv.mime, &cv.original_filename, bytes))
}

/// A page of the file. The file never changes, so a browser may keep it; opened by itself it may do nothing.
pub(crate) async fn picture(
    State(app): State<App>,
    frame: Frame,
    Path((id, page)): Path<(Uuid, String)>,
) -> Result<Response> {
    let page = page.strip_suffix(".svg").and_then(|n| n.parse().ok()).ok_or(Error::NotFound("page"))?;
    let svg = match review::picture(&app, &frame.me, id, page).await? {
        Picture::Svg(svg) => svg,
        Picture::Lines(page) => view::drawn(&page).into_string(),
    };
    let headers = [
        (CONTENT_TYPE, "image/svg+xml"),
        (CACHE_CONTROL, "private, max-age=3600"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"),
    ];
    Ok((headers, svg).into_response())
}

pub(crate) async fn make_primary(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    let cv = service::make_primary(&app, &frame.me, id).await?;
    Ok(go("/cvs", &format!("{} is your main CV now.", cv.original_filename)))
}

pub(crate) async fn reparse(State(app): State<App>, frame: Frame, Path(id): Path<Uuid>) -> Result<Response> {
    service::reparse(&app, &frame.me, id).await?;
    Ok(go(&format!("/cvs/{id}"), ""))
}

pub(crate) async fn delete(State(app): State<App>, frame: Frame, Path(id): Path<Uuid>) -> Result<Response> {
    service::delete(&app, &frame.me, id).await?;
    Ok(go("/cvs", "The CV and its file are deleted."))
}

pub(crate) async fn add_form(
    State(app): State<App>,
    frame: Frame,
    Path((id, name)): Path<(Uuid, String)>,
) -> Result<Response> {
    blank(&app, &frame, id, Place::read(&name, None)?).await
}

pub(crate) async fn edit_form(
    State(app): State<App>,
    frame: Frame,
    Path((id, name, entry)): Path<Entry>,
) -> Result<Response> {
    blank(&app, &frame, id, Place::read(&name, Some(&entry))?).await
}

pub(crate) async fn add(
    State(app): State<App>,
    frame: Frame,
    Path((id, name)): Path<(Uuid, String)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response> {
    fill(&app, &frame, id, Place::read(&name, None)?, pairs).await
}

pub(crate) async fn edit(
    State(app): State<App>,
    frame: Frame,
    Path((id, name, entry)): Path<Entry>,
    Form(pairs): Form<Pairs>,
) -> Result<Response> {
    fill(&app, &frame, id, Place::read(&name, Some(&entry))?, pairs).await
}

async fn blank(app: &App, frame: &Frame, id: Uuid, place: Place) -> Result<Response> {
    let standing = review::standing(app, &frame.me, id).await?;
    let Standing::Read(review) = &standing else { return shown(app, frame, &standing, None) };
    let filling = Filling::blank(&review.document, place)?;
    shown(app, frame, &standing, Some(&filling))
}

async fn fill(app: &App, frame: &Frame, id: Uuid, place: Place, pairs: Pairs) -> Result<Response> {
    let (typed, asked) = Typed::of(pairs);
    let fault = match asked {
        Asked::Again => None,
        Asked::Save => {
            match service::correct(app, &frame.me, id, &Change::Set(place.clone(), typed.clone())).await {
                Ok(entry) => return Ok(go(&back(id, &entry), "")),
                Err(e) => Some(e),
            }
        }
    };
    let standing = review::standing(app, &frame.me, id).await?;
    let Standing::Read(review) = &standing else { return shown(app, frame, &standing, None) };
    let Some(error) = fault else {
        return shown(app, frame, &standing, Some(&Filling::typed(place, typed)?));
    };
    let filling = Filling::refused(&review.document, place, typed, error)?;
    Ok(refused(shown(app, frame, &standing, Some(&filling))?))
}

fn back(id: Uuid, entry: &str) -> String {
    if entry.is_empty() { format!("/cvs/{id}") } else { format!("/cvs/{id}#e:{entry}") }
}

/// Where an entry goes: `up`, `down` or a place.
#[derive(Deserialize)]
pub(crate) struct Moved {
    to: String,
}

pub(crate) async fn shift(
    State(app): State<App>,
    frame: Frame,
    Path((id, name, entry)): Path<Entry>,
    Form(way): Form<Moved>,
) -> Result<Response> {
    let change = Change::Move(sections::section(&name)?.name, entry, Way::read(&way.to)?);
    let entry = service::correct(&app, &frame.me, id, &change).await?;
    Ok(go(&back(id, &entry), ""))
}

pub(crate) async fn remove(
    State(app): State<App>,
    frame: Frame,
    Path((id, name, entry)): Path<Entry>,
) -> Result<Response> {
    let section = sections::section(&name)?.name;
    service::correct(&app, &frame.me, id, &Change::Remove(section, entry)).await?;
    Ok(go(&format!("/cvs/{id}#s-{section}"), ""))
}

/// Puts texts that no field took where they belong. One that is picked is sent as `NUMBER:WORDS`.
pub(crate) async fn settle(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<Uuid>,
    Form(pairs): Form<Pairs>,
) -> Result<Response> {
    let of = |name: &'static str| pairs.iter().filter(move |(n, _)| n == name).map(|(_, text)| text.as_str());
    let picked = of("pick").filter_map(|pick| pick.split_once(':'));
    let picked: Vec<_> =
        picked.filter_map(|(n, words)| Some((n.parse().ok()?, words.replace("\r\n", "\n")))).collect();
    if picked.is_empty() {
        return Ok(go(&format!("/cvs/{id}#s-leftovers"), "Choose the lines first."));
    }
    let to = of("to").next().unwrap_or_default().to_owned();
    let entry = service::correct(&app, &frame.me, id, &Change::Settle(picked, to)).await?;
    Ok(go(&back(id, &entry), ""))
}
