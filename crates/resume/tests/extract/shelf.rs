//! The shelf of malformed files, each with what must come of it. All are made here; `tests/hostile` holds the same bytes
//! for tests that need files.

use resume::extract::ExtractErrorKind;
use resume::extract::ExtractErrorKind::*;

use crate::pdf::{Ink, Pdf, deflated};
use crate::word::{Docx, p};

/// What reading a file must give.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Expected {
    Refused(ExtractErrorKind),
    /// A document that holds these words.
    Read(&'static str),
    /// A refusal, whichever: which one it is depends on how much of the file an engine can save.
    AnyRefusal,
}
use Expected::{AnyRefusal, Read, Refused};

/// One file of the shelf.
pub(crate) struct Specimen {
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
    pub(crate) expected: Expected,
}

/// A CV that is read without complaint, for damaging.
pub(crate) fn good_pdf() -> Vec<u8> {
    good_ink().pdf()
}

fn good_ink() -> Ink {
    Ink::default().bold(40.0, 50.0, 20.0, "Ada Example").lines(
        40.0,
        80.0,
        10.0,
        14.0,
        &[
            "ada@mail.example, +44 1632 960001, Old Sarum",
            "Archivist at the County Archive since March 2019",
            "• Moved nine kilometres of shelves without closing for a day",
            "• Taught palaeography to twelve volunteers every year",
            "Master of Arts in Archives, University of Old Sarum, 2014 to 2016",
        ],
    )
}

/// The same CV with its content deflated, as most files have it.
pub(crate) fn deflated_pdf() -> Vec<u8> {
    let mut pdf = Pdf::page("");
    pdf.set_stream(5, "/Filter/FlateDecode", &deflated(good_ink().content().as_bytes(), 1));
    pdf.build()
}

/// A CV as a Word file.
pub(crate) fn good_docx() -> Vec<u8> {
    let lines =
        ["Ada Example", "ada@mail.example", "Archivist at the County Archive", "Taught twelve volunteers"];
    Docx::body(&lines.map(p).concat()).build()
}

fn specimen(name: &'static str, bytes: Vec<u8>, expected: Expected) -> Specimen {
    Specimen { name, bytes, expected }
}

pub(crate) fn all() -> Vec<Specimen> {
    [pdf_pictures(), pdf_structure(), pdf_bombs(), word_files(), others()].into_iter().flatten().collect()
}

fn pdf_pictures() -> Vec<Specimen> {
    let scan = |content: &str| {
        let mut pdf = Pdf::page(content);
        pdf.set_stream(
            90,
            "/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8",
            &[128; 64],
        );
        pdf.build()
    };
    let picture = "q 595 0 0 842 0 0 cm /X Do Q\n";
    let card = Ink::default().text(40.0, 60.0, 18.0, "Jo Li").text(40.0, 80.0, 10.0, "jo@li.example");
    let stamp = Ink::default().raw(picture).text(200.0, 830.0, 8.0, "Scanned by AnyScanner");
    vec![
        specimen("scan.pdf", scan(picture), Refused(NoTextLayer)),
        specimen("scan-with-a-stamp.pdf", scan(stamp.content()), Refused(NoTextLayer)),
        specimen("blank-page.pdf", Ink::default().pdf(), Refused(NoTextLayer)),
        specimen("short-but-genuine.pdf", short().pdf(), Read("Ada Example")),
        specimen("name-and-address.pdf", card.pdf(), Read("jo@li.example")),
        specimen(
            "scan-with-an-address.pdf",
            scan(&format!("{picture}{}", card.content())),
            Refused(NoTextLayer),
        ),
        specimen(
            "stamp-alone.pdf",
            Ink::default().text(200.0, 830.0, 8.0, "Scanned by AnyScanner").pdf(),
            Refused(NoTextLayer),
        ),
        specimen("letters-shifted.pdf", shifted(), Refused(Garbled)),
        specimen("glyphs-unknown.pdf", unknown_glyphs(), AnyRefusal),
    ]
}

/// A CV of nine words is short, and a CV.
fn short() -> Ink {
    let lines = ["Ada Example", "ada@mail.example", "Archivist in Old Sarum since 2012"];
    Ink::default().lines(40.0, 60.0, 12.0, 16.0, &lines)
}

/// A subset font whose table to characters is missing shows other letters: here each is three further on.
fn shifted() -> Vec<u8> {
    let shift = |line: &str| -> String {
        line.chars().map(|c| if c.is_ascii_alphabetic() { char::from(c as u8 + 3) } else { c }).collect()
    };
    let lines = [
        "Planned and ran the move of the county archive into the new building",
        "with four people and two vans and without a day of closure for readers",
        "Wrote the finding aids for the papers of two families and a brewery",
        "Taught palaeography to twelve volunteers every year for seven years",
    ];
    let shifted = lines.map(shift);
    Ink::default().lines(40.0, 60.0, 10.0, 14.0, &shifted.each_ref().map(String::as_str)).pdf()
}

