use uuid::Uuid;

use super::model::AtHand;
use crate::app::App;
use crate::error::Result;
use crate::http::session::Me;
use crate::profile::Completeness;
use crate::{cvs, jobs, profile, tailor};

/// Of each kind, so many are at hand.
const MOST: i64 = 5;

/// What a person has at hand.
pub(super) async fn at_hand(app: &App, me: &Me) -> Result<AtHand> {
    let mut tx = app.db.read(me.id).await?;
    let jobs = jobs::newest(&mut tx, me.id, MOST).await?;
    let ids: Vec<Uuid> = jobs.iter().map(|job| job.id).collect();
    let served = tailor::made_for(&mut tx, me.id, &ids).await?;
    Ok(AtHand {
        cvs: cvs::newest(&mut tx, me.id, MOST).await?,
        profile: profile::known(&mut tx, me.id).await?.map(|profile| Completeness::of(&profile)),
        jobs,
        made: tailor::newest(&mut tx, me.id, MOST).await?,
        served: served.iter().map(|made| made.job_id).collect(),
    })
}
