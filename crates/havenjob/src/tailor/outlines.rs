//! Letters of a page's picture, joined. The typesetter draws each letter as a reference to its outline, and a browser
//! builds three elements for every one: it takes three times as long to show the page as when each run of letters is one
//! path. What is not understood stays as it is.

use std::collections::HashMap;

const SYMBOL: &str = "<symbol id=\"";
const OUTLINE: &str = "\" overflow=\"visible\"><path d=\"M 0 0";
const SYMBOL_END: &str = "\"/></symbol>";
const USE: &str = "<use xlink:href=\"#";

/// The same picture with a path for each run of letters of one colour.
pub(super) fn joined(svg: &str) -> String {
    join(svg).unwrap_or_else(|| svg.to_owned())
}

fn join(svg: &str) -> Option<String> {
    let (outlines, rest) = take_outlines(svg)?;
    let mut out = String::with_capacity(svg.len() * 2);
    let mut run: Option<(&str, String)> = None;
    let mut left = rest.as_str();
    while let Some(at) = left.find(USE) {
        let (before, from) = left.split_at(at);
        let (letter, after) = Letter::read(from, &outlines)?;
        // A run ends where anything stands between two letters, or the colour changes.
        if !before.is_empty() || run.as_ref().is_some_and(|(paint, _)| *paint != letter.paint) {
            put(&mut out, run.take());
        }
        out.push_str(before);
        let (_, path) = run.get_or_insert_with(|| (letter.paint, String::new()));
        letter.draw(path);
        left = after;
    }
    put(&mut out, run);
    out.push_str(left);
    Some(out)
}

fn put(out: &mut String, run: Option<(&str, String)>) {
    if let Some((paint, path)) = run.filter(|(_, path)| !path.is_empty()) {
        out.extend(["<path ", paint, " d=\"", &path, "\"/>"]);
    }
}

/// Outlines by name, and the picture without them.
fn take_outlines(svg: &str) -> Option<(HashMap<&str, String>, String)> {
    let mut outlines = HashMap::new();
    let mut rest = String::with_capacity(svg.len());
    let mut left = svg;
    while let Some(at) = left.find(SYMBOL) {
        let (id, path, after) = outline(&left[at + SYMBOL.len()..])?;
        outlines.insert(id, path);
        rest.push_str(&left[..at]);
        left = after;
    }
    rest.push_str(left);
    Some((outlines, rest))
}

/// An outline's name and path, and what comes after it. It can be put anywhere only if no step names a place.
fn outline(symbol: &str) -> Option<(&str, String, &str)> {
    let (id, rest) = symbol.split_once(OUTLINE)?;
    let (path, after) = rest.split_once(SYMBOL_END)?;
    let is_outline = |b: u8| b.is_ascii_digit() || b" -.Zzmlhvcsqta".contains(&b);
    (!id.contains('"') && path.bytes().all(is_outline)).then(|| (id, short(path), after))
}

/// A path without the blanks that nothing needs.
fn short(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut left = path.trim().chars().peekable();
    while let Some(c) = left.next() {
        let is_needless = c == ' '
            && (out.ends_with(|c: char| c.is_ascii_alphabetic())
                || left.peek().is_none_or(|next| *next == '-' || next.is_ascii_alphabetic()));
        if !is_needless {
            out.push(c);
        }
    }
    out
}

/// A letter in its place.
struct Letter<'a> {
    outline: &'a str,
    x: &'a str,
    y: &'a str,
    /// The attributes that say how it is filled.
    paint: &'a str,
}

impl<'a> Letter<'a> {
    /// The letter at the start of a text that begins with a reference, and what comes after it.
    fn read(text: &'a str, outlines: &'a HashMap<&str, String>) -> Option<(Self, &'a str)> {
        let (letter, after) = text.strip_prefix(USE)?.split_once("/>")?;
        let (id, rest) = letter.split_once("\" x=\"")?;
        let (x, rest) = rest.split_once("\" y=\"")?;
        let (y, paint) = rest.split_once("\" ")?;
        // A colour that runs across its letter would run across the whole line.
        let is_plain = paint.starts_with("fill=\"#") && !paint.contains("url(");
        is_plain.then_some((Self { outline: outlines.get(id)?, x, y, paint }, after))
    }

    fn draw(&self, path: &mut String) {
        if !self.outline.is_empty() {
            path.extend(["M", self.x, " ", self.y, self.outline]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str =
        r##"<symbol id="gA" overflow="visible"><path d="M 0 0m 1.5 -0.13c 0.4 0 Z m 0 3.35Z "/></symbol>"##;
    const B: &str = r##"<symbol id="gB" overflow="visible"><path d="M 0 0"/></symbol>"##;

    fn letter(id: &str, x: &str, colour: &str) -> String {
        format!(r##"<use xlink:href="#{id}" x="{x}" y="0" fill="{colour}" fill-rule="nonzero"/>"##)
    }

    #[test]
    fn a_run_of_letters_is_one_path() {
        let (black, blue) = ("#000", "#00f");
        let letters =
            [letter("gA", "0", black), letter("gB", "3", black), letter("gA", "7.5", black)].concat();
        let svg = format!("<svg><g>{letters}{}</g><defs>{A}{B}</defs></svg>", letter("gA", "9", blue));
        let step = "m1.5-0.13c0.4 0Zm0 3.35Z";
        assert_eq!(
            joined(&svg),
            format!(
                r##"<svg><g><path fill="#000" fill-rule="nonzero" d="M0 0{step}M7.5 0{step}"/><path fill="#00f" fill-rule="nonzero" d="M9 0{step}"/></g><defs></defs></svg>"##
            )
        );
    }

    #[test]
    fn what_is_not_understood_stays() {
        for svg in [
            "<svg/>".to_owned(),
            format!("<svg>{}<defs>{}</defs></svg>", letter("gA", "0", "#000"), A.replace("m 1.5", "L 1.5")),
            format!(
                "<svg>{}<defs>{A}<symbol id=\"i\"><image/></symbol></defs></svg>",
                letter("gA", "0", "#000")
            ),
        ] {
            assert_eq!(joined(&svg), svg);
        }
    }

    #[test]
    fn every_letter_that_is_set_is_joined() {
        let text = r#"{"basics": {"name": "Zoë Größe", "summary": "Swept 3 yards — fast. ليلى"}, "skills": [{"name": "SQL"}]}"#;
        let resume = resume::Resume::from_json(text).unwrap();
        for template in resume::write::pdf::templates() {
            for page in crate::tailor::export::pages(&resume, template.name, 2).unwrap() {
                assert!(
                    page.contains(USE) && page.contains(SYMBOL),
                    "the typesetter writes letters otherwise"
                );
                let joined = joined(&page);
                assert!(!joined.contains(USE) && !joined.contains(SYMBOL), "{}: {joined}", template.name);
            }
        }
    }
}
