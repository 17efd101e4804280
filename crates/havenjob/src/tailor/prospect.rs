//! A job before anything is tailored to it: what it asks, what would answer it, what was made for it.

use fit::matching::{Match, match_posting};
use fit::{Posting, requirements};
use uuid::Uuid;

use super::shelf::{Made, made_for};
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::Result;
use crate::http::session::Me;
use crate::jobs::Job;
use crate::off_thread::off_thread;
use crate::{cvs, jobs, profile};
use resume::Resume;

/// Uploads that are offered at most.
const MOST_CVS: i64 = 100;

/// What a CV is tailored from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    /// The profile.
    Profile,
    /// A CV that was read.
    Cv(Uuid),
}

/// Everything that the page of a job shows.
pub(crate) struct Prospect {
    pub(crate) job: Job,
    /// The posting as text, whatever it was written in.
    pub(crate) text: String,
    pub(crate) posting: Posting,
    /// What it can be held against and tailored from, by name: the primary CV first.
    pub(crate) sources: Vec<(From, String)>,
    /// Whether a CV was uploaded that is not read yet.
    pub(crate) is_reading: bool,
    /// What it is held against, and what came of it. None: there is nothing.
    pub(crate) held: Option<(From, Match)>,
    /// What was made for it, the newest first.
    pub(crate) made: Vec<Made>,
}

/// A job held against a source: the one that is named, else the primary CV, else the profile, else the newest CV.
pub(crate) async fn prospect(app: &App, me: &Me, job: Uuid, from: Option<From>) -> Result<Prospect> {
    let mut tx = app.db.read(me.id).await?;
    let job = jobs::job(&mut tx, me.id, job).await?;
    let uploads = cvs::newest(&mut tx, me.id, MOST_CVS).await?;
    let is_reading = uploads.iter().any(|cv| matches!(cv.status.as_str(), "uploaded" | "parsing"));
    let read = uploads.iter().filter(|cv| cv.status == "parsed");
    let mut sources: Vec<_> = read.map(|cv| (From::Cv(cv.id), cv.original_filename.clone())).collect();
    let profile = profile::known(&mut tx, me.id).await?;
    if profile.is_some() {
        let behind_primary =
            usize::from(uploads.first().is_some_and(|cv| cv.is_primary && cv.status == "parsed"));
        sources.insert(behind_primary, (From::Profile, "Your profile".to_owned()));
    }
    let chosen = from.or_else(|| sources.first().map(|(from, _)| *from));
    let resume = match chosen {
        Some(from) => Some((from, source(&mut tx, me.id, from).await?)),
        None => None,
    };
    let made = made_for(&mut tx, me.id, &[job.id]).await?;
    drop(tx);
    let today = app.clock.today();
    off_thread(move || {
        let (text, posting) = (requirements::page(&job.description).text, jobs::posting(&job));
        let held = resume.map(|(from, resume)| (from, match_posting(&resume, &posting, &today)));
        Prospect { job, text, posting, sources, is_reading, held, made }
    })
    .await
}

/// What is true: the CV or the profile as it is now.
pub(super) async fn source(tx: &mut Tx, owner: UserId, from: From) -> Result<Resume> {
    match from {
        From::Cv(cv) => cvs::parsed(tx, owner, cv).await,
        From::Profile => profile::resume(tx, owner).await,
    }
}
