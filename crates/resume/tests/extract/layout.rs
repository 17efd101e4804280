//! The layout pass on pages made for it.

use resume::document::Role;

use crate::pdf::{Ink, Pdf};
use crate::{lines, texts};

/// Lines of prose that fill a column of about 300 points at 10 points.
const PROSE: [&str; 8] = [
    "Planned and ran the move of the county archive into",
    "the new building, with four people and two vans,",
    "without a day of closure for its readers.",
    "Wrote the finding aids for the papers of two families",
    "and a brewery, among them nine hundred letters.",
    "Taught palaeography to twelve volunteers a year.",
    "Found the lost minutes of the harbour board again,",
    "in a box labelled Christmas.",
];

const SIDEBAR: [&str; 6] =
    ["Contact", "ada@mail.example", "+44 1632 960001", "Skills", "Latin", "Bookbinding"];

#[test]
fn columns_are_read_one_after_the_other() {
    // Different leading on both sides, painted column by column, as people's programs do.
    let ink = Ink::default()
        .bold(40.0, 50.0, 24.0, "Ada Example, Archivist and Teacher of Old Hands")
        .lines(40.0, 100.0, 9.0, 17.0, &SIDEBAR)
        .lines(220.0, 100.0, 10.0, 13.0, &PROSE);
    let texts = texts(&ink.pdf());
    let mut expected = vec!["Ada Example, Archivist and Teacher of Old Hands"];
    expected.extend(SIDEBAR);
    expected.extend(PROSE);
    assert_eq!(texts, expected);
}

#[test]
fn blocks_are_numbered_in_reading_order() {
    let ink = Ink::default().lines(40.0, 100.0, 9.0, 17.0, &SIDEBAR).lines(220.0, 100.0, 10.0, 13.0, &PROSE);
    let blocks: Vec<u32> = lines(&ink.pdf()).iter().map(|l| l.block).collect();
    assert_eq!(blocks, [[0; 6].as_slice(), &[1; 8]].concat());
}

#[test]
fn dates_at_the_right_stay_on_their_lines() {
    let mut ink = Ink::default().bold(40.0, 60.0, 20.0, "Ada Example");
    for entry in 0..4_u8 {
        let y = 100.0 + 60.0 * f32::from(entry);
        ink = ink.bold(40.0, y, 11.0, "Archivist").text(480.0, y, 10.0, "2019 – 2021");
        ink = ink.text(40.0, y + 14.0, 10.0, "County Archive").text(
            50.0,
            y + 30.0,
            10.0,
            "• Kept the papers dry",
        );
    }
    let lines = lines(&ink.pdf());
    assert_eq!(lines.len(), 13);
    assert_eq!(lines[1].text, "Archivist\t2019 – 2021");
    assert!(lines[1].segments[0].bold && !lines[1].segments[1].bold);
    assert_eq!((lines[3].text.as_str(), lines[3].role), ("Kept the papers dry", Role::Item(0)));
}

#[test]
fn dates_beside_a_sidebar_shorter_than_they_run_stay_with_their_entries() {
    let mut ink = Ink::default()
        .text(40.0, 60.0, 10.0, "Keeps old paper dry and findable, teaches others to read it, and has")
        .text(40.0, 73.0, 10.0, "moved an archive.");
    let mut expected =
        vec!["Keeps old paper dry and findable, teaches others to read it, and has".to_owned()];
    expected.push("moved an archive.".to_owned());
    for entry in 0..6_u8 {
        let y = 110.0 + 50.0 * f32::from(entry);
        ink = ink.bold(40.0, y, 11.0, "Archivist").text(300.0, y, 10.0, "2019 - 2021");
        ink = ink.lines(40.0, y + 13.0, 10.0, 13.0, &["County Archive, where the paper is", "It is dry now"]);
        let lines = ["Archivist\t2019 - 2021", "County Archive, where the paper is", "It is dry now"];
        expected.extend(lines.map(str::to_owned));
    }
    let sidebar = [SIDEBAR, ["Languages", "Welsh", "Cornish", "Interests", "Bell-ringing", "Maps"]].concat();
    let ink = ink.lines(400.0, 62.0, 9.0, 17.0, &sidebar);
    expected.extend(sidebar.into_iter().map(str::to_owned));
    assert_eq!(texts(&ink.pdf()), expected);
}

