//! Going through a posting, sentence by sentence, in the section where each stands.

use super::candidate::Place;
use super::demand::{asks, tells};
use super::items::items as items_of;
use super::section::{Section, heading, is_item, labelled, opens_asking, segments, unknown_heading};
use super::sentence::{sentences, talk};

/// Calls `f` with every sentence of a posting and where it stands.
pub(super) fn each_sentence<'a>(text: &'a str, mut f: impl FnMut(&'a str, Place)) {
    let mut section = Section::Body;
    let total = text.lines().count().max(1);
    for (number, line) in text.lines().enumerate() {
        let mut rest = line;
        if let Some((found, tail)) = heading(line) {
            section = found;
            rest = tail;
        }
        let depth = number * 1000 / total;
        for range in sentences(rest) {
            let sentence = &rest[range];
            f(sentence, Place { section, talk: talk(sentence), depth });
        }
    }
}

/// Calls `f` with every demand of a posting and where it stands: sentences cut further where headings and items run on
/// without a break, and in sections that end where what they head ends.
pub(super) fn each_item<'a>(text: &'a str, mut f: impl FnMut(&'a str, Place)) {
    let mut section = Section::Body;
    let total = text.lines().count().max(1);
    let mut lines = text.lines().enumerate().peekable();
    // Items of the list that the section has had so far.
    let mut items = 0_usize;
    while let Some((number, line)) = lines.next() {
        let mut rest = line;
        if let Some((found, tail)) = heading(line).or_else(|| labelled(line)) {
            (section, items) = (found, 0);
            rest = tail;
        } else if opens_asking(line) {
            (section, items, rest) = (Section::Must, 0, "");
        } else if section != Section::Offer && unknown_heading(line, lines.peek().map(|(_, next)| *next)) {
            // What it heads is not known, but what stood before it is over. Groups of a list ("Languages:") are not its end.
            let group = matches!(section, Section::Must | Section::Nice) && line.trim_end().ends_with(':');
            if !group {
                section = Section::Body;
            }
        } else if is_item(line) {
            items += 1;
        } else if matches!(section, Section::Must | Section::Nice)
            && (items > 1 && !line.trim().is_empty() || tells(line))
        {
            // The paragraph behind a list is no part of it, nor what the company says of itself.
            section = Section::Body;
        }
        let depth = number * 1000 / total;
        for (found, segment) in segments(rest) {
            section = found.unwrap_or(section);
            for range in items_of(segment) {
                let sentence = &segment[range.clone()];
                if opens_asking(sentence) {
                    section = Section::Must;
                    continue;
                }
                // "Wondering what you will be doing?" heads what follows.
                if segment[range.end..].starts_with('?') && !asks(sentence) {
                    continue;
                }
                f(sentence, Place { section, talk: talk(sentence), depth });
            }
        }
    }
}
