//! Which name in the header of an entry is the title, and which the organisation.

use super::layouts::{head, line, read};
use crate::model::{Education, Work};

/// Rows as left edge, size, whether in bold, text: jobs and schools under their headings.
fn entries(
    jobs: &[(f32, f32, bool, &str)],
    schools: &[(f32, f32, bool, &str)],
) -> (Vec<Work>, Vec<Education>) {
    let mut lines = head();
    let mut y = 100.0;
    for (heading, rows) in [("Experience", jobs), ("Education", schools)] {
        lines.push(line(40.0, y, 16.0, true, heading));
        y += 24.0;
        for (x0, size, bold, text) in rows {
            y += if *bold { 24.0 } else { size + 3.0 };
            lines.push(line(*x0, y, *size, *bold, text));
        }
        y += 40.0;
    }
    let r = read(vec![lines]);
    (r.work, r.education)
}

fn jobs(rows: &[(f32, f32, bool, &str)]) -> Vec<[String; 3]> {
    let school = [(40.0, 10.0, true, "University of Leeds\t2011 - 2014")];
    entries(rows, &school).0.into_iter().map(|w| [w.name, w.position, w.location]).collect()
}

fn schools(rows: &[(f32, f32, bool, &str)]) -> Vec<[String; 3]> {
    let job = [(40.0, 10.0, true, "Clerk, Quire Ltd\t2016 - 2018")];
    entries(&job, rows).1.into_iter().map(|e| [e.institution, e.study_type, e.area]).collect()
}

#[test]
fn a_name_with_a_hyphen_is_whole_over_a_row_with_the_title() {
    let read = jobs(&[
        (40.0, 10.5, true, "Learnquire - Cursos Online\t11/2013 - 08/2014"),
        (40.0, 9.0, false, "System Analyst / Tech Lead / ScrumMaster"),
        (70.0, 9.0, false, "Planned the courses of all the towns along the river and their mills."),
        (40.0, 10.5, true, "FOLIOTIC - Laboratoire des Usages\t06/2011 - 08/2011"),
        (40.0, 9.0, false, "Software Engineer"),
        (70.0, 9.0, false, "Built the forms with which the towns along the river count their mills."),
    ]);
    assert_eq!(read[0][..2], ["Learnquire - Cursos Online", "System Analyst / Tech Lead / ScrumMaster"]);
    assert_eq!(read[1][..2], ["FOLIOTIC - Laboratoire des Usages", "Software Engineer"]);
}

#[test]
fn a_town_that_no_list_knows_stands_beside_title_or_organisation() {
    let mut lines = head();
    lines.push(line(40.0, 100.0, 16.0, true, "Experience"));
    let mut row = line(40.0, 130.0, 10.0, true, "Front End Developer");
    let mut rest = line(300.0, 130.0, 10.0, false, "Petach Quirva\tApr 2018 - 2019");
    let shift = row.text.chars().count() as u32 + 1;
    for segment in &mut rest.segments {
        segment.start += shift;
        segment.end += shift;
    }
    row.text = format!("{}\t{}", row.text, rest.text);
    row.segments.append(&mut rest.segments);
    row.x1 = rest.x1;
    lines.push(row);
    let mut firm = line(40.0, 143.0, 10.0, false, "QuireSoft");
    firm.segments[0].italic = true;
    lines.push(firm);
    lines.push(line(40.0, 200.0, 16.0, true, "Education"));
    lines.push(line(40.0, 230.0, 10.0, true, "University of Leeds\t2011 - 2014"));
    let work = read(vec![lines]).work.remove(0);
    let said = [work.name.as_str(), work.position.as_str(), work.location.as_str()];
    assert_eq!(said, ["QuireSoft", "Front End Developer", "Petach Quirva"]);
}

#[test]
fn what_stands_behind_at_or_an_empty_title_is_the_organisation() {
    let read = jobs(&[
        (40.0, 10.0, true, "Clerk at Quire Works\t2018 - 2019"),
        (60.0, 10.0, false, "Bound account books for the harbour office and the mills of the town."),
        (40.0, 10.0, true, "at Folio\t2016 - 2018"),
        (60.0, 10.0, false, "Sewed account books for the harbour office and the mills of the town."),
        (40.0, 10.0, true, ", Freelance Bookbinder\t2014 - 2016"),
        (60.0, 10.0, false, "Mended account books for the harbour office and the mills of the town."),
    ]);
    assert_eq!(read[0][..2], ["Quire Works", "Clerk"]);
    assert_eq!(read[1][..2], ["Folio", ""]);
    assert_eq!(read[2][..2], ["Freelance Bookbinder", ""]);
}

#[test]
fn a_bracket_that_a_row_opens_is_closed_by_the_next() {
    let read = jobs(&[
        (40.0, 14.0, true, "Quire Media, LLC (by way of Folio, an Offshore Group"),
        (40.0, 14.0, true, "Company)"),
        (40.0, 12.0, false, "Bookbinder"),
        (40.0, 10.0, false, "2018 - 2019"),
        (40.0, 10.0, false, "Bound account books for the harbour office and the mills of the town."),
    ]);
    assert_eq!(read.len(), 1, "{read:?}");
    assert_eq!(read[0][0], "Quire Media, LLC (by way of Folio, an Offshore Group Company)");
}

