//! The person's name and the headline under it.

use crate::document::Role;
use crate::parse::import::Import;
use crate::parse::sections::Section;
use crate::parse::source::{Slice, Source};
use crate::parse::vocabulary::{heading, organisation, place, title};
use crate::parse::words::{self, fold, tokens};

/// Below this a text is not believed to be a name.
const ENOUGH: f32 = 3.4;

/// Takes name and headline; returns where the name stood. Without an address, a number or two headings the document
/// is no CV, and its largest line no name.
pub(super) fn read(import: &mut Import<'_, '_>, sections: &[Section]) -> Option<Slice> {
    let source = import.source;
    let basics = &import.resume.basics;
    let reachable = !basics.email.is_empty() || !basics.phone.is_empty() || !basics.profiles.is_empty();
    let headed = sections.iter().filter(|s| s.heading.is_some()).count();
    if !reachable && headed < 2 {
        return None;
    }
    let local = fold(basics.email.split('@').next().unwrap_or_default());
    let best = candidates(source, sections)
        .into_iter()
        .filter(|(at, _)| !import.is_taken(*at))
        .map(|(at, base)| (at, base + score(source, at, &local)))
        .filter(|(_, score)| *score >= ENOUGH)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.start.cmp(&a.0.start)));
    let (at, _) = best?;
    let at = without_credentials(source, at);
    import.resume.basics.name = import.take("basics/name", at);
    again(import, at);
    if let Some(at) = headline(import, sections, at) {
        import.resume.basics.label = import.take("basics/label", at);
    }
    Some(at)
}

/// Texts that may be the name, with what their place speaks for them: the cells of the rows above the first heading,
/// then the largest rows of the first page.
fn candidates(source: &Source<'_>, sections: &[Section]) -> Vec<(Slice, f32)> {
    let headings: Vec<usize> =
        sections.iter().filter_map(|s| s.heading).map(|h| source.row_at(h.start)).collect();
    let first = headings.first().copied().unwrap_or(usize::MAX);
    let largest = source.rows.iter().filter(|r| r.page == 1).map(|r| r.size).fold(0.0, f32::max);
    let mut out = Vec::new();
    for (n, row) in source.rows.iter().enumerate().take_while(|(_, r)| r.page == 1) {
        if headings.contains(&n) && row.size < largest * 0.98 {
            continue;
        }
        let big = largest > 0.0 && row.size >= largest * 0.98 && row.size > source.body_size * 1.1;
        if !(big || n < first.min(12) || row.role == Role::Title || n < 3) {
            continue;
        }
        let mut base = 0.0;
        if big {
            base += 4.0;
        } else if row.size > source.body_size * 1.25 || matches!(row.role, Role::Title | Role::Heading(1)) {
            base += 2.5;
        } else if row.bold {
            base += 1.0;
        }
        base += match n {
            0 => 2.0,
            1 | 2 => 1.0,
            _ if n < first => 0.5,
            _ => 0.0,
        };
        // Where nothing stands out, the line over the address and the numbers does.
        if source.plain
            && (n + 1..n + 4).any(|m| source.rows.get(m).is_some_and(|r| reaches(source.str(r.at))))
        {
            base += 1.2;
        }
        for cell in cells(source, row.at) {
            let (cell, said) = named(source, cell);
            out.push((cell, if said { base + 4.0 } else { base }));
        }
        // A name over two lines of one look.
        if big
            && let Some(next) = source.rows.get(n + 1)
            && next.look() == row.look()
            && next.page == row.page
            && next.gap < 0.5
            && words::count(source.str(row.at)) <= 3
            && words::count(source.str(next.at)) <= 2
        {
            out.push((row.at.to(next.at), base + 2.0));
        }
    }
    out
}

/// Whether a line holds a mail address or the figures of a telephone number.
fn reaches(text: &str) -> bool {
    text.contains('@') || text.bytes().filter(u8::is_ascii_digit).count() >= 8
}

