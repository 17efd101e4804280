//! A [`crate::Resume`] in, a document out.

pub mod locale;
#[cfg(feature = "pdf")]
pub mod pdf;
