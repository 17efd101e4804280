//! How much each part of a résumé says to a posting, and by which words of it.

use std::collections::{BTreeMap, HashMap};

use crate::matching::{Lines, Need, Shows, stem};
use crate::requirements::{Need as Want, Posting};
use crate::taxonomy::Taxonomy;
use crate::words::words;

/// A skill that the posting asks, and what it is worth: 2 in a must, 1 in a nice to have, one half when it is only named.
struct Asked<'a> {
    phrase: &'a str,
    need: Need,
    worth: f32,
}

/// What every text of the résumé is worth for the posting.
pub(super) struct Relevance<'a> {
    /// By text, because the same words say the same wherever they stand.
    texts: HashMap<&'a str, Worth<'a>>,
    /// By id of item and bullet; an item is worth its parts.
    pub(super) by_id: BTreeMap<String, f32>,
}

/// What one text is worth.
#[derive(Debug, Default, Clone)]
pub(super) struct Worth<'a> {
    pub(super) value: f32,
    /// The posting's words that it shows, the heaviest first.
    pub(super) answers: Vec<&'a str>,
    /// Those that it only comes near: SAP where SAP S/4HANA is asked. No reason may say that it shows them.
    pub(super) near: Vec<&'a str>,
}

impl<'a> Relevance<'a> {
    pub(super) fn new(lines: &Lines<'a>, posting: &'a Posting) -> Self {
        let asked = asked(posting);
        let title: Vec<String> = words(&posting.title)
            .iter()
            .filter(|w| w.key.chars().count() > 3)
            .map(|w| stem(&w.key))
            .collect();
        let mut texts: HashMap<&str, Worth<'_>> = HashMap::new();
        let mut by_id: BTreeMap<String, f32> = BTreeMap::new();
        for line in &lines.all {
            let worth = texts.entry(line.text).or_insert_with(|| {
                let mut worth = Worth::default();
                for one in &asked {
                    match one.need.shown_by(line) {
                        Shows::Fully => {
                            worth.value += one.worth;
                            worth.answers.push(one.phrase);
                        }
                        Shows::Partly => {
                            worth.value += one.worth * 0.4;
                            worth.near.push(one.phrase);
                        }
                        Shows::No => {}
                    }
                }
                if line.field == "position" {
                    let hits = title.iter().filter(|s| line.stems.contains(*s)).count();
                    worth.value += f32::from(u8::try_from(hits).unwrap_or(9));
                }
                worth
            });
            let value = worth.value;
            *by_id.entry(line.id.to_owned()).or_default() += value;
            if line.id != line.item {
                *by_id.entry(line.item.to_owned()).or_default() += value;
            }
        }
        Self { texts, by_id }
    }

    pub(super) fn of(&self, text: &str) -> Worth<'a> {
        self.texts.get(text).cloned().unwrap_or_default()
    }

    pub(super) fn value(&self, text: &str) -> f32 {
        self.texts.get(text).map_or(0.0, |w| w.value)
    }

    pub(super) fn item(&self, id: &str) -> f32 {
        self.by_id.get(id).copied().unwrap_or_default()
    }
}

/// Every skill once, with its greatest worth; the heaviest first.
fn asked(posting: &Posting) -> Vec<Asked<'_>> {
    let taxonomy = Taxonomy::embedded();
    let mut found: Vec<(&str, f32)> = Vec::new();
    let weighted = posting.requirements.iter().flat_map(|r| {
        let worth = if r.kind == Want::Must { 2.0 } else { 1.0 };
        r.skills.iter().map(move |s| (s.as_str(), worth))
    });
    for (phrase, worth) in weighted.chain(posting.skills.iter().map(|s| (s.as_str(), 0.5))) {
        match found.iter_mut().find(|(known, _)| taxonomy.same_skill(known, phrase)) {
            Some((_, known)) => *known = known.max(worth),
            None => found.push((phrase, worth)),
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found.into_iter().map(|(phrase, worth)| Asked { phrase, need: Need::new(phrase), worth }).collect()
}

/// A few of the posting's words as they are said in a reason: "Kubernetes, Terraform and Go".
pub(super) fn said(answers: &[&str]) -> String {
    let mut few: Vec<&str> = Vec::new();
    for a in answers {
        if few.len() < 3 && !few.contains(a) {
            few.push(a);
        }
    }
    match few[..] {
        [] => String::new(),
        [one] => one.to_owned(),
        [a, b] => format!("{a} and {b}"),
        [a, b, c, ..] => format!("{a}, {b} and {c}"),
    }
}
