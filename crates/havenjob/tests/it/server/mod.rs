//! A running instance, asked over HTTP as any client would.

#![expect(clippy::unwrap_used, reason = "what helps a test fails it, as the test itself would")]

mod accounts;
mod durability;
mod importing;
mod instance;
mod models;
mod newcomer;
mod others;
mod post_office;
mod postgres;
mod tailoring;
