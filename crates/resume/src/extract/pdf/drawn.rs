//! Bullets that are drawn and not written: a browser prints the disc before a list item as a shape.

use super::{PaintedPage, Shape};
use crate::document::{Line, Page, Role};

/// More shapes of a page are not looked at: a drawing, no list.
pub(super) const MOST: usize = 500;

impl Shape {
    /// The box of a shape where it is a dot, some points across and as wide as high.
    pub(super) fn dot(x0: f32, y0: f32, x1: f32, y1: f32) -> Option<Self> {
        let (width, height) = (x1 - x0, y1 - y0);
        let is_dot = (1.0..=8.0).contains(&width) && (0.8..=1.25).contains(&(width / height));
        is_dot.then_some(Self { x0, y0, x1, y1 })
    }
}

/// Makes a list item of each line of text that a dot stands before as bullets do: smaller than its letters, between
/// baseline and their upper edge, near, and with nothing left of it. Dots before a line in bold are those of a time line,
/// dots in a row those of a rating.
pub(super) fn as_bullets(painted: &PaintedPage, page: &mut Page) {
    for line in page.lines.iter_mut().filter(|l| l.role == Role::Body) {
        if painted.shapes.iter().any(|dot| is_bullet(dot, line, painted)) {
            line.role = Role::Item(0);
        }
    }
}

fn is_bullet(dot: &Shape, line: &Line, painted: &PaintedPage) -> bool {
    let Some(first) = line.segments.first() else { return false };
    let (width, middle, size) = (dot.x1 - dot.x0, (dot.y0 + dot.y1) / 2.0, first.size);
    let (gap, baseline) = (line.x0 - dot.x1, line.y0 + 0.78 * size);
    let fits = !first.bold
        && width > 0.12 * size
        && width < 0.6 * size
        && gap > 0.15 * size
        && gap < 1.8 * size
        && baseline - middle > 0.05 * size
        && baseline - middle < 0.65 * size;
    let reach = dot.x0 - 2.5 * size;
    let is_beside = |x0: f32, x1: f32, y: f32| x1 > reach && x0 < dot.x0 && (y - middle).abs() < 0.6 * size;
    fits && !painted
        .spans
        .iter()
        .any(|s| !s.text.trim().is_empty() && is_beside(s.from.0, s.to.0, s.from.1 - 0.3 * s.size))
        && !painted.shapes.iter().any(|s| s != dot && is_beside(s.x0, s.x1, (s.y0 + s.y1) / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Segment;
    use crate::extract::pdf::Span;

    fn text(x0: f32, text: &str, bold: bool) -> (Line, Span) {
        let x1 = x0 + 5.0 * text.len() as f32;
        let segment = Segment { x0, x1, size: 10.0, bold, ..Segment::default() };
        let line = Line {
            text: text.to_owned(),
            segments: vec![segment],
            x0,
            x1,
            y0: 192.2,
            y1: 202.2,
            ..Line::default()
        };
        let span = Span {
            text: text.to_owned(),
            from: (x0, 200.0),
            to: (x1, 200.0),
            size: 10.0,
            bold,
            ..Span::default()
        };
        (line, span)
    }

    fn items(lines: &[(Line, Span)], dots: &[(f32, f32, f32)]) -> usize {
        let shapes: Vec<Shape> =
            dots.iter().filter_map(|(x, y, d)| Shape::dot(*x, *y, x + d, y + d)).collect();
        let spans = lines.iter().map(|(_, span)| span.clone()).collect();
        let mut page =
            Page { lines: lines.iter().map(|(line, _)| line.clone()).collect(), ..Page::default() };
        as_bullets(&PaintedPage { shapes, spans, ..PaintedPage::default() }, &mut page);
        page.lines.iter().filter(|l| l.role != Role::Body).count()
    }

    #[test]
    fn a_dot_before_a_line_is_its_bullet() {
        let line = || text(100.0, "Bound account books", false);
        assert_eq!(items(&[line()], &[(91.0, 195.0, 3.0)]), 1);
        // Under the line, far from it, as big as a picture.
        assert_eq!(items(&[line()], &[(91.0, 203.0, 3.0)]), 0);
        assert_eq!(items(&[line()], &[(60.0, 195.0, 3.0)]), 0);
        assert_eq!(items(&[line()], &[(90.0, 193.0, 7.5)]), 0);
        // Behind other text, in a row of dots, before the bold name of an entry.
        assert_eq!(items(&[line(), text(70.0, "Ink", false)], &[(91.0, 195.0, 3.0)]), 0);
        assert_eq!(items(&[line()], &[(91.0, 195.0, 3.0), (84.0, 195.0, 3.0), (77.0, 195.0, 3.0)]), 0);
        assert_eq!(items(&[text(100.0, "Quire Ltd", true)], &[(91.0, 195.0, 3.0)]), 0);
    }
}
