//! Where the person lives.

use crate::model::Location;
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

/// Takes the cell of the contact parts that reads as a place, cut into its parts where its commas and digits allow, else
/// whole as `address`.
pub(super) fn read(import: &mut Import<'_, '_>, near: &[Part], name: Option<Slice>) {
    let source = import.source;
    let cells: Vec<Slice> = near.iter().flat_map(|p| cells(source, p.at)).collect();
    let mut best: Option<(usize, Slice, u32)> = None;
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
            || source.dates_in(at).iter().any(|d| !d.single)
            || title(&fold(text)) == 2 && !labelled
        {
            continue;
        }
        let sure = if labelled || before { 4 } else { place(text).max(postal(text)) };
        if sure >= 1 && best.is_none_or(|(.., s)| sure > s) {
            best = Some((n, at, sure));
        }
    }
    let Some((n, at, _)) = best else { return };
    take(import, at);
    complete(import, &cells, n);
}

/// Takes the other line of an address over two: town and postal code under the street, the street over them.
fn complete(import: &mut Import<'_, '_>, cells: &[Slice], n: usize) {
    let source = import.source;
    let free = |n: usize| cells.get(n).copied().filter(|at| !import.is_taken(*at));
    let found = &import.resume.basics.location;
    if found.city.is_empty() && found.postal_code.is_empty() {
        let town = |at: &Slice| {
            let text = source.str(*at);
            postal_code(text).is_some() && text.contains(char::is_alphabetic) && words::count(text) <= 6
        };
        // Between the two may stand the label of the second.
        let Some(parts) = (n + 1..n + 3).filter_map(free).find(town).and_then(|at| parts(source, at)) else {
            return;
        };
        let Some((code, city)) = parts.postal_code.zip(parts.city) else { return };
        let code = import.take("basics/location/postalCode", code);
        let city = import.take("basics/location/city", city);
        let location = &mut import.resume.basics.location;
        (location.postal_code, location.city) = (code, city);
    } else if found.address.is_empty() && !found.postal_code.is_empty() {
        let street = n.checked_sub(1).and_then(free).filter(|at| is_street(source.str(*at)));
        if let Some(at) = street {
            let address = import.take("basics/location/address", at);
            import.resume.basics.location.address = address;
        }
    }
}

/// Whether a text is a street with a number and nothing else.
fn is_street(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (1..=4).contains(&digits) && (2..=7).contains(&text.split_whitespace().count()) && names_street(text)
}

/// Street, postal code, town, region and country of a place, as far as its commas and digits tell them apart.
#[derive(Debug, Default)]
struct Parts {
    address: Option<Slice>,
    postal_code: Option<Slice>,
    city: Option<Slice>,
    region: Option<Slice>,
    country: Option<Slice>,
}

fn take(import: &mut Import<'_, '_>, at: Slice) {
    let source = import.source;
    let parts = parts(source, at).unwrap_or(Parts { address: Some(at), ..Parts::default() });
    let mut field = |name: &str, at: Option<Slice>| {
        at.map(|at| import.take(format!("basics/location/{name}"), at)).unwrap_or_default()
    };
    let (address, postal_code) = (field("address", parts.address), field("postalCode", parts.postal_code));
    let (city, region) = (field("city", parts.city), field("region", parts.region));
    let country_code = field("countryCode", parts.country);
    let location = &mut import.resume.basics.location;
    *location = Location { address, postal_code, city, region, country_code, ..Location::default() };
}

/// The parts of a place; `None` where it is longer than its commas explain.
fn parts(source: &Source<'_>, at: Slice) -> Option<Parts> {
    let text = source.str(at);
    let slice = |(offset, part): (usize, &str)| Slice::new(at.start + offset, at.start + offset + part.len());
    let mut cut: Vec<(usize, &str)> = split(text);
    let mut out = Parts::default();
    // Two letters behind a region or a postal code are a country; behind a town alone they may be a state.
    let coded = cut.iter().any(|(_, p)| p.contains(|c: char| c.is_ascii_digit()));
    let is_code = |p: &str| p.len() == 2 && p.bytes().all(|b| b.is_ascii_uppercase());
    if cut.len() >= 3 || coded && cut.len() == 2 {
        out.country = cut.pop_if(|(_, p)| is_code(p)).map(slice);
    }
    if text.contains('\n') || cut.len() > 4 {
        return None;
    }
    if !coded {
        if cut.len() > 3 {
            return None;
        }
        let mut rest = cut.into_iter();
        out.city = rest.next().map(slice);
        let rest: Vec<_> = rest.collect();
        out.region = rest.first().zip(rest.last()).map(|(a, b)| slice(*a).to(slice(*b)));
        return Some(out);
    }
    let codes: Vec<usize> = (0..cut.len()).filter(|n| postal_code(cut[*n].1).is_some()).collect();
    let n = *codes.last()?;
    let (offset, part) = cut[n];
    let (from, to) = postal_code(part)?;
    let here = |from: usize, to: usize| source.trim(slice((offset + from, &part[from..to])));
    out.postal_code = Some(here(from, to));
    // `28217 Bremen` and `Bremen 28217` name the town; of `Bristol, Avon BS1 4QT` the part before is it.
    let beside = if from == 0 { here(to, part.len()) } else { here(0, from) };
    let before = n.checked_sub(1).map(|b| cut[b]).filter(|(_, p)| !p.contains(|c: char| c.is_ascii_digit()));
    let street_end = match before {
        Some(town) if from > 0 || beside.is_empty() => {
            out.city = Some(slice(town));
            out.region = Some(beside).filter(|r| !r.is_empty());
            n - 1
        }
        _ => {
            out.city = Some(beside).filter(|c| !c.is_empty());
            n
        }
    };
    out.region = out.region.or_else(|| cut.get(n + 1).map(|p| slice(*p)));
    if cut.len() > n + 2 {
        return None;
    }
    out.address =
        cut.first().zip(street_end.checked_sub(1)).map(|(first, last)| slice(*first).to(slice(cut[last])));
    Some(out)
}

