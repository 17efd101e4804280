//! What is measured, in the order of the card.

mod card;
mod claims;
mod corpus;
mod export;
mod import;
mod known;
mod memory;
mod python;
mod serving;
mod skills;
mod speed;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use card::Section;

/// Measures; writes `QUALITY.md`, or with `check` only says which bars are missed and fails if there are any.
pub(crate) fn run(check: bool) -> ExitCode {
    let root = root();
    let corpus = corpus::folder(&root);
    if corpus.is_none() {
        println!("no corpus beside the checkout (set HAVENJOB_CORPUS): import and skills are not measured");
    }
    let mut sections = Vec::new();
    if let Some(corpus) = &corpus {
        sections.push(import::measure(corpus));
        sections.push(skills::measure(corpus));
    }
    sections.push(claims::measure(&root));
    sections.push(export::measure(&root));
    sections.push(serving::measure(&root, speed::binary().as_deref(), check));
    if !check {
        sections.push(speed::measure(&root, corpus.as_deref()));
        sections.push(memory::measure(&root));
    }
    report(&root, check, &sections)
}

/// Measures one build of the server and prints the figures.
pub(crate) fn server(binary: &Path) -> ExitCode {
    let root = root();
    print(&known::Known::read(&root), &serving::measure(&root, Some(binary), false));
    ExitCode::SUCCESS
}

/// Prints the rows of a section; gives how many bars were missed that are not known to be, or are listed and met.
fn print(known: &known::Known, section: &Section) -> usize {
    let mut wrong = 0;
    for row in &section.rows {
        let verdict = match row.met() {
            Some(true) if known.is_overtaken(row) => "MET: take it off xtask/known-misses.txt",
            Some(true) => "met",
            Some(false) if known.excuses(row) => "missed, as known",
            Some(false) => "MISSED",
            None => "",
        };
        wrong += usize::from(verdict.starts_with('M'));
        println!(
            "{:<10} {:<60} {:>10.3} {} {verdict} {}",
            section.title, row.what, row.value, row.unit, row.note
        );
    }
    wrong
}

fn report(root: &Path, check: bool, sections: &[Section]) -> ExitCode {
    let known = known::Known::read(root);
    let wrong: usize = sections.iter().map(|section| print(&known, section)).sum();
    if check {
        println!("{wrong} bars other than known");
        return if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let card = card::markdown(&head(), sections);
    match std::fs::write(root.join("QUALITY.md"), card) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("QUALITY.md cannot be written: {e}");
            ExitCode::FAILURE
        }
    }
}

fn head() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let model = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model.lines().find(|l| l.starts_with("model name")).and_then(|l| l.split(": ").nth(1));
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory =
        memory.lines().next().and_then(|l| l.split_whitespace().nth(1)).and_then(|kb| kb.parse::<u64>().ok());
    format!(
        "Measured on {} with `cargo run --release -p xtask -- quality` on {cores} cores ({}), {} GiB. Shared, noisy \
         machine: milliseconds are medians, and only ratios within one run mean much. Missed bars stay in the table.",
        jiff::Zoned::now().date(),
        model.unwrap_or("unknown processor").trim(),
        memory.map_or(0, |kb| kb / 1024 / 1024),
    )
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The share `part / whole`; of nothing it is not a number, so that an empty set meets no bar.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { f64::NAN } else { part as f64 / whole as f64 }
}
