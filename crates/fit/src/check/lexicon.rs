use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::language::Language;
use super::stem::stem;
use super::token::fold;

/// What a word does in a claim; a set of bits, since a word may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u32);

/// Sections of the files, in the order of their bits.
const SECTIONS: [&str; 27] = [
    "function", "generic", "help", "share", "lead", "leadish", "solo", "scope", "place", "duty", "prestige",
    "award", "rank", "diminish", "served", "degree1", "degree2", "degree3", "degree4", "degree5", "fluency1",
    "fluency3", "fluency4", "fluency5", "fluency7", "soft", "plain",
];

impl Class {
    /// Grammar: articles, pronouns, prepositions, auxiliaries.
    pub(super) const FUNCTION: Self = Self(1);
    /// Words of every résumé, which claim nothing by themselves.
    pub(super) const GENERIC: Self = Self(1 << 1);
    /// Assisted, supported, helped: the lowest part in a work.
    pub(super) const HELP: Self = Self(1 << 2);
    /// Contributed, took part: the next part.
    pub(super) const SHARE: Self = Self(1 << 3);
    /// Led, owned, founded: the highest part, as a claim.
    pub(super) const LEAD: Self = Self(1 << 4);
    /// Managed, ran, coordinated: as evidence they bear "led", as claims they are ordinary.
    pub(super) const LEADISH: Self = Self(1 << 5);
    /// Alone, on one's own.
    pub(super) const SOLO: Self = Self(1 << 6);
    /// Reach: global, all, company-wide.
    pub(super) const SCOPE: Self = Self(1 << 7);
    /// Countries and continents.
    pub(super) const PLACE: Self = Self(1 << 8);
    /// Budget, hiring, strategy.
    pub(super) const DUTY: Self = Self(1 << 9);
    /// Leading, largest, renowned.
    pub(super) const PRESTIGE: Self = Self(1 << 10);
    /// Won, prize, record, best.
    pub(super) const AWARD: Self = Self(1 << 11);
    /// Words of rank in titles.
    pub(super) const RANK: Self = Self(1 << 12);
    /// Words that make a title, certificate or prize smaller: dropping them raises it.
    pub(super) const DIMINISH: Self = Self(1 << 13);
    /// Those whom one supports as a trade: residents, customers, pupils.
    pub(super) const SERVED: Self = Self(1 << 14);

    /// "Worked with": as a claim no more than a part, as evidence a work of one's own.
    pub(super) const SOFT: Self = Self(1 << 25);

    /// To make, to change, to do: a new one of these adds nothing by itself.
    pub(super) const PLAIN: Self = Self(1 << 26);

    const DEGREES: [(Self, u8); 5] =
        [(Self(1 << 15), 1), (Self(1 << 16), 2), (Self(1 << 17), 3), (Self(1 << 18), 4), (Self(1 << 19), 5)];
    /// Lowest and highest step of CEFR (A1 = 1 … C2 = 6, native = 7) that the words may mean.
    const FLUENCIES: [(Self, (u8, u8)); 5] = [
        (Self(1 << 20), (1, 2)),
        (Self(1 << 21), (3, 3)),
        (Self(1 << 22), (4, 5)),
        (Self(1 << 23), (5, 6)),
        (Self(1 << 24), (7, 7)),
    ];

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Without what only verbs do.
    pub(super) fn without_acts(self) -> Self {
        let acts = Self::HELP
            .with(Self::SHARE)
            .with(Self::LEAD)
            .with(Self::LEADISH)
            .with(Self::SOFT)
            .with(Self::PLAIN);
        Self(self.0 & !acts.0)
    }

    /// Without what says that somebody helped or had a share.
    pub(super) fn without_help(self) -> Self {
        Self(self.0 & !Self::HELP.with(Self::SHARE).0)
    }

    /// The level of a degree: 1 school, 2 upper school or trade, 3 bachelor, 4 master, 5 doctorate.
    pub(super) fn degree(self) -> Option<u8> {
        Self::DEGREES.iter().rev().find(|d| self.has(d.0)).map(|d| d.1)
    }

    pub(super) fn fluency(self) -> Option<(u8, u8)> {
        Self::FLUENCIES.iter().rev().find(|d| self.has(d.0)).map(|d| d.1)
    }
}

