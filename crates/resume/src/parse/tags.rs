//! Groups of skills under headings of their own: `Methods`, `Front end`, `Good with`, each over a few tags. No list knows
//! such headings; what stands under them tells.

use super::sections::Section;
use super::skills;
use super::source::Source;
use super::vocabulary::{Topic, heading, is_language};
use super::words::{self, fold, tokens};

/// More words than this in a row are no tags.
const WORDS: usize = 7;

/// Makes groups of skills of the sections that hold nothing but tags, where at least two stand together. Languages that
/// nobody speaks are one of them.
pub(super) fn mark(source: &Source<'_>, sections: &mut [Section]) {
    let kinds: Vec<(bool, bool)> = sections
        .iter()
        .map(|s| match s.topic {
            Topic::Other => (holds_tags(source, s), true),
            Topic::Languages => (holds_tags(source, s) && !names_language(source, s), true),
            Topic::Skills | Topic::Skill => (true, false),
            // `Project` over a level is a group, and no work of anybody's; so is `Leadership & Training` over tags.
            _ => ((has_level(source, s) || is_guessed(source, s)) && holds_tags(source, s), true),
        })
        .collect();
    for (n, section) in sections.iter_mut().enumerate() {
        let (is_group, is_new) = kinds[n];
        let beside = |m: Option<usize>| m.and_then(|m| kinds.get(m)).is_some_and(|k| k.0);
        if is_group && is_new && (beside(n.checked_sub(1)) || beside(Some(n + 1))) {
            section.topic = Topic::Skill;
        }
    }
}

fn holds_tags(source: &Source<'_>, section: &Section) -> bool {
    let is_tags = |text: &str| {
        words::count(text) <= WORDS
            && !text.contains(['@', ':'])
            && !text.contains("//")
            && !text.trim_end().ends_with(['.', '!', '?'])
    };
    let items: usize = section.parts.iter().map(|p| source.str(p.at).split(',').count()).sum();
    section.heading.is_some()
        && items >= 2
        && section.parts.iter().all(|p| is_tags(source.str(p.at)) && source.dates_in(p.at).is_empty())
}

/// Whether only a word of the heading says what the section is about.
fn is_guessed(source: &Source<'_>, section: &Section) -> bool {
    section.heading.is_some_and(|at| heading(&fold(source.str(at))).is_none())
}

fn has_level(source: &Source<'_>, section: &Section) -> bool {
    section.parts.first().is_some_and(|p| skills::ranks(source, p.at))
}

fn names_language(source: &Source<'_>, section: &Section) -> bool {
    let is_named = |text: &str| tokens(&fold(text)).any(is_language);
    section.parts.iter().any(|p| is_named(source.str(p.at)))
}
