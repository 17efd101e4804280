//! What styles mean. A paragraph's look comes from the file's defaults, its style, that style's ancestors, and itself.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::xml;
use crate::document::Role;
use crate::extract::flow::Flow;

/// What a paragraph, a run or a style says of itself; what it does not say, its ancestors do.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Properties {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    /// Not shown at all.
    pub(super) hidden: Option<bool>,
    /// In points.
    pub(super) size: Option<f32>,
    /// Outline level from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    /// The list it is in, and at which depth; list 0 is none.
    pub(super) list: Option<u32>,
    pub(super) depth: Option<u8>,
    /// Left indentation, space before and after, in points.
    pub(super) indent: Option<f32>,
    pub(super) before: Option<f32>,
    pub(super) after: Option<f32>,
}

/// Points in Word's twips.
const TWIPS: f32 = 20.0;

impl Properties {
    /// Takes one property element in; elements that are none of ours are passed over.
    pub(super) fn set(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"b" => self.bold = Some(xml::is_on(element)),
            b"i" => self.italic = Some(xml::is_on(element)),
            b"vanish" => self.hidden = Some(xml::is_on(element)),
            b"sz" => self.size = xml::number(element, "val").map(|half| (half / 2.0).clamp(1.0, 200.0)),
            b"outlineLvl" => self.outline = xml::number(element, "val").map(|n| n as u8),
            b"numId" => self.list = xml::number(element, "val").map(|n| n as u32),
            b"ilvl" => self.depth = xml::number(element, "val").map(|n| (n as u8).min(8)),
            b"ind" => {
                let left = xml::number(element, "left").or_else(|| xml::number(element, "start"));
                self.indent = left.map(|n| (n / TWIPS).clamp(0.0, 500.0)).or(self.indent);
            }
            b"spacing" => {
                let points = |name| xml::number(element, name).map(|n| (n / TWIPS).clamp(0.0, 100.0));
                self.before = points("before").or(self.before);
                self.after = points("after").or(self.after);
            }
            _ => {}
        }
    }

    /// These properties, and the other's where these are silent.
    pub(super) fn or(&self, other: &Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            hidden: self.hidden.or(other.hidden),
            size: self.size.or(other.size),
            outline: self.outline.or(other.outline),
            list: self.list.or(other.list),
            depth: self.depth.or(other.depth),
            indent: self.indent.or(other.indent),
            before: self.before.or(other.before),
            after: self.after.or(other.after),
        }
    }
}

/// A file's styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    defaults: Properties,
    default_paragraph: Option<String>,
    /// Language of the text, as a BCP 47 tag.
    pub(super) language: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    /// English whatever the user's language is: `heading 1`, `Title`.
    name: String,
    based_on: Option<String>,
    properties: Properties,
}

impl Styles {
    /// Reads the part; what cannot be read is left out, for text is more than its looks.
    pub(super) fn read(source: &str) -> Self {
        let mut styles = Self::default();
        let mut reader = Reader::from_str(source);
        let mut current: Option<(String, Style)> = None;
        let mut in_defaults = false;
        loop {
            let event = reader.read_event();
            match &event {
                Ok(Event::Start(e) | Event::Empty(e)) => match e.local_name().as_ref() {
                    b"docDefaults" => in_defaults = true,
                    b"style" => {
                        let id = xml::attribute(e, "styleId").unwrap_or_default();
                        let is_default =
                            xml::attribute(e, "default").is_some_and(|d| d == "1" || d == "true");
                        if is_default && xml::attribute(e, "type").as_deref() == Some("paragraph") {
                            styles.default_paragraph = Some(id.clone());
                        }
                        current = Some((id, Style::default()));
                    }
                    b"lang" if in_defaults => styles.language = xml::attribute(e, "val"),
                    b"name" => {
                        if let Some((_, style)) = &mut current {
                            style.name = xml::attribute(e, "val").unwrap_or_default().to_lowercase();
                        }
                    }
                    b"basedOn" => {
                        if let Some((_, style)) = &mut current {
                            style.based_on = xml::attribute(e, "val");
                        }
                    }
                    _ => match &mut current {
                        Some((_, style)) => style.properties.set(e),
                        None if in_defaults => styles.defaults.set(e),
                        None => {}
                    },
                },
                Ok(Event::End(e)) => match e.local_name().as_ref() {
                    b"docDefaults" => in_defaults = false,
                    b"style" => {
                        if let Some((id, style)) = current.take() {
                            styles.styles.insert(id, style);
                        }
                    }
                    _ => {}
                },
                Ok(Event::Eof) | Err(_) => return styles,
                Ok(_) => {}
            }
        }
    }

    /// The style and its ancestors, the nearest first. Circles end.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let mut next = id.or(self.default_paragraph.as_deref());
        std::iter::from_fn(move || {
            let style = self.styles.get(next?)?;
            next = style.based_on.as_deref();
            Some(style)
        })
        .take(20)
    }

    /// What a paragraph of this style looks like.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Properties {
        let own = self.chain(id).fold(Properties::default(), |all, style| all.or(&style.properties));
        let base = Properties { size: Some(Flow::SIZE), ..Properties::default() };
        own.or(&self.defaults).or(&base)
    }

    /// What a character style adds.
    pub(super) fn character(&self, id: &str) -> Properties {
        self.chain(Some(id)).fold(Properties::default(), |all, style| all.or(&style.properties))
    }

    /// What the style says a paragraph is.
    pub(super) fn role(&self, id: Option<&str>) -> Option<Role> {
        self.chain(id).find_map(|style| role_by_name(&style.name))
    }
}

fn role_by_name(name: &str) -> Option<Role> {
    if name == "title" {
        return Some(Role::Title);
    }
    if let Some(level) = name.strip_prefix("heading ") {
        return level.trim().parse::<u8>().ok().map(|n| Role::Heading(n.clamp(1, 9)));
    }
    // Templates name their own: `Section Heading`, `Resume Section Heading`, `Entry Heading`.
    if name.contains("heading") && !name.contains("toc") {
        return Some(Role::Heading(if name.contains("section") { 1 } else { 2 }));
    }
    None
}