/// Stands for "no synonyms".
const NO_GROUP: u16 = u16::MAX;

/// What the lexicon knows of a word.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub(super) class: Class,
    /// Words with a group in common mean the same, near enough.
    pub(super) groups: Vec<u16>,
}

impl Entry {
    /// Both, in one.
    pub(super) fn joined(mut self, other: &Self) -> Self {
        self.class = self.class.with(other.class);
        for group in &other.groups {
            if !self.groups.contains(group) {
                self.groups.push(*group);
            }
        }
        self
    }

    fn merge(&mut self, class: Class, group: u16) {
        self.class = self.class.with(class);
        if group != NO_GROUP && !self.groups.contains(&group) {
            self.groups.push(group);
        }
    }
}

/// Words of one language: their classes and synonyms.
///
/// File format: `#` comments; a section in brackets; then one group of synonyms a line, words parted by spaces, a phrase
/// written with `_` or `-`, an ending as `*weit`, a beginning as `leitungs*`. Sections are the classes; `[same]` holds synonyms of no class, `[forms]` a form and its base.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    exact: HashMap<String, Entry>,
    stems: HashMap<String, Entry>,
    /// By first word: the words that follow, and the entry of the whole.
    phrases: HashMap<String, Vec<(Vec<String>, Entry)>>,
    forms: HashMap<String, String>,
    /// Stems that the file also has in a past form.
    verbs: HashSet<String>,
    /// Endings that make any word one of a class: `-weit`, `-leiter`.
    endings: Vec<(String, Class)>,
    /// Beginnings that do: `leitungs-`.
    beginnings: Vec<(String, Class)>,
    compounds: bool,
}

static ALL: LazyLock<Vec<Lexicon>> =
    LazyLock::new(|| Language::ALL.iter().map(|l| Lexicon::parse(source(*l), *l)).collect());

fn source(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("lexicon/en.txt"),
        Language::German => include_str!("lexicon/de.txt"),
        Language::French => include_str!("lexicon/fr.txt"),
        Language::Spanish => include_str!("lexicon/es.txt"),
        Language::Italian => include_str!("lexicon/it.txt"),
        Language::Portuguese => include_str!("lexicon/pt.txt"),
        Language::Dutch => include_str!("lexicon/nl.txt"),
    }
}

