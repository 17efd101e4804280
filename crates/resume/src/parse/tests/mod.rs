//! What is read out of whole CVs.

mod forms;
mod headers;
mod headings;
mod layouts;
mod pages;
mod projects;
mod properties;
mod skills;

use super::parse;
use crate::extract::{Limits, extract};
use crate::model::{Date, Resume};

fn read(text: &str) -> Resume {
    parse(&extract(text.as_bytes(), &Limits::default()).unwrap())
}

const NURSE: &str = "\
Mara Lindqvist
Registered Nurse
mara.lindqvist@example.org | +44 20 7946 0018 | Leeds, UK
linkedin.com/in/mara-lindqvist

SUMMARY
Ward nurse with nine years in acute care who trains new colleagues on the job every week.

EXPERIENCE

Senior Staff Nurse, Northgate Hospital                      Jan 2020 – Present
- Led the night shift of a ward of 24 beds and kept the handover
  notes of the whole floor
- Trained twelve new nurses

Staff Nurse, Elm Street Clinic                              03/2015 - 12/2019
- Ran the vaccination rounds

EDUCATION

University of Leeds                                         2011 – 2014
BSc in Nursing

SKILLS
Clinical: wound care, triage, IV therapy
Systems: EMIS, SystmOne

LANGUAGES
English (native), Swedish (C1)

CERTIFICATIONS
Advanced Life Support, Resuscitation Council, 2019
";

#[test]
fn a_plain_text_cv_is_read_whole() {
    let r = read(NURSE);
    assert_eq!(r.basics.name, "Mara Lindqvist");
    assert_eq!(r.basics.label, "Registered Nurse");
    assert_eq!(r.basics.email, "mara.lindqvist@example.org");
    assert_eq!(r.basics.phone, "+44 20 7946 0018");
    assert_eq!(r.basics.location.city, "Leeds");
    assert_eq!(r.basics.profiles[0].network, "LinkedIn");
    assert_eq!(r.basics.profiles[0].url, "linkedin.com/in/mara-lindqvist");
    assert!(r.basics.summary.starts_with("Ward nurse"));
    assert_eq!(r.work.len(), 2);
    assert_eq!(
        (r.work[0].position.as_str(), r.work[0].name.as_str()),
        ("Senior Staff Nurse", "Northgate Hospital")
    );
    assert_eq!(r.work[0].dates.start, Some(Date::Month(2020, 1)));
    assert_eq!(r.work[0].dates.end, Some(Date::Present));
    assert_eq!(r.work[0].highlights.len(), 2);
    assert!(r.work[0].highlights[0].text.ends_with("handover notes of the whole floor"));
    assert_eq!(r.work[1].dates.end, Some(Date::Month(2019, 12)));
    assert_eq!(r.education[0].institution, "University of Leeds");
    assert_eq!((r.education[0].study_type.as_str(), r.education[0].area.as_str()), ("BSc", "Nursing"));
    assert_eq!(r.skills[0].name, "Clinical");
    assert_eq!(r.skills[0].keywords, ["wound care", "triage", "IV therapy"]);
    assert_eq!(r.languages[1].language, "Swedish");
    assert_eq!(r.languages[1].fluency, "C1");
    assert_eq!(r.certificates[0].name, "Advanced Life Support");
    assert_eq!(r.meta.language, "en");
}

#[test]
fn a_german_cv_in_markdown_is_read() {
    let r = read(
        "# Jonas Achtermann\n\nj.achtermann@example.de · 0351 5550142\n\n## Berufserfahrung\n\n\
         ### Küchenleiter, Gasthof zur Mühle GmbH\n\nseit März 2019\n\n- Leitung der Küche mit acht Köchen\n\n\
         ### Koch, Hotel Elbblick\n\n04.2014 – 02.2019\n\n- Zubereitung der Speisen für die Gäste\n\n\
         ## Ausbildung\n\n### Berufsschule Pirna\n\n2011 – 2014\n\nAusbildung zum Koch\n\n## Sprachen\n\n- Deutsch (Muttersprache)\n- Englisch (fließend)\n",
    );
    assert_eq!(r.basics.name, "Jonas Achtermann");
    assert_eq!(r.basics.phone, "0351 5550142");
    assert_eq!(
        (r.work[0].position.as_str(), r.work[0].name.as_str()),
        ("Küchenleiter", "Gasthof zur Mühle GmbH")
    );
    assert_eq!(r.work[0].dates.start, Some(Date::Month(2019, 3)));
    assert_eq!(r.work[0].dates.end, Some(Date::Present));
    assert_eq!(r.work[1].position, "Koch");
    assert_eq!(r.work[1].dates.end, Some(Date::Month(2019, 2)));
    assert_eq!(r.education[0].institution, "Berufsschule Pirna");
    assert_eq!(r.languages[1].fluency, "fließend");
    assert_eq!(r.meta.language, "de");
}

