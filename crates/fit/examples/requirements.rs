//! Reads rows `{"id", "text"}` and prints rows `{"id", "skills"}`; with `--features`, what `data/rank.py` learns
//! from; with `--posting`, all that was read.

use std::io::BufRead;

use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let path =
        args.iter().find(|a| !a.starts_with("--")).ok_or("usage: requirements FILE.jsonl [--features]")?;
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let text = row["text"].as_str().unwrap_or_default();
        if args.iter().any(|a| a == "--posting") {
            println!("{}", serde_json::to_string_pretty(&fit::requirements(text))?);
        } else if args.iter().any(|a| a == "--features") {
            println!("{}", json!({ "id": row["id"], "candidates": fit::requirements::features(text) }));
        } else {
            println!("{}", json!({ "id": row["id"], "skills": fit::requirements(text).skills }));
        }
    }
    Ok(())
}
