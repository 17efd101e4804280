//! What is read out of a posting.

use fit::requirements::{Category, Cefr, DegreeLevel, Need};

use crate::{PAIRS, pair};

#[test]
fn title_company_and_place() {
    for (name, title, company, location) in [
        ("platform engineer", "Senior Platform Engineer", "Tidewell Systems", Some("Leeds, UK")),
        ("Pflegefachkraft", "Pflegefachkraft", "Das Klinikum Seeblick", Some("Konstanz")),
        ("soudeur", "Soudeur", "Ateliers Roquefeuil", Some("Nantes")),
        ("accountant", "Financial Accountant", "Larkspur Foods", Some("Bristol")),
    ] {
        let (_, posting) = pair(name);
        assert_eq!(
            (posting.title.as_str(), posting.company.as_str(), posting.location.as_deref()),
            (title, company, location)
        );
    }
}

#[test]
fn every_word_stands_in_the_posting() {
    for (name, _, text) in PAIRS {
        let (_, posting) = pair(name);
        let plain = text.replace("&amp;", "&");
        assert!(posting.requirements.len() >= 4, "{name}: {:?}", posting.requirements);
        assert!(posting.skills.len() >= 4, "{name}: {:?}", posting.skills);
        for said in
            posting.requirements.iter().flat_map(|r| r.skills.iter().chain([&r.text])).chain(&posting.skills)
        {
            assert!(plain.contains(said.as_str()), "{name}: {said}");
        }
    }
}

#[test]
fn must_and_nice_by_section_and_wording() {
    let kind = |name: &str, words: &str| {
        let (_, posting) = pair(name);
        posting.requirements.iter().find(|r| r.text.contains(words)).unwrap_or_else(|| panic!("{words}")).kind
    };
    assert_eq!(kind("platform engineer", "Terraform"), Need::Must);
    assert_eq!(kind("platform engineer", "Kafka"), Need::Nice);
    assert_eq!(kind("Pflegefachkraft", "Beatmung"), Need::Must);
    assert_eq!(kind("Pflegefachkraft", "Kinästhetik"), Need::Nice);
    assert_eq!(kind("soudeur", "CACES"), Need::Nice);
    assert_eq!(kind("accountant", "QuickBooks"), Need::Nice);
}

#[test]
fn benefits_company_and_law_are_set_aside() {
    for (name, words) in [
        ("platform engineer", &["insurance", "sailing", "discriminate"][..]),
        ("Pflegefachkraft", &["Urlaub", "Jobticket", "Maximalversorgung"]),
        ("soudeur", &["Mutuelle"]),
        ("accountant", &["jam"]),
    ] {
        let (_, posting) = pair(name);
        for word in words {
            assert!(!posting.requirements.iter().any(|r| r.text.contains(word)), "{word}");
        }
    }
}

#[test]
fn years_degrees_languages_and_certificates() {
    let find = |name: &str, words: &str| {
        let (_, posting) = pair(name);
        posting
            .requirements
            .iter()
            .find(|r| r.text.contains(words))
            .unwrap_or_else(|| panic!("{words}"))
            .clone()
    };
    let years = find("platform engineer", "5+ years");
    assert_eq!((years.years, years.category), (Some(5), Category::Experience));
    assert!(years.skills.iter().any(|s| s == "Kubernetes"), "{years:?}");
    assert_eq!(find("Pflegefachkraft", "drei Jahre").years, Some(3));
    assert_eq!(find("soudeur", "2 ans").years, Some(2));
    let degree = find("platform engineer", "Bachelor");
    assert_eq!((degree.degree, degree.category), (Some(DegreeLevel::Bachelor), Category::Education));
    let english = find("platform engineer", "Fluent");
    assert_eq!(
        (english.languages[0].language.as_str(), english.languages[0].level),
        ("English", Some(Cefr::C1))
    );
    assert_eq!(find("Pflegefachkraft", "Deutsch").languages[0].level, Some(Cefr::C1));
    assert_eq!(find("platform engineer", "CKA").category, Category::Certificate);
    assert_eq!(find("soudeur", "Permis B").category, Category::Certificate);
    assert_eq!(find("platform engineer", "communication").category, Category::Other);
}

#[test]
fn wire_shape() {
    let (_, posting) = pair("platform engineer");
    let value = serde_json::to_value(&posting).expect("JSON");
    assert_eq!(value["title"], "Senior Platform Engineer");
    assert_eq!(value["requirements"][0]["id"], "r1");
    assert_eq!(value["requirements"][0]["kind"], "must");
    assert!(value["skills"].is_array());
    let again: fit::Posting = serde_json::from_value(value).expect("the same shape");
    assert_eq!(again, posting);
}

#[test]
fn forms_of_applicant_systems() {
    let body =
        "&lt;h3&gt;Requirements&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Experience with Docker&lt;/li&gt;&lt;/ul&gt;";
    let json = serde_json::json!({ "jobs": [{ "id": 1, "title": "Cook's Mate", "company_name": "Galley ",
        "location": { "name": "Kiel" }, "content": body }] });
    let posting = fit::requirements(&json.to_string());
    assert_eq!(
        (posting.title.as_str(), posting.company.as_str(), posting.location.as_deref()),
        ("Cook's Mate", "Galley", Some("Kiel"))
    );
    assert_eq!(posting.requirements[0].text, "Experience with Docker");
    let xml = "<?xml version='1.0'?><position><name>Baker</name><subcompany>Crumb &amp; Co</subcompany><office>Graz</office>\
        <jobDescriptions><jobDescription><value><![CDATA[<p>Must have: HACCP knowledge</p>]]></value></jobDescription></jobDescriptions></position>";
    let posting = fit::requirements(xml);
    assert_eq!((posting.title.as_str(), posting.company.as_str()), ("Baker", "Crumb & Co"));
    assert!(posting.skills.iter().any(|s| s.contains("HACCP")), "{posting:?}");
}
