//! The project's own chores. `cargo run --release -p xtask -- quality` measures everything that the project promises and
//! writes `QUALITY.md`; with `--check` it measures what is no timing, writes nothing, and fails when a bar is missed.
//! `xtask server BINARY` measures the server alone, with any build of it, and prints the figures.

mod quality;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["quality"] => quality::run(false),
        ["quality", "--check"] => quality::run(true),
        ["server", binary] => quality::server(binary.as_ref()),
        _ => {
            eprintln!("usage: xtask quality [--check] | xtask server BINARY");
            ExitCode::from(2)
        }
    }
}
