//! Forms in which people write what they did and know.

use super::read;
use crate::model::Date;

const HEAD: &str = "Rosa Quint\nrosa@mail.example\n\n";

#[test]
fn a_form_says_which_field_is_which() {
    let r = read(&format!(
        "{HEAD}WORK EXPERIENCE\n\nDesignation: Garden Digital\nOrganization: Violet Lead, Leeds, UK\nDuration: May 2010 - June 2012\n- Planted\n"
    ));
    assert_eq!((r.work[0].position.as_str(), r.work[0].name.as_str()), ("Garden Digital", "Violet Lead"));
    assert_eq!(r.work[0].location, "Leeds, UK");
    assert!(r.work[0].dates.start.is_some());
}

#[test]
fn a_name_may_stand_behind_its_label() {
    let r = read(
        "CURRICULUM VITAE\n\nName: Rosa Maria Quint\nrosa@mail.example\n\nEDUCATION\nBSc\n\nSKILLS\nInk\n",
    );
    assert_eq!(r.basics.name, "Rosa Maria Quint");
}

#[test]
fn a_surname_may_be_a_word_of_documents_and_addresses() {
    for name in ["Larry Page", "Diane Lane", "Picabo Street", "Ann Sample", "Ada Example", "Arthur Date"] {
        let local = name.to_lowercase().replace(' ', ".");
        let r = read(&format!(
            "{name}\n14 Weir Lane, Leeds\n{local}@mail.example\n\nEDUCATION\nBSc\n\nSKILLS\nInk\nPage 1 of 1\n"
        ));
        assert_eq!(r.basics.name, name);
    }
}

#[test]
fn places_are_cut_into_their_parts() {
    let place = |text: &str| {
        let l = read(&format!("Rosa Quint\n{text}\nrosa@mail.example\n\nSKILLS\nInk\n\nEDUCATION\nBSc\n"))
            .basics
            .location;
        [l.address, l.postal_code, l.city, l.region, l.country_code]
    };
    assert_eq!(place("Am Speicher 14, 28217 Bremen, DE"), ["Am Speicher 14", "28217", "Bremen", "", "DE"]);
    assert_eq!(
        place("14 Weir Lane, Bristol, Avon BS1 4QT, GB"),
        ["14 Weir Lane", "BS1 4QT", "Bristol", "Avon", "GB"]
    );
    assert_eq!(place("Portland, Oregon, US"), ["", "", "Portland", "Oregon", "US"]);
    assert_eq!(place("Leeds, UK"), ["", "", "Leeds", "UK", ""]);
}

#[test]
fn courses_and_grade_stand_apart_from_the_summary() {
    let r = read(&format!(
        "{HEAD}EDUCATION\n\nUniversity of Leeds        2011 - 2014\nBSc in Nursing\nThesis on wound care in small hospitals of the valley.\nGrade: 1,7\nCourses: Anatomy, Ethics\n"
    ));
    let school = &r.education[0];
    assert_eq!(school.summary, "Thesis on wound care in small hospitals of the valley.");
    assert_eq!(school.score, "1,7");
    assert_eq!(school.courses, ["Anatomy", "Ethics"]);
}

#[test]
fn a_project_keeps_its_address_and_what_it_is_made_with() {
    let r = read(&format!(
        "{HEAD}PROJECTS\n\nLettuce watch        2023\nrosa.example/lettuce\nA public notebook that follows produce waste through a small network of shops.\nPython, pandas, open data\n"
    ));
    let project = &r.projects[0];
    assert_eq!(project.url, "rosa.example/lettuce");
    assert_eq!(project.keywords, ["Python", "pandas", "open data"]);
    assert!(project.description.starts_with("A public notebook") && project.description.ends_with("shops."));
}

