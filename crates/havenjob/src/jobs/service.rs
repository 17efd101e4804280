use fit::Posting;
use uuid::Uuid;

use super::model::Job;
pub(super) use super::store::Wanted;
use super::{import, store};
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::limit::HEAVY;
use crate::http::listing::{Listing, Page, Sorting, one_of};
use crate::http::session::Me;
use crate::off_thread::off_thread;
use crate::tailor::{self, Made};

/// Characters of a posting at most; the longest ads of real boards have under 20,000.
const MOST_TEXT: usize = 100_000;
/// Characters of title, company or address at most.
const MOST_LINE: usize = 500;
const STATUSES: [&str; 2] = ["active", "archived"];

/// What a posting is made from, or changed to; what is none stays.
#[derive(Default)]
pub(super) struct Fields {
    pub(super) title: Option<String>,
    pub(super) company: Option<String>,
    pub(super) description: Option<String>,
    pub(super) url: Option<String>,
    pub(super) status: Option<String>,
}

impl Fields {
    fn check(&self) -> Result<()> {
        let mut faults = self.faults_of_lines();
        if let Some(text) = &self.description {
            if text.chars().count() > MOST_TEXT {
                faults.push(("description", format!("is longer than {MOST_TEXT} characters")));
            } else if text.split_whitespace().count() < 3 {
                faults.push((
                    "description",
                    "has fewer than three words: paste the whole text of the ad".to_owned(),
                ));
            } else if text.contains('\0') {
                faults.push(("description", "holds a character that cannot be stored".to_owned()));
            }
        }
        if self.status.as_deref().is_some_and(|s| !STATUSES.contains(&s)) {
            faults.push(("status", "must be active or archived".to_owned()));
        }
        if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
    }

    fn check_lines(&self) -> Result<()> {
        let faults = self.faults_of_lines();
        if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
    }

    /// What is wrong with title, company and address.
    fn faults_of_lines(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        for (name, text) in [("title", &self.title), ("company", &self.company), ("url", &self.url)] {
            if text.as_ref().is_some_and(|t| t.chars().count() > MOST_LINE) {
                faults.push((name, format!("is longer than {MOST_LINE} characters")));
            }
            if text.as_ref().is_some_and(|t| t.contains('\0')) {
                faults.push((name, "holds a character that cannot be stored".to_owned()));
            }
        }
        if let Some(url) = self.url.as_deref().map(str::trim).filter(|u| !u.is_empty())
            && !(url.starts_with("https://") || url.starts_with("http://"))
        {
            faults.push(("url", "must begin with https:// or http://".to_owned()));
        }
        faults
    }

    fn put_on(self, job: &mut Job) {
        let trimmed = |t: String| t.trim().to_owned();
        if let Some(title) = self.title {
            job.title = trimmed(title);
        }
        if let Some(company) = self.company {
            job.company = trimmed(company);
        }
        if let Some(description) = self.description {
            job.description = description;
        }
        if let Some(url) = self.url {
            job.url = Some(trimmed(url)).filter(|u| !u.is_empty());
        }
        if let Some(status) = self.status {
            job.status = status;
        }
    }
}

/// Takes a posting in. Title and company are read from the text where they are not said. The same text gives the same
/// job; the second part of the answer tells whether it is new.
pub(super) async fn create(app: &App, me: &Me, fields: Fields) -> Result<(Job, bool)> {
    fields.check()?;
    app.limits.count(HEAVY, &me.id.to_string()).await?;
    keep(app, me, fields).await
}

/// As [`create`], for what was checked, and counted when its page was taken in.
async fn keep(app: &App, me: &Me, fields: Fields) -> Result<(Job, bool)> {
    let Some(description) = fields.description.clone() else {
        return Err(Error::field("description", "is missing: paste the text of the ad"));
    };
    let posting = read(description.clone()).await?;
    let now = app.clock.now();
    let mut job = Job {
        id: Uuid::now_v7(),
        title: posting.title,
        company: posting.company,
        description,
        url: None,
        status: "active".to_owned(),
        created_at: now,
        updated_at: now,
    };
    let said = |text: &Option<String>| text.as_ref().is_some_and(|t| !t.trim().is_empty());
    let (title, company) = (said(&fields.title), said(&fields.company));
    Fields {
        title: fields.title.filter(|_| title),
        company: fields.company.filter(|_| company),
        description: None,
        url: fields.url,
        status: fields.status,
    }
    .put_on(&mut job);
    let mut tx = app.db.begin(me.id).await?;
    if store::insert(&mut tx, me.id, &job).await? {
        tx.commit().await?;
        return Ok((job, true));
    }
    Ok((store::by_text(&mut tx, me.id, &job.description).await?, false))
}

/// Takes a posting in from a page: fetched from `url`, or given as `html`.
pub(super) async fn import(
    app: &App,
    me: &Me,
    url: Option<String>,
    html: Option<String>,
) -> Result<(Job, bool)> {
    app.limits.count(HEAVY, &me.id.to_string()).await?;
    let html = match (&url, html) {
        (_, Some(html)) => html,
        (Some(url), None) => import::fetch(app, url).await?,
        (None, None) => return Err(Error::field("url", "is missing: name a page, or send its HTML")),
    };
    let page = import::read(html).await?;
    let fields =
        Fields { title: page.title, company: page.company, description: Some(page.text), url, status: None };
    fields.check()?;
    keep(app, me, fields).await
}

