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
    lines, name,
    phrases::{self, Hit, Sign},
    senders::Origin,
};

/// Sentences looked at: news travels at the top of a mail.
const MAX_SENTENCES: usize = 400;
/// Words a negator reaches.
const REACH: usize = 4;
/// Sentences of a mail that is about one thing.
const SHORT: usize = 12;
/// Subject and first sentences, in which a mail about an application says so.
const OPENING: usize = 5;

/// What the phrases say.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    pub(crate) kind: Kind,
    /// 0 to 1: see [`confidence`].
    pub(crate) confidence: f32,
    /// The phrases that decided, from our own tables.
    pub(crate) reasons: Vec<String>,
}

/// A phrase that counts.
#[derive(Debug, Clone)]
struct Said {
    weight: u8,
    row: &'static str,
    /// The words it was said with, without those between.
    words: String,
}

#[derive(Debug, Default)]
struct Scores {
    hits: BTreeMap<Sign, Vec<Said>>,
}

impl Scores {
    /// Counts a hit. Out of context a decisive phrase is any sentence: "they were not selected" in a newsletter.
    fn add(&mut self, hit: &Hit, sentence: &[String], in_context: bool) {
        let job = matches!(
            hit.sign,
            Sign::Rejection | Sign::Interview | Sign::Assessment | Sign::Offer | Sign::Received
        );
        let weight = if in_context || !job { hit.weight } else { 1 };
        let hits = self.hits.entry(hit.sign).or_default();
        if let Some(said) = hits.iter_mut().find(|said| said.row == hit.phrase) {
            said.weight = said.weight.max(weight);
            return;
        }
        let words = hit.met.iter().filter_map(|&at| sentence.get(at)).map(String::as_str).collect::<Vec<_>>();
        hits.push(Said { weight, row: hit.phrase, words: words.join(" ") });
    }

    fn of(&self, sign: Sign) -> f32 {
        let Some(hits) = self.hits.get(&sign) else { return 0.0 };
        let most = hits.iter().map(|said| said.weight).max().unwrap_or_default();
        let sum: u32 = hits.iter().map(|said| u32::from(said.weight)).sum();
        let others = sum.saturating_sub(u32::from(most)).min(4);
        // Small whole numbers: exact in f32.
        f32::from(most) + others as f32 / 2.0
    }

    fn reasons(&self, sign: Sign) -> Vec<String> {
        let mut hits = self.hits.get(&sign).cloned().unwrap_or_default();
        hits.sort_by_key(|said| std::cmp::Reverse(said.weight));
        let mut words: Vec<String> = hits.into_iter().map(|said| said.words).collect();
        words.dedup();
        words.into_iter().take(3).map(|words| format!("says: {words}")).collect()
    }
}

/// Reads a subject and the paragraphs of a body.
pub(crate) fn classify(subject: &str, paragraphs: &[String], origin: Origin) -> Verdict {
    let mut scores = Scores::default();
    let body = paragraphs.iter().flat_map(|line| lines::sentences(line)).take(MAX_SENTENCES);
    let sentences: Vec<Vec<String>> = std::iter::once(subject).chain(body).map(words).collect();
    let hits: Vec<Vec<Hit>> = sentences.iter().map(|sentence| phrases::find(sentence)).collect();
    let mut speaks: Vec<bool> =
        hits.iter().map(|hits| hits.iter().any(|hit| hit.sign == Sign::Vocabulary)).collect();
    if let Some(first) = speaks.first_mut() {
        *first |= name::names_occupation(subject);
    }
    let short = sentences.len() <= SHORT;
    let opens = speaks.iter().take(OPENING).any(|speaks| *speaks);
    for (at, (sentence, hits)) in sentences.iter().zip(&hits).enumerate() {
        let near = speaks[at.saturating_sub(1)..speaks.len().min(at + 2)].iter().any(|speaks| *speaks);
        for hit in counted(hits) {
            scores.add(hit, sentence, (near || short) && (opens || speaks[at]));
        }
    }
    let (kind, sign) = decide(&scores, origin);
    let reasons = sign.map(|sign| scores.reasons(sign)).unwrap_or_default();
    Verdict { kind, confidence: confidence(&scores, kind, sign, origin), reasons }
}

/// The hits of one sentence that are neither hedged nor negated.
fn counted(hits: &[Hit]) -> impl Iterator<Item = &Hit> {
    let of = |sign: Sign| hits.iter().filter(move |hit| hit.sign == sign);
    let survives = move |hit: &&Hit| {
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
    hits.iter().filter(survives)
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
    let anchored = received >= 3.0 || rejection >= 4.0 || (received >= 2.0 && interview >= 4.0);
    if vocabulary == 0.0 && !system && rejection < 3.0 && interview < 4.0 {
        return (Kind::None, None);
    }
    let of_jobs =
        scores.hits.get(&Sign::Vocabulary).is_some_and(|said| said.iter().any(|said| said.weight > 2));
    if scores.of(Sign::Foreign) >= 4.0 && !of_jobs {
        return (Kind::None, Some(Sign::Foreign));
    }
    if promotion >= 4.0 && !anchored {
        return (Kind::None, Some(Sign::Promotion));
    }
    if notice >= 4.0 && received < 4.0 && rejection < 4.0 && interview < 4.0 && offer < 4.0 {
        return (Kind::Other, Some(Sign::Notice));
    }
    if outreach >= 4.0 && !anchored {
        return (Kind::Other, Some(Sign::Outreach));
    }
    if rejection >= if received >= 3.0 { 3.5 } else { 3.0 } {
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
    if promotion >= 2.0 || (vocabulary < 3.5 && !system) {
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
