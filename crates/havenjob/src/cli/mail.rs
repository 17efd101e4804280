use std::path::Path;

use mail::{Event, event};
use serde_json::json;

use super::args::MailArgs;
use super::error::Failure;
use super::{Outcome, input, output};

/// `havenjob mail`: one event per message, a line each.
pub(crate) fn run(args: &MailArgs) -> Result<Outcome, Failure> {
    for file in &args.files {
        let event = event(&read(file)?);
        output::print(&if args.json { line(file, &event) } else { sentence(file, &event) })?;
    }
    Ok(Outcome::Done)
}

fn read(file: &Path) -> Result<mail::Message, Failure> {
    mail::read(&input::bytes(file)?).map_err(|e| {
        let kind = if e.is_empty() {
            "empty-file"
        } else if e.is_too_large() {
            "too-large"
        } else {
            "not-mail"
        };
        Failure::input(
            kind,
            format!("{}: {e}", file.display()),
            "save the mail as .eml from your mail program",
        )
    })
}

fn line(file: &Path, event: &Event) -> String {
    let value = json!({
        "file": file, "kind": event.kind, "company": event.company, "title": event.title, "date": event.date,
        "confidence": event.confidence, "reasons": event.reasons,
    });
    format!("{value}\n")
}

fn sentence(file: &Path, event: &Event) -> String {
    let unknown = "?".to_owned();
    format!(
        "{}: {} | {} | {} | {} | {:.0} % sure\n",
        file.display(),
        json!(event.kind).as_str().unwrap_or_default(),
        event.company.as_ref().unwrap_or(&unknown),
        event.title.as_ref().unwrap_or(&unknown),
        event.date.as_ref().map_or(unknown.clone(), ToString::to_string),
        event.confidence * 100.0,
    )
}
