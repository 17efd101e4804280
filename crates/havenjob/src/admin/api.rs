use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::model::AuditLine;
use super::service;
use crate::accounts::invites::{self, Invite};
use crate::accounts::people::{self, Person};
use crate::app::App;
use crate::error::Result;
use crate::http::listing::{Listing, Page, Sorting};
use crate::http::problem::Problem;
use crate::http::session::Admin;
use crate::http::site::Site;
use crate::http::take::{self, Path, Query};
use crate::tasks::oversight::{self, TaskInfo};

/// Which people.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct WhichPeople {
    /// `active` or `disabled`; both when it is not said.
    #[param(example = "active")]
    status: Option<String>,
    /// Their address.
    #[param(example = "ada@example.org")]
    email: Option<String>,
}

/// Everyone here, the newest first, or by `created_at`, `email` or `name`. 404 for whoever is no admin, here and below.
#[utoipa::path(get, path = "/api/admin/users", tag = "admin", params(WhichPeople, Sorting, Page),
    responses((status = 200, body = Listing<Person>), (status = 404, body = Problem)))]
pub(crate) async fn people(
    State(app): State<App>,
    _: Admin,
    Query(which): Query<WhichPeople>,
    Query(sorting): Query<Sorting>,
    Query(page): Query<Page>,
) -> Result<Json<Listing<Person>>> {
    let email = which.email.map(|e| e.trim().to_lowercase());
    let wanted = people::Wanted { status: which.status.as_deref(), email: email.as_deref() };
    people::list(&app, wanted, &sorting, page).await.map(Json)
}

/// Shut a person out: every login ends, tokens do not open, nothing of theirs is lost.
#[utoipa::path(post, path = "/api/admin/users/{id}/disable", tag = "admin", params(("id" = Uuid, Path)),
    responses((status = 200, body = Person), (status = 403, body = Problem, description = "That is yourself")))]
pub(crate) async fn disable(
    State(app): State<App>,
    Admin(me): Admin,
    Path(id): Path<Uuid>,
) -> Result<Json<Person>> {
    service::disable(&app, &me, id).await.map(Json)
}

/// Let a person in again.
#[utoipa::path(post, path = "/api/admin/users/{id}/enable", tag = "admin", params(("id" = Uuid, Path)),
    responses((status = 200, body = Person)))]
pub(crate) async fn enable(
    State(app): State<App>,
    Admin(me): Admin,
    Path(id): Path<Uuid>,
) -> Result<Json<Person>> {
    service::enable(&app, &me, id).await.map(Json)
}

/// Erase a person with all that belongs to them. There is no way back.
#[utoipa::path(post, path = "/api/admin/users/{id}/purge", tag = "admin", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403, body = Problem, description = "That is yourself")))]
pub(crate) async fn purge(
    State(app): State<App>,
    Admin(me): Admin,
    Path(id): Path<Uuid>,
) -> Result<StatusCode> {
    service::purge(&app, &me, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take the second factor from a person who has lost device and recovery codes. Their logins end; the password stays.
#[utoipa::path(delete, path = "/api/admin/users/{id}/two-factor", tag = "admin", params(("id" = Uuid, Path)),
    responses((status = 204)))]
pub(crate) async fn drop_second_factor(
    State(app): State<App>,
    Admin(me): Admin,
    Path(id): Path<Uuid>,
) -> Result<StatusCode> {
    service::drop_second_factor(&app, &me, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The newest invites, used and unused.
#[utoipa::path(get, path = "/api/admin/invites", tag = "admin",
    responses((status = 200, body = Vec<Invite>), (status = 404, body = Problem)))]
pub(crate) async fn invites(State(app): State<App>, _: Admin) -> Result<Json<Vec<Invite>>> {
    invites::all(&app).await.map(Json)
}

/// An invite to be made.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewInvite {
    /// Whom it is meant for.
    #[serde(default)]
    #[schema(example = "Ada, from the library")]
    note: String,
    /// Two weeks, when it is not said.
    #[schema(example = 14, minimum = 1, maximum = 365)]
    expires_in_days: Option<i64>,
}

