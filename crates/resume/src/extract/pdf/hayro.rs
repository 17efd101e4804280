//! The second engine: Typst's own reader, glyph by glyph.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::object::{Array, Dict, Rect as PdfRect, String as PdfString};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use kurbo::{Affine, BezPath, Point, Rect, Shape as _};

use super::drawn::MOST;
use super::{Area, Painted, PaintedPage, Paints, PdfText, Reading, Shape, Span};
use crate::extract::{ExtractError, Limits};

/// Reads with `hayro`.
pub(super) struct Hayro;

/// Glyphs of one page: twenty densely set pages' worth.
const MAX_GLYPHS: usize = 200_000;
/// Clips of one page, of which every form on it has one: a page out of a drawing program has a thousand.
const MAX_CLIPS: usize = 5_000;
/// Clips within clips. A form that calls itself gets this deep at once; the engine would go on to 50, and twice at each
/// level is 2^50. Each call costs more the deeper it is, so the number alone would not do.
const MAX_CLIP_DEPTH: usize = 40;

/// Thrown out of the interpreter when a page has no end: it asks its device nothing that could say stop.
struct Endless;

impl PdfText for Hayro {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Painted, ExtractError> {
        let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ExtractError::encrypted(),
            LoadPdfError::Decryption(_) => ExtractError::damaged("its encryption cannot be read"),
            LoadPdfError::Invalid => ExtractError::damaged("its table of contents cannot be read"),
        })?;
        let pages = pdf.pages();
        if pages.len() > limits.max_pages {
            return Err(ExtractError::too_many_pages(pages.len(), limits.max_pages));
        }
        let title = pdf.metadata().title.as_deref().map(text_string).filter(|t| !t.trim().is_empty());
        let cache = InterpreterCache::new();
        let mut painted = Painted { title, reading: Reading::Whole, ..Painted::default() };
        for page in pages.iter() {
            // What is thrown is `Endless`, or a panic of the engine's own; either way the cache is not touched again.
            let page = catch_unwind(AssertUnwindSafe(|| read_page(&pdf, page, &cache)))
                .map_err(|_| ExtractError::damaged("one of its pages has no end or makes no sense"))?;
            painted.pages.push(page);
        }
        Ok(painted)
    }
}

fn read_page<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>) -> PaintedPage {
    let (width, height) = page.render_dimensions();
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let settings = InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
    let mut context = Context::new(transform, bounds, cache, pdf.xref(), settings);
    let mut sink = Sink { bounds, ..Sink::default() };
    interpret_page(page, &mut context, &mut sink);
    let area = f64::from(width * height).max(1.0);
    PaintedPage {
        width,
        height,
        spans: sink.spans,
        shapes: sink.shapes,
        links: links(page, transform),
        pictures: (sink.pictures / area).min(1.0) as f32,
    }
}

/// Gathers glyphs into spans, and of the paths those that may be bullets; clips and masks do not matter to it.
#[derive(Default)]
struct Sink {
    spans: Vec<Span>,
    shapes: Vec<Shape>,
    bounds: Rect,
    pictures: f64,
    glyphs: usize,
    clips: usize,
    depth: usize,
}

impl Sink {
    fn glyph(&mut self, glyph: &Glyph<'_>, transform: Affine) {
        self.glyphs += 1;
        if self.glyphs > MAX_GLYPHS {
            resume_unwind(Box::new(Endless));
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(s)) => s,
            // Counts as a glyph that no character is known for.
            None => '\u{FFFD}'.to_string(),
        };
        let (advance, name, weight, italic) = match glyph {
            Glyph::Outline(outline) => {
                let font = outline.font_data();
                let name = font.as_ref().and_then(|f| f.postscript_name.clone()).unwrap_or_default();
                let weight = font.as_ref().and_then(|f| f.weight).unwrap_or(400);
                (outline.advance_width(), name, weight, font.is_some_and(|f| f.is_italic))
            }
            Glyph::Type3(_) => (None, String::new(), 400, false),
        };
        let at = transform * Point::ZERO;
        let end = transform * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
        let size = (transform * Point::new(0.0, 1000.0)).distance(at) as f32;
        let (from, to) = ((at.x as f32, at.y as f32), (end.x as f32, end.y as f32));
        if ![from.0, from.1, to.0, to.1, size].iter().all(|n| n.is_finite()) {
            return;
        }
        let text = super::with_bullets(text, &name);
        self.spans.push(Span {
            glyphs: vec![from.0; text.chars().count()],
            text,
            from,
            to,
            size,
            bold: weight >= 600 || super::is_bold_name(&name),
            italic: italic || super::is_italic_name(&name),
            paints: Paints::by_name(&name),
            logical: false,
        });
    }
}

impl<'a> Device<'a> for Sink {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        self.glyph(glyph, transform * glyph_transform);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let shown = transform.transform_rect_bbox(size).intersect(self.bounds);
        self.pictures += shown.area().max(0.0);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.clips += 1;
        self.depth += 1;
        if self.clips > MAX_CLIPS || self.depth > MAX_CLIP_DEPTH {
            resume_unwind(Box::new(Endless));
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        if self.shapes.len() < MOST && path.elements().len() < 32 {
            let shown = transform.transform_rect_bbox(path.bounding_box());
            let dot = Shape::dot(shown.x0 as f32, shown.y0 as f32, shown.x1 as f32, shown.y1 as f32);
            self.shapes.extend(dot);
        }
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn pop_transparency_group(&mut self) {}
}

fn links(page: &Page<'_>, transform: Affine) -> Vec<Area> {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    let area = |annotation: Dict<'_>| {
        let action = annotation.get::<Dict<'_>>("A")?;
        let target = super::outside(&text_string(action.get::<PdfString<'_>>("URI")?.as_bytes()))?;
        let rect = annotation.get::<PdfRect>("Rect")?;
        let shown = transform.transform_rect_bbox(Rect::new(rect.x0, rect.y0, rect.x1, rect.y1));
        Some(Area {
            x0: shown.x0 as f32,
            y0: shown.y0 as f32,
            x1: shown.x1 as f32,
            y1: shown.y1 as f32,
            target,
        })
    };
    annotations.iter::<Dict<'_>>().filter_map(area).take(1_000).collect()
}

/// A PDF text string (ISO 32000-1, 7.9.2.2): UTF-16BE behind its mark, UTF-8 behind its, else a superset of Latin-1.
fn text_string(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        let units = rest.chunks_exact(2).map(|p| u16::from_be_bytes([p[0], p[1]]));
        return char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    match std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}