impl Lexicon {
    /// The embedded lexicon of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        &ALL[language as usize]
    }

    fn parse(text: &str, language: Language) -> Self {
        let compounds = matches!(language, Language::German | Language::Dutch);
        let mut lexicon = Self { compounds, ..Self::default() };
        let mut section = "";
        for (group, line) in (0_u16..).zip(text.lines().map(str::trim)) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                section = name;
                continue;
            }
            if section == "forms" {
                if let Some((form, base)) = line.split_once(' ') {
                    lexicon.forms.insert(fold(form), fold(base));
                }
                continue;
            }
            let class =
                SECTIONS.iter().position(|s| *s == section).map_or(Class::default(), |bit| Class(1 << bit));
            // Grammar and general words are no synonyms of each other, nor are degrees of one level.
            let grouped = !class.has(Class::FUNCTION.with(Class::GENERIC))
                && section != "place"
                && !section.starts_with("degree")
                && !section.starts_with("fluency");
            for word in line.split_whitespace() {
                lexicon.add(word, class, if grouped { group } else { NO_GROUP }, language);
            }
        }
        lexicon
    }

    fn add(&mut self, word: &str, class: Class, group: u16, language: Language) {
        let folded = fold(word);
        if let Some(beginning) = folded.strip_suffix('*') {
            self.beginnings.push((beginning.to_owned(), class));
            return;
        }
        if let Some(ending) = folded.strip_prefix('*') {
            self.endings.push((ending.to_owned(), class));
            return;
        }
        let parts: Vec<String> =
            folded.split(['_', '-', '\'']).filter(|p| !p.is_empty()).map(str::to_owned).collect();
        let Some((first, rest)) = parts.split_first() else { return };
        if rest.is_empty() {
            self.exact.entry(first.clone()).or_default().merge(class, group);
            if first.ends_with("ed") || self.forms.contains_key(first) {
                let base = self.forms.get(first).unwrap_or(first);
                self.verbs.insert(stem(base, language));
            }
            if !class.has(Class::FUNCTION) {
                let base = self.forms.get(first).cloned().unwrap_or_else(|| first.clone());
                self.stems.entry(stem(&base, language)).or_default().merge(class, group);
            }
            return;
        }
        let list = self.phrases.entry(first.clone()).or_default();
        if let Some(known) = list.iter_mut().find(|p| p.0 == rest) {
            known.1.merge(class, group);
        } else {
            let mut entry = Entry::default();
            entry.merge(class, group);
            list.push((rest.to_vec(), entry));
            list.sort_by_key(|p| std::cmp::Reverse(p.0.len()));
        }
    }

    pub(super) fn has(&self, norm: &str, class: Class) -> bool {
        self.exact.get(norm).is_some_and(|e| e.class.has(class))
    }

    /// Whether a stem is a verb's.
    pub(super) fn is_verb(&self, stem: &str) -> bool {
        self.verbs.contains(stem)
    }

    /// The base of an irregular form.
    pub(super) fn base<'a>(&'a self, norm: &'a str) -> &'a str {
        self.forms.get(norm).map_or(norm, String::as_str)
    }

    /// What is known of a word: by itself, else by its stem. Synonyms come from both.
    pub(super) fn entry(&self, norm: &str, stem: &str) -> Entry {
        let by_stem = self.stems.get(stem);
        match self.exact.get(norm) {
            Some(exact) if !exact.class.has(Class::FUNCTION) => {
                let mut entry = exact.clone();
                for group in by_stem.into_iter().flat_map(|e| &e.groups) {
                    entry.merge(Class::default(), *group);
                }
                entry
            }
            Some(function) => function.clone(),
            None => by_stem.cloned().unwrap_or_else(|| self.by_ending(norm)),
        }
    }

    fn by_ending(&self, norm: &str) -> Entry {
        let mut entry = Entry::default();
        for (ending, class) in &self.endings {
            if norm.len() > ending.len() + 2 && norm.ends_with(ending.as_str()) {
                entry.merge(*class, NO_GROUP);
            }
        }
        for (beginning, class) in &self.beginnings {
            if norm.len() > beginning.len() && norm.starts_with(beginning.as_str()) {
                entry.merge(*class, NO_GROUP);
            }
        }
        entry
    }

    /// Synonym groups of the longest known word that a compound ends in.
    pub(super) fn head(&self, norm: &str) -> Vec<u16> {
        if !self.compounds || norm.len() < 9 || !norm.is_ascii() {
            return Vec::new();
        }
        (3..norm.len() - 4)
            .find_map(|cut| self.exact.get(&norm[cut..]).filter(|e| !e.groups.is_empty()))
            .map(|e| e.groups.clone())
            .unwrap_or_default()
    }

    /// The longest phrase that begins at the first of these words: how many words it has, and what it means.
    pub(super) fn phrase(&self, words: &[&str]) -> Option<(usize, &Entry)> {
        let (first, rest) = words.split_first()?;
        let list = self.phrases.get(*first)?;
        list.iter()
            .find(|(tail, _)| rest.len() >= tail.len() && tail.iter().zip(rest).all(|(a, b)| a == b))
            .map(|(tail, entry)| (tail.len() + 1, entry))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_classes() {
        let english = Lexicon::of(Language::English);
        assert!(english.entry("assisted", "assist").class.has(Class::HELP));
        assert!(english.entry("spearheaded", "spearhead").class.has(Class::LEAD));
        assert!(english.has("the", Class::FUNCTION));
        let (length, entry) = english.phrase(&["took", "part", "in"]).unwrap();
        assert_eq!(length, 2);
        assert!(entry.class.has(Class::SHARE));
        for language in Language::ALL {
            assert!(Lexicon::of(language).exact.len() > 500, "{language:?}");
        }
    }

    #[test]
    fn every_section_is_known() {
        for language in Language::ALL {
            for name in source(language).lines().filter_map(|l| l.strip_prefix('[')?.strip_suffix(']')) {
                assert!(SECTIONS.contains(&name) || name == "same" || name == "forms", "{language:?} {name}");
            }
        }
    }
}
