//! Word lists, folded (see [`super::words::fold`]): general words of the trade of writing CVs, no names of firms or
//! people.

mod degrees;
mod headings;
mod languages;
mod lists;
mod organisations;
mod places;
mod titles;

pub(super) use degrees::{degree, school};
pub(super) use headings::{Topic, heading, heading_by_word};
pub(super) use languages::{is_language, is_level};
pub(super) use organisations::organisation;
pub(super) use places::{is_town_of_region, place};
pub(super) use titles::title;
