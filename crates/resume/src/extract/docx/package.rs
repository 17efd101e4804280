//! The package: parts, found by their relationships, never by guessing names (ECMA-376 part 2).

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use super::xml;
use crate::extract::error::ExtractError;
use crate::extract::text;

/// An open archive and what may still be unpacked from it.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: usize,
}

/// A part or an address that a part refers to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Relationship {
    pub(super) id: String,
    kind: String,
    /// A part's path in the package, or an outside address.
    pub(super) target: String,
    pub(super) is_outside: bool,
}

impl Relationship {
    /// Kinds are URIs whose last part names them, in the transitional and in the strict form of the format.
    pub(super) fn is_kind(&self, kind: &str) -> bool {
        !self.is_outside && self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The file's properties.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], max_unzipped: usize) -> Result<Self, ExtractError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| ExtractError::damaged("its archive is cut off or broken"))?;
        Ok(Self { archive, left: max_unzipped })
    }

    /// A part as text; `None` when there is none of this name.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, ExtractError> {
        let file = match self.archive.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(ExtractError::encrypted());
            }
            Err(_) => return Err(ExtractError::damaged("a part of it cannot be unpacked")),
        };
        let mut bytes = Vec::new();
        // What the archive says of a part's size is not believed: bombs lie.
        let read = file.take(self.left as u64 + 1).read_to_end(&mut bytes);
        if bytes.len() > self.left {
            return Err(ExtractError::too_much_text());
        }
        if read.is_err() {
            return Err(ExtractError::damaged("a part of it cannot be unpacked"));
        }
        self.left -= bytes.len();
        Ok(Some(match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => text::decode(error.as_bytes())?,
        }))
    }

    /// Path of the part with the body.
    pub(super) fn main_part(&mut self) -> Result<String, ExtractError> {
        let found = self.relationships("")?.into_iter().find(|r| r.is_kind("officeDocument"));
        Ok(found.map_or_else(|| "word/document.xml".to_owned(), |r| r.target))
    }

    /// What a part refers to; the package itself for the empty path.
    pub(super) fn relationships(&mut self, path: &str) -> Result<Vec<Relationship>, ExtractError> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let file = if folder.is_empty() {
            format!("_rels/{name}.rels")
        } else {
            format!("{folder}/_rels/{name}.rels")
        };
        let Some(source) = self.part(&file)? else { return Ok(Vec::new()) };
        let mut reader = Reader::from_str(&source);
        let mut found = Vec::new();
        loop {
            match reader.read_event() {
                Ok(Event::Start(e) | Event::Empty(e)) if e.local_name().as_ref() == b"Relationship" => {
                    let is_outside = xml::attribute(&e, "TargetMode").as_deref() == Some("External");
                    let target = xml::attribute(&e, "Target").unwrap_or_default();
                    found.push(Relationship {
                        id: xml::attribute(&e, "Id").unwrap_or_default(),
                        kind: xml::attribute(&e, "Type").unwrap_or_default(),
                        target: if is_outside { target } else { resolved(folder, &target) },
                        is_outside,
                    });
                }
                Ok(Event::Eof) | Err(_) => return Ok(found),
                Ok(_) => {}
            }
        }
    }

    /// Title and language from the core properties.
    pub(super) fn properties(&mut self) -> Result<Properties, ExtractError> {
        let mut properties = Properties::default();
        let Some(part) = self.relationships("")?.into_iter().find(|r| r.is_kind("core-properties")) else {
            return Ok(properties);
        };
        let source = self.part(&part.target)?.unwrap_or_default();
        let mut reader = Reader::from_str(&source);
        let mut element = Vec::new();
        loop {
            match reader.read_event() {
                Ok(Event::Start(e)) => element = e.local_name().as_ref().to_vec(),
                Ok(Event::End(_)) => element.clear(),
                Ok(Event::Text(t)) => {
                    let text = t.decode().map(|t| t.trim().to_owned()).unwrap_or_default();
                    append(&mut properties, &element, &text);
                }
                Ok(Event::GeneralRef(r)) => {
                    append(&mut properties, &element, &xml::entity(&r).unwrap_or_default());
                }
                Ok(Event::Eof) | Err(_) => return Ok(properties),
                Ok(_) => {}
            }
        }
    }
}

fn append(properties: &mut Properties, element: &[u8], text: &str) {
    let field = match element {
        b"title" => &mut properties.title,
        b"language" => &mut properties.language,
        _ => return,
    };
    if !text.is_empty() {
        field.get_or_insert_default().push_str(text);
    }
}

/// A target relative to its part's folder, or from the package's root.
fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|s| !s.is_empty());
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn resolves_targets() {
        assert_eq!(resolved("word", "header1.xml"), "word/header1.xml");
        assert_eq!(resolved("word", "/word/header1.xml"), "word/header1.xml");
        assert_eq!(resolved("word", "../docProps/core.xml"), "docProps/core.xml");
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
    }
}
