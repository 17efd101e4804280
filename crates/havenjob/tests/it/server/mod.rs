//! A running instance, asked over HTTP as any client would.

#![expect(clippy::unwrap_used, reason = "what helps a test fails it, as the test itself would")]

mod accounts;
mod admin;
mod allowance;
mod browser;
mod bucket;
mod chat;
mod chat_falls;
mod crew;
mod device;
mod doors;
mod durability;
mod elsewhere;
mod endings;
mod files;
mod hostile_words;
mod hosts;
mod identities;
mod importing;
mod instance;
mod invites;
mod job_pages;
mod linking;
mod lists;
mod model;
mod model_double;
mod models;
mod newcomer;
mod others;
mod pages_elsewhere;
mod passkeys;
mod post_office;
mod postgres;
mod profile;
mod running;
mod second_factor;
mod stopping;
mod storm;
mod tables;
mod tailoring;
mod traces;
mod visitor;
mod workspace;
