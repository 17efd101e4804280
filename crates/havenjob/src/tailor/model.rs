use chrono::{DateTime, Utc};
use fit::check::Finding;
use fit::tailor::Change;
use resume::Resume;
use resume::model::{Bullet, Bullets};
use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::error::{Error, Result};

/// A CV made for one job.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct TailoredCv {
    pub(crate) id: Uuid,
    /// None when it was made from the profile, or the CV was deleted since.
    pub(crate) cv_id: Option<Uuid>,
    pub(crate) job_id: Uuid,
    /// `queued`, `draft`, `final` or `failed`.
    #[schema(example = "draft")]
    pub(crate) status: String,
    /// Counts up with every change; send the one that you saw when you change something.
    #[schema(example = 1)]
    pub(crate) version: i64,
    #[schema(example = "classic")]
    pub(crate) template: String,
    /// Pages at most.
    #[schema(example = 2)]
    pub(crate) pages: i64,
    /// 0 to 100, before tailoring.
    pub(crate) score_before: Option<i64>,
    /// 0 to 100, of the document as it is.
    pub(crate) score_after: Option<i64>,
    /// What the posting asks and nothing answers, each with one question.
    #[schema(value_type = Option<Value>)]
    pub(crate) gaps: Option<Json<Value>>,
    /// What to know of how it was made.
    pub(crate) note: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

/// The two documents of a tailored CV.
#[derive(Debug, Clone)]
pub(super) struct Documents {
    /// What is true: the résumé that was tailored, with what the person said since.
    pub(super) source: Resume,
    /// What it became.
    pub(super) document: Resume,
}

/// What a person said to be true of an entry, beyond what their CV says.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Evidence {
    pub(crate) id: Uuid,
    /// Id of the entry, or `basics` for the whole.
    #[schema(example = "work-1")]
    pub(crate) item: String,
    #[schema(example = "Ran the move to SAP EWM at two sites in 2023")]
    pub(crate) text: String,
    /// What was asked; none when a wording was confirmed.
    #[schema(example = "Where have you worked with SAP EWM?")]
    pub(crate) question: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
}

impl Evidence {
    /// The id that it has as a line of its entry.
    pub(super) fn line(&self) -> String {
        format!("evidence-{}", self.id.simple())
    }
}

/// Puts what a person said under the entries that they said it of, as lines of these.
pub(super) fn put_evidence(source: &mut Resume, said: &[Evidence]) {
    for evidence in said {
        let line = Bullet { id: evidence.line(), text: evidence.text.clone() };
        if let Some(list) = bullets_of(source, &evidence.item) {
            list.push(line);
        } else if let Some(group) = source.skills.iter_mut().find(|s| s.id == evidence.item) {
            group.keywords.push(evidence.text.clone());
        } else {
            let summary = &mut source.basics.summary;
            *summary = format!("{summary}\n{}", evidence.text).trim_start().to_owned();
        }
    }
}

/// The bullets of an entry that has any.
pub(super) fn bullets_of<'a>(resume: &'a mut Resume, entry: &str) -> Option<&'a mut Bullets> {
    let lists = (resume.work.iter_mut().map(|w| (&w.id, &mut w.highlights)))
        .chain(resume.volunteer.iter_mut().map(|v| (&v.id, &mut v.highlights)))
        .chain(resume.projects.iter_mut().map(|p| (&p.id, &mut p.highlights)))
        .chain(resume.education.iter_mut().map(|e| (&e.id, &mut e.highlights)));
    lists.into_iter().find(|(id, _)| *id == entry).map(|(_, list)| list)
}

/// The entry that an item belongs to: itself, or the one whose bullet it is.
pub(super) fn entry_of(resume: &Resume, item: &str) -> Option<String> {
    let holds = |list: &Bullets| list.iter().any(|b| b.id == item);
    let found = (resume.work.iter().map(|w| (&w.id, &w.highlights)))
        .chain(resume.volunteer.iter().map(|v| (&v.id, &v.highlights)))
        .chain(resume.projects.iter().map(|p| (&p.id, &p.highlights)))
        .chain(resume.education.iter().map(|e| (&e.id, &e.highlights)))
        .find(|(id, list)| *id == item || holds(list))
        .map(|(id, _)| id.clone());
    let skill = || resume.skills.iter().find(|s| s.id == item).map(|s| s.id.clone());
    found.or_else(skill).or_else(|| (item == "basics").then(|| "basics".to_owned()))
}

/// One proposed change to one item.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Suggestion {
    pub(crate) id: Uuid,
    /// Id of the item or bullet, `basics` for the summary, or a section whose items change their order.
    #[schema(example = "work-1.2")]
    pub(crate) item: String,
    /// `rewrite`, `reorder`, `drop`, `restore` or `summary`.
    #[schema(example = "drop")]
    pub(crate) kind: String,
    pub(crate) original: String,
    pub(crate) proposed: String,
    #[schema(example = "Nothing in it answers the posting, and the page is full.")]
    pub(crate) reason: String,
    /// What the claim check says of it.
    #[schema(value_type = Value)]
    pub(crate) findings: Json<Value>,
    /// `pending`, `accepted` or `rejected`.
    #[schema(example = "accepted")]
    pub(crate) status: String,
    /// `builtin`, `model` or `chat`.
    #[schema(example = "builtin")]
    pub(crate) origin: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

impl Suggestion {
    /// What it does.
    pub(super) fn change(&self) -> Result<Change> {
        serde_json::from_value(Value::String(self.kind.clone()))
            .map_err(|_| Error::Internal(format!("suggestion {} is of no kind", self.id)))
    }
}

impl Suggestion {
    /// What the claim check found in it.
    pub(super) fn found(&self) -> Vec<Finding> {
        serde_json::from_value(self.findings.0.clone()).unwrap_or_default()
    }

    /// Whether it waits, because it claims more than the evidence bears.
    pub(super) fn is_blocked(&self) -> bool {
        self.status == "pending" && self.found().iter().any(Finding::blocks)
    }
}

/// The name under which a change is stored.
pub(super) fn change_name(change: Change) -> &'static str {
    match change {
        Change::Reorder => "reorder",
        Change::Drop => "drop",
        Change::Restore => "restore",
        Change::Summary => "summary",
        Change::Rewrite => "rewrite",
    }
}

/// A state of a tailored CV, to go back to.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Revision {
    pub(crate) id: Uuid,
    /// Counts from 1.
    #[schema(example = 1)]
    pub(crate) number: i64,
    /// `tailored`, `accept`, `reject`, `edit`, `chat`, `evidence`, `undo`, `redo` or `restore`.
    #[schema(example = "tailored")]
    pub(crate) revision_type: String,
    #[schema(example = "Tailored to Warehouse Team Lead")]
    pub(crate) description: String,
    #[schema(example = "classic")]
    pub(crate) template: String,
    /// Pages at most.
    #[schema(example = 2)]
    pub(crate) pages: i64,
    /// The number of the state that it went back to.
    pub(crate) restored: Option<i64>,
    pub(crate) created_at: DateTime<Utc>,
}
