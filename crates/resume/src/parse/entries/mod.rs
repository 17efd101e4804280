//! Entries: what a section of jobs, schools or projects is made of.
//!
//! ```text
//! parts of a section -> split (where does an entry begin?) -> header fields + body -> roles (which field is what?)
//! ```

mod arrange;
mod body;
mod fields;
mod header;
mod label;
mod roles;
mod split;
mod towns;
mod weak;

pub(super) use body::{Body, body, paragraphs};
pub(super) use fields::{Field, fields};
pub(super) use label::{form_label, is_label, is_not_given, led};

pub(super) use roles::Roles;
pub(super) use split::{Entry, Of, right_edge, split};
pub(super) use towns::cut as cut_towns;
