//! The career assistant: what it answers from, with a model and without one.

mod fitting;
mod held;
mod plain;
mod question;
mod talk;

use resume::Resume;

use super::answering::Begun;
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::jobs::Job;
use crate::off_thread::off_thread;
use crate::providers::llm::Request;
use crate::{cvs, jobs, profile};

/// Jobs that an answer looks at, the newest.
const MOST_JOBS: i64 = 50;

/// What answers rest on.
#[derive(Debug, Clone)]
pub(super) struct Grounds {
    from: From,
    resume: Resume,
    jobs: Vec<Job>,
}

/// Where the résumé comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum From {
    Profile,
    /// The primary CV, by its file's name: the profile is empty.
    Cv(String),
    Nothing,
}

impl Grounds {
    /// The profile, while it is empty the primary CV; and the jobs that are not archived.
    pub(super) async fn load(tx: &mut Tx, owner: UserId) -> Result<Self> {
        let (from, resume) = match profile::resume(tx, owner).await {
            Ok(resume) => (From::Profile, resume),
            Err(Error::Conflict { .. }) => match cvs::primary(tx, owner).await? {
                Some((name, resume)) => (From::Cv(name), resume),
                None => (From::Nothing, Resume::default()),
            },
            Err(e) => return Err(e),
        };
        Ok(Self { from, resume, jobs: jobs::newest(tx, owner, MOST_JOBS).await? })
    }

    /// What to call it in an answer.
    fn called(&self) -> &'static str {
        if matches!(self.from, From::Cv(_)) { "CV" } else { "profile" }
    }

    fn is_empty(&self) -> bool {
        self.from == From::Nothing
    }
}

/// Answers a plain question without a model: the words, and what to know of how they were made.
pub(super) async fn plainly(app: &App, grounds: Grounds, text: String) -> Result<(String, String)> {
    const MORE: &str = "connect a model in the settings to talk freely";
    let note = match &grounds.from {
        From::Profile => format!("Answered from your profile and jobs, without a model: {MORE}."),
        From::Cv(name) => format!(
            "Answered from your CV \"{name}\" and your jobs, because your profile is empty, and without a model: {MORE}."
        ),
        From::Nothing => format!("Answered without a model: {MORE}."),
    };
    let today = app.clock.today();
    let words = off_thread(move || plain::answer(&grounds, &text, &today)).await?;
    Ok((words, note))
}

/// What a model is asked, and how its answer is read.
pub(super) async fn prepare(
    app: &App,
    grounds: Grounds,
    begun: &Begun,
) -> Result<(Request, talk::Assistant)> {
    let (today, said, question) = (app.clock.today(), begun.said.clone(), begun.asked.content.clone());
    off_thread(move || talk::prepare(grounds, &said, question, today)).await?
}
