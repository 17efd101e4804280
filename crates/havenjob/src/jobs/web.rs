use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::service::{self, Fields, Wanted};
use super::view;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::chrome::{Frame, go, refused};
use crate::http::listing::{Page, Sorting};
use crate::http::session::Me;
use crate::http::take::{Form, Path, Query};
use crate::tailor::{self, From, Order};
use crate::ui::Values;

/// Which jobs the list shows.
#[derive(Deserialize)]
pub(super) struct Filter {
    #[serde(default)]
    pub(super) q: String,
    /// `active`, `archived` or `all`.
    #[serde(default = "active")]
    pub(super) status: String,
}

fn active() -> String {
    "active".to_owned()
}

pub(super) async fn list(
    State(app): State<App>,
    frame: Frame,
    Query(filter): Query<Filter>,
    Query(sorting): Query<Sorting>,
    Query(page): Query<Page>,
) -> Result<Response> {
    let wanted = Wanted {
        status: Some(filter.status.as_str()).filter(|s| *s != "all"),
        text: Some(filter.q.trim()).filter(|q| !q.is_empty()),
    };
    let shelf = service::shelf(&app, &frame.me, wanted, &sorting, page).await?;
    let shown = view::Shown { filter: &filter, sort: sorting.field().unwrap_or("created_at"), shelf: &shelf };
    Ok(frame.page("Jobs", &view::list(&shown, app.clock.now())))
}

pub(super) async fn new(frame: Frame) -> Response {
    frame.page("Add a job", &view::new(&Values::default()))
}

/// A job as its forms send it.
#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    title: String,
    #[serde(default)]
    company: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    description: String,
}

impl Typed {
    fn values(&self) -> Values {
        Values::of([
            ("title", self.title.as_str()),
            ("company", &self.company),
            ("url", &self.url),
            ("description", &self.description),
        ])
    }

    fn fields(self) -> Fields {
        Fields {
            title: Some(self.title),
            company: Some(self.company),
            description: Some(self.description),
            url: Some(self.url),
            status: None,
        }
    }
}

pub(super) async fn create(
    State(app): State<App>,
    frame: Frame,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let values = typed.values();
    match service::take_in(&app, &frame.me, typed.fields()).await {
        Ok((job, true)) => Ok(go(&place(job.id), "The job is added.")),
        Ok((job, false)) => Ok(go(&place(job.id), "You have this ad already. Here it is.")),
        Err(e) => Ok(refused(frame.page("Add a job", &view::new(&values.refused(e)?)))),
    }
}

fn place(id: Uuid) -> String {
    format!("/jobs/{id}")
}

/// What a job is held against: `profile`, or the id of a CV.
#[derive(Deserialize)]
pub(super) struct Held {
    #[serde(default)]
    from: String,
}

impl Held {
    fn source(&self) -> Result<Option<From>> {
        Ok(match self.from.as_str() {
            "" => None,
            "profile" => Some(From::Profile),
            id => {
                Some(From::Cv(id.parse().map_err(|_| Error::field("from", "choose a CV or your profile"))?))
            }
        })
    }
}

pub(super) async fn one(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<Uuid>,
    Query(held): Query<Held>,
) -> Result<Response> {
    let prospect = tailor::prospect(&app, &frame.me, id, held.source()?).await?;
    let values = Values::of([("template", "classic"), ("pages", "2")]);
    Ok(frame.page(view::name(&prospect.job), &view::job(&prospect, &values, app.clock.now())))
}

pub(super) async fn edit(State(app): State<App>, frame: Frame, Path(id): Path<Uuid>) -> Result<Response> {
    let job = service::one(&app, &frame.me, id).await?;
    let url = job.url.as_deref().unwrap_or_default();
    let values = Values::of([
        ("title", job.title.as_str()),
        ("company", &job.company),
        ("url", url),
        ("description", &job.description),
    ]);
    Ok(frame.page("Change a job", &view::edit(id, &values)))
}

pub(super) async fn change(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<Uuid>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let values = typed.values();
    match service::change(&app, &frame.me, id, typed.fields()).await {
        Ok(_) => Ok(go(&place(id), "Your changes are saved.")),
        Err(e) => Ok(refused(frame.page("Change a job", &view::edit(id, &values.refused(e)?)))),
    }
}

/// Where a job is to stand.
#[derive(Deserialize)]
pub(super) struct Standing {
    status: String,
}

pub(super) async fn status(
    State(app): State<App>,
    me: Me,
    Path(id): Path<Uuid>,
    Form(standing): Form<Standing>,
) -> Result<Response> {
    let fields = Fields { status: Some(standing.status), ..Fields::default() };
    let job = service::change(&app, &me, id, fields).await?;
    let word = if job.status == "archived" {
        "The job is archived. You find it under Archived."
    } else {
        "The job is active again."
    };
    Ok(go(&place(id), word))
}

pub(super) async fn delete(State(app): State<App>, me: Me, Path(id): Path<Uuid>) -> Result<Response> {
    service::delete(&app, &me, id).await?;
    Ok(go("/jobs", "The job is deleted."))
}

/// What to tailor, and how.
#[derive(Deserialize)]
pub(super) struct Wish {
    #[serde(flatten)]
    held: Held,
    template: String,
    pages: String,
}

pub(super) async fn tailor(
    State(app): State<App>,
    frame: Frame,
    Path(id): Path<Uuid>,
    Form(wish): Form<Wish>,
) -> Result<Response> {
    let from = wish.held.source()?;
    let order = Order {
        cv_id: if let Some(From::Cv(cv)) = from { Some(cv) } else { None },
        job_id: id,
        template: Some(wish.template.clone()),
        pages: Some(wish.pages.parse().map_err(|_| Error::field("pages", "must be a number"))?),
    };
    match tailor::create(&app, &frame.me, order).await {
        Ok((cv, _)) => Ok(go(&format!("/tailored/{}", cv.id), "")),
        Err(e) => {
            let values =
                Values::of([("template", wish.template.as_str()), ("pages", &wish.pages)]).refused(e)?;
            let prospect = tailor::prospect(&app, &frame.me, id, wish.held.source()?).await?;
            let page = view::job(&prospect, &values, app.clock.now());
            Ok(refused(frame.page(view::name(&prospect.job), &page)))
        }
    }
}
