//! A CV held against a posting.

use fit::match_posting;
use fit::matching::State;
use resume::Resume;

use crate::{PAIRS, TODAY, pair};

fn state(name: &str, words: &str) -> (State, Vec<String>, Option<String>) {
    let (resume, posting) = pair(name);
    let held = match_posting(&resume, &posting, &TODAY);
    let one = held
        .requirements
        .iter()
        .find(|h| h.requirement.text.contains(words))
        .unwrap_or_else(|| panic!("{words}"));
    (one.state, one.evidence.iter().map(|e| e.text.clone()).collect(), one.question.clone())
}

#[test]
fn skills_under_other_names_are_met_with_the_line_that_shows_them() {
    let (met, evidence, question) = state("platform engineer", "Terraform and PostgreSQL");
    assert_eq!(met, State::Met);
    assert!(evidence.iter().any(|e| e.contains("Postgres servers")), "{evidence:?}");
    assert_eq!(question, None);
    assert_eq!(state("Pflegefachkraft", "Beatmung").0, State::Met);
    assert_eq!(state("accountant", "SAP FI").0, State::Met);
}

#[test]
fn any_one_of_a_choice_is_enough() {
    assert_eq!(state("platform engineer", "Go or Python").0, State::Met);
    assert_eq!(state("accountant", "ACCA or CPA").0, State::Met);
}

#[test]
fn years_count_only_where_the_skill_was_used() {
    // Kubernetes is shown by the job since April 2021: five years are one month short.
    let (resume, posting) = pair("platform engineer");
    let on = |date| match_posting(&resume, &posting, &date).requirements[0].clone();
    let short = on(resume::model::Date::Month(2026, 2));
    assert_eq!(short.state, State::Partly, "{}", short.note);
    let enough = on(resume::model::Date::Month(2026, 3));
    assert_eq!(enough.state, State::Met, "{}", enough.note);
}

#[test]
fn a_gap_asks_one_question() {
    let (gap, evidence, question) = state("platform engineer", "Kafka");
    assert_eq!((gap, evidence.len()), (State::Gap, 0));
    let question = question.expect("a question");
    assert!(question.contains("Kafka") && question.ends_with('?'), "{question}");
}

#[test]
fn degrees_and_languages() {
    assert_eq!(state("platform engineer", "Bachelor").0, State::Met);
    assert_eq!(state("platform engineer", "English").0, State::Met);
    assert_eq!(state("Pflegefachkraft", "Ausbildung").0, State::Met);
    assert_eq!(state("Pflegefachkraft", "Deutsch").0, State::Met);
}

#[test]
fn the_score_is_what_the_formula_says() {
    for (name, _, _) in PAIRS {
        let (resume, posting) = pair(name);
        let held = match_posting(&resume, &posting, &TODAY);
        let f = held.formula;
        let points = |c: fit::matching::Count| f64::from(c.met) + f64::from(c.partly) / 2.0;
        let expected = 2.0 * points(f.must) + points(f.nice);
        assert!((expected - f64::from(f.points)).abs() < 1e-6, "{name}");
        assert_eq!(f64::from(held.score), (f64::from(f.points) / f64::from(f.of) * 100.0).round(), "{name}");
        assert!(held.score >= 50, "{name} fits well, got {}: {:#?}", held.score, held.requirements);
    }
}

#[test]
fn the_wrong_trade_scores_low() {
    let (welder, _) = pair("soudeur");
    let (_, posting) = pair("platform engineer");
    assert!(match_posting(&welder, &posting, &TODAY).score <= 15);
}

#[test]
fn evidence_is_verbatim() {
    for (name, cv, _) in PAIRS {
        let (resume, posting) = pair(name);
        for held in match_posting(&resume, &posting, &TODAY).requirements {
            for e in held.evidence {
                assert!(cv.contains(&e.text), "{name}: {}", e.text);
                assert!(!e.id.is_empty() && !e.item.is_empty());
            }
        }
    }
}

