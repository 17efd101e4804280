//! What the tests of the writers share: résumés of people who do not exist, and readers that are not ours.
//!
//! A reader that is not installed is skipped with a note; CI installs them all.

#![allow(dead_code, reason = "each test binary uses its part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files should stop there")]

use std::path::{Path, PathBuf};
use std::process::Command;

use resume::Resume;
use resume::roundtrip;

/// Every fixture that is a résumé, with its name.
pub(crate) fn resumes() -> Vec<(String, Resume)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = [root.join("tests/fixtures"), root.join("../../examples")]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    assert!(files.len() >= 3, "no fixtures: {files:?}");
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let resume = Resume::from_json(&std::fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|e| panic!("{name}: {e}"));
        (name, resume)
    };
    files.into_iter().map(read).collect()
}

/// Fails when a value of the résumé is not in the text that `reader` found in `what`.
pub(crate) fn assert_complete(resume: &Resume, text: &str, what: &str, reader: &str) {
    assert!(!roundtrip::values(resume).is_empty(), "{what}: nothing to look for");
    let missing = roundtrip::missing(resume, text);
    assert!(missing.is_empty(), "{reader} lacks {missing:#?} in {what}:\n{text}");
}

/// A folder of its own for the files of one test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// What a program prints, or `None` when it is not installed or cannot do its work; a note says so.
pub(crate) fn printed(program: &str, arguments: &[&str]) -> Option<String> {
    let output = match Command::new(program).args(arguments).output() {
        Ok(output) => output,
        Err(error) => {
            eprintln!("skipped: {program}: {error}");
            return None;
        }
    };
    if !output.status.success() {
        eprintln!("skipped: {program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        return None;
    }
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The text of Word documents, read by python-docx, one after the other.
pub(crate) fn python_docx(files: &[PathBuf]) -> Option<Vec<String>> {
    const SCRIPT: &str = "import sys, json, docx\n\
        read = lambda f: '\\n'.join(p.text for p in docx.Document(f).paragraphs)\n\
        print(json.dumps([read(f) for f in sys.argv[1:]]))";
    let mut arguments = vec!["-c", SCRIPT];
    arguments.extend(files.iter().map(|f| f.to_str().unwrap()));
    Some(serde_json::from_str(&printed("python3", &arguments)?).unwrap())
}

/// Turns Word documents into PDF with LibreOffice, beside the originals.
pub(crate) fn libreoffice_pdf(files: &[PathBuf], folder: &Path) -> Option<Vec<PathBuf>> {
    // A profile of its own, or a LibreOffice that is open on the machine would answer.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut arguments =
        vec![&*profile, "--headless", "--convert-to", "pdf", "--outdir", folder.to_str().unwrap()];
    arguments.extend(files.iter().map(|f| f.to_str().unwrap()));
    printed("soffice", &arguments)?;
    let pdfs: Vec<PathBuf> =
        files.iter().map(|f| folder.join(f.file_name().unwrap()).with_extension("pdf")).collect();
    assert!(pdfs.iter().all(|pdf| pdf.exists()), "LibreOffice could not open one of {files:?}");
    Some(pdfs)
}

/// The text of a PDF, read by poppler.
pub(crate) fn pdftotext(pdf: &Path) -> Option<String> {
    printed("pdftotext", &["-layout", pdf.to_str().unwrap(), "-"])
}