#[test]
fn a_title_wrapped_beside_its_date_is_one_line() {
    let ink = Ink::default()
        .text(40.0, 60.0, 10.0, "Master of Arts in Archives and Records Management at the University of Old")
        .text(400.0, 60.0, 10.0, "2014 – 2016")
        .text(40.0, 73.0, 10.0, "Sarum")
        .text(40.0, 95.0, 10.0, "Thesis on the paper mills of the valley and their watermarks");
    let texts = texts(&ink.pdf());
    assert_eq!(
        texts[0],
        "Master of Arts in Archives and Records Management at the University of Old Sarum\t2014 – 2016"
    );
    assert_eq!(texts.len(), 2);
}

#[test]
fn a_label_wrapped_in_its_cell_is_one_part_of_its_line() {
    // Each cell is painted as a whole, the label first; a label that fits parts from its entry at the same edge.
    let ink = Ink::default()
        .text(40.0, 60.0, 10.0, "Post")
        .text(40.0, 73.0, 10.0, "graduate")
        .text(72.0, 60.0, 10.0, "School of Old Hands, Palaeography")
        .text(72.0, 86.0, 10.0, "Thesis on the paper mills of the valley")
        .text(40.0, 112.0, 10.0, "BA")
        .text(72.0, 112.0, 10.0, "County College, History");
    let texts = texts(&ink.pdf());
    assert_eq!(
        texts,
        [
            "Post graduate\tSchool of Old Hands, Palaeography",
            "Thesis on the paper mills of the valley",
            "BA\tCounty College, History"
        ]
    );
}

#[test]
fn lines_under_each_other_at_both_sides_stay_apart() {
    let ink = Ink::default()
        .text(40.0, 60.0, 10.0, "Archivist")
        .text(40.0, 73.0, 10.0, "County Archive")
        .text(300.0, 60.0, 10.0, "Old Sarum")
        .text(300.0, 73.0, 10.0, "England");
    assert_eq!(texts(&ink.pdf()), ["Archivist\tOld Sarum", "County Archive\tEngland"]);
}

#[test]
fn what_stands_at_the_right_of_an_entry_stays_on_its_first_line() {
    let ink = Ink::default()
        .lines(40.0, 60.0, 10.0, 13.0, &["County Archive, Archivist", PROSE[0], PROSE[1], PROSE[2]])
        .lines(420.0, 60.0, 10.0, 13.0, &["Old Sarum,", "England", "2019 - 2021", "2 years"])
        .lines(40.0, 130.0, 10.0, 13.0, &["Town Library, Reader", PROSE[3]])
        .text(420.0, 130.0, 10.0, "2016 - 2019");
    assert_eq!(
        texts(&ink.pdf()),
        [
            "County Archive, Archivist\tOld Sarum, England\t2019 - 2021\t2 years",
            PROSE[0],
            PROSE[1],
            PROSE[2],
            "Town Library, Reader\t2016 - 2019",
            PROSE[3]
        ]
    );
}

#[test]
fn headings_at_the_left_come_before_their_sections() {
    let mut ink = Ink::default();
    for (section, heading) in ["Work", "School"].iter().enumerate() {
        let y = 100.0 + 120.0 * section as f32;
        ink = ink.text(40.0, y, 16.0, heading).lines(150.0, y, 10.0, 13.0, &PROSE[..6]);
    }
    let texts = texts(&ink.pdf());
    assert_eq!(texts[0], "Work");
    assert_eq!(texts[1], PROSE[0]);
    assert_eq!(texts[7], "School");
    assert_eq!(texts.len(), 14);
}

#[test]
fn a_grid_of_skills_does_not_swallow_the_next_heading() {
    let mut ink = Ink::default().lines(40.0, 60.0, 10.0, 13.0, &[
        "A paragraph that runs across the whole of the page, from the left margin to the right one, as they do",
        "in a page of one column, and this is what tells a grid of skills from the columns of a page, all over",
    ]);
    ink = ink.bold(40.0, 110.0, 11.0, "SKILLS");
    for (column, x) in [40.0, 230.0, 420.0].into_iter().enumerate() {
        let names = [
            ["Latin", "French", "Welsh", "Cornish"],
            ["Ink", "Glue", "Thread", "Paper"],
            ["a", "b", "c", "d"],
        ];
        ink = ink.lines(x, 130.0, 9.0, 13.0, &names[column]);
    }
    ink = ink.bold(40.0, 210.0, 11.0, "WORK").lines(40.0, 230.0, 10.0, 13.0, &[
        "Another paragraph that runs across the whole of the page, from the left margin to the right one, so that",
        "the page has no gutter from top to bottom",
    ]);
    let texts = texts(&ink.pdf());
    let at = |text: &str| texts.iter().position(|t| t == text).expect(text);
    assert!(at("SKILLS") < at("Latin") && at("Cornish") < at("Ink") && at("Paper") < at("a"));
    assert!(at("d") < at("WORK"));
}

