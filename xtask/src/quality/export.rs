//! Export: does every value of every template come back out of the made file, for two independent readers?

use std::fs;
use std::path::Path;
use std::process::Command;

use resume::Resume;
use resume::extract::{Limits, extract};
use resume::roundtrip;
use resume::write::docx::{DocxStyle, docx};
use resume::write::pdf::{Fonts, Style, pdf, templates};

use super::card::{Bar, Row, Section};
use super::share;

/// Writes every fixture with every template and reads it back.
pub(crate) fn measure(root: &Path) -> Section {
    let resumes = fixtures(root);
    let folder = tempfile::tempdir().map(|d| d.keep()).unwrap_or_default();
    let mut rows = Vec::new();
    for template in templates() {
        let style = Style { template: template.name.to_owned(), ..Style::default() };
        let mut ours = Tally::default();
        let mut poppler = Tally::default();
        for resume in &resumes {
            let made = pdf(resume, &style, Fonts::embedded(), None).map(|r| r.bytes).unwrap_or_default();
            ours.add(resume, own_text(&made));
            poppler.add(resume, pdftotext(&folder, &made));
        }
        rows.push(ours.row(format!("{} PDF, own reader", template.name)));
        rows.push(poppler.row(format!("{} PDF, pdftotext", template.name)));
    }
    let mut ours = Tally::default();
    let mut office = Tally::default();
    for resume in &resumes {
        let made = docx(resume, &DocxStyle::default());
        ours.add(resume, own_text(&made));
        office.add(resume, libreoffice(&folder, &made));
    }
    rows.push(ours.row("DOCX, own reader".into()));
    rows.push(office.row("DOCX, LibreOffice".into()));
    let _ = fs::remove_dir_all(folder);
    Section {
        title: "Export",
        about: format!(
            "{} fixture CVs (short, long, several languages); share of values found again in one piece.",
            resumes.len()
        ),
        rows,
    }
}

#[derive(Default)]
struct Tally {
    found: usize,
    all: usize,
    unread: bool,
}

impl Tally {
    fn add(&mut self, resume: &Resume, text: Option<String>) {
        let Some(text) = text else {
            self.unread = true;
            return;
        };
        let missing = roundtrip::missing(resume, &text);
        for value in &missing {
            println!("lost: {} = {}", value.key, value.text);
        }
        let all = roundtrip::values(resume).len();
        self.found += all - missing.len();
        self.all += all;
    }

    fn row(&self, what: String) -> Row {
        if self.unread && self.all == 0 {
            return Row::new(what, f64::NAN, "", Bar::None).note("reader not installed here");
        }
        Row::new(what, share(self.found, self.all), "", Bar::AtLeast(1.0))
            .note(format!("{} of {} values", self.found, self.all))
    }
}

fn fixtures(root: &Path) -> Vec<Resume> {
    let mut files: Vec<_> = ["crates/resume/tests/fixtures", "examples"]
        .iter()
        .flat_map(|f| fs::read_dir(root.join(f)).into_iter().flatten().flatten())
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    files.iter().filter_map(|p| Resume::from_json(&fs::read_to_string(p).ok()?).ok()).collect()
}

/// What our own reader reads; a file that it refuses has lost everything.
fn own_text(made: &[u8]) -> Option<String> {
    Some(extract(made, &Limits::default()).map(|d| d.text()).unwrap_or_default())
}

/// What a reader reads; none where it cannot be started, nothing where it makes nothing of the file.
fn pdftotext(folder: &Path, made: &[u8]) -> Option<String> {
    let file = folder.join("made.pdf");
    fs::write(&file, made).ok()?;
    let output = Command::new("pdftotext").arg(&file).arg("-").output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn libreoffice(folder: &Path, made: &[u8]) -> Option<String> {
    let (file, text) = (folder.join("made.docx"), folder.join("made.txt"));
    fs::write(&file, made).ok()?;
    let _ = fs::remove_file(&text);
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut command = Command::new("soffice");
    command
        .arg(profile)
        .args(["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(folder)
        .arg(&file);
    command.output().ok()?;
    Some(fs::read_to_string(text).unwrap_or_default())
}
