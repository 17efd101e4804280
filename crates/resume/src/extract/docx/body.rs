//! Paragraphs out of a part's XML.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::package::Relationship;
use super::styles::{Properties, Styles};
use super::{table, xml};
use crate::document::Role;
use crate::extract::error::ExtractError;
use crate::extract::flow::{Flow, Look, Run};

/// A paragraph: its lines (more than one where it has line breaks), what it is and where it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Paragraph {
    pub(super) lines: Vec<Vec<Run>>,
    pub(super) role: Role,
    pub(super) indent: f32,
    pub(super) before: f32,
    pub(super) after: f32,
    /// It begins a cell of a layout, a text box.
    pub(super) begins_block: bool,
    size: f32,
}

impl Paragraph {
    pub(super) fn is_empty(&self) -> bool {
        self.lines.iter().flatten().all(|r| r.text.trim().is_empty())
    }

    /// Room that it takes when it is empty, in points.
    pub(super) fn height(&self) -> f32 {
        self.size.max(1.0) * Flow::LINE / Flow::SIZE
    }
}

/// Elements whose content is no text of the document: the second copy of a text box for old readers, deleted and
/// moved text, the look before a tracked change, phonetic guides.
const SKIPPED: [&[u8]; 12] = [
    b"Fallback",
    b"del",
    b"moveFrom",
    b"rPrChange",
    b"pPrChange",
    b"tblPr",
    b"tblGrid",
    b"sectPr",
    b"trPr",
    b"tcPr",
    b"rt",
    b"binData",
];
/// Depth of elements beyond which a file is hostile; Word's own stay below 60.
const MAX_DEPTH: usize = 400;

/// Reads a part: body, header, footer or notes.
///
/// # Errors
///
/// `damaged-file` for broken XML.
pub(super) fn read(
    source: &str,
    styles: &Styles,
    relationships: &[Relationship],
) -> Result<Vec<Paragraph>, ExtractError> {
    let broken = || ExtractError::damaged("its text cannot be read");
    let mut reader = Reader::from_str(source);
    let mut body = Body::new(styles, relationships);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(e) if SKIPPED.contains(&e.local_name().as_ref()) => {
                let end = e.to_end().into_owned();
                reader.read_to_end(end.name()).map_err(|_| broken())?;
            }
            Event::Start(e) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(broken());
                }
                body.start(&e);
            }
            Event::Empty(e) => {
                body.start(&e);
                body.end(e.local_name().as_ref());
            }
            Event::End(e) => {
                depth = depth.saturating_sub(1);
                body.end(e.local_name().as_ref());
            }
            Event::Text(t) => body.text(&t.decode().map_err(|_| broken())?),
            Event::CData(t) => body.text(&t.decode().map_err(|_| broken())?),
            Event::GeneralRef(r) => body.text(&xml::entity(&r).unwrap_or_default()),
            Event::Eof if depth > 0 => return Err(broken()),
            Event::Eof => return Ok(body.finish()),
            _ => {}
        }
    }
}

/// A paragraph being read.
#[derive(Default)]
struct Open {
    paragraph: Paragraph,
    style: Option<String>,
    own: Properties,
    /// What its runs inherit; known when its properties have ended.
    inherited: Properties,
    run: Properties,
    in_properties: bool,
    in_run_properties: bool,
}

/// A field: `HYPERLINK "address"` between its begin and its separator, then what is shown of it.
#[derive(Default)]
struct Field {
    instruction: String,
    is_shown: bool,
    link: Option<String>,
}

struct Body<'a> {
    styles: &'a Styles,
    relationships: &'a [Relationship],
    /// Containers: the part itself, then cells and text boxes within each other.
    containers: Vec<Vec<Paragraph>>,
    /// The cells of the rows that are open.
    rows: Vec<Vec<Vec<Paragraph>>>,
    /// Paragraphs that are open: a text box stands within the paragraph it is anchored to.
    open: Vec<Open>,
    fields: Vec<Field>,
    links: Vec<Option<String>>,
    /// Inside `w:t` or `w:instrText`.
    in_text: bool,
    in_instruction: bool,
}

