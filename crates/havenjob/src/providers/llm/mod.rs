//! Language models: six kinds of provider behind one request and one answer.
//!
//! [`registry`] is the table of providers and the factory: settings in, an [`Engine`] out. A [`Model`] asks a provider:
//! [`Model::complete`] for a whole answer, [`Model::stream`] for one that arrives in pieces, [`Model::test`] for the
//! button in the settings. A provider is a [`wire::Wire`]: how a request looks on its wire and how its answers are
//! read; everything else, that is time-outs, tries, errors, schemas, is the same for all of them and lives here once.
//!
//! - `request`, `settings`, `error`: what goes in, how it is set up, what can go wrong
//! - `schema`, `strict`: a JSON Schema, checked by us; its narrowed form for providers that enforce one
//! - `client`, `asking`, `plan`, `running`: asking, a whole answer and its repair, when to try again, an answer on its way
//! - `frames`, `fault`: pieces of a body; what a refused call means
//! - `openai`, `anthropic`, `ollama`: the wires
//!
//! The wires are written here and not taken from a client library: half of what matters is not the shape of a request but
//! the connection (bound to a checked address, no redirects), the tries, and what each provider's refusals mean, and a
//! library stands between us and these. The shapes themselves are a hundred lines each.
//!
//! No error, `Debug` or log of this module holds a key, a prompt or an answer. What a provider writes into its errors
//! is read to tell the kind of error and then dropped: providers quote keys and prompts back.

mod anthropic;
mod asking;
mod client;
mod error;
mod fault;
mod frames;
mod ollama;
mod openai;
mod plan;
mod price;
mod registry;
mod request;
mod running;
mod schema;
mod settings;
mod strict;
mod wire;

#[cfg(test)]
mod tests;

pub(crate) use asking::{Draft, First};
pub(crate) use client::Model;
pub(crate) use error::Error;
pub(crate) use registry::{Engine, Need, Provider, REGISTRY, engine};
pub(crate) use request::{Answer, Event, Finish, Message, Request, Usage};
pub(crate) use schema::Schema;
pub(crate) use settings::{Network, Options, Secret, Settings};
