//! Reads the word lists in `words/`: words divided by commas, lines of a comment after `#`, topics in brackets.

use std::collections::{HashMap, HashSet};

use super::headings::Topic;

/// Words of one kind.
pub(super) type Words = HashSet<&'static str>;

/// The words of a list.
pub(super) fn words(list: &'static str) -> Words {
    entries(list).collect()
}

/// The words of a list with the topic whose brackets stand above each. Of a word under two topics the first counts.
pub(super) fn topics(list: &'static str) -> HashMap<&'static str, Topic> {
    let mut out = HashMap::new();
    for (word, topic) in in_order(list) {
        out.entry(word).or_insert(topic);
    }
    out
}

/// The words of a list with their topics, as they stand in it.
pub(super) fn in_order(list: &'static str) -> Vec<(&'static str, Topic)> {
    let sections = list.split("\n[").skip(1).filter_map(|section| section.split_once("]\n"));
    let known = sections.filter_map(|(topic, rest)| Some((Topic::named(topic)?, rest)));
    known.flat_map(|(topic, rest)| entries(rest).map(move |word| (word, topic))).collect()
}

fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_topics_are_read() {
        assert_eq!(words("# Kinds\na b, c,\nd\n"), HashSet::from(["a b", "c", "d"]));
        let read = topics("# Headings\n\n[work]\njob, jobs\n\n[skills]\ncraft, job\n");
        assert_eq!(read.get("job"), Some(&Topic::Work));
        assert_eq!(read.get("craft"), Some(&Topic::Skills));
    }

    #[test]
    fn every_topic_in_the_lists_is_known() {
        for list in [include_str!("words/headings.txt"), include_str!("words/heading-keywords.txt")] {
            let names: Vec<&str> =
                list.lines().filter_map(|l| l.strip_prefix('[')?.strip_suffix(']')).collect();
            assert!(names.len() > 5);
            assert!(names.iter().all(|n| Topic::named(n).is_some()), "{names:?}");
        }
    }
}
