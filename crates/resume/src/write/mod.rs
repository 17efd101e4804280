//! A [`crate::Resume`] in, a document out.
//!
//! ```text
//! Resume -> outline (what each line says, in the reader's language) -> DOCX, HTML, text
//! Resume <-> Markdown
//! ```
//!
//! Which field stands where is said once, in the table of `sections`; the writers only know how an entry looks in their
//! own format.

#[cfg(feature = "docx")]
pub mod docx;
pub(crate) mod fields;
pub mod html;
pub(crate) mod link;
pub mod locale;
pub mod markdown;
mod outline;
#[cfg(feature = "pdf")]
pub mod pdf;
mod sections;
pub mod sheet;
pub mod text;
mod words;
