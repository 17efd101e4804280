//! Running the binary and watching it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// The binary under test, with nothing inherited that could change its answers.
pub(crate) fn havenjob() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_havenjob"));
    command.env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
    command
}

/// Runs it with these arguments.
pub(crate) fn run(args: &[&str]) -> Output {
    havenjob().args(args).output().expect("the binary starts")
}

/// A file of `examples/`.
pub(crate) fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// Standard output as text, after a look at the exit code.
pub(crate) fn stdout(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// Standard output as JSON.
pub(crate) fn json(output: &Output) -> Value {
    serde_json::from_str(&stdout(output)).expect("JSON")
}

/// The one line of JSON on standard error of a refused input.
pub(crate) fn refusal(output: &Output) -> Value {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{stderr}");
    assert_eq!(stderr.trim_end().lines().count(), 1, "{stderr}");
    let line: Value = serde_json::from_str(&stderr).expect("a JSON line");
    for field in ["type", "message", "hint"] {
        assert!(line[field].as_str().is_some_and(|s| !s.is_empty()), "{field} in {line}");
    }
    assert!(output.stdout.is_empty(), "a refused file gives nothing on standard output");
    line
}

/// What watching a run showed.
pub(crate) struct Watched {
    pub(crate) output: Output,
    pub(crate) seconds: f64,
    /// Peak resident memory of the parent process in MB, where the system tells (Linux).
    pub(crate) peak_mb: Option<f64>,
}

/// Runs it on a file and watches time and the parent's memory. The run is ended after a minute.
pub(crate) fn watch(args: &[&str]) -> Watched {
    let begin = Instant::now();
    let mut child = havenjob()
        .args(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut peak_mb = None;
    while child.try_wait().expect("a status").is_none() {
        peak_mb = peak(child.id()).or(peak_mb);
        if begin.elapsed() > Duration::from_secs(60) {
            let _ = child.kill();
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let seconds = begin.elapsed().as_secs_f64();
    Watched { output: child.wait_with_output().expect("its output"), seconds, peak_mb }
}

fn peak(pid: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let kb: f64 =
        status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()?;
    Some(kb / 1000.0)
}
