//! `parse FILE --json`: what the command line of the same name does, for scoring the reader alone.
//!
//! With `--all DIR OUT` it reads every `X` that has an `X.truth.json` beside it and writes `OUT/…/X.json`, and prints
//! the median time of a document; with `lines FILE` it shows the lines that the rules get, with their places; with `--texts FILE.jsonl OUT` it reads the `text` of every line.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use resume::extract::{Limits, extract};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["parse", file, ..] => match std::fs::read(file).map_err(|e| e.to_string()).and_then(|b| read(&b)) {
            Ok(json) => {
                print!("{json}");
                ExitCode::SUCCESS
            }
            Err(message) => {
                eprintln!("{message}");
                ExitCode::from(3)
            }
        },
        ["lines", file] => match std::fs::read(file).map_err(|e| e.to_string()).and_then(|b| lines(&b)) {
            Ok(text) => {
                print!("{text}");
                ExitCode::SUCCESS
            }
            Err(message) => {
                eprintln!("{message}");
                ExitCode::from(3)
            }
        },
        ["--all", from, to] => all(Path::new(from), Path::new(to)),
        ["--texts", from, to] => texts(Path::new(from), Path::new(to)),
        _ => ExitCode::from(2),
    }
}

fn read(bytes: &[u8]) -> Result<String, String> {
    let document = extract(bytes, &Limits::default()).map_err(|e| format!("{}: {e}", e.name()))?;
    Ok(resume::parse::parse(&document).to_json())
}

/// A line each: block, left and right edge, upper edge, size and weight of its first segment, text.
fn lines(bytes: &[u8]) -> Result<String, String> {
    let document = extract(bytes, &Limits::default()).map_err(|e| format!("{}: {e}", e.name()))?;
    let lines = document.pages.iter().flat_map(|p| &p.lines).map(|l| {
        let first = l.segments.first().cloned().unwrap_or_default();
        let weight = if first.bold { 'b' } else { ' ' };
        format!(
            "{:3} {:5.0}-{:4.0} {:5.0} {:4.1}{weight} {}\n",
            l.block, l.x0, l.x1, l.y0, first.size, l.text
        )
    });
    Ok(lines.collect())
}

fn all(from: &Path, to: &Path) -> ExitCode {
    let mut files = Vec::new();
    walk(from, &mut files);
    files.sort();
    let (mut times, mut parse_times) = (Vec::new(), Vec::new());
    for file in files {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let out = to.join(format!("{}.json", file.strip_prefix(from).unwrap_or(&file).display()));
        let began = Instant::now();
        let Ok(document) = extract(&bytes, &Limits::default()) else {
            let _ = std::fs::remove_file(&out);
            continue;
        };
        let extracted = Instant::now();
        let json = resume::parse::parse(&document).to_json();
        times.push(began.elapsed());
        parse_times.push(extracted.elapsed());
        if let Some(folder) = out.parent() {
            let _ = std::fs::create_dir_all(folder);
        }
        let _ = std::fs::write(out, json);
    }
    times.sort();
    parse_times.sort();
    eprintln!(
        "{} documents, median {:?}, of it parsing {:?}",
        times.len(),
        times.get(times.len() / 2),
        parse_times.get(times.len() / 2)
    );
    ExitCode::SUCCESS
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, out);
        } else if let Some(document) = path.to_str().and_then(|p| p.strip_suffix(".truth.json")) {
            out.push(PathBuf::from(document));
        }
    }
}

fn texts(from: &Path, to: &Path) -> ExitCode {
    let _ = std::fs::create_dir_all(to);
    for line in std::fs::read_to_string(from).unwrap_or_default().lines() {
        let Ok(row) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let (Some(id), Some(text)) = (row["id"].as_str(), row["text"].as_str()) else { continue };
        if let Ok(json) = read(text.as_bytes()) {
            let _ = std::fs::write(to.join(format!("{id}.json")), json);
        }
    }
    ExitCode::SUCCESS
}
