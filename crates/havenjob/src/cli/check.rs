use std::fmt::Write as _;

use fit::check::{Finding, Severity, check};

use super::args::CheckArgs;
use super::error::Failure;
use super::{Outcome, clock, input, output, pretty};

/// `havenjob check`
pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Failure> {
    let source = input::cv(&args.source)?;
    let tailored = input::cv(&args.tailored)?;
    let findings = check(&source, &tailored, &clock::today());
    output::print(&if args.json { pretty(&findings) } else { outline(&findings) })?;
    Ok(if findings.iter().any(Finding::blocks) { Outcome::Findings } else { Outcome::Done })
}

/// A paragraph for each finding: what is wrong, the text, what it was held against.
pub(crate) fn outline(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return "No findings: every claim is supported by the source.\n".to_owned();
    }
    let mut text = String::new();
    for finding in findings {
        let verdict = match finding.severity {
            Severity::Block => "BLOCK",
            Severity::Warn => "warn",
        };
        let _ = writeln!(text, "{verdict}  {}\n       claimed:  {}", finding.message, finding.text);
        if let Some(passage) = finding.evidence.first() {
            let _ = writeln!(text, "       evidence: {}", passage.text);
        }
        text.push('\n');
    }
    let blocking = findings.iter().filter(|f| f.blocks()).count();
    let _ = writeln!(text, "{} findings, {blocking} of them block.", findings.len());
    text
}
