//! Looks and places that say what a line is.

use super::super::parse;
use crate::document::{Document, Kind, Line, Page, Role, Segment};
use crate::model::Resume;

/// A line at `x0`, `y0` in a look; a tab in it stands for a gap, a text in bold ends at it.
pub(super) fn line(x0: f32, y0: f32, size: f32, bold: bool, text: &str) -> Line {
    let width = |text: &str| size * 0.5 * text.chars().count() as f32;
    let chars = text.chars().count() as u32;
    let segment =
        Segment { start: 0, end: chars, x0, x1: x0 + width(text), size, bold, ..Segment::default() };
    Line {
        text: text.to_owned(),
        segments: vec![segment],
        x0,
        x1: x0 + width(text),
        y0,
        y1: y0 + size,
        block: 0,
        role: Role::Body,
    }
}

fn linked(mut line: Line, target: &str) -> Line {
    line.segments[0].link = Some(target.to_owned());
    line
}

pub(super) fn read(pages: Vec<Vec<Line>>) -> Resume {
    let page = |lines| Page { width: 595.0, height: 842.0, lines, ..Page::default() };
    let pages = pages.into_iter().map(page).collect();
    parse(&Document { kind: Kind::Pdf, title: None, language: None, pages })
}

pub(super) fn head() -> Vec<Line> {
    vec![line(40.0, 40.0, 24.0, true, "Rosa Quint"), line(40.0, 70.0, 10.0, false, "rosa@mail.example")]
}

#[test]
fn skills_under_headings_nobody_knows_are_groups() {
    let mut lines = head();
    lines.push(line(40.0, 100.0, 14.0, true, "Experience"));
    lines.push(line(40.0, 120.0, 10.0, true, "Bookbinder, Quire Ltd\t2019 - 2021"));
    lines.push(line(40.0, 200.0, 14.0, true, "Education"));
    lines.push(line(40.0, 220.0, 10.0, false, "University of Leeds\t2011 - 2014"));
    for (n, (heading, tags)) in [("Bindery", "Sewing, Gilding"), ("Paper", "Deckle, Felt")].iter().enumerate()
    {
        let y = 300.0 + 60.0 * n as f32;
        lines.push(line(40.0, y, 14.0, true, heading));
        lines.push(line(40.0, y + 18.0, 10.0, false, tags));
    }
    let r = read(vec![lines]);
    let groups: Vec<_> = r.skills.iter().map(|s| (s.name.as_str(), s.keywords.join(" "))).collect();
    assert_eq!(groups.len(), 2, "{groups:?}");
    assert_eq!(groups[0], ("Bindery", "Sewing Gilding".to_owned()));
}

#[test]
fn a_name_with_a_link_on_it_keeps_where_it_leads() {
    let mut lines = head();
    lines.push(linked(line(40.0, 84.0, 10.0, false, "LinkedIn"), "https://www.linkedin.com/in/rosa"));
    lines.push(linked(line(40.0, 98.0, 10.0, false, "Portfolio"), "https://rosa.example"));
    lines.push(line(40.0, 120.0, 14.0, true, "Education"));
    lines.push(line(40.0, 140.0, 10.0, false, "University of Leeds\t2011 - 2014"));
    let r = read(vec![lines]);
    let accounts: Vec<_> = r.basics.profiles.iter().map(|p| (p.network.as_str(), p.address())).collect();
    assert_eq!(
        accounts,
        [("LinkedIn", "https://www.linkedin.com/in/rosa"), ("Portfolio", "https://rosa.example")]
    );
    let text = crate::write::text::text(&r, None);
    assert!(text.contains("linkedin.com/in/rosa") && text.contains("rosa.example"), "{text}");
}

#[test]
fn a_firm_whose_name_is_a_heading_is_an_entry() {
    let mut lines = head();
    lines.push(line(40.0, 100.0, 14.0, true, "Experience"));
    lines.push(line(40.0, 120.0, 12.0, true, "Clerk"));
    lines.push(linked(line(40.0, 135.0, 10.0, true, "Outreach"), "https://outreach.example"));
    lines.push(line(40.0, 148.0, 10.0, false, "2019 - 2021"));
    lines.push(line(40.0, 170.0, 10.0, false, "Wrote letters to the towns around and answered theirs."));
    lines.push(line(40.0, 200.0, 14.0, true, "Education"));
    lines.push(line(40.0, 220.0, 10.0, false, "University of Leeds\t2011 - 2014"));
    let r = read(vec![lines]);
    assert_eq!((r.work[0].position.as_str(), r.work[0].name.as_str()), ("Clerk", "Outreach"));
    assert!(r.volunteer.is_empty());
}