impl<'a> Body<'a> {
    fn new(styles: &'a Styles, relationships: &'a [Relationship]) -> Self {
        Self {
            styles,
            relationships,
            containers: vec![Vec::new()],
            rows: Vec::new(),
            open: Vec::new(),
            fields: Vec::new(),
            links: Vec::new(),
            in_text: false,
            in_instruction: false,
        }
    }

    fn start(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            b"p" => self.begin_paragraph(),
            b"tr" => self.rows.push(Vec::new()),
            b"tc" | b"txbxContent" => self.containers.push(Vec::new()),
            b"hyperlink" => self.links.push(self.target(e)),
            b"fldSimple" => {
                let instruction = xml::attribute(e, "instr").unwrap_or_default();
                self.links.push(field_target(&instruction));
            }
            b"fldChar" => self.field(e),
            b"t" => self.in_text = true,
            b"instrText" => self.in_instruction = true,
            _ => self.in_paragraph(e),
        }
    }

    /// What matters only within a paragraph.
    fn in_paragraph(&mut self, e: &BytesStart<'_>) {
        let styles = self.styles;
        let Some(open) = self.open.last_mut() else { return };
        match e.local_name().as_ref() {
            b"pPr" => open.in_properties = true,
            b"rPr" => open.in_run_properties = true,
            b"r" => open.run = Properties::default(),
            b"pStyle" if open.in_properties => open.style = xml::attribute(e, "val"),
            // The paragraph mark's own look says nothing of the text.
            _ if open.in_properties && open.in_run_properties => {}
            b"rStyle" => {
                if let Some(id) = xml::attribute(e, "val") {
                    open.run = open.run.or(&styles.character(&id));
                }
            }
            _ if open.in_properties => open.own.set(e),
            _ if open.in_run_properties => set_over(&mut open.run, e),
            b"tab" | b"ptab" => self.append("\t"),
            b"br" | b"cr" => self.break_line(),
            b"noBreakHyphen" => self.append("-"),
            b"softHyphen" => self.append("\u{AD}"),
            b"sym" => self.append(&symbol(e)),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"p" => self.end_paragraph(),
            b"tc" => {
                if let (true, Some(row)) = (self.containers.len() > 1, self.rows.last_mut()) {
                    row.extend(self.containers.pop());
                }
            }
            b"tr" => {
                if let (Some(cells), Some(container)) = (self.rows.pop(), self.containers.last_mut()) {
                    container.extend(table::row(cells));
                }
            }
            b"txbxContent" => self.end_text_box(),
            b"hyperlink" | b"fldSimple" => {
                self.links.pop();
            }
            b"t" => self.in_text = false,
            b"instrText" => self.in_instruction = false,
            b"pPr" => {
                let styles = self.styles;
                if let Some(open) = self.open.last_mut() {
                    open.in_properties = false;
                    open.inherited = styles.paragraph(open.style.as_deref());
                }
            }
            b"rPr" => {
                if let Some(open) = self.open.last_mut() {
                    open.in_run_properties = false;
                }
            }
            _ => {}
        }
    }

    fn begin_paragraph(&mut self) {
        self.open.push(Open { inherited: self.styles.paragraph(None), ..Open::default() });
    }

    fn end_paragraph(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let all = open.own.or(&open.inherited);
        let mut paragraph = open.paragraph;
        paragraph.role = role(&all, open.own.outline, self.styles.role(open.style.as_deref()));
        let depth = all.depth.unwrap_or(0);
        let list_indent =
            if matches!(paragraph.role, Role::Item(_)) { 18.0 * (f32::from(depth) + 1.0) } else { 0.0 };
        paragraph.indent = all.indent.unwrap_or(list_indent);
        paragraph.before = all.before.unwrap_or(0.0);
        paragraph.after = all.after.unwrap_or(0.0);
        paragraph.size = all.size.unwrap_or(Flow::SIZE);
        if let Some(container) = self.containers.last_mut() {
            container.push(paragraph);
        }
    }

    /// A text box comes before the paragraph it is anchored to: designs anchor name and contact to the first one.
    fn end_text_box(&mut self) {
        if self.containers.len() < 2 {
            return;
        }
        let mut content = self.containers.pop().unwrap_or_default();
        if let Some(first) = content.first_mut() {
            first.begins_block = true;
        }
        if let Some(container) = self.containers.last_mut() {
            container.extend(content);
        }
    }

    fn field(&mut self, e: &BytesStart<'_>) {
        match xml::attribute(e, "fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.is_shown = true;
                    field.link = field_target(&field.instruction);
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn target(&self, e: &BytesStart<'_>) -> Option<String> {
        let id = xml::attribute(e, "id")?;
        let found = self.relationships.iter().find(|r| r.id == id && r.is_outside)?;
        crate::extract::pdf::outside(&found.target)
    }

    fn text(&mut self, text: &str) {
        if self.in_instruction {
            if let Some(field) = self.fields.last_mut() {
                field.instruction.push_str(text);
            }
        } else if self.in_text {
            // Line feeds within the text are white space, not line breaks.
            self.append(&text.replace(['\n', '\r'], " "));
        }
    }

    fn append(&mut self, text: &str) {
        let link =
            self.links.iter().rev().chain(self.fields.iter().rev().map(|f| &f.link)).find_map(Clone::clone);
        let Some(open) = self.open.last_mut() else { return };
        let look = open.run.or(&open.inherited);
        if look.hidden == Some(true) || text.is_empty() {
            return;
        }
        let look = Look {
            size: look.size.unwrap_or(Flow::SIZE),
            bold: look.bold.unwrap_or(false),
            italic: look.italic.unwrap_or(false),
            link,
        };
        if open.paragraph.lines.is_empty() {
            open.paragraph.lines.push(Vec::new());
        }
        let Some(line) = open.paragraph.lines.last_mut() else { return };
        match line.last_mut() {
            Some(run) if run.look == look => run.text.push_str(text),
            _ => line.push(Run { text: text.to_owned(), look }),
        }
    }

    fn break_line(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.paragraph.lines.push(Vec::new());
        }
    }

    fn finish(mut self) -> Vec<Paragraph> {
        // What was never closed is text all the same.
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        self.containers.into_iter().flatten().collect()
    }
}

