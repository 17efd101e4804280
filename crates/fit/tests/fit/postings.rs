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

fn asked(text: &str) -> Vec<(String, Need)> {
    fit::requirements(text).requirements.into_iter().map(|r| (r.text, r.kind)).collect()
}

fn texts(text: &str) -> Vec<String> {
    asked(text).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn a_heading_that_no_list_knows_ends_what_was_set_aside() {
    let read = texts(
        "Backend Engineer\nAbout us\nOrrin Freight is a carrier in the north.\nThis is what you will need to have:\n\
         • Must have built services in Java\n• Must have used Kafka\n• Experience with Linux\nInterested?\n\
         Send us a letter by Friday.\nA word on tools:\n• You must have Terraform knowledge\n• Experience with Docker",
    );
    for words in ["Java", "Kafka", "Linux", "Terraform", "Docker"] {
        assert!(read.iter().any(|t| t.contains(words)), "{words}: {read:?}");
    }
    let read = texts("You will be great in this role if you\n• Have a degree in physics\n• Know MATLAB");
    assert_eq!(read, ["Have a degree in physics", "Know MATLAB"]);
}

#[test]
fn a_label_before_text_opens_its_section() {
    let read = texts(
        "Your job\nYou mix reagents.\nPersonal profile & qualifications: Background as a technician with Python.\n\
         Solid computer literacy including Excel.\nWe offer:.\nA desk in Java street.",
    );
    assert_eq!(read.len(), 2, "{read:?}");
    assert!(read[1].contains("Excel"));
}

#[test]
fn an_appeal_is_no_heading_and_a_question_no_demand() {
    let read = texts(
        "Surgeon\nDo you like teaching? Then we're looking for you!\nThe ward has a focus on statistics.\n\
         Wondering what you will do?\nRequirements\nExperience with Python\nWe are nine surgeons.\nStatistics of births\nSurgery",
    );
    assert_eq!(read, ["Experience with Python"]);
}

#[test]
fn what_is_demanded_counts_wherever_it_stands() {
    let read = texts(
        "Requirements\n• Python\nAbout Orrin Freight\nWe move boxes.\nA forklift licence is required for this post.",
    );
    assert_eq!(read.len(), 2, "{read:?}");
    assert!(read[1].contains("forklift licence"));
}

#[test]
fn runs_without_line_breaks_are_cut_into_items() {
    let read = texts(
        "Developer at Orrin Freight Your tasks: Build services for drivers Maintain the booking system together with the \
         operations team and write tests for it Your profile: Experience with Docker Strong knowledge of PostgreSQL Fluent \
         in English You have worked with Kafka for 3 years Job benefits: Free fruit Company bicycle Company description: We \
         move boxes with Rust",
    );
    for words in ["Experience with Docker", "Strong knowledge of PostgreSQL", "Fluent in English"] {
        assert!(read.iter().any(|t| t == words), "{words}: {read:?}");
    }
    assert!(read.iter().any(|t| t.starts_with("You have worked with Kafka")), "{read:?}");
    assert!(
        !read.iter().any(|t| t.contains("fruit") || t.contains("Rust") || t.contains("drivers")),
        "{read:?}"
    );
    let marks = texts(
        "Requirements: - Experience with Terraform and with the servers of a large company - Knowledge of PostgreSQL and of \
         Redis in production - Fluent German and English - At least 3 years with Kafka in any role",
    );
    assert_eq!(marks.len(), 4, "{marks:?}");
}

#[test]
fn a_run_of_skills_asks_each() {
    assert_eq!(
        texts("Java Kotlin Docker Kubernetes PostgreSQL"),
        ["Java", "Kotlin", "Docker", "Kubernetes", "PostgreSQL"]
    );
}

#[test]
fn names_of_several_words_are_asked_whole() {
    let text = "Requirements\n- Experience with SAP S/4HANA\n- You know TCP/IP, PL/SQL and CI/CD\n\
                - Knowledge of Blue Yonder\n- Build tools - Docker";
    assert_eq!(
        fit::requirements(text).skills,
        ["SAP S/4HANA", "TCP/IP", "PL/SQL", "CI/CD", "Blue Yonder", "Docker"]
    );
}

#[test]
fn a_degree_alone_is_a_requirement() {
    let posting = fit::requirements("Requirements\n• PhD\n• MBA\n• Python");
    assert_eq!(posting.requirements.len(), 3, "{:?}", posting.requirements);
    assert_eq!(posting.requirements[0].degree, Some(DegreeLevel::Doctor));
    assert_eq!(posting.requirements[1].category, Category::Education);
}

#[test]
fn what_is_waived_or_told_of_the_company_is_not_asked() {
    let read = texts(
        "Requirements\n• Experience with Python\n• You are not required to have a degree\n• No SQL knowledge needed\n\
         • There are two PhD students in the department\n• Our team uses Kafka\n• Knowledge of Terraform\n\
         Orrin Freight is a global leader in financial services and logistics.\nWe are a team of 40 with roots in statistics.",
    );
    assert_eq!(read, ["Experience with Python", "Knowledge of Terraform"]);
    let nice = asked("Requirements\n• Python\n• Kafka is a plus but not required");
    assert_eq!(nice[1].1, Need::Nice);
    let seeks =
        texts("Requirements\n• We expect a degree in physics\n• We are looking for experience with Kafka");
    assert_eq!(seeks.len(), 2, "{seeks:?}");
}

#[test]
fn help_that_is_offered_is_no_demand() {
    let posting = fit::requirements(
        "Clerk\n\nRequirements\n- Experience with stock counts\n- SQL\n\nWe offer\n- Training\n\nIf you need an accommodation during the \
         process, write to people@depot.example. Employment is subject to a background check.\n",
    );
    let asked: Vec<&str> = posting.requirements.iter().map(|r| r.text.as_str()).collect();
    assert!(!asked.iter().any(|text| text.contains("accommodation")), "{asked:?}");
    assert!(asked.iter().any(|text| text.contains("SQL")), "{asked:?}");
}
