use serde::{Deserialize, Serialize};

use crate::write::sheet::{Accent, Paper};

/// How a Word document is to look.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DocxStyle {
    /// One of [`templates`]; the first for a name that is none of them.
    pub template: String,
    /// Sheet size.
    pub paper: Paper,
    /// Colour of headings; the template's own where none is given.
    pub accent: Option<Accent>,
    /// Language of headings and dates as a BCP 47 tag; else the résumé's own, else English.
    pub language: Option<String>,
}

/// Names of the looks. They are those of the PDF templates, told apart by typeface, colour and spacing: a Word document
/// has one column always.
pub fn templates() -> impl Iterator<Item = &'static str> {
    LOOKS.iter().map(|look| look.name)
}

/// Everything that tells one template from another. Sizes in half-points, distances in twentieths of a point.
#[derive(Debug, Clone)]
pub(super) struct Look {
    pub(super) name: &'static str,
    /// Text. On every office machine, or with a metric twin there (Calibri and Carlito, Arial and Liberation Sans).
    pub(super) font: &'static str,
    /// Name and headings.
    pub(super) heading_font: &'static str,
    pub(super) size: u16,
    pub(super) name_size: u16,
    pub(super) heading_size: u16,
    pub(super) accent: Accent,
    pub(super) centred: bool,
    pub(super) heading: Heading,
    /// What separates two ways to reach the person; a line each where it is empty.
    pub(super) contact_separator: &'static str,
    /// Title, employer and place on one line.
    pub(super) one_line: bool,
    /// Dates on a line of their own rather than at the right margin.
    pub(super) dates_below: bool,
    /// Sections that come first.
    pub(super) first: &'static [&'static str],
    /// Left and right, top and bottom.
    pub(super) margins: (u16, u16),
    /// Before a section, before an entry, after a paragraph.
    pub(super) space: (u16, u16, u16),
    /// Line pitch in 240ths of single.
    pub(super) pitch: u16,
    pub(super) paper: Paper,
}

/// How section headings stand out beyond their size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// Small capitals over a rule.
    Rule,
    /// Bold in colour.
    Colour,
    /// A bar before them.
    Bar,
    /// Bold capitals, black.
    Capitals,
}

const CLASSIC: Look = Look {
    name: "classic",
    font: "Cambria",
    heading_font: "Cambria",
    size: 21,
    name_size: 48,
    heading_size: 26,
    accent: Accent([0x1f, 0x2f, 0x46]),
    centred: true,
    heading: Heading::Rule,
    contact_separator: "  ·  ",
    one_line: false,
    dates_below: false,
    first: &[],
    margins: (1134, 1020),
    space: (240, 140, 50),
    pitch: 254,
    paper: Paper::A4,
};

const LOOKS: [Look; 6] = [
    CLASSIC,
    Look {
        name: "modern",
        font: "Calibri",
        heading_font: "Calibri",
        size: 21,
        name_size: 56,
        heading_size: 26,
        accent: Accent([0x17, 0x5e, 0x6e]),
        centred: false,
        heading: Heading::Colour,
        space: (260, 150, 50),
        pitch: 259,
        ..CLASSIC
    },
    Look {
        name: "compact",
        font: "Calibri",
        heading_font: "Calibri",
        size: 19,
        name_size: 40,
        heading_size: 22,
        accent: Accent([0x2b, 0x3a, 0x55]),
        centred: false,
        one_line: true,
        margins: (964, 794),
        space: (150, 80, 20),
        pitch: 240,
        ..CLASSIC
    },
    Look {
        name: "sidebar",
        font: "Arial",
        heading_font: "Arial",
        size: 19,
        name_size: 48,
        heading_size: 23,
        accent: Accent([0x24, 0x4f, 0x8a]),
        centred: false,
        heading: Heading::Bar,
        space: (260, 150, 50),
        pitch: 264,
        ..CLASSIC
    },
    Look {
        name: "academic",
        font: "Georgia",
        heading_font: "Georgia",
        size: 20,
        name_size: 44,
        heading_size: 24,
        accent: Accent([0x5a, 0x1f, 0x2b]),
        first: &["education", "publications", "awards"],
        space: (280, 150, 60),
        pitch: 264,
        ..CLASSIC
    },
    Look {
        name: "plain",
        font: "Arial",
        heading_font: "Arial",
        size: 20,
        name_size: 36,
        heading_size: 22,
        accent: Accent([0, 0, 0]),
        centred: false,
        heading: Heading::Capitals,
        contact_separator: "",
        dates_below: true,
        space: (260, 160, 40),
        ..CLASSIC
    },
];

impl DocxStyle {
    pub(super) fn look(&self) -> Look {
        let named = LOOKS.iter().find(|look| look.name == self.template.trim());
        let mut look = named.unwrap_or(&LOOKS[0]).clone();
        look.paper = self.paper;
        look.accent = self.accent.unwrap_or(look.accent).readable();
        look
    }
}

impl Look {
    /// Width and height of the sheet.
    pub(super) fn sheet(&self) -> (u16, u16) {
        match self.paper {
            Paper::A4 => (11906, 16838),
            Paper::Letter => (12240, 15840),
        }
    }

    /// Where the right margin is, counted from the left one.
    pub(super) fn measure(&self) -> u16 {
        self.sheet().0 - 2 * self.margins.0
    }

    /// The accent as Word writes colours.
    pub(super) fn colour(&self) -> String {
        self.accent.to_string().trim_start_matches('#').to_uppercase()
    }
}
