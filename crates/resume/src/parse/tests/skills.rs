//! Skills: which words name a group, which are its level, and which are skills.

use super::layouts::{head, line, read};
use super::read as read_text;
use crate::document::{Line, Segment};
use crate::model::{Resume, Skill};

/// A row of cells with a gap before each but the first, all in one look.
fn row(y0: f32, size: f32, bold: bool, cells: &[(f32, &str)]) -> Line {
    let mut made = line(cells[0].0, y0, size, bold, "");
    made.segments.clear();
    for (x0, cell) in cells {
        if !made.text.is_empty() {
            made.text.push('\t');
        }
        let start = made.text.chars().count() as u32;
        made.text.push_str(cell);
        let end = made.text.chars().count() as u32;
        made.x1 = x0 + size * 0.5 * cell.chars().count() as f32;
        made.segments.push(Segment { start, end, x0: *x0, x1: made.x1, size, bold, ..Segment::default() });
    }
    made
}

fn told(skills: &[Skill]) -> Vec<(&str, &str, String)> {
    skills.iter().map(|s| (s.name.as_str(), s.level.as_str(), s.keywords.join("|"))).collect()
}

fn with_jobs(lines: Vec<Line>) -> Resume {
    let mut all = head();
    all.push(line(40.0, 100.0, 14.0, false, "Experience"));
    all.push(line(40.0, 120.0, 10.0, true, "Bookbinder, Quire Ltd\t2019 - 2021"));
    all.push(line(40.0, 200.0, 14.0, false, "Education"));
    all.push(line(40.0, 220.0, 10.0, false, "University of Leeds\t2011 - 2014"));
    all.extend(lines);
    read(vec![all])
}

#[test]
fn a_level_beside_the_name_of_a_group_is_no_group() {
    let r = with_jobs(vec![
        line(40.0, 250.0, 14.0, false, "Skills"),
        row(270.0, 12.0, true, &[(40.0, "Bindery"), (160.0, "Advanced")]),
        row(290.0, 9.0, false, &[(40.0, "Sewing"), (100.0, "Gilding"), (170.0, "Edges")]),
        row(310.0, 12.0, true, &[(40.0, "Writing"), (160.0, "Master")]),
        row(330.0, 9.0, false, &[(40.0, "Letters"), (100.0, "Signs")]),
    ]);
    assert_eq!(
        told(&r.skills),
        [
            ("Bindery", "Advanced", "Sewing|Gilding|Edges".to_owned()),
            ("Writing", "Master", "Letters|Signs".to_owned())
        ]
    );
}

#[test]
fn a_heading_over_a_level_is_a_group_whatever_it_says() {
    let mut lines = Vec::new();
    let groups = [
        (&["Paper"][..], "Master", "Deckle, Felt"),
        (&["Programming languages"], "Master", "Rust, Go"),
        (&["Project"], "Advanced", "Scrum, Kanban"),
        (&["PDF"], "Basic", "Forms, Tags"),
        (&["Printing by", "Letterpress"], "Expert", "Platen, Proof"),
    ];
    let mut y = 260.0;
    for (names, level, tags) in groups {
        for name in names {
            lines.push(line(40.0, y, 14.0, false, name));
            y += 15.0;
        }
        lines.push(line(40.0, y + 5.0, 10.0, true, level));
        lines.push(line(40.0, y + 20.0, 10.0, false, tags));
        y += 60.0;
    }
    let r = with_jobs(lines);
    assert_eq!(
        told(&r.skills),
        [
            ("Paper", "Master", "Deckle|Felt".to_owned()),
            ("Programming languages", "Master", "Rust|Go".to_owned()),
            ("Project", "Advanced", "Scrum|Kanban".to_owned()),
            ("PDF", "Basic", "Forms|Tags".to_owned()),
            ("Printing by Letterpress", "Expert", "Platen|Proof".to_owned()),
        ]
    );
    assert!(r.projects.is_empty());
}

#[test]
fn groups_may_share_a_row() {
    let r = read_text(
        "Rosa Quint\nrosa@mail.example\n\nSKILLS\nTechnical: Back end: Rust, Go · Data: SQL, Parquet · Front end:\nElm, CSS\n",
    );
    assert_eq!(
        told(&r.skills),
        [
            ("Back end", "", "Rust|Go".to_owned()),
            ("Data", "", "SQL|Parquet".to_owned()),
            ("Front end", "", "Elm|CSS".to_owned())
        ]
    );
    assert_eq!(r.meta.leftovers[0].text, "Technical");
}

#[test]
fn a_heading_in_the_margin_may_have_one_row_only() {
    let at = |y: f32, label: &str, text: &str| row(y, 9.0, false, &[(40.0, label), (120.0, text)]);
    let mut lines = head();
    lines.push(at(100.0, "EXPERIENCE", "Quire Ltd, Bookbinder, 2019 - 2021"));
    lines.push(line(120.0, 112.0, 9.0, false, "Sewed what others had written."));
    lines.push(at(140.0, "AWARDS", "Golden Awl, Guild of Binders, 2020"));
    lines.push(at(160.0, "SKILLS", "Sewing, Gilding"));
    lines.push(at(180.0, "LANGUAGES", "English (native), Dutch (B1)"));
    lines.push(at(200.0, "INTERESTS", "Rowing"));
    let r = read(vec![lines]);
    let skills: Vec<_> = r.skills.iter().map(|s| s.name.as_str()).collect();
    let languages: Vec<_> = r.languages.iter().map(|l| l.language.as_str()).collect();
    assert_eq!((skills, languages), (vec!["Sewing", "Gilding"], vec!["English", "Dutch"]));
    assert_eq!((r.awards.len(), r.interests.len()), (1, 1));
}