/// The cell behind `Name:` or `Résumé of`, and whether such words stood before it; on the line above counts too.
fn named(source: &Source<'_>, cell: Slice) -> (Slice, bool) {
    #[rustfmt::skip]
    const LABELS: &[&str] = &[
        "name", "full name", "candidate name", "nom", "nom et prenom", "prenom et nom", "nom prenom", "prenom nom", "nombre",
        "nombre y apellidos", "apellidos y nombre", "nombre completo", "nome", "nome completo", "nome e cognome",
        "cognome e nome", "vor- und nachname", "vor- und zuname", "vorname und nachname", "vorname nachname",
        "name, vorname", "vorname, name", "naam", "volledige naam", "voor- en achternaam", "imie i nazwisko",
    ];
    const TITLES: &[&str] =
        &["resume of ", "cv of ", "curriculum vitae of ", "cv ", "curriculum vitae ", "resume "];
    let text = source.str(cell);
    let is_label = |label: &str| LABELS.contains(&fold(label).trim_end_matches([':', ' ']));
    if let Some((label, _)) = text.split_once(':').filter(|(label, _)| is_label(label)) {
        return (source.trim(Slice::new(cell.start + label.len() + 1, cell.end)), true);
    }
    let above = source.row_at(cell.start).checked_sub(1).map(|n| source.row(n));
    if above.is_some_and(|row| row.trim_end().ends_with(':') && is_label(row)) {
        return (cell, true);
    }
    let folded = text.to_lowercase();
    match TITLES.iter().find(|t| folded.starts_with(**t) && text.is_char_boundary(t.len())) {
        Some(lead) => (source.trim(Slice::new(cell.start + lead.len(), cell.end)), false),
        None => (cell, false),
    }
}

/// The cells of a row: what tabs, bars and changes of size divide.
fn cells(source: &Source<'_>, row: Slice) -> Vec<Slice> {
    let mut out = Vec::new();
    let mut start = row.start;
    for (offset, sign) in source.str(row).match_indices(['\t', '|', '•', '·']) {
        out.push(Slice::new(start, row.start + offset));
        start = row.start + offset + sign.len();
    }
    out.push(Slice::new(start, row.end));
    let runs = &source.rows[source.row_at(row.start)].runs;
    if let [first, second, ..] = &runs[..]
        && (first.size > second.size * 1.15 || (first.bold && !second.bold))
    {
        out.push(first.at);
    }
    out.into_iter().map(|at| source.trim(at)).filter(|at| !at.is_empty()).collect()
}

fn score(source: &Source<'_>, at: Slice, local: &str) -> f32 {
    let value = source.value(at);
    let value = words::unspaced(&value).unwrap_or(value);
    let text = value.split(',').next().unwrap_or_default();
    let folded = fold(text);
    let parts: Vec<&str> = tokens(&folded).collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if !(1..=6).contains(&parts.len())
        || letters < 3
        || text.chars().any(|c| c.is_ascii_digit() || matches!(c, '@' | ':' | '/' | '%' | '!' | '?' | '&'))
    {
        return f32::MIN;
    }
    let proper = text.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).all(|w| {
        w.trim_start_matches(['(', '"', '“', '\'']).chars().next().is_some_and(|c| {
            c.is_uppercase() || !c.is_alphabetic() || (c.is_alphabetic() && !c.is_lowercase())
        }) || is_particle(&fold(w))
    });
    let mut score = match (parts.len(), proper) {
        (2 | 3, true) => 2.5,
        (4 | 5, true) => 1.0,
        (1, true) => -1.5,
        _ => -3.0,
    };
    let in_address = parts.iter().filter(|p| p.len() >= 3 && local.contains(**p)).count();
    score += in_address.min(2) as f32 * 2.0;
    if in_address == 0 && local.len() >= 3 {
        let initials: String = parts.iter().filter_map(|p| p.chars().next()).collect();
        score += if local.starts_with(&initials) && initials.len() > 1 { 1.0 } else { 0.0 };
    }
    if parts.iter().any(|p| NEVER.contains(p)) {
        score -= 6.0;
    }
    if title(&folded) > 0 && in_address == 0 {
        score -= 4.0;
    }
    if heading(&folded).is_some() {
        score -= 6.0;
    }
    if organisation(&folded) > 0 && in_address == 0 {
        score -= 3.0;
    }
    if place(text) >= 2 && in_address == 0 {
        score -= 4.0;
    }
    score
}

