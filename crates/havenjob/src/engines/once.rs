//! What a model answered inside a task, be it a draft that it has to mend, is kept until the task has ended, sealed like a
//! file of the person's: an attempt after a fall finds it here. It is kept by the commit that writes the call down, so a call is either both or neither.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::store;
use crate::accounts;
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::providers::llm::{Answer, Draft, Model, Request};
use crate::seal::Key;
use crate::tasks::Task;

/// A question that a task asks a model.
pub(super) struct Question<'a> {
    owner: UserId,
    task: Uuid,
    purpose: &'a str,
    /// The same for the same words to the same model.
    hash: Vec<u8>,
    key: Key,
}

impl<'a> Question<'a> {
    pub(super) async fn new(
        app: &App,
        task: &Task,
        owner: UserId,
        purpose: &'a str,
        model: &Model,
        request: &Request,
    ) -> Result<Self> {
        let said: Vec<&str> = request.messages.iter().map(|m| m.content.as_str()).collect();
        let schema = request.schema.as_ref().map_or("", |s| s.name());
        let asked =
            json!([model.provider().name, model.name(), request.system, said, request.max_tokens, schema]);
        let hash = Sha256::digest(asked.to_string()).to_vec();
        let key = accounts::data_key(app, owner).await?;
        Ok(Self { owner, task: task.id, purpose, hash, key })
    }

    /// The answer, where a former attempt got one.
    pub(super) async fn answered(&self, app: &App) -> Result<Option<Answer>> {
        self.kept(app, self.purpose).await
    }

    /// The draft that the model is to mend, where a former attempt got one.
    pub(super) async fn drafted(&self, app: &App) -> Result<Option<Draft>> {
        self.kept(app, &self.draft()).await
    }

    /// Keeps an answer.
    pub(super) async fn keep(&self, app: &App, tx: &mut Tx, answer: &Answer) -> Result<()> {
        self.keep_as(app, tx, self.purpose, answer).await
    }

    /// Keeps a draft.
    pub(super) async fn keep_draft(&self, app: &App, tx: &mut Tx, draft: &Draft) -> Result<()> {
        self.keep_as(app, tx, &self.draft(), draft).await
    }

    fn draft(&self) -> String {
        format!("{}/draft", self.purpose)
    }

    async fn kept<T: DeserializeOwned>(&self, app: &App, name: &str) -> Result<Option<T>> {
        let mut tx = app.db.read(self.owner).await?;
        let kept = store::kept_answer(&mut tx, self.owner, self.task, name, &self.hash).await?;
        let opened = kept.map(|sealed| self.key.open(&sealed, &self.bound_to(name))).transpose()?;
        let answer = opened.map(|text| serde_json::from_slice(&text)).transpose();
        answer.map_err(|e| Error::Internal(format!("a kept answer does not open: {e}")))
    }

    async fn keep_as(&self, app: &App, tx: &mut Tx, name: &str, answer: &impl Serialize) -> Result<()> {
        let text = serde_json::to_vec(answer).map_err(|e| Error::Internal(e.to_string()))?;
        let sealed = &self.key.seal(&text, &self.bound_to(name))?;
        let answer = store::KeptAnswer { task: self.task, purpose: name, hash: &self.hash, sealed };
        store::keep_answer(tx, self.owner, &answer, app.clock.now()).await
    }

    fn bound_to(&self, name: &str) -> String {
        format!("task:{}/answer:{name}", self.task)
    }
}

/// Forgets what models answered inside a task: it has ended.
pub(crate) async fn forget(tx: &mut Tx, owner: UserId, task: Uuid) -> Result<()> {
    tx.act_for(owner).await?;
    store::forget_answers(tx, owner, task).await
}
