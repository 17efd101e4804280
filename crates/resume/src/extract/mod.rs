//! Bytes in, a [`crate::Document`] out.
