//! PDF: two engines behind one trait, one layout pass over both.
//!
//! `pdfboss` reads first: it has the best recall of the pure-Rust engines and bounded memory on bombs. `hayro`, Typst's
//! own reader, is asked when the first gives an error, nothing, or noise. Why, with figures: `docs/adr/0002`.

#[cfg(feature = "pictures")]
mod compact;
mod drawn;
mod hayro;
mod pdfboss;
#[cfg(feature = "pictures")]
mod picture;

#[cfg(feature = "pictures")]
pub use picture::picture;

use super::error::{ExtractError, ExtractErrorKind};
use super::{Limits, layout, quality};
use crate::document::{Document, Kind};

/// An engine that turns a PDF into painted text.
pub(super) trait PdfText {
    /// Reads the whole file. The page count is held against the limits before any text is read.
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Painted, ExtractError>;
}

/// What a PDF paints.
#[derive(Debug, Default)]
pub(super) struct Painted {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) pages: Vec<PaintedPage>,
    pub(super) reading: Reading,
}

/// How much of the file an engine could read.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// All that it looked at: what it did not find is not there.
    #[default]
    Whole,
    /// Something was skipped that another engine may understand.
    Partial,
    /// A bound of its own was hit: the file is a bomb, and no second engine may try it.
    Exhausted,
}

/// What one page paints. Places are in points from the upper left corner of the page as shown, y downwards.
#[derive(Debug, Default)]
pub(super) struct PaintedPage {
    pub(super) width: f32,
    pub(super) height: f32,
    /// In the order of painting.
    pub(super) spans: Vec<Span>,
    pub(super) links: Vec<Area>,
    /// Small shapes drawn on it, no more than [`drawn::MOST`].
    pub(super) shapes: Vec<Shape>,
    /// Share of the page that pictures cover, 0 to 1.
    pub(super) pictures: f32,
}

/// A run of text painted in one go.
#[derive(Debug, Default, Clone)]
pub(super) struct Span {
    pub(super) text: String,
    /// Left edge of each character, in page coordinates; empty when the engine does not tell.
    pub(super) glyphs: Vec<f32>,
    /// Where the baseline begins and ends.
    pub(super) from: (f32, f32),
    pub(super) to: (f32, f32),
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) paints: Paints,
    /// The text is in reading order already; otherwise it is in the order of painting, left to right.
    pub(super) logical: bool,
}

/// The box of a drawn shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

/// A rectangle that leads somewhere.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Area {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
    pub(super) target: String,
}

/// Reads a PDF with the engine that can.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ExtractError> {
    // Junk before the header shifts every offset in the file, which readers count from the header.
    let header = bytes.windows(5).position(|w| w == b"%PDF-").unwrap_or(0);
    let bytes = &bytes[header..];
    let error = match attempt(&pdfboss::PdfBoss, bytes, limits) {
        Ok(document) => return Ok(document),
        Err(Failure { error, is_final: true }) => return Err(error),
        Err(Failure { error, .. }) => error,
    };
    if is_deep(bytes) {
        return Err(error);
    }
    attempt(&hayro::Hayro, bytes, limits).map_err(|second| more_telling(error, second.error))
}

/// Why an engine gave no document, and whether another could do better.
struct Failure {
    error: ExtractError,
    is_final: bool,
}

fn attempt(engine: &dyn PdfText, bytes: &[u8], limits: &Limits) -> Result<Document, Failure> {
    let painted = engine.read(bytes, limits).map_err(|error| {
        let is_final = !matches!(error.kind(), ExtractErrorKind::Damaged);
        Failure { error, is_final }
    })?;
    let reading = painted.reading;
    laid_out(painted, is_whole(bytes), limits).map_err(|error| {
        let is_final = match error.kind() {
            ExtractErrorKind::NoTextLayer => reading != Reading::Partial,
            ExtractErrorKind::Garbled | ExtractErrorKind::Damaged => reading == Reading::Exhausted,
            _ => true,
        };
        Failure { error, is_final }
    })
}

/// A PDF ends in `%%EOF`, give or take what mail and servers append (ISO 32000-1, Annex H.3.4, note 18).
fn is_whole(bytes: &[u8]) -> bool {
    bytes[bytes.len().saturating_sub(2048)..].windows(5).any(|w| w == b"%%EOF")
}

/// Whether brackets are nested so deep that a parser which calls itself for each would run out of stack. Counted over the
/// raw bytes: deflated ones look random, and do not drift this far.
fn is_deep(bytes: &[u8]) -> bool {
    const MAX_DEPTH: i32 = 2_000;
    let mut depth = 0_i32;
    bytes.iter().zip(bytes.iter().skip(1)).any(|pair| {
        match pair {
            (b'[', _) | (b'<', b'<') => depth += 1,
            (b']', _) | (b'>', b'>') => depth = (depth - 1).max(0),
            _ => {}
        }
        depth > MAX_DEPTH
    })
}

fn laid_out(painted: Painted, is_whole: bool, limits: &Limits) -> Result<Document, ExtractError> {
    let Painted { title, language, pages: painted, .. } = painted;
    let mut pages = Vec::with_capacity(painted.len());
    for page in &painted {
        let mut made = layout::page(page);
        drawn::as_bullets(page, &mut made);
        pages.push(made);
    }
    let document = Document { kind: Kind::Pdf, title, language, pages };
    let text: usize = document.pages.iter().flat_map(|p| &p.lines).map(|l| l.text.len()).sum();
    if text > limits.max_chars {
        return Err(ExtractError::too_much_text());
    }
    quality::check_pages(&document, &painted, is_whole)?;
    Ok(document)
}

