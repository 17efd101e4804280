//! What tailoring chooses, and that it adds nothing.

use std::collections::BTreeSet;

use fit::tailor::Change;
use fit::{TailorOptions, Tailored, tailor, tailor_to};
use resume::Resume;
use serde_json::Value;

use crate::{PAIRS, TODAY, pair};

fn tailored(name: &str, pages: Option<u8>) -> (Resume, Tailored) {
    let (resume, posting) = pair(name);
    let out = to(&resume, &posting, pages);
    (resume, out)
}

fn to(source: &Resume, posting: &fit::Posting, pages: Option<u8>) -> Tailored {
    let options = TailorOptions::new(TODAY);
    match pages {
        None => tailor(source, posting, &options),
        Some(pages) => tailor_to(source, posting, &options, pages, taken),
    }
}

/// Pages of forty lines, a line a bullet and a sentence, and two an entry.
pub(crate) fn taken(resume: &Resume) -> usize {
    let entries = resume.work.len() + resume.education.len() + resume.projects.len() + resume.volunteer.len();
    let bullets = resume.work.iter().map(|w| w.highlights.len()).sum::<usize>()
        + resume.projects.iter().map(|p| p.highlights.len()).sum::<usize>();
    let facts =
        resume.certificates.len() + resume.awards.len() + resume.publications.len() + resume.interests.len();
    let summary = resume.basics.summary.matches('.').count();
    (2 * entries + bullets + facts + summary).div_ceil(40).max(1)
}

/// Every string of a document.
pub(crate) fn strings(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::String(s) => drop(out.insert(s.clone())),
        Value::Array(list) => list.iter().for_each(|v| strings(v, out)),
        Value::Object(map) => map.values().for_each(|v| strings(v, out)),
        _ => {}
    }
}

/// Whether every string of the outcome is one of the source, the summary a sequence of its sentences.
pub(crate) fn only_selects(source: &Resume, out: &Resume) -> Result<(), String> {
    let mut known = BTreeSet::new();
    strings(&serde_json::to_value(source).expect("JSON"), &mut known);
    let mut said = BTreeSet::new();
    let mut value = serde_json::to_value(out).expect("JSON");
    let summary = value["basics"]["summary"].take();
    strings(&value, &mut said);
    if let Some(new) = said.difference(&known).next() {
        return Err(format!("not in the source: {new:?}"));
    }
    let (mut rest, whole) = (summary.as_str().unwrap_or_default().trim(), source.basics.summary.as_str());
    while !rest.is_empty() {
        // The longest beginning that stands in the source and ends where one of its sentences ends.
        let end = (1..=rest.len())
            .rev()
            .filter(|e| rest.is_char_boundary(*e))
            .find(|e| {
                whole.contains(&rest[..*e])
                    && (rest[..*e].ends_with(['.', '!', '?', '…']) || *e == rest.len())
            })
            .ok_or_else(|| format!("summary says {rest:?}"))?;
        rest = rest[end..].trim_start();
    }
    Ok(())
}

#[test]
fn it_only_selects_and_orders() {
    for (name, _, _) in PAIRS {
        for pages in [None, Some(1), Some(2)] {
            let (source, out) = tailored(name, pages);
            only_selects(&source, &out.resume).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert!(out.after.score >= out.before.score, "{name}");
            assert_eq!(out.resume.basics.name, source.basics.name);
            assert_eq!(out.resume.education, source.education);
            let order = |r: &Resume| r.work.iter().map(|w| w.id.clone()).collect::<Vec<_>>();
            assert_eq!(order(&out.resume), order(&source), "jobs keep their order");
        }
    }
}

#[test]
fn what_the_posting_asks_comes_first() {
    let (_, out) = tailored("platform engineer", None);
    let first = &out.resume.work[0].highlights[0].text;
    assert!(first.contains("k8s") || first.contains("Terraform"), "{first}");
    assert_eq!(out.resume.skills[0].name, "Infrastructure");
    assert_eq!(out.resume.skills[0].keywords.last().map(String::as_str), Some("Nginx"));
    let (_, out) = tailored("soudeur", None);
    assert!(out.resume.work[0].highlights[0].text.contains("TIG"));
    let (_, out) = tailored("Pflegefachkraft", None);
    assert!(out.resume.work[0].highlights[0].text.contains("Beatmung"));
}

