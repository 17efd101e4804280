//! The claim check on its corpora.

mod corpus;

use std::path::Path;

/// First height of the bars in DESIGN section 8.
const RECALL: f64 = 0.90;
const FALSE_BLOCKS: f64 = 0.03;

fn hold(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims").join(name);
    let cases = corpus::run(&folder);
    assert!(cases.len() >= 300, "{name} has only {} cases", cases.len());
    let (recall, false_blocks) = corpus::rates(&cases);
    println!("{name}: recall {recall:.3}, false blocks {false_blocks:.3}");
    assert!(recall >= RECALL, "{name}: recall {recall:.3}");
    assert!(false_blocks <= FALSE_BLOCKS, "{name}: false blocks {false_blocks:.3}");
}

#[test]
fn tuning_half() {
    hold("tune");
}
