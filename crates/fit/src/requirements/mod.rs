//! What a posting asks: title, company, and one requirement per sentence or list item, with its own words.
//!
//! Text, HTML, and the JSON or XML of applicant systems are read. Headings in seven languages say what part a line
//! belongs to; benefits, company and legal text are set aside. Every text and skill stands in the posting word for word.

mod candidate;
mod clean;
mod demand;
mod facts;
mod head;
mod items;
mod jobs;
mod lexicon;
mod pairs;
mod section;
mod sentence;
mod skills;
mod walk;

pub use facts::{Cefr, DegreeLevel, LanguageNeed};
pub(crate) use facts::{degree, highest_degree, languages, level, years};

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::taxonomy::{Kind as SkillKind, Taxonomy};
use crate::words::words;
use candidate::{Candidate, Place};
use demand::{asks, demands, tells, waives, welcome};
use lexicon::{Class, class};
use section::Section;
use sentence::Talk;
use walk::{each_item, each_sentence};

/// A posting, read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Posting {
    /// Job title, empty when the posting does not say.
    pub title: String,
    /// Who hires, empty when the posting does not say.
    pub company: String,
    /// Where, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// What is asked, in the order of the posting.
    pub requirements: Vec<Requirement>,
    /// Every skill that the posting names, in its own words, each once.
    pub skills: Vec<String>,
}

/// One thing a job asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Requirement {
    /// `r1`, `r2`, ... in the order of the posting.
    pub id: String,
    /// The sentence or list item, word for word.
    pub text: String,
    /// Must or nice.
    pub kind: Need,
    /// What is mainly asked.
    pub category: Category,
    /// Years of experience, the least number named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<u8>,
    /// The lowest degree named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degree: Option<DegreeLevel>,
    /// Human languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<LanguageNeed>,
    /// Skills in it, word for word.
    pub skills: Vec<String>,
}

/// How much a requirement is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// It is required, or nothing says that it is not.
    Must,
    /// It is welcome.
    Nice,
}

/// What a requirement is mainly about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Tools, methods, fields of knowledge.
    Skill,
    /// Time spent on something.
    Experience,
    /// A degree or training.
    Education,
    /// A human language.
    Language,
    /// A certificate or licence.
    Certificate,
    /// Attitudes and whatever no line of a CV can show.
    Other,
}

/// A posting as it came off the web, as text and with what its format says outright.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Job title, where the format names it.
    pub title: Option<String>,
    /// Who hires, where the format names it.
    pub company: Option<String>,
    /// Readable text: a line per block, list items with a bullet.
    pub text: String,
}

/// Unwraps a web page (its schema.org JobPosting first), an applicant system's JSON or XML, or plain text. Never fails:
/// what cannot be read stays text.
pub fn page(posting: &str) -> Page {
    let clean::Cleaned { text, title, company, .. } = clean::clean(posting);
    Page { title, company, text }
}

/// Reads a posting. Never fails: a text that asks nothing has no requirements. Linear in the length of the text.
pub fn requirements(posting: &str) -> Posting {
    let cleaned = clean::clean(posting);
    let head = head::head(&cleaned.text);
    let mut read = Reading::default();
    // Names are best found in whole sentences, demands in the items that a sentence may run together.
    each_sentence(&cleaned.text, |sentence, place| read.names(&skills::skills(sentence, place), sentence));
    each_item(&cleaned.text, |item, place| read.item(item, place));
    let requirements = if read.asked.is_empty() { read.duties } else { read.asked };
    for skill in requirements.iter().flat_map(|r| &r.skills) {
        if read.seen.insert(skill.to_lowercase()) {
            read.skills.push(skill.clone());
        }
    }
    let tidy = |text: Option<String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    Posting {
        title: tidy(cleaned.title).or(head.title).unwrap_or_default(),
        company: tidy(cleaned.company).or(head.company).unwrap_or_default(),
        location: tidy(cleaned.location).or(head.location),
        requirements: requirements
            .into_iter()
            .enumerate()
            .map(|(i, r)| Requirement { id: format!("r{}", i + 1), ..r })
            .collect(),
        skills: read.skills,
    }
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    skills: Vec<String>,
    seen: HashSet<String>,
    asked: Vec<Requirement>,
    /// Sentences about the work: they count when the posting asks nothing outright.
    duties: Vec<Requirement>,
    texts: HashSet<String>,
}

impl Reading {
    fn names(&mut self, found: &[Candidate], sentence: &str) {
        for candidate in found {
            let skill = &sentence[candidate.range.clone()];
            if self.seen.insert(skill.to_lowercase()) {
                self.skills.push(skill.to_owned());
            }
        }
    }

    fn item(&mut self, sentence: &str, place: Place) {
        if matches!(place.talk, Talk::Legal | Talk::Benefit) || tells(sentence) || waives(sentence) {
            return;
        }
        let aside = matches!(place.section, Section::Offer | Section::Aside | Section::Fact | Section::Names);
        if aside && !(demands(sentence) && place.section != Section::Fact) {
            return;
        }
        let listed = matches!(place.section, Section::Must | Section::Nice);
        let found = skills::skills(sentence, place);
        for requirement in split(requirement(sentence, place, &found)) {
            self.requirement(requirement, place, listed, aside);
        }
    }

