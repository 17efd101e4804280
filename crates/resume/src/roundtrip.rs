//! Proof that a made document still says everything: the values of a résumé, and which of them a text lacks.
//!
//! The comparison forgives what layout does to text and nothing else: white space, letter case (headings in capitals), a
//! line broken behind a hyphen, typographic forms that NFKC folds. A value must come back in one piece.

use unicode_normalization::UnicodeNormalization;

use crate::Resume;
use crate::model::{Bullets, Date, Dates};
use crate::write::link;

/// One value of a résumé that a reader is meant to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// As in [`crate::model::Spans`]: `basics/email`, `work-1/position`, `work-1.2`.
    pub key: String,
    /// Its words. Of a date only the year, since every language writes the month in its own way.
    pub text: String,
}

/// Every value that a rendered résumé shows. Pictures, ids and `meta` are not shown.
pub fn values(resume: &Resume) -> Vec<Value> {
    let mut list = List::default();
    let basics = &resume.basics;
    list.texts(
        "basics",
        &[
            ("name", &basics.name),
            ("label", &basics.label),
            ("email", &basics.email),
            ("phone", &basics.phone),
            ("summary", &basics.summary),
            ("location/address", &basics.location.address),
            ("location/postalCode", &basics.location.postal_code),
            ("location/city", &basics.location.city),
            ("location/region", &basics.location.region),
            ("location/countryCode", &basics.location.country_code),
        ],
    );
    list.url("basics", &basics.url);
    for (n, profile) in basics.profiles.iter().enumerate() {
        // A profile is shown by its address, or by network and name where it has none.
        let id = format!("basics/profiles/{n}");
        if link::real(profile.address()).is_empty() {
            list.texts(&id, &[("username", &profile.username)])
        } else {
            list.url(&id, profile.address())
        }
    }
    for w in &resume.work {
        list.texts(
            &w.id,
            &[
                ("name", &w.name),
                ("position", &w.position),
                ("location", &w.location),
                ("description", &w.description),
                ("summary", &w.summary),
            ],
        );
        list.url(&w.id, &w.url);
        list.dates(&w.id, &w.dates);
        list.bullets(&w.highlights);
    }
    for v in &resume.volunteer {
        list.texts(
            &v.id,
            &[
                ("organization", &v.organization),
                ("position", &v.position),
                ("location", &v.location),
                ("summary", &v.summary),
            ],
        );
        list.url(&v.id, &v.url);
        list.dates(&v.id, &v.dates);
        list.bullets(&v.highlights);
    }
    for e in &resume.education {
        list.texts(
            &e.id,
            &[
                ("institution", &e.institution),
                ("location", &e.location),
                ("area", &e.area),
                ("studyType", &e.study_type),
                ("score", &e.score),
                ("summary", &e.summary),
            ],
        );
        list.url(&e.id, &e.url);
        list.dates(&e.id, &e.dates);
        list.words(&e.id, "courses", &e.courses);
        list.bullets(&e.highlights);
    }
    for p in &resume.projects {
        list.texts(&p.id, &[("name", &p.name), ("description", &p.description), ("entity", &p.entity)]);
        list.url(&p.id, &p.url);
        list.dates(&p.id, &p.dates);
        list.words(&p.id, "roles", &p.roles);
        list.words(&p.id, "keywords", &p.keywords);
        list.bullets(&p.highlights);
    }
    for s in &resume.skills {
        list.texts(&s.id, &[("name", &s.name), ("level", &s.level)]);
        list.words(&s.id, "keywords", &s.keywords);
    }
    for a in &resume.awards {
        list.texts(&a.id, &[("title", &a.title), ("awarder", &a.awarder), ("summary", &a.summary)]);
        list.date(&a.id, "date", a.date.as_ref());
    }
    for c in &resume.certificates {
        list.texts(&c.id, &[("name", &c.name), ("issuer", &c.issuer)]);
        list.url(&c.id, &c.url);
        list.date(&c.id, "date", c.date.as_ref());
    }
    for p in &resume.publications {
        list.texts(&p.id, &[("name", &p.name), ("publisher", &p.publisher), ("summary", &p.summary)]);
        list.url(&p.id, &p.url);
        list.date(&p.id, "releaseDate", p.release_date.as_ref());
    }
    for l in &resume.languages {
        list.texts(&l.id, &[("language", &l.language), ("fluency", &l.fluency)]);
    }
    for i in &resume.interests {
        list.texts(&i.id, &[("name", &i.name)]);
        list.words(&i.id, "keywords", &i.keywords);
    }
    for r in &resume.references {
        list.texts(&r.id, &[("name", &r.name), ("reference", &r.reference)]);
    }
    list.0
}

/// The values that `text`, read out of a made document, does not hold.
pub fn missing(resume: &Resume, text: &str) -> Vec<Value> {
    let text = squash(text);
    values(resume).into_iter().filter(|value| !text.contains(&squash(&value.text))).collect()
}

#[derive(Default)]
struct List(Vec<Value>);

impl List {
    fn push(&mut self, key: String, text: &str) {
        if !text.trim().is_empty() {
            self.0.push(Value { key, text: text.trim().to_owned() });
        }
    }

    fn texts(&mut self, id: &str, fields: &[(&str, &String)]) {
        for (field, text) in fields {
            self.push(format!("{id}/{field}"), text);
        }
    }

    /// Addresses are shown without `https://`, `www.` and a closing slash; what only holds the place of one is not.
    fn url(&mut self, id: &str, url: &str) {
        self.push(format!("{id}/url"), link::shown(link::real(url)));
    }

    fn words(&mut self, id: &str, field: &str, words: &[String]) {
        for (n, word) in words.iter().enumerate() {
            self.push(format!("{id}/{field}/{n}"), word);
        }
    }

    fn dates(&mut self, id: &str, dates: &Dates) {
        self.date(id, "startDate", dates.start.as_ref());
        self.date(id, "endDate", dates.end.as_ref());
    }

    fn date(&mut self, id: &str, field: &str, date: Option<&Date>) {
        let text = match date {
            Some(Date::Text(words)) => words.clone(),
            Some(date) => date.year().map(|y| y.to_string()).unwrap_or_default(),
            None => String::new(),
        };
        self.push(format!("{id}/{field}"), &text);
    }

    fn bullets(&mut self, bullets: &Bullets) {
        for bullet in bullets.iter() {
            self.push(bullet.id.clone(), &bullet.text);
        }
    }
}

fn squash(text: &str) -> String {
    let dropped =
        |c: &char| c.is_whitespace() || ['-', '\u{ad}', '\u{2010}', '\u{2011}', '\u{200b}'].contains(c);
    text.nfkc().filter(|c| !dropped(c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_value_is_named_and_layout_is_forgiven() {
        let json = r#"{"basics":{"name":"Ada Lovelace","url":"https://www.ada.example/"},
            "work":[{"name":"Engine","startDate":"1842-09","highlights":["Wrote the first well-known programme"]}]}"#;
        let resume = Resume::from_json(json).unwrap();
        let text = "ADA LOVELACE\nada.example\nEngine 1842 – today\nWrote the first well-\nknown programme";
        assert_eq!(missing(&resume, text), []);
        let lost = missing(&resume, &text.replace("first", "second"));
        assert_eq!(lost.iter().map(|v| v.key.as_str()).collect::<Vec<_>>(), ["work-1.1"]);
    }
}
