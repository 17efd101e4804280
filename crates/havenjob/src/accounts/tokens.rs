//! Personal access tokens: what a program shows in its person's place.

use chrono::TimeDelta;
use uuid::Uuid;

use super::model::{self, ApiToken, Credential, hash_of, new_secret};
use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::session::Me;

/// Personal access tokens.
pub(super) async fn all(app: &App, me: &Me) -> Result<Vec<ApiToken>> {
    store::tokens(&mut app.db.read_unowned().await?, me.id).await
}

/// Makes a personal access token; its secret is shown this once.
pub(super) async fn make(
    app: &App,
    me: &Me,
    name: &str,
    scope: &str,
    days: Option<i64>,
) -> Result<(ApiToken, String)> {
    let name = name.trim();
    let mut faults = Vec::new();
    if name.is_empty() || name.chars().count() > 100 {
        faults.push(("name", "must have 1 to 100 characters".to_owned()));
    }
    if !matches!(scope, "read" | "write") {
        faults.push(("scope", "must be read or write".to_owned()));
    }
    if days.is_some_and(|d| !(1..=3650).contains(&d)) {
        faults.push(("expires_in_days", "must be 1 to 3650".to_owned()));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    if matches!(me.credential, Credential::Token { .. }) {
        return Err(Error::Forbidden("tokens are made by a person who is logged in, not by a token"));
    }
    let now = app.clock.now();
    let secret = new_secret(model::TOKEN);
    let token = ApiToken {
        id: Uuid::now_v7(),
        name: name.to_owned(),
        scope: scope.to_owned(),
        created_at: now,
        last_used_at: None,
        expires_at: days.map(|d| now + TimeDelta::days(d)),
    };
    let mut tx = app.db.begin_unowned().await?;
    store::insert_token(&mut tx, me.id, &token, &hash_of(&secret)).await?;
    tx.commit().await?;
    Ok((token, secret))
}

/// Takes a personal access token back.
pub(super) async fn take_back(app: &App, me: &Me, id: Uuid) -> Result<()> {
    let mut tx = app.db.begin_unowned().await?;
    if !store::delete_token(&mut tx, me.id, id).await? {
        return Err(Error::NotFound("token"));
    }
    tx.commit().await
}
