//! Parts of a line, and fields to put them in.

use serde_json::Value;

use super::blocks::Block;
use super::inline;
use crate::write::fields::Fields;

/// `**name** rest`: both, raw.
pub(super) fn strong(raw: &str) -> Option<(&str, &str)> {
    let inside = raw.strip_prefix("**")?;
    let mut escaped = false;
    for (n, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '*' if n > 0 && inside[n..].starts_with("**") => return Some((&inside[..n], &inside[n + 2..])),
            _ => {}
        }
    }
    None
}

/// Where the bracket that opens a text closes; `None` where none opens it.
pub(super) fn closing(text: &str) -> Option<usize> {
    if !text.starts_with('(') {
        return None;
    }
    let mut depth = 0_usize;
    for (n, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(n),
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Words told apart by semicolons, or else by commas, that stand in no brackets and in no number.
pub(super) fn split_words(raw: &str) -> Vec<&str> {
    let split = |separator: char| {
        let mut words = Vec::new();
        let (mut depth, mut from, mut before) = (0_usize, 0, ' ');
        let mut chars = raw.char_indices().peekable();
        while let Some((n, c)) = chars.next() {
            let digits = before.is_ascii_digit() && chars.peek().is_some_and(|(_, c)| c.is_ascii_digit());
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                c if c == separator && depth == 0 && !digits => {
                    words.push(raw[from..n].trim());
                    from = n + c.len_utf8();
                }
                _ => {}
            }
            before = c;
        }
        words.push(raw[from..].trim());
        words
    };
    let words = split(';');
    let words = if words.len() > 1 { words } else { split(',') };
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

/// Whether a text by itself is known to be an address.
pub(super) fn is_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
        && !text.chars().any(char::is_whitespace)
}

/// The address that a piece of Markdown is: bare, `<address>` or `[text](address)`.
pub(super) fn address(raw: &str) -> Option<String> {
    let raw = raw.trim();
    if let Some(inside) = raw.strip_prefix('<').and_then(|r| r.strip_suffix('>')) {
        return (!inside.is_empty() && !inside.contains(['<', '>', ' '])).then(|| inside.to_owned());
    }
    let chars: Vec<char> = raw.chars().collect();
    if let Some((_, address, length)) = inline::link(&chars) {
        return (length == chars.len()).then_some(address);
    }
    Some(inline::read(raw)).filter(|text| is_address(text))
}

/// Whether a paragraph says how to reach somebody.
pub(super) fn is_contact(raw: &str) -> bool {
    raw.contains('@')
        || raw.contains("://")
        || raw.split(['|', '•', '·']).count() > 1
        || raw.chars().filter(char::is_ascii_digit).count() > 6
}

/// The text of a block.
pub(super) fn plain(block: &Block) -> String {
    match block {
        Block::Heading { raw, .. } | Block::Paragraph(raw) | Block::Quote(raw) | Block::Item { raw, .. } => {
            inline::read(raw)
        }
    }
}

pub(super) fn put(item: &mut Fields, field: &str, value: String) {
    if !value.is_empty() {
        item.insert(field.to_owned(), value.into());
    }
}

pub(super) fn push(item: &mut Fields, field: &str, value: Value) {
    if let Value::Array(list) = item.entry(field).or_insert_with(|| Value::Array(Vec::new())) {
        list.push(value);
    }
}

pub(super) fn add_paragraph(item: &mut Fields, field: &str, text: &str) {
    add_to(item, field, "\n\n", text);
}

pub(super) fn add_to(item: &mut Fields, field: &str, joint: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    match item.get_mut(field) {
        Some(Value::String(before)) => {
            before.push_str(joint);
            before.push_str(text);
        }
        _ => put(item, field, text.to_owned()),
    }
}
