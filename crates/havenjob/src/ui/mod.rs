//! Components: plain functions that give [`maud::Markup`]. They know shapes and words, nothing of the application.
//! `/ui` shows each in every state.

mod copy;
mod diff;
mod form;
mod icon;
mod parts;
mod steps;
mod time;

pub(crate) use copy::copyable;
pub(crate) use diff::difference;
pub(crate) use form::{Field, Values, choice, field, long_field, refusal, sentence};
pub(crate) use icon::{Icon, icon};
pub(crate) use parts::{
    Tone, badge, confirm, empty, link_button, meter, notice, pager, ring, rise, submit, way_back, working,
};
pub(crate) use steps::{setting, steps};
pub(crate) use time::{ago, day};
