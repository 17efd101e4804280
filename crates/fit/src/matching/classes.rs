//! Kinds of things ("programming languages", "cloud provider") that a posting asks for and that any member shows.
//!
//! The table is `data/classes.txt`. It is kept apart from the broader skills of the taxonomy: who has MySQL shows a
//! database, but not half of PostgreSQL.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::taxonomy::{SkillId, Taxonomy};
use crate::words::words;

/// Number of a class.
pub(super) type Class = usize;

struct Classes {
    names: HashMap<String, Class>,
    members: HashMap<SkillId, Vec<Class>>,
}

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let taxonomy = Taxonomy::embedded();
    let mut classes = Classes { names: HashMap::new(), members: HashMap::new() };
    for (class, (names, members)) in rows().enumerate() {
        for name in names {
            classes.names.entry(key(name)).or_insert(class);
        }
        for member in members.filter_map(|m| taxonomy.skill(m)) {
            classes.members.entry(member).or_default().push(class);
        }
    }
    classes
});

type Row = (Vec<&'static str>, Box<dyn Iterator<Item = &'static str>>);

/// Names and members of each class.
fn rows() -> impl Iterator<Item = Row> {
    let lines = include_str!("../../data/classes.txt").lines().filter(|l| !l.starts_with('#'));
    lines.filter_map(|line| {
        let (names, members) = line.split_once(" : ")?;
        let names = names.split([',', '=']).map(str::trim).filter(|n| !n.is_empty()).collect();
        let members: Box<dyn Iterator<Item = &'static str>> = Box::new(members.split(',').map(str::trim));
        Some((names, members))
    })
}

/// Folded words of a name, without those that say nothing of its kind: "modern programming languages".
fn key(name: &str) -> String {
    let kept = words(name).into_iter().map(|w| w.key).filter(|k| !QUALIFIERS.contains(&k.as_str()));
    kept.collect::<Vec<_>>().join(" ")
}

const QUALIFIERS: &[&str] = &[
    "modern",
    "common",
    "one",
    "more",
    "other",
    "any",
    "some",
    "various",
    "several",
    "major",
    "popular",
    "main",
    "standard",
    "different",
    "current",
    "multiple",
    "relevant",
    "leading",
    "usual",
    "at",
    "least",
    "or",
    "of",
    "a",
    "an",
    "the",
    "two",
    "three",
    "similar",
    "basic",
    "such",
    "as",
    "gängige",
    "moderne",
];

/// The class that a phrase names.
pub(super) fn class(phrase: &str) -> Option<Class> {
    CLASSES.names.get(&key(phrase)).copied()
}

/// Classes that skills are members of.
pub(super) fn classes_of(skills: &HashSet<SkillId>) -> HashSet<Class> {
    skills.iter().filter_map(|s| CLASSES.members.get(s)).flatten().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_taxonomy_knows_every_member_and_every_class_has_some() {
        let taxonomy = Taxonomy::embedded();
        let mut count = 0;
        let mut unknown = Vec::new();
        for (names, members) in rows() {
            let members: Vec<&str> = members.collect();
            assert!(members.len() > 2, "{names:?}");
            unknown.extend(members.iter().copied().filter(|m| taxonomy.skill(m).is_none()));
            count += 1;
        }
        assert!(count > 20 && unknown.is_empty(), "{count} {unknown:?}");
    }

    #[test]
    fn words_before_a_kind_are_passed_over() {
        assert_eq!(class("one or more modern programming languages"), class("Programmiersprache"));
        assert!(class("programming language").is_some());
        assert_ne!(class("relational databases"), class("cloud platforms"));
        assert_eq!(class("Oracle"), None);
    }
}
