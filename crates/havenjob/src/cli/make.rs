//! Writing a résumé in the format that an output's name asks for.

use std::path::Path;

use resume::Resume;
use resume::write::docx::{self, DocxStyle};
use resume::write::pdf::{Composed, Fonts, Style, compose, fewest_pages, templates};
use resume::write::{html, markdown, sheet, text};

use super::args::{Look, Paper};
use super::error::Failure;
use super::{clock, system_fonts};

/// What an output can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Pdf,
    Svg,
    Png,
    Docx,
    Html,
    Markdown,
    Text,
    Json,
}

impl Format {
    /// By the ending of the name; standard output is PDF unless the caller knows better.
    pub(crate) fn of(path: &Path) -> Result<Self, Failure> {
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        Ok(match ending.as_str() {
            "pdf" => Self::Pdf,
            "svg" => Self::Svg,
            "png" => Self::Png,
            "docx" => Self::Docx,
            "html" | "htm" => Self::Html,
            "md" | "markdown" => Self::Markdown,
            "txt" => Self::Text,
            "json" => Self::Json,
            _ if super::output::is_stdout(path) => Self::Pdf,
            _ => {
                return Err(Failure::usage(
                    format!("{}: the ending says no format", path.display()),
                    "name the output with .pdf, .docx, .html, .md, .txt, .json, .svg or .png",
                ));
            }
        })
    }

    fn has_pages(self) -> bool {
        matches!(self, Self::Pdf | Self::Svg | Self::Png)
    }
}

/// What was made, and what its maker has to say.
pub(crate) struct Made {
    pub(crate) bytes: Vec<u8>,
    /// Pages, where the format has any.
    pub(crate) pages: Option<usize>,
    /// Ids that were left out for the page budget.
    pub(crate) dropped: Vec<String>,
    /// Sentences for the person.
    pub(crate) warnings: Vec<String>,
}

/// How to set, beyond the look.
#[derive(Default)]
pub(crate) struct Budget {
    /// Pages at most.
    pub(crate) pages: Option<u8>,
    /// Whether content may be left out to keep to it.
    pub(crate) drop: bool,
}

/// Makes the output. `page` counts from 0 and matters for pictures of a page only.
pub(crate) fn make(
    resume: &Resume,
    format: Format,
    look: &Look,
    budget: &Budget,
    page: usize,
) -> Result<Made, Failure> {
    let style = style(look, budget)?;
    // Formats without pages keep to the budget too: what would not fit is measured by setting it.
    if !format.has_pages() && !budget.drop {
        return Ok(unpaged(resume, format, &style, Vec::new()));
    }
    let composed = set(resume, &style)?;
    let (pages, dropped) = (composed.pages(), composed.dropped().to_vec());
    let warnings = composed.warnings().iter().map(ToString::to_string).collect();
    let bytes = match format {
        Format::Svg => composed.svg(page).map(String::into_bytes).ok_or_else(|| no_such_page(page, pages))?,
        Format::Png => composed.png(page, 2.0).ok_or_else(|| no_such_page(page, pages))?,
        Format::Pdf => composed
            .pdf(clock::created())
            .map_err(|e| Failure::service("render", e.to_string(), "report this as a defect"))?,
        _ => {
            return Ok(unpaged(&resume.without(&dropped), format, &style, dropped));
        }
    };
    Ok(Made { bytes, pages: Some(pages), dropped, warnings })
}

/// Every page as SVG.
pub(crate) fn pictures(resume: &Resume, look: &Look, budget: &Budget) -> Result<Vec<String>, Failure> {
    let composed = set(resume, &style(look, budget)?)?;
    Ok((0..composed.pages()).filter_map(|page| composed.svg(page)).collect())
}

fn unpaged(resume: &Resume, format: Format, style: &Style, dropped: Vec<String>) -> Made {
    let language = style.language.as_deref();
    let bytes = match format {
        Format::Docx => docx::docx(resume, &docx_style(style)),
        Format::Html => html::html(resume, language, style.accent).into_bytes(),
        Format::Markdown => markdown::to_markdown(&in_language(resume, language)).into_bytes(),
        Format::Text => text::text(resume, language).into_bytes(),
        _ => resume.to_json().into_bytes(),
    };
    Made { bytes, pages: None, dropped, warnings: Vec::new() }
}

/// Markdown reads its language back, so it has to be the résumé's own.
fn in_language(resume: &Resume, language: Option<&str>) -> Resume {
    let mut resume = resume.clone();
    if let Some(language) = language {
        language.clone_into(&mut resume.meta.language);
    }
    resume
}

fn style(look: &Look, budget: &Budget) -> Result<Style, Failure> {
    if !templates().iter().any(|t| t.name == look.template) {
        return Err(Failure::usage(
            format!("there is no template {:?}", look.template),
            "see `havenjob render --list-templates`",
        ));
    }
    let wrong = |e: String| Failure::usage(e, "see `havenjob render --help`");
    let accent = look.accent.as_ref().map(|a| format!("#{}", a.trim_start_matches('#')).parse());
    Ok(Style {
        template: look.template.clone(),
        paper: match look.paper {
            Paper::A4 => sheet::Paper::A4,
            Paper::Letter => sheet::Paper::Letter,
        },
        accent: accent.transpose().map_err(wrong)?,
        fonts: look.fonts.as_deref().map(str::parse).transpose().map_err(wrong)?,
        language: look.lang.clone(),
        pages: budget.pages,
        drop: budget.drop,
        ..Style::default()
    })
}

fn docx_style(style: &Style) -> DocxStyle {
    DocxStyle {
        template: style.template.clone(),
        paper: style.paper,
        accent: style.accent,
        language: style.language.clone(),
    }
}

/// Pages that a résumé and selections of it take at the tightest that still reads well.
pub(crate) struct Gauge {
    style: Style,
    fonts: Option<Fonts>,
}

impl Gauge {
    /// For selections of `whole`.
    pub(crate) fn new(whole: &Resume, look: &Look) -> Result<Self, Failure> {
        Ok(Self { style: style(look, &Budget::default())?, fonts: wider_fonts(whole) })
    }

    /// A résumé that cannot be set takes none: the failure is told where it is set to be written.
    pub(crate) fn pages(&self, resume: &Resume) -> usize {
        let fonts = self.fonts.as_ref().unwrap_or_else(|| Fonts::embedded());
        fewest_pages(resume, &self.style, fonts).unwrap_or_default()
    }
}

/// The fonts of the system beside the built-in ones, where those lack a character.
fn wider_fonts(resume: &Resume) -> Option<Fonts> {
    (!Fonts::embedded().missing(resume).is_empty()).then(|| Fonts::with_system(system_fonts::load()))
}

fn set(resume: &Resume, style: &Style) -> Result<Composed, Failure> {
    let wider = wider_fonts(resume);
    compose(resume, style, wider.as_ref().unwrap_or_else(|| Fonts::embedded()))
        .map_err(|e| Failure::service("render", e.to_string(), "report this as a defect"))
}

fn no_such_page(page: usize, pages: usize) -> Failure {
    Failure::usage(format!("there is no page {}", page + 1), format!("the document has {pages}"))
}
