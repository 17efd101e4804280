//! What may be left out of a résumé for want of room, and in which order.

use std::collections::BTreeMap;

use crate::Resume;

/// How much a section's items matter beside one another: the first item of it, and how fast the worth falls from one to
/// the next. Positions and schools are never left out unless the caller names them: a gap in a life raises questions
/// that a shorter entry does not.
struct Worth {
    item: Option<f64>,
    bullet: f64,
    fall: f64,
}

const WORK: Worth = Worth { item: None, bullet: 1.0, fall: 0.35 };
const EDUCATION: Worth = Worth { item: None, bullet: 0.45, fall: 0.35 };
const PROJECTS: Worth = Worth { item: Some(0.5), bullet: 0.7, fall: 0.35 };
const VOLUNTEER: Worth = Worth { item: Some(0.35), bullet: 0.5, fall: 0.35 };
const CERTIFICATES: Worth = Worth { item: Some(0.6), bullet: 0.0, fall: 0.1 };
const PUBLICATIONS: Worth = Worth { item: Some(0.5), bullet: 0.0, fall: 0.1 };
const AWARDS: Worth = Worth { item: Some(0.45), bullet: 0.0, fall: 0.2 };
const REFERENCES: Worth = Worth { item: Some(0.15), bullet: 0.0, fall: 0.1 };
const INTERESTS: Worth = Worth { item: Some(0.1), bullet: 0.0, fall: 0.1 };
/// How fast the worth falls from one bullet of an entry to the next.
const BULLET_FALL: f64 = 0.25;

/// Ids of what may be left out, least relevant first. Scores that the caller gives (0–1, by id) go before those by place.
pub(super) fn expendable(resume: &Resume, given: &BTreeMap<String, f64>) -> Vec<String> {
    let mut scored: Vec<(f64, String)> = Vec::new();
    let mut add = |id: &str, by_place: Option<f64>| {
        let score = given.get(id).copied().filter(|s| s.is_finite()).or(by_place);
        scored.extend(score.filter(|_| !id.is_empty()).map(|score| (score, id.to_owned())));
    };
    macro_rules! section {
        ($items:ident, $worth:expr $(, $bullets:ident)?) => {
            for (place, item) in resume.$items.iter().enumerate() {
                let age = 1.0 + $worth.fall * place as f64;
                add(&item.id, $worth.item.map(|score| score / age));
                $( for (row, bullet) in item.$bullets.iter().enumerate() {
                    add(&bullet.id, Some($worth.bullet / age / (1.0 + BULLET_FALL * row as f64)));
                } )?
            }
        };
    }
    section!(work, WORK, highlights);
    section!(education, EDUCATION, highlights);
    section!(projects, PROJECTS, highlights);
    section!(volunteer, VOLUNTEER, highlights);
    section!(certificates, CERTIFICATES);
    section!(publications, PUBLICATIONS);
    section!(awards, AWARDS);
    section!(references, REFERENCES);
    section!(interests, INTERESTS);
    // Stable, and reversed first, so that of two equals the later goes first.
    scored.reverse();
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    scored.into_iter().map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resume() -> Resume {
        let text = r#"{"work":[{"name":"A","highlights":["1","2","3"]},{"name":"B","highlights":["1","2"]}],
            "education":[{"institution":"U"}],"interests":[{"name":"Chess"},{"name":"Go"}]}"#;
        Resume::from_json(text).unwrap()
    }

    #[test]
    fn what_is_old_or_last_goes_first_and_no_position_goes_unasked() {
        let order = expendable(&resume(), &BTreeMap::new());
        assert_eq!(
            order,
            ["interests-2", "interests-1", "work-2.2", "work-1.3", "work-2.1", "work-1.2", "work-1.1"]
        );
    }

    #[test]
    fn given_scores_decide() {
        let given =
            BTreeMap::from([("interests-1".into(), 0.99), ("work-1.1".into(), 0.01), ("work-2".into(), 0.0)]);
        let order = expendable(&resume(), &given);
        assert_eq!(order[..3], ["work-2", "work-1.1", "interests-2"]);
        assert_eq!(order.last().map(String::as_str), Some("interests-1"));
    }
}
