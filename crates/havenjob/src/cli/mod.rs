//! The command line: the same verbs as the application, without a server. Each command is a file; here is the list.

mod args;
mod check;
mod clock;
mod doctor;
mod error;
mod input;
mod mail;
mod make;
mod r#match;
mod output;
mod parse;
mod progress;
mod render;
mod requirements;
mod serve;
mod settings;
mod system_fonts;
mod tailor;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

pub(crate) use args::Look;
use args::{Cli, Command, ConfigCommand, UserCommand};
pub(crate) use clock::today;
pub(crate) use error::Failure;
pub(crate) use make::{Budget, Format, Gauge, make, pictures};

use crate::sandbox::{self, Wanted};

/// What a command that ran to its end has to say by its exit code.
pub(crate) enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: the claim check blocks something.
    Findings,
}

/// Reads the arguments, runs the command, turns its result into an exit code.
pub(crate) fn run() -> ExitCode {
    let command = Cli::parse().command.unwrap_or_else(|| Command::Serve(args::Instance::here()));
    let result = match command {
        Command::Parse(args) => parse::run(&args),
        Command::Requirements(args) => requirements::run(&args),
        Command::Match(args) => r#match::run(&args),
        Command::Tailor(args) => tailor::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Render(args) => render::run(&args),
        Command::Mail(args) => mail::run(&args),
        Command::Serve(instance) => serve::serve(&instance),
        Command::Work(instance) => serve::work(&instance),
        Command::Migrate(instance) => serve::migrate(&instance),
        Command::Doctor(instance) => doctor::run(&instance),
        Command::Config(ConfigCommand::Check(instance)) => settings::check(&instance),
        Command::Config(ConfigCommand::Show(instance)) => settings::show(&instance),
        Command::User(UserCommand::Add(person)) => serve::add_user(&person),
        Command::Openapi => serve::openapi(),
        Command::Schema => output::print(&pretty(&resume::model::json_schema())),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "havenjob", &mut std::io::stdout());
            Ok(Outcome::Done)
        }
        Command::ExtractInChild { picture: Some(page), .. } => sandbox::child(Wanted::Picture(page)),
        Command::ExtractInChild { cv: true, .. } => sandbox::child(Wanted::Cv),
        Command::ExtractInChild { .. } => sandbox::child(Wanted::Document),
    };
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => failure.report(),
    }
}

/// Indented JSON with a line feed at the end.
fn pretty<T: serde::Serialize>(value: &T) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
