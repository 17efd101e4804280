//! HavenJob: the best true version of a career for each job. One binary, roles as subcommands.

mod cli;
mod sandbox;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
