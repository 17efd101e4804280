//! Posting and résumé: what a posting asks, what a résumé answers, what to choose for it.
//!
//! ```text
//! posting text -> requirements -> Posting
//! Resume x Posting -> matching -> Match (requirement by requirement, with evidence)
//! Resume x Posting -> tailor   -> Tailored (a selection and order of what was there, with reasons)
//! Resume x Resume  -> check    -> findings (what a tailored text claims beyond its evidence)
//! ```
//!
//! [`taxonomy`] knows names of skills and which of them mean the same. The crate is pure: no disk, clock, network or
//! randomness; `today` is an argument.

pub mod check;
pub mod matching;
pub mod requirements;
pub mod tailor;
pub mod taxonomy;
mod words;

pub use check::check;
pub use matching::{Match, match_posting};
pub use requirements::{Posting, Requirement, requirements};
pub use tailor::{TailorOptions, Tailored, tailor, tailor_to};
pub use taxonomy::Taxonomy;
