use serde_json::json;

use super::super::model::Documents;
use super::super::store as cvs;
use super::talk::{self, Refining, Wished};
use crate::app::App;
use crate::engines::veil::Veil;
use crate::tasks::{Outcome, Task};
use crate::{chat, jobs};

/// Lets the person's model answer about a tailored CV.
pub(crate) async fn answer(app: &App, task: &Task) -> Outcome {
    let (owner, cv, message) = (task.owner()?, task.id_of("session_id")?, task.id_of("message_id")?);
    let mut tx = app.db.begin(owner).await?;
    let begun = chat::begin(&mut tx, task).await?;
    let tailored = cvs::tailored(&mut tx, owner, cv).await?;
    let Documents { source, document } = cvs::documents(&mut tx, owner, cv).await?;
    let posting = jobs::job(&mut tx, owner, tailored.job_id).await?.description;
    tx.commit().await?;
    chat::ring(app, task);
    if let Some(begun) = begun {
        let mut veil = Veil::of(&[&source, &document]);
        let (said, wish) = (&begun.said[..], begun.asked.content.as_str());
        let wished = Wished { source: &source, document: &document, posting: &posting, said, wish };
        let request = talk::request(&wished, &mut veil);
        let refining = Refining { app: app.clone(), owner, cv, source, document, veil };
        chat::answer(app, &begun, "chat", request, &refining).await?;
    }
    Ok(json!({"tailored_cv_id": cv, "message_id": message}))
}