/// Of two engines' refusals, the one that says more: that there is a scan, rather than that a file is damaged.
fn more_telling(first: ExtractError, second: ExtractError) -> ExtractError {
    let damaged = |e: &ExtractError| e.kind() == ExtractErrorKind::Damaged;
    if damaged(&first) && !damaged(&second) { second } else { first }
}

/// What a font paints, as its name says.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paints {
    /// Letters.
    #[default]
    Text,
    /// Wingdings and Symbol: bullets, in private use or in the place of letters.
    Dingbats,
    /// Icons alone, none of which is a character.
    Icons,
}

impl Paints {
    fn by_name(font: &str) -> Self {
        const ICONS: [&str; 12] = [
            "awesome",
            "materialicons",
            "material-icons",
            "materialsymbols",
            "glyphicons",
            "ionicons",
            "icomoon",
            "academicons",
            "simpleicons",
            "octicons",
            "bootstrap-icons",
            "feathericons",
        ];
        let name = font.split_once('+').map_or(font, |(_, rest)| rest).to_ascii_lowercase().replace(' ', "");
        if ICONS.iter().any(|n| name.contains(n)) {
            Self::Icons
        } else if name.starts_with("wingdings") || name.starts_with("webdings") || name.starts_with("symbol")
        {
            Self::Dingbats
        } else {
            Self::Text
        }
    }
}

/// The text of a span with the bullets that `WinAnsiEncoding` has for code 127: what many writers of PDF paint with the
/// fonts that every reader has, and what engines give as a control or as unknown (ISO 32000-1, Annex D.2, note 3).
fn with_bullets(text: String, font: &str) -> String {
    let base = ["Helvetica", "Times", "Courier"].iter().any(|name| font.starts_with(name));
    if base && text.trim() == "\u{FFFD}" {
        return "•".to_owned();
    }
    if text.contains('\u{7F}') { text.replace('\u{7F}', "•") } else { text }
}

/// Whether a font's name says that it is heavy. The flag in the file misses TeX's fonts, whose bold is `CMBX`.
pub(super) fn is_bold_name(name: &str) -> bool {
    let name = name.split_once('+').map_or(name, |(_, rest)| rest).to_ascii_lowercase();
    let heavy = ["bold", "black", "heavy", "cmbx", "sfbx", "cmssbx", "-medi", "demi"];
    heavy.iter().any(|n| name.contains(n))
        || name.ends_with("-bd")
        || name.ends_with("bx10")
        || name.ends_with("bx12")
}

/// Whether a font's name says that it is slanted.
pub(super) fn is_italic_name(name: &str) -> bool {
    let name = name.split_once('+').map_or(name, |(_, rest)| rest).to_ascii_lowercase();
    ["italic", "oblique", "cmti", "sfti", "slanted"].iter().any(|n| name.contains(n))
}

/// Only links to the outside are kept: the web, mail, telephone.
pub(super) fn outside(target: &str) -> Option<String> {
    let target = target.trim();
    let scheme = target.split_once(':')?.0.to_ascii_lowercase();
    let known = matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel" | "sms" | "skype" | "callto");
    (known && target.len() <= 2048).then(|| target.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CV: &[u8] = include_bytes!("../../../tests/hostile/junk-before.pdf");

    #[test]
    fn both_engines_see_the_same_page() {
        let header = CV.windows(5).position(|w| w == b"%PDF-").expect("a header");
        let text = |engine: &dyn PdfText| {
            let Ok(document) = attempt(engine, &CV[header..], &Limits::default()) else { panic!("not read") };
            document.text()
        };
        let first = text(&pdfboss::PdfBoss);
        assert!(first.contains("Taught palaeography to twelve volunteers every year"));
        assert_eq!(first, text(&hayro::Hayro));
    }

    #[test]
    fn neither_engine_follows_forms_without_end() {
        let files: [&[u8]; 2] = [
            include_bytes!("../../../tests/hostile/form-in-itself.pdf"),
            include_bytes!("../../../tests/hostile/forms-a-billion.pdf"),
        ];
        for file in files {
            assert!(attempt(&pdfboss::PdfBoss, file, &Limits::default()).is_err());
            assert!(attempt(&hayro::Hayro, file, &Limits::default()).is_err());
        }
    }

    #[test]
    fn fonts_say_what_they_paint() {
        assert_eq!(Paints::by_name("ABCDEF+FontAwesome5Free-Solid"), Paints::Icons);
        assert_eq!(Paints::by_name("Wingdings-Regular"), Paints::Dingbats);
        assert_eq!(Paints::by_name("SymbolMT"), Paints::Dingbats);
        assert_eq!(Paints::by_name("Helvetica"), Paints::Text);
        assert!(
            is_bold_name("ABCDEF+CMBX12")
                && is_bold_name("Lato-Bold")
                && !is_bold_name("BOLDXX+Lato-Regular")
        );
    }

    #[test]
    fn only_outside_links_are_kept() {
        assert_eq!(outside("https://ada.example").as_deref(), Some("https://ada.example"));
        assert_eq!(outside("MAILTO:ada@mail.example").as_deref(), Some("MAILTO:ada@mail.example"));
        assert_eq!(outside("javascript:alert(1)"), None);
        assert_eq!(outside("page2"), None);
    }
}
