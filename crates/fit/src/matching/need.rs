//! One skill that a posting asks for, and the lines of a résumé that show it.

use super::classes::{Class, class};
use super::lines::{Line, Lines};
use super::stem::stem;
use crate::taxonomy::{Kind, SkillId, Taxonomy};
use crate::words::words;

/// A skill in the posting's words, made ready to look for.
#[derive(Debug)]
pub(crate) struct Need {
    /// What the taxonomy knows in it; any of them shows it.
    skills: Vec<SkillId>,
    /// The kind of things that it names, if it names one; a member shows it.
    class: Option<Class>,
    /// Stems of the words that carry meaning, when the taxonomy knows nothing in it.
    stems: Vec<String>,
}

/// How well a line shows a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shows {
    /// Not at all.
    No,
    /// Something wider or most of the words: SQL where PostgreSQL is asked.
    Partly,
    /// The skill, under any of its names.
    Fully,
}

impl Need {
    pub(crate) fn new(phrase: &str) -> Self {
        let taxonomy = Taxonomy::embedded();
        let mut skills: Vec<SkillId> = taxonomy.skill(phrase).into_iter().collect();
        if skills.is_empty() {
            let named =
                taxonomy.find(phrase).into_iter().filter(|m| !matches!(m.kind, Kind::Soft | Kind::Activity));
            skills.extend(named.map(|m| m.skill));
        }
        let carries = |key: &str| key.chars().count() > 1 && !EMPTY.contains(&key);
        let stems = words(phrase).iter().filter(|w| carries(&w.key)).map(|w| stem(&w.key)).collect();
        Self { skills, class: class(phrase), stems }
    }

    pub(crate) fn shown_by(&self, line: &Line<'_>) -> Shows {
        let is_member = self.class.is_some_and(|c| line.classes.contains(&c));
        if is_member || self.skills.iter().any(|s| line.skills.contains(s)) {
            return Shows::Fully;
        }
        let hits = self.stems.iter().filter(|s| line.stems.contains(*s)).count();
        if hits > 0 && hits == self.stems.len() {
            return Shows::Fully;
        }
        let taxonomy = Taxonomy::embedded();
        let wider = self.skills.iter().any(|s| taxonomy.broader(*s).iter().any(|b| line.skills.contains(b)));
        // Most of the words only where the taxonomy knows none of them: "Oracle Cloud" is not half shown by "cloud".
        if wider || (self.skills.is_empty() && self.stems.len() > 1 && hits * 3 >= self.stems.len() * 2) {
            return Shows::Partly;
        }
        Shows::No
    }

    /// The best any line does.
    pub(crate) fn best(&self, lines: &Lines<'_>) -> Shows {
        lines.all.iter().map(|l| self.shown_by(l)).max().unwrap_or(Shows::No)
    }
}

/// Folded words without meaning of their own.
const EMPTY: &[&str] = &[
    "and",
    "or",
    "of",
    "the",
    "in",
    "with",
    "for",
    "to",
    "a",
    "an",
    "on",
    "und",
    "oder",
    "der",
    "die",
    "de",
    "la",
    "le",
    "et",
    "y",
    "e",
    "tool",
    "system",
    "technology",
    "solution",
    "skill",
    "knowledge",
    "experience",
    "technique",
    "method",
    "principle",
    "practice",
    "environment",
    "modern",
    "software",
    "application",
    "other",
    "various",
    "related",
];
