//! The way in over HTTP: the router, who is asking, what is answered when something is wrong.

pub(crate) mod assets;
pub(crate) mod chrome;
mod docs;
pub(crate) mod limit;
pub(crate) mod listing;
pub(crate) mod ops;
mod pages;
mod patience;
pub(crate) mod problem;
mod refusals;
mod router;
mod security;
pub(crate) mod session;
pub(crate) mod settings;
mod showcase;
pub(crate) mod site;
pub(crate) mod take;

pub(crate) use docs::openapi;
pub(crate) use router::router;
