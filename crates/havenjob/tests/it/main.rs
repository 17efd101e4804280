//! The command line as its users meet it: real files in, exit codes and files out.

mod hostile;
mod journey;
mod pdf_builder;
mod refusals;
mod run;
mod server;
