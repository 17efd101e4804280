//! Which kind the phrases of a mail add up to.
//!
//! Each sign's score is its heaviest phrase plus half of the others', at most two more. The signs are then asked in
//! the order of how much a mail must say to mean them: a refusal also thanks, an offer also talks of next steps, an
//! invitation also confirms. Hedged and negated phrases are not counted, so "if you are selected, we will invite you"
//! stays what it is: nothing yet.

use std::collections::BTreeMap;

use crate::{
    event::Kind,
    fold::words,
    lines,
    phrases::{self, Hit, Sign},
    senders::Origin,
};

/// Sentences looked at: news travels at the top of a mail.
const MAX_SENTENCES: usize = 400;
/// Words a negator reaches.
const REACH: usize = 4;

/// What the phrases say.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    pub(crate) kind: Kind,
    /// 0 to 1: see [`confidence`].
    pub(crate) confidence: f32,
    /// The phrases that decided, from our own tables.
    pub(crate) reasons: Vec<String>,
}

#[derive(Debug, Default)]
struct Scores {
    hits: BTreeMap<Sign, Vec<(u8, &'static str)>>,
}

impl Scores {
    fn add(&mut self, hit: Hit) {
        let hits = self.hits.entry(hit.sign).or_default();
        if !hits.iter().any(|(_, phrase)| *phrase == hit.phrase) {
            hits.push((hit.weight, hit.phrase));
        }
    }

    fn of(&self, sign: Sign) -> f32 {
        let Some(hits) = self.hits.get(&sign) else { return 0.0 };
        let most = hits.iter().map(|(weight, _)| *weight).max().unwrap_or_default();
        let sum: u32 = hits.iter().map(|(weight, _)| u32::from(*weight)).sum();
        let others = sum.saturating_sub(u32::from(most)).min(4);
        // Small whole numbers: exact in f32.
        f32::from(most) + others as f32 / 2.0
    }

    fn reasons(&self, sign: Sign) -> Vec<String> {
        let mut hits = self.hits.get(&sign).cloned().unwrap_or_default();
        hits.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        hits.iter().take(3).map(|(_, phrase)| format!("says: {phrase}")).collect()
    }
}

/// Reads a subject and the paragraphs of a body.
pub(crate) fn classify(subject: &str, paragraphs: &[String], origin: Origin) -> Verdict {
    let mut scores = Scores::default();
    let body = paragraphs.iter().flat_map(|line| lines::sentences(line)).take(MAX_SENTENCES);
    for sentence in std::iter::once(subject).chain(body) {
        for hit in counted(&words(sentence)) {
            scores.add(hit);
        }
    }
    let (kind, sign) = decide(&scores, origin);
    let reasons = sign.map(|sign| scores.reasons(sign)).unwrap_or_default();
    Verdict { kind, confidence: confidence(&scores, kind, sign, origin), reasons }
}

/// The hits of one sentence that are neither hedged nor negated.
fn counted(words: &[String]) -> Vec<Hit> {
    let hits = phrases::find(words);
    let of = |sign: Sign| hits.iter().filter(move |hit| hit.sign == sign);
    let survives = |hit: &&Hit| {
        let condition = of(Sign::Hedge).any(|hedge| hedge.weight > 1 && hedge.start < hit.start);
        let outlook = of(Sign::Hedge).any(|hedge| hedge.start < hit.end && hedge.start != hit.start);
        let negated = of(Sign::Negator).any(|no| no.end <= hit.end && no.end + REACH >= hit.start);
        match hit.sign {
            Sign::Rejection => !condition,
            Sign::Interview | Sign::Assessment | Sign::Offer => !condition && !outlook && !negated,
            Sign::Received => !condition && !negated,
            _ => true,
        }
    };
    hits.iter().filter(survives).copied().collect()
}

fn decide(scores: &Scores, origin: Origin) -> (Kind, Option<Sign>) {
    let [received, interview, assessment, offer, rejection, outreach, notice, promotion, vocabulary] = [
        Sign::Received,
        Sign::Interview,
        Sign::Assessment,
        Sign::Offer,
        Sign::Rejection,
        Sign::Outreach,
        Sign::Notice,
        Sign::Promotion,
        Sign::Vocabulary,
    ]
    .map(|sign| scores.of(sign));
    let system = origin == Origin::System;
    // The mail speaks of an application of its reader.
    let anchored = received >= 3.0 || rejection >= 4.0;
    if vocabulary == 0.0 && !system {
        return (Kind::None, None);
    }
    if promotion >= 4.0 && !anchored {
        return (Kind::None, Some(Sign::Promotion));
    }
    if notice >= 4.0 && !anchored && interview < 4.0 && offer < 4.0 {
        return (Kind::Other, Some(Sign::Notice));
    }
    if outreach >= 4.0 && !anchored {
        return (Kind::Other, Some(Sign::Outreach));
    }
    if rejection >= 3.0 {
        return (Kind::Rejection, Some(Sign::Rejection));
    }
    // A confirmation describes what may follow; what does follow says so more than once.
    let enough = if received >= 3.0 { 4.0 } else { 3.0 };
    if offer >= enough {
        return (Kind::Offer, Some(Sign::Offer));
    }
    if assessment >= enough && assessment >= interview {
        return (Kind::Assessment, Some(Sign::Assessment));
    }
    if interview >= enough {
        return (Kind::Interview, Some(Sign::Interview));
    }
    if assessment >= enough {
        return (Kind::Assessment, Some(Sign::Assessment));
    }
    if outreach >= 3.0 && received < 3.0 {
        return (Kind::Other, Some(Sign::Outreach));
    }
    if received >= 2.5 || (system && received >= 2.0) {
        return (Kind::Received, Some(Sign::Received));
    }
    if promotion >= 2.0 || (vocabulary < 2.5 && !system) {
        return (Kind::None, Some(Sign::Promotion));
    }
    (Kind::Other, None)
}

/// How sure the kind is: 0.5, plus a tenth for each point of its score (at most 4.5), less 0.15 when another kind
/// also reaches 4 points, plus 0.05 when an applicant tracking system sent the mail; between 0.05 and 0.99.
fn confidence(scores: &Scores, kind: Kind, sign: Option<Sign>, origin: Origin) -> f32 {
    let Some(sign) = sign.filter(|_| kind != Kind::None && kind != Kind::Other) else {
        return if kind == Kind::Other { 0.5 } else { 0.9 };
    };
    let rivals =
        [Sign::Interview, Sign::Assessment, Sign::Offer, Sign::Rejection, Sign::Promotion, Sign::Outreach];
    let contested = rivals.iter().any(|&rival| rival != sign && scores.of(rival) >= 4.0);
    let mut sure = 0.5 + scores.of(sign).min(4.5) / 10.0;
    if contested {
        sure -= 0.15;
    }
    if origin == Origin::System {
        sure += 0.05;
    }
    sure.clamp(0.05, 0.99)
}
