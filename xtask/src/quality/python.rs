//! Scorers and reference tools are Python scripts; this starts them.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Runs a script and gives its standard output, or nothing with a word on why.
pub(crate) fn run(script: &Path, args: &[&str]) -> Option<String> {
    let output = Command::new("python3").arg(script).args(args).output().ok()?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        println!("{}: {}", script.display(), error.lines().last().unwrap_or("no output"));
        return None;
    }
    String::from_utf8(output.stdout).ok()
}

/// Reads a JSON file that a script wrote.
pub(crate) fn json(path: &Path) -> Option<Value> {
    serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()
}
