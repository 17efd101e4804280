//! The first engine.

use pdfboss_core::annotation::ActionKind;
use pdfboss_core::content::{ContentOps, Op};
use pdfboss_core::{Document, Error, Immediate, Matrix, Page, Point, Rect};
use pdfboss_text::{
    ExtractReport, FontCache, ReadingOrder, SkipCause, TextSpan, extract_spans_reporting_cached_with,
};

use super::drawn::MOST;
use super::{Area, Painted, PaintedPage, Paints, PdfText, Reading, Shape, Span};
use crate::extract::{ExtractError, Limits};

/// Reads with `pdfboss`.
pub(super) struct PdfBoss;

/// Below this many words a page's pictures are looked for: it may be a scan.
const FEW_WORDS: usize = 40;

impl PdfText for PdfBoss {
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Painted, ExtractError> {
        let doc = Document::load(bytes.to_vec()).map_err(|e| refusal(&e))?;
        if doc.page_count() > limits.max_pages {
            return Err(ExtractError::too_many_pages(doc.page_count(), limits.max_pages));
        }
        let pages = doc.flattened_page_count();
        if pages > limits.max_pages {
            return Err(ExtractError::too_many_pages(pages, limits.max_pages));
        }
        if pages == 0 {
            return Err(ExtractError::damaged("it has no pages"));
        }
        let (fonts, layers) = (FontCache::default(), doc.oc_state());
        let mut painted = Painted {
            title: doc.metadata().title.filter(|t| !t.trim().is_empty()),
            language: doc.language().filter(|l| !l.trim().is_empty()),
            ..Painted::default()
        };
        let mut chars = 0;
        for index in 0..pages {
            let page = doc.page(index).map_err(|e| refusal(&e))?;
            let spans = extract_spans_reporting_cached_with(
                Immediate(&doc),
                &page,
                &fonts,
                layers.as_ref(),
                None,
                ReadingOrder::Content,
            );
            let (spans, report) = pdfboss_core::block_on(spans).map_err(|e| refusal(&e))?;
            painted.reading = worse(painted.reading, &report);
            if painted.reading == Reading::Partial && page.content(&doc).is_ok_and(|c| super::is_deep(&c)) {
                painted.reading = Reading::Exhausted;
            }
            chars += spans.iter().map(|s| s.text.len()).sum::<usize>();
            if chars > limits.max_chars.saturating_mul(4) {
                return Err(ExtractError::too_much_text());
            }
            painted.pages.push(painted_page(&doc, &page, spans));
        }
        Ok(painted)
    }
}

fn refusal(error: &Error) -> ExtractError {
    match error {
        Error::Encrypted => ExtractError::encrypted(),
        Error::InvalidXref => ExtractError::damaged("its table of contents cannot be read"),
        _ => ExtractError::damaged("its objects cannot be read"),
    }
}

fn worse(reading: Reading, report: &ExtractReport) -> Reading {
    if reading == Reading::Exhausted || report.skipped.iter().any(|s| s.cause == SkipCause::LimitExceeded) {
        Reading::Exhausted
    } else if report.is_complete() {
        reading
    } else {
        Reading::Partial
    }
}

fn painted_page(doc: &Document, page: &Page, mut spans: Vec<TextSpan>) -> PaintedPage {
    clamp_ends(&mut spans);
    let frame = Frame::new(page, &spans);
    let words: usize = spans.iter().map(|s| s.text.split_whitespace().count()).sum();
    let links = doc.annotations(page).into_iter().filter_map(|a| {
        let ActionKind::Uri { uri, .. } = a.action?.kind else { return None };
        let (rect, target) = (a.rect?, super::outside(&uri)?);
        let (p, q) = (frame.place(rect.x0, rect.y0), frame.place(rect.x1, rect.y1));
        Some(Area { x0: p.0.min(q.0), y0: p.1.min(q.1), x1: p.0.max(q.0), y1: p.1.max(q.1), target })
    });
    PaintedPage {
        width: frame.width,
        height: frame.height,
        shapes: if words > 0 { dots(doc, page, &frame) } else { Vec::new() },
        links: links.collect(),
        pictures: if words < FEW_WORDS { pictures(doc, page) } else { 0.0 },
        spans: spans.into_iter().map(|s| frame.span(s)).collect(),
    }
}

/// The end of a span of a Type 3 font (every system font in a file printed by Chrome or macOS) is told about twice
/// too far right: it ends where the next one on its baseline begins. Not where that leaves no room for its letters: the
/// next one is then painted over it.
fn clamp_ends(spans: &mut [TextSpan]) {
    for next in 1..spans.len() {
        let (x, y) = (spans[next].x, spans[next].y);
        let span = &mut spans[next - 1];
        let narrowest = 0.12 * span.size * span.text.chars().count() as f32;
        if (y - span.y).abs() < 0.2 && x > span.x + narrowest && x < span.end_x - 0.15 * span.size {
            span.end_x = x;
        }
    }
}

