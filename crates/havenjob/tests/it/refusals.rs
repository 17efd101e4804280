//! Bad input of every kind: exit code 3, one JSON line, a hint that helps, and nobody invented.

use super::pdf_builder::{pages, pdf, stream};
use super::run::{havenjob, refusal, run};

fn kind(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    let line = refusal(&run(&["parse", path.to_str().expect("UTF-8"), "--json"]));
    line["type"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn an_empty_file() {
    assert_eq!(kind("empty.pdf", b""), "empty-file");
    assert_eq!(kind("blank.txt", b" \n\t\n"), "empty-file");
}

#[test]
fn a_page_without_text_is_no_person() {
    assert_eq!(kind("scan.pdf", &pages(1, stream("", b"0 0 595 842 re f"))), "no-text-layer");
}

#[test]
fn a_locked_file() {
    let objects =
        [b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), b"<< /Type /Pages /Count 0 /Kids [] >>".to_vec()];
    let key = "00".repeat(32);
    let lock = format!(
        "/ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{key}> /U <{key}> >>"
    );
    assert_eq!(kind("locked.pdf", &pdf(&objects, &lock)), "encrypted-file");
}

#[test]
fn a_picture_an_old_word_file_and_noise() {
    assert_eq!(kind("photo.pdf", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "unsupported-file");
    assert_eq!(kind("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0"), "unsupported-file");
    let noise: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert!(["unsupported-file", "damaged-file"].contains(&kind("noise.bin", &noise).as_str()));
}

#[test]
fn json_that_is_no_resume() {
    assert_eq!(kind("list.json", br#"[{"a": 1}]"#), "not-json-resume");
    assert_eq!(kind("nobody.json", br#"{"basics": {}, "work": []}"#), "empty-file");
}

#[test]
fn a_file_that_is_not_there_and_a_folder() {
    assert_eq!(refusal(&run(&["parse", "/nowhere/cv.pdf"]))["type"], "not-found");
    let folder = std::env::temp_dir();
    assert_eq!(refusal(&run(&["parse", folder.to_str().expect("UTF-8")]))["type"], "not-a-file");
}

#[test]
fn a_file_past_the_size_limit() {
    assert_eq!(kind("large.txt", &b"word ".repeat(2_100_000)), "too-large");
}

#[test]
fn wrong_usage_is_exit_code_two() {
    for args in [
        &["tailor"][..],
        &["parse"],
        &["render", "x.json", "-o", "x.odt"],
        &["render", "x.json"],
        &["nonsense"],
    ] {
        assert_eq!(run(args).status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn an_output_folder_that_is_not_there_is_exit_code_four() {
    let cv = super::run::example("resume.json");
    let output =
        havenjob().arg("render").arg(cv).args(["-o", "/nowhere/at/all/cv.pdf"]).output().expect("it starts");
    assert_eq!(output.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not-writable"));
}

#[test]
fn a_text_without_a_cv_is_kept_by_parse_and_refused_by_tailor() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("poem.txt");
    std::fs::write(&path, "the rain fell softly on the hills\nand nobody was there to see it fall\n")
        .expect("a file");
    let path = path.to_str().expect("UTF-8");
    let parsed = super::run::json(&run(&["parse", path, "--json"]));
    assert!(parsed["meta"]["leftovers"].to_string().contains("softly on the hills"), "{parsed}");
    let job = super::run::example("job.txt");
    let output = run(&["tailor", path, job.to_str().expect("UTF-8"), "-o", "/nowhere/out.pdf"]);
    assert_eq!(refusal(&output)["type"], "no-cv");
}

#[test]
fn a_cv_of_which_only_the_head_is_understood_is_not_tailored() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("cv.txt");
    let text =
        "Nils Example\nnils@mail.example\n\nGjorde dette og hint for lenge siden\nog noe annet etterpaa\n";
    std::fs::write(&path, text).expect("a file");
    let (path, job) = (path.to_str().expect("UTF-8"), super::run::example("job.txt"));
    let output = run(&["tailor", path, job.to_str().expect("UTF-8"), "-o", "/nowhere/out.pdf"]);
    let refused = refusal(&output);
    assert_eq!(refused["type"], "no-cv", "{refused}");
}

#[test]
fn a_web_page_is_a_posting() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("job.html");
    let page = "<!doctype html><html><head><title>Nurse</title><script>let x = 1;</script></head><body><h1>Nurse</h1>\
        <h2>Requirements</h2><ul><li>Experience with triage</li><li>Fluent English</li></ul></body></html>";
    std::fs::write(&path, page).expect("a file");
    let asked = super::run::json(&run(&["requirements", path.to_str().expect("UTF-8"), "--json"]));
    assert_eq!(asked["requirements"].as_array().map(Vec::len), Some(2), "{asked}");
    assert!(!asked.to_string().contains("let x"), "{asked}");
}
