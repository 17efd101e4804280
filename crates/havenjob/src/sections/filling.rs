use resume::Resume;

use super::{Fields, Place, Section, Typed, text};
use crate::error::{Error, Result};
use crate::ui::Values;

/// A form that is open on a page.
#[derive(Debug, Clone)]
pub(crate) struct Filling {
    pub(super) place: Place,
    pub(super) section: &'static Section,
    pub(super) typed: Typed,
    pub(super) values: Values,
    /// What stands there now, when it was changed meanwhile.
    pub(super) now: Option<String>,
}

impl Filling {
    /// The form of a part as it stands in the document.
    pub(crate) fn blank(document: &Resume, place: Place) -> Result<Self> {
        let (fields, seen) = place.look(document)?;
        let section = place.section()?;
        Ok(Self::with(section, place, Typed::from_entry(section, &fields, seen)))
    }

    /// The form with what was typed.
    pub(crate) fn typed(place: Place, typed: Typed) -> Result<Self> {
        Ok(Self::with(place.section()?, place, typed))
    }

    fn with(section: &'static Section, place: Place, typed: Typed) -> Self {
        Self { values: typed.values(), place, section, typed, now: None }
    }

    /// The form with what was typed and why it was refused. After a conflict it may be sent again.
    ///
    /// # Errors
    /// What no change of the form mends.
    pub(crate) fn refused(document: &Resume, place: Place, typed: Typed, error: Error) -> Result<Self> {
        let mut filling = Self::typed(place, typed)?;
        if matches!(error, Error::Conflict { .. }) {
            let (fields, seen) = filling.place.look(document)?;
            filling.typed.seen = seen;
            filling.now = Some(as_lines(filling.section, &fields));
        }
        filling.values = filling.values.refused(error)?;
        Ok(filling)
    }
}

fn as_lines(section: &Section, fields: &Fields) -> String {
    let said = section.parts.iter().map(|p| (p.label, text(fields, p))).filter(|(_, text)| !text.is_empty());
    let said = said.map(|(label, text)| format!("{label}: {text}"));
    let bullets = fields.get("highlights").and_then(|h| h.as_array()).into_iter().flatten();
    let bullets = bullets.filter_map(|b| b.as_str()).map(|text| format!("– {text}"));
    said.chain(bullets).collect::<Vec<_>>().join("\n")
}