/// Where the postal code stands in a part: figures at its end or beginning, with the letters that some countries mix in.
fn postal_code(part: &str) -> Option<(usize, usize)> {
    let has_digit = |w: &str| w.contains(|c: char| c.is_ascii_digit());
    let is_code = |w: &str| {
        has_digit(w)
            && w.len() <= 8
            && w.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '-')
    };
    let words: Vec<&str> = part.split(' ').filter(|w| !w.is_empty()).collect();
    let digits = |words: &[&str]| words.iter().flat_map(|w| w.bytes()).filter(u8::is_ascii_digit).count();
    let mut lead = words.iter().take_while(|w| is_code(w)).count();
    // `2628 AS Delft`
    let is_four = |w: &str| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
    let is_pair = |w: &str| w.len() == 2 && w.bytes().all(|b| b.is_ascii_uppercase());
    if let ([code, pair, _, ..], 1) = (&words[..], lead)
        && is_four(code)
        && is_pair(pair)
    {
        lead = 2;
    }
    let tail = words.iter().rev().take_while(|w| is_code(w)).count();
    let enough = |words: &[&str]| {
        let letters = words.iter().any(|w| w.contains(|c: char| c.is_ascii_uppercase()));
        digits(words) >= 4 || letters && words.len() == 2 && digits(words) >= 2
    };
    if lead > 0 && enough(&words[..lead]) {
        let last = words[lead - 1];
        return Some((0, part.find(last)? + last.len()));
    }
    let first = words.len() - tail;
    (tail > 0 && enough(&words[first..])).then(|| part.rfind(words[first]).map(|at| (at, part.len())))?
}

/// The parts of a text that commas and dashes divide, with where they begin.
fn split(text: &str) -> Vec<(usize, &str)> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for sign in [",", " – ", " - "] {
        cuts.extend(text.match_indices(sign).map(|(at, sign)| (at, at + sign.len())));
    }
    cuts.sort_unstable();
    cuts.push((text.len(), text.len()));
    let mut out = Vec::new();
    let mut start = 0;
    for (end, next) in cuts {
        let part = text.get(start..end).unwrap_or_default();
        let lead = part.len() - part.trim_start().len();
        if !part.trim().is_empty() {
            out.push((start + lead, part.trim()));
        }
        start = next;
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
    let letters = text.chars().any(char::is_alphabetic);
    let street = names_street(text) && text.chars().any(|c| c.is_ascii_digit());
    u32::from(code && letters && words.len() >= 2 && words.len() <= 12)
        + u32::from(street) * 2
        + u32::from(has_british_code(&words)) * 3
}

/// `LS6 3QB`, `K1A 0B1`
fn has_british_code(words: &[&str]) -> bool {
    let shape = |w: &str| -> String {
        w.chars()
            .map(|c| {
                if c.is_ascii_digit() {
                    '9'
                } else if c.is_ascii_uppercase() {
                    'A'
                } else {
                    '-'
                }
            })
            .collect()
    };
    words.windows(2).any(|w| {
        let british = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"].contains(&shape(w[0]).as_str());
        british && shape(w[1]) == "9AA" || shape(w[0]) == "A9A" && shape(w[1]) == "9A9"
    })
}

/// Whether a word or the end of one says that this is a street.
fn names_street(text: &str) -> bool {
    let folded = fold(text);
    [
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
        "gasse ",
        "allee",
        "rue ",
        "impasse",
        "chemin",
        "calle",
        "c/ ",
        "paseo",
        "avenida",
        "plaza ",
        "rua ",
        "travessa",
        "praca ",
        "via ",
        "viale",
        "piazza",
        "corso ",
        "straat",
        "laan ",
        "gracht",
        "plein ",
        "ul.",
        "drive",
        "close",
        "crescent",
        "terrace",
        "gardens",
        "blvd",
        "boulevard",
        "apt",
        "av.",
    ]
    .iter()
    .any(|w| folded.contains(w))
}
