//! Words of a line with their places, and what a word looks like.

use crate::fold;

/// A run without white space.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// Byte offsets in the line.
    pub(super) start: usize,
    pub(super) end: usize,
}

pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    line.split_whitespace()
        .map(|text| {
            let start = text.as_ptr() as usize - line.as_ptr() as usize;
            Token { text, start, end: start + text.len() }
        })
        .collect()
}

impl Token<'_> {
    /// The folded word inside.
    pub(super) fn key(&self) -> String {
        fold::key(self.text)
    }

    /// Starts with a capital or digit, or has one inside (`iOS`), or is an address of the web (`example.org`).
    pub(super) fn is_capital(&self) -> bool {
        let core =
            self.text.trim_start_matches(['"', '“', '„', '\'', '‘', '«', '(', '[', '+', '$', '#', '.']);
        let first = core.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
        let dotted = core.trim_end_matches('.').split_once('.').is_some_and(|(host, rest)| {
            host.len() > 1
                && rest.len() > 1
                && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
        });
        first || dotted || core.chars().any(char::is_uppercase)
    }

    /// Ends a sentence: `.`, `!`, `?`, `:` or `;` after what is no abbreviation.
    pub(super) fn ends_sentence(&self) -> bool {
        const ABBREVIATIONS: &[&str] = &[
            "inc", "corp", "co", "ltd", "st", "mt", "dr", "jr", "sr", "bros", "intl", "mr", "ms", "mrs",
            "no", "nr", "req", "dept", "asst", "assoc", "mgr",
        ];
        if self.text.ends_with(['!', '?', ':', ';']) {
            return true;
        }
        let Some(stem) = self.text.strip_suffix('.') else { return false };
        let letters = stem.chars().count();
        let initials = letters == 1 && !matches!(stem, "I" | "V")
            || stem.contains('.') && letters <= 6 && !stem.ends_with("com");
        !initials && !ABBREVIATIONS.contains(&self.key().as_str())
    }
}

/// Quotes and punctuation off both ends; a bracket only when it has no partner.
pub(super) fn trimmed(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let before = text;
        text = text.trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '"' | '“'
                        | '”'
                        | '„'
                        | '‘'
                        | '«'
                        | '»'
                        | '*'
                        | ','
                        | ':'
                        | ';'
                        | '!'
                        | '?'
                        | '|'
                        | '–'
                        | '—'
                        | '·'
                        | '•'
                        | '_'
                        | '<'
                        | '>'
                )
        });
        text = text
            .trim_start_matches(['-', '.', '\'', '’', '/', ')', ']'])
            .trim_end_matches(['-', '\'', '’', '/']);
        // `.NET` keeps its dot.
        let dot = before
            .find(text)
            .filter(|at| *at > 0)
            .and_then(|at| before[..at].ends_with('.').then_some(at - 1));
        if let Some(at) = dot.filter(|_| text.starts_with(|c: char| c.is_uppercase())) {
            return trimmed_end(&before[at..at + 1 + text.len()]);
        }
        text = trimmed_end(text);
        if text.len() == before.len() {
            return text;
        }
    }
}

fn trimmed_end(text: &str) -> &str {
    let mut text = text.trim_end();
    let open = text.matches('(').count();
    let close = text.matches(')').count();
    if close > open {
        text = text.strip_suffix(')').unwrap_or(text);
    } else if open > close {
        let at = text.rfind('(').unwrap_or(text.len());
        if at > 0 {
            text = &text[..at];
        }
    }
    // A dot stays after an abbreviation: `Inc.`
    let last = tokens(text).last().is_some_and(Token::ends_sentence);
    let text = if last { text.trim_end_matches('.') } else { text };
    text.strip_suffix("..").map_or(text, |_| &text[..text.len() - 1]).trim_end()
}
