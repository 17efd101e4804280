mod ad;
mod form;
mod list;
mod matched;
mod page;

pub(super) use form::{edit, new};
pub(super) use list::{Shown, list};
pub(super) use page::job;

use super::Job;

/// What a job is called on a page.
pub(super) fn name(job: &Job) -> &str {
    if job.title.is_empty() { "A job without a title" } else { &job.title }
}