/// State and question of a single requirement for a CV with one job.
fn held(position: &str, bullets: &[&str], ask: &str) -> (State, Option<String>) {
    let cv = serde_json::json!({ "work": [{ "name": "Orrin Freight", "position": position, "startDate": "2020",
        "highlights": bullets }] });
    let mut resume = Resume::from_json(&cv.to_string()).expect("JSON Resume");
    resume.assign_ids();
    let posting = fit::requirements(&format!("Requirements\n• {ask}"));
    let mut held = match_posting(&resume, &posting, &TODAY).requirements;
    assert_eq!(held.len(), 1, "{ask}: {:?}", posting.requirements);
    let one = held.remove(0);
    (one.state, one.question)
}

#[test]
fn an_or_excuses_only_what_it_joins() {
    let ask = "Experience with SQL and Python and a warehouse such as Snowflake or Redshift";
    assert_eq!(held("Analyst", &["Loaded Redshift"], ask).0, State::Partly);
    assert_eq!(held("Analyst", &["Wrote SQL and Python, loaded Redshift"], ask).0, State::Met);
}

#[test]
fn inflections_meet() {
    for (position, bullet, ask) in [
        ("Project Manager", "Opened two depots", "Experience in project management"),
        ("Clerk", "Managed projects for two depots", "Experience in project management"),
        ("Teacher", "Held lessons for adults", "Experience with teaching"),
        ("Software tester", "Wrote reports", "Experience with software testing"),
        ("Welder", "Repaired hulls", "Experience with welding"),
    ] {
        assert_eq!(held(position, &[bullet], ask).0, State::Met, "{position} {ask}");
    }
    let near = held("Engineer", &["Ran the production line"], "Experience with developer productivity");
    assert_eq!(near.0, State::Gap);
}

#[test]
fn a_kind_is_shown_by_its_members() {
    for (bullet, ask) in [
        ("Wrote services in Java", "Experience with modern programming languages"),
        ("Moved servers to AWS", "Experience with at least one cloud platform"),
        ("Built pages with React", "Knowledge of JavaScript frameworks"),
        ("Tuned PostgreSQL", "Knowledge of databases"),
        ("Kept all of it in Git", "Experience with version control"),
        ("Made dashboards with Power BI", "Experience with BI tools"),
        ("Booked goods in SAP", "Experience with ERP systems"),
    ] {
        assert_eq!(held("Clerk", &[bullet], ask).0, State::Met, "{bullet} {ask}");
    }
    // A member is not half of another member.
    assert_eq!(held("Clerk", &["Tuned MongoDB"], "Experience with PostgreSQL").0, State::Gap);
}

#[test]
fn a_question_names_something() {
    for ask in ["Experience in the field of energy", "Knowledge of materials"] {
        let (state, question) = held("Clerk", &["Sorted mail"], ask);
        assert_eq!(state, State::Gap, "{ask}");
        let question = question.expect("a question");
        assert!(question.contains(ask) && !question.starts_with("Have you worked"), "{question}");
    }
    let (_, question) = held("Clerk", &["Sorted mail"], "Experience with Kafka");
    assert!(question.expect("a question").starts_with("Have you worked with Kafka?"));
}

#[test]
fn a_language_may_stand_among_the_skills_or_be_the_one_of_the_cv() {
    let posting = fit::requirements(
        "Nurse\n\nRequirements\n- German at level B2\n- Two years of experience in triage\n",
    );
    let german = |resume: &str| {
        let resume = Resume::from_json(resume).unwrap();
        let held = match_posting(&resume, &posting, &TODAY).requirements;
        held.into_iter()
            .find(|h| h.requirement.text.contains("German"))
            .map(|h| (h.state, h.evidence.len()))
            .unwrap()
    };
    let skills = |word: &str| {
        format!(r#"{{"skills": [{{"name": "Sprachen", "keywords": ["{word}", "Polnisch (A2)"]}}]}}"#)
    };
    assert_eq!(german(&skills("Deutsch (Muttersprache)")), (State::Met, 1));
    assert_eq!(german(&skills("Deutsch A2")), (State::Partly, 1));
    assert_eq!(german(&skills("Russisch")), (State::Gap, 0));
    assert_eq!(
        german(r#"{"basics": {"summary": "Pflegefachkraft"}, "meta": {"language": "de"}}"#),
        (State::Partly, 0)
    );
    assert_eq!(german(r#"{"basics": {"summary": "Nurse"}, "meta": {"language": "en"}}"#), (State::Gap, 0));
}
