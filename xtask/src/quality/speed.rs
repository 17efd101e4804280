//! How long things take, in one warm process, beside other tools in the same run.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use resume::Resume;
use resume::extract::{Limits, extract};
use resume::model::Date;
use resume::parse::parse;
use resume::write::html;
use resume::write::pdf::{Fonts, Style, fewest_pages, pdf};
use serde_json::Value;

use super::card::{Bar, Row, Section};
use super::{corpus, python};

/// Most documents that are timed.
const SAMPLE: usize = 120;
/// Runs of a reference typesetter.
const RUNS: usize = 15;

/// Times every step, then the reference tools on the same files.
pub(crate) fn measure(root: &Path, corpus: Option<&Path>) -> Section {
    let files = sample(root, corpus);
    let example = fs::read_to_string(root.join("examples/resume.json")).unwrap_or_default();
    let resume = Resume::from_json(&example).unwrap_or_default();
    let mut rows = reading(root, &files);
    rows.extend(fitting(root, &files));
    rows.extend(setting(root, &resume));
    rows.extend(whole_command(root));
    Section {
        title: "Speed",
        about: format!(
            "{} PDFs; every figure is a median (p50) unless it says otherwise. A ratio says how many times longer the other tool took in the same run.",
            files.len()
        ),
        rows,
    }
}

/// PDFs spread over the corpus, or the example where there is none.
fn sample(root: &Path, corpus: Option<&Path>) -> Vec<PathBuf> {
    let is_text_pdf = |p: &PathBuf| {
        let name = p.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.ends_with(".pdf") && !name.starts_with("scan-")
    };
    let mut files: Vec<PathBuf> =
        corpus.map(corpus::documents).unwrap_or_default().into_iter().filter(is_text_pdf).collect();
    if files.is_empty() {
        files.push(root.join("examples/cv.pdf"));
    }
    let step = files.len().div_ceil(SAMPLE);
    files.into_iter().step_by(step.max(1)).collect()
}

fn reading(root: &Path, files: &[PathBuf]) -> Vec<Row> {
    let bytes: Vec<Vec<u8>> = files.iter().filter_map(|f| fs::read(f).ok()).collect();
    let limits = Limits::default();
    for b in bytes.iter().take(5) {
        let _ = black_box(extract(b, &limits));
    }
    let texts = times(&bytes, |b| extract(b, &limits).is_ok());
    let parses = times(&bytes, |b| extract(b, &limits).is_ok_and(|d| !parse(&d).basics.name.is_empty()));
    let ours = median(&texts);
    let mut rows = vec![
        Row::new("PDF to text with layout", ours, "ms", Bar::AtMost(15.0)),
        Row::new("PDF to text with layout, p95", percentile(&texts, 0.95), "ms", Bar::None),
        Row::new("PDF to résumé", median(&parses), "ms", Bar::AtMost(40.0)),
        Row::new("PDF to résumé, p95", percentile(&parses, 0.95), "ms", Bar::None),
    ];
    let names: Vec<&str> = files.iter().filter_map(|f| f.to_str()).collect();
    for (tool, how) in [("pdftotext", "a process per file"), ("pymupdf", "warm"), ("pypdf2", "warm")] {
        let mut args = vec![tool];
        args.extend(&names);
        rows.push(reference(root, "text.py", &args, &format!("{tool} on the same files ({how})"), ours, 1.0));
    }
    rows
}

fn fitting(root: &Path, files: &[PathBuf]) -> Vec<Row> {
    let job = fs::read_to_string(root.join("examples/job.txt")).unwrap_or_default();
    let today = Date::Day(2026, 11, 22);
    let limits = Limits::default();
    let resumes: Vec<Resume> =
        files.iter().filter_map(|f| extract(&fs::read(f).ok()?, &limits).ok()).map(|d| parse(&d)).collect();
    let _ = fit::requirements(&job); // the taxonomy unfolds once
    let asked = times(&[(); 50], |()| !fit::requirements(&job).requirements.is_empty());
    let posting = fit::requirements(&job);
    let matched = times(&resumes, |r| fit::match_posting(r, &posting, &today).score <= 100);
    let options = fit::TailorOptions::new(today.clone());
    let style = Style::default();
    let taken = |r: &Resume| fewest_pages(r, &style, Fonts::embedded()).unwrap_or_default();
    let tailored =
        times(&resumes, |r| !fit::tailor_to(r, &posting, &options, 2, taken).resume.basics.name.is_empty());
    let checked = times(&resumes, |r| !fit::check(r, &changed(r, 7), &today).is_empty());
    vec![
        Row::new("posting to requirements", median(&asked), "ms", Bar::None),
        Row::new("match", median(&matched), "ms", Bar::None),
        Row::new("offline tailoring to two pages", median(&tailored), "ms", Bar::AtMost(150.0)),
        Row::new("offline tailoring to two pages, p95", percentile(&tailored, 0.95), "ms", Bar::None),
        Row::new("claim check of a whole CV", median(&checked), "ms", Bar::None),
    ]
}