#[test]
fn every_change_says_why() {
    let (_, out) = tailored("platform engineer", None);
    let reorder =
        out.suggestions.iter().find(|s| s.item == "work-1").expect("a suggestion for the first job");
    assert_eq!(reorder.kind, Change::Reorder);
    assert!(
        reorder.reason.contains("Kubernetes") || reorder.reason.contains("Terraform"),
        "{}",
        reorder.reason
    );
    for s in &out.suggestions {
        assert!(!s.reason.is_empty() && s.original != s.proposed, "{s:?}");
    }
    assert!(out.gaps.iter().any(|g| g.requirement.text.contains("Kafka")));
}

/// The platform engineer with more letters answered than a page holds.
fn with_letters(count: usize) -> (Resume, fit::Posting) {
    let (mut source, posting) = pair("platform engineer");
    for n in 0..count {
        source.work[1].highlights.push(resume::model::Bullet {
            id: String::new(),
            text: format!(
                "Answered letter number {n} about parking in the yard behind the old office building."
            ),
        });
    }
    source.assign_ids();
    (source, posting)
}

#[test]
fn the_summary_keeps_whole_sentences_and_all_of_them_where_there_is_room() {
    let (source, posting) = with_letters(60);
    let summary = to(&source, &posting, Some(1)).resume.basics.summary;
    assert!(summary.starts_with("Engineer who keeps services up."), "{summary}");
    assert!(summary.contains("Runs k8s clusters"), "{summary}");
    assert!(!summary.contains("sheep"), "{summary}");
    let (_, roomy) = tailored("platform engineer", Some(1));
    assert!(roomy.resume.basics.summary.contains("sheep"));
}

#[test]
fn nothing_is_left_out_of_what_fits() {
    let (mut source, posting) = with_letters(20);
    for n in 0..60 {
        let name = format!("Skill {n}");
        source.skills.push(resume::model::Skill { name, ..resume::model::Skill::default() });
    }
    source.assign_ids();
    for pages in [None, Some(2)] {
        let out = to(&source, &posting, pages);
        let left_out: Vec<_> =
            out.suggestions.iter().filter(|s| matches!(s.kind, Change::Drop | Change::Summary)).collect();
        assert!(left_out.is_empty(), "{pages:?}: {left_out:?}");
    }
}

#[test]
fn a_page_budget_drops_the_least_relevant_first() {
    let (source, posting) = with_letters(60);
    let out = to(&source, &posting, Some(1));
    let kept: Vec<&str> =
        out.resume.work.iter().flat_map(|w| w.highlights.iter()).map(|b| b.text.as_str()).collect();
    for shown in ["k8s clusters", "Terraform", "Postgres", "Python"] {
        assert!(kept.iter().any(|b| b.contains(shown)), "{shown} in {kept:?}");
    }
    assert!(kept.len() < 60);
    let dropped: Vec<_> = out.suggestions.iter().filter(|s| s.kind == Change::Drop).collect();
    assert!(dropped.iter().all(|s| s.reason.ends_with("not everything fits on one page.")), "{dropped:?}");
    assert!(out.resume.work[0].highlights.len() >= 2, "a recent job keeps two bullets");
    assert!(out.suggestions.iter().any(|s| s.kind == Change::Drop && s.original.contains("letter number")));
}

#[test]
fn as_little_as_can_be_is_left_out() {
    let (source, posting) = with_letters(60);
    for pages in [1, 2] {
        let out = to(&source, &posting, Some(pages));
        assert_eq!(taken(&out.resume), usize::from(pages));
        let mut roomier = out.resume.clone();
        roomier.work[1].highlights.push(source.work[1].highlights[0].clone());
        assert_eq!(taken(&roomier), usize::from(pages) + 1, "one more does not fit");
    }
}

