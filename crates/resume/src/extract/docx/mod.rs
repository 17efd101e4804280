//! DOCX: a zip archive of XML parts (ECMA-376), read by our own reader.
//!
//! ```text
//! package.rs  parts by their relationships, each and all together held to a size
//! styles.rs   what a style means: heading, list item, size, weight
//! body.rs     the events of a part -> paragraphs, through text boxes, fields and tracked changes
//! table.rs    a table's row -> lines
//! ```
//!
//! Crates for the whole format lose text boxes, headers and the cells of tables within tables, where CVs keep names
//! and dates.

mod body;
mod package;
mod styles;
mod table;
mod xml;

use self::body::Paragraph;
use self::package::Package;
use self::styles::Styles;
use super::Limits;
use super::error::ExtractError;
use super::flow::Flow;
use crate::document::{Document, Kind};

/// Reads headers, body, notes and footers, in this order.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ExtractError> {
    let mut package = Package::open(bytes, limits.max_unzipped)?;
    let main = package.main_part()?;
    let parts = package.relationships(&main)?;
    let of_kind =
        |kind: &str| parts.iter().filter(|r| r.is_kind(kind)).map(|r| r.target.clone()).collect::<Vec<_>>();
    let styles = match of_kind("styles").first() {
        Some(path) => Styles::read(&package.part(path)?.unwrap_or_default()),
        None => Styles::default(),
    };

    let mut flow = Flow::default();
    let mut headers: Vec<Vec<Paragraph>> = Vec::new();
    let mut order = of_kind("header");
    order.push(main.clone());
    for kind in ["footnotes", "endnotes", "footer"] {
        order.extend(of_kind(kind));
    }
    for path in order {
        let Some(xml) = package.part(&path)? else {
            if path == main {
                return Err(ExtractError::damaged("its text is missing"));
            }
            continue;
        };
        let links = package.relationships(&path)?;
        let paragraphs = match body::read(&xml, &styles, &links) {
            Ok(paragraphs) => paragraphs,
            Err(error) if path == main => return Err(error),
            // A broken footer is no reason to lose the CV.
            Err(_) => continue,
        };
        // First, even and odd pages often have the same header.
        if path != main {
            if headers.contains(&paragraphs) {
                continue;
            }
            headers.push(paragraphs.clone());
        }
        flow.next_block();
        write(&paragraphs, &mut flow, limits)?;
    }
    let properties = package.properties()?;
    Ok(Document {
        kind: Kind::Docx,
        title: properties.title,
        language: properties.language.or(styles.language),
        pages: vec![flow.finish()],
    })
}

fn write(paragraphs: &[Paragraph], flow: &mut Flow, limits: &Limits) -> Result<(), ExtractError> {
    let mut owed = 0.0_f32;
    for paragraph in paragraphs {
        if paragraph.begins_block {
            flow.next_block();
        }
        if paragraph.is_empty() {
            owed += paragraph.height();
            continue;
        }
        // Word takes the larger of two neighbours' spacing, not the sum.
        flow.gap(owed.max(paragraph.before));
        owed = paragraph.after;
        for line in &paragraph.lines {
            flow.push(line, paragraph.indent, paragraph.role, limits)?;
        }
    }
    flow.gap(owed);
    Ok(())
}