/// A run's own property stands above what its character style said.
fn set_over(run: &mut Properties, e: &BytesStart<'_>) {
    let mut own = Properties::default();
    own.set(e);
    *run = own.or(run);
}

fn role(all: &Properties, own_outline: Option<u8>, by_style: Option<Role>) -> Role {
    if let Some(level) = own_outline.filter(|l| *l < 9) {
        return Role::Heading(level + 1);
    }
    if let Some(role) = by_style {
        return role;
    }
    if let Some(level) = all.outline.filter(|l| *l < 9) {
        return Role::Heading(level + 1);
    }
    match all.list {
        Some(list) if list > 0 => Role::Item(all.depth.unwrap_or(0)),
        _ => Role::Body,
    }
}

/// The address in `HYPERLINK "https://…" \o "tip"`.
fn field_target(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
    let target = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    crate::extract::pdf::outside(target)
}

/// A character of a symbol font: bullets are kept, icons are not.
fn symbol(e: &BytesStart<'_>) -> String {
    let code = xml::attribute(e, "char").and_then(|c| u32::from_str_radix(&c, 16).ok());
    match code.and_then(char::from_u32) {
        Some('\u{F0B7}' | '\u{F0A7}' | '\u{F0D8}' | '\u{F076}' | '\u{F0FC}' | '\u{F0A8}') => "•".to_owned(),
        Some(c) => c.to_string(),
        None => String::new(),
    }
}