#[test]
fn levels_and_examples_in_brackets_are_told_from_names() {
    let r = read(&format!(
        "{HEAD}SKILLS\nModelling (expert): Flow, Heat\nTools: SAP S/4HANA, Ink\n\nINTERESTS\nMaps (old, of the sea), Choir\n\nLANGUAGES\nEnglish (native), Klingon (qa'pla)\n"
    ));
    assert_eq!((r.skills[0].name.as_str(), r.skills[0].level.as_str()), ("Modelling", "expert"));
    assert_eq!(r.skills[1].keywords, ["SAP S/4HANA", "Ink"]);
    assert_eq!((r.interests[0].name.as_str(), r.interests[0].keywords.len()), ("Maps", 2));
    assert_eq!((r.languages[1].language.as_str(), r.languages[1].fluency.as_str()), ("Klingon", "qa'pla"));
}

#[test]
fn a_quote_is_followed_by_its_author() {
    let r = read(&format!(
        "{HEAD}SKILLS\nInk\n\nREFERENCES\nShe is calm, exact and kind, and the river comes first.\n- Tobias Abara, Head of Forecasting\n"
    ));
    assert_eq!(r.references[0].name, "Tobias Abara, Head of Forecasting");
    assert!(r.references[0].reference.starts_with("She is calm"));
}

#[test]
fn a_title_with_a_comma_is_whole_where_the_next_line_names_the_firm() {
    let r = read(&format!(
        "{HEAD}EXPERIENCE\n\nWarehouse Associate, later Shift Lead        2016 - 2018\nHarvest Lane Foods, Salem, OR\n- Led a shift\n"
    ));
    let job = &r.work[0];
    assert_eq!(job.position, "Warehouse Associate, later Shift Lead");
    assert_eq!((job.name.as_str(), job.location.as_str()), ("Harvest Lane Foods", "Salem, OR"));
}

#[test]
fn a_town_that_no_list_knows_stands_behind_a_legal_form() {
    let r = read(&format!(
        "{HEAD}EXPERIENCE\n\nFitter        2016 - 2018\nHanse Lifts GmbH, Wittmund\n- Fitted\n"
    ));
    assert_eq!((r.work[0].name.as_str(), r.work[0].location.as_str()), ("Hanse Lifts GmbH", "Wittmund"));
}

#[test]
fn a_number_in_an_address_is_no_phone_and_an_empty_field_no_value() {
    let r = read(
        "Rosa Quint\nrosa@mail.example | https://www.linkedin.com/in/rosa-quint-2976004\n\nEXPERIENCE\n\nClerk, N/A        2016 - 2018\n- Wrote\n",
    );
    assert_eq!(r.basics.phone, "");
    assert_eq!(r.basics.profiles[0].network, "LinkedIn");
    assert_eq!((r.work[0].position.as_str(), r.work[0].name.as_str()), ("Clerk", ""));
}

#[test]
fn schools_without_dates_or_looks_are_told_by_their_degrees() {
    let read = |section: &str| -> Vec<[String; 3]> {
        let r =
            read(&format!("{HEAD}EXPERIENCE\n\nClerk, Quire Ltd        2016 - 2018\n- Wrote\n\n{section}"));
        r.education.into_iter().map(|e| [e.institution, e.study_type, e.area]).collect()
    };
    let both = [
        ["Valley Institute of Technology", "Master of Science", "Computer Science"],
        ["River University", "BSc", "Biology"],
    ];
    let undated = "Master of Science in Computer Science\nValley Institute of Technology, Leeds, UK\nGPA: 4.0/4.0\n\
        BSc in Biology\nRiver University, Bristol, UK\nGPA: 3.9/4.0\n\nExpected - May 2009\n\nJanuary 2007\n";
    assert_eq!(read(&format!("EDUCATION\n{undated}\nSKILLS\nInk\n")), both);
    let sentences = "2003-2005\n\nMaster of Science in Computer Science, Valley Institute of Technology.\n\
        2000-2003\nBSc in Biology, River University.\n";
    let schools = read(&format!("ACADEMIC PROFILE:\n{sentences}\nSKILLS\nInk\n"));
    assert_eq!(schools.len(), 2, "{schools:?}");
    assert_eq!(schools[1][1..], ["BSc", "Biology"]);
    let r = super::read(&format!("{HEAD}EDUCATIONAL QUALIFICATION :\n{sentences}\nSKILLS\nInk\n"));
    let starts: Vec<_> = r.education.iter().map(|e| e.dates.start.clone()).collect();
    assert_eq!(starts, [Some(crate::model::Date::Year(2003)), Some(crate::model::Date::Year(2000))]);
}

