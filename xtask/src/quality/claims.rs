//! The claim check on its own corpus: planted edits that must be caught, truthful paraphrases that must pass.

// The tests' own reader of the corpus: a case that cannot be applied stops the card, as it stops the tests.
#[path = "../../../crates/fit/tests/corpus/mod.rs"]
#[expect(dead_code, reason = "what describes single misses is for those who tune")]
mod corpus;

use std::path::Path;

use super::card::{Bar, Row, Section};
use super::share;

/// Scores the half that no rule was tuned on against the bars, and the others beside it.
pub(crate) fn measure(root: &Path) -> Section {
    let folder = root.join("crates/fit/tests/claims");
    let mut rows = scored(&folder);
    for half in [
        "tune", "tune2", "tune3", "tune4", "tune5", "tune6", "tune7", "tune8", "tune9", "tune10", "tune11",
        "tune12", "tune13", "further",
    ]
    .map(|name| (name, folder.join(name)))
    {
        if half.1.is_dir() {
            let cases = corpus::run(&half.1);
            rows.extend(rates(&cases, half.0, Bar::None, Bar::None));
        }
    }
    Section {
        title: "Claim check",
        about: "Own corpus in `crates/fit/tests/claims`, its parts by authors who did not see the rules. No case of the scored half was read by whoever tuned the rules, but its totals by kind were seen between rounds. The others were tuned on; what they gave at first sight stands in the README of each.".into(),
        rows,
    }
}

fn scored(folder: &Path) -> Vec<Row> {
    let cases = corpus::run(&folder.join("scored"));
    let mut rows = rates(&cases, "scored", Bar::AtLeast(0.90), Bar::AtMost(0.03));
    for (planted, what) in [(true, "caught"), (false, "wrongly blocked")] {
        rows.extend(corpus::by_kind(&cases, planted).into_iter().map(|(kind, (all, blocked))| {
            Row::new(format!("{what}: {kind}"), share(blocked, all), "", Bar::None).note(format!("of {all}"))
        }));
    }
    rows
}

fn rates(cases: &[corpus::Case], half: &str, recall: Bar, false_blocks: Bar) -> Vec<Row> {
    let of = |planted: bool| {
        let (all, blocked) =
            corpus::by_kind(cases, planted).values().fold((0, 0), |a, r| (a.0 + r.0, a.1 + r.1));
        (share(blocked, all), format!("of {all}"))
    };
    let ((caught, planted), (wrong, truthful)) = (of(true), of(false));
    vec![
        Row::new(format!("recall of planted edits, {half} half"), caught, "", recall).note(planted),
        Row::new(format!("false blocks of truthful texts, {half} half"), wrong, "", false_blocks)
            .note(truthful),
    ]
}
