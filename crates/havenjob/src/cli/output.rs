use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::Outcome;
use super::error::Failure;

/// Writes to standard output. A reader that went away (`| head`) is no failure.
pub(crate) fn print(text: &str) -> Result<Outcome, Failure> {
    write(Path::new("-"), text.as_bytes())?;
    Ok(Outcome::Done)
}

/// Writes a file whole or not at all: a half-written CV is never left behind. `-` is standard output.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if is_stdout(path) {
        return match io::stdout().write_all(bytes).and_then(|()| io::stdout().flush()) {
            Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(Failure::unwritable(path, &e)),
            _ => Ok(()),
        };
    }
    // A device or a pipe cannot be replaced by a rename: write into it.
    if path.exists() && !path.is_file() {
        return fs::write(path, bytes).map_err(|e| Failure::unwritable(path, &e));
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
    written.map_err(|e| {
        let _ = fs::remove_file(&part);
        Failure::unwritable(path, &e)
    })
}

/// Whether the path stands for standard output (or input).
pub(crate) fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}
