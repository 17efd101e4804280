//! HTML as mail programs send it, into lines of text.
//!
//! Not a browser: blocks become lines, table cells of one row stay on a line, scripts, styles and comments go. Links
//! are kept beside the text, because the address of a "view your application" button often names the company.

use mail_parser::decoders::html::add_html_token;

use crate::message::{MAX_LINKS, plain};

/// Elements whose text nobody sees.
const SILENT: &[&str] = &["style", "script", "head", "title", "template", "svg"];
/// Elements that start and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "dl",
    "dt",
    "dd",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];
/// Blocks set off by an empty line.
const PARAGRAPHS: &[&str] = &["p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote"];

/// Text with `\n` line ends, and the targets of its links in order.
pub(crate) fn to_text(html: &str) -> (String, Vec<String>) {
    let mut out = Lines::default();
    let mut links = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push(&rest[..open]);
        rest = &rest[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let starts_tag =
            rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let Some(close) = tag_end(rest).filter(|_| starts_tag) else {
            out.push("<");
            rest = &rest[1..];
            continue;
        };
        let tag = &rest[1..close];
        rest = &rest[close + 1..];
        let name = tag_name(tag);
        if !tag.starts_with('/') && SILENT.contains(&name.as_str()) && !tag.ends_with('/') {
            rest = after_element(rest, &name);
        } else if name == "a" && links.len() < MAX_LINKS {
            links.extend(attribute(tag, "href").filter(|href| href.starts_with("http")));
        } else if matches!(name.as_str(), "td" | "th") {
            out.push(" ");
        } else if BLOCKS.contains(&name.as_str()) {
            out.end_line();
            if PARAGRAPHS.contains(&name.as_str()) {
                out.paragraph = true;
            }
            if name == "li" && !tag.starts_with('/') {
                out.push("- ");
            }
        }
    }
    out.push(rest);
    out.end_line();
    (plain(&out.text), links)
}

#[derive(Default)]
struct Lines {
    text: String,
    line: String,
    paragraph: bool,
    empty: usize,
}

impl Lines {
    fn push(&mut self, raw: &str) {
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            self.line.push_str(&rest[..at]);
            rest = &rest[at..];
            // The longest named entity has 33 letters.
            let end = rest.bytes().take(36).position(|b| b == b';');
            match end {
                Some(end) if rest[1..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#') => {
                    add_html_token(&mut self.line, &rest.as_bytes()[..=end], false);
                    rest = &rest[end + 1..];
                }
                _ => {
                    self.line.push('&');
                    rest = &rest[1..];
                }
            }
        }
        self.line.push_str(rest);
    }

    fn end_line(&mut self) {
        let words = self.line.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line.clear();
        if words.is_empty() {
            self.empty += 1;
            return;
        }
        if !self.text.is_empty() && (self.paragraph || self.empty > 1) {
            self.text.push('\n');
        }
        self.text.push_str(&words);
        self.text.push('\n');
        (self.paragraph, self.empty) = (false, 0);
    }
}

/// Where the tag that starts at 0 ends; `>` inside quotes does not count, unless the quote never ends.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        // A broken tag must not swallow the mail, nor make the scan quadratic.
        if at > 8_000 {
            break;
        }
    }
    text.bytes().take(8_000).position(|b| b == b'>')
}

fn tag_name(tag: &str) -> String {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    tag.chars().take_while(char::is_ascii_alphanumeric).take(12).collect::<String>().to_ascii_lowercase()
}

/// What follows `</name>`; everything stays when the element is never closed.
fn after_element<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let start = from + at + 2;
        let matches =
            rest.get(start..start + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if matches {
            return rest[start..].find('>').map_or("", |end| &rest[start + end + 1..]);
        }
        from = start;
    }
    rest
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
    let value = &tag[at..];
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    Some(value.trim().replace("&amp;", "&"))
}
