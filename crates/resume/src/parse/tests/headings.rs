//! Headings that people make up themselves.

use super::layouts::{head, line, read};
use super::read as read_text;
use crate::document::Line;
use crate::model::Resume;

fn under(headings: [&str; 3]) -> Resume {
    let [profile, jobs, schools] = headings;
    let mut lines: Vec<Line> = head();
    let mut y = 90.0;
    let mut add = |gap: f32, size: f32, bold: bool, text: &str| {
        y += gap;
        lines.push(line(40.0, y, size, bold, text));
    };
    add(30.0, 14.0, true, profile);
    add(18.0, 10.0, false, "A calm person who likes to bind what others have written down.");
    add(30.0, 14.0, true, jobs);
    add(18.0, 10.0, true, "Bookbinder, Quire Ltd\t2019 - 2021");
    add(14.0, 10.0, false, "Sewed what others had written.");
    add(30.0, 14.0, true, schools);
    add(18.0, 10.0, true, "University of Leeds\t2011 - 2014");
    add(30.0, 14.0, true, "Languages");
    add(18.0, 10.0, false, "English, Dutch");
    read(vec![lines])
}

#[test]
fn a_word_of_a_heading_tells_what_it_is_about() {
    for headings in [
        ["Profile", "Career to date", "Professional & academic qualifications"],
        ["Profile", "Driving experience", "Tertiary study"],
        ["Profil", "Parcours et expériences", "Formations et diplômes"],
        ["Profil", "Berufliches und Praktika", "Schule und Ausbildung"],
        // No word at all: what stands under it tells.
        ["Hello", "Workrooms I loved", "Where I learnt"],
    ] {
        let r = under(headings);
        let jobs: Vec<_> = r.work.iter().map(|w| w.position.as_str()).collect();
        let schools: Vec<_> = r.education.iter().map(|e| e.institution.as_str()).collect();
        assert_eq!((jobs, schools), (vec!["Bookbinder"], vec!["University of Leeds"]), "{headings:?}");
        assert_eq!(r.languages.len(), 2, "{headings:?}");
    }
}

#[test]
fn one_heading_of_a_text_may_be_written_otherwise() {
    let r = read_text(
        "Rosa Quint\nrosa@mail.example\n\nPROFILE\nA calm and organised person.\n\nWork Experience\nBookbinder\nQuire Ltd, York\nJan 2018 - Present\n- Sewed books\n\nEDUCATION\nBSc Biology, University of Leeds, 2011 - 2014\n",
    );
    assert_eq!(r.work[0].position, "Bookbinder");
    assert_eq!(r.basics.summary, "A calm and organised person.");
}

#[test]
fn a_title_or_a_group_in_the_look_of_headings_is_none() {
    let mut lines = head();
    for (n, text) in ["Experience", "Education", "Skills"].iter().enumerate() {
        let y = 100.0 + 200.0 * n as f32;
        lines.push(line(40.0, y, 12.0, true, text));
        let entries: &[&str] = match *text {
            "Experience" => {
                &["Training Manager, Quire Ltd\t2019 - 2021", "Project Clerk, Folio Ltd\t2016 - 2018"]
            }
            "Education" => &["University of Leeds\t2011 - 2014"],
            _ => &["Tools of the bindery", "Project care"],
        };
        for (m, entry) in entries.iter().enumerate() {
            let y = y + 30.0 + 60.0 * m as f32;
            lines.push(line(60.0, y, 12.0, true, entry));
            lines.push(line(60.0, y + 16.0, 10.0, false, "Awl, Bone folder"));
        }
    }
    let r = read(vec![lines]);
    let jobs: Vec<_> = r.work.iter().map(|w| w.position.as_str()).collect();
    assert_eq!(jobs, ["Training Manager", "Project Clerk"]);
    let groups: Vec<_> = r.skills.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(groups, ["Tools of the bindery", "Project care"]);
    assert!(r.projects.is_empty());
}

#[test]
fn a_career_summary_over_periods_is_the_career() {
    let r = read_text(
        "Rosa Quint\nrosa@mail.example\n\nKEY SKILLS\nSewing, Gilding\n\nCAREER SUMMARY\nShop Assistant\nTesco Ltd, Bury\n07/2008 - 01/2012\n- Tills\n\nWarehouse Clerk\nQuire Ltd, Bury\n02/2012 - Present\n- Shelves\n\nTICKETS AND CARDS\n\n- Reach truck\n",
    );
    let jobs: Vec<_> = r.work.iter().map(|w| (w.position.as_str(), w.highlights.len())).collect();
    assert_eq!(jobs, [("Shop Assistant", 1), ("Warehouse Clerk", 1)]);
    assert!(r.basics.summary.is_empty());
}
