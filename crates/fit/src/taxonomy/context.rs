//! Deciding whether a word with an everyday meaning means the skill: `Go`, `R`, `Excel`, `Spring`.

use super::{Care, Kind, Mention};
use crate::words::words;

/// Words that, shortly before or after, speak of a skill.
const CUES: &[&str] = &[
    "microsoft",
    "ms",
    "office",
    "365",
    "programming",
    "language",
    "developer",
    "development",
    "engineer",
    "code",
    "coding",
    "script",
    "scripting",
    "framework",
    "boot",
    "library",
    "database",
    "spreadsheet",
    "macro",
    "formula",
    "pivot",
    "skill",
    "knowledge",
    "proficient",
    "proficiency",
    "experience",
    "experienced",
    "expertise",
    "familiar",
    "familiarity",
    "using",
    "use",
    "used",
    "advanced",
    "certified",
    "software",
    "tool",
    "backend",
    "frontend",
    "stack",
    "technology",
    "kenntnisse",
    "erfahrung",
    "programmierung",
    "entwickler",
    "connaissance",
    "maitrise",
    "conocimiento",
    "experiencia",
    "conhecimento",
    "experience",
    "conoscenza",
    "kennis",
    "ervaring",
    "version",
    "erp",
    "sql",
    "service",
    "api",
    "microservice",
    "module",
    "server",
    "package",
    "user",
    "online",
    "in",
    "with",
    "mit",
    "avec",
    "con",
    "com",
    "met",
    "via",
];

/// How far a cue may stand from the name, in bytes.
const REACH: usize = 36;

/// Whether the capitals of a text are those of the name (a text all in capitals counts for a name of four letters or
/// more, as headings are written so).
pub(super) fn same_case(written: &str, text: &str) -> bool {
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (written, text) = (letters(written), letters(text));
    let text = text.strip_suffix('s').filter(|_| !written.ends_with('s')).unwrap_or(&text);
    written == text || (text.chars().count() > 3 && text == written.to_uppercase())
}

/// Keeps what is sure, and of the rest what its surroundings speak for.
pub(super) fn settle(text: &str, found: &[(Mention, Care)]) -> Vec<Mention> {
    let sure: Vec<(usize, usize)> = found
        .iter()
        .filter(|(m, care)| *care != Care::Context && m.kind == Kind::Tool)
        .map(|(m, _)| (m.range.start, m.range.end))
        .collect();
    // Names in one list vouch for each other: `Go, Rust, Swift` has no sure one but is no sentence either.
    let mut kept = Vec::with_capacity(found.len());
    for (index, (mention, care)) in found.iter().enumerate() {
        let keep = *care != Care::Context || {
            let line = line_of(text, mention.range.start);
            alone(text, line.clone(), mention)
                || beside(text, mention, found.get(index.wrapping_sub(1)).map(|(m, _)| m))
                || beside(text, mention, found.get(index + 1).map(|(m, _)| m))
                || (!opens(text, mention.range.start)
                    && (near_sure(&sure, line.clone(), mention) || cued(text, line, mention)))
        };
        if keep {
            kept.push(mention.clone());
        }
    }
    kept
}

/// The line around a place, cut to a few hundred bytes so that the work stays linear.
fn line_of(text: &str, at: usize) -> std::ops::Range<usize> {
    let from = floor(text, at.saturating_sub(160));
    let to = floor(text, (at + 200).min(text.len()));
    let start = text[from..at]
        .rfind(['\n', '•', '·', '●'])
        .map_or(from, |i| from + i + text[from + i..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..to].find(['\n', '•', '·', '●']).map_or(to, |i| at + i);
    start..end
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Nothing else stands on the line.
fn alone(text: &str, line: std::ops::Range<usize>, mention: &Mention) -> bool {
    let rest = |range: std::ops::Range<usize>| !text[range].chars().any(char::is_alphanumeric);
    rest(line.start.min(mention.range.start)..mention.range.start)
        && rest(mention.range.end..line.end.max(mention.range.end))
}

/// Whether another name stands beside it in a list or behind `and`, `or`, `/`.
fn beside(text: &str, mention: &Mention, other: Option<&Mention>) -> bool {
    let Some(other) = other.filter(|o| o.kind == Kind::Tool) else { return false };
    let (from, to) = if other.range.end <= mention.range.start {
        (other.range.end, mention.range.start)
    } else {
        (mention.range.end, other.range.start)
    };
    let Some(between) = text.get(from..to).filter(|b| b.len() <= 8) else { return false };
    between.chars().any(|c| matches!(c, ',' | '/' | '|' | ';' | '+' | '&' | '•' | '·' | '('))
        || matches!(
            between.trim().to_lowercase().as_str(),
            "and" | "or" | "und" | "oder" | "et" | "ou" | "y" | "o" | "e" | "en" | "of" | "to"
        )
}

/// Whether the word begins a sentence, where every word has a capital.
fn opens(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '"', '\'', '(', '*', '\t', '\u{a0}']);
    before.is_empty() || before.ends_with(['\n', '.', '!', '?', '•', '·', '●', '-', '–'])
}

fn near_sure(sure: &[(usize, usize)], line: std::ops::Range<usize>, mention: &Mention) -> bool {
    let first = sure.partition_point(|(start, _)| *start < line.start);
    sure[first..]
        .iter()
        .take_while(|(start, _)| *start < line.end)
        .any(|(start, end)| start.abs_diff(mention.range.end) < 60 || end.abs_diff(mention.range.start) < 60)
}

fn cued(text: &str, line: std::ops::Range<usize>, mention: &Mention) -> bool {
    let from = floor(text, mention.range.start.saturating_sub(REACH)).max(line.start);
    let to = floor(text, (mention.range.end + REACH).min(text.len())).min(line.end);
    let is_cue = |key: &str| CUES.contains(&key);
    let near = |range: std::ops::Range<usize>, back: bool| {
        let list = words(text.get(range).unwrap_or_default());
        if back {
            list.iter().rev().take(4).any(|w| is_cue(&w.key))
        } else {
            // What follows must name the thing: "Go developer", not "Go with us".
            list.iter().take(2).any(|w| w.key.len() > 4 && is_cue(&w.key))
        }
    };
    near(from..mention.range.start, true) || near(mention.range.end..to, false)
}
