//! Word documents, read back by others.
#![cfg(feature = "docx")]
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files should stop there")]

mod common;

use std::io::Read as _;
use std::path::PathBuf;

use common::{assert_complete, folder, libreoffice_pdf, pdftotext, python_docx, resumes};
use resume::Resume;
use resume::write::docx::{DocxStyle, docx, templates};
use resume::write::sheet::Paper;

/// Every fixture in every template, as files.
fn written(name: &str) -> Vec<(Resume, PathBuf)> {
    let folder = folder(name);
    let mut files = Vec::new();
    for (name, resume) in resumes() {
        for template in templates() {
            let style = DocxStyle { template: template.to_owned(), ..Default::default() };
            let path = folder.join(format!("{name}-{template}.docx"));
            std::fs::write(&path, docx(&resume, &style)).unwrap();
            files.push((resume.clone(), path));
        }
    }
    assert!(files.len() >= 18);
    files
}

#[test]
fn python_docx_finds_every_value_in_every_template() {
    let files = written("python-docx");
    let paths: Vec<_> = files.iter().map(|(_, path)| path.clone()).collect();
    let Some(texts) = python_docx(&paths) else { return };
    for ((resume, path), text) in files.iter().zip(&texts) {
        assert_complete(resume, text, &path.display().to_string(), "python-docx");
    }
}

#[test]
fn libreoffice_shows_every_value_in_every_template() {
    let files = written("libreoffice");
    let paths: Vec<_> = files.iter().map(|(_, path)| path.clone()).collect();
    let Some(pdfs) = libreoffice_pdf(&paths, &folder("libreoffice")) else { return };
    for ((resume, path), pdf) in files.iter().zip(&pdfs) {
        let Some(text) = pdftotext(pdf) else { return };
        assert_complete(resume, &text, &path.display().to_string(), "LibreOffice");
    }
}

#[cfg(feature = "read")]
#[test]
fn our_own_reader_finds_every_value_in_every_template() {
    use resume::extract::{Limits, extract};
    let mut checked = 0;
    for (resume, path) in written("own-reader") {
        let document = extract(&std::fs::read(&path).unwrap(), &Limits::default()).unwrap();
        assert_complete(&resume, &document.text(), &path.display().to_string(), "our reader");
        checked += 1;
    }
    assert!(checked >= 18);
}

/// One part of the package.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_parts_say_what_word_looks_for() {
    let json = r#"{"basics":{"name":"Ada & <Co>","email":"ada@mail.example","phone":"+44 20 5550 199"},
        "work":[{"position":"Analyst","name":"Engine","url":"https://engine.example/?a=1&b=2","startDate":"1842",
        "highlights":["One","Two"]}],"meta":{"language":"de"}}"#;
    let resume = Resume::from_json(json).unwrap();
    let style = DocxStyle { paper: Paper::Letter, ..Default::default() };
    let bytes = docx(&resume, &style);
    let document = part(&bytes, "word/document.xml");
    for expected in [
        r#"<w:pStyle w:val="Title"/></w:pPr><w:r><w:t xml:space="preserve">Ada &amp; &lt;Co&gt;</w:t>"#,
        r#"<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">Berufserfahrung</w:t>"#,
        r#"<w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#,
        r#"<w:pgSz w:w="12240" w:h="15840"/>"#,
        "<w:hyperlink r:id=\"rId10\"",
    ] {
        assert!(document.contains(expected), "{expected} in {document}");
    }
    let links = part(&bytes, "word/_rels/document.xml.rels");
    for target in ["mailto:ada@mail.example", "tel:+44205550199", "https://engine.example/?a=1&amp;b=2"] {
        assert!(
            links.contains(&format!("Target=\"{target}\" TargetMode=\"External\"")),
            "{target} in {links}"
        );
    }
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:title>Ada &amp; &lt;Co&gt; – Lebenslauf</dc:title>"), "{core}");
    assert!(core.contains("<dc:language>de-DE</dc:language>"), "{core}");
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains(r#"w:default="1" w:styleId="Normal""#));
    assert!(styles.contains(r#"<w:lang w:val="de-DE""#));
}

#[test]
fn characters_that_xml_forbids_do_not_break_the_file() {
    let resume = Resume::from_json(
        r#"{"basics":{"name":"A\u0000\u0008\ufffeB ]]> &amp;"},"work":[{"name":"\u001b[1m","highlights":["\ud83c\udf3e ok"]}]}"#,
    )
    .unwrap();
    let document = part(&docx(&resume, &DocxStyle::default()), "word/document.xml");
    assert!(document.contains("]]&gt; &amp;amp;"));
    assert!(document.contains("🌾 ok"));
    assert!(!document.contains(['\0', '\u{8}', '\u{1b}', '\u{fffe}']));
}
