//! Page furniture: page numbers, running titles, "last updated". It stands in the way of entries that run over a page
//! end, so it is told apart first; its text stays, as leftovers.

mod folio;
mod stamp;

use super::words::{fold, tokens};
use crate::document::{Document, Line, Role};
use folio::{Number, masked, number};
use stamp::is_stamp;

/// A line of the document, as page and line.
type At = (usize, usize);

/// Lines of furniture above each other at one edge of a page: a letterhead has some.
const DEEP: usize = 4;

/// Lines that differ by less than this many points in height stand in the same place of their pages.
const SAME_PLACE: f32 = 3.0;

/// The part of a page's height, at its top and at its foot, in which furniture may stand beside other lines.
const MARGIN: f32 = 0.08;

/// The lines, as (page, line), that say only which page this is or repeat on other pages.
pub(super) fn find(document: &Document) -> Vec<At> {
    let edges: Vec<Edges> = (0..document.pages.len()).map(|page| Edges::of(document, page)).collect();
    let title = title(document);
    let is_furniture = |at: At| {
        let text = fold(&line(document, at).text);
        is_folio(document, at, &text, &edges)
            || is_stamp(&text)
            || repeats(document, at, &text, &edges)
            || is_running_title(at, &text, title.as_deref())
            || is_cut_through(document, at)
    };
    let mut found = Vec::new();
    for edges in &edges {
        let is_furniture = |at: &At| is_furniture(*at);
        found.extend(edges.top.iter().copied().take_while(is_furniture));
        // The last line may be cut off, or be one that another column brought below the page number.
        found.extend(edges.foot.iter().copied().take(2).filter(is_furniture));
        found.extend(edges.foot.iter().copied().take_while(is_furniture));
    }
    found.extend(numbered_anywhere(document));
    found.sort_unstable();
    found.dedup();
    found
}

fn line(document: &Document, (page, line): At) -> &Line {
    &document.pages[page].lines[line]
}

/// The lines at the edges of a page, from the edge on. Where a file knows no places they stand in its order.
struct Edges {
    top: Vec<At>,
    foot: Vec<At>,
}

impl Edges {
    fn of(document: &Document, page: usize) -> Self {
        let mut lines: Vec<At> = (0..document.pages[page].lines.len()).map(|n| (page, n)).collect();
        lines.sort_by(|a, b| line(document, *a).y0.total_cmp(&line(document, *b).y0));
        let top = lines.iter().copied().take(DEEP).collect();
        Self { top, foot: lines.into_iter().rev().take(DEEP).collect() }
    }

    fn all(&self) -> impl Iterator<Item = At> {
        self.top.iter().chain(&self.foot).copied()
    }
}

/// Page numbers that stand beside text in the page's margin, and those that say what they are, wherever they stand: what is
/// pasted out of a PDF has them between its lines.
fn numbered_anywhere(document: &Document) -> Vec<At> {
    let mut out = Vec::new();
    for (n, page) in document.pages.iter().enumerate() {
        for (at, line) in page.lines.iter().enumerate() {
            let in_margin = page.height > 0.0
                && (line.y1 < MARGIN * page.height || line.y0 > (1.0 - MARGIN) * page.height);
            let is_number = match number(&fold(&line.text)) {
                Some(Number::Page { alone: true, of: Some(_), .. }) => true,
                Some(Number::Page { page, of: Some(of), .. } | Number::Pair { page, of }) => {
                    in_margin && page == n + 1 && of == document.pages.len()
                }
                _ => false,
            };
            if is_number && line.role == Role::Body {
                out.push((n, at));
            }
        }
    }
    out
}

/// `2`, `1/3`, `Page 2 of 3`, `Ada Roe – 1/2`.
fn is_folio(document: &Document, at: At, text: &str, edges: &[Edges]) -> bool {
    let here = at.0 + 1;
    match number(text) {
        Some(Number::Page { of: Some(_), .. }) => true,
        Some(Number::Pair { page, of }) if page == here && of == document.pages.len() => true,
        // A dossier's page numbers begin elsewhere, but they go up with its pages.
        Some(Number::Pair { .. }) => counts(document, at, text, edges),
        Some(Number::Page { page, of: None, .. } | Number::Bare { page }) => {
            page == here || counts(document, at, text, edges)
        }
        None => counts(document, at, text, edges),
    }
}

