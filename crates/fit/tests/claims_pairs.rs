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

/// Four posts in a row, from 2013 until today.
fn career() -> Resume {
    let resume = json!({
        "meta": { "language": "en" },
        "basics": { "name": "Una Lorne", "label": "Supply planner" },
        "work": [
            { "id": "a", "name": "Hadwyn Retail", "position": "Supply planning manager", "startDate": "2023-11",
              "highlights": ["Manage six planners and 1,200 SKUs.", "Cut stock by 20% within 12 months and halved write-offs."] },
            { "id": "b", "name": "Tillmark", "position": "Senior planner", "startDate": "2020-03", "endDate": "2023-10",
              "highlights": ["Planned £14m of stock for three countries.", "Raised forecast accuracy from 71% to 84%."] },
            { "id": "c", "name": "Corvane Foods", "position": "Demand planner", "startDate": "2016-03", "endDate": "2020-02",
              "highlights": ["Planned demand for 300 chilled products."] },
            { "id": "d", "name": "Ostrel Freight", "position": "Logistics clerk", "startDate": "2013-09", "endDate": "2016-02",
              "highlights": ["Booked 60 trucks a week."] },
        ],
        "education": [{ "id": "e", "institution": "Marrow College", "studyType": "Diploma", "area": "Logistics",
            "startDate": "2011-09", "endDate": "2013-07" }],
    });
    Resume::from_json(&resume.to_string()).unwrap()
}

#[test]
fn a_summary_may_count() {
    let evidence = Evidence::of_summary(&career(), &Date::Month(2026, 11));
    let mut wrong = 0;
    for claim in include_str!("claims/pairs/summaries.txt").lines().filter(|r| !r.starts_with('#')) {
        let found: Vec<_> =
            check_text(&evidence, "summary", claim).into_iter().filter(Finding::blocks).collect();
        for finding in &found {
            println!("{claim}\n    {:?} “{}”: {}", finding.kind, finding.words, finding.message);
        }
        wrong += usize::from(!found.is_empty());
    }
    assert_eq!(wrong, 0, "blocked");
}

#[test]
fn other_meanings_are_blocked() {
    let mut header = "";
    let mut passed = Vec::new();
    for row in include_str!("claims/pairs/wrong.txt").lines().skip(1).filter(|r| !r.is_empty()) {
        if let Some(block) = row.strip_prefix("# ") {
            header = block;
            continue;
        }
        let (source, proposed) = row.split_once(" => ").unwrap();
        if blocks(header, source, proposed).is_empty() {
            passed.push(row);
        }
    }
    assert!(passed.is_empty(), "passed: {passed:#?}");
}
