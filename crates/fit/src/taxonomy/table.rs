//! Reading the embedded lists.

use std::collections::HashMap;

use super::{AsItIs, Care, Concept, Kind, LONGEST, Name, SkillId, Taxonomy};
use crate::words::{Key, key_of};

/// Our own names; the first list that has a name keeps it.
const CURATED: &[&str] = &[
    include_str!("../../data/curated/software.txt"),
    include_str!("../../data/curated/data.txt"),
    include_str!("../../data/curated/business.txt"),
    include_str!("../../data/curated/health.txt"),
    include_str!("../../data/curated/trades.txt"),
    include_str!("../../data/curated/science.txt"),
    include_str!("../../data/curated/certificates.txt"),
    include_str!("../../data/curated/languages.txt"),
    include_str!("../../data/curated/soft.txt"),
];

const ESCO: &str = include_str!("../../data/esco.tsv");

pub(super) fn load() -> Taxonomy {
    let mut taxonomy = Taxonomy {
        concepts: Vec::new(),
        names: HashMap::with_capacity_and_hasher(24_000, AsItIs),
        curated: 0,
    };
    for list in CURATED {
        curated(&mut taxonomy, list);
    }
    taxonomy.curated = u32::try_from(taxonomy.concepts.len()).unwrap_or(u32::MAX);
    esco(&mut taxonomy);
    taxonomy
}

/// Lines `Name = alias, alias < broader, broader` under headings `[kind]`; see `data/README.md`.
fn curated(taxonomy: &mut Taxonomy, list: &'static str) {
    let mut kind = Kind::Tool;
    for line in list.lines().map(str::trim) {
        if line.is_empty() || line.starts_with("# ") {
            continue;
        }
        if let Some(heading) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            kind = match heading {
                "method" => Kind::Method,
                "field" => Kind::Field,
                "certificate" => Kind::Certificate,
                "language" => Kind::Language,
                "activity" => Kind::Activity,
                "soft" => Kind::Soft,
                _ => Kind::Tool,
            };
            continue;
        }
        let (names, broader) = line.split_once(" < ").unwrap_or((line, ""));
        let (name, aliases) = names.split_once(" = ").unwrap_or((names, ""));
        let broader = list_of(broader).collect();
        add(taxonomy, kind, name.trim(), list_of(aliases), broader);
    }
}

/// Lines `K|A <tab> name <tab> alias|alias`.
fn esco(taxonomy: &mut Taxonomy) {
    for line in ESCO.lines() {
        let mut fields = line.split('\t');
        let (Some(letter), Some(name)) = (fields.next(), fields.next()) else { continue };
        let kind = match letter {
            "A" => Kind::Activity,
            _ if name.chars().any(char::is_uppercase) => Kind::Tool,
            _ => Kind::Field,
        };
        let aliases = fields.next().unwrap_or_default();
        add(taxonomy, kind, name, aliases.split('|').filter(|a| !a.is_empty()), Vec::new());
    }
}

fn list_of(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split(',').map(str::trim).filter(|t| !t.is_empty())
}

/// Adds a concept under its names. A name that is taken stays with its first owner; when the main name is taken, the
/// aliases join that owner.
fn add(
    taxonomy: &mut Taxonomy,
    kind: Kind,
    name: &'static str,
    aliases: impl Iterator<Item = &'static str>,
    broader: Vec<&'static str>,
) {
    let (written, care) = care_of(name, kind);
    let Some((key, words)) = name_key(written) else { return };
    let skill = if let Some(owner) = taxonomy.names.get(&key) {
        let skill = owner.skill;
        if let Some(concept) = taxonomy.concepts.get_mut(skill.0 as usize) {
            concept.broader.extend(broader);
        }
        skill
    } else {
        let skill = SkillId(u32::try_from(taxonomy.concepts.len()).unwrap_or(u32::MAX));
        taxonomy.concepts.push(Concept { name: written, kind, broader });
        taxonomy.names.insert(key, Name { skill, written, words, care });
        skill
    };
    for alias in aliases {
        let (written, care) = care_of(alias, kind);
        if let Some((key, words)) = name_key(written) {
            taxonomy.names.entry(key).or_insert(Name { skill, written, words, care });
        }
    }
}

/// `*` before a name asks for case and context, `^` for case alone. Short names in capitals outside software are met as
/// small words of some language ("als", "sea"), so there the capitals always count.
fn care_of(name: &'static str, kind: Kind) -> (&'static str, Care) {
    if let Some(rest) = name.strip_prefix('*') {
        return (rest, Care::Context);
    }
    if let Some(rest) = name.strip_prefix('^') {
        return (rest, Care::Case);
    }
    let short = name.len() <= 4 && name.chars().all(|c| c.is_ascii_uppercase());
    (name, if short && kind != Kind::Tool { Care::Case } else { Care::None })
}

fn name_key(name: &str) -> Option<(Key, u8)> {
    let (key, words) = key_of(name);
    (1..=LONGEST).contains(&words).then_some((key, u8::try_from(words).ok()?))
}
