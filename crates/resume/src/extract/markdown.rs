//! Markdown, as people write CVs in it.

use super::error::ExtractError;
use super::flow::{Flow, Look, Run};
use super::{Limits, quality, text};
use crate::document::{Document, Kind, Role};

/// Sizes of headings by level, in points: what browsers make of them at 10 points.
const HEADING_SIZES: [f32; 6] = [20.0, 15.0, 12.0, 11.0, 10.0, 10.0];

/// Whether a text is Markdown: headings, links or bold that plain text would not have.
pub(super) fn looks_like(text: &str) -> bool {
    let headings = text.lines().filter(|l| heading(l).is_some()).count();
    let links = text.matches("](").count();
    let bold = text.matches("**").count() / 2;
    headings >= 2 || (headings == 1 && (text.starts_with('#') || links + bold > 0)) || links + bold >= 3
}

/// Headings, list items with their depth, bold, italics and links; code fences as plain lines, images and comments
/// not at all.
pub(super) fn read(markdown: &str, limits: &Limits) -> Result<Document, ExtractError> {
    let mut flow = Flow::default();
    let (mut fenced, mut comment) = (false, false);
    for raw in markdown.lines() {
        let raw = raw.trim_end();
        if comment || raw.trim_start().starts_with("<!--") {
            comment = !raw.contains("-->");
            continue;
        }
        if raw.trim_start().starts_with("```") || raw.trim_start().starts_with("~~~") {
            fenced = !fenced;
            continue;
        }
        if raw.trim().is_empty() {
            flow.gap(Flow::LINE);
            continue;
        }
        if !fenced && (quality::is_rule(raw) || is_table_rule(raw)) {
            if let (Some(level), Some(last)) = (setext(raw), flow.last_mut())
                && last.role == Role::Body
            {
                last.role = Role::Heading(level);
                set_size(last, level);
            }
            continue;
        }
        if fenced {
            let run = Run { text: raw.to_owned(), look: Look { size: Flow::SIZE, ..Look::default() } };
            flow.push(&[run], 0.0, Role::Body, limits)?;
            continue;
        }
        line(raw, &mut flow, limits)?;
    }
    Ok(Document { kind: Kind::Markdown, title: None, language: None, pages: vec![flow.finish()] })
}

fn line(raw: &str, flow: &mut Flow, limits: &Limits) -> Result<(), ExtractError> {
    let (columns, body) = text::indentation(raw);
    let body = body.trim_start_matches("> ").trim_start_matches('>');
    if let Some((level, title)) = heading(body) {
        let size = HEADING_SIZES[usize::from(level - 1)];
        return flow.push(&inline(title, size), 0.0, Role::Heading(level), limits);
    }
    let indent = columns as f32 * Flow::COLUMN;
    if let Some(item) = list_item(body) {
        let depth = (columns / 2).min(8) as u8;
        return flow.push(&inline(item, Flow::SIZE), indent + 2.0 * Flow::COLUMN, Role::Item(depth), limits);
    }
    if body.starts_with('|') && body.ends_with('|') && body.len() > 2 {
        let cells = body[1..body.len() - 1].split('|').map(str::trim).filter(|c| !c.is_empty());
        let joined = cells.collect::<Vec<_>>().join("\t");
        return flow.push(&inline(&joined, Flow::SIZE), indent, Role::Body, limits);
    }
    flow.push(&inline(body, Flow::SIZE), indent, Role::Body, limits)
}

/// Level and text of `## Heading ##`.
fn heading(line: &str) -> Option<(u8, &str)> {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let rest = &line[level..];
    let title = rest.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&level) && rest.starts_with([' ', '\t']) && !title.is_empty())
        .then_some((level as u8, title))
}

fn setext(rule: &str) -> Option<u8> {
    let rule = rule.trim();
    let same = |c| rule.chars().all(|x| x == c);
    if same('=') {
        Some(1)
    } else if same('-') {
        Some(2)
    } else {
        None
    }
}

fn set_size(line: &mut crate::document::Line, level: u8) {
    for segment in &mut line.segments {
        segment.size = HEADING_SIZES[usize::from(level - 1)];
    }
}

