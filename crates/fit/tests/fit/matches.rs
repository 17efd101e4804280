//! A CV held against a posting.

use fit::match_posting;
use fit::matching::State;

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
