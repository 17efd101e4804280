//! Page furniture: page numbers, running titles, "last updated". It stands in the way of entries that run over a page
//! end, so it is told apart first; its text stays, as leftovers.

use super::source::{FAR, Source};
use super::words::{fold, tokens};
use crate::document::Document;

/// Marks the rows at the edges of pages that say only which page this is or repeat on other pages.
pub(super) fn mark(source: &mut Source<'_>, document: &Document) {
    let edges = edges(source);
    let pages = document.pages.len();
    let marked: Vec<usize> = edges
        .iter()
        .copied()
        .filter(|&row| {
            let text = fold(source.row(row));
            is_folio(&text) || is_stamp(&text) || (pages > 1 && repeats(source, row, &edges))
        })
        .collect();
    for row in marked {
        source.rows[row].furniture = true;
        // What follows begins the page.
        if let Some(next) = source.rows.get_mut(row + 1) {
            next.gap = FAR;
        }
    }
}

/// The first and last rows of every page.
fn edges(source: &Source<'_>) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < source.rows.len() {
        let page = source.rows[at].page;
        let end = source.rows[at..].partition_point(|r| r.page == page) + at;
        out.push(at);
        if end - at > 3 {
            out.extend([end - 2, end - 1]);
        } else if end - at > 1 {
            out.push(end - 1);
        }
        at = end;
    }
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

fn repeats(source: &Source<'_>, row: usize, edges: &[usize]) -> bool {
    let here = &source.rows[row];
    let text = fold(source.row(row));
    // A name that stands on the first page as the title and on others as running title is still the name.
    if here.page == 1 || text.chars().filter(|c| c.is_alphabetic()).count() < 3 {
        return false;
    }
    edges.iter().any(|&other| {
        let there = &source.rows[other];
        there.page != here.page
            && (there.y0 - here.y0).abs() < 3.0
            && there.y0 > 0.0
            && fold(source.row(other)) == text
    })
}
