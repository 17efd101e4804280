use resume::model::{Bullets, Dates};
use resume::write::locale::Locale;

use super::super::desk::Desk;

/// An entry as the sheet shows it.
pub(super) struct Entry<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) place: String,
    pub(super) dates: String,
    pub(super) summary: &'a str,
    pub(super) bullets: Option<&'a Bullets>,
    pub(super) source: Option<&'a Bullets>,
    pub(super) tags: Vec<&'a str>,
}

fn joined(parts: &[&str], glue: &str) -> String {
    parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(glue)
}

/// The sections in the order of the page: heading, name in the document, entries.
pub(super) fn sections<'a>(
    desk: &'a Desk,
    locale: Locale,
) -> Vec<(&'static str, &'static str, Vec<Entry<'a>>)> {
    let (d, s) = (&desk.document, &desk.source);
    let when = |dates: &Dates| locale.period(dates);
    let plain = |id: &'a str, title: &'a str, place: String, dates: String, summary: &'a str| Entry {
        id,
        title,
        place,
        dates,
        summary,
        bullets: None,
        source: None,
        tags: Vec::new(),
    };
    let work = d.work.iter().map(|w| Entry {
        bullets: Some(&w.highlights),
        source: s.work.iter().find(|o| o.id == w.id).map(|o| &o.highlights),
        ..plain(&w.id, &w.position, joined(&[&w.name, &w.location], ", "), when(&w.dates), &w.summary)
    });
    let projects = d.projects.iter().map(|p| Entry {
        bullets: Some(&p.highlights),
        source: s.projects.iter().find(|o| o.id == p.id).map(|o| &o.highlights),
        tags: p.keywords.iter().map(String::as_str).collect(),
        ..plain(&p.id, &p.name, p.entity.clone(), when(&p.dates), &p.description)
    });
    let volunteer = d.volunteer.iter().map(|v| Entry {
        bullets: Some(&v.highlights),
        source: s.volunteer.iter().find(|o| o.id == v.id).map(|o| &o.highlights),
        ..plain(&v.id, &v.position, joined(&[&v.organization, &v.location], ", "), when(&v.dates), &v.summary)
    });
    let education = d.education.iter().map(|e| Entry {
        bullets: Some(&e.highlights),
        source: s.education.iter().find(|o| o.id == e.id).map(|o| &o.highlights),
        tags: e.courses.iter().map(String::as_str).collect(),
        ..plain(
            &e.id,
            &e.institution,
            joined(&[&e.study_type, &e.area, &e.score], ", "),
            when(&e.dates),
            &e.summary,
        )
    });
    let skills = d.skills.iter().map(|k| Entry {
        tags: k.keywords.iter().map(String::as_str).collect(),
        ..plain(&k.id, &k.name, k.level.clone(), String::new(), "")
    });
    let certificates =
        d.certificates.iter().map(|c| plain(&c.id, &c.name, c.issuer.clone(), String::new(), ""));
    let awards =
        d.awards.iter().map(|a| plain(&a.id, &a.title, a.awarder.clone(), String::new(), &a.summary));
    let publications =
        d.publications.iter().map(|p| plain(&p.id, &p.name, p.publisher.clone(), String::new(), &p.summary));
    let languages =
        d.languages.iter().map(|l| plain(&l.id, &l.language, l.fluency.clone(), String::new(), ""));
    let interests = d.interests.iter().map(|i| Entry {
        tags: i.keywords.iter().map(String::as_str).collect(),
        ..plain(&i.id, &i.name, String::new(), String::new(), "")
    });
    vec![
        ("Experience", "work", work.collect()),
        ("Projects", "projects", projects.collect()),
        ("Education", "education", education.collect()),
        ("Skills", "skills", skills.collect()),
        ("Certificates", "certificates", certificates.collect()),
        ("Volunteering", "volunteer", volunteer.collect()),
        ("Awards", "awards", awards.collect()),
        ("Publications", "publications", publications.collect()),
        ("Languages", "languages", languages.collect()),
        ("Interests", "interests", interests.collect()),
    ]
}
