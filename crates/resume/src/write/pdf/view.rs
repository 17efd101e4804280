//! What a template gets to see: JSON Resume with its texts cleaned, dates in the reader's language, addresses put
//! together and links ready to follow.
//!
//! Beside JSON Resume's own fields: `period` on every dated item; `basics.contacts`, a list of `{kind, label, text,
//! value, href}` (`text` stands alone, `value` behind its label); every `url` is `{text, href}`; what may run over several
//! paragraphs (`summary`, `reference`, `description`) is a list of them; `mixed` says whether some letters run from left to
//! right and some from right to left. `meta` and unknown fields are left out.

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization as _;

use crate::Resume;
use crate::model::{Basics, Date, Location};
use crate::write::link;
use crate::write::locale::{Label, Locale};

const SECTIONS: [&str; 12] = [
    "basics",
    "work",
    "volunteer",
    "education",
    "awards",
    "certificates",
    "publications",
    "skills",
    "languages",
    "interests",
    "references",
    "projects",
];
const PARAGRAPHS: [&str; 3] = ["summary", "reference", "description"];
const NOT_SHOWN: [&str; 7] = ["id", "image", "startDate", "endDate", "date", "releaseDate", "highlightIds"];

/// The view as JSON text.
pub(super) fn resume(resume: &Resume, locale: Locale) -> String {
    let mut view = cleaned(resume);
    let one = |date: &Option<Date>| date.as_ref().map(|d| locale.date(d)).unwrap_or_default();
    macro_rules! periods {
        ($($section:ident: $period:expr),* $(,)?) => { $(
            for (place, item) in resume.$section.iter().enumerate() {
                let period: String = $period(item);
                view[stringify!($section)][place]["period"] = line(&period).into();
            }
        )* };
    }
    periods!(
        work: |item: &crate::model::Work| locale.period(&item.dates),
        volunteer: |item: &crate::model::Volunteer| locale.period(&item.dates),
        education: |item: &crate::model::Education| locale.period(&item.dates),
        projects: |item: &crate::model::Project| locale.period(&item.dates),
        awards: |item: &crate::model::Award| one(&item.date),
        certificates: |item: &crate::model::Certificate| one(&item.date),
        publications: |item: &crate::model::Publication| one(&item.release_date),
    );
    view["basics"]["contacts"] = contacts(&resume.basics, locale);
    let mut ways = [false; 2];
    each_text(resume, |text| {
        text.chars().filter(|c| c.is_alphabetic()).for_each(|c| ways[usize::from(is_leftward(c))] = true)
    });
    view["mixed"] = (ways == [true; 2]).into();
    view.to_string()
}

/// Hebrew, Arabic and their neighbours.
fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}')
}

/// Calls `f` with every text that may be drawn.
pub(super) fn each_text(resume: &Resume, mut f: impl FnMut(&str)) {
    fn walk(value: &Value, f: &mut impl FnMut(&str)) {
        match value {
            Value::String(text) => f(text),
            Value::Array(list) => list.iter().for_each(|v| walk(v, f)),
            Value::Object(map) => map.values().for_each(|v| walk(v, f)),
            _ => {}
        }
    }
    walk(&cleaned(resume), &mut f);
}

fn cleaned(resume: &Resume) -> Value {
    let mut value = serde_json::to_value(resume).unwrap_or_default();
    let Some(map) = value.as_object_mut() else { return json!({}) };
    map.retain(|key, _| SECTIONS.contains(&key.as_str()));
    clean(&mut value);
    value
}

fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = line(text),
        Value::Array(list) => list.iter_mut().for_each(clean),
        Value::Object(map) => {
            map.retain(|key, _| !NOT_SHOWN.contains(&key.as_str()));
            for (key, value) in map.iter_mut() {
                match value {
                    Value::String(text) if PARAGRAPHS.contains(&key.as_str()) => *value = paragraphs(text),
                    Value::String(text) if key == "url" => *value = web(text),
                    other => clean(other),
                }
            }
        }
        _ => {}
    }
}