#[test]
fn letters_set_apart_are_words() {
    let spaced = "BT /F1 12 Tf 4 Tc 1 0 0 1 40 742 Tm [(W)-200(O)-200(R)-200(K)] TJ 0 Tc ET\n";
    let typed = "BT /F1 12 Tf 1 0 0 1 40 702 Tm (E D U C A T I O N) Tj ET\n";
    let two = "BT /F1 12 Tf 1 0 0 1 40 662 Tm (W O R K   H I S T O R Y) Tj ET\n";
    let ink = Ink::default()
        .text(40.0, 60.0, 10.0, "Ada Example lives in Old Sarum")
        .raw(spaced)
        .raw(typed)
        .raw(two);
    assert_eq!(texts(&ink.pdf())[1..], ["WORK", "EDUCATION", "WORK HISTORY"]);
}

#[test]
fn spans_cut_at_kerns_are_joined_and_gaps_are_spaces() {
    let kerned = "BT /F1 12 Tf 1 0 0 1 40 742 Tm [(A)60(rchi)20(v)-15(ist)-300(in)-280(W)80(ales)] TJ ET\n";
    let ink = Ink::default().text(40.0, 60.0, 10.0, "Ada Example lives in Old Sarum").raw(kerned);
    assert_eq!(texts(&ink.pdf())[1], "Archivist in Wales");
}

#[test]
fn what_is_painted_twice_is_read_once() {
    let ink = Ink::default()
        .text(40.0, 60.0, 20.0, "Ada Example")
        .text(40.4, 60.0, 20.0, "Ada Example")
        .text(40.0, 100.0, 10.0, "Archivist in Old Sarum since 2012");
    assert_eq!(texts(&ink.pdf()), ["Ada Example", "Archivist in Old Sarum since 2012"]);
}

#[test]
fn sideways_text_comes_last() {
    let sideways = "BT /F1 10 Tf 0 1 -1 0 20 300 Tm (Curriculum vitae) Tj ET\n";
    let ink = Ink::default().raw(sideways).lines(60.0, 60.0, 10.0, 13.0, &PROSE);
    let texts = texts(&ink.pdf());
    assert_eq!(texts[0], PROSE[0]);
    assert_eq!(texts[8], "Curriculum vitae");
}

#[test]
fn links_cover_their_words_and_loose_ones_are_kept() {
    let ink = Ink::default().text(40.0, 60.0, 10.0, "Write to ada@mail.example or look at my papers");
    let mut pdf = Pdf::page(ink.content());
    let page = Pdf::page_number(0);
    pdf.set(
        page,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>/Annots[\
         <</Subtype/Link/Rect[80 778 165 794]/A<</S/URI/URI(mailto:ada@mail.example)>>>>\
         <</Subtype/Link/Rect[400 778 420 794]/A<</S/URI/URI(https://ada.example)>>>>\
         <</Subtype/Link/Rect[400 778 420 794]/A<</S/URI/URI(javascript:alert\\(1\\))>>>>]>>",
    );
    let page = crate::read(&pdf.build()).expect("readable").pages.remove(0);
    let linked: Vec<_> = page.lines[0].segments.iter().filter(|s| s.link.is_some()).collect();
    assert_eq!(linked.len(), 1);
    let text: String = page.lines[0]
        .text
        .chars()
        .skip(linked[0].start as usize)
        .take((linked[0].end - linked[0].start) as usize)
        .collect();
    assert_eq!(text, "ada@mail.example");
    let loose: Vec<&str> = page.links.iter().map(|l| l.target.as_str()).collect();
    assert_eq!(loose, ["https://ada.example"]);
}

#[test]
fn places_are_in_points_from_the_upper_left_corner() {
    let ink = Ink::default().text(100.0, 200.0, 10.0, "Ada Example lives in Old Sarum");
    let line = lines(&ink.pdf()).remove(0);
    assert!((line.x0 - 100.0).abs() < 0.5, "{line:?}");
    assert!(line.y0 < 200.0 && 200.0 < line.y1 && line.y1 - line.y0 < 12.0, "{line:?}");
    assert!((line.size() - 10.0).abs() < 0.1);
}