fn setting(root: &Path, resume: &Resume) -> Vec<Row> {
    let mut per_page = Vec::new();
    let mut pages = 0;
    for n in 0..60 {
        let resume = changed(resume, n);
        let begin = Instant::now();
        let Ok(rendered) = pdf(&resume, &Style::default(), Fonts::embedded(), None) else { continue };
        pages = rendered.pages;
        per_page.push(milliseconds(begin) / f64::from(u32::try_from(rendered.pages.max(1)).unwrap_or(1)));
    }
    let ours = median(&per_page);
    let whole = ours * f64::from(u32::try_from(pages).unwrap_or(1));
    let page = std::env::temp_dir().join(format!("havenjob-quality-{}.html", std::process::id()));
    let _ = fs::write(&page, html::html(resume, None, None));
    let runs = RUNS.to_string();
    let file = page.to_string_lossy().into_owned();
    let mut rows = vec![
        Row::new("PDF, a page", ours, "ms", Bar::AtMost(15.0))
            .note(format!("{pages} pages, content changed each time")),
    ];
    for (tool, how) in [("weasyprint", "warm"), ("chromium", "a process per document")] {
        rows.push(reference(
            root,
            "pdf.py",
            &[tool, &file, &runs],
            &format!("{tool} on the same content as HTML ({how})"),
            whole,
            1.0,
        ));
    }
    let _ = fs::remove_file(page);
    rows
}

/// The same résumé with other words in it, so that nothing can be remembered.
pub(crate) fn changed(resume: &Resume, n: usize) -> Resume {
    let mut resume = resume.clone();
    resume.basics.name = format!("{} {n}", resume.basics.name);
    for bullet in resume.work.iter_mut().flat_map(|w| w.highlights.iter_mut()) {
        bullet.text = format!("{} ({n})", bullet.text);
    }
    resume
}

/// The whole command with its process start and its reading child, as a person waits for it.
fn whole_command(root: &Path) -> Vec<Row> {
    let Some(binary) = binary() else { return Vec::new() };
    let out = std::env::temp_dir().join(format!("havenjob-quality-{}.pdf", std::process::id()));
    let times = times(&[(); 15], |()| {
        let mut command = Command::new(&binary);
        command
            .arg("tailor")
            .args([root.join("examples/cv.pdf"), root.join("examples/job.txt")])
            .arg("-o")
            .arg(&out);
        command.output().is_ok_and(|o| o.status.success())
    });
    let _ = fs::remove_file(out);
    let size = fs::metadata(&binary).map_or(f64::NAN, |m| m.len() as f64 / 1e6);
    vec![
        Row::new("`havenjob tailor` from start to written PDF", median(&times), "ms", Bar::None),
        Row::new("release binary", size, "MB", Bar::AtMost(90.0)),
    ]
}

/// The release binary beside this one.
pub(crate) fn binary() -> Option<PathBuf> {
    let path = std::env::current_exe().ok()?.with_file_name("havenjob");
    path.exists().then_some(path)
}

fn reference(root: &Path, script: &str, args: &[&str], what: &str, ours: f64, scale: f64) -> Row {
    let answer = python::run(&root.join("xtask/reference").join(script), args);
    let answer: Value = answer.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default();
    let list: Vec<f64> =
        answer["milliseconds"].as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    let theirs = median(&list) * scale;
    let note = if theirs.is_nan() {
        "not installed here".to_owned()
    } else {
        format!("{:.1} times ours", theirs / ours)
    };
    Row::new(what, theirs, "ms", Bar::None).note(note)
}

/// Milliseconds of `f` on each input; an input on which it says no does not count.
fn times<T>(inputs: &[T], mut f: impl FnMut(&T) -> bool) -> Vec<f64> {
    let timed = inputs.iter().filter_map(|input| {
        let begin = Instant::now();
        black_box(f(input)).then(|| milliseconds(begin))
    });
    timed.collect()
}

pub(crate) fn milliseconds(begin: Instant) -> f64 {
    begin.elapsed().as_secs_f64() * 1000.0
}

pub(crate) fn median(list: &[f64]) -> f64 {
    percentile(list, 0.5)
}

pub(crate) fn percentile(list: &[f64], share: f64) -> f64 {
    let mut sorted = list.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * share).round() as usize).copied().unwrap_or(f64::NAN)
}
