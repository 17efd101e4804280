//! A running instance, asked over HTTP as any client would.

mod accounts;
mod durability;
mod instance;
mod newcomer;
mod others;
mod post_office;
mod postgres;
mod tailoring;