/// Two-byte glyph numbers of a font that is not there, and no table to characters.
fn unknown_glyphs() -> Vec<u8> {
    let numbers: String = (0..400).map(|n| format!("{:04X}", 500 + n * 7)).collect();
    let mut pdf = Pdf::page(&format!("BT /F1 10 Tf 40 700 Td <{numbers}> Tj ET"));
    pdf.set(3, "<</Type/Font/Subtype/Type0/BaseFont/None/Encoding/Identity-H/DescendantFonts[91 0 R]>>");
    let info = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";
    pdf.set(91, &format!("<</Type/Font/Subtype/CIDFontType2/BaseFont/None/CIDSystemInfo{info}>>"));
    pdf.build()
}

fn pdf_structure() -> Vec<Specimen> {
    let good = good_pdf();
    let deflated = deflated_pdf();
    let mut cycle = Pdf::page("");
    cycle.set(2, "<</Type/Pages/Count 1/Kids[2 0 R]>>");
    let junk = [b"From: ada@mail.example\r\n\r\n".repeat(20).as_slice(), &good].concat();
    let page = good_ink();
    let mut lie = Pdf::pages(&[page.content(); 100]);
    let kids: String = (0..100).map(|at| format!("{} 0 R ", Pdf::page_number(at))).collect();
    lie.set(2, &format!("<</Type/Pages/Count 2/Kids[{kids}]>>"));
    vec![
        specimen("header-only.pdf", b"%PDF-1.7\n".to_vec(), Refused(Damaged)),
        specimen("noise.pdf", [b"%PDF-1.7\n".as_slice(), &[7; 4000]].concat(), Refused(Damaged)),
        specimen("truncated.pdf", deflated[..deflated.len() / 4].to_vec(), AnyRefusal),
        specimen("truncated-in-its-text.pdf", good[..700].to_vec(), AnyRefusal),
        specimen("without-its-table.pdf", good[..good.len() - 120].to_vec(), Read("Ada Example")),
        specimen("without-its-page.pdf", good[..good.len() - 400].to_vec(), Refused(Damaged)),
        specimen("junk-before.pdf", junk, Read("Ada Example")),
        specimen("pages-in-a-circle.pdf", cycle.build(), AnyRefusal),
        specimen("pages-1500.pdf", Pdf::copies(page.content(), 1_500).build(), Refused(TooManyPages)),
        specimen("pages-that-lie.pdf", lie.build(), Refused(TooManyPages)),
        specimen("locked.pdf", locked(), Refused(Encrypted)),
    ]
}

/// The standard security handler with a password nobody knows.
fn locked() -> Vec<u8> {
    let mut pdf = Pdf::page(good_ink().content());
    let key = "5A".repeat(32);
    let handler = format!("<</Filter/Standard/V 1/R 2/Length 40/P -4/O<{key}>/U<{key}>>>");
    let number = pdf.add(&handler);
    pdf.trailer(&format!(
        "/Encrypt {number} 0 R/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]"
    ))
    .build()
}

fn pdf_bombs() -> Vec<Specimen> {
    let with_content = |entries: &str, data: &[u8]| {
        let mut pdf = Pdf::page("");
        pdf.set_stream(5, entries, data);
        pdf.build()
    };
    let twice = "/Filter[/FlateDecode/FlateDecode]";
    let spaces = deflated(&deflated(&[b' '; 1 << 16], 8_192), 1);
    let operators = deflated(&deflated(good_ink().content().repeat(100).as_bytes(), 2_000), 1);
    vec![
        specimen("spaces-512-mib.pdf", with_content(twice, &spaces), AnyRefusal),
        specimen("text-200-mb.pdf", with_content(twice, &operators), AnyRefusal),
        specimen("arrays-nested.pdf", with_content("", "[".repeat(100_000).as_bytes()), AnyRefusal),
        specimen("dictionaries-nested.pdf", with_content("", "<</A ".repeat(100_000).as_bytes()), AnyRefusal),
        specimen("states-nested.pdf", with_content("", "q ".repeat(100_000).as_bytes()), AnyRefusal),
        specimen("form-in-itself.pdf", form_in_itself(), AnyRefusal),
        specimen("forms-a-billion.pdf", forms_a_billion(), AnyRefusal),
        // Found by fuzzing: without its table the first engine gives up, and the second finds a form that calls itself.
        specimen("forms-cut-off.pdf", cut_off_in(forms_a_billion(), "92 0 obj"), AnyRefusal),
        specimen("form-in-itself-cut-off.pdf", cut_off_in(form_in_itself(), "xref"), AnyRefusal),
        specimen("catalog-nested.pdf", catalog_nested(), AnyRefusal),
    ]
}