#[test]
fn a_heading_may_have_a_legend_of_what_its_entries_say() {
    let mut lines = super::layouts::head();
    for (y0, bold, text) in [
        (100.0, true, "EXPERIENCE"),
        (130.0, true, "Clerk, Quire Ltd\t2016 - 2018"),
        (170.0, true, "EDUCATION"),
        (200.0, true, "University of Leeds\t2011 - 2014"),
        (240.0, true, "PROJECTS\tcompany · role · date · skills"),
        (270.0, true, "Ledger (web application)"),
        (284.0, false, "Counts the mills along the river and what they ground in a year."),
    ] {
        lines.push(super::layouts::line(40.0, y0, 10.0, bold, text));
    }
    let r = super::layouts::read(vec![lines]);
    assert_eq!((r.education.len(), r.projects.len()), (1, 1), "{r:?}");
    assert!(r.meta.leftovers.iter().any(|l| l.text == "company · role · date · skills"));
}

#[test]
fn a_job_whose_end_is_in_unknown_words_keeps_its_fields() {
    let r = read(&format!(
        "{HEAD}EXPERIENCE\n\nBookbinder, Quire Ltd, April 2019 - orain arte\n- Bound account books\n\nClerk, Folio AS, May 2016 - nå\n- Kept the books\n"
    ));
    let [binder, clerk] = &r.work[..] else { panic!("{:?}", r.work) };
    assert_eq!((binder.position.as_str(), binder.name.as_str()), ("Bookbinder", "Quire Ltd"));
    assert_eq!(binder.dates.start, Some(Date::Month(2019, 4)));
    assert_eq!(binder.dates.end, Some(Date::Text("orain arte".to_owned())));
    assert_eq!(binder.highlights[0].text, "Bound account books");
    assert!(clerk.dates.is_current());
}

#[test]
fn a_grade_is_read_once() {
    let school = |rest: &str| {
        let r = read(&format!(
            "{HEAD}EDUCATION\n\nUniversity of Leeds        2011 - 2014\n{rest}\n\nSKILLS\nInk\n"
        ));
        let left: Vec<_> = r.meta.leftovers.iter().map(|l| l.text.clone()).collect();
        assert_eq!(left, [""; 0], "{rest}");
        let e = r.education[0].clone();
        (e.score, e.area, e.summary, e.highlights.len())
    };
    let once = ("3.5".to_owned(), "Nursing".to_owned(), String::new(), 0);
    assert_eq!(school("BSc in Nursing\nGPA: 3.5\nGrade: 3.5"), once);
    assert_eq!(school("BSc in Nursing; GPA: 3.5"), once);
    assert_eq!(school("BSc in Nursing\n- Cumulative GPA: 3.5"), once);
}

#[test]
fn tongues_may_stand_among_the_skills() {
    let r = read(&format!(
        "{HEAD}KENNTNISSE\n\nFachlich: Wundpflege, Triage\nSprachen: Deutsch (Muttersprache), Englisch (B2), Polnisch\n(Grundkenntnisse)\nFührerschein: Klasse B\n\nLeeds, den 3. November 2026\n"
    ));
    let tongues: Vec<_> = r.languages.iter().map(|l| (l.language.as_str(), l.fluency.as_str())).collect();
    assert_eq!(tongues, [("Deutsch", "Muttersprache"), ("Englisch", "B2"), ("Polnisch", "Grundkenntnisse")]);
    let skills: Vec<_> = r.skills.iter().map(|s| (s.name.as_str(), s.keywords.join("|"))).collect();
    assert_eq!(
        skills,
        [("Fachlich", "Wundpflege|Triage".to_owned()), ("Führerschein", "Klasse B".to_owned())]
    );
    // With which one signs is no skill.
    let left: Vec<_> = r.meta.leftovers.iter().map(|l| l.text.as_str()).collect();
    assert_eq!(left, ["Leeds, den 3. November 2026"]);

    let r = read(&format!("{HEAD}SKILLS\n\nLanguages: Rust, Python, Go\nTools: Git\n"));
    assert_eq!((r.languages.len(), r.skills[0].name.as_str()), (0, "Languages"));
}