#[test]
fn french_and_spanish_headings_and_dates_are_known() {
    let r = read(
        "Aline Vauquois\naline.vauquois@example.fr\n\nEXPÉRIENCE PROFESSIONNELLE\n\n\
         Infirmière chez Clinique des Tilleuls              septembre 2018 à aujourd'hui\n- Soins aux patients\n\n\
         FORMATION\n\nUniversité de Caen              2014 – 2017\nLicence en Soins infirmiers\n\nLANGUES\nFrançais (maternelle), Anglais (B2)\n",
    );
    assert_eq!(
        (r.work[0].position.as_str(), r.work[0].name.as_str()),
        ("Infirmière", "Clinique des Tilleuls")
    );
    assert_eq!(r.work[0].dates.start, Some(Date::Month(2018, 9)));
    assert!(r.work[0].dates.is_current());
    assert_eq!(r.languages.len(), 2);
    let r = read(
        "Inés Carvajal Mota\nines.carvajal@example.es\n\nEXPERIENCIA LABORAL\n\nProfesora, Colegio San Telmo\n\
         enero de 2019 - actualidad\n- Clases de matemáticas\n\nIDIOMAS\nEspañol: nativo\nInglés: avanzado\n",
    );
    assert_eq!((r.work[0].position.as_str(), r.work[0].name.as_str()), ("Profesora", "Colegio San Telmo"));
    assert_eq!(r.work[0].dates.start, Some(Date::Month(2019, 1)));
    assert_eq!(r.languages[1].fluency, "avanzado");
}

#[test]
fn what_is_no_cv_yields_nobody() {
    let r = read(
        "Meeting Notes\n\nWe talked about the budget of the coming year and decided nothing.\nNext Tuesday again.\n",
    );
    assert_eq!(r.basics.name, "");
    assert!(r.work.is_empty() && r.education.is_empty());
    assert_eq!(r.meta.leftovers.len(), 3);
}

#[test]
fn a_single_date_is_not_read_as_going_on() {
    let r = read(
        "Tom Ashby\ntom@example.com\n\nEXPERIENCE\n\nGardener, City Parks               2019\n- Planted trees\n\nSKILLS\nPruning\n",
    );
    assert_eq!(r.work[0].dates.end, Some(Date::Year(2019)));
}

#[test]
fn positions_under_one_employer_share_it_and_a_missing_employer_stays_missing() {
    let cv = |second: &str| {
        format!(
            "# Rosa Quint\n\nrosa@example.com\n\n## Experience\n\n### Harbour Freight Ltd\n\nShift Manager\n\n2019 – 2021\n\n\
             - Ran the night shift\n\n{second}\n\n- Moved the goods\n\n### Dockside GmbH\n\nClerk\n\n2012 – 2016\n\n- Kept the books\n"
        )
    };
    let employers = |r: &Resume| r.work.iter().map(|w| w.name.clone()).collect::<Vec<_>>();
    let r = read(&cv("Forklift Driver\n\n2016 – 2019"));
    assert_eq!(employers(&r), ["Harbour Freight Ltd", "Harbour Freight Ltd", "Dockside GmbH"]);
    let r = read(&cv("### 2016 – 2019\n\nForklift Driver"));
    assert_eq!(employers(&r), ["Harbour Freight Ltd", "", "Dockside GmbH"]);
}

