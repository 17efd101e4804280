//! Title, company and place out of the first lines of a posting.

use super::jobs::{GENDERS, is_job};
use super::section::heading;
use crate::words::words;

/// What the first lines say.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) company: Option<String>,
    pub(super) location: Option<String>,
}

/// How many lines are looked at.
const LINES: usize = 14;

pub(super) fn head(text: &str) -> Head {
    let mut head = Head::default();
    let lines: Vec<&str> = text.lines().map(bare).filter(|l| !l.is_empty()).take(LINES).collect();
    for line in &lines {
        labelled(line, &mut head);
    }
    for line in &lines {
        sentence(line, &mut head);
    }
    let first = lines.iter().position(|l| opens(l) && heading(l).is_none() && !l.contains(':'));
    if let Some(first) = first.filter(|f| *f < 3) {
        opening(&lines[first..], &mut head);
    }
    if head.company.is_none() {
        head.company = about(text).or_else(|| subject(text));
    }
    head
}

/// A name, or a job with a slogan behind it: "Night Nurse - Care that stays."
fn opens(line: &str) -> bool {
    let parts = split_line(line);
    is_name(line) || (parts.len() > 1 && is_name(parts[0]) && is_job(parts[0]))
}

/// Without the marks of Markdown and lists.
fn bare(line: &str) -> &str {
    line.trim().trim_matches(|c: char| "#*_•|=".contains(c) || c.is_whitespace())
}

fn labelled(line: &str, head: &mut Head) {
    let Some((label, value)) = line.split_once(':') else { return };
    let (label, value) = (bare(label).to_lowercase(), bare(value));
    if value.is_empty() || value.len() > 120 {
        return;
    }
    let slot = match label.as_str() {
        "job title" | "title" | "position" | "role" | "job" | "stelle" | "stellenbezeichnung"
        | "stellentitel" | "position title" | "poste" | "intitulé du poste" | "intitulé" | "puesto"
        | "cargo" | "vaga" | "posizione" | "ruolo" | "functie" | "vacature" => &mut head.title,
        "company"
        | "employer"
        | "organization"
        | "organisation"
        | "company name"
        | "unternehmen"
        | "arbeitgeber"
        | "firma"
        | "entreprise"
        | "société"
        | "employeur"
        | "empresa"
        | "azienda"
        | "società"
        | "bedrijf"
        | "werkgever"
        | "hiring organization" => &mut head.company,
        "location" | "place" | "job location" | "standort" | "ort" | "arbeitsort" | "einsatzort" | "lieu"
        | "localisation" | "ubicación" | "lugar" | "localização" | "local" | "sede" | "luogo" | "locatie"
        | "standplaats" | "based in" => &mut head.location,
        _ => return,
    };
    if slot.is_none() {
        *slot = Some(value.to_owned());
    }
}

/// "Northwind is hiring a Staff Nurse", "Baecker GmbH sucht einen Koch".
fn sentence(line: &str, head: &mut Head) {
    for (cue, article) in HIRING {
        let Some(at) = line.find(cue) else { continue };
        let (before, after) = (line[..at].trim(), line[at + cue.len()..].trim());
        let mut title = after;
        if *article {
            for a in ARTICLES {
                let cut = title.get(..a.len()).filter(|t| t.eq_ignore_ascii_case(a));
                if cut.is_some() {
                    title = title[a.len()..].trim_start();
                    break;
                }
            }
        }
        let title = cut_title(title);
        let generic =
            matches!(before.to_lowercase().as_str(), "we" | "we are" | "our client" | "wir" | "nous" | "");
        if !generic
            && head.company.is_none()
            && words(before).len() <= 6
            && before.chars().next().is_some_and(char::is_uppercase)
        {
            head.company = Some(before.trim_end_matches([',', ':']).to_owned());
        }
        let plausible =
            (1..=9).contains(&words(title).len()) && title.chars().next().is_some_and(char::is_uppercase);
        if head.title.is_none() && plausible {
            head.title = Some(title.to_owned());
        }
        return;
    }
}

const HIRING: &[(&str, bool)] = &[
    (" is hiring", true),
    (" is looking for", true),
    (" are looking for", true),
    (" is seeking", true),
    (" is recruiting", true),
    (" seeks", true),
    (" sucht", true),
    (" recherche", true),
    (" recrute", true),
    (" busca", true),
    (" procura", true),
    (" contrata", true),
    (" cerca", true),
    (" zoekt", true),
];
const ARTICLES: &[&str] = &[
    "an experienced ",
    "a ",
    "an ",
    "the ",
    "for ",
    "zum nächstmöglichen zeitpunkt ",
    "ab sofort ",
    "eine/n ",
    "einen ",
    "eine ",
    "ein ",
    "un(e) ",
    "un/une ",
    "une ",
    "un ",
    "una ",
    "um ",
    "uma ",
    "een ",
    "our next ",
];

