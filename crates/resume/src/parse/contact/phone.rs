//! Phone numbers in the forms of many countries.

use crate::parse::import::Import;
use crate::parse::sections::Part;
use crate::parse::source::{Slice, Source};
use crate::parse::words::fold;

/// Fewer digits than a local number has, more than E.164 allows with an extension and a zero in brackets.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=16;

const LABELS: &[&str] = &[
    "phone",
    "tel",
    "telephone",
    "telefon",
    "mobile",
    "mobil",
    "mobiltelefon",
    "cell",
    "handy",
    "telefono",
    "telefone",
    "celular",
    "movil",
    "telemovel",
    "tlf",
    "mob",
    "gsm",
    "portable",
    "cellulare",
    "telefoon",
    "mobiel",
    "komorka",
    "call",
    "whatsapp",
    "fon",
    "contact number",
    "contact no",
    "numer telefonu",
    "ph",
    "t",
    "m",
    "p",
];

/// Takes the first number: one with a label or a link before one that only looks like it.
pub(super) fn read(import: &mut Import<'_, '_>, near: &[Part], all: &[Part]) {
    let source = import.source;
    let find = |parts: &[Part], bar: u32| {
        parts
            .iter()
            .flat_map(|p| numbers(source, p.at))
            .filter(|(at, _)| !import.is_taken(*at))
            .find(|(_, sure)| *sure >= bar)
    };
    let found = find(near, 2).or_else(|| find(near, 1)).or_else(|| find(all, 2));
    if let Some((at, _)) = found {
        let at = without_fax(source, at);
        import.resume.basics.phone = import.take_whole("basics/phone", at);
    }
}

fn without_fax(source: &Source<'_>, at: Slice) -> Slice {
    let text = source.str(at);
    Slice::new(at.start, at.start + text.trim_end_matches([' ', '-', '.', ',', '/', '(']).len())
}

/// Every number in a slice that may be a phone's, and how sure that is: 2 by a plus, a label or a link; 1 by its shape.
fn numbers(source: &Source<'_>, part: Slice) -> Vec<(Slice, u32)> {
    let text = source.str(part);
    let mut out = Vec::new();
    if text.bytes().filter(u8::is_ascii_digit).count() < *DIGITS.start() {
        return out;
    }
    let mut from = 0;
    while let Some(at) =
        text[from..].find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')).map(|a| a + from)
    {
        let end = extent(text, at);
        let number = &text[at..end];
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let slice = Slice::new(part.start + at, part.start + end);
        let glued = text[..at]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '@' | '_' | '.' | '#' | '$' | '€'))
            || text[..at].strip_suffix('-').is_some_and(|t| t.ends_with(char::is_alphabetic))
            || text[end..].chars().next().is_some_and(|c| c.is_alphabetic() || matches!(c, '@' | '_' | '%'));
        if DIGITS.contains(&digits) && !glued && !is_dates(source, slice) && !number.contains("..") {
            let label = fold(text[..at].trim_end_matches([' ', ':', '.', '(', '\t', '|', '-', ')']));
            let label = label.rsplit([' ', '|', ',', '(', '/', '\t']).next().unwrap_or_default();
            let linked = source.link(slice).is_some_and(|l| l.starts_with("tel:"));
            let fax = label == "fax" || label == "telefax";
            let sure = if fax {
                0
            } else if number.starts_with('+') || linked || LABELS.contains(&label) || number.starts_with("00")
            {
                2
            } else {
                u32::from(grouped(number, digits))
            };
            out.push((slice, sure));
        }
        from = end.max(at + 1);
    }
    out
}

/// Where a number that begins at `at` ends.
fn extent(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut open = 0;
    let mut gap = 0;
    for (offset, c) in text[at..].char_indices() {
        let here = at + offset;
        match c {
            '0'..='9' => {
                gap = 0;
                end = here + 1;
            }
            '+' if here == at || (offset == 1 && open > 0) => {}
            '(' if open == 0 => {
                open = 1;
                gap += 1;
            }
            ')' if open == 1 => {
                open = 0;
                end = here + 1;
                gap = 0;
            }
            ' ' | '\u{A0}' | '-' | '.' | '/' | '–' | '\u{2011}' | '\u{202F}' if gap < 3 => gap += 1,
            // Between spaces it divides what stands on the line.
            '·' if gap == 0 => gap += 1,
            _ => break,
        }
    }
    if open == 1 {
        // An opened bracket is not part of it.
        let cut = text[at..end].rfind('(').map_or(end, |o| at + o);
        return if cut == at { end } else { cut };
    }
    end
}

/// Whether the dates in it are most of it: `2015 - 2019`.
fn is_dates(source: &Source<'_>, at: Slice) -> bool {
    source.dates.iter().any(|d| d.at.overlaps(at) && d.at.end - d.at.start >= 4 && !d.single)
        || source.dates_in(at).iter().any(|d| (d.at.end - d.at.start) * 2 > at.end - at.start)
}

/// Whether digits stand in groups as numbers of phones do, or in one run of nine or more.
fn grouped(number: &str, digits: usize) -> bool {
    let groups: Vec<usize> =
        number.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|n| *n > 0).collect();
    match groups[..] {
        [n] => (9..=12).contains(&n) || (digits == 7),
        [_, ..] => digits >= 8 && groups.iter().all(|n| *n <= 8) || groups == [3, 4],
        [] => false,
    }
}
