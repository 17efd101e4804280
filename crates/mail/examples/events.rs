//! Events for a file of mails, one JSON object a line: `{"id", "mail": {from, to, subject, date, body, body_type}}`, or
//! `"raw"`: the path of an RFC 5322 file beside that file. Writes `{"id", "status", "company", "title", "date"}` a line.
//!
//! `cargo run -p mail --example events -- mails.jsonl > produced.jsonl`

use std::{env, error::Error, fs, io::Write, path::Path};

use mail::{BodyType, Kind, Message, Parts, event};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("usage: events MAILS.jsonl")?;
    let folder = Path::new(&path).parent().unwrap_or(Path::new(".")).to_owned();
    let mut out = std::io::stdout().lock();
    for line in fs::read_to_string(&path)?.lines().filter(|line| !line.trim().is_empty()) {
        let row: Value = serde_json::from_str(line)?;
        let message = match row["raw"].as_str() {
            Some(raw) => mail::read(&fs::read(folder.join(raw))?).unwrap_or_default(),
            None => from_payload(&row["mail"]),
        };
        let event = event(&message);
        let status = match event.kind {
            Kind::Received => json!("applied"),
            kind => json!(kind),
        };
        let produced = json!({
            "id": row["id"], "status": status, "company": event.company, "title": event.title, "date": event.date,
            "confidence": event.confidence, "reasons": event.reasons,
        });
        writeln!(out, "{produced}")?;
    }
    Ok(())
}

fn from_payload(mail: &Value) -> Message {
    let text = |field: &str| mail[field].as_str().unwrap_or_default();
    Message::from_parts(&Parts {
        from: text("from"),
        to: text("to"),
        subject: text("subject"),
        date: text("date"),
        body: text("body"),
        body_type: if text("body_type") == "html" { BodyType::Html } else { BodyType::Text },
    })
}
