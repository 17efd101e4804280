//! Pairs of equal meaning, in seven languages: none may be blocked.

#![expect(clippy::unwrap_used, reason = "a table that cannot be read must stop whoever reads it")]

use fit::check::{Evidence, Finding, check_text};
use resume::Resume;
use resume::model::Date;
use serde_json::json;

/// One post with one bullet, and the bullet that is proposed for it.
fn blocks(header: &str, source: &str, proposed: &str) -> Vec<Finding> {
    let [language, start, end] = header.split(' ').collect::<Vec<_>>()[..] else { panic!("{header}") };
    let resume = json!({
        "meta": { "language": language },
        "work": [{ "id": "w", "name": "Mapleby Ltd", "startDate": start, "endDate": end, "highlights": [source] }],
    });
    let resume = Resume::from_json(&resume.to_string()).unwrap();
    let evidence = Evidence::of_item(&resume, "w", &Date::Year(2026)).unwrap();
    check_text(&evidence, "w", proposed).into_iter().filter(Finding::blocks).collect()
}

#[test]
fn equal_meanings_pass() {
    let mut header = "";
    let mut wrong = 0;
    for row in include_str!("claims/pairs/pairs.txt").lines().skip(1).filter(|r| !r.is_empty()) {
        if let Some(block) = row.strip_prefix("# ") {
            header = block;
            continue;
        }
        let (source, proposed) = row.split_once(" => ").unwrap();
        let found = blocks(header, source, proposed);
        for finding in &found {
            println!("{row}\n    {:?} “{}”: {}", finding.kind, finding.words, finding.message);
        }
        wrong += usize::from(!found.is_empty());
    }
    assert_eq!(wrong, 0, "blocked");
}