#[test]
fn nothing_goes_for_pages_that_cannot_be_had() {
    let (source, posting) = with_letters(60);
    let never = tailor_to(&source, &posting, &TailorOptions::new(TODAY), 1, |_| 4);
    assert!(never.suggestions.iter().all(|s| s.kind == Change::Reorder), "{:?}", never.suggestions);
    // One page cannot be had and two can: it goes for two.
    let least = |resume: &Resume| taken(resume) + 1;
    let two = tailor_to(&source, &posting, &TailorOptions::new(TODAY), 1, least);
    assert_eq!(least(&two.resume), 2);
    let reasons: Vec<_> =
        two.suggestions.iter().filter(|s| s.kind == Change::Drop).map(|s| &s.reason).collect();
    assert!(!reasons.is_empty() && reasons.iter().all(|r| r.ends_with("on 2 pages.")), "{reasons:?}");
}

#[test]
fn what_must_stay_stays() {
    let (mut source, posting) = pair("platform engineer");
    for n in 0..80 {
        source.work[0]
            .highlights
            .push(resume::model::Bullet { id: String::new(), text: format!("Fed cat {n} in the yard.") });
    }
    source.assign_ids();
    let id = source.work[0].highlights[70].id.clone();
    let keep = BTreeSet::from([id.clone()]);
    let out = tailor_to(&source, &posting, &TailorOptions { keep, today: TODAY }, 1, taken);
    assert!(out.resume.work[0].highlights.iter().any(|b| b.id == id));
    assert!(out.resume.work[0].highlights.len() < 60);
}

#[test]
fn relevance_covers_the_bullets() {
    let (source, out) = tailored("platform engineer", None);
    let of = |words: &str| {
        let bullet = source.work[0].highlights.iter().find(|b| b.text.contains(words)).expect("the bullet");
        out.relevance[&bullet.id]
    };
    assert!(of("k8s") > of("party"));
    assert_eq!(of("party"), 0.0);
}

#[test]
fn spans_of_keywords_move_with_them() {
    let (mut source, posting) = pair("platform engineer");
    let span = |line| resume::model::Span { page: 1, line, start: 0, end: 1 };
    for (i, _) in source.skills[1].keywords.iter().enumerate() {
        source.meta.spans.insert(format!("skills-2/keywords/{i}"), span(u32::try_from(i).expect("small")));
        source
            .meta
            .spans
            .insert(format!("skills-2/keywords/{i}/900"), span(u32::try_from(i).expect("small")));
    }
    let out = tailor(&source, &posting, &TailorOptions::new(TODAY));
    let group = out.resume.skills.iter().find(|s| s.name == "Infrastructure").expect("the group");
    for (place, keyword) in group.keywords.iter().enumerate() {
        let from = source.skills[1].keywords.iter().position(|k| k == keyword).expect("of the source");
        for piece in ["", "/900"] {
            let line = out.resume.meta.spans[&format!("skills-2/keywords/{place}{piece}")].line;
            assert_eq!(line as usize, from);
        }
    }
}

#[test]
fn a_reason_says_that_a_line_shows_only_what_it_does() {
    let source = Resume::from_json(
        r#"{"work": [{"name": "Depot", "startDate": "2020", "highlights": [
            "Swept the yard every morning", "Wrote SQL queries that reconcile two SAP systems"]}]}"#,
    )
    .expect("a résumé");
    for (asks, reason) in [
        (["SQL", "SAP S/4HANA"], "What shows SQL comes first, because the posting asks for it."),
        (
            ["PostgreSQL", "PL/SQL"],
            "What comes near PostgreSQL and PL/SQL comes first, because the posting asks for it.",
        ),
    ] {
        let asks = asks.map(|ask| format!("- Good knowledge of {ask}")).join("\n");
        let out =
            tailor(&source, &fit::requirements(&format!("Requirements\n{asks}")), &TailorOptions::new(TODAY));
        let reasons: Vec<_> = out.suggestions.iter().map(|s| s.reason.as_str()).collect();
        assert_eq!(reasons, [reason]);
    }
}
