use serde_json::json;

use super::answering;
use super::assistant::{self, Grounds};
use crate::app::App;
use crate::tasks::{Outcome, Task};

/// Lets the person's model answer as the career assistant.
pub(crate) async fn answer(app: &App, task: &Task) -> Outcome {
    let owner = task.owner()?;
    let mut tx = app.db.begin(owner).await?;
    let begun = answering::begin(&mut tx, task).await?;
    let grounds = Grounds::load(&mut tx, owner).await?;
    tx.commit().await?;
    answering::ring(app, task);
    if let Some(begun) = begun {
        let (request, talk) = assistant::prepare(app, grounds, &begun).await?;
        answering::answer(app, &begun, "assistant", request, &talk).await?;
    }
    Ok(json!({"session_id": task.id_of("session_id")?, "message_id": task.id_of("message_id")?}))
}
