//! Components: plain functions that give [`maud::Markup`]. They know shapes and words, nothing of the application.
//! `/ui` shows each in every state.

mod diff;
mod form;
mod icon;
mod parts;
mod time;

pub(crate) use diff::difference;
pub(crate) use form::{Field, Values, choice, field, long_field};
pub(crate) use icon::{Icon, icon};
pub(crate) use parts::{
    Tone, badge, confirm, empty, link_button, meter, notice, pager, ring, rise, submit, working,
};
pub(crate) use time::{ago, day};