/// The dots that the page itself paints: what a form on it paints is not followed.
fn dots(doc: &Document, page: &Page, frame: &Frame) -> Vec<Shape> {
    let Ok(content) = page.content(doc) else { return Vec::new() };
    let mut ops = ContentOps::new(&content);
    let (mut matrix, mut saved) = (Matrix::identity(), Vec::new());
    let (mut path, mut parts) = (Vec::<(f32, f32)>::new(), 0_usize);
    let mut out = Vec::new();
    while let Ok(Some((op, _))) = ops.next_op() {
        let mut to = |points: &[(f32, f32)]| {
            // A dot has no more than four curves.
            if path.len() < 32 {
                let place = |(x, y): &(f32, f32)| {
                    let p = matrix.apply(Point { x: *x, y: *y });
                    frame.place(p.x, p.y)
                };
                path.extend(points.iter().map(place));
            }
        };
        match op {
            Op::Save if saved.len() < 100 => saved.push(matrix),
            Op::Restore => matrix = saved.pop().unwrap_or(matrix),
            Op::Concat(m) => matrix = m.concat(matrix),
            Op::MoveTo(x, y) => {
                parts += 1;
                to(&[(x, y)]);
            }
            Op::LineTo(x, y) => to(&[(x, y)]),
            Op::CurveTo(_, _, _, _, x, y) | Op::CurveToV(_, _, x, y) | Op::CurveToY(_, _, x, y) => {
                to(&[(x, y)])
            }
            Op::Rect(x, y, w, h) => {
                parts += 1;
                to(&[(x, y), (x + w, y + h)]);
            }
            Op::Fill
            | Op::FillEvenOdd
            | Op::FillStroke
            | Op::CloseFillStroke
            | Op::Stroke
            | Op::CloseStroke => {
                out.extend((parts == 1 && path.len() < 32).then(|| dot(&path)).flatten());
                (path, parts) = (Vec::new(), 0);
            }
            Op::EndPath => (path, parts) = (Vec::new(), 0),
            _ => {}
        }
        if out.len() >= MOST {
            break;
        }
    }
    out
}

fn dot(path: &[(f32, f32)]) -> Option<Shape> {
    let least = |f: fn(&(f32, f32)) -> f32| path.iter().map(f).fold(f32::MAX, f32::min);
    let most = |f: fn(&(f32, f32)) -> f32| path.iter().map(f).fold(f32::MIN, f32::max);
    Shape::dot(least(|p| p.0), least(|p| p.1), most(|p| p.0), most(|p| p.1))
}

fn pictures(doc: &Document, page: &Page) -> f32 {
    let crop = page.crop_box;
    let area = crop.width() * crop.height();
    let images = pdfboss_text::placed_images(doc, page).unwrap_or_default();
    let covered: f32 =
        images.iter().filter_map(|i| i.bbox.intersect(crop)).map(|r| r.width() * r.height()).sum();
    if area > 0.0 { (covered / area).min(1.0) } else { 0.0 }
}

/// From PDF's coordinates (y upwards, before the page is turned) to those of the page as read.
struct Frame {
    crop: Rect,
    turn: i32,
    width: f32,
    height: f32,
}

impl Frame {
    /// The page is turned as most of its text is: some producers write a landscape page sideways and forget `/Rotate`.
    fn new(page: &Page, spans: &[TextSpan]) -> Self {
        let mut chars = [0_usize; 4];
        for span in spans {
            chars[(span.rotate.rem_euclid(360) / 90) as usize] += span.text.len();
        }
        let all: usize = chars.iter().sum();
        let declared = page.rotate.rem_euclid(360);
        let most = (0..4).max_by_key(|i| chars[*i]).unwrap_or(0);
        let turn = if chars[most] * 10 > all * 8 { most as i32 * 90 } else { declared };
        let crop = page.crop_box;
        let (mut width, mut height) = (crop.width(), crop.height());
        if turn == 90 || turn == 270 {
            std::mem::swap(&mut width, &mut height);
        }
        Self { crop, turn, width, height }
    }

    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        let c = &self.crop;
        match self.turn {
            90 => (y - c.y0, x - c.x0),
            180 => (c.x1 - x, y - c.y0),
            270 => (c.y1 - y, c.x1 - x),
            _ => (x - c.x0, c.y1 - y),
        }
    }

    fn span(&self, s: TextSpan) -> Span {
        let upright = self.turn == 0 && s.rotate == 0 && !s.logical;
        let left = self.crop.x0;
        Span {
            glyphs: if upright { s.glyph_x.iter().map(|x| x - left).collect() } else { Vec::new() },
            from: self.place(s.x, s.y),
            to: self.place(s.end_x, s.end_y),
            size: s.size,
            bold: s.bold || super::is_bold_name(&s.font_name),
            italic: s.italic || super::is_italic_name(&s.font_name),
            paints: Paints::by_name(&s.font_name),
            logical: s.logical,
            text: super::with_bullets(s.text, &s.font_name),
        }
    }
}