/// Cuts what follows the title: "... to join our team", "(m/w/d)" stays out too.
fn cut_title(text: &str) -> &str {
    let mut end = text.len();
    for stop in [
        " to ", " who ", " for ", " in ", " with ", " (", ",", ".", "!", " für ", " zur ", " pour ",
        " para ", " per ", " voor ", " – ", " - ", " (m",
    ] {
        if let Some(at) = text.find(stop) {
            end = end.min(at);
        }
    }
    text[..end].trim()
}

/// First lines: the title, perhaps with the company behind it; then company and place.
fn opening(lines: &[&str], head: &mut Head) {
    let first = lines[0];
    let parts: Vec<&str> = split_line(first);
    if head.title.is_none() {
        let at =
            [" at ", " @ ", " bei ", " chez ", " presso ", " bij "].iter().find_map(|s| first.split_once(s));
        if let Some((title, company)) = at.filter(|(t, _)| words(t).len() <= 9) {
            head.title = Some(strip_gender(title).to_owned());
            head.company.get_or_insert_with(|| split_line(company)[0].to_owned());
        } else if let Some(at) = parts.iter().position(|p| is_job(p)) {
            head.title = Some(strip_gender(parts[at]).to_owned());
            let others = parts.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, p)| *p);
            for part in others {
                fact(part, head);
            }
        } else if is_name(first) {
            head.title = Some(strip_gender(first).to_owned());
        }
    }
    for line in lines.iter().skip(1).take(3) {
        if !is_name(line) || heading(line).is_some() || line.contains(':') {
            break;
        }
        for part in split_line(line) {
            fact(part, head);
        }
    }
}

fn split_line(line: &str) -> Vec<&str> {
    let mut parts = vec![line];
    for separator in [" | ", " · ", " • ", " – ", " — ", " - "] {
        parts = parts.into_iter().flat_map(|p| p.split(separator)).collect();
    }
    parts.into_iter().map(str::trim).filter(|p| !p.is_empty()).collect()
}

/// A part of a head line that is no title is the place or the company.
fn fact(part: &str, head: &mut Head) {
    let low = part.to_lowercase();
    let place = ["remote", "hybrid", "on-site", "onsite", "homeoffice"].iter().any(|w| low.contains(w))
        || is_place(part);
    if NO_FACT.iter().any(|w| low.contains(w)) || part.chars().any(|c| c.is_ascii_digit()) && !place {
        return;
    }
    if place {
        head.location.get_or_insert_with(|| part.to_owned());
    } else if !is_job(part) && is_name(part) && words(part).len() <= 6 {
        head.company.get_or_insert_with(|| part.to_owned());
    }
}

const NO_FACT: &[&str] = &[
    "full-time",
    "full time",
    "part-time",
    "part time",
    "vollzeit",
    "teilzeit",
    "permanent",
    "contract",
    "temps plein",
    "cdi",
    "internship",
    "jornada",
    "apply",
    "posted",
    "salary",
    "per year",
    "per hour",
    "unbefristet",
    "befristet",
];

/// "Leeds, UK", "Köln, Deutschland": two or three capitalised parts, none with a legal form.
fn is_place(part: &str) -> bool {
    let parts: Vec<&str> = part.split(',').map(str::trim).collect();
    (2..=3).contains(&parts.len())
        && parts
            .iter()
            .all(|p| (1..=3).contains(&words(p).len()) && p.chars().next().is_some_and(char::is_uppercase))
        && !LEGAL_FORMS.iter().any(|f| words(part).iter().any(|w| w.key == *f))
}

const LEGAL_FORMS: &[&str] = &[
    "gmbh", "ag", "inc", "ltd", "llc", "plc", "kg", "se", "sa", "sarl", "sl", "bv", "nv", "spa", "srl", "co",
    "limited",
];

