//! Phrases of a sentence that may be skills, and what speaks for or against each.

use std::borrow::Cow;
use std::ops::Range;

use super::lexicon::{Class, class};
use super::pairs::{cross, look};
use super::section::Section;
use super::sentence::Talk;
use crate::taxonomy::{Kind, Mention, Taxonomy};
use crate::words::{Word, words};

/// A phrase that may be a skill.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Byte range in the sentence.
    pub(super) range: Range<usize>,
    /// What speaks for or against it; names of rows in `data/rank.tsv`.
    pub(super) features: Vec<Cow<'static, str>>,
    /// What the taxonomy says it is, when it names one skill.
    pub(super) kind: Option<Kind>,
    /// Whether it is that name and nothing more.
    pub(super) is_name: bool,
}

/// Where a sentence stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) section: Section,
    pub(super) talk: Talk,
    /// In thousandths of the posting's lines.
    pub(super) depth: usize,
}

struct Token {
    word: Word,
    class: Class,
    /// Index of the mention it belongs to.
    mention: Option<usize>,
    /// Whether punctuation stands between it and the word before, and whether that is only a slash.
    apart: bool,
    slash: bool,
}

/// How the words before lead to a chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    None,
    /// "experience with X": nothing between.
    Direct,
    /// A later item of that enumeration.
    Later,
    /// "such as X"
    Such,
    /// "X experience"
    After,
}

struct Chunk {
    tokens: Range<usize>,
    cue: Cue,
}

/// Every phrase that may be a skill.
pub(super) fn candidates(sentence: &str, place: Place) -> Vec<Candidate> {
    let words = words(sentence);
    let mentions = Taxonomy::embedded().find_in(sentence, &words);
    let tokens = tokens(sentence, words, &mentions);
    let chunks = chunks(&tokens);
    let known = tokens.iter().filter_map(|t| t.mention).collect::<std::collections::BTreeSet<_>>().len();
    let view = View { sentence, place, tokens: &tokens, mentions: &mentions, known };
    let mut out = Vec::new();
    for (index, chunk) in chunks.iter().enumerate() {
        view.of_chunk(chunk, &mut out);
        if let Some(next) = chunks.get(index + 1) {
            view.joined(chunk, next, &mut out);
        }
    }
    out
}

fn tokens(sentence: &str, words: Vec<Word>, mentions: &[Mention]) -> Vec<Token> {
    let mut next = 0;
    let mut end = 0;
    let mut out = Vec::with_capacity(words.len());
    for word in words {
        while next < mentions.len() && mentions[next].range.end <= word.range.start {
            next += 1;
        }
        let inside = mentions.get(next).is_some_and(|m| m.range.start <= word.range.start);
        let counts = inside && !matches!(mentions[next].kind, Kind::Soft | Kind::Activity);
        let between = &sentence[end..word.range.start];
        let parts = |c: char| !matches!(c, ' ' | '-' | '\u{2011}' | '\u{a0}' | '\'' | '’');
        let apart = between.chars().any(parts) || between.contains(" - ");
        end = word.range.end;
        let class = match class(&word.key) {
            Class::Degree => Class::Degree,
            _ if counts => Class::Content,
            _ if inside && mentions[next].kind == Kind::Soft => Class::Stop,
            other => other,
        };
        let mention = counts.then_some(next);
        // The slash in TCP/IP parts nothing.
        let within = mention.is_some() && out.last().is_some_and(|t: &Token| t.mention == mention);
        out.push(Token { word, class, mention, apart: apart && !within, slash: between == "/" });
    }
    genitive(&mut out);
    out
}

/// An `s` parted from its degree ("bachelor ´s degree") belongs to it; any other names nothing.
fn genitive(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        if tokens[at].word.key == "s" && tokens[at].mention.is_none() {
            let degree = at > 0 && tokens[at - 1].class == Class::Degree;
            tokens[at].class = if degree { Class::Degree } else { Class::Stop };
            tokens[at].apart &= !degree;
        }
    }
}

fn named(class: Class) -> bool {
    matches!(class, Class::Content | Class::Head | Class::Degree)
}

fn chunks(tokens: &[Token]) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::new();
    let mut met = false;
    let mut cue = Cue::None;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if named(token.class) {
            let mut end = at + 1;
            while end < tokens.len() && named(tokens[end].class) && !tokens[end].apart {
                end += 1;
            }
            let after = tokens.get(end).is_some_and(|t| t.class == Class::Cue && !t.apart);
            out.push(Chunk {
                tokens: at..end,
                cue: if after && cue != Cue::Direct { Cue::After } else { cue },
            });
            if matches!(cue, Cue::Direct | Cue::Such) {
                cue = Cue::Later;
            }
            at = end;
            continue;
        }
        match token.class {
            Class::Cue | Class::CueAdjective => {
                met = true;
                cue = Cue::None;
            }
            Class::Preposition if met && cue == Cue::None => {
                cue = Cue::Direct;
                met = false;
            }
            Class::Such => cue = Cue::Such,
            Class::Verb | Class::Occupation | Class::Stop => {
                met = false;
                cue = Cue::None;
            }
            _ => {}
        }
        at += 1;
    }
    out
}

