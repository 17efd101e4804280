//! A new state of the document: the one way in which it changes.

use fit::matching::{Match, State, match_posting};
use resume::Resume;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::model::{Revision, TailoredCv};
use super::store;
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::jobs;

/// A tailored CV that is made: one that is still being made cannot be changed or exported.
pub(super) async fn ready(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<TailoredCv> {
    let cv = store::tailored(tx, owner, id).await?;
    match cv.status.as_str() {
        "draft" | "final" => Ok(cv),
        "failed" => {
            Err(Error::Conflict { message: "tailoring failed: make it anew".to_owned(), current: None })
        }
        _ => Err(Error::Conflict {
            message: "it is still being made: wait for its task".to_owned(),
            current: None,
        }),
    }
}

/// A change of the document.
pub(super) struct Step {
    /// How the revision is called.
    pub(super) kind: &'static str,
    pub(super) description: String,
    /// The version that the person saw, where they say so.
    pub(super) seen: Option<i64>,
    /// The number of the state that it goes back to.
    pub(super) restored: Option<i64>,
}

impl Step {
    /// A step forward, on whatever version is the current one.
    pub(super) fn new(kind: &'static str, description: impl Into<String>) -> Self {
        Self { kind, description: description.into(), seen: None, restored: None }
    }

    /// A step on the version that the person saw.
    pub(super) fn seen(self, version: i64) -> Self {
        Self { seen: Some(version), ..self }
    }
}

/// Saves a new state of the document as the next version and as a revision, with its score.
///
/// # Errors
/// Somebody changed it since `seen`: both sides are kept, the current one comes back in the error.
pub(super) async fn revise(
    app: &App,
    tx: &mut Tx,
    owner: UserId,
    mut cv: TailoredCv,
    document: &Resume,
    step: Step,
) -> Result<TailoredCv> {
    let conflict = |current: &TailoredCv| Error::Conflict {
        message: format!(
            "it was changed since: you saw version {}, now it is {}",
            step.seen.unwrap_or(current.version),
            current.version
        ),
        current: serde_json::to_value(current).ok(),
    };
    if step.seen.is_some_and(|seen| seen != cv.version) {
        return Err(conflict(&cv));
    }
    let job = jobs::job(tx, owner, cv.job_id).await?;
    let matched = match_posting(document, &jobs::posting(&job), &app.clock.today());
    put_match(&mut cv, &matched);
    let seen = cv.version;
    let now = app.clock.now();
    cv.version += 1;
    cv.updated_at = now;
    if !store::save(tx, owner, &cv, document, seen).await? {
        return Err(conflict(&store::tailored(tx, owner, cv.id).await?));
    }
    let revision = Revision {
        id: Uuid::now_v7(),
        number: cv.version,
        revision_type: step.kind.to_owned(),
        description: step.description.chars().take(300).collect(),
        template: cv.template.clone(),
        pages: cv.pages,
        restored: step.restored,
        created_at: now,
    };
    store::insert_revision(tx, owner, cv.id, &revision, document).await?;
    Ok(cv)
}

/// Notes score and gaps of a document.
fn put_match(cv: &mut TailoredCv, matched: &Match) {
    let gaps: Vec<_> = matched.requirements.iter().filter(|h| h.state == State::Gap).collect();
    cv.score_after = Some(i64::from(matched.score));
    cv.gaps = serde_json::to_value(gaps).ok().filter(|v| *v != Value::Null).map(Json);
}
