use resume::Resume;
use serde_json::{Value, json};

use super::store;
use crate::accounts;
use crate::app::App;
use crate::cli::{Failure, read_cv};
use crate::db::UserId;
use crate::error::{Error, Result};
use crate::tasks::{Outcome, Stop, Task};

/// Reads an uploaded file. A file that cannot be used is an end, not an error to try again: the CV says why.
pub(crate) async fn parse(app: &App, task: &Task) -> Outcome {
    let (owner, id) = (task.owner()?, task.id_of("cv_id")?);
    let outcome = attempt(app, owner, id).await;
    if let Err(stop) = &outcome
        && stop.is_final(task)
    {
        fail(app, owner, id, &reason(stop.error())).await?;
    }
    outcome
}

async fn attempt(app: &App, owner: UserId, id: uuid::Uuid) -> Outcome {
    let mut tx = app.db.begin(owner).await?;
    let cv = store::cv(&mut tx, owner, id).await?;
    store::set_status(&mut tx, owner, id, "parsing", app.clock.now()).await?;
    tx.commit().await?;
    let key = accounts::data_key(app, owner).await?;
    let bytes = app.files.get(&key, &cv.file_key).await?;
    let read = tokio::task::spawn_blocking(move || read(bytes)).await;
    let read = read.map_err(|e| Stop::Retry(Error::Internal(format!("reading broke off: {e}"))))?;
    let (text, resume) = read.map_err(Error::Unusable)?;
    let parsed: Value =
        serde_json::from_str(&resume.to_json()).map_err(|e| Error::Internal(e.to_string()))?;
    let mut tx = app.db.begin(owner).await?;
    store::set_parsed(&mut tx, owner, id, &text, &parsed, app.clock.now()).await?;
    tx.commit().await?;
    Ok(json!({"cv_id": id, "status": "parsed"}))
}

/// What the CV says of its failure. Ours are not the person's to understand.
fn reason(error: &Error) -> Failure {
    match error {
        Error::Unusable(failure) => failure.clone(),
        _ => Failure::service(
            "not-read",
            "the file could not be read, and the fault is ours",
            "let it be read again; if it stays so, tell whoever runs this instance",
        ),
    }
}

async fn fail(app: &App, owner: UserId, id: uuid::Uuid, failure: &Failure) -> Result<()> {
    let mut tx = app.db.begin(owner).await?;
    store::set_failed(&mut tx, owner, id, &json!(failure), app.clock.now()).await?;
    tx.commit().await
}

/// Text and résumé of a file; the reader runs in a child process under limits.
fn read(bytes: Vec<u8>) -> Result<(String, Resume), Failure> {
    let (text, mut resume) = read_cv(bytes)?;
    if resume::roundtrip::values(&resume).is_empty() {
        return Err(Failure::input(
            "no-cv",
            "the file can be read, but no part of a CV was found in it",
            "headings such as Experience and Education help; or fill in the profile by hand",
        ));
    }
    resume.assign_ids();
    Ok((text, resume))
}
