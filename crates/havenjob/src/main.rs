//! HavenJob: the best true version of a career for each job. One binary, roles as subcommands.

mod accounts;
mod admin;
mod app;
mod chat;
mod cli;
mod config;
mod cvs;
mod db;
mod engines;
mod error;
mod events;
mod export;
mod home;
mod hosts;
mod http;
mod jobs;
mod off_thread;
mod profile;
mod providers;
mod sandbox;
mod seal;
mod sections;
mod tailor;
mod tasks;
mod telemetry;
mod ui;
mod welcome;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
