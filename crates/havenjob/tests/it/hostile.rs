//! Files made to break a reader: each is a typed refusal within ten seconds, and the parent does not grow.

use std::io::Write as _;

use super::pdf_builder::{deflate, pages, pdf, stream, text};
use super::run::{json as json_of, refusal, run, watch};

/// The parent holds the file (10 MB at most) and the program itself; a bomb that reached it would show in hundreds.
const PARENT_MB: f64 = 150.0;

fn refused(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    let watched = watch(&["parse", path.to_str().expect("UTF-8"), "--json"]);
    let line = refusal(&watched.output);
    assert!(watched.seconds < 10.0, "{name} took {} s", watched.seconds);
    if let Some(peak) = watched.peak_mb {
        assert!(peak < PARENT_MB, "{name}: the parent grew to {peak} MB");
    }
    line["type"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_zip_bomb() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_level(Some(9));
    zip.start_file("[Content_Types].xml", options).expect("memory");
    zip.write_all(b"<Types/>").expect("memory");
    zip.start_file("word/document.xml", options).expect("memory");
    let paragraph =
        "<w:p><w:r><w:t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</w:t></w:r></w:p>".repeat(15_000);
    for _ in 0..600 {
        zip.write_all(paragraph.as_bytes()).expect("memory");
    }
    let bytes = zip.finish().expect("memory").into_inner();
    assert!(bytes.len() < 10_000_000, "the bomb is small: {}", bytes.len());
    assert_eq!(refused("bomb.docx", &bytes), "too-large");
}

#[test]
fn a_stream_that_unfolds_to_a_gigabyte_of_text() {
    let operators = b"BT /F1 11 Tf (bomb bomb bomb bomb) Tj ET\n".repeat(1_000_000);
    let twice = deflate(&deflate(&operators));
    let kind = refused("bomb.pdf", &pages(1, stream("/Filter [/FlateDecode /FlateDecode]", &twice)));
    assert!(["too-large", "too-complex", "no-text-layer", "damaged-file"].contains(&kind.as_str()), "{kind}");
}

#[test]
fn deep_nesting() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R /Deep 3 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>".to_vec(),
        deep.clone().into_bytes(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Annots {deep} >>")
            .into_bytes(),
    ];
    let kind = refused("deep.pdf", &pdf(&objects, ""));
    assert!(["damaged-file", "too-complex", "no-text-layer"].contains(&kind.as_str()), "{kind}");
}

#[test]
fn fifteen_hundred_pages() {
    let lines = ["A page of words like any other page of words, of which there are far too many."; 40];
    assert_eq!(refused("long.pdf", &pages(1_500, text(&lines))), "too-many-pages");
}

#[test]
fn a_truncated_file() {
    let whole = pages(
        1,
        text(&["Ada Lovelace", "ada@engine.example", "Analyst at the Analytical Engine, 1842 to 1843"]),
    );
    let kind = refused("cut.pdf", &whole[..whole.len() / 3]);
    assert!(["damaged-file", "no-text-layer"].contains(&kind.as_str()), "{kind}");
}

#[test]
fn a_json_resume_that_unfolds_to_hundreds_of_megabytes() {
    let json = format!(r#"{{"work": [{}{{}}]}}"#, "{},".repeat(700_000));
    let kind = refused("bomb.json", json.as_bytes());
    assert!(["empty-file", "too-complex"].contains(&kind.as_str()), "{kind}");
}

#[test]
fn far_more_text_than_a_cv_of_any_kind() {
    let bullets = "- Kept the mill running through three floods\n".repeat(60_000);
    let markdown = format!("# Ada Example\n\n## Work\n\n### Clerk — Mill\n\n{bullets}");
    assert!(markdown.len() > 2_400_000);
    assert_eq!(refused("long.txt", bullets.replace("- ", "").as_bytes()), "too-large");
    assert_eq!(refused("long.md", markdown.as_bytes()), "too-large");
    assert_eq!(refused("ours.md", format!("{markdown}\n<!-- havenjob {{}} -->\n").as_bytes()), "too-large");
    let json =
        format!(r#"{{"basics": {{"name": "Ada Example", "summary": "{}"}}}}"#, "word ".repeat(500_000));
    assert_eq!(refused("long.json", json.as_bytes()), "too-large");
}

/// Each is as long as a text may be and has as many parts as fit into it. The child that reads it has eight seconds, and a
/// reader whose time grows with the square of the parts would be refused.
#[test]
fn as_many_parts_as_a_text_can_hold_are_read() {
    let entries = "### Clerk — Mill\n*2019 – 2020*\n\n- did it\n\n".repeat(12_000);
    let json: Vec<String> = (0..40_000).map(|n| format!(r#"{{"title": "Prize {n}"}}"#)).collect();
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text, section, many) in [
        ("work.md", format!("# Ada Example\n\n## Work\n\n{entries}"), "work", 12_000),
        (
            "skills.md",
            format!("# Ada Example\n\n## Skills\n\n{}", "- **Mills:** sails, stones\n".repeat(20_000)),
            "skills",
            20_000,
        ),
        (
            "bullets.md",
            format!("# Ada Example\n\n## Work\n\n### Clerk\n\n{}", "- a\n".repeat(140_000)),
            "work",
            1,
        ),
        ("signs.md", format!("# Ada Example\n\n## Work\n\n### Clerk\n\n{}", "<".repeat(590_000)), "work", 1),
        (
            "awards.json",
            format!(r#"{{"basics": {{"name": "Ada"}}, "awards": [{}]}}"#, json.join(", ")),
            "awards",
            40_000,
        ),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        let parsed = json_of(&run(&["parse", path.to_str().expect("UTF-8"), "--json"]));
        assert_eq!(parsed[section].as_array().map(Vec::len), Some(many), "{name}");
    }
}
