//! The project's own chores. `cargo run --release -p xtask -- quality` measures everything that the project promises and
//! writes `QUALITY.md`; with `--check` it measures what is no timing, writes nothing, and fails when a bar is missed.

mod quality;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["quality"] => quality::run(false),
        ["quality", "--check"] => quality::run(true),
        _ => {
            eprintln!("usage: xtask quality [--check]");
            ExitCode::from(2)
        }
    }
}
