//! A [`crate::Resume`] in, a document out.

pub mod locale;