/// Short, no sentence. The full stop of "Inc." or "S.A." ends no sentence.
fn is_name(line: &str) -> bool {
    let list = words(line);
    let abbreviated = line.strip_suffix('.').is_some_and(|rest| {
        list.last().is_some_and(|w| LEGAL_FORMS.contains(&w.key.as_str()))
            || rest.split_whitespace().next_back().is_some_and(|w| w.contains('.'))
    });
    line.len() <= 110
        && (1..=14).contains(&list.len())
        && (abbreviated || !line.ends_with(['.', '!', '?', ';', ',']))
}

/// "(m/w/d)" and the like say nothing of the job.
fn strip_gender(title: &str) -> &str {
    let title = title.trim();
    match title.rfind('(') {
        Some(at) if GENDERS.iter().any(|g| title[at..].to_lowercase().contains(g)) => title[..at].trim_end(),
        _ => title,
    }
}

/// "Northwind is the leading ...", of a name that the text says again.
fn subject(text: &str) -> Option<String> {
    const IS: &[&str] =
        &[" is a ", " is an ", " is the ", " ist ein", " est un", " es un", " è un", " é um", " is een "];
    const NO_NAME: &[&str] = &[
        "this", "the", "it", "there", "our", "we", "here", "your", "my", "das", "die", "der", "es", "hier",
        "ce", "le", "la", "el", "esta", "este", "il", "questa", "het", "deze", "dit", "o", "a",
    ];
    text.lines().map(bare).filter(|l| !l.is_empty()).take(20).find_map(|line| {
        let at = IS.iter().filter_map(|cue| line.find(cue)).min()?;
        let name = line[..at].trim();
        let list = words(name);
        let is_name = (1..=4).contains(&list.len())
            && name
                .split_whitespace()
                .all(|w| w.chars().next().is_some_and(|c| c.is_uppercase() || c == '&'))
            && !NO_NAME.contains(&list[0].key.as_str())
            && !name.contains([',', ':', ';'])
            && !is_job(name);
        (is_name && text.matches(name).count() > 1).then(|| name.to_owned())
    })
}

/// "About Northwind", "At Northwind, we ...".
fn about(text: &str) -> Option<String> {
    for line in text.lines().map(bare).filter(|l| !l.is_empty()).take(60) {
        for cue in ["About ", "Über ", "À propos de ", "Sobre ", "Over ", "Join ", "At "] {
            let Some(rest) = line.strip_prefix(cue) else { continue };
            let name = match cue {
                "At " => rest.split(',').next().filter(|_| rest.contains(", we") || rest.contains(", our")),
                "Join " => rest.split([',', '!']).next().filter(|n| words(n).len() <= 3),
                _ => Some(rest.trim_end_matches(':')),
            };
            let name = name.map(str::trim).filter(|n| {
                let list = words(n);
                (1..=5).contains(&list.len())
                    && n.chars().next().is_some_and(char::is_uppercase)
                    && ![
                        "the", "us", "you", "uns", "our", "this", "role", "team", "nosotros", "ons", "nous",
                        "un",
                    ]
                    .contains(&list[0].key.as_str())
                    && !list.iter().any(|w| {
                        matches!(
                            w.key.as_str(),
                            "role" | "job" | "team" | "position" | "company" | "opportunity"
                        )
                    })
            });
            if let Some(name) = name {
                return Some(name.to_owned());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::head;

    #[test]
    fn the_first_lines_say_who_seeks_whom_and_where() {
        for (text, title, company, place) in [
            (
                "Senior Analyst\nEvergreen Provisions Inc.\nPortland, Oregon",
                "Senior Analyst",
                "Evergreen Provisions Inc.",
                "Portland, Oregon",
            ),
            (
                "Köchin (m/w/d)\nGasthof Linde e.V.\nBremen, Deutschland",
                "Köchin",
                "Gasthof Linde e.V.",
                "Bremen, Deutschland",
            ),
            ("Staff Nurse\nNorthgate Trust\nLeeds, UK", "Staff Nurse", "Northgate Trust", "Leeds, UK"),
            ("Staff Nurse\nYou care for our patients.\n", "Staff Nurse", "", ""),
            ("Staff Nurse - Care that stays.\nYou care for our patients.\n", "Staff Nurse", "", ""),
            (
                "Staff Nurse\nThis is a night post.\nElm House is a hospice by the sea.\nElm House has 20 beds.",
                "Staff Nurse",
                "Elm House",
                "",
            ),
        ] {
            let found = head(text);
            assert_eq!(found.title.as_deref(), Some(title), "{text}");
            assert_eq!(found.company.as_deref().unwrap_or_default(), company, "{text}");
            assert_eq!(found.location.as_deref().unwrap_or_default(), place, "{text}");
        }
    }
}
