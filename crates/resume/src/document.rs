//! What a file says and where: pages of lines in reading order, with what the eye sees of them (place, size, weight)
//! and what the file knows (links, headings, list items).

use serde::{Deserialize, Serialize};

/// The kinds of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Portable Document Format.
    Pdf,
    /// Office Open XML.
    Docx,
    /// JSON Resume.
    Json,
    /// CommonMark.
    Markdown,
    /// Plain text.
    Text,
}

/// A file's text with its layout.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What it was read from.
    pub kind: Kind,
    /// Title in the file's properties.
    pub title: Option<String>,
    /// Language in the file's properties, as a BCP 47 tag.
    pub language: Option<String>,
    /// Pages in order. DOCX, Markdown and text have one.
    pub pages: Vec<Page>,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Width in points (1/72 inch); 0 where there is no layout.
    pub width: f32,
    /// Height in points; 0 where there is no layout.
    pub height: f32,
    /// Lines in reading order: a column is read to its end before the next begins.
    pub lines: Vec<Line>,
    /// Hyperlinks that cover no text: on an icon or a picture.
    pub links: Vec<LooseLink>,
}

/// A hyperlink that covers no text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct LooseLink {
    /// Where it leads: an http, https, mailto or tel address.
    pub target: String,
    /// Left edge in points from the page's left edge.
    pub x0: f32,
    /// Upper edge in points from the page's upper edge.
    pub y0: f32,
    /// Right edge.
    pub x1: f32,
    /// Lower edge.
    pub y1: f32,
}

/// One line of text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its text. Segments far apart on the line (a title left, dates right) are joined by one tab, all others by one
    /// space; never empty.
    pub text: String,
    /// Runs of one look, in order; together they cover `text` but for the joints. Two of the same look in a row are set
    /// apart by a gap wider than a space.
    pub segments: Vec<Segment>,
    /// Left edge in points from the page's left edge.
    pub x0: f32,
    /// Right edge.
    pub x1: f32,
    /// Upper edge in points from the page's upper edge.
    pub y0: f32,
    /// Lower edge.
    pub y1: f32,
    /// Number of the block (column, header, sidebar) that the line belongs to, from 0, rising in reading order.
    pub block: u32,
    /// What the file's own structure says the line is.
    pub role: Role,
}

/// What the file's own structure says a line is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Nothing in particular, or the file does not say.
    #[default]
    Body,
    /// A title, above all headings.
    Title,
    /// A heading of this level, from 1.
    Heading(u8),
    /// A list item of this depth, from 0. The bullet or number is not in the text.
    Item(u8),
}

/// A run of one look within a line.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// First character within the line's text, counted in Unicode scalar values.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Left edge in points.
    pub x0: f32,
    /// Right edge in points.
    pub x1: f32,
    /// Font size in points; 0 where unknown.
    pub size: f32,
    /// Heavier than regular.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
    /// Where a hyperlink on it leads.
    pub link: Option<String>,
}

impl Document {
    /// The whole text: every line followed by a line feed. [`crate::model::Span`] counts in it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in self.pages.iter().flat_map(|p| &p.lines) {
            text.push_str(&line.text);
            text.push('\n');
        }
        text
    }

    /// The targets of all hyperlinks, on text or not, in reading order.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().flat_map(|page| {
            let on_text = page.lines.iter().flat_map(|l| &l.segments).filter_map(|s| s.link.as_deref());
            on_text.chain(page.links.iter().map(|l| l.target.as_str()))
        })
    }

    /// Number of words.
    pub fn words(&self) -> usize {
        self.pages.iter().flat_map(|p| &p.lines).map(|l| l.text.split_whitespace().count()).sum()
    }
}

impl Line {
    /// The size that most of its characters have, in points.
    pub fn size(&self) -> f32 {
        let widest = self.segments.iter().max_by_key(|s| s.end - s.start);
        widest.map_or(0.0, |s| s.size)
    }

    /// Whether most of its characters are bold.
    pub fn bold(&self) -> bool {
        let (bold, all) = self.segments.iter().fold((0, 0), |(bold, all), s| {
            let n = s.end - s.start;
            (bold + if s.bold { n } else { 0 }, all + n)
        });
        all > 0 && bold * 2 > all
    }
}