/// An invite that was made; its code is shown this once.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeInvite {
    /// For `invite_code` at registration.
    #[schema(example = "hji_Zm9vYmFy…")]
    code: String,
    /// To be passed on.
    #[schema(example = "https://jobs.example.org/register?invite=hji_Zm9vYmFy…")]
    link: String,
    #[serde(flatten)]
    about: Invite,
}

/// Make a link with which one person may register, where the instance takes people by invite.
#[utoipa::path(post, path = "/api/admin/invites", tag = "admin", request_body = NewInvite,
    responses((status = 201, body = MadeInvite), (status = 404, body = Problem)))]
pub(crate) async fn invite(
    State(app): State<App>,
    Admin(me): Admin,
    site: Site,
    take::Json(new): take::Json<NewInvite>,
) -> Result<(StatusCode, Json<MadeInvite>)> {
    let (about, code) = service::invite(&app, &me, &new.note, new.expires_in_days).await?;
    let link = format!("{}/register?invite={code}", site.0);
    Ok((StatusCode::CREATED, Json(MadeInvite { code, link, about })))
}

/// Take an invite back that nobody has used.
#[utoipa::path(delete, path = "/api/admin/invites/{id}", tag = "admin", params(("id" = Uuid, Path)),
    responses((status = 204)))]
pub(crate) async fn withdraw(
    State(app): State<App>,
    Admin(me): Admin,
    Path(id): Path<Uuid>,
) -> Result<StatusCode> {
    service::withdraw(&app, &me, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which tasks.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct WhichTasks {
    /// `queued`, `processing`, `completed` or `failed`; all when it is not said.
    #[param(example = "failed")]
    status: Option<String>,
    #[param(example = "cvs.parse")]
    kind: Option<String>,
}

/// Everyone's background work, the newest first, or by `created_at`, `updated_at`, `attempts` or `kind`.
#[utoipa::path(get, path = "/api/admin/tasks", tag = "admin", params(WhichTasks, Sorting, Page),
    responses((status = 200, body = Listing<TaskInfo>), (status = 404, body = Problem)))]
pub(crate) async fn tasks(
    State(app): State<App>,
    _: Admin,
    Query(which): Query<WhichTasks>,
    Query(sorting): Query<Sorting>,
    Query(page): Query<Page>,
) -> Result<Json<Listing<TaskInfo>>> {
    let wanted = oversight::Wanted { status: which.status.as_deref(), kind: which.kind.as_deref() };
    oversight::list(&app, wanted, &sorting, page).await.map(Json)
}

/// A task that was put in again.
#[derive(Serialize, ToSchema)]
pub(crate) struct Rerun {
    job_id: Uuid,
    #[schema(example = "queued")]
    status: &'static str,
    #[schema(example = "It was put in again")]
    message: &'static str,
}

/// Give a task that failed a second life.
#[utoipa::path(post, path = "/api/admin/tasks/{id}/rerun", tag = "admin", params(("id" = Uuid, Path)),
    responses((status = 202, body = Rerun), (status = 409, body = Problem, description = "It did not fail")))]
pub(crate) async fn rerun(
    State(app): State<App>,
    Admin(me): Admin,
    Path(id): Path<Uuid>,
) -> Result<(StatusCode, Json<Rerun>)> {
    service::rerun(&app, &me, id).await?;
    let body = Rerun { job_id: id, status: "queued", message: "It was put in again" };
    Ok((StatusCode::ACCEPTED, Json(body)))
}

/// Which acts.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct WhichActs {
    /// `user.disable`, `user.enable`, `user.purge`, `user.drop-second-factor`, `invite.make`, `invite.withdraw` or
    /// `task.rerun`; all when it is not said.
    #[param(example = "user.disable")]
    act: Option<String>,
}

/// What admins did, the newest first, or by `created_at` or `act`.
#[utoipa::path(get, path = "/api/admin/audit", tag = "admin", params(WhichActs, Sorting, Page),
    responses((status = 200, body = Listing<AuditLine>), (status = 404, body = Problem)))]
pub(crate) async fn audit(
    State(app): State<App>,
    _: Admin,
    Query(which): Query<WhichActs>,
    Query(sorting): Query<Sorting>,
    Query(page): Query<Page>,
) -> Result<Json<Listing<AuditLine>>> {
    service::audit(&app, which.act.as_deref(), &sorting, page).await.map(Json)
}
