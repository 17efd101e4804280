use std::collections::{HashMap, HashSet};

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
    /// The number of the revision that it came with: where one goes back before that, it is no evidence.
    #[schema(example = 4)]
    pub(crate) revision: Option<i64>,
    pub(crate) created_at: DateTime<Utc>,
}

impl Evidence {
    /// The id that it has as a line of its entry.
    pub(super) fn line(&self) -> String {
        format!("evidence-{}", self.id.simple())
    }
}

/// Which states led to a state, itself among them; each state is a number and the number that it went back to. A state that
/// was gone back to stands for the one it went back to, so what was undone is none of them.
pub(super) fn lineage(states: &[(i64, Option<i64>)], of: i64) -> HashSet<i64> {
    let went_back: HashMap<i64, i64> = states.iter().filter_map(|(n, to)| Some((*n, (*to)?))).collect();
    let mut led = HashSet::new();
    let mut at = of;
    while at > 0 {
        led.insert(at);
        // A state goes back to earlier ones only.
        at = went_back.get(&at).copied().filter(|to| *to < at).unwrap_or(at - 1);
    }
    led
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
    resume.bullet_lists_mut().find(|(id, _)| *id == entry).map(|(_, list)| list)
}

/// The entry that an item belongs to: itself, or the one whose bullet it is.
pub(super) fn entry_of(resume: &Resume, item: &str) -> Option<String> {
    let holds = |list: &Bullets| list.iter().any(|b| b.id == item);
    let mut lists = resume.bullet_lists();
    let found = lists.find(|(id, list)| *id == item || holds(list)).map(|(id, _)| id.to_owned());
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

    /// Whether it is not taken on by a click, because it claims more than the evidence bears.
    pub(super) fn is_blocked(&self) -> bool {
        self.status != "accepted" && self.found().iter().any(Finding::blocks)
    }

    /// Whether it says something in other words: only that can claim what nobody said.
    pub(super) fn is_wording(&self) -> Result<bool> {
        Ok(matches!(self.change()?, Change::Rewrite | Change::Summary))
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

#[cfg(test)]
mod tests {
    use super::lineage;

    #[test]
    fn what_was_undone_led_nowhere() {
        let led = |states: &[(i64, Option<i64>)], of: i64| {
            let mut led: Vec<i64> = lineage(states, of).into_iter().collect();
            led.sort_unstable();
            led
        };
        let plain = [(1, None), (2, None), (3, None)];
        assert_eq!(led(&plain, 3), [1, 2, 3]);
        // The fourth undoes the third, the fifth goes on from there, the sixth restores the third.
        let turned = [(1, None), (2, None), (3, None), (4, Some(2)), (5, None), (6, Some(3))];
        assert_eq!(led(&turned, 4), [1, 2, 4]);
        assert_eq!(led(&turned, 5), [1, 2, 4, 5]);
        assert_eq!(led(&turned, 6), [1, 2, 3, 6]);
        assert_eq!(led(&[(1, None), (2, Some(0)), (3, None)], 3), [2, 3]);
    }
}