#[test]
fn a_degree_may_end_in_an_abbreviation_or_be_left_out() {
    let read = schools(&[
        (40.0, 10.0, true, "Folio - Valley Institute of Technology\tOct 2015 - Oct 2017"),
        (40.0, 10.0, false, "BSc. in Chemical Eng."),
        (40.0, 10.0, true, "Jan Quire\tApr 2017 - Sept 2018"),
        (40.0, 10.0, false, "in Full Stack Development"),
    ]);
    assert_eq!(read[0], ["Folio - Valley Institute of Technology", "BSc.", "Chemical Eng."]);
    assert_eq!(read[1], ["Jan Quire", "", "Full Stack Development"]);
}

#[test]
fn the_field_of_study_may_stand_deeper_in_the_look_of_the_school() {
    let read = schools(&[
        (40.0, 12.0, true, "Folio - Valley Institute of Technology\t2015 - 2017"),
        (52.0, 12.0, true, "Chemical Engineering"),
        (60.0, 12.0, false, "BSc."),
    ]);
    assert_eq!(read, [["Folio - Valley Institute of Technology", "BSc.", "Chemical Engineering"]]);
}

#[test]
fn degree_and_field_on_one_row_leave_the_other_to_the_school() {
    let read =
        schools(&[(40.0, 12.0, true, "Economics\tBachelor"), (40.0, 10.0, false, "QUIRA\t2010 - 2013")]);
    assert_eq!(read, [["QUIRA", "Bachelor", "Economics"]]);
}

#[test]
fn a_bold_name_with_small_words_is_no_prose() {
    let made = |title: &str, name: [&str; 2]| {
        let mut rows = vec![(40.0, 14.0, true, title)];
        rows.extend(name.iter().filter(|n| !n.is_empty()).map(|n| (40.0, 10.0, true, *n)));
        rows.push((40.0, 10.0, false, "Feb 2008 – Apr 2008"));
        rows.push((60.0, 10.0, false, "Mended the pages of the house and those of its friends."));
        jobs(&rows).into_iter().map(|[name, title, _]| (name, title)).collect::<Vec<_>>()
    };
    let wanted = [("Centre des Arts et de la Culture de Sablons".to_owned(), "Bookbinder".to_owned())];
    assert_eq!(made("Bookbinder", ["Centre des Arts et de la Culture de Sablons", ""]), wanted);
}

#[test]
fn a_comma_in_one_half_of_a_header_leaves_the_other_to_the_next_row() {
    let bullet = (60.0, 10.0, false, "Sewed what others had written for a house by the river and its mills.");
    let read = jobs(&[
        (40.0, 10.0, true, "Senior Associate, Commercial Property\tMay 2021 – Present"),
        (40.0, 10.0, false, "Burges & Thring LLP, Bristol"),
        bullet,
        (40.0, 10.0, true, "Associate, Real Estate\t2016 - 2021"),
        (40.0, 10.0, false, "quire & folio LLP, Leeds"),
        bullet,
    ]);
    assert_eq!(read[0], ["Burges & Thring LLP", "Senior Associate, Commercial Property", "Bristol"]);
    assert_eq!(read[1], ["quire & folio LLP", "Associate, Real Estate", "Leeds"]);
    let read = jobs(&[
        (40.0, 10.0, true, "Moorside Senior College, Torrensville\tJan 2021 - current"),
        (40.0, 10.0, false, "Mathematics Teacher"),
        bullet,
    ]);
    assert_eq!(read[0][1], "Mathematics Teacher");
    assert!(read[0][0].starts_with("Moorside Senior College"));
}

#[test]
fn a_town_with_its_state_is_no_part_of_the_employer() {
    let read = jobs(&[
        (40.0, 10.0, true, "Tanker Driver\t04/2020 - Present"),
        (40.0, 10.0, false, "Panhandle Bulk Carriers, Amarillo TX"),
        (40.0, 10.0, true, "Site Manager\t2012 - 2017"),
        (40.0, 10.0, false, "Folio Construcción, Bogotá (Colombia)"),
    ]);
    assert_eq!(read[0], ["Panhandle Bulk Carriers", "Tanker Driver", "Amarillo TX"]);
    assert_eq!(read[1][..2], ["Folio Construcción", "Site Manager"]);
}

#[test]
fn posts_under_a_dated_employer_are_its_own() {
    let bullet = (60.0, 10.0, false, "Sewed what others had written for a house by the river and its mills.");
    let read = jobs(&[
        (40.0, 10.0, true, "QUIRE PLC\t03/2012 - Present"),
        (40.0, 10.0, false, "Store Manager, Trafford Centre\t06/2019 - Present"),
        bullet,
        (40.0, 10.0, false, "Deputy Manager, Peel Street\t09/2015 - 05/2019"),
        bullet,
    ]);
    let told: Vec<_> = read.iter().map(|j| (j[1].as_str(), j[0].as_str())).collect();
    assert_eq!(
        told,
        [("Store Manager, Trafford Centre", "QUIRE PLC"), ("Deputy Manager, Peel Street", "QUIRE PLC")]
    );
}

#[test]
fn a_title_below_a_firm_and_its_branch_is_the_title() {
    let bullet = (60.0, 10.0, false, "Sewed what others had written for a house by the river and its mills.");
    let read = jobs(&[
        (40.0, 10.0, true, "Quire – RDU1, Garner, NC\tAug. 2023 – Present"),
        (40.0, 10.0, false, "Area Manager II"),
        bullet,
    ]);
    assert_eq!(read[0][..2], ["Quire", "Area Manager II"]);
}
