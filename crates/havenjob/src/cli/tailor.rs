use std::fmt::Write as _;

use fit::Posting;
use fit::check::{Finding, check};
use fit::matching::{Held, Match};
use fit::requirements::{Category, Need};
use fit::tailor::{Change, Suggestion, TailorOptions, Tailored, tailor_to};
use resume::Resume;
use resume::model::Leftover;
use serde::Serialize;

use super::args::TailorArgs;
use super::error::Failure;
use super::make::{Budget, Format, Gauge, Made, make};
use super::progress::Progress;
use super::{Outcome, clock, input, output, pretty, requirements};

/// What `--report` writes.
#[derive(Serialize)]
struct Report<'a> {
    title: &'a str,
    company: &'a str,
    before: &'a Match,
    after: &'a Match,
    suggestions: &'a [Suggestion],
    gaps: &'a [Held],
    findings: &'a [Finding],
    /// Values of the résumé that our own reader did not find again in the made file.
    unrecovered: &'a [String],
    /// What the CV says in no field, and what the made file therefore does not say.
    leftovers: &'a [Leftover],
    pages: Option<usize>,
    warnings: &'a [String],
}

/// `havenjob tailor`
pub(crate) fn run(args: &TailorArgs) -> Result<Outcome, Failure> {
    let format = Format::of(&args.output)?;
    let progress = Progress::start("Reading CV and posting");
    let source = input::cv(&args.cv)?;
    if is_bare(&source) {
        return Err(Failure::input(
            "no-cv",
            format!(
                "of {} only the head was understood: no work, no education, no skills",
                args.cv.display()
            ),
            "see what it holds with `havenjob parse`; headings such as Experience and Education help",
        ));
    }
    let posting = fit::requirements(&input::posting(&args.job)?);
    drop(progress);

    let progress = Progress::start("Choosing what fits");
    let today = clock::today();
    let gauge = Gauge::new(&source, &args.look)?;
    let options = TailorOptions::new(today.clone());
    let tailored = tailor_to(&source, &posting, &options, args.pages, |resume| gauge.pages(resume));
    let budget = Budget { pages: Some(args.pages), drop: false };
    let made = make(&tailored.resume, format, &args.look, &budget, 0)?;
    let findings = check(&source, &tailored.resume, &today);
    let unrecovered = unrecovered(&tailored.resume, format, &made);
    drop(progress);

    output::write(&args.output, &made.bytes)?;
    if let Some(path) = &args.report {
        let report = Report {
            title: &posting.title,
            company: &posting.company,
            before: &tailored.before,
            after: &tailored.after,
            suggestions: &tailored.suggestions,
            gaps: &tailored.gaps,
            findings: &findings,
            unrecovered: &unrecovered,
            leftovers: &source.meta.leftovers,
            pages: made.pages,
            warnings: &made.warnings,
        };
        output::write(path, pretty(&report).as_bytes())?;
    }
    let mut text = summary(&posting, &tailored, &findings, &made, &unrecovered);
    unplaced(&mut text, &source.meta.leftovers);
    if output::is_stdout(&args.output) {
        eprint!("{text}");
        return Ok(Outcome::Done);
    }
    output::print(&format!("{text}\nWritten to {}\n", args.output.display()))
}

/// Whether a file says more than was understood, and what was understood is no more than who it is about.
fn is_bare(source: &Resume) -> bool {
    let has_head_only = source.basics.summary.is_empty()
        && source.work.is_empty()
        && source.volunteer.is_empty()
        && source.education.is_empty()
        && source.projects.is_empty()
        && source.skills.is_empty()
        && source.certificates.is_empty()
        && source.publications.is_empty()
        && source.awards.is_empty();
    has_head_only && !source.meta.leftovers.is_empty()
}

/// Reads the made file again: the values that did not come back, by key.
fn unrecovered(resume: &Resume, format: Format, made: &Made) -> Vec<String> {
    if !matches!(format, Format::Pdf | Format::Docx) {
        return Vec::new();
    }
    let limits = resume::extract::Limits::default();
    let text = resume::extract::extract(&made.bytes, &limits).map(|d| d.text()).unwrap_or_default();
    resume::roundtrip::missing(resume, &text).into_iter().map(|v| v.key).collect()
}

/// The short report: score before and after, what was chosen and why, gaps, findings.
fn summary(
    posting: &Posting,
    tailored: &Tailored,
    findings: &[Finding],
    made: &Made,
    unrecovered: &[String],
) -> String {
    let (before, after) = (tailored.before.score, tailored.after.score);
    let mut text = format!("{}\n\nScore {before} before, {after} after\n", requirements::headline(posting));
    changes(&mut text, &tailored.suggestions);
    gaps(&mut text, &tailored.gaps);
    if findings.is_empty() {
        text.push_str("\nFindings: none; nothing is said that the CV does not say\n");
    } else {
        let _ = write!(text, "\nFindings\n{}", super::check::outline(findings));
    }
    if !unrecovered.is_empty() {
        let _ = writeln!(text, "\nNot found again in the made file: {}", unrecovered.join(", "));
    }
    for warning in &made.warnings {
        let _ = writeln!(text, "\nMind: {warning}");
    }
    text
}

/// What no field took: it is not in the made file, and nobody should find that out from a reader of it.
fn unplaced(text: &mut String, leftovers: &[Leftover]) {
    const SHOWN: usize = 5;
    if leftovers.is_empty() {
        return;
    }
    let (count, lines) = (leftovers.len(), if leftovers.len() == 1 { "line" } else { "lines" });
    let _ = writeln!(text, "\nNot in the new CV, because no field takes it: {count} {lines}");
    for leftover in leftovers.iter().take(SHOWN) {
        let _ = writeln!(text, "             {}", clip(&leftover.text));
    }
    if count > SHOWN {
        let _ = writeln!(text, "             and {} more: `havenjob parse` shows all", count - SHOWN);
    }
}

fn changes(text: &mut String, suggestions: &[Suggestion]) {
    if suggestions.is_empty() {
        text.push_str("\nNothing to change: it is chosen and ordered well already\n");
        return;
    }
    text.push_str("\nChanges\n");
    for suggestion in suggestions {
        let what = match suggestion.kind {
            Change::Reorder => "order",
            Change::Drop => "leave out",
            Change::Restore => "bring back",
            Change::Summary => "summary",
            Change::Rewrite => "rewrite",
        };
        let words =
            if suggestion.kind == Change::Reorder { &suggestion.proposed } else { &suggestion.original };
        let _ = writeln!(text, "  {what:<10} {}\n             {}", clip(words), suggestion.reason);
    }
}

fn gaps(text: &mut String, gaps: &[Held]) {
    let mut weighing = gaps.iter().filter(|h| h.requirement.category != Category::Other).peekable();
    if weighing.peek().is_none() {
        text.push_str("\nGaps: none\n");
        return;
    }
    text.push_str("\nGaps, not papered over\n");
    for held in weighing {
        let must = if held.requirement.kind == Need::Must { "must" } else { "nice" };
        let _ = writeln!(text, "  {must:<10} {}", held.requirement.text);
        if let Some(question) = &held.question {
            let _ = writeln!(text, "             {question}");
        }
    }
}

/// The first line, not longer than a terminal takes.
fn clip(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let more = text.lines().count() > 1 || line.chars().count() > 84;
    let short: String = line.chars().take(84).collect();
    if more { format!("{} …", short.trim_end()) } else { short }
}
