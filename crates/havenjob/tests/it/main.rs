//! The program as its users meet it: the command line, and a running instance over HTTP.

mod arrows;
mod hostile;
mod journey;
mod pdf_builder;
mod refusals;
mod run;
mod server;