/// Whether another page has the same line in the same place with a number that is as much greater as the page.
fn counts(document: &Document, at: At, text: &str, edges: &[Edges]) -> bool {
    let (words, numbers) = masked(text);
    !numbers.is_empty()
        && twins(document, at, edges).any(|other| {
            let (there, others) = masked(&fold(&line(document, other).text));
            let mut differ = numbers.iter().zip(&others).filter(|(a, b)| a != b);
            there == words
                && numbers.len() == others.len()
                && differ.next().is_some_and(|(a, b)| *a as i64 - *b as i64 == at.0 as i64 - other.0 as i64)
                && differ.next().is_none()
        })
}

/// The lines at the edges of other pages that stand in the same place.
fn twins<'a>(document: &'a Document, at: At, edges: &'a [Edges]) -> impl Iterator<Item = At> + 'a {
    let y = line(document, at).y0;
    edges.iter().flat_map(Edges::all).filter(move |other| {
        let there = line(document, *other).y0;
        other.0 != at.0 && (there - y).abs() < SAME_PLACE && there > 0.0
    })
}

/// Whether another page has the same line in the same place. A name that stands on the first page as the title and on
/// others as running title is still the name, and addresses at the foot of the first page are how to reach the person.
fn repeats(document: &Document, at: At, text: &str, edges: &[Edges]) -> bool {
    let here = line(document, at);
    let reaches = text.contains('@')
        || text.chars().filter(char::is_ascii_digit).count() >= 7
        || here.segments.iter().any(|s| s.link.is_some());
    let at_foot = here.y0 > (1.0 - MARGIN) * document.pages[at.0].height;
    let says = text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    says && (at.0 > 0 || at_foot && !reaches)
        && twins(document, at, edges).any(|other| fold(&line(document, other).text) == text)
}

/// What the first page is headed with: its biggest line, if that is bigger than the line that it ends with.
fn title(document: &Document) -> Option<String> {
    let lines = &document.pages.first()?.lines;
    let biggest = lines.iter().max_by(|a, b| a.size().total_cmp(&b.size()).then(b.y0.total_cmp(&a.y0)))?;
    let is_bigger = lines.last().is_some_and(|last| biggest.size() > last.size() * 1.1);
    let text = fold(&biggest.text);
    (is_bigger && tokens(&text).count() >= 2).then_some(text)
}

/// The first page's title again on another page, by itself or with a word for the document.
fn is_running_title(at: At, text: &str, title: Option<&str>) -> bool {
    #[rustfmt::skip]
    const DOCUMENT: &[&str] = &[
        "cv", "resume", "curriculum", "vitae", "lebenslauf", "continued", "cont'd", "cont", "fortsetzung", "suite",
    ];
    let Some(rest) = title.and_then(|title| text.find(title).map(|from| (from, title.len()))) else {
        return false;
    };
    let (before, after) = (&text[..rest.0], &text[rest.0 + rest.1..]);
    at.0 > 0 && tokens(before).chain(tokens(after)).all(|word| DOCUMENT.contains(&word))
}

/// Whether a page begins with the line that the page before ends with: browsers print a line that the page's edge cuts on
/// both pages, and what is drawn of it may lack a dash.
fn is_cut_through(document: &Document, (page, line): At) -> bool {
    let Some(before) = page.checked_sub(1).and_then(|p| document.pages.get(p)) else { return false };
    let top = |a: &&Line, b: &&Line| a.y0.total_cmp(&b.y0);
    let here = &document.pages[page].lines[line];
    let is_first = document.pages[page].lines.iter().min_by(top) == Some(here);
    let said = |line: &Line| line.text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let last = before.lines.iter().max_by(top);
    is_first
        && last.is_some_and(|last| {
            (last.x0 - here.x0).abs() < 1.0 && last.y1 > 0.94 * before.height && said(last) == said(here)
        })
}
