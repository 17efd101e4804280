use maud::{Markup, html};

use resume::document::Page;

use super::super::places::{Mark, Piece, Sheet};

/// The pages of a file as pictures; each value on them is a link to its field.
pub(super) fn pages(base: &str, sheets: &[Sheet]) -> Markup {
    html! {
        @for (n, sheet) in sheets.iter().enumerate() {
            div.leaf id={ "page-" (n + 1) } {
                img src={ (base) "/pages/" (n + 1) ".svg" } width=(sheet.width.round()) height=(sheet.height.round())
                    alt={ "Page " (n + 1) " of your file" } loading=[(n > 0).then_some("lazy")];
                // For the pointer. Who comes by keyboard goes from a value to its place.
                svg viewBox={ "0 0 " (sheet.width) " " (sheet.height) } preserveAspectRatio="none" aria-hidden="true" {
                    @for mark in &sheet.marks { (place(mark)) }
                }
            }
        }
    }
}

fn place(mark: &Mark) -> Markup {
    let id = (!mark.goes_on).then(|| format!("at:{}", mark.key));
    html! {
        a.at id=[id] data-of=(mark.key) href={ "#of:" (mark.key) } tabindex="-1" {
            @for [x, y, width, height] in &mark.boxes {
                rect x=(one(*x)) y=(one(*y)) width=(one(*width)) height=(one(*height)) rx="1.5" {}
            }
        }
    }
}

/// A length with one decimal.
fn one(points: f32) -> String {
    format!("{points:.1}")
}

/// A page by its lines, as SVG of its own: for one that cannot be drawn as it is.
pub(in super::super) fn drawn(page: &Page) -> Markup {
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (page.width) " " (page.height) } width=(page.width) height=(page.height) {
            rect width="100%" height="100%" fill="#fff" {}
            @for line in &page.lines {
                @let size = if line.size() > 0.0 { line.size() } else { line.y1 - line.y0 };
                text x=(one(line.x0)) y=(one(line.y1 - size * 0.22)) font-size=(one(size)) font-family="sans-serif"
                    font-weight=(if line.bold() { "700" } else { "400" }) fill="#222" textLength=(one(line.x1 - line.x0))
                    lengthAdjust="spacingAndGlyphs" { (line.text) }
            }
        }
    }
}

/// The text of a file by lines, for files without pages.
pub(super) fn lines(lines: &[Vec<Piece>]) -> Markup {
    html! {
        div.text dir="auto" {
            @for line in lines {
                p dir="auto" {
                    @for piece in line {
                        @match &piece.key {
                            None => (piece.text),
                            Some(key) => {
                                @let id = (!piece.goes_on).then(|| format!("at:{key}"));
                                a.at id=[id] data-of=(key) href={ "#of:" (key) } tabindex="-1" { (piece.text) }
                            }
                        }
                    }
                }
            }
        }
    }
}
