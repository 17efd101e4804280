//! What a model says of the person, held against the profile. Advice is free; what is claimed must have something behind
//! it, and what has not is flagged.

use fit::check::{Evidence, Finding, Kind, check_text};
use resume::Resume;
use resume::model::Date;

/// What an answer may speak of beside the person.
pub(super) struct Heard {
    /// Titles, companies and texts of the jobs, and what was asked; in small letters.
    pub(super) text: String,
    /// The scores that were told.
    pub(super) scores: Vec<String>,
}

/// Kinds that are facts of a career. Reach, duties and the like are a matter of wording, which only a line of a CV has.
const FACTS: [Kind; 12] = [
    Kind::Number,
    Kind::NumberMoved,
    Kind::Unit,
    Kind::Tool,
    Kind::Title,
    Kind::Employer,
    Kind::Date,
    Kind::Duration,
    Kind::Degree,
    Kind::Certificate,
    Kind::Language,
    Kind::Award,
];
/// What speaks to the person, or in their place.
const TO_PERSON: [&str; 26] = [
    "you", "your", "yours", "you're", "you've", "i", "i've", "i'm", "my", "du", "dein", "deine", "sie",
    "ihr", "ihre", "ich", "vous", "votre", "vos", "tu", "je", "usted", "su", "tus", "jij", "uw",
];
/// What says that something is not so, or not yet.
const UNSAID: [&str; 24] = [
    "not", "no", "never", "without", "lack", "lacks", "missing", "gap", "gaps", "if", "could", "would",
    "should", "might", "may", "consider", "nicht", "kein", "keine", "pas", "sans", "falta", "niet", "geen",
];
const OF_JOB: [&str; 22] = [
    "job", "jobs", "role", "posting", "position", "fit", "fits", "match", "matches", "apply", "asks", "ask",
    "requires", "wants", "score", "scores", "needs", "stelle", "offre", "puesto", "vacature", "employer",
];

/// Whatever an answer claims of the person and nothing of the résumé bears.
pub(super) fn findings(resume: &Resume, heard: &Heard, prose: &str, today: &Date) -> Vec<Finding> {
    let evidence = Evidence::of_summary(resume, today);
    let mut found = Vec::new();
    for clause in clauses(prose) {
        let low = clause.to_lowercase().replace('’', "'");
        let words: Vec<&str> =
            low.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
        let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
        if clause.ends_with('?') || has(&UNSAID) || words.iter().any(|w| w.ends_with("n't")) {
            continue;
        }
        let is_of_job = has(&OF_JOB) || !has(&TO_PERSON);
        let claims = check_text(&evidence, "answer", clause).into_iter().filter(|f| {
            let said = f.words.to_lowercase();
            let is_told = is_of_job && (heard.text.contains(&said) || is_score(&said, heard));
            f.blocks() && FACTS.contains(&f.kind) && !is_told
        });
        found.extend(claims);
    }
    found
}

fn is_score(said: &str, heard: &Heard) -> bool {
    let mut figures = said.split(|c: char| !c.is_ascii_digit()).filter(|f| !f.is_empty()).peekable();
    figures.peek().is_some() && figures.all(|f| f == "100" || heard.scores.iter().any(|s| s == f))
}

/// Sentences, and the parts of them that stand for themselves.
fn clauses(prose: &str) -> Vec<&str> {
    let mut all = Vec::new();
    for line in prose.lines() {
        for sentence in line.split_inclusive(['.', '!', '?', ';']).flat_map(|s| s.split(" because ")) {
            all.extend(sentence.split(", and you").map(str::trim));
        }
    }
    // A full stop within a figure or a name ends nothing: those parts are too short to claim anything by themselves.
    all.into_iter()
        .map(|c| c.trim_start_matches(['-', '*', ' ']))
        .filter(|c| c.split_whitespace().count() > 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(prose: &str) -> Vec<(Kind, String)> {
        let text = r#"{"work": [{"name": "Depot", "position": "Clerk", "startDate": "2019-01", "endDate": "2022-12",
            "highlights": ["Counted 300 pallets a day in SAP"]}], "skills": [{"name": "Tools", "keywords": ["Excel", "SAP"]}]}"#;
        let resume = Resume::from_json(text).unwrap();
        let heard = Heard {
            text: "stock clerk blue harbour experience with kubernetes".into(),
            scores: vec!["62".into()],
        };
        let all = findings(&resume, &heard, prose, &Date::Day(2026, 5, 1));
        all.into_iter().map(|f| (f.kind, f.words)).collect()
    }

    #[test]
    fn what_is_there_passes_and_so_does_advice() {
        for prose in [
            "You worked at Depot as a clerk and counted 300 pallets a day in SAP.",
            "The posting asks for Kubernetes. Your profile does not name Kubernetes.",
            "If you have used Kubernetes, add where.",
            "Have you led a team of 12?",
            "You fit the Stock Clerk job at Blue Harbour with a score of 62 of 100.",
            "I would put SAP first.",
        ] {
            assert_eq!(found(prose), [], "{prose}");
        }
    }

    #[test]
    fn what_is_made_up_is_flagged() {
        for (prose, kind) in [
            ("You have used Kubernetes for your deployments.", Kind::Tool),
            ("You counted 900 pallets a day.", Kind::Number),
            ("You fit the job because you have Kubernetes behind you.", Kind::Tool),
        ] {
            assert!(found(prose).iter().any(|(k, _)| *k == kind), "{prose}: {:?}", found(prose));
        }
    }
}
