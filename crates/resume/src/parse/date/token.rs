//! Cuts text into the words, numbers and signs that dates are made of.

use crate::parse::source::Slice;
use crate::parse::words::fold;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// Letters, folded.
    Word(String),
    /// A number and how many digits it was written with.
    Number(u32, usize),
    /// Any other sign but white space. The dashes are all `-`, apostrophes all `'`.
    Sign(char),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) at: Slice,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// Whether a line feed or tab stands before it.
    pub(super) broken: bool,
}

/// Cuts a text.
pub(super) fn cut(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let (mut spaced, mut broken) = (true, true);
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            spaced = true;
            broken |= matches!(c, '\n' | '\t');
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut run = |test: fn(char) -> bool, end: &mut usize| {
            while let Some((at, c)) = chars.next_if(|(_, c)| test(*c)) {
                *end = at + c.len_utf8();
            }
        };
        let kind = if c.is_ascii_digit() {
            run(|c| c.is_ascii_digit(), &mut end);
            let digits = end - start;
            Kind::Number(text[start..end].parse().unwrap_or(u32::MAX), digits)
        } else if c.is_alphabetic() {
            run(|c| c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36F}'), &mut end);
            Kind::Word(fold(&text[start..end]))
        } else {
            Kind::Sign(match c {
                '–' | '—' | '−' | '‒' | '‐' | '‑' | '―' | '~' | '→' => '-',
                '’' | '‘' | '`' | '´' => '\'',
                c => c,
            })
        };
        out.push(Token { kind, at: Slice::new(start, end), spaced, broken });
        (spaced, broken) = (false, false);
    }
    out
}
