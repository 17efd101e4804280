use std::fmt;

use serde::Serialize;
use typst::diag::SourceDiagnostic;

/// Why there is no document.
#[derive(Debug)]
pub struct RenderError(Kind);

#[derive(Debug)]
enum Kind {
    UnknownTemplate(String),
    Typesetter(String),
}

impl RenderError {
    /// Whether the style names a template that does not exist.
    pub fn is_unknown_template(&self) -> bool {
        matches!(self.0, Kind::UnknownTemplate(_))
    }

    pub(super) fn unknown_template(name: &str) -> Self {
        Self(Kind::UnknownTemplate(name.to_owned()))
    }

    pub(super) fn typesetter(message: &str) -> Self {
        Self(Kind::Typesetter(message.to_owned()))
    }

    pub(super) fn diagnosed(errors: &[SourceDiagnostic]) -> Self {
        Self::typesetter(errors.first().map_or("no reason given", |e| e.message.as_str()))
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::UnknownTemplate(name) => {
                let known: Vec<_> = super::templates().iter().map(|t| t.name).collect();
                write!(f, "there is no template {name:?}; there are {}", known.join(", "))
            }
            Kind::Typesetter(message) => write!(f, "the document could not be set: {message}"),
        }
    }
}

impl std::error::Error for RenderError {}

/// What a person should know of before sending the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Warning {
    /// The text does not fit the page budget at the smallest size that reads well.
    TooLong {
        /// Pages asked for.
        budget: u8,
        /// Pages it has.
        needs: usize,
    },
    /// No font at hand has these characters; they show as empty boxes.
    MissingGlyphs {
        /// Each once, in the order of their code points.
        characters: String,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { budget, needs } => {
                let pages = if *budget == 1 { "page" } else { "pages" };
                write!(f, "it does not fit {budget} {pages} at a readable size; it has {needs}")
            }
            Self::MissingGlyphs { characters } => {
                write!(f, "no font at hand has these characters, they show as boxes: {characters}")
            }
        }
    }
}
