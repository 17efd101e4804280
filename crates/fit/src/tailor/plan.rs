//! A selection and order of what a résumé holds, as indices: it has no place for a word of its own.

use std::ops::Range;

use resume::Resume;
use resume::model::{Bullets, Spans};

/// Which items, in which order. Every number is an index into the source's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plan {
    /// Sentences of the summary, as byte ranges in it.
    pub(super) summary: Vec<Range<usize>>,
    pub(super) work: Vec<Entry>,
    pub(super) volunteer: Vec<Entry>,
    pub(super) projects: Vec<Entry>,
    /// Groups of skills with their keywords.
    pub(super) skills: Vec<Entry>,
    pub(super) certificates: Vec<usize>,
    pub(super) awards: Vec<usize>,
    pub(super) publications: Vec<usize>,
    pub(super) interests: Vec<usize>,
    pub(super) references: Vec<usize>,
}

/// An item and the parts of it that stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) index: usize,
    pub(super) parts: Vec<usize>,
}

impl Plan {
    /// Everything, as it is.
    pub(super) fn whole(resume: &Resume) -> Self {
        let all = |n: usize| (0..n).collect::<Vec<_>>();
        fn entries<T>(list: &[T], parts: impl Fn(&T) -> usize) -> Vec<Entry> {
            list.iter()
                .enumerate()
                .map(|(index, t)| Entry { index, parts: (0..parts(t)).collect() })
                .collect()
        }
        Self {
            summary: sentences(&resume.basics.summary),
            work: entries(&resume.work, |w| w.highlights.len()),
            volunteer: entries(&resume.volunteer, |v| v.highlights.len()),
            projects: entries(&resume.projects, |p| p.highlights.len()),
            skills: entries(&resume.skills, |s| s.keywords.len()),
            certificates: all(resume.certificates.len()),
            awards: all(resume.awards.len()),
            publications: all(resume.publications.len()),
            interests: all(resume.interests.len()),
            references: all(resume.references.len()),
        }
    }

    /// The résumé that the plan chooses. Contact, education, languages and unknown fields stay as they are.
    pub(super) fn apply(&self, source: &Resume) -> Resume {
        let mut out = source.clone();
        if self.summary.len() < sentences(&source.basics.summary).len() {
            let text: Vec<&str> =
                self.summary.iter().filter_map(|r| source.basics.summary.get(r.clone())).collect();
            out.basics.summary = text.join(" ");
        }
        let bullets = |all: &Bullets, parts: &[usize]| -> Bullets {
            parts.iter().filter_map(|i| all.get(*i).cloned()).collect()
        };
        macro_rules! with_bullets {
            ($($section:ident),*) => { $(
                out.$section = self.$section.iter().filter_map(|entry| {
                    let mut item = source.$section.get(entry.index)?.clone();
                    item.highlights = bullets(&item.highlights, &entry.parts);
                    Some(item)
                }).collect();
            )* };
        }
        macro_rules! plain {
            ($($section:ident),*) => { $(
                out.$section = self.$section.iter().filter_map(|i| source.$section.get(*i).cloned()).collect();
            )* };
        }
        with_bullets!(work, volunteer, projects);
        plain!(certificates, awards, publications, interests, references);
        out.skills = self
            .skills
            .iter()
            .filter_map(|entry| {
                let mut group = source.skills.get(entry.index)?.clone();
                let all = std::mem::take(&mut group.keywords);
                group.keywords = entry.parts.iter().filter_map(|i| all.get(*i).cloned()).collect();
                move_spans(&mut out.meta.spans, &group.id, &entry.parts);
                Some(group)
            })
            .collect();
        out
    }
}

/// The span of a keyword is keyed by its place in the list, so it moves with it.
fn move_spans(spans: &mut Spans, id: &str, parts: &[usize]) {
    let prefix = format!("{id}/keywords/");
    let keys: Vec<String> = spans.keys().filter(|k| k.starts_with(&prefix)).cloned().collect();
    let old: Vec<_> = keys.iter().filter_map(|k| Some((&k[prefix.len()..], spans.remove(k)?))).collect();
    for (place, from) in parts.iter().enumerate() {
        for (key, span) in &old {
            // What follows the place is the number of a further piece.
            let (was, piece) = key.split_at(key.find('/').unwrap_or(key.len()));
            if *was == from.to_string() {
                spans.insert(format!("{prefix}{place}{piece}"), *span);
            }
        }
    }
}

/// Sentences of a text as byte ranges, without the space between. A full stop ends one only before a space and a capital.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = text.len() - text.trim_start().len();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…') || chars.peek().is_none_or(|(_, n)| !n.is_whitespace()) {
            continue;
        }
        let end = at + c.len_utf8();
        let rest = text[end..].trim_start();
        let word = text[start..at].rsplit([' ', '(']).next().unwrap_or_default();
        let short = word.chars().count() <= 2 || word.contains('.');
        if rest.starts_with(char::is_lowercase) || rest.is_empty() || (c == '.' && short) {
            continue;
        }
        out.push(start..end);
        start = text.len() - rest.len();
    }
    let end = text.trim_end().len();
    if start < end {
        out.push(start..end);
    }
    out
}
