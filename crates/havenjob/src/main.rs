//! HavenJob: the best true version of a career for each job. One binary, roles as subcommands.

mod accounts;
mod admin;
mod app;
mod cli;
mod config;
mod cvs;
mod db;
mod engines;
mod error;
mod events;
mod home;
mod hosts;
mod http;
mod jobs;
mod profile;
mod providers;
mod sandbox;
mod seal;
mod tailor;
mod tasks;
mod telemetry;
mod ui;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
