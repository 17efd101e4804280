//! Scores the claim check on a corpus folder: `cargo run -p fit --example claims -- DIR [--misses]`.

#[path = "../tests/corpus/mod.rs"]
mod corpus;

use std::path::Path;

fn main() {
    let mut folder = None;
    let mut misses = false;
    for argument in std::env::args().skip(1) {
        if argument == "--misses" {
            misses = true;
        } else {
            folder = Some(argument);
        }
    }
    let Some(folder) = folder else {
        eprintln!("usage: claims DIR [--misses]");
        return;
    };
    let cases = corpus::run(Path::new(&folder));
    if misses {
        for case in cases.iter().filter(|c| c.missed()) {
            print!("{}", corpus::describe(case));
        }
    }
    for (title, planted) in [("planted edits blocked", true), ("truths blocked", false)] {
        println!("{title}");
        for (kind, (all, blocked)) in corpus::by_kind(&cases, planted) {
            println!("  {kind:20} {blocked:3} of {all:3}");
        }
    }
    let (recall, false_blocks) = corpus::rates(&cases);
    println!("recall {recall:.3}  false blocks {false_blocks:.3}  ({} cases)", cases.len());
}
