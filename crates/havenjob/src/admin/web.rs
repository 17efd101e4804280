use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::{service, view};
use crate::accounts::invites;
use crate::accounts::people::{self, Wanted};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::chrome::{Frame, go, once, refused};
use crate::http::listing::{Page, Sorting};
use crate::http::session::Admin;
use crate::http::settings;
use crate::http::site::Site;
use crate::http::take::{Form, Path, Query};
use crate::ui::Values;

const HERE: &str = "/settings/people";

/// Which part of the list.
#[derive(Deserialize)]
pub(crate) struct At {
    page: Option<i64>,
}

pub(crate) async fn people(
    State(app): State<App>,
    _: Admin,
    frame: Frame,
    Query(at): Query<At>,
) -> Result<Response> {
    shown(&app, &frame, at.page.unwrap_or(1), None, &Values::default()).await
}

async fn shown(app: &App, frame: &Frame, page: i64, made: Option<&str>, values: &Values) -> Result<Response> {
    let everyone = Wanted { status: None, email: None };
    let people = people::list(app, everyone, &Sorting::default(), Page::at(page, 50)).await?;
    let invites = invites::all(app).await?;
    let shown = view::Shown {
        me: frame.me.id,
        people: &people,
        invites: &invites,
        mode: app.config.registration.mode,
        made,
        now: app.clock.now(),
    };
    Ok(settings::page(frame, "People", &view::page(&shown, values)))
}

/// As the form sends it.
#[derive(Deserialize)]
pub(crate) struct NewInvite {
    note: String,
    expires_in_days: String,
}

/// Makes an invite, and shows its link: this once.
pub(crate) async fn invite(
    State(app): State<App>,
    Admin(me): Admin,
    frame: Frame,
    site: Site,
    Form(new): Form<NewInvite>,
) -> Result<Response> {
    let days = new.expires_in_days.trim().parse::<i64>();
    let made = match days {
        Ok(days) => service::invite(&app, &me, &new.note, Some(days)).await,
        Err(_) => Err(Error::field("expires_in_days", "is no number")),
    };
    match made {
        Ok((_, code)) => {
            let link = format!("{}/register?invite={code}", site.0);
            Ok(once(shown(&app, &frame, 1, Some(&link), &Values::default()).await?))
        }
        Err(e) => {
            let typed = [("note", new.note.as_str()), ("expires_in_days", &new.expires_in_days)];
            Ok(refused(shown(&app, &frame, 1, None, &Values::of(typed).refused(e)?).await?))
        }
    }
}

pub(crate) async fn withdraw(
    State(app): State<App>,
    Admin(me): Admin,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    service::withdraw(&app, &me, id).await?;
    Ok(go(HERE, "The invite is taken back."))
}

pub(crate) async fn disable(
    State(app): State<App>,
    Admin(me): Admin,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    service::disable(&app, &me, id).await?;
    Ok(go(HERE, "They are shut out: every login of theirs ended, and nothing of theirs is lost."))
}

pub(crate) async fn enable(
    State(app): State<App>,
    Admin(me): Admin,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    service::enable(&app, &me, id).await?;
    Ok(go(HERE, "They may come in again."))
}
