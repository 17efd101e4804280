//! Markdown cut into headings, paragraphs, quotations and list items: the part of CommonMark that a CV needs.

/// One block; its text is raw, with hard line breaks as line feeds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    Heading { level: usize, raw: String, mark: Option<Mark> },
    Paragraph(String),
    Quote(String),
    Item { raw: String, mark: Option<Mark> },
}

/// `<!-- work-1 name -->` at the end of a heading or list item: whose it is, and what its parts are where that is not
/// plain.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Mark {
    pub(super) id: String,
    pub(super) fields: Vec<String>,
}

impl Mark {
    pub(super) fn write(&self) -> String {
        let mut words = vec![percent_encoded(&self.id)];
        words.extend(self.fields.iter().cloned());
        format!("<!-- {} -->", words.join(" "))
    }

    /// Takes the mark off the end of a line. Comments of other people are left to be read over.
    fn take(raw: &str) -> (&str, Option<Self>) {
        let split = || {
            let inside = raw.trim_end().strip_suffix("-->")?;
            let start = inside.rfind("<!--")?;
            let (line, comment) = inside.split_at(start);
            if line.ends_with('\\') {
                return None;
            }
            let mut words = comment[4..].split_whitespace();
            let id = percent_decoded(words.next()?);
            Some((line.trim_end(), Self { id, fields: words.map(str::to_owned).collect() }))
        };
        split().map_or((raw, None), |(line, mark)| (line, Some(mark)))
    }
}

/// An id as one word that cannot end a comment.
fn percent_encoded(id: &str) -> String {
    let mut word = String::with_capacity(id.len());
    for (n, c) in id.char_indices() {
        if c.is_alphanumeric() || ['_', '.'].contains(&c) || (c == '-' && n > 0 && !id[..n].ends_with('-')) {
            word.push(c);
        } else {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| word.push_str(&format!("%{byte:02X}")));
        }
    }
    word
}

