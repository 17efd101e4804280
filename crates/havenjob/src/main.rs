//! HavenJob.
fn main() {}
