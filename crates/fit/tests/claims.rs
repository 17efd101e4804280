//! The claim check on its corpora.

mod corpus;

use std::path::Path;

/// First height of the bars in DESIGN section 8.
const RECALL: f64 = 0.90;
const FALSE_BLOCKS: f64 = 0.03;

fn hold(name: &str) {
    hold_cases(name, 300);
}

/// The rates of a set of so many cases at least.
fn hold_cases(name: &str, least: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims").join(name);
    let cases = corpus::run(&folder);
    assert!(cases.len() >= least, "{name} has only {} cases", cases.len());
    for (kind, (all, blocked)) in corpus::by_kind(&cases, true) {
        println!("{kind}: {blocked} of {all} planted edits blocked");
    }
    let (recall, false_blocks) = corpus::rates(&cases);
    cases.iter().filter(|c| c.missed()).for_each(|c| print!("{}", corpus::describe(c)));
    println!("{name}: recall {recall:.3}, false blocks {false_blocks:.3}");
    assert!(recall >= RECALL, "{name}: recall {recall:.3}");
    assert!(false_blocks <= FALSE_BLOCKS, "{name}: false blocks {false_blocks:.3}");
}

#[test]
fn first_tuning_half() {
    hold("tune");
}

#[test]
fn second_tuning_half() {
    hold("tune2");
}

/// Three authors, other habits; part `c` was kept aside while the rules were tuned on `a` and `b`.
#[test]
fn third_tuning_set() {
    hold("tune3");
}

/// Two more authors, on the kinds that were wrong most: abbreviations, figures in other words, lengths of time, reach, units.
#[test]
fn fourth_tuning_set() {
    hold("tune4");
}

/// Two authors more, on which the rules did worst at first sight: lengths of time for a topic, a part more in a list.
#[test]
fn fifth_tuning_set() {
    hold("tune5");
}

/// Two authors more, on which the rules blocked truths too often: figures and units in other words, shares said the other way round.
#[test]
fn sixth_tuning_set() {
    hold("tune6");
}

/// One author more, on the three kinds that were wrong most.
#[test]
fn seventh_tuning_set() {
    hold_cases("tune7", 200);
}

/// One author more; parts of wholes, shares of a target, lengths of time.
#[test]
fn eighth_tuning_set() {
    hold_cases("tune8", 200);
}

/// One author more, on which truths were blocked most: figures in other words.
#[test]
fn ninth_tuning_set() {
    hold_cases("tune9", 200);
}

/// One author more: abbreviations, figures in other words, lengths of time.
#[test]
fn tenth_tuning_set() {
    hold_cases("tune10", 170);
}

/// One author more; its totals were seen before the rules were tuned on the tenth set, its cases only after.
#[test]
fn eleventh_tuning_set() {
    hold_cases("tune11", 170);
}

/// One author more: abbreviations, figures in other words, lengths of time.
#[test]
fn twelfth_tuning_set() {
    hold_cases("tune12", 170);
}

/// One author more, first run when the rules had been tuned on the twelfth set.
#[test]
fn thirteenth_tuning_set() {
    hold_cases("tune13", 170);
}

/// Written while the rules were tuned, over other professions and in all seven languages; the last part of it, `late-*`,
/// was first run when it was complete.
#[test]
fn further_cases() {
    hold("further");
}

/// Lengths of time by trade, post and certificate; written with the rules in view, so each must be right.
#[test]
fn lengths_of_time_by_trade() {
    let cases = corpus::run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims/careers"));
    assert!(cases.len() >= 80);
    let missed: Vec<_> = cases.iter().filter(|c| c.missed()).map(corpus::describe).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}