fn form_in_itself() -> Vec<u8> {
    let mut pdf = Pdf::page("/X Do");
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 90 0 R>>>>";
    pdf.set_stream(90, form, b"/X Do /X Do");
    pdf.build()
}

/// Nine levels of forms, each painted ten times by the one above.
fn forms_a_billion() -> Vec<u8> {
    let mut pdf = Pdf::page("/X Do");
    for level in 0..9 {
        let form = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</X {} 0 R>>>>",
            91 + level
        );
        pdf.set_stream(90 + level, &form, "/X Do ".repeat(10).as_bytes());
    }
    pdf.set_stream(99, "/Type/XObject/Subtype/Form/BBox[0 0 595 842]", b"0 0 1 1 re f");
    pdf.build()
}

/// The file up to where this first stands.
fn cut_off_in(mut file: Vec<u8>, at: &str) -> Vec<u8> {
    let end = file.windows(at.len()).position(|w| w == at.as_bytes()).expect("there");
    file.truncate(end);
    file
}

fn catalog_nested() -> Vec<u8> {
    let mut pdf = Pdf::page("");
    pdf.set(1, &format!("<</Type/Catalog/Pages 2 0 R/Names {}", "[".repeat(100_000)));
    pdf.build()
}

fn word_files() -> Vec<Specimen> {
    let good = good_docx();
    let open = "<w:document><w:body>";
    let bomb = Docx::empty().repeated("word/document.xml", &" ".repeat(1 << 20), 70);
    let words = p("word upon word upon word").repeat(1_000);
    let text = Docx::body(&words.repeat(60));
    let deep = Docx::body(&"<w:sdt>".repeat(50_000));
    let tables = Docx::body(&"<w:tbl><w:tr><w:tc>".repeat(50_000));
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>";
    let laughing = format!("{laughs}{open}{}</w:body></w:document>", p("Ada Example &b; Archivist"));
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"A\"/><w:basedOn w:val=\"A\"/></w:style>";
    let circle =
        Docx::body(&format!("<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr></w:p>{}", p("Ada Example")))
            .related("styles", &format!("<w:styles>{style}</w:styles>"));
    vec![
        specimen("truncated.docx", good[..good.len() / 2].to_vec(), Refused(Damaged)),
        specimen(
            "without-document.docx",
            Docx::empty().part("word/other.xml", "<a/>").build(),
            Refused(Damaged),
        ),
        specimen("broken-xml.docx", Docx::body("<w:p><w:r><w:t>Ada").build(), Refused(Damaged)),
        specimen("empty.docx", Docx::body("<w:p/>").build(), Refused(Empty)),
        specimen("zip-bomb.docx", bomb.build(), Refused(TooLarge)),
        specimen("text-bomb.docx", text.build(), Refused(TooLarge)),
        specimen("elements-nested.docx", deep.build(), Refused(Damaged)),
        specimen("tables-nested.docx", tables.build(), Refused(Damaged)),
        specimen(
            "entities.docx",
            Docx::empty().part("word/document.xml", &laughing).build(),
            Read("Ada Example"),
        ),
        specimen("styles-in-a-circle.docx", circle.build(), Read("Ada Example")),
    ]
}

fn others() -> Vec<Specimen> {
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let utf16 = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    vec![
        specimen("empty.pdf", Vec::new(), Refused(Empty)),
        specimen("white-space.txt", b" \n\t \r\n".to_vec(), Refused(Empty)),
        specimen("old-word.doc", [ole.as_slice(), &utf16("WordDocument")].concat(), Refused(Unsupported)),
        specimen("locked.docx", [ole.as_slice(), &utf16("EncryptedPackage")].concat(), Refused(Encrypted)),
        specimen("letter.rtf", b"{\\rtf1\\ansi Ada Example}".to_vec(), Refused(Unsupported)),
        specimen("photo.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01".to_vec(), Refused(Unsupported)),
        specimen("page.html", b"<!DOCTYPE html><html><body>Ada Example".to_vec(), Refused(Unsupported)),
        specimen("binary.dat", (0..=255).cycle().take(9_000).collect(), Refused(Unsupported)),
        specimen("data.json", b"{\"basics\": {\"name\": \"Ada Example\"}}".to_vec(), Refused(Unsupported)),
        specimen("brackets.md", brackets(), Read("Ada Example")),
        specimen(
            "punctuation.txt",
            b"... --- ... ;;; !!! ((( ))) ### $$$ %%% ^^^ &&& *** ~~~ ``` ".repeat(4),
            Refused(Empty),
        ),
    ]
}

fn brackets() -> Vec<u8> {
    let marks = ["[", "![", "<", "**", "](", "_"].map(|m| m.repeat(20_000)).join("\n");
    let letters = "Planned and ran the move of the county archive into the new building\n".repeat(3_000);
    format!("# Ada Example\n\n## Work\n\n{letters}{marks}\n").into_bytes()
}
