use uuid::Uuid;

use crate::cvs::Cv;
use crate::jobs::Job;
use crate::profile::Completeness;
use crate::tailor::Made;

/// What a person has at hand, the newest first; of CVs the primary one first.
#[derive(Debug, Default)]
pub(super) struct AtHand {
    pub(super) cvs: Vec<Cv>,
    /// How much of the profile is there; none while nothing is in it.
    pub(super) profile: Option<Completeness>,
    /// Those that are not archived.
    pub(super) jobs: Vec<Job>,
    /// What changed last.
    pub(super) made: Vec<Made>,
    /// Jobs of `jobs` for which something was made.
    pub(super) served: Vec<Uuid>,
}

/// The one thing that needs a person next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Next<'a> {
    /// There is nothing to tailor from.
    Upload,
    /// The only CV is still being read.
    Wait(&'a Cv),
    /// The only CV could not be read.
    Look(&'a Cv),
    /// There is nothing to tailor to.
    AddJob,
    /// A job for which nothing was made.
    Tailor(&'a Job),
    /// A draft that waits for its person.
    Review(&'a Made),
    /// All is done: the next job.
    AnotherJob,
}

impl AtHand {
    /// Whether there is something to tailor from.
    pub(super) fn can_tailor(&self) -> bool {
        self.profile.is_some() || self.cvs.iter().any(|cv| cv.status == "parsed")
    }

    /// Of a draft that waits and a job that waits, the newer one goes first: that is where the person is.
    pub(super) fn next(&self) -> Next<'_> {
        if !self.can_tailor() {
            let reading = self.cvs.iter().find(|cv| matches!(cv.status.as_str(), "uploaded" | "parsing"));
            return match (reading, self.cvs.first()) {
                (Some(cv), _) => Next::Wait(cv),
                (None, Some(cv)) => Next::Look(cv),
                (None, None) => Next::Upload,
            };
        }
        let job = self.jobs.iter().find(|job| !self.served.contains(&job.id));
        let draft = self.made.iter().find(|made| made.waits());
        match (job, draft) {
            (Some(job), Some(draft)) if job.created_at > draft.updated_at => Next::Tailor(job),
            (_, Some(draft)) => Next::Review(draft),
            (Some(job), None) => Next::Tailor(job),
            (None, None) if self.jobs.is_empty() && self.made.is_empty() => Next::AddJob,
            (None, None) => Next::AnotherJob,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn cv(status: &str) -> Cv {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        Cv {
            id: Uuid::from_u128(1),
            original_filename: "cv.pdf".into(),
            file_key: String::new(),
            size: 1,
            mime: "application/pdf".into(),
            status: status.into(),
            error: None,
            is_primary: true,
            parsed_at: None,
            created_at: at,
            updated_at: at,
        }
    }

    fn job(id: u128, at: i64) -> Job {
        let at = DateTime::from_timestamp(at, 0).unwrap();
        Job {
            id: Uuid::from_u128(id),
            title: "Nurse".into(),
            company: String::new(),
            description: String::new(),
            url: None,
            status: "active".into(),
            created_at: at,
            updated_at: at,
        }
    }

    fn made(job: u128, status: &str, pending: i64, at: i64) -> Made {
        Made {
            source: String::new(),
            template: "classic".to_owned(),
            id: Uuid::from_u128(job + 100),
            job_id: Uuid::from_u128(job),
            title: "Nurse".into(),
            company: String::new(),
            status: status.into(),
            version: 2,
            score_before: None,
            score_after: None,
            pending,
            updated_at: DateTime::from_timestamp(at, 0).unwrap(),
        }
    }

    #[test]
    fn one_step_leads_to_the_next() {
        let mut at_hand = AtHand::default();
        assert!(matches!(at_hand.next(), Next::Upload));
        at_hand.cvs = vec![cv("failed")];
        assert!(matches!(at_hand.next(), Next::Look(_)));
        at_hand.cvs = vec![cv("failed"), cv("parsing")];
        assert!(matches!(at_hand.next(), Next::Wait(c) if c.status == "parsing"));
        at_hand.cvs = vec![cv("parsed")];
        assert!(matches!(at_hand.next(), Next::AddJob));
        at_hand.jobs = vec![job(2, 20), job(1, 10)];
        assert!(matches!(at_hand.next(), Next::Tailor(j) if j.id == Uuid::from_u128(2)));
        at_hand.served = vec![Uuid::from_u128(2)];
        at_hand.made = vec![made(2, "draft", 3, 30)];
        assert!(matches!(at_hand.next(), Next::Review(_)), "work that was begun goes before older jobs");
        at_hand.made = vec![made(2, "draft", 3, 5)];
        assert!(
            matches!(at_hand.next(), Next::Tailor(j) if j.id == Uuid::from_u128(1)),
            "and after newer ones"
        );
        at_hand.served.push(Uuid::from_u128(1));
        at_hand.made = vec![made(2, "final", 0, 30), made(1, "queued", 0, 31)];
        assert!(matches!(at_hand.next(), Next::AnotherJob));
    }

    #[test]
    fn a_profile_is_enough_to_go_on() {
        let at_hand = AtHand {
            profile: Some(Completeness { percent: 10, missing: Vec::new() }),
            cvs: vec![cv("failed")],
            ..AtHand::default()
        };
        assert!(matches!(at_hand.next(), Next::AddJob));
    }
}
