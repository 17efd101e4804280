//! Word documents made for it.

use resume::document::Role;

use crate::word::{Docx, p, row};
use crate::{lines, texts};

#[test]
fn reads_text_boxes_once_and_leaves_deletions_out() {
    let body = format!(
        "{}<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent>{}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>\
         <w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>kept</w:t></w:r></w:p>",
        p("Ada Example"),
        p("In a box"),
        p("In a box"),
    );
    assert_eq!(texts(&Docx::body(&body).build()), ["Ada Example", "In a box", "kept"]);
}

#[test]
fn entities_and_runs_make_words() {
    let body = "<w:p><w:r><w:t>R&amp;D at O&#39;Malley </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>&lt;Ltd&gt;</w:t></w:r></w:p>";
    let line = lines(&Docx::body(body).build()).remove(0);
    assert_eq!(line.text, "R&D at O'Malley <Ltd>");
    assert_eq!(
        line.segments.iter().map(|s| (s.start, s.end, s.bold)).collect::<Vec<_>>(),
        [(0, 15, false), (16, 21, true)]
    );
}

#[test]
fn tables_of_data_are_lines_and_layouts_are_read_by_cell() {
    let table = row(&[&["Archivist"], &["2019 – 2021"]]) + &row(&[&["Latin"], &["fluent"]]);
    let long = "A sentence that is much too long to stand beside another one in a row of a table of data, as it goes on";
    let layout =
        row(&[&["Contact", "ada@mail.example", "Old Sarum", "Skills"], &["Work", long, long, "School"]]);
    let texts = texts(&Docx::body(&format!("<w:tbl>{table}</w:tbl><w:tbl>{layout}</w:tbl>")).build());
    assert_eq!(texts[..2], ["Archivist\t2019 – 2021", "Latin\tfluent"]);
    assert_eq!(texts[2..7], ["Contact", "ada@mail.example", "Old Sarum", "Skills", "Work"]);
}

#[test]
fn styles_give_roles_sizes_and_weights() {
    let styles = r#"<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>
        <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style></w:styles>"#;
    let body = r#"<w:p><w:pPr><w:pStyle w:val="Mine"/></w:pPr><w:r><w:t>Work</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Loop"/></w:pPr><w:r><w:t>Plain</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>An item</w:t></w:r></w:p>"#;
    let document = crate::read(&Docx::body(body).related("styles", styles).build()).expect("readable");
    let lines = &document.pages[0].lines;
    assert_eq!((lines[0].role, lines[0].size(), lines[0].bold()), (Role::Heading(2), 16.0, true));
    assert_eq!((lines[1].role, lines[1].size(), lines[1].bold()), (Role::Body, 11.0, false));
    assert_eq!(lines[2].role, Role::Item(1));
    assert_eq!(document.language.as_deref(), Some("en-GB"));
}

#[test]
fn links_come_from_relationships_and_fields() {
    let body = r#"<w:p><w:hyperlink r:id="l1"><w:r><w:t>mail</w:t></w:r></w:hyperlink><w:r><w:t> </w:t></w:r>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://ada.example/?a=1&amp;b=2" </w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>site</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:r><w:t> end</w:t></w:r></w:p>"#;
    let line = lines(&Docx::body(body).link("l1", "mailto:ada@mail.example").build()).remove(0);
    assert_eq!(line.text, "mail site end");
    let links: Vec<_> = line.segments.iter().filter_map(|s| s.link.as_deref()).collect();
    assert_eq!(links, ["mailto:ada@mail.example", "https://ada.example/?a=1&b=2"]);
}

#[test]
fn headers_come_first_once_and_tabs_and_breaks_are_kept() {
    let header = format!("<w:hdr>{}</w:hdr>", p("Ada Example, +44 1632 960001"));
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"right\" w:pos=\"9000\"/></w:tabs></w:pPr><w:r><w:t>Archivist</w:t><w:tab/><w:t>2019</w:t>\
                <w:br/><w:t>Old Sarum</w:t></w:r></w:p>";
    let docx = Docx::body(body).related("header", &header).related("header", &header);
    assert_eq!(texts(&docx.build()), ["Ada Example, +44 1632 960001", "Archivist\t2019", "Old Sarum"]);
}

#[test]
fn empty_paragraphs_leave_room() {
    let lines = lines(&Docx::body(&format!("{}<w:p/>{}", p("Ada Example"), p("Archivist"))).build());
    assert!(lines[1].y0 - lines[0].y1 >= lines[0].y1 - lines[0].y0, "{lines:?}");
}
