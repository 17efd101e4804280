//! The quality card.
fn main() {}
