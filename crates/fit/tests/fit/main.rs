//! Postings and CVs of several trades and languages, all of our own making.

mod again;
mod arbitrary;
mod matches;
mod postings;
mod tailored;

use fit::Posting;
use resume::Resume;
use resume::model::Date;

pub(crate) const TODAY: Date = Date::Day(2026, 3, 15);

/// The pairs of CV and posting, by name.
pub(crate) const PAIRS: &[(&str, &str, &str)] = &[
    ("platform engineer", include_str!("data/engineer.json"), include_str!("data/engineer.txt")),
    ("Pflegefachkraft", include_str!("data/pflege.json"), include_str!("data/pflege.txt")),
    ("soudeur", include_str!("data/soudeur.json"), include_str!("data/soudeur.txt")),
    ("accountant", include_str!("data/accountant.json"), include_str!("data/accountant.html")),
];

pub(crate) fn pair(name: &str) -> (Resume, Posting) {
    let (_, cv, posting) = PAIRS.iter().find(|(n, _, _)| *n == name).expect("a pair of that name");
    (Resume::from_json(cv).expect("JSON Resume"), fit::requirements(posting))
}
