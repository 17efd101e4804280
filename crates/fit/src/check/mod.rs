//! The claim check: whether a proposed text says more than is true.
//!
//! It is deterministic and bound to items. Every tailored item is aligned with its item of the source, and held against
//! the evidence of *that* item: a figure that stands elsewhere in the CV is as foreign here as an invented one. Only the
//! summary may draw on the whole CV, and there each claim must rest on some one item.
//!
//! What is looked at, one thing a file: `figures` (value, unit, what is counted), `arithmetic` and `change` (what
//! follows from two figures), `derive` (what two come to), `completion` (what they leave open), `roles` (from where, by
//! how much, to where), `shares` (parts of a whole), `durations` (lengths of time), `posts`, `told` and `trades` (of
//! which posts), `singles` (several for one), `calendar` (years, how often), `names` (tools and proper names), `parts`,
//! `helping`, `supervising` and `light_verbs` (assisted < contributed < did < led), `words` and `plain` (reach, duties,
//! praise, what was added), `standing` (post, firm, prize, degree in running text), `acronyms`, `acronym_forms` and
//! `shortening` (abbreviations), `conjuncts` (a part more in a list), `reach` (a wider body for a narrower one),
//! `tongues` (languages and levels), `fields` (titles, employers, dates, degrees, certificates). Their words are in
//! `lexicon/*.txt`, one file a language. Equal meanings pass: `50K` and `50,000`, `k8s` and `Kubernetes`, "a quarter"
//! and 25 %, "over 1,200" for 1,240; so do weaker verbs, and whatever was left out.

mod abbreviations;
mod acronym_forms;
mod acronyms;
mod aims;
mod align;
mod all_of;
mod arithmetic;
mod bearing;
mod bound;
mod calendar;
mod care;
mod career_words;
mod change;
mod clauses;
mod completion;
mod conjuncts;
mod counted;
mod derive;
mod digits;
mod document;
mod durations;
mod fields;
mod figure_context;
mod figure_parts;
mod figure_reader;
mod figure_units;
mod figure_words;
mod figures;
mod finding;
mod helping;
mod judge;
mod language;
mod lexicon;
mod light_verbs;
mod names;
mod number;
mod numeral;
mod numeral_forms;
mod parts;
mod plain;
mod posts;
mod reach;
mod roles;
mod shares;
mod shortening;
mod singles;
mod source;
mod span;
mod standing;
mod stem;
mod supervising;
mod text;
mod token;
mod told;
mod tongues;
mod trades;
mod unit;
mod words;

use resume::Resume;
use resume::model::Date;

pub use finding::{Finding, Kind, Passage, Severity};

use judge::Judge;
use source::{Source, View};
use text::Text;

/// What the tailored document claims and the source does not bear, in the order of the document.
///
/// `today` ends what goes on. A document held against itself has no findings, and leaving out or moving items, bullets
/// and words never adds one.
pub fn check(source: &Resume, tailored: &Resume, today: &Date) -> Vec<Finding> {
    if source == tailored {
        return Vec::new();
    }
    document::check(source, tailored, today)
}

/// The evidence for the texts of one item, or of the summary.
#[derive(Debug, Clone)]
pub struct Evidence {
    source: Source,
    entry: Option<usize>,
}

impl Evidence {
    /// The evidence of the item with this id, or of the item that has a bullet with it; none when the source has no such
    /// id.
    pub fn of_item(source: &Resume, id: &str, today: &Date) -> Option<Self> {
        let source = Source::read(source, today);
        let entry = source.find(id)?;
        Some(Self { source, entry: Some(entry) })
    }

    /// The evidence of the summary: the whole CV.
    pub fn of_summary(source: &Resume, today: &Date) -> Self {
        Self { source: Source::read(source, today), entry: None }
    }
}

/// Holds one proposed text, a bullet or a summary, against its evidence. `item` names it in the findings.
pub fn check_text(evidence: &Evidence, item: &str, proposed: &str) -> Vec<Finding> {
    let view = match evidence.entry {
        Some(entry) => evidence.source.view(entry),
        None => evidence.source.whole(),
    };
    judge(&view, item, proposed)
}

