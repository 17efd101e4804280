//! Documents in, documents out.
//!
//! The crate is a pipeline, one phase a module, bytes and values in, bytes and values out:
//!
//! ```text
//! bytes -> extract -> Document (positioned lines) -> parse -> Resume -> write -> PDF, DOCX, Markdown, HTML, text
//! ```
//!
//! It knows no disk, clock, network or randomness. What a caller must know about a phase stands at the top of its module.

pub mod document;
pub mod exact;
pub mod extract;
pub mod model;
pub mod parse;
pub mod roundtrip;
pub mod write;

pub use document::Document;
pub use model::Resume;