fn percent_decoded(word: &str) -> String {
    let bytes = word.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut n = 0;
    while n < bytes.len() {
        let hex = word
            .get(n + 1..n + 3)
            .filter(|_| bytes[n] == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        decoded.push(hex.unwrap_or(bytes[n]));
        n += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// Cuts a text into blocks. With `marks`, comments at the end of headings and items are ids; without, the lines of
/// paragraphs before the first section stay apart, since people put name, headline and contacts on lines of their own.
pub(super) fn blocks(text: &str, marks: bool) -> Vec<Block> {
    let mut reader = Reader { marks, ..Default::default() };
    for line in text.split('\n') {
        reader.line(line.trim_end_matches('\r'));
    }
    reader.close();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    marks: bool,
    blocks: Vec<Block>,
    /// The block that lines are being added to.
    open: Option<Block>,
    /// An empty line stood before this one.
    gap: bool,
    /// A section has begun.
    sectioned: bool,
    /// Inside a comment that runs over lines.
    comment: bool,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let text = line.trim_matches([' ', '\t']);
        if self.comment {
            self.comment = !text.contains("-->");
            return;
        }
        if text.starts_with("<!--") {
            self.close();
            self.comment = !text.contains("-->");
            return;
        }
        if text.is_empty() {
            self.gap = true;
            if !matches!(self.open, Some(Block::Item { .. })) {
                self.close();
            }
            return;
        }
        let indented = line.starts_with("  ") || line.starts_with('\t');
        self.content(line, text, indented);
        self.gap = false;
    }

    fn content(&mut self, line: &str, text: &str, indented: bool) {
        if let Some(level) = self.underline(text) {
            if let Some(Block::Paragraph(raw)) = self.open.take() {
                self.heading(level, raw.trim_end_matches('\\'));
            }
        } else if is_rule(text) {
            self.close();
        } else if let Some((level, raw)) = heading(text) {
            self.close();
            self.heading(level, raw);
        } else if let Some(raw) = item(text) {
            self.close();
            let (raw, mark) = self.mark(raw);
            self.open = Some(Block::Item { raw: broken(&raw), mark });
        } else if let Some(raw) = text.strip_prefix('>') {
            let raw = raw.trim_start_matches([' ', '\t']);
            if raw.is_empty() && matches!(self.open, Some(Block::Quote(_))) {
                self.append("\n\n");
            } else if !matches!(self.open, Some(Block::Quote(_))) {
                self.close();
                self.open = Some(Block::Quote(broken(raw)));
            } else {
                self.append_line(raw);
            }
        } else if self.open.is_none() || (self.gap && !indented) {
            self.close();
            self.open = Some(Block::Paragraph(broken(line.trim_start_matches([' ', '\t']))));
        } else {
            if self.gap {
                self.append("\n");
            }
            self.append_line(line.trim_start_matches([' ', '\t']));
        }
    }

    /// The level of the heading that a line of `=` or `-` makes of the paragraph above it.
    fn underline(&self, text: &str) -> Option<usize> {
        let paragraph = !self.gap && matches!(self.open, Some(Block::Paragraph(_)));
        let level = if text.bytes().all(|b| b == b'=') { 1 } else { 2 };
        (paragraph && (level == 1 || (text.len() > 2 && text.bytes().all(|b| b == b'-')))).then_some(level)
    }

    fn heading(&mut self, level: usize, raw: &str) {
        self.sectioned |= level > 1;
        let (raw, mark) = self.mark(raw);
        self.blocks.push(Block::Heading { level, raw, mark });
    }

    fn mark(&self, raw: &str) -> (String, Option<Mark>) {
        let (raw, mark) = if self.marks { Mark::take(raw) } else { (raw, None) };
        (raw.to_owned(), mark)
    }

    fn append_line(&mut self, line: &str) {
        let (line, mark) = match &self.open {
            Some(Block::Item { .. }) => self.mark(line),
            _ => (line.to_owned(), None),
        };
        self.append(&broken(&line));
        if let (Some(Block::Item { mark: place, .. }), Some(mark)) = (&mut self.open, mark) {
            *place = Some(mark);
        }
    }

    fn append(&mut self, more: &str) {
        if let Some(Block::Paragraph(raw) | Block::Quote(raw) | Block::Item { raw, .. }) = &mut self.open {
            if !raw.is_empty() && !raw.ends_with('\n') && !more.starts_with('\n') {
                raw.push(if self.marks || self.sectioned { ' ' } else { '\n' });
            }
            raw.push_str(more);
        }
    }

    fn close(&mut self) {
        if let Some(mut block) = self.open.take() {
            if let Block::Paragraph(raw) | Block::Quote(raw) | Block::Item { raw, .. } = &mut block {
                raw.truncate(raw.trim_end().len());
            }
            self.blocks.push(block);
        }
    }
}

/// A line with its hard break (a backslash or two spaces at the end) as a line feed.
fn broken(line: &str) -> String {
    let slashes = line.bytes().rev().take_while(|b| *b == b'\\').count();
    if slashes % 2 == 1 {
        return format!("{}\n", line[..line.len() - 1].trim_end());
    }
    if line.ends_with("  ") { format!("{}\n", line.trim_end()) } else { line.trim_end().to_owned() }
}

fn heading(text: &str) -> Option<(usize, &str)> {
    let level = text.bytes().take_while(|b| *b == b'#').count();
    let rest = &text[level..];
    if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let rest = rest.trim();
    let open = rest.trim_end_matches('#');
    let closed = open.len() < rest.len() && (open.is_empty() || open.ends_with([' ', '\t']));
    Some((level, if closed { open.trim_end() } else { rest }))
}

/// The text behind a list item's sign.
fn item(text: &str) -> Option<&str> {
    let rest = if let Some(rest) = text.strip_prefix(['-', '*', '+', '•', '◦', '▪', '‣']) {
        rest
    } else {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        text[digits..].strip_prefix(['.', ')']).filter(|_| (1..=3).contains(&digits))?
    };
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| rest.trim_start_matches([' ', '\t']))
}

fn is_rule(text: &str) -> bool {
    let marks: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).take(100).collect();
    marks.len() > 2 && ['-', '*', '_'].contains(&marks[0]) && marks.iter().all(|c| *c == marks[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_blocks() {
        let text = "Ada\n===\n\nOne\ntwo\\\nthree\n\n## Work ##\n### A — B <!-- work-1 name -->\n> q\n> r\n\n- x\n  y\n- z <!-- b -->\n\n<!-- a\nb -->\nend";
        let mark = |id: &str, fields: &[&str]| {
            Some(Mark { id: id.into(), fields: fields.iter().map(|f| (*f).to_owned()).collect() })
        };
        let expected = [
            Block::Heading { level: 1, raw: "Ada".into(), mark: None },
            Block::Paragraph("One two\nthree".into()),
            Block::Heading { level: 2, raw: "Work".into(), mark: None },
            Block::Heading { level: 3, raw: "A — B".into(), mark: mark("work-1", &["name"]) },
            Block::Quote("q r".into()),
            Block::Item { raw: "x y".into(), mark: None },
            Block::Item { raw: "z".into(), mark: mark("b", &[]) },
            Block::Paragraph("end".into()),
        ];
        assert_eq!(blocks(text, true), expected);
    }

    #[test]
    fn any_id_fits_into_a_comment() {
        for id in ["work-1", "a--b->", "-->", "x y\n", "ü.2", "%41", "-"] {
            let mark = Mark { id: id.into(), fields: Vec::new() };
            let line = format!("text {}", mark.write());
            assert_eq!(mark.write().matches("--").count(), 2, "{id}");
            assert_eq!(Mark::take(&line), ("text", Some(mark)), "{id}");
        }
    }
}
