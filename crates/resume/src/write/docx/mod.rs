//! DOCX as Word itself would write it: real styles, real lists, live links, no table and no text box, one column. What a
//! person changes in Word then changes everywhere, and what a machine reads comes in order.
//!
//! Office Open XML (ECMA-376, transitional): eight small parts in a zip. Elements stand in the order of the schema, which
//! Word insists on. Equal arguments give equal bytes: the zip carries no time.

mod body;
mod style;
mod styles;
mod xml;

use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

pub use style::{DocxStyle, templates};

use super::locale::Locale;
use super::outline::{self, Outline};
use crate::Resume;

const CONTENT_TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    r#"<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>"#,
    r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"#,
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
    r#"</Types>"#
);

const RELATIONSHIPS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"</Relationships>"#
);

/// Writes a résumé as a Word document.
pub fn docx(resume: &Resume, style: &DocxStyle) -> Vec<u8> {
    let language = outline::language(style.language.as_deref(), resume);
    let locale = Locale::of(language);
    let outline = Outline::of(resume, locale);
    let look = style.look();
    let language = word_language(language);
    let body = body::write(&outline, &look);
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELATIONSHIPS.to_owned()),
        ("docProps/core.xml", core(&outline, locale, &language)),
        ("word/document.xml", body.document),
        ("word/_rels/document.xml.rels", body.relationships),
        ("word/styles.xml", styles::styles(&look, &language)),
        ("word/numbering.xml", styles::numbering(&look)),
        ("word/settings.xml", styles::settings(&language)),
    ];
    // Writing to memory fails only past four gigabytes.
    zipped(&parts).unwrap_or_default()
}

fn zipped(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, content) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn core(outline: &Outline, locale: Locale, language: &str) -> String {
    let mut core = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
        r#"xmlns:dc="http://purl.org/dc/elements/1.1/">"#
    ));
    for (name, value) in [
        ("dc:title", outline.title(locale).as_str()),
        ("dc:creator", &outline.name),
        ("dc:language", language),
    ] {
        core.push_str(&format!("<{name}>{}</{name}>", xml::text(value)));
    }
    core.push_str("</cp:coreProperties>");
    core
}

/// A tag that Word has a dictionary for: it wants a region.
fn word_language(tag: &str) -> String {
    const REGIONS: [(&str, &str); 8] = [
        ("en", "en-US"),
        ("de", "de-DE"),
        ("fr", "fr-FR"),
        ("es", "es-ES"),
        ("pt", "pt-PT"),
        ("nl", "nl-NL"),
        ("it", "it-IT"),
        ("pl", "pl-PL"),
    ];
    let tag = tag.replace('_', "-");
    let known = REGIONS.iter().find(|(code, _)| code.eq_ignore_ascii_case(&tag));
    let valid =
        tag.split('-').all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
            && tag.split('-').next().is_some_and(|p| p.len() >= 2 && p.len() <= 3);
    match known {
        Some((_, full)) => (*full).to_owned(),
        None if valid => tag,
        None => "en-US".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_ones_that_word_takes() {
        assert_eq!(word_language("de"), "de-DE");
        assert_eq!(word_language("pt_BR"), "pt-BR");
        assert_eq!(word_language("sv"), "sv");
        assert_eq!(word_language("\"><x"), "en-US");
        assert_eq!(word_language("English"), "en-US");
    }

    #[test]
    fn equal_arguments_give_equal_bytes() {
        let resume = Resume::from_json(r#"{"basics":{"name":"Ada"},"work":[{"name":"Engine"}]}"#).unwrap();
        let style = DocxStyle::default();
        let first = docx(&resume, &style);
        assert!(first.starts_with(b"PK"));
        assert_eq!(first, docx(&resume, &style));
    }
}