fn judge(view: &View<'_>, item: &str, proposed: &str) -> Vec<Finding> {
    if proposed.trim().is_empty() || view.own.iter().any(|l| l.text.raw.trim() == proposed.trim()) {
        return Vec::new();
    }
    let mut text = Text::read(proposed, view.source.language);
    shortening::write_out(&mut text, view);
    let linked = acronyms::link(&mut text, view);
    let mut judge = Judge::new(view, &text, item, &linked);
    figures::check(&mut judge);
    names::check(&mut judge);
    parts::check(&mut judge);
    standing::check(&mut judge);
    tongues::check(&mut judge);
    words::check(&mut judge);
    reach::check(&mut judge);
    conjuncts::check(&mut judge);
    singles::several(&mut judge);
    singles::both(&mut judge);
    singles::sooner(&mut judge);
    singles::another_place(&mut judge);
    judge.findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resume() -> Resume {
        Resume::from_json(
            r#"{ "basics": { "name": "Ada Low", "summary": "Nurse." },
                "work": [
                  { "id": "w1", "name": "Northgate Clinic", "position": "Nurse", "startDate": "2019-01", "endDate": "2022-12",
                    "highlights": ["Helped the matron introduce a new rota for 40 staff.", "Cut waiting time by 25% in 2021."] },
                  { "id": "w2", "name": "Hill Home", "position": "Carer", "startDate": "2016-01", "endDate": "2018-12",
                    "highlights": ["Looked after 12 residents."] } ] }"#,
        )
        .unwrap()
    }

    fn kinds(item: &str, text: &str) -> Vec<Kind> {
        let evidence = Evidence::of_item(&resume(), item, &Date::Year(2025)).unwrap();
        check_text(&evidence, item, text).into_iter().filter(Finding::blocks).map(|f| f.kind).collect()
    }

    #[test]
    fn a_text_is_held_against_its_own_item() {
        assert_eq!(kinds("w1", "Reduced waiting time by a quarter in 2021."), []);
        assert_eq!(kinds("w1", "Cut waiting time by 35% in 2021."), [Kind::Number]);
        assert_eq!(kinds("w1", "Cut waiting time for 12 residents by 25% in 2021."), [Kind::NumberMoved]);
        assert_eq!(kinds("w1", "Introduced a new rota for 40 staff."), [Kind::Verb]);
        assert_eq!(kinds("w2", "For almost three years, cared for 12 residents."), []);
        assert_eq!(kinds("w2", "For six years, cared for 12 residents."), [Kind::Duration]);
        assert!(Evidence::of_item(&resume(), "w3", &Date::Year(2025)).is_none());
    }

    /// Reading texts is what a check spends its time with: a list of a thousand skills must not read the CV a thousand times.
    #[test]
    fn a_list_reads_its_evidence_once() {
        let with = |words: &[String]| {
            let list = serde_json::to_string(words).unwrap();
            let mut other = resume();
            let text = format!(
                r#"{{ "skills": [{{ "id": "s", "name": "S", "keywords": {list} }}],
                    "interests": [{{ "id": "i", "name": "I", "keywords": {list} }}],
                    "education": [{{ "id": "e", "institution": "E", "courses": {list} }}],
                    "projects": [{{ "id": "p", "name": "P", "keywords": {list}, "roles": {list} }}] }}"#
            );
            let lists = Resume::from_json(&text).unwrap();
            (other.skills, other.interests) = (lists.skills, lists.interests);
            (other.education, other.projects) = (lists.education, lists.projects);
            other
        };
        let words = |sign: &str| (0..100).map(|n| format!("{sign}orp{n}x")).collect::<Vec<_>>();
        let (source, tailored) = (with(&words("Z")), with(&words("Q")));
        text::READ.with(|read| read.set(0));
        let findings = check(&source, &tailored, &Date::Year(2025));
        assert_eq!(findings.len(), 500);
        assert!(findings.iter().all(|f| !f.evidence.is_empty()));
        assert!(findings.iter().all(|f| f.evidence.iter().all(|passage| passage.item == f.item)));
        let read = text::READ.with(std::cell::Cell::get);
        assert!((1_000..5_000).contains(&read), "{read} texts were read");
    }

    #[test]
    fn a_finding_says_what_where_and_why() {
        let mut tailored = resume();
        tailored.work[0].position = "Senior Nurse".into();
        let findings = check(&resume(), &tailored, &Date::Year(2025));
        let wire = serde_json::to_value(&findings).unwrap();
        assert_eq!(wire[0]["kind"], "title");
        assert_eq!(wire[0]["severity"], "block");
        assert_eq!(wire[0]["item"], "w1");
        assert_eq!(wire[0]["words"], "Senior");
        assert_eq!(wire[0]["text"], "Senior Nurse");
        assert_eq!(wire[0]["evidence"][0]["text"], "Nurse");
        assert_eq!(findings.len(), 1);
    }
}
