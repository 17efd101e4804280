use resume::Resume;
use serde_json::{Value, json};
use uuid::Uuid;

use super::completeness::Completeness;
use super::merge::{self, Merged};
use super::model::{Addition, Conflict, Mode, Profile, SECTIONS};
use super::store;
use crate::app::App;
use crate::cvs;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::session::Me;
use crate::sections::Change;

/// The version that a person saw before they changed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// This one; 0 for an empty profile.
    Version(i64),
    /// Whatever is there: they say so.
    Any,
}

/// The profile as it is.
pub(super) async fn profile(app: &App, me: &Me) -> Result<Profile> {
    store::profile(&mut app.db.read(me.id).await?, me.id).await
}

/// The profile as the text of a JSON Resume.
pub(crate) async fn as_json(app: &App, me: &Me) -> Result<String> {
    Ok(profile(app, me).await?.document.to_json())
}

/// Puts a whole résumé in place of the profile.
///
/// # Errors
/// It was changed since: the current one comes back in the error.
pub(super) async fn put(app: &App, me: &Me, seen: Seen, document: &Value) -> Result<Profile> {
    let document =
        Resume::from_json(&document.to_string()).map_err(|e| Error::field("body", e.to_string()))?;
    let mut tx = app.db.begin(me.id).await?;
    let current = store::profile(&mut tx, me.id).await?;
    if seen != Seen::Any && seen != Seen::Version(current.version) {
        return Err(conflict(seen, &current));
    }
    let saved = save(app, &mut tx, me.id, &current, document).await?;
    tx.commit().await?;
    Ok(saved)
}

/// Brings sections of a CV into the profile, all when none is named; gives the profile's version with it.
pub(super) async fn apply(
    app: &App,
    me: &Me,
    cv: Uuid,
    sections: Option<Vec<String>>,
    mode: Mode,
) -> Result<(Merged, i64)> {
    let sections = match &sections {
        None => SECTIONS.to_vec(),
        Some(named) => named.iter().map(|name| section(name)).collect::<Result<_>>()?,
    };
    let mut tx = app.db.begin(me.id).await?;
    let cv = cvs::parsed(&mut tx, me.id, cv).await?;
    let current = store::profile(&mut tx, me.id).await?;
    let merged = merge::merge(&current.document, &cv, &sections, mode)?;
    if merged.document == current.document {
        return Ok((merged, current.version));
    }
    let saved = save(app, &mut tx, me.id, &current, merged.document).await?;
    tx.commit().await?;
    Ok((Merged { document: saved.document, ..merged }, saved.version))
}

/// What a section of a CV would bring into the profile.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) section: &'static str,
    pub(super) added: Vec<Addition>,
    pub(super) differences: Vec<Conflict>,
}

/// What each section of a CV would bring, the profile as it is, and the CV. Nothing is changed.
pub(super) async fn offers(app: &App, me: &Me, cv: Uuid) -> Result<(Vec<Offer>, Profile, Resume)> {
    let mut tx = app.db.read(me.id).await?;
    let cv = cvs::parsed(&mut tx, me.id, cv).await?;
    let current = store::profile(&mut tx, me.id).await?;
    let mut offers = Vec::new();
    for section in SECTIONS {
        let Merged { document, mut added, differences } =
            merge::merge(&current.document, &cv, &[section], Mode::Add)?;
        // The name of a new group of skills says too little of it.
        let is_new = |id: &str| current.document.skills.iter().all(|skill| skill.id != id);
        for skill in document.skills.iter().filter(|s| is_new(&s.id) && !s.keywords.is_empty()) {
            for new in added.iter_mut().filter(|new| new.item == skill.id) {
                new.text = format!("{}: {}", skill.name, skill.keywords.join(", "));
            }
        }
        if !added.is_empty() || !differences.is_empty() {
            offers.push(Offer { section, added, differences });
        }
    }
    Ok((offers, current, cv))
}

/// Brings sections of a CV into the profile. Where the two differ, the CV's value is taken for the items and fields that are
/// named, and the profile's stays everywhere else.
pub(super) async fn bring(
    app: &App,
    me: &Me,
    cv: Uuid,
    sections: &[String],
    taken: &[(String, String)],
) -> Result<Merged> {
    let sections: Vec<_> = sections.iter().map(|name| section(name)).collect::<Result<_>>()?;
    let mut tx = app.db.begin(me.id).await?;
    let cv = cvs::parsed(&mut tx, me.id, cv).await?;
    let current = store::profile(&mut tx, me.id).await?;
    let takes = |item: &str, field: &str| taken.iter().any(|(i, f)| i == item && f == field);
    let merged = merge::merge_by(&current.document, &cv, &sections, &takes)?;
    if merged.document != current.document {
        save(app, &mut tx, me.id, &current, merged.document.clone()).await?;
        tx.commit().await?;
    }
    Ok(merged)
}

/// Changes a part of the profile; gives the id of the entry that it was about.
///
/// # Errors
/// What was typed cannot be taken, or the part was changed since the form was made.
pub(super) async fn change(app: &App, me: &Me, change: &Change) -> Result<String> {
    let mut tx = app.db.begin(me.id).await?;
    let current = store::profile(&mut tx, me.id).await?;
    let (document, id) = change.apply(&current.document)?;
    if document != current.document {
        save(app, &mut tx, me.id, &current, document).await?;
        tx.commit().await?;
    }
    Ok(id)
}

/// How much of a profile is there, and what would help most next.
pub(super) async fn completeness(app: &App, me: &Me) -> Result<Completeness> {
    Ok(Completeness::of(&profile(app, me).await?.document))
}

fn section(name: &str) -> Result<&'static str> {
    let known = SECTIONS.iter().find(|section| **section == name).copied();
    known.ok_or_else(|| Error::field("sections", format!("must be some of {}", SECTIONS.join(", "))))
}

async fn save(app: &App, tx: &mut Tx, owner: UserId, current: &Profile, document: Resume) -> Result<Profile> {
    let version = current.version + 1;
    if !store::save(tx, owner, &document, version, app.clock.now()).await? {
        let now = store::profile(tx, owner).await?;
        return Err(conflict(Seen::Version(current.version), &now));
    }
    Ok(Profile { document, version })
}

fn conflict(seen: Seen, current: &Profile) -> Error {
    let saw = match seen {
        Seen::Version(0) => "you named no version that you saw".to_owned(),
        Seen::Version(version) => format!("you saw version {version}"),
        Seen::Any => "somebody was faster".to_owned(),
    };
    let now = current.version;
    Error::Conflict {
        message: format!("{saw}, now the profile is at {now}: look at it, and send If-Match: \"{now}\""),
        current: Some(json!({"version": now, "document": current.document})),
    }
}

/// The profile as evidence, for what builds on it.
///
/// # Errors
/// Nothing is in it.
pub(crate) async fn resume(tx: &mut Tx, owner: UserId) -> Result<Resume> {
    known(tx, owner).await?.ok_or_else(|| Error::Conflict {
        message: "your profile is empty: apply a CV to it first, or name a CV".to_owned(),
        current: None,
    })
}

/// The profile as evidence; none while nothing is in it.
pub(crate) async fn known(tx: &mut Tx, owner: UserId) -> Result<Option<Resume>> {
    let document = store::profile(tx, owner).await?.document;
    Ok(if resume::roundtrip::values(&document).is_empty() { None } else { Some(document) })
}
