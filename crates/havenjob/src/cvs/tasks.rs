use resume::Resume;
use serde_json::{Value, json};

use super::store;
use crate::accounts;
use crate::app::{App, Clock};
use crate::cli::Failure;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::sandbox;
use crate::tasks::{Outcome, Stop, Task, Why};

/// Reads an uploaded file. A file that cannot be used is an end, not an error to try again: the CV says why.
pub(crate) async fn parse(app: &App, task: &Task) -> Outcome {
    let (owner, id) = (task.owner()?, task.id_of("cv_id")?);
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
    if !store::has_primary(&mut tx, owner).await? {
        // The first one could not be read, or is gone: this one can be meant.
        store::make_primary(&mut tx, owner, id, app.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(json!({"cv_id": id, "status": "parsed"}))
}

/// The CV says why it was not read.
pub(crate) async fn gave_up(tx: &mut Tx, clock: Clock, task: &Task, why: &Why<'_>) -> Result<()> {
    let (Ok(owner), Ok(id)) = (task.owner(), task.id_of("cv_id")) else { return Ok(()) };
    let failure = match why {
        // Ours are not the person's to understand.
        Why::Failed(error) if !matches!(error, Error::Unusable(_)) => Failure::service(
            "not-read",
            "the file could not be read, and the fault is ours",
            "let it be read again; if it stays so, tell whoever runs this instance",
        ),
        why => why.shown(),
    };
    tx.act_for(owner).await?;
    store::set_failed(tx, owner, id, &json!(failure), clock.now()).await
}

/// Text and résumé of a file; the reader runs in a child process under limits.
fn read(bytes: Vec<u8>) -> Result<(String, Resume), Failure> {
    let (text, mut resume) = sandbox::cv(bytes)?;
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