/// Words of a document's title or of labels, in no name. Page, Lane, Street, Date, Sample and Example are names of people.
const NEVER: &[&str] = &[
    "resume",
    "cv",
    "curriculum",
    "vitae",
    "lebenslauf",
    "template",
    "examples",
    "phone",
    "mobile",
    "email",
    "e-mail",
    "mail",
    "address",
    "contact",
    "name",
    "tel",
    "road",
    "avenue",
    "drive",
    "strasse",
    "fax",
    "portfolio",
    "bewerbung",
    "application",
    "confidential",
    "nationality",
    "birth",
    "personal",
    "particulars",
    "details",
    "qualifications",
    "seeker",
    "objective",
    "summary",
    "referees",
    "styles",
];

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "do"
            | "dos"
            | "das"
            | "del"
            | "della"
            | "di"
            | "van"
            | "von"
            | "der"
            | "den"
            | "la"
            | "le"
            | "el"
            | "al"
            | "bin"
            | "ibn"
            | "y"
            | "e"
            | "zu"
            | "ter"
            | "ten"
            | "du"
            | "des"
            | "af"
            | "av"
            | "st"
            | "mc"
            | "the"
    )
}

/// `Ada Roe, PhD, MBA`: the name without what is written behind it; a family name before a comma keeps its first name.
fn without_credentials(source: &Source<'_>, at: Slice) -> Slice {
    let text = source.str(at);
    let Some(comma) = text.find(',') else { return at };
    let behind = &text[comma + 1..];
    let credential = |w: &str| {
        w.chars().filter(|c| c.is_uppercase()).count() >= 2
            || matches!(fold(w).trim_end_matches('.'), "jr" | "sr" | "phd" | "esq")
    };
    let all = behind.split([',', ' ']).map(str::trim).filter(|w| !w.is_empty()).all(credential);
    if all && !words::is_caps(&text[..comma]) && text[..comma].trim().contains(' ') {
        Slice::new(at.start, at.start + comma)
    } else {
        at
    }
}

/// Takes the name where it stands again near the top (a page title beside the name), so that nothing else reads it.
fn again(import: &mut Import<'_, '_>, at: Slice) {
    let source = import.source;
    let name = fold(source.str(at));
    for (n, row) in source.rows.iter().enumerate().take(8) {
        if n != source.row_at(at.start) && fold(source.str(row.at)) == name {
            import.mark_as(format!("basics/name/{n}"), row.at);
        }
    }
}

/// The line after the name that says what the person is.
fn headline(import: &Import<'_, '_>, sections: &[Section], name: Slice) -> Option<Slice> {
    let source = import.source;
    let row = source.row_at(name.end.saturating_sub(1));
    let behind = source.trim(Slice::new(name.end, source.rows[row].at.end));
    let reads = |at: Slice, near: bool| {
        let text = source.str(at);
        let folded = fold(text);
        let n = words::count(text);
        let clean = !text.contains('@')
            && !text.contains("://")
            && !import.is_taken(at)
            && heading(&folded).is_none()
            && place(text) < 2
            && source.dates_in(at).is_empty();
        clean
            && (1..=14).contains(&n)
            && !text.trim_end().ends_with('.')
            && text.chars().filter(char::is_ascii_digit).count() < 4
            && (title(&folded) > 0 || (near && !words::is_prose(text)))
    };
    if !behind.is_empty() && title(&fold(source.str(behind))) > 0 && reads(behind, false) {
        return Some(behind);
    }
    let headings: Vec<usize> =
        sections.iter().filter_map(|s| s.heading).map(|h| source.row_at(h.start)).collect();
    for n in row + 1..(row + 6).min(source.rows.len()) {
        if headings.contains(&n) {
            break;
        }
        let here = &source.rows[n];
        let set_off = here.size > source.body_size * 1.1 && n == row + 1;
        let at = source.trim(here.at);
        if reads(at, set_off) && !source.str(at).contains('\t') {
            // It may run over lines of the same look.
            let mut end = at;
            for next in n + 1..(n + 3).min(source.rows.len()) {
                let r = &source.rows[next];
                if r.look() == here.look()
                    && set_off
                    && r.size > source.body_size * 1.2
                    && !headings.contains(&next)
                    && reads(r.at, true)
                    && r.gap < 0.6
                {
                    end = source.trim(r.at);
                } else {
                    break;
                }
            }
            return Some(at.to(end));
        }
    }
    None
}
