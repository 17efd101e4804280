//! Page furniture: page numbers, running titles, "last updated". It stands in the way of entries that run over a page
//! end, so it is told apart first; its text stays, as leftovers.

use super::words::{fold, tokens};
use crate::document::{Document, Line};

/// The lines, as (page, line), at the edges of pages that say only which page this is or repeat on other pages.
pub(super) fn find(document: &Document) -> Vec<(usize, usize)> {
    let edges = edges(document);
    let line = |&(page, line): &(usize, usize)| &document.pages[page].lines[line];
    let is_furniture = |place: &(usize, usize)| {
        let text = fold(&line(place).text);
        is_folio(&text)
            || is_stamp(&text)
            || repeats(document, *place, &text, &edges)
            || is_cut_through(document, *place)
    };
    let mut found: Vec<(usize, usize)> = edges.iter().copied().filter(is_furniture).collect();
    found.sort_unstable();
    found
}

/// The highest and lowest lines of every page that knows places, else the first and last.
fn edges(document: &Document) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for (n, page) in document.pages.iter().enumerate() {
        let mut lines: Vec<usize> = (0..page.lines.len()).collect();
        lines.sort_by(|a, b| page.lines[*a].y0.total_cmp(&page.lines[*b].y0));
        let last = lines.iter().rev().take(2).copied();
        out.extend(lines.first().copied().into_iter().chain(last).map(|l| (n, l)));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// `2`, `1/3`, `Page 2 of 3`, `Ada Roe – 1/2`.
fn is_folio(text: &str) -> bool {
    let words: Vec<&str> = tokens(text).collect();
    let number = |w: &str| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit());
    let page = |w: &str| matches!(w, "page" | "seite" | "pagina" | "strona" | "pag" | "p" | "s");
    match words[..] {
        [one] => number(one) && text.len() <= 5,
        [.., a, b] if number(a) && number(b) => {
            words.len() <= 6 && text.contains(&format!("{a}/{b}")) || text.contains(&format!("{a} / {b}"))
        }
        [.., p, a] if page(p) && number(a) => words.len() <= 6,
        [.., p, a, of, b] if page(p) && number(a) && number(b) => !number(of) && words.len() <= 8,
        _ => false,
    }
}

/// `Last updated in May 2024`.
fn is_stamp(text: &str) -> bool {
    const STAMPS: &[&str] = &[
        "last updated",
        "last modified",
        "updated",
        "last update",
        "generated",
        "stand:",
        "zuletzt aktualisiert",
        "letzte anderung",
        "derniere mise a jour",
        "mis a jour",
        "ultima actualizacion",
        "actualizado",
        "ultima atualizacao",
        "atualizado",
        "ultimo aggiornamento",
        "laatst bijgewerkt",
        "ostatnia aktualizacja",
    ];
    text.len() < 60 && STAMPS.iter().any(|s| text.starts_with(s))
}

fn repeats(document: &Document, place: (usize, usize), text: &str, edges: &[(usize, usize)]) -> bool {
    // A name that stands on the first page as the title and on others as running title is still the name.
    if place.0 == 0 || text.chars().filter(|c| c.is_alphabetic()).count() < 3 {
        return false;
    }
    let line = |(page, line): (usize, usize)| -> &Line { &document.pages[page].lines[line] };
    let here = line(place);
    edges.iter().any(|&other| {
        let there = line(other);
        other.0 != place.0 && (there.y0 - here.y0).abs() < 3.0 && there.y0 > 0.0 && fold(&there.text) == text
    })
}

/// Whether a page begins with the line that the page before ends with: browsers print a line that the page's edge cuts on
/// both pages, and what is drawn of it may lack a dash.
fn is_cut_through(document: &Document, (page, line): (usize, usize)) -> bool {
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
