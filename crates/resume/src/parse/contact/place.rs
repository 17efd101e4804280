//! Where the person lives.

use crate::parse::import::Import;
use crate::parse::sections::Part;
use crate::parse::source::{Slice, Source};
use crate::parse::vocabulary::{place, title};
use crate::parse::words::{self, fold};

const LABELS: &[&str] = &[
    "address",
    "location",
    "adresse",
    "anschrift",
    "wohnort",
    "domicile",
    "direccion",
    "ubicacion",
    "endereco",
    "localizacao",
    "indirizzo",
    "residenza",
    "adres",
    "woonplaats",
    "zamieszkanie",
    "ort",
    "city",
    "lives in",
    "based in",
    "residence",
    "home",
];

/// Takes the cell of the contact parts that reads as a place. A city with region or country stands in `city` and
/// `region`; anything longer whole in `address`.
pub(super) fn read(import: &mut Import<'_, '_>, near: &[Part], name: Option<Slice>) {
    let source = import.source;
    let cells: Vec<Slice> = near.iter().flat_map(|p| cells(source, p.at)).collect();
    let mut best: Option<(Slice, u32)> = None;
    for (n, cell) in cells.iter().enumerate() {
        if import.is_taken(*cell) || name.is_some_and(|at| at.overlaps(*cell)) {
            continue;
        }
        let (at, labelled) = unlabelled(source, *cell);
        let before = n
            .checked_sub(1)
            .and_then(|b| cells.get(b))
            .is_some_and(|b| LABELS.contains(&fold(source.str(*b)).trim_end_matches(':')));
        let text = source.str(at);
        if at.is_empty()
            || text.contains('@')
            || words::is_prose(text)
            || title(&fold(text)) == 2 && !labelled
        {
            continue;
        }
        let sure = if labelled || before { 4 } else { place(text).max(postal(text)) };
        if sure >= 1 && best.is_none_or(|(_, s)| sure > s) {
            best = Some((at, sure));
        }
    }
    let Some((at, _)) = best else { return };
    let text = source.str(at);
    let parts: Vec<(usize, &str)> = split(text);
    let simple = parts.len() <= 3 && !text.contains(|c: char| c.is_ascii_digit()) && !text.contains('\n');
    let slice = |(offset, part): (usize, &str)| Slice::new(at.start + offset, at.start + offset + part.len());
    let location = &mut import.resume.basics.location;
    if !simple || parts.is_empty() {
        location.address = String::new();
        let value = import.take("basics/location/address", at);
        import.resume.basics.location.address = value;
        return;
    }
    let city = import.take("basics/location/city", slice(parts[0]));
    import.resume.basics.location.city = city;
    if let Some((second, last)) = parts.get(1).zip(parts.last()) {
        let end = slice(*second).to(slice(*last));
        let region = import.take("basics/location/region", end);
        import.resume.basics.location.region = region;
    }
}

/// The comma-separated parts of a text with where they begin.
fn split(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = 0;
    for part in text.split(',') {
        let lead = part.len() - part.trim_start().len();
        if !part.trim().is_empty() {
            out.push((start + lead, part.trim()));
        }
        start += part.len() + 1;
    }
    out
}

fn cells(source: &Source<'_>, part: Slice) -> Vec<Slice> {
    let text = source.str(part);
    let mut out = Vec::new();
    let mut start = 0;
    for (offset, sign) in text.match_indices(['\t', '|', '•', '·', '#', '\u{2022}', '◆', '⋄', '⚫', '▪'])
    {
        out.push(Slice::new(part.start + start, part.start + offset));
        start = offset + sign.len();
    }
    out.push(Slice::new(part.start + start, part.end));
    out.into_iter().map(|at| source.trim(at)).filter(|at| !at.is_empty()).collect()
}

/// The cell without its label, and whether it had one.
fn unlabelled(source: &Source<'_>, cell: Slice) -> (Slice, bool) {
    let text = source.str(cell);
    if let Some((label, _)) = text.split_once(':')
        && LABELS.contains(&fold(label).as_str())
    {
        return (source.trim(Slice::new(cell.start + label.len() + 1, cell.end)), true);
    }
    (cell, false)
}

/// Whether a text has a street and number or a postal code with a town.
fn postal(text: &str) -> u32 {
    let words: Vec<&str> = text.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    let code = words.iter().any(|w| {
        let digits = w.bytes().filter(u8::is_ascii_digit).count();
        (4..=6).contains(&digits) && w.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    });
    let street = fold(text);
    let street = [
        "street",
        " st.",
        " st,",
        "avenue",
        " ave",
        "road",
        " rd",
        "lane",
        "strasse",
        "str.",
        "weg ",
        "platz",
        "rue ",
        "calle",
        "rua ",
        "via ",
        "straat",
        "ul.",
        "drive",
        "blvd",
        "boulevard",
        "apt",
        "av.",
    ]
    .iter()
    .any(|w| street.contains(w));
    let letters = text.chars().any(char::is_alphabetic);
    u32::from(code && letters && words.len() >= 2 && words.len() <= 12)
        + u32::from(street && text.chars().any(|c| c.is_ascii_digit())) * 2
}