/// One line of text: composed (NFC), runs of white space made one space, without what no one can see.
fn line(text: &str) -> String {
    let visible: String = text.nfc().filter(|c| !is_hidden(*c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters, soft hyphens (they would cut a word in the extracted text), byte order marks, and marks that turn
/// the direction of what follows.
fn is_hidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn paragraphs(text: &str) -> Value {
    text.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(line).filter(|p| !p.is_empty()).collect()
}

/// An address of the web as people read it and as a browser follows it; nothing where there is only a place for one.
fn web(url: &str) -> Value {
    let url = real(url);
    if url.is_empty() { Value::Null } else { json!({ "text": shown(&url), "href": link::href(&url) }) }
}

fn real(url: &str) -> String {
    link::real(&line(url)).to_owned()
}

/// Without what only programs need, unless that is all there is.
fn shown(url: &str) -> &str {
    Some(link::shown(url)).filter(|short| !short.is_empty() && link::href(url).is_some()).unwrap_or(url)
}

fn contacts(basics: &Basics, locale: Locale) -> Value {
    let mut list = Vec::new();
    let mut add = |kind: &str, label: &str, text: String, value: String, href: Option<String>| {
        if !text.is_empty() {
            list.push(json!({ "kind": kind, "label": label, "text": text, "value": value, "href": href }));
        }
    };
    let mut plain = |kind: &str, label: Label, text: &str, href: Option<String>| {
        add(kind, locale.label(label), text.to_owned(), text.to_owned(), href);
    };
    plain("address", Label::Address, &address(&basics.location, locale), None);
    let (phone, email, url) = (line(&basics.phone), line(&basics.email), real(&basics.url));
    plain("phone", Label::Phone, &phone, link::tel(&phone));
    plain("email", Label::Email, &email, link::mailto(&email));
    plain("website", Label::Website, shown(&url), link::href(&url));
    for profile in &basics.profiles {
        let (network, user, url) = (line(&profile.network), line(&profile.username), real(profile.address()));
        let said = |part: &str| url.to_lowercase().contains(&part.to_lowercase());
        // The address says who and where as a rule; what it does not say stands before it.
        let user = if said(&user) { "" } else { user.as_str() };
        let value = join([user, shown(&url)], ", ");
        let value = if value.is_empty() { network.clone() } else { value };
        let text =
            if said(&network) || value == network { value.clone() } else { format!("{network}: {value}") };
        let label = if value == network { "" } else { network.as_str() };
        add("profile", label, text, value, link::href(&url));
    }
    list.into()
}

/// A place on one line, in the order that the language is used to.
fn address(location: &Location, locale: Locale) -> String {
    let text = |part: &str| {
        paragraphs(part)
            .as_array()
            .map(|p| join(p.iter().filter_map(Value::as_str), ", "))
            .unwrap_or_default()
    };
    let (code, city, region) = (text(&location.postal_code), text(&location.city), text(&location.region));
    let place = if locale == Locale::ENGLISH {
        let state = join([region.as_str(), code.as_str()], " ");
        join([city.as_str(), state.as_str()], ", ")
    } else {
        let town = join([code.as_str(), city.as_str()], " ");
        join([town.as_str(), region.as_str()], ", ")
    };
    let (street, country) = (text(&location.address), text(&location.country_code));
    join([street.as_str(), place.as_str(), country.as_str()], ", ")
}

fn join<'a>(parts: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(resume: &Resume, tag: &str) -> Value {
        serde_json::from_str(&super::resume(resume, Locale::of(tag))).unwrap()
    }

    #[test]
    fn letters_of_both_directions_are_told() {
        let mixed = |summary: &str| {
            let resume = Resume::from_json(&json!({ "basics": { "summary": summary } }).to_string()).unwrap();
            serde_json::from_str::<Value>(&super::resume(&resume, Locale::ENGLISH)).unwrap()["mixed"] == true
        };
        assert!(mixed("Ran the depot. ניהלתי צוות"));
        assert!(!mixed("Ran the depot, 12 people") && !mixed("ניהלתי צוות של 12 עובדים"));
    }

    #[test]
    fn dates_come_as_words_and_a_lone_start_claims_nothing() {
        let mut resume =
            Resume::from_json(r#"{"work":[{"startDate":"2019-03"}],"awards":[{"date":"2020"}]}"#).unwrap();
        assert_eq!(view(&resume, "de")["work"][0]["period"], "März 2019 – heute");
        assert_eq!(view(&resume, "en")["awards"][0]["period"], "2020");
        resume.work[0].dates.end = None;
        assert_eq!(view(&resume, "en")["work"][0]["period"], "Mar 2019");
        assert_eq!(view(&resume, "en")["work"][0].get("startDate"), None);
    }

    #[test]
    fn text_is_cleaned_and_cut_into_paragraphs() {
        let mut resume = Resume::default();
        resume.basics.name = " A\u{0}da\u{ad}  Love\u{301}\tlace\u{202e}".into();
        resume.basics.summary = "one\r\n\n two \u{2028}three".into();
        let view = view(&resume, "en");
        assert_eq!(view["basics"]["name"], "Ada Lov\u{e9} lace");
        assert_eq!(view["basics"]["summary"], json!(["one", "two", "three"]));
    }

    #[test]
    fn links_are_read_without_their_scheme_and_only_the_web_is_followed() {
        let url = "https://www.example.org/a/";
        assert_eq!(web(url), json!({ "text": "example.org/a", "href": url }));
        for odd in ["file:///etc/passwd", "my site"] {
            assert_eq!(web(odd), json!({ "text": odd, "href": null }));
        }
        for dead in ["#", "javascript:alert(1)", "https://"] {
            assert_eq!(web(dead), Value::Null);
        }
    }

    #[test]
    fn a_profile_says_what_its_address_does_not() {
        let text = r##"{"basics":{"profiles":[{"network":"LinkedIn","username":"ada","url":"https://linkedin.com/in/ada"},
            {"network":"Forum","username":"ada"},{"network":"Blog","url":"https://ada.example"},{"username":"ada"},{"network":"Matrix"},
            {"network":"ORCID","username":"0000","url":"https://id.example/x"},
            {"network":"GitHub","username":"ada","url":"#"},{"network":"Xing","url":"javascript:void(0)"},{"url":"#"}]}}"##;
        let contacts = &view(&Resume::from_json(text).unwrap(), "en")["basics"]["contacts"];
        let texts: Vec<_> =
            contacts.as_array().unwrap().iter().map(|c| c["text"].as_str().unwrap()).collect();
        let expected = [
            "linkedin.com/in/ada",
            "Forum: ada",
            "Blog: ada.example",
            "ada",
            "Matrix",
            "ORCID: 0000, id.example/x",
            "GitHub: ada",
            "Xing",
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn an_address_follows_the_custom_of_the_language() {
        let text = r#"{"address":"1 High St\nFlat 2","postalCode":"12345","city":"Town","region":"XY","countryCode":"US"}"#;
        let location: Location = serde_json::from_str(text).unwrap();
        assert_eq!(address(&location, Locale::ENGLISH), "1 High St, Flat 2, Town, XY 12345, US");
        assert_eq!(address(&location, Locale::of("de")), "1 High St, Flat 2, 12345 Town, XY, US");
        assert_eq!(address(&Location::default(), Locale::ENGLISH), "");
    }
}
