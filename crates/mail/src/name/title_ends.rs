//! What stands at the ends of a title without being part of it.

use std::sync::LazyLock;

use regex::Regex;

use super::tokens::trimmed;
use crate::{fold, words::Words};

/// Words a subject puts behind a title, folded.
static NEVER_LAST: Words = Words::new(
    "application position role job interview opening vacancy confirmation received submitted update status filled closed",
);

/// Without requisition numbers, `(m/f/d)`, quotes and loose punctuation at its ends.
pub(super) fn cleaned(text: &str) -> &str {
    static LEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:req(?:uisition)?|job|ref(?:erence)?|id|nr|no|number|kennziffer)\b[\s.:#-]*)*#?(?:[a-z]{0,4}[-_]?\d{4,}[a-z]{0,3}(?:-\d+)?)\s*[-–—:|]*\s*").ok()
    });
    static TRAILING: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)
              [\s,(\[\-–—|\#:]* \b(?:req(?:uisition)?|job|ref(?:erence)?|kennziffer)\b [\s.]* (?:id|nr|no|number|code|nummer)? [\s.:\#-]* [a-z]{0,4}-?\d{3,}\w*[)\]]? $
            | \s*[,(\[\-–—|\#:\s] \s* (?:[a-hj-uw-z][a-z]{0,3}[-_]?\d{4,}[a-z]{0,3} | \d{5,}[a-z]{0,3} | \d{4}-\d{3,})[)\]]? $
            | \s*[(\[]?\s*\b(?:m|w|f|d|x|h|v|i|div|gn|all\ genders)\s*(?:[/|*]\s*(?:m|w|f|d|x|h|v|i|n|div|gn|\*))+\s*[)\]]? $
            | \s*[(\[]\s*(?:all\ genders|gn|m/w/d|h/f)\s*[)\]] $
            | \s*[(\[]\s*(?:id|req|job|ref)[^)\]]{0,30}[)\]] $
            ",
        )
        .ok()
    });
    let mut text = trimmed(text);
    if let Some(found) =
        LEADING.as_ref().and_then(|pattern| pattern.find(text)).filter(|found| found.end() < text.len())
    {
        text = trimmed(&text[found.end()..]);
    }
    // `Lighthouse Keeper Application Received`, as subjects have it.
    while let Some((before, _)) =
        text.rsplit_once(' ').filter(|(_, last)| NEVER_LAST.contains(&fold::key(last)))
    {
        text = trimmed(before);
    }
    for _ in 0..3 {
        match TRAILING.as_ref().and_then(|pattern| pattern.find(text)) {
            Some(found) if found.start() > 0 => text = trimmed(&text[..found.start()]),
            _ => break,
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_gender_marks_go() {
        for (text, expected) in [
            ("R-10442 Lighthouse Keeper", "Lighthouse Keeper"),
            ("Lighthouse Keeper (R-10442)", "Lighthouse Keeper"),
            ("Lighthouse Keeper II-204417", "Lighthouse Keeper II"),
            ("Leuchtturmwärter (m/w/d)", "Leuchtturmwärter"),
            ("Gardien de phare H/F", "Gardien de phare"),
            ("“Lighthouse Keeper”", "Lighthouse Keeper"),
            ("Keeper (New Graduates 2026)", "Keeper (New Graduates 2026)"),
            ("Keeper, Req ID 90871BR", "Keeper"),
            (".NET Developer", ".NET Developer"),
        ] {
            assert_eq!(cleaned(text), expected, "{text}");
        }
    }
}