#[test]
fn tongues_may_stand_beside_the_address() {
    let told = |text: &str| -> Vec<(String, String)> {
        read(text).languages.iter().map(|l| (l.language.clone(), l.fluency.clone())).collect()
    };
    let under = "\n\nEXPERIENCE\nBaker, Crumb Ltd, 2019 - 2021\n";
    let pair = |l: &str, f: &str| (l.to_owned(), f.to_owned());
    assert_eq!(
        told(&format!("Rosa Quint\nrosa@mail.example  Spanish, English (C1), Portuguese{under}")),
        [pair("Spanish", ""), pair("English", "C1"), pair("Portuguese", "")]
    );
    // Whose citizen somebody is, is no language; and where a section has them, the address has none.
    assert_eq!(told(&format!("Rosa Quint\nrosa@mail.example\nNationality:\nSpanish{under}")), []);
    let both = format!("Rosa Quint\nrosa@mail.example\nSpanish{under}\nLANGUAGES\nEnglish: fluent\n");
    assert_eq!(told(&both), [pair("English", "fluent")]);
}

#[test]
fn a_level_may_have_a_test_in_brackets() {
    let r = read(&format!(
        "{HEAD}LANGUAGES\nFrench (Native speaker), English (Fluent (TOEIC: 970/990))\nSpanish (Working\nproficiency)\n"
    ));
    let told: Vec<_> = r.languages.iter().map(|l| (l.language.as_str(), l.fluency.as_str())).collect();
    let wanted = [
        ("French", "Native speaker"),
        ("English", "Fluent (TOEIC: 970/990)"),
        ("Spanish", "Working proficiency"),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn an_address_may_take_two_lines_or_a_british_code() {
    let home = |lines: &str| {
        let l = read(&format!(
            "Rosa Quint\nrosa@mail.example\n{lines}\n\nEXPERIENCE\nBaker, Crumb Ltd, 2019 - 2021\n"
        ))
        .basics
        .location;
        [l.address, l.postal_code, l.city]
    };
    assert_eq!(home("Zechenstraße 3a\n45881 Gelsenkirchen"), ["Zechenstraße 3a", "45881", "Gelsenkirchen"]);
    assert_eq!(home("8, allée des Mimosas\n35000 Rennes"), ["8, allée des Mimosas", "35000", "Rennes"]);
    assert_eq!(home("Rotterdamseweg 112\n2628 AS Delft"), ["Rotterdamseweg 112", "2628 AS", "Delft"]);
    assert_eq!(home("14 Larkfield Close, Leeds LS6 3QB"), ["14 Larkfield Close", "LS6 3QB", "Leeds"]);
    assert_eq!(home("Via Garibaldi, 12 – 20121 Milano"), ["Via Garibaldi, 12", "20121", "Milano"]);
}

#[test]
fn the_european_form_of_old_is_read() {
    let r = read(
        "Rosa Quint\nrosa@mail.example\n\nESPERIENZA LAVORATIVA\n• Date (da – a)\tdal 01/03/2018 ad oggi\n• Nome e indirizzo del datore di lavoro\tRistorante Quint, Napoli\n• Tipo di azienda o settore\tRistorazione\n• Tipo di impiego\tCuoca\n• Principali mansioni e responsabilità\tPrimi piatti e ordini della cucina\n\nISTRUZIONE E FORMAZIONE\n• Date (da – a)\t1999 – 2004\n• Nome e tipo di istituto di istruzione o formazione\tIstituto Rossini, Napoli\n• Qualifica conseguita\tDiploma di cucina\n",
    );
    let job = &r.work[0];
    assert_eq!(
        (job.name.as_str(), job.position.as_str(), job.location.as_str()),
        ("Ristorante Quint", "Cuoca", "Napoli")
    );
    assert_eq!(job.dates.start, Some(crate::model::Date::Day(2018, 3, 1)));
    assert_eq!(
        (r.education[0].institution.as_str(), r.education[0].study_type.as_str()),
        ("Istituto Rossini", "Diploma di cucina")
    );
    assert!(r.meta.leftovers.iter().all(|l| !l.text.starts_with("Date")));
}

#[test]
fn a_name_has_labels_in_many_languages_and_now_has_words() {
    for label in ["Nombre y apellidos", "Nome e Cognome", "Vor- und Nachname", "Nom et prénom"] {
        let r = read(&format!(
            "{label}: Rosa Quint\ncorreo@mail.example\n\nEXPERIENCE\nBaker, Crumb Ltd, 2019 - 2021\n"
        ));
        assert_eq!(r.basics.name, "Rosa Quint", "{label}");
    }
    for now in ["até à data", "a la fecha", "até ao momento"] {
        let r = read(&format!("{HEAD}EXPERIENCE\nBaker, Crumb Ltd, 03/2017 – {now}\n- Baked\n"));
        assert_eq!(r.work[0].dates.end, Some(crate::model::Date::Present), "{now}");
    }
}

#[test]
fn a_school_may_stand_on_one_row_with_its_year_among_commas() {
    let r = read(&format!(
        "{HEAD}EDUCATION\nBSc (Hons) Applied Accounting, Oxford Brookes University, 2016, First\nBSc Economics, University of Leeds, 2009 – 2013, Second Class Upper\n"
    ));
    let schools: Vec<_> = r.education.iter().map(|e| (e.institution.as_str(), e.dates.end.clone())).collect();
    let year = |y| Some(crate::model::Date::Year(y));
    assert_eq!(schools, [("Oxford Brookes University", year(2016)), ("University of Leeds", year(2013))]);
}

#[test]
fn languages_may_share_a_row_or_a_level() {
    let told = |rows: &str| -> Vec<String> {
        let r = read(&format!("{HEAD}LANGUAGES\n{rows}\n"));
        r.languages.iter().map(|l| format!("{}: {}", l.language, l.fluency)).collect()
    };
    assert_eq!(
        told("Français : langue maternelle – Arabe : courant – Anglais : B1"),
        ["Français: langue maternelle", "Arabe: courant", "Anglais: B1"]
    );
    assert_eq!(
        told("Deutsch und Polnisch (Muttersprachen)"),
        ["Deutsch: Muttersprachen", "Polnisch: Muttersprachen"]
    );
    assert_eq!(told("Inglese: ottimo (C1)"), ["Inglese: ottimo (C1)"]);
    assert_eq!(told("English: C1\nProgramming: Python, R, VBA"), ["English: C1"]);
}

#[test]
fn a_postal_code_is_no_phone_and_a_period_no_place() {
    let r = read(
        "Rosa Quint\nFort Collins, CO 80523 · (970) 555-0121 · rosa@mail.example\n\nEXPERIENCE\nBaker, Crumb Ltd, 2019 - 2021\n",
    );
    let home = &r.basics.location;
    assert_eq!((r.basics.phone.as_str(), home.city.as_str()), ("(970) 555-0121", "Fort Collins"));
    let r = read(
        "Rosa Quint\nrosa@mail.example\n\nWhere I've worked\nHeating Engineer\nHomeserve Ltd, Bury\nSeptember 2009 to March 2016\n- Boilers\n",
    );
    assert!(!r.basics.location.city.contains("September") && r.basics.location.postal_code.is_empty());
}

#[test]
fn a_number_that_ends_a_bullet_is_no_day_of_the_date_below() {
    let r = read(&format!(
        "{HEAD}EXPERIENCE\nMar 2019 - Present  Supervisor, Costa Ltd\n- Team of 5\n\nSep 2014 - Feb 2019  Barista, Nero Ltd\n- Coffee\n"
    ));
    assert_eq!(r.work.len(), 2);
    assert_eq!(r.work[1].dates.start, Some(crate::model::Date::Month(2014, 9)));
}
