//! Does memory stay flat over thousands of documents?

use std::fs;
use std::path::Path;

use resume::Resume;
use resume::write::pdf::{Fonts, Style, pdf};

use super::card::{Bar, Row, Section};
use super::speed::changed;

const DOCUMENTS: usize = 5_000;
/// After this many, everything that is loaded once is loaded.
const WARM: usize = 500;

/// Sets 5,000 different CVs in one process and looks at its resident memory.
pub(crate) fn measure(root: &Path) -> Section {
    let example = fs::read_to_string(root.join("examples/resume.json")).unwrap_or_default();
    let resume = Resume::from_json(&example).unwrap_or_default();
    let mut warm = f64::NAN;
    for n in 0..DOCUMENTS {
        let _ = pdf(&changed(&resume, n), &Style::default(), Fonts::embedded(), None);
        if n == WARM {
            warm = resident();
        }
    }
    let end = resident();
    Section {
        title: "Memory",
        about: format!("Resident memory of one process that sets {DOCUMENTS} different CVs as PDF."),
        rows: vec![
            Row::new(format!("after {WARM}"), warm, "MB", Bar::None),
            Row::new(format!("after {DOCUMENTS}"), end, "MB", Bar::None),
            Row::new("growth", end - warm, "MB", Bar::AtMost(20.0)),
        ],
    }
}

/// Resident memory of this process in MB, from the kernel.
fn resident() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kb =
        status.lines().find_map(|l| l.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse::<f64>().ok());
    kb.map_or(f64::NAN, |kb| kb / 1000.0)
}