fn is_table_rule(line: &str) -> bool {
    line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The text after `- `, `* `, `+ `, `1. ` or `1) `.
fn list_item(body: &str) -> Option<&str> {
    let rest = match body.chars().next()? {
        '-' | '*' | '+' => &body[1..],
        c if c.is_ascii_digit() => {
            let digits = body.bytes().take_while(u8::is_ascii_digit).count();
            // `2019. ` is a year at the end of a sentence, not the 2019th item.
            body.get(digits..).filter(|_| digits <= 2)?.strip_prefix(['.', ')'])?
        }
        _ => return None,
    };
    let item = rest.strip_prefix([' ', '\t'])?.trim_start();
    let item = item.strip_prefix("[ ] ").or_else(|| item.strip_prefix("[x] ")).unwrap_or(item);
    (!item.is_empty()).then_some(item)
}

/// Splits a line into runs at `**bold**`, `*italics*`, `` `code` ``, `[text](url)`, `<url>`; takes escapes, entities
/// and HTML tags off.
fn inline(source: &str, size: f32) -> Vec<Run> {
    let mut inline = Inline { look: Look { size, ..Look::default() }, runs: Vec::new() };
    inline.read(source);
    inline.runs
}

struct Inline {
    look: Look,
    runs: Vec<Run>,
}

impl Inline {
    fn push(&mut self, text: &str) {
        match self.runs.last_mut() {
            Some(run) if run.look == self.look => run.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), look: self.look.clone() }),
        }
    }

    fn read(&mut self, source: &str) {
        let mut rest = source;
        let mut before = ' ';
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            let taken = match c {
                '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                    self.push(&after[..1]);
                    2
                }
                '!' if after.starts_with('[') => link(after).map_or(0, |l| 1 + l.len),
                '[' if self.look.link.is_none() => match link(rest) {
                    Some(l) => {
                        let outer = self.look.link.replace(l.target.to_owned());
                        self.read(l.text);
                        self.look.link = outer;
                        l.len
                    }
                    None => 0,
                },
                '<' => self.angle(rest),
                '&' => self.entity(rest),
                '*' | '_' | '`' => self.emphasis(rest, before),
                _ => 0,
            };
            if taken == 0 {
                self.push(&rest[..c.len_utf8()]);
                rest = after;
            } else {
                rest = &rest[taken..];
            }
            before = c;
        }
    }

    /// `<https://…>` is a link, any other tag is dropped.
    fn angle(&mut self, rest: &str) -> usize {
        let Some(end) = near(rest).find('>') else { return 0 };
        let inner = &rest[1..end];
        if inner.contains("://") && !inner.contains(' ') || inner.contains('@') && !inner.contains(' ') {
            let target = if inner.contains("://") { inner.to_owned() } else { format!("mailto:{inner}") };
            let outer = self.look.link.replace(target);
            self.push(inner);
            self.look.link = outer;
            return end + 1;
        }
        let is_tag = inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        if is_tag && inner.starts_with("br") {
            self.push(" ");
        }
        if is_tag { end + 1 } else { 0 }
    }

    fn entity(&mut self, rest: &str) -> usize {
        const ENTITIES: [(&str, &str); 6] =
            [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " "), ("&#39;", "'")];
        for (name, text) in ENTITIES {
            if rest.starts_with(name) {
                self.push(text);
                return name.len();
            }
        }
        0
    }

    /// A run of `*`, `_` or backquotes that opens or closes emphasis; not one between spaces or inside a word.
    fn emphasis(&mut self, rest: &str, before: char) -> usize {
        let mark = rest.as_bytes()[0];
        let len = rest.bytes().take_while(|b| *b == mark).count();
        let after = rest[len..].chars().next().unwrap_or(' ');
        if mark == b'`' {
            return len;
        }
        let opens = !after.is_whitespace() && (mark == b'*' || !before.is_alphanumeric());
        let closes = !before.is_whitespace() && (mark == b'*' || !after.is_alphanumeric());
        let (bold, italic) = (len >= 2, len % 2 == 1);
        let is_open = (bold && self.look.bold) || (italic && self.look.italic);
        let has_end = near(&rest[len..]).contains(&rest[..len.min(2)]);
        if len > 3 || !((is_open && closes) || (!is_open && opens && has_end)) {
            return 0;
        }
        if bold {
            self.look.bold = !is_open;
        }
        if italic {
            self.look.italic = !is_open;
        }
        len
    }
}

struct Link<'a> {
    text: &'a str,
    target: &'a str,
    len: usize,
}

/// The next 2 kB: as far as the end of a mark is looked for, so that a line of brackets costs no square of its length.
fn near(source: &str) -> &str {
    let mut end = source.len().min(2048);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    &source[..end]
}

/// `[text](target "title")` at the start of `source`.
fn link(source: &str) -> Option<Link<'_>> {
    let source = near(source);
    let mut depth = 0_usize;
    let close = source.char_indices().find_map(|(at, c)| {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    let target = source[close + 1..].strip_prefix('(')?;
    let end = target.find(')')?;
    let inner = target[..end].trim();
    let url = inner.split_whitespace().next().unwrap_or("").trim_matches(['<', '>']);
    Some(Link { text: &source[1..close], target: url, len: close + 2 + end + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(markdown: &str) -> Vec<crate::document::Line> {
        read(markdown, &Limits::default()).expect("markdown").pages.remove(0).lines
    }

    #[test]
    fn reads_structure() {
        let lines = page(
            "# Ada Example\n\nWork\n----\n- **Led** the [team](https://team.example)\n  - nested\n1. first\n",
        );
        let shape: Vec<_> = lines.iter().map(|l| (l.text.as_str(), l.role)).collect();
        assert_eq!(
            shape,
            [
                ("Ada Example", Role::Heading(1)),
                ("Work", Role::Heading(2)),
                ("Led the team", Role::Item(0)),
                ("nested", Role::Item(1)),
                ("first", Role::Item(0)),
            ]
        );
        let segments: Vec<_> =
            lines[2].segments.iter().map(|s| (s.start, s.end, s.bold, s.link.as_deref())).collect();
        assert_eq!(
            segments,
            [(0, 3, true, None), (4, 7, false, None), (8, 12, false, Some("https://team.example"))]
        );
    }

    #[test]
    fn takes_marks_off_and_keeps_text() {
        let text = |source: &str| page(source)[0].text.clone();
        assert_eq!(text("a \\* b &amp; *c* snake_case 2 * 3 <b>x</b>"), "a * b & c snake_case 2 * 3 x");
        assert_eq!(text("| Skill | Level |"), "Skill\tLevel");
        assert_eq!(text("<ada@mail.example>"), "ada@mail.example");
        assert_eq!(text("unclosed **bold and [bracket"), "unclosed **bold and [bracket");
    }
}
