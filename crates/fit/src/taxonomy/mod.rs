//! Names of skills, in several languages and spellings, and which of them mean the same.
//!
//! The names are our own list (`data/curated`) and those of ESCO (`data/esco.tsv`; see `data/NOTICE`), embedded and read
//! once, on first use. A name compares by its letters and digits, so `spring-boot`, `SpringBoot` and `Spring Boot` are one.

mod context;
mod table;

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::words::{Key, Word, key_of, words};

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A thing one works with: software, language of programming, machine, material.
    Tool,
    /// A way of working or a standard: Scrum, HACCP, IFRS.
    Method,
    /// A field of knowledge: accounting, phlebotomy.
    Field,
    /// A certificate, licence or membership: PMP, CPA.
    Certificate,
    /// A human language.
    Language,
    /// An activity, as ESCO words it: manage budgets.
    Activity,
    /// An attitude or social ability: teamwork. Not counted as a skill of the trade.
    Soft,
}

/// One skill of the taxonomy; equal ids mean the same skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SkillId(u32);

/// A place in a text where a skill is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Byte range in the text.
    pub range: Range<usize>,
    /// The skill.
    pub skill: SkillId,
    /// What it is.
    pub kind: Kind,
}

/// The taxonomy. Get it with [`Taxonomy::embedded`].
#[derive(Debug)]
pub struct Taxonomy {
    concepts: Vec<Concept>,
    names: HashMap<Key, Name, AsItIs>,
    /// Skills with a lower number are of our own list.
    curated: u32,
}

#[derive(Debug)]
struct Concept {
    name: &'static str,
    kind: Kind,
    broader: Vec<&'static str>,
}

/// One spelling of a concept.
#[derive(Debug, Clone, Copy)]
struct Name {
    skill: SkillId,
    written: &'static str,
    words: u8,
    care: Care,
}

/// How much it takes to believe that the word means the skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    /// Nothing: no other meaning is usual.
    None,
    /// The capitals must be as in the name: REST, SOLID.
    Case,
    /// The capitals, and something near that speaks of skills: Go, R, Excel, Spring.
    Context,
}

/// A key is a hash already.
#[derive(Debug, Clone, Copy, Default)]
struct AsItIs;

impl BuildHasher for AsItIs {
    type Hasher = AsItIsState;
    fn build_hasher(&self) -> AsItIsState {
        AsItIsState(0)
    }
}

struct AsItIsState(u64);

impl Hasher for AsItIsState {
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*b);
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

/// The longest name, in words.
const LONGEST: usize = 9;

static EMBEDDED: LazyLock<Taxonomy> = LazyLock::new(table::load);

impl Taxonomy {
    /// The embedded taxonomy, read on first use (some milliseconds).
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Every place where a skill is named, in order, without overlaps, the longest name first. Words with another
    /// everyday meaning (Go, Excel, Access) count only where case and surroundings speak for the skill. Linear in the
    /// length of the text.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        self.find_in(text, &words(text))
    }

    pub(crate) fn find_in(&self, text: &str, words: &[Word]) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let mut key = Key::default();
            let mut best = None;
            for end in at..words.len().min(at + LONGEST) {
                if end > at && !joined(&text[words[end - 1].range.end..words[end].range.start]) {
                    break;
                }
                key.add(&words[end].key);
                if let Some(name) = self.names.get(&key) {
                    let range = words[at].range.start..words[end].range.end;
                    if end - at + 1 > name.words.into() && !splits(text, &words[at..=end]) {
                        continue;
                    }
                    if name.care == Care::None || context::same_case(name.written, &text[range.clone()]) {
                        best = Some((end, range, *name));
                    }
                }
            }
            if let Some((end, range, name)) = best {
                found.push((Mention { range, skill: name.skill, kind: self.kind(name.skill) }, name.care));
                at = end + 1;
            } else {
                at += 1;
            }
        }
        context::settle(text, &found)
    }

    /// The skill of a name standing by itself (a keyword, a list item); no context is asked for.
    pub fn skill(&self, name: &str) -> Option<SkillId> {
        self.names.get(&key_of(name).0).map(|n| n.skill)
    }

    /// The name under which a skill is kept: `k8s` -> `Kubernetes`.
    pub fn canonical(&self, name: &str) -> Option<&'static str> {
        self.skill(name).map(|id| self.name(id))
    }

    /// Whether two names mean the same skill. Names that the taxonomy does not know are the same when they are equal
    /// but for case, marks, plural and punctuation.
    pub fn same_skill(&self, a: &str, b: &str) -> bool {
        match (self.skill(a), self.skill(b)) {
            (Some(a), Some(b)) => a == b,
            (None, None) => {
                let (a, b) = (key_of(a), key_of(b));
                a.1 > 0 && a.0 == b.0
            }
            _ => false,
        }
    }

    /// The name of a skill.
    pub fn name(&self, skill: SkillId) -> &'static str {
        self.concepts.get(skill.0 as usize).map_or("", |c| c.name)
    }

    /// What a skill is.
    pub fn kind(&self, skill: SkillId) -> Kind {
        self.concepts.get(skill.0 as usize).map_or(Kind::Soft, |c| c.kind)
    }

    /// Skills that who has this one has too, at least in part: PostgreSQL -> SQL.
    pub fn broader(&self, skill: SkillId) -> Vec<SkillId> {
        let names = self.concepts.get(skill.0 as usize).map_or(&[][..], |c| &c.broader);
        names.iter().filter_map(|name| self.skill(name)).collect()
    }

    /// Whether the skill is of our own list; names out of ESCO are less sure.
    pub(crate) fn is_curated(&self, skill: SkillId) -> bool {
        skill.0 < self.curated
    }

    /// How many skills, and how many names for them.
    pub fn size(&self) -> (usize, usize) {
        (self.concepts.len(), self.names.len())
    }
}

/// Whether a name that is written as fewer words may stand here as more: "Spring Boot" for SpringBoot, but not "R or" for
/// RoR, nor "is in g".
fn splits(text: &str, words: &[Word]) -> bool {
    let spaced = words.windows(2).any(|w| text[w[0].range.end..w[1].range.start].contains(' '));
    !spaced || words.iter().all(|w| w.key.chars().count() > 1 && !SMALL.contains(&w.key.as_str()))
}

/// Folded function words of two and three letters.
const SMALL: &[&str] = &[
    "an", "and", "are", "as", "at", "be", "but", "by", "can", "das", "de", "der", "die", "du", "ein", "el",
    "en", "et", "for", "has", "he", "her", "his", "if", "im", "in", "is", "it", "la", "le", "me", "my", "no",
    "not", "of", "on", "or", "our", "so", "than", "that", "the", "to", "un", "und", "up", "us", "was", "we",
    "you",
];

/// Whether what stands between two words lets them be one name.
fn joined(between: &str) -> bool {
    between.len() <= 3 && between.chars().all(|c| matches!(c, ' ' | '-' | '/' | '\u{2011}' | '\u{a0}' | '_'))
}

#[cfg(test)]
mod tests;