#[test]
fn a_second_position_or_degree_under_one_name_belongs_to_it_where_its_dates_adjoin() {
    let r = read(
        "Rosa Quint\nrosa@example.com\n\nEXPERIENCE\n\nQuire Ltd\nHead Bookbinder\n2020 - Present\n- Ran the bindery\n\n\
         Shift Manager\n2018 - 2020\n- Bound account books\n\nFolio GmbH\nClerk\n2012 - 2016\n- Kept the books\n\n\
         Freelance Translator\n2010 - 2012\n- Translated\n\nShop Assistant\n2004 - 2006\n- Sold ink\n\n\
         EDUCATION\n\nUniversity of Leeds\nM.B.A.\n2008 - 2010\n\nBSc in Nursing\n2005 - 2008\n",
    );
    let jobs: Vec<_> = r.work.iter().map(|w| (w.name.as_str(), w.position.as_str())).collect();
    assert_eq!(
        jobs,
        [
            ("Quire Ltd", "Head Bookbinder"),
            ("Quire Ltd", "Shift Manager"),
            ("Folio GmbH", "Clerk"),
            ("", "Freelance Translator"),
            ("", "Shop Assistant"),
        ]
    );
    assert_eq!(r.meta.spans["work-2/name"], r.meta.spans["work-1/name"]);
    let schools: Vec<_> =
        r.education.iter().map(|e| (e.institution.as_str(), e.study_type.as_str())).collect();
    assert_eq!(schools, [("University of Leeds", "M.B.A."), ("University of Leeds", "BSc")]);
}

#[test]
fn headings_of_further_languages_are_known() {
    for (work, now, education, languages) in [
        ("Arbeidserfaring", "nå", "Utdanning", "Språk"),
        ("ARBETSLIVSERFARENHET", "nuvarande", "UTBILDNING", "SPRÅKKUNSKAPER"),
        ("Työkokemus", "nykyinen", "Koulutus", "Kielitaito"),
        ("Pracovní zkušenosti", "současnost", "Vzdělání", "Jazykové znalosti"),
        ("Szakmai tapasztalat", "jelenleg", "Tanulmányok", "Nyelvtudás"),
        ("Experiență profesională", "prezent", "Educație", "Limbi străine"),
        ("İş Deneyimi", "halen", "Eğitim", "Yabancı Diller"),
        ("ΕΠΑΓΓΕΛΜΑΤΙΚΉ ΕΜΠΕΙΡΊΑ", "σήμερα", "ΣΠΟΥΔΈΣ", "ΓΛΏΣΣΕΣ"),
        ("Опыт работы", "настоящее время", "Образование", "Языки"),
        ("Досвід роботи", "дотепер", "Освіта", "Мови"),
    ] {
        let r = read(&format!(
            "Rosa Quint\nrosa@example.com\n\n{work}\n\nQuire AS\n2019 – {now}\nBookbinder\n- Bound account books\n\n\
             {education}\n\nUniversity of Leeds\n2011 - 2014\nBSc in Nursing\n\n{languages}\nEnglish (C1)\n"
        ));
        assert_eq!(
            (r.work.len(), r.education.len(), r.languages.len()),
            (1, 1, 1),
            "{work}: {:?}",
            r.meta.leftovers
        );
        assert_eq!((r.work[0].name.as_str(), r.work[0].position.as_str()), ("Quire AS", "Bookbinder"));
        assert!(r.work[0].dates.is_current(), "{now}");
    }
}

#[test]
fn spans_say_where_values_stood() {
    let document = extract(NURSE.as_bytes(), &Limits::default()).unwrap();
    let r = parse(&document);
    let text: Vec<char> = document.text().chars().collect();
    let at = |key: &str| {
        let span = r.meta.spans[key];
        text[span.start as usize..span.end as usize].iter().collect::<String>()
    };
    assert_eq!(at("basics/email"), r.basics.email);
    assert_eq!(at("work-2/position"), "Staff Nurse");
    assert_eq!(at("work-1/endDate"), "Present");
    assert_eq!(at("skills-1/keywords/1"), "triage");
    assert_eq!(at("work-1.2"), "Trained twelve new nurses");
}
