use resume::model::{Award, Bullets, Certificate, Date, Interest, Language, Publication, Reference, Skill};
use resume::write::locale::Locale;

use super::super::desk::Desk;

/// An entry as the sheet shows it. What it lacks is empty.
#[derive(Default)]
pub(super) struct Entry<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) place: String,
    pub(super) dates: String,
    /// What its employer does, what kind of project it was.
    pub(super) aside: String,
    pub(super) summary: &'a str,
    pub(super) bullets: Option<&'a Bullets>,
    pub(super) source: Option<&'a Bullets>,
    pub(super) tags: Vec<&'a str>,
}

/// A section: its name in the document, its heading in the document's language, its entries.
pub(super) struct Section<'a> {
    pub(super) name: &'static str,
    pub(super) heading: &'static str,
    pub(super) entries: Vec<Entry<'a>>,
}

/// Every section of a document, in the order of the page.
const NAMES: [&str; 11] = [
    "work",
    "education",
    "projects",
    "volunteer",
    "skills",
    "publications",
    "certificates",
    "awards",
    "languages",
    "interests",
    "references",
];

/// What a document in this language calls a section or a part.
pub(super) fn heading(locale: Locale, name: &str) -> &'static str {
    locale.labels().find(|(_, label, _)| *label == name).map_or("", |(.., word)| word)
}

fn joined(parts: &[&str], glue: &str) -> String {
    parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(glue)
}

/// An address as it is read.
pub(super) fn address(url: &str) -> &str {
    let shown = url.trim().trim_end_matches('/');
    let shown = shown.split_once("://").map_or(shown, |(_, rest)| rest);
    shown.strip_prefix("www.").unwrap_or(shown)
}

/// The sections, the empty ones too.
pub(super) fn sections(desk: &Desk, locale: Locale) -> Vec<Section<'_>> {
    let section =
        |name| Section { name, heading: heading(locale, name), entries: entries(desk, locale, name) };
    NAMES.into_iter().map(section).collect()
}

fn entries<'a>(desk: &'a Desk, locale: Locale, name: &str) -> Vec<Entry<'a>> {
    let d = &desk.document;
    match name {
        "work" => work(desk, locale),
        "education" => education(desk, locale),
        "projects" => projects(desk, locale),
        "volunteer" => volunteer(desk, locale),
        "skills" => {
            let entry = |k: &'a Skill| Entry {
                place: k.level.clone(),
                tags: words(&k.keywords),
                ..known(&k.id, &k.name)
            };
            d.skills.iter().map(entry).collect()
        }
        "publications" => {
            let entry = |p: &'a Publication| Entry {
                place: joined(&[&p.publisher, address(&p.url)], ", "),
                dates: day(locale, p.release_date.as_ref()),
                summary: &p.summary,
                ..known(&p.id, &p.name)
            };
            d.publications.iter().map(entry).collect()
        }
        "certificates" => {
            let entry = |c: &'a Certificate| Entry {
                place: joined(&[&c.issuer, address(&c.url)], ", "),
                dates: day(locale, c.date.as_ref()),
                ..known(&c.id, &c.name)
            };
            d.certificates.iter().map(entry).collect()
        }
        "awards" => {
            let entry = |a: &'a Award| Entry {
                place: a.awarder.clone(),
                dates: day(locale, a.date.as_ref()),
                summary: &a.summary,
                ..known(&a.id, &a.title)
            };
            d.awards.iter().map(entry).collect()
        }
        "languages" => {
            let entry = |l: &'a Language| Entry { place: l.fluency.clone(), ..known(&l.id, &l.language) };
            d.languages.iter().map(entry).collect()
        }
        "interests" => {
            let entry = |i: &'a Interest| Entry { tags: words(&i.keywords), ..known(&i.id, &i.name) };
            d.interests.iter().map(entry).collect()
        }
        "references" => {
            let entry = |r: &'a Reference| Entry { summary: &r.reference, ..known(&r.id, &r.name) };
            d.references.iter().map(entry).collect()
        }
        _ => Vec::new(),
    }
}

fn known<'a>(id: &'a str, title: &'a str) -> Entry<'a> {
    Entry { id, title, ..Entry::default() }
}

fn words(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

fn day(locale: Locale, date: Option<&Date>) -> String {
    date.map(|date| locale.date(date)).unwrap_or_default()
}

fn work(desk: &Desk, locale: Locale) -> Vec<Entry<'_>> {
    let source = |id: &str| desk.source.work.iter().find(|o| o.id == id).map(|o| &o.highlights);
    let entries = desk.document.work.iter().map(|w| Entry {
        place: joined(&[&w.name, &w.location, address(&w.url)], ", "),
        dates: locale.period(&w.dates),
        aside: w.description.clone(),
        summary: &w.summary,
        bullets: Some(&w.highlights),
        source: source(&w.id),
        ..known(&w.id, &w.position)
    });
    entries.collect()
}

fn education(desk: &Desk, locale: Locale) -> Vec<Entry<'_>> {
    let grade = |score: &str| match score {
        "" => String::new(),
        score => format!("{}: {score}", heading(locale, "grade")),
    };
    let source = |id: &str| desk.source.education.iter().find(|o| o.id == id).map(|o| &o.highlights);
    let entries = desk.document.education.iter().map(|e| Entry {
        place: joined(&[&e.study_type, &e.area, &grade(&e.score), &e.location, address(&e.url)], ", "),
        dates: locale.period(&e.dates),
        summary: &e.summary,
        bullets: Some(&e.highlights),
        source: source(&e.id),
        tags: words(&e.courses),
        ..known(&e.id, &e.institution)
    });
    entries.collect()
}

fn projects(desk: &Desk, locale: Locale) -> Vec<Entry<'_>> {
    let source = |id: &str| desk.source.projects.iter().find(|o| o.id == id).map(|o| &o.highlights);
    let entries = desk.document.projects.iter().map(|p| Entry {
        place: joined(&[&p.entity, address(&p.url)], ", "),
        dates: locale.period(&p.dates),
        aside: joined(&[&p.kind, &p.roles.join(", ")], " · "),
        summary: &p.description,
        bullets: Some(&p.highlights),
        source: source(&p.id),
        tags: words(&p.keywords),
        ..known(&p.id, &p.name)
    });
    entries.collect()
}

fn volunteer(desk: &Desk, locale: Locale) -> Vec<Entry<'_>> {
    let source = |id: &str| desk.source.volunteer.iter().find(|o| o.id == id).map(|o| &o.highlights);
    let entries = desk.document.volunteer.iter().map(|v| Entry {
        place: joined(&[&v.organization, &v.location, address(&v.url)], ", "),
        dates: locale.period(&v.dates),
        summary: &v.summary,
        bullets: Some(&v.highlights),
        source: source(&v.id),
        ..known(&v.id, &v.position)
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_section_of_the_model_is_shown_under_its_own_heading() {
        let schema = resume::model::json_schema();
        let properties = schema["properties"].as_object().unwrap();
        let lists = properties.iter().filter(|(_, p)| p["type"] == "array").map(|(name, _)| name.as_str());
        assert_eq!(lists.collect::<BTreeSet<_>>(), BTreeSet::from(NAMES));
        for code in ["en", "de", "pl"] {
            let headings: BTreeSet<_> = NAMES.iter().map(|name| heading(Locale::of(code), name)).collect();
            assert!(headings.len() == NAMES.len() && !headings.contains(""), "{headings:?}");
        }
        assert_eq!(heading(Locale::of("de"), "references"), "Referenzen");
    }
}
