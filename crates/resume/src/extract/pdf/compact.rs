//! Makes the drawing of a page small. The engine writes every glyph as an outline where it stands in its line, so that the
//! same letter is written again and again: here it is written once and put where it belongs. A page of a CV shrinks to a
//! seventh.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// How the engine defines a glyph, and how it places one. The patterns are constant: a test holds them.
#[expect(clippy::unwrap_used, reason = "a constant pattern, which the test below compiles")]
static GLYPH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"<path id="(g\d+)" d="([^"]*)"/>"#).unwrap());
#[expect(clippy::unwrap_used, reason = "a constant pattern, which the test below compiles")]
static PLACED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r##"<use xlink:href="#(g\d+)"(?: transform="([^"]*)")?"##).unwrap());
#[expect(clippy::unwrap_used, reason = "a constant pattern, which the test below compiles")]
static INDENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:\n *)+<").unwrap());

/// The same drawing, every outline once, to a hundredth of a point.
pub(super) fn compact(svg: &str) -> String {
    let mut first_with: HashMap<String, String> = HashMap::new();
    let mut placed: HashMap<String, (String, f64, f64)> = HashMap::new();
    let defined = GLYPH.replace_all(svg, |glyph: &Captures<'_>| {
        let Some((outline, x, y)) = from_origin(&glyph[2]) else { return glyph[0].to_owned() };
        let name = first_with.entry(outline.clone()).or_insert_with(|| glyph[1].to_owned()).clone();
        let is_first = name == glyph[1];
        placed.insert(glyph[1].to_owned(), (name, x, y));
        if is_first { format!(r#"<path id="{}" d="{outline}"/>"#, &glyph[1]) } else { String::new() }
    });
    let placed = PLACED.replace_all(&defined, |glyph: &Captures<'_>| {
        let Some((name, x, y)) = placed.get(&glyph[1]) else { return glyph[0].to_owned() };
        let before = glyph.get(2).map_or("", |m| m.as_str());
        format!(r##"<use xlink:href="#{name}" transform="{before} translate({} {})""##, short(*x), short(*y))
    });
    INDENT.replace_all(&placed, "<").into_owned()
}

/// An outline moved so that it begins at the origin, and where it began; none when it is written otherwise than known.
fn from_origin(outline: &str) -> Option<(String, f64, f64)> {
    let mut moved = String::with_capacity(outline.len());
    let mut origin = None;
    for step in outline.split_whitespace() {
        let point = step.trim_start_matches(['M', 'L', 'C', 'Q', 'Z']);
        let letters = &step[..step.len() - point.len()];
        if !moved.is_empty() && letters.is_empty() {
            moved.push(' ');
        }
        moved.push_str(letters);
        if point.is_empty() {
            continue;
        }
        let (x, y) = point.split_once(',')?;
        let (x, y): (f64, f64) = (x.parse().ok()?, y.parse().ok()?);
        let (left, upper) = *origin.get_or_insert((x, y));
        write!(moved, "{},{}", short(x - left), short(y - upper)).ok()?;
    }
    let (x, y) = origin.unwrap_or_default();
    Some((moved, x, y))
}

/// A length to a hundredth, as short as it can be written.
fn short(length: f64) -> String {
    let text = format!("{length:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn a_letter_is_drawn_once_and_stands_where_it_stood() {
        let svg = "<svg>\n    <use xlink:href=\"#g0\" transform=\"translate(10 20)\" fill=\"#111\"/>\n    \
                   <use xlink:href=\"#g1\" fill=\"#111\"/>\n    <use xlink:href=\"#g2\"/>\n    <defs>\n        \
                   <path id=\"g0\" d=\"M1,2 L3.5,2 C4,2 5,6 1,9 Z\"/>\n        <path id=\"g1\" d=\"M11.004,2 L13.504,2 C14.004,2 15.004,6 11.004,9 Z\"/>\n        \
                   <path id=\"g2\" d=\"M1,2 H9\"/>\n    </defs>\n</svg>";
        assert_eq!(
            compact(svg),
            "<svg><use xlink:href=\"#g0\" transform=\"translate(10 20) translate(1 2)\" fill=\"#111\"/>\
             <use xlink:href=\"#g0\" transform=\" translate(11 2)\" fill=\"#111\"/><use xlink:href=\"#g2\"/>\
             <defs><path id=\"g0\" d=\"M0,0L2.5,0C3,0 4,4 0,7Z\"/><path id=\"g2\" d=\"M1,2 H9\"/></defs></svg>"
        );
    }
}
