//! Section headings in English, German, French, Spanish, Portuguese, Italian, Dutch and Polish, and the usual ones in the
//! Nordic and Baltic languages, Czech, Slovak, Hungarian, Romanian, Turkish, Greek, Russian, Ukrainian and their neighbours.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lists::{Words, in_order, topics, words};
use crate::parse::words::tokens;

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::parse) enum Topic {
    Summary,
    Work,
    Volunteer,
    Education,
    Projects,
    Skills,
    Languages,
    Certificates,
    Awards,
    Publications,
    Interests,
    References,
    Contact,
    Profiles,
    /// A heading over other headings, such as "Background".
    Container,
    /// A heading that is itself the name of a skill or group of skills: its level follows.
    Skill,
    /// A heading that says nothing we keep apart.
    Other,
}

impl Topic {
    /// The topic of this name in the word lists.
    pub(super) fn named(name: &str) -> Option<Self> {
        const NAMES: &[(&str, Topic)] = &[
            ("summary", Topic::Summary),
            ("work", Topic::Work),
            ("volunteer", Topic::Volunteer),
            ("education", Topic::Education),
            ("projects", Topic::Projects),
            ("skills", Topic::Skills),
            ("languages", Topic::Languages),
            ("certificates", Topic::Certificates),
            ("awards", Topic::Awards),
            ("publications", Topic::Publications),
            ("interests", Topic::Interests),
            ("references", Topic::References),
            ("contact", Topic::Contact),
            ("profiles", Topic::Profiles),
            ("container", Topic::Container),
            ("other", Topic::Other),
        ];
        NAMES.iter().find(|(n, _)| *n == name).map(|(_, topic)| *topic)
    }
}

/// Whole headings. Phrases with `&` and `and` are written with `and`.
static PHRASES: LazyLock<HashMap<&str, Topic>> = LazyLock::new(|| topics(include_str!("words/headings.txt")));

/// Words that may stand beside a topic's own word without changing it.
static MODIFIERS: LazyLock<Words> = LazyLock::new(|| words(include_str!("words/heading-modifiers.txt")));

/// Single words that make a heading together with [`MODIFIERS`], the strongest topic first.
static KEYWORDS: LazyLock<HashMap<&str, Topic>> =
    LazyLock::new(|| topics(include_str!("words/heading-keywords.txt")));

/// Beginnings of words, the strongest topic first.
static STEMS: LazyLock<Vec<(&str, Topic)>> =
    LazyLock::new(|| in_order(include_str!("words/heading-stems.txt")));

/// Topic of a folded row of which its look says that it is a heading: by any word of it.
pub(in crate::parse) fn heading_by_word(folded: &str) -> Option<Topic> {
    let begins = |stem: &str| tokens(folded).any(|w| w.starts_with(stem));
    STEMS.iter().find(|(stem, _)| begins(stem)).map(|(_, topic)| *topic)
}

/// Topic of a folded heading: `(topic, true)` for a whole phrase of the list or a keyword with a modifier or two,
/// `false` for more of them.
pub(in crate::parse) fn heading(folded: &str) -> Option<(Topic, bool)> {
    let words: Vec<&str> = tokens(folded).filter(|w| !w.bytes().all(|b| b.is_ascii_digit())).collect();
    if words.is_empty() || words.len() > 6 {
        return None;
    }
    let plain = folded.trim_matches(|c: char| !c.is_alphanumeric()).replace('&', "and").replace("/", " and ");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let joined = words.join(" ");
    if let Some(topic) = PHRASES.get(plain.as_str()).or_else(|| PHRASES.get(joined.as_str())) {
        return Some((*topic, true));
    }
    let known = |w: &str| MODIFIERS.contains(w) || KEYWORDS.contains_key(w);
    if words.len() < 2 || !words.iter().all(|w| known(w)) {
        return None;
    }
    // `Education and Training`: the first keyword that the heading names decides, not the strongest of the list.
    let named: Vec<Topic> = words.iter().filter_map(|w| KEYWORDS.get(w)).copied().collect();
    let first = *named.first()?;
    let volunteer = named.contains(&Topic::Volunteer) && first != Topic::Education;
    Some((if volunteer { Topic::Volunteer } else { first }, words.len() <= 3))
}