#[test]
fn a_line_that_the_edge_of_the_page_cuts_is_read_once() {
    let mut first = head();
    first.push(line(40.0, 100.0, 14.0, true, "Education"));
    first.push(line(40.0, 830.0, 10.0, true, "University of Leeds\t2011-01 - 2014-12"));
    let second = vec![
        line(40.0, 10.0, 10.0, true, "University of Leeds\t2011 01 2014 12"),
        line(40.0, 30.0, 10.0, false, "Bachelor of Arts in History"),
        line(40.0, 60.0, 14.0, true, "Skills"),
        line(40.0, 80.0, 10.0, false, "Latin, Welsh"),
    ];
    let r = read(vec![first, second]);
    assert_eq!(r.education.len(), 1, "{:?}", r.education);
    assert_eq!(
        (r.education[0].institution.as_str(), r.education[0].area.as_str()),
        ("University of Leeds", "History")
    );
}

#[test]
fn positions_under_an_employer_set_as_other_titles_share_it() {
    let mut lines = head();
    lines.push(line(40.0, 100.0, 20.0, false, "Work"));
    let rows: [(f32, bool, &str); 9] = [
        (16.0, true, "Quire Ltd"),
        (13.0, false, "Senior Clerk"),
        (10.0, false, "2019 - 2021"),
        (13.0, false, "Clerk"),
        (10.0, false, "2016 - 2019"),
        (16.0, true, "Porter"),
        (10.0, true, "Folio GmbH"),
        (10.0, false, "2014 - 2016"),
        (10.0, false, "Sewed account books and mended maps for the harbour office every week."),
    ];
    let mut y = 130.0;
    for (size, bold, text) in rows {
        y += if size > 10.0 { 30.0 } else { 18.0 };
        lines.push(line(40.0, y, size, bold, text));
    }
    lines.push(line(40.0, y + 60.0, 20.0, false, "Education"));
    lines.push(line(40.0, y + 90.0, 10.0, false, "University of Leeds\t2011 - 2014"));
    let r = read(vec![lines]);
    let jobs: Vec<_> = r.work.iter().map(|w| (w.name.as_str(), w.position.as_str())).collect();
    assert_eq!(jobs, [("Quire Ltd", "Senior Clerk"), ("Quire Ltd", "Clerk"), ("Folio GmbH", "Porter")]);
}

#[test]
fn an_icon_before_an_account_is_not_its_name() {
    let mut lines = head();
    let mut accounts = line(40.0, 84.0, 10.0, false, "# rosaquint\t\u{f09b} rosa-q");
    let run = |start, end, link: &str| Segment {
        start,
        end,
        size: 10.0,
        link: Some(link.to_owned()),
        ..Segment::default()
    };
    let (first, second) = ("https://linkedin.com/in/rosaquint/", "https://github.com/rosa-q");
    accounts.segments = vec![run(0, 1, first), run(2, 11, first), run(12, 13, second), run(14, 20, second)];
    lines.push(accounts);
    lines.push(line(40.0, 110.0, 14.0, true, "Education"));
    lines.push(line(40.0, 130.0, 10.0, false, "University of Leeds\t2011 - 2014"));
    let r = read(vec![lines]);
    let accounts: Vec<_> =
        r.basics.profiles.iter().map(|p| (p.network.as_str(), p.username.as_str())).collect();
    assert_eq!(accounts, [("LinkedIn", "rosaquint"), ("GitHub", "rosa-q")]);
}

#[test]
fn a_column_goes_on_under_the_head_of_the_page_that_stands_at_its_edge() {
    let mut lines = vec![
        line(205.0, 40.0, 24.0, true, "Rosa Quint"),
        line(205.0, 80.0, 13.0, true, "PROFILE"),
        line(205.0, 100.0, 10.0, false, "A calm person who likes to bind what others wrote."),
        line(205.0, 130.0, 13.0, true, "EXPERIENCE"),
    ];
    let mut aside =
        vec!["CONTACT", "rosa@mail.example", "LANGUAGES", "English", "Dutch", "INTERESTS", "Rowing", "Chess"];
    aside.push("Choir");
    for (n, text) in aside.iter().enumerate() {
        let heading = text.chars().all(|c| c.is_uppercase());
        let size = if heading { 12.0 } else { 9.0 };
        lines.push(Line { block: 1, ..line(20.0, 150.0 + 16.0 * n as f32, size, heading, text) });
    }
    for (y, bold, text) in [
        (150.0, true, "Bookbinder, Quire Ltd\t2019 - 2021"),
        (165.0, false, "Sewed what others had written."),
        (190.0, true, "Clerk, Folio Ltd\t2016 - 2018"),
    ] {
        lines.push(Line { block: 2, ..line(205.0, y, 10.5, bold, text) });
    }
    let r = read(vec![lines]);
    let jobs: Vec<_> = r.work.iter().map(|w| w.position.as_str()).collect();
    assert_eq!(jobs, ["Bookbinder", "Clerk"]);
    assert_eq!((r.languages.len(), r.interests.len()), (2, 3));
}