    fn requirement(&mut self, requirement: Requirement, place: Place, listed: bool, aside: bool) {
        let sentence = &requirement.text;
        let vague = requirement.category == Category::Other;
        let count = sentence.split_whitespace().count();
        // A long sentence that names nothing and asks nothing is prose that happens to stand in the list.
        if vague && (place.talk == Talk::We || !listed || count < 2 || (count > WORDY && !asks(sentence))) {
            return;
        }
        let asks = listed
            || aside
            || (!vague
                && match place.talk {
                    Talk::You => asks(sentence),
                    Talk::None => asks(sentence) && opens_as_item(sentence) || demands(sentence),
                    _ => false,
                });
        if self.texts.insert(sentence.to_lowercase()) {
            if asks {
                self.asked.push(requirement);
            } else if !requirement.skills.is_empty() && place.talk != Talk::We {
                self.duties.push(requirement);
            }
        }
    }
}

/// Words of the longest trait: "a friendly manner with guests who come late".
const WORDY: usize = 18;

/// A run of skills without a word between ("Java Spring Docker Kubernetes"), or a text too long to be one demand, asks each
/// of its skills.
fn split(requirement: Requirement) -> Vec<Requirement> {
    let count = |text: &str| text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count();
    let named: usize = requirement.skills.iter().map(|s| count(s)).sum();
    let run = requirement.skills.len() >= 4
        && requirement.years.is_none()
        && requirement.degree.is_none()
        && named * 10 >= count(&requirement.text) * 8;
    if !run && (requirement.text.len() <= LONGEST || requirement.skills.is_empty()) {
        return vec![requirement];
    }
    let each = requirement.skills.iter().map(|skill| Requirement {
        text: skill.clone(),
        category: Category::Skill,
        years: None,
        degree: None,
        languages: Vec::new(),
        skills: vec![skill.clone()],
        ..requirement.clone()
    });
    each.collect()
}

/// Bytes that one demand may take.
const LONGEST: usize = 700;

fn requirement(sentence: &str, place: Place, found: &[Candidate]) -> Requirement {
    let (years, degree) = (years(sentence), degree(sentence));
    let languages = if found.iter().any(|c| c.kind == Some(SkillKind::Language)) {
        languages(sentence)
    } else {
        Vec::new()
    };
    let mut skills: Vec<String> = Vec::new();
    for candidate in found.iter().filter(|c| c.kind != Some(SkillKind::Language)) {
        let skill = sentence[candidate.range.clone()].to_owned();
        // A degree is held against the education, not against skills.
        if degree.is_some() && facts::degree(&skill).is_some() || skills.contains(&skill) {
            continue;
        }
        skills.push(skill);
    }
    let certificate = Taxonomy::embedded().find(sentence).iter().any(|m| m.kind == SkillKind::Certificate);
    let category = if degree.is_some() {
        Category::Education
    } else if certificate {
        Category::Certificate
    } else if !languages.is_empty() && skills.is_empty() {
        Category::Language
    } else if years.is_some() {
        Category::Experience
    } else if !skills.is_empty() {
        Category::Skill
    } else {
        Category::Other
    };
    if certificate && skills.is_empty() {
        let taxonomy = Taxonomy::embedded();
        let named = taxonomy.find(sentence).into_iter().filter(|m| m.kind == SkillKind::Certificate);
        skills.extend(named.map(|m| sentence[m.range].to_owned()));
    }
    let nice = place.section == Section::Nice || welcome(sentence);
    Requirement {
        id: String::new(),
        text: sentence.to_owned(),
        kind: if nice { Need::Nice } else { Need::Must },
        category,
        years,
        degree,
        languages,
        skills,
    }
}

/// Whether a sentence begins as items of requirements do: "5+ years", "Strong knowledge", "Fluent".
fn opens_as_item(sentence: &str) -> bool {
    let first = words(sentence).into_iter().next().map(|w| w.key).unwrap_or_default();
    first.starts_with(|c: char| c.is_ascii_digit())
        || matches!(
            class(&first),
            Class::Cue
                | Class::CueAdjective
                | Class::Quality
                | Class::Degree
                | Class::Article
                | Class::Preposition
        )
}

/// A phrase that may be a skill, as `data/rank.py` reads it: text, number of its sentence, range there, features.
pub type Features = (String, usize, usize, usize, Vec<String>);

/// Every phrase of a posting that may be a skill, with the features by which it is judged.
pub fn features(text: &str) -> Vec<Features> {
    let mut out = Vec::new();
    let mut number = 0;
    each_sentence(text, |sentence, place| {
        number += 1;
        out.extend(candidate::candidates(sentence, place).into_iter().map(|c| {
            let features = c.features.into_iter().map(Into::into).collect();
            (sentence[c.range.clone()].to_owned(), number, c.range.start, c.range.end, features)
        }));
    });
    out
}
