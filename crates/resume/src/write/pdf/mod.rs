//! PDF, and SVG and PNG of a page, set by Typst in process.
//!
//! ```text
//! Resume -> view (JSON, dates and addresses in the reader's language) -> template (plain Typst) -> pages
//!                                  fit: as roomy as the page budget allows
//! ```
//!
//! A person's text reaches the template as data (`/resume.json`), never as markup. Templates see four virtual files and
//! no disk, network, packages or clock. Fonts, the standard library and the parsed templates are made once a process;
//! what one document leaves in Typst's cache is thrown away when it is done, or a server would grow by 2 MB a CV.

mod error;
mod fit;
mod fonts;
mod relevance;
mod style;
mod template;
mod view;
mod world;

pub use error::{RenderError, Warning};
pub use fonts::Fonts;
pub use style::{Pairing, Style};
pub use template::{Template, templates};

use serde::Serialize;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub use super::sheet::{Accent, Paper};

use super::locale::Locale;
use crate::Resume;

/// A finished PDF.
#[derive(Debug, Clone, Serialize)]
pub struct Rendered {
    /// Number of pages.
    pub pages: usize,
    /// The file.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// What the reader of the document should know of before sending it.
    pub warnings: Vec<Warning>,
    /// Ids of the items and bullets that were left out to keep to the page budget, least relevant first.
    pub dropped: Vec<String>,
}

/// A résumé laid out on pages, to be written as PDF or looked at page by page.
#[derive(Debug, Clone)]
pub struct Composed {
    document: PagedDocument,
    warnings: Vec<Warning>,
    dropped: Vec<String>,
}

/// Sets a résumé and writes it as tagged PDF. `created` is the time to write into the file, in seconds since
/// 1970-01-01T00:00:00Z; without it the file says none. Equal arguments give equal bytes.
///
/// # Errors
/// When the style names no known template. A failure of the typesetter itself is an error too, and a defect here.
pub fn pdf(
    resume: &Resume,
    style: &Style,
    fonts: &Fonts,
    created: Option<i64>,
) -> Result<Rendered, RenderError> {
    let composed = compose(resume, style, fonts)?;
    let bytes = composed.pdf(created)?;
    let pages = composed.pages();
    Ok(Rendered { pages, bytes, warnings: composed.warnings, dropped: composed.dropped })
}

/// Sets a résumé on pages.
///
/// # Errors
/// As for [`pdf`].
pub fn compose(resume: &Resume, style: &Style, fonts: &Fonts) -> Result<Composed, RenderError> {
    let template = template::find(&style.template)?;
    let language = style.language(resume);
    let look = style.look(template, &language);
    let locale = Locale::of(&language);
    let set = |resume: &Resume, density: f64| {
        world::set(template, fonts, view::resume(resume, locale), look.at(density))
    };
    let fitted = fit::fit(resume, style, template.aims_at, set);
    comemo::evict(0);
    let fitted = fitted?;
    let mut warnings = Vec::new();
    if let Some(budget) = style.pages.filter(|budget| fitted.sheet.pages().len() > usize::from(*budget)) {
        warnings.push(Warning::TooLong { budget, needs: fitted.sheet.pages().len() });
    }
    let missing = fonts.missing(resume);
    if !missing.is_empty() {
        warnings.push(Warning::MissingGlyphs { characters: missing });
    }
    Ok(Composed { document: fitted.sheet, warnings, dropped: fitted.dropped })
}

/// Pages that a résumé takes at the tightest that still reads well: with that many as [`Style::pages`] it fits.
///
/// # Errors
/// As for [`pdf`].
pub fn fewest_pages(resume: &Resume, style: &Style, fonts: &Fonts) -> Result<usize, RenderError> {
    let template = template::find(&style.template)?;
    let language = style.language(resume);
    let look = style.look(template, &language);
    let set = world::set(template, fonts, view::resume(resume, Locale::of(&language)), look.at(1.0));
    comemo::evict(0);
    set.map(|document| document.pages().len())
}

impl Composed {
    /// Number of pages.
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// What the reader of the document should know of before sending it.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Ids of the items and bullets that were left out to keep to the page budget, least relevant first.
    pub fn dropped(&self) -> &[String] {
        &self.dropped
    }

    /// Writes tagged PDF, to PDF/UA-1 unless a character has no glyph. `created` as for [`pdf`].
    ///
    /// # Errors
    /// When the typesetter fails, which is a defect here.
    pub fn pdf(&self, created: Option<i64>) -> Result<Vec<u8>, RenderError> {
        let write = |standards: &[PdfStandard]| {
            let standards = PdfStandards::new(standards).map_err(|e| RenderError::typesetter(e.message()))?;
            let options =
                PdfOptions { standards, timestamp: created.and_then(world::timestamp), ..Default::default() };
            let bytes = typst_pdf::pdf(&self.document, &options);
            comemo::evict(0);
            bytes.map_err(|errors| RenderError::diagnosed(&errors))
        };
        // PDF/UA forbids the box that stands for a missing glyph; such a file is still tagged, only not by that name.
        write(&[PdfStandard::Ua_1]).or_else(|_| write(&[]))
    }

    /// A page as SVG, counted from 0, or `None` past the last.
    pub fn svg(&self, page: usize) -> Option<String> {
        let page = self.document.pages().get(page)?;
        let svg = typst_svg::svg(page, &typst_svg::SvgOptions::default());
        comemo::evict(0);
        Some(svg)
    }

    /// A page as PNG, counted from 0, `scale` pixels to a point (2.0 is 144 dpi; held between 0.1 and 10), or `None` past
    /// the last.
    pub fn png(&self, page: usize, scale: f64) -> Option<Vec<u8>> {
        let page = self.document.pages().get(page)?;
        let pixel_per_pt =
            typst::utils::Scalar::new(if scale.is_nan() { 1.0 } else { scale.clamp(0.1, 10.0) });
        let options = typst_render::RenderOptions { pixel_per_pt, ..Default::default() };
        let png = typst_render::render(page, &options).encode_png().ok();
        comemo::evict(0);
        png
    }
}
