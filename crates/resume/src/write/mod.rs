//! A [`crate::Resume`] in, a document out.