/// Takes a posting in as a person gives it: its text or its page's HTML, or only where its page stands. What they say of
/// title and company goes before what is read.
pub(super) async fn take_in(app: &App, me: &Me, given: Fields) -> Result<(Job, bool)> {
    given.check_lines()?;
    let said = |text: Option<String>| text.filter(|t| !t.trim().is_empty());
    let url = said(given.url);
    let text = said(given.description);
    let is_fetched = text.is_none();
    let page = match (text, &url) {
        (Some(text), _) => import::unwrapped(text).await?,
        (None, Some(url)) => {
            app.limits.count(HEAVY, &me.id.to_string()).await?;
            import::read(import::fetch(app, url.trim()).await?).await?
        }
        (None, None) => {
            return Err(Error::field("description", "is empty: paste the text of the ad, or name its page"));
        }
    };
    let fields = Fields {
        title: said(given.title).or(page.title),
        company: said(given.company).or(page.company),
        description: Some(page.text),
        url,
        status: None,
    };
    if !is_fetched {
        return create(app, me, fields).await;
    }
    fields.check()?;
    keep(app, me, fields).await
}

/// A page of the postings, each with what was made for it.
pub(super) struct Shelf {
    pub(super) listing: Listing<Job>,
    /// What was made for these, the newest first.
    pub(super) made: Vec<Made>,
    /// Whether there is no posting at all, whatever was asked for.
    pub(super) is_bare: bool,
}

/// A page of the postings, each with what was made for it.
pub(super) async fn shelf(
    app: &App,
    me: &Me,
    wanted: Wanted<'_>,
    sorting: &Sorting,
    page: Page,
) -> Result<Shelf> {
    let listing = list(app, me, wanted, sorting, page).await?;
    let ids: Vec<Uuid> = listing.items.iter().map(|job| job.id).collect();
    let mut tx = app.db.read(me.id).await?;
    let made = tailor::made_for(&mut tx, me.id, &ids).await?;
    let all = Wanted { status: None, text: None };
    let is_bare = ids.is_empty() && store::count(&mut tx, me.id, all).await? == 0;
    Ok(Shelf { listing, made, is_bare })
}

/// A page of the postings: those with a status, those that hold all these words.
pub(super) async fn list(
    app: &App,
    me: &Me,
    wanted: Wanted<'_>,
    sorting: &Sorting,
    page: Page,
) -> Result<Listing<Job>> {
    one_of("status", wanted.status, &STATUSES)?;
    if wanted.text.is_some_and(|t| t.chars().count() > MOST_LINE) {
        return Err(Error::field("q", format!("is longer than {MOST_LINE} characters")));
    }
    let (order, (skip, take)) = (sorting.by(&store::SORTS)?, page.window()?);
    let mut tx = app.db.read(me.id).await?;
    let items = store::list(&mut tx, me.id, wanted, &order, skip, take).await?;
    Ok(page.of(items, store::count(&mut tx, me.id, wanted).await?))
}

/// One posting.
pub(super) async fn one(app: &App, me: &Me, id: Uuid) -> Result<Job> {
    store::job(&mut app.db.read(me.id).await?, me.id, id).await
}

/// One posting, for what builds on it.
pub(crate) async fn job(tx: &mut Tx, owner: UserId, id: Uuid) -> Result<Job> {
    store::job(tx, owner, id).await
}

/// The newest postings that are not archived, for what builds on them.
pub(crate) async fn newest(tx: &mut Tx, owner: UserId, most: i64) -> Result<Vec<Job>> {
    let wanted = Wanted { status: Some("active"), text: None };
    store::list(tx, owner, wanted, "created_at desc, id desc", 0, most).await
}

/// What a job asks; what the person said of title and company goes before what was read. Takes a processor for
/// milliseconds.
pub(crate) fn posting(job: &Job) -> Posting {
    let mut posting = fit::requirements(&job.description);
    job.title.clone_into(&mut posting.title);
    job.company.clone_into(&mut posting.company);
    posting
}

/// Changes a posting; what is not named stays.
pub(super) async fn change(app: &App, me: &Me, id: Uuid, fields: Fields) -> Result<Job> {
    fields.check()?;
    let mut tx = app.db.begin(me.id).await?;
    let mut job = store::job(&mut tx, me.id, id).await?;
    fields.put_on(&mut job);
    job.updated_at = app.clock.now();
    match store::save(&mut tx, me.id, &job).await {
        Err(e) if e.is_duplicate() => {
            return Err(Error::field("description", "is the text of another job of yours"));
        }
        other => other?,
    }
    tx.commit().await?;
    Ok(job)
}

/// Deletes a posting, with the CVs tailored to it.
pub(super) async fn delete(app: &App, me: &Me, id: Uuid) -> Result<()> {
    let mut tx = app.db.begin(me.id).await?;
    if !store::delete(&mut tx, me.id, id).await? {
        return Err(Error::NotFound("job"));
    }
    tx.commit().await
}

/// What a posting asks.
pub(super) async fn requirements(app: &App, me: &Me, id: Uuid) -> Result<Posting> {
    let job = one(app, me, id).await?;
    read(job.description).await
}

/// Reads a posting off the async threads: a long one takes milliseconds.
async fn read(description: String) -> Result<Posting> {
    off_thread(move || fit::requirements(&description)).await
}
