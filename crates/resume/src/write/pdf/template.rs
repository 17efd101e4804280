use std::sync::LazyLock;

use serde::Serialize;
use typst::syntax::Source;

use super::error::RenderError;
use super::style::Pairing;
use super::world;
use crate::write::sheet::Accent;

/// A way for a résumé to look.
#[derive(Debug, Serialize)]
pub struct Template {
    /// What it is called.
    pub name: &'static str,
    /// What it is, in one line.
    pub description: &'static str,
    #[serde(skip)]
    pub(super) accent: Accent,
    #[serde(skip)]
    pub(super) fonts: Pairing,
    /// Pages it tries to keep to when nobody set a budget.
    #[serde(skip)]
    pub(super) aims_at: Option<u8>,
    #[serde(skip)]
    pub(super) source: LazyLock<Source>,
}

macro_rules! template {
    ($name:literal, $description:literal, $accent:expr, $fonts:expr, $aims_at:expr) => {
        Template {
            name: $name,
            description: $description,
            accent: $accent,
            fonts: $fonts,
            aims_at: $aims_at,
            source: LazyLock::new(|| {
                world::source(concat!("/", $name, ".typ"), include_str!(concat!("templates/", $name, ".typ")))
            }),
        }
    };
}

static TEMPLATES: [Template; 6] = [
    template!(
        "classic",
        "Serif, centred head, hairlines under the headings; at home anywhere",
        Accent([0x1f, 0x3a, 0x5f]),
        Pairing::Source,
        None
    ),
    template!(
        "modern",
        "Sans serif, flush left, headings in the accent colour",
        Accent([0x0f, 0x5e, 0x6b]),
        Pairing::Source,
        None
    ),
    template!(
        "compact",
        "Dense sans serif that aims at one page",
        Accent([0x26, 0x32, 0x38]),
        Pairing::Source,
        Some(1)
    ),
    template!(
        "sidebar",
        "Two columns: experience on the left, contact and skills in a tinted sidebar",
        Accent([0x2f, 0x4a, 0x6d]),
        Pairing::Source,
        None
    ),
    template!(
        "academic",
        "Scholarly serif: education and numbered publications first, pages numbered",
        Accent([0x5b, 0x1f, 0x2e]),
        Pairing::Libertinus,
        None
    ),
    template!(
        "plain",
        "For applicant tracking systems: one column, no rules, no colour, every contact labelled",
        Accent([0x00, 0x00, 0x00]),
        Pairing::Source,
        None
    ),
];

/// All templates; the first is the default.
pub fn templates() -> &'static [Template] {
    &TEMPLATES
}

pub(super) fn find(name: &str) -> Result<&'static Template, RenderError> {
    TEMPLATES.iter().find(|t| t.name == name).ok_or_else(|| RenderError::unknown_template(name))
}
