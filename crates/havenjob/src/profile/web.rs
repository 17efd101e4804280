use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use super::model::{Conflict, Profile};
use super::{service, view};
use crate::app::App;
use crate::error::Result;
use crate::http::chrome::{Frame, go, refused};
use crate::http::take::{Form, Path};
use crate::sections::{Asked, Change, Filling, Place, Shown, Typed, Way};

/// What a form sends: names and texts, in its order.
type Pairs = Vec<(String, String)>;

pub(crate) async fn page(State(app): State<App>, frame: Frame) -> Result<Response> {
    shown(&frame, &service::profile(&app, &frame.me).await?, None)
}

pub(crate) async fn add_form(
    State(app): State<App>,
    frame: Frame,
    Path(name): Path<String>,
) -> Result<Response> {
    blank(&app, &frame, Place::read(&name, None)?).await
}

pub(crate) async fn edit_form(
    State(app): State<App>,
    frame: Frame,
    Path((name, entry)): Path<(String, String)>,
) -> Result<Response> {
    blank(&app, &frame, Place::read(&name, Some(&entry))?).await
}

pub(crate) async fn add(
    State(app): State<App>,
    frame: Frame,
    Path(name): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response> {
    fill(&app, &frame, Place::read(&name, None)?, pairs).await
}

pub(crate) async fn edit(
    State(app): State<App>,
    frame: Frame,
    Path((name, entry)): Path<(String, String)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response> {
    fill(&app, &frame, Place::read(&name, Some(&entry))?, pairs).await
}

pub(crate) async fn shift(
    State(app): State<App>,
    frame: Frame,
    Path((name, entry)): Path<(String, String)>,
    Form(way): Form<Moved>,
) -> Result<Response> {
    let name = crate::sections::section(&name)?.name;
    let id = service::change(&app, &frame.me, &Change::Move(name, entry, Way::read(&way.to)?)).await?;
    Ok(go(&format!("/profile#e:{id}"), ""))
}

/// Where an entry goes: `up`, `down` or a place.
#[derive(serde::Deserialize)]
pub(crate) struct Moved {
    to: String,
}

pub(crate) async fn remove(
    State(app): State<App>,
    frame: Frame,
    Path((name, entry)): Path<(String, String)>,
) -> Result<Response> {
    let section = crate::sections::section(&name)?;
    service::change(&app, &frame.me, &Change::Remove(section.name, entry)).await?;
    Ok(go(
        &format!("/profile#s-{}", section.name),
        &format!("The {} is gone from your profile.", section.one),
    ))
}

/// The page with a form as it is before anything was typed.
async fn blank(app: &App, frame: &Frame, place: Place) -> Result<Response> {
    let profile = service::profile(app, &frame.me).await?;
    let filling = Filling::blank(&profile.document, place)?;
    shown(frame, &profile, Some(&filling))
}

async fn fill(app: &App, frame: &Frame, place: Place, pairs: Pairs) -> Result<Response> {
    let (typed, asked) = Typed::of(pairs);
    if asked == Asked::Again {
        let profile = service::profile(app, &frame.me).await?;
        return shown(frame, &profile, Some(&Filling::typed(place, typed)?));
    }
    match service::change(app, &frame.me, &Change::Set(place.clone(), typed.clone())).await {
        Ok(id) if id.is_empty() => Ok(go("/profile", "Saved.")),
        Ok(id) => Ok(go(&format!("/profile#e:{id}"), "Saved.")),
        Err(e) => {
            let profile = service::profile(app, &frame.me).await?;
            let filling = Filling::refused(&profile.document, place, typed, e)?;
            Ok(refused(shown(frame, &profile, Some(&filling))?))
        }
    }
}

/// The page, with one form open or none.
fn shown(frame: &Frame, profile: &Profile, open: Option<&Filling>) -> Result<Response> {
    let shown = Shown { base: "/profile", spans: None, open };
    Ok(frame.page("Your profile", &view::page(profile, &shown)?))
}

/// What a CV would bring.
pub(crate) async fn offers(State(app): State<App>, frame: Frame, Path(id): Path<Uuid>) -> Result<Response> {
    let (offers, profile, cv) = service::offers(&app, &frame.me, id).await?;
    Ok(frame.page("Add to your profile", &view::offers(id, &offers, &profile, &cv)))
}

/// What of it is brought: sections, and differences for which the file is right.
pub(crate) async fn bring(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<Uuid>,
    Form(pairs): Form<Pairs>,
) -> Result<Response> {
    let named =
        |wanted: &'static str| pairs.iter().filter(move |(name, _)| name == wanted).map(|(_, v)| v.clone());
    let sections: Vec<String> = named("section").collect();
    // A choice is `pick:ITEM/FIELD`: `cv` or `profile`.
    let taken =
        pairs.iter().filter(|(_, choice)| choice == "cv").filter_map(|(name, _)| name.strip_prefix("pick:"));
    let taken: Vec<_> =
        taken.filter_map(|key| key.rsplit_once('/')).map(|(i, f)| (i.to_owned(), f.to_owned())).collect();
    let merged = service::bring(&app, &frame.me, id, &sections, &taken).await?;
    let differ = |d: &&Conflict| taken.iter().any(|(i, f)| *i == d.item && *f == d.field);
    let took = merged.differences.iter().filter(differ).count();
    Ok(go("/profile", &view::brought(merged.added.len(), took, merged.differences.len() - took)))
}