struct View<'a> {
    sentence: &'a str,
    place: Place,
    tokens: &'a [Token],
    mentions: &'a [Mention],
    known: usize,
}

impl View<'_> {
    fn of_chunk(&self, chunk: &Chunk, out: &mut Vec<Candidate>) {
        let Range { start, end } = chunk.tokens.clone();
        if end - start <= 6 {
            self.push(start..end, chunk, "form:whole", out);
        }
        let mut seen = None;
        for at in start..end {
            let Some(m) = self.tokens[at].mention.filter(|m| seen != Some(*m)) else { continue };
            seen = Some(m);
            let last = (at..end).take_while(|i| self.tokens[*i].mention == Some(m)).count() + at;
            if at == start && last == end {
                continue;
            }
            self.push(at..last, chunk, "form:mention", out);
            if at > start && at - start <= 3 {
                self.push(start..last, chunk, "form:left", out);
            }
            if at > start + 1 {
                self.push(at - 1..last, chunk, "form:left-one", out);
            }
            if last < end && end - last <= 3 {
                self.push(at..end, chunk, "form:right", out);
            }
            if last + 1 < end {
                self.push(at..last + 1, chunk, "form:right-one", out);
            }
        }
        if seen.is_none() && end - start >= 3 {
            if !self.one_name(end - 2) {
                self.push(end - 2..end, chunk, "form:tail", out);
            }
            if !self.one_name(start + 2) {
                self.push(start..start + 2, chunk, "form:front", out);
            }
        }
        if seen.is_none() && end - start == 2 && !self.one_name(start + 1) {
            self.push(start..start + 1, chunk, "form:front", out);
        }
    }

    /// Whether a name goes on over the beginning of this word: both it and the word before have a capital that no
    /// beginning of a sentence gives them. Blue Yonder is not Blue.
    fn one_name(&self, at: usize) -> bool {
        let capital =
            |at: usize| self.sentence[self.tokens[at].word.range.clone()].starts_with(char::is_uppercase);
        at > 1 && capital(at) && capital(at - 1)
    }

    /// "performance and security testing", "principles of design", "degree in physics", "Jira/Confluence".
    fn joined(&self, chunk: &Chunk, next: &Chunk, out: &mut Vec<Candidate>) {
        let (a, b) = (chunk.tokens.end, next.tokens.start);
        let (start, end) = (chunk.tokens.start, next.tokens.end);
        let degree = (start..a).any(|i| self.tokens[i].class == Class::Degree);
        let form = match &self.tokens[a..b] {
            [] if self.tokens[b].slash && end - start <= 4 => "form:slash",
            [one] if end - start > 7 || one.apart || self.tokens[b].apart => return,
            [one] if one.class == Class::And => "form:and",
            [one] if degree && one.class == Class::Preposition => "form:degree",
            [one] if matches!(one.word.key.as_str(), "of" | "for" | "in" | "at") => "form:of",
            [one, article]
                if one.class == Class::Preposition
                    && article.class == Class::Article
                    && !self.tokens[b].apart =>
            {
                if degree {
                    "form:degree"
                } else {
                    "form:of-the"
                }
            }
            _ => return,
        };
        self.push(start..end, chunk, form, out);
    }

    fn push(&self, tokens: Range<usize>, chunk: &Chunk, form: &'static str, out: &mut Vec<Candidate>) {
        let range = self.tokens[tokens.start].word.range.start..self.tokens[tokens.end - 1].word.range.end;
        let letters =
            self.tokens[tokens.clone()].iter().all(|t| t.mention.is_none() && t.word.key.len() == 1);
        if letters || out.iter().rev().take(8).any(|c| c.range == range) {
            return;
        }
        let mut inside: Vec<usize> = self.tokens[tokens.clone()].iter().filter_map(|t| t.mention).collect();
        inside.dedup();
        let kind = match inside[..] {
            [one] => Some(self.mentions[one].kind),
            _ => None,
        };
        let mut features: Vec<&'static str> = vec!["bias", form];
        let kind_name = match (inside.len(), kind) {
            (0, _) => "kind:unknown",
            (_, Some(Kind::Tool)) => "kind:tool",
            (_, Some(Kind::Method)) => "kind:method",
            (_, Some(Kind::Certificate)) => "kind:certificate",
            (_, Some(Kind::Language)) => "kind:language",
            (1, _) => "kind:field",
            _ => "kind:several",
        };
        features.push(kind_name);
        if let [one] = inside[..] {
            let taxonomy = Taxonomy::embedded();
            features.push(if taxonomy.is_curated(self.mentions[one].skill) {
                "from:curated"
            } else {
                "from:esco"
            });
        }
        features.push(["len:1", "len:2", "len:3", "len:4", "len:5"][(tokens.len() - 1).min(4)]);
        features.push(match chunk.cue {
            Cue::None => "cue:none",
            Cue::Direct => "cue:direct",
            Cue::Later => "cue:later",
            Cue::Such => "cue:such",
            Cue::After => "cue:after",
        });
        features.push(match self.place.section {
            Section::Body => "in:body",
            Section::Must => "in:must",
            Section::Nice => "in:nice",
            Section::Duties => "in:duties",
            Section::Names => "in:names",
            Section::Fact => "in:fact",
            Section::Offer => "in:offer",
            Section::Aside => "in:aside",
        });
        features.push(match self.place.talk {
            Talk::None => "talk:none",
            Talk::You => "talk:you",
            Talk::We => "talk:we",
            Talk::Benefit => "talk:benefit",
            Talk::Legal => "talk:legal",
        });
        features.push(self.neighbour(tokens.start.checked_sub(1), tokens.start, true));
        features.push(self.neighbour(Some(tokens.end), tokens.end, false));
        features.push(["known:0", "known:1", "known:2", "known:3", "known:4"][self.known.min(4)]);
        features.push(match self.tokens.len() {
            0..=4 => "size:short",
            5..=14 => "size:middle",
            _ => "size:long",
        });
        features.push(match self.place.depth {
            0..=99 => "depth:top",
            100..=699 => "depth:middle",
            _ => "depth:end",
        });
        let classes = |class: Class| self.tokens[tokens.clone()].iter().any(|t| t.class == class);
        if classes(Class::Degree) {
            features.push("has:degree");
        }
        if !classes(Class::Content) && inside.is_empty() {
            features.push("has:no-content");
        }
        if tokens.len() > 1 && self.tokens[tokens.end - 1].class == Class::Head {
            features.push("ends:head");
        }
        if tokens.len() > 1 && self.tokens[tokens.start].class == Class::Head {
            features.push("begins:head");
        }
        features.push(look(&self.sentence[range.clone()], range.start == 0));
        cross(kind_name, &mut features);
        let mut features: Vec<Cow<'static, str>> = features.into_iter().map(Cow::Borrowed).collect();
        let general =
            |i: usize| self.tokens.get(i).filter(|t| t.class != Class::Content && t.mention.is_none());
        for (name, at) in [
            ("before", tokens.start.checked_sub(1)),
            ("before2", tokens.start.checked_sub(2)),
            ("after", Some(tokens.end)),
            ("head", Some(tokens.end - 1)),
        ] {
            if let Some(token) = at.and_then(general) {
                features.push(Cow::Owned(format!("{name}={}", token.word.key)));
            }
        }
        let last = &self.tokens[tokens.end - 1].word.key;
        if inside.is_empty() && last.chars().count() > 4 {
            features.push(Cow::Owned(format!(
                "suffix={}",
                last.chars().skip(last.chars().count() - 3).collect::<String>()
            )));
        }
        let before = tokens.start.checked_sub(1).map(|i| &self.tokens[i]);
        if before.is_some_and(|t| t.class == Class::Verb && t.word.key.ends_with("ing")) {
            features.push(Cow::Borrowed("before:verb-ing"));
        }
        if tokens.start > 0 && self.tokens[0].class == Class::Verb {
            features.push(Cow::Borrowed("sentence:verb"));
        }
        if self.tokens.iter().any(|t| matches!(t.class, Class::Cue | Class::CueAdjective)) {
            features.push(Cow::Borrowed("sentence:cue"));
        }
        let is_name = matches!(inside[..], [one] if self.mentions[one].range == range);
        out.push(Candidate { range, features, kind, is_name });
    }

    fn neighbour(&self, at: Option<usize>, edge: usize, before: bool) -> &'static str {
        let token = at.and_then(|i| self.tokens.get(i));
        let apart = self.tokens.get(if before { edge } else { edge.max(1) }).is_some_and(|t| t.apart);
        match (before, token.map(|t| t.class)) {
            (true, None) => "before:start",
            (false, None) => "after:end",
            (true, _) if apart => "before:punctuation",
            (false, _) if apart => "after:punctuation",
            (true, Some(c)) => match c {
                Class::Verb => "before:verb",
                Class::Preposition => "before:preposition",
                Class::And => "before:and",
                Class::Article => "before:article",
                Class::Quality => "before:quality",
                Class::Cue | Class::CueAdjective => "before:cue",
                Class::Such => "before:such",
                Class::Content | Class::Head | Class::Degree => "before:name",
                Class::Occupation => "before:occupation",
                Class::Stop => "before:stop",
            },
            (false, Some(c)) => match c {
                Class::Verb => "after:verb",
                Class::Preposition => "after:preposition",
                Class::And => "after:and",
                Class::Article => "after:article",
                Class::Quality => "after:quality",
                Class::Cue | Class::CueAdjective => "after:cue",
                Class::Such => "after:such",
                Class::Content | Class::Head | Class::Degree => "after:name",
                Class::Occupation => "after:occupation",
                Class::Stop => "after:stop",
            },
        }
    }
}
