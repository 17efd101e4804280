//! Writes small DOCX files for tests.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A package of parts.
pub(crate) struct Docx {
    writer: ZipWriter<Cursor<Vec<u8>>>,
    relationships: String,
}

const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Docx {
    pub(crate) fn empty() -> Self {
        let package =
            format!(r#"<Relationship Id="a" Type="{TYPES}/officeDocument" Target="word/document.xml"/>"#);
        let docx = Self { writer: ZipWriter::new(Cursor::new(Vec::new())), relationships: String::new() };
        docx.part("_rels/.rels", &format!("{XML}<Relationships>{package}</Relationships>"))
    }

    /// A file with this body.
    pub(crate) fn body(body: &str) -> Self {
        Self::empty()
            .part("word/document.xml", &format!("{XML}<w:document><w:body>{body}</w:body></w:document>"))
    }

    pub(crate) fn part(mut self, path: &str, content: &str) -> Self {
        self.add(path, content.as_bytes(), 1);
        self
    }

    /// A part of many copies of a piece.
    pub(crate) fn repeated(mut self, path: &str, piece: &str, count: usize) -> Self {
        self.add(path, piece.as_bytes(), count);
        self
    }

    fn add(&mut self, path: &str, piece: &[u8], count: usize) {
        self.writer.start_file(path, SimpleFileOptions::default()).expect("in memory");
        for _ in 0..count {
            self.writer.write_all(piece).expect("in memory");
        }
    }

    /// A part beside the body: header, footer, styles.
    pub(crate) fn related(mut self, kind: &str, content: &str) -> Self {
        let name = format!("{kind}{}.xml", self.relationships.len());
        self.relationships +=
            &format!(r#"<Relationship Id="r{name}" Type="{TYPES}/{kind}" Target="{name}"/>"#);
        self.part(&format!("word/{name}"), &format!("{XML}{content}"))
    }

    /// An address that the body refers to by `id`.
    pub(crate) fn link(mut self, id: &str, target: &str) -> Self {
        self.relationships += &format!(
            r#"<Relationship Id="{id}" Type="{TYPES}/hyperlink" Target="{target}" TargetMode="External"/>"#
        );
        self
    }

    pub(crate) fn build(mut self) -> Vec<u8> {
        let relationships = format!("{XML}<Relationships>{}</Relationships>", self.relationships);
        self.add("word/_rels/document.xml.rels", relationships.as_bytes(), 1);
        self.writer.finish().expect("in memory").into_inner()
    }
}

/// A paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A table's row of cells, each of paragraphs.
pub(crate) fn row(cells: &[&[&str]]) -> String {
    let cells: String = cells
        .iter()
        .map(|c| format!("<w:tc>{}</w:tc>", c.iter().map(|t| p(t)).collect::<String>()))
        .collect();
    format!("<w:tr>{cells}</w:tr>")
}
