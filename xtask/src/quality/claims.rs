//! The claim check on its own corpus: planted edits that must be caught, truthful paraphrases that must pass.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use resume::Resume;
use resume::model::Date;
use serde_json::Value;

use super::card::{Bar, Row, Section};
use super::share;

/// The corpus was written on this day; "since 2019" is as long as it was then.
const TODAY: Date = Date::Day(2026, 11, 22);

/// Scores both halves; only the one that no rule was tuned on is held to the bar.
pub(crate) fn measure(root: &Path) -> Section {
    let folder = root.join("crates/fit/tests/claims");
    let mut rows = Vec::new();
    for (half, recall, false_blocks) in
        [("scored", Bar::AtLeast(0.90), Bar::AtMost(0.03)), ("tune", Bar::None, Bar::None)]
    {
        let tally = tally(&folder.join(half));
        let sum = |expect: &str| {
            let of = tally.iter().filter(|((e, _), _)| e == expect);
            of.fold((0, 0), |(blocked, all), (_, (b, a))| (blocked + b, all + a))
        };
        let ((caught, planted), (wrong, truthful)) = (sum("block"), sum("pass"));
        rows.push(
            Row::new(format!("recall of planted edits, {half} half"), share(caught, planted), "", recall)
                .note(format!("of {planted}")),
        );
        rows.push(
            Row::new(
                format!("false blocks of truthful texts, {half} half"),
                share(wrong, truthful),
                "",
                false_blocks,
            )
            .note(format!("of {truthful}")),
        );
        if half == "scored" {
            rows.extend(tally.iter().map(|((expect, kind), (blocked, all))| {
                let what = if expect == "block" { "caught" } else { "wrongly blocked" };
                Row::new(format!("{what}: {kind}"), share(*blocked, *all), "", Bar::None)
                    .note(format!("of {all}"))
            }));
        }
    }
    Section {
        title: "Claim check",
        about: "Own corpus in `crates/fit/tests/claims`, written without sight of the rules. No case of the scored half was read by their author, but its totals were seen between rounds and decided between two candidate versions.".into(),
        rows,
    }
}

/// By expectation and kind: how many were blocked, of how many.
type Tally = BTreeMap<(String, String), (usize, usize)>;

fn tally(folder: &Path) -> Tally {
    let mut tally = Tally::new();
    let cases = fs::read_to_string(folder.join("cases.jsonl")).unwrap_or_default();
    for case in cases.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
        let Some(blocked) = blocked(folder, &case) else { continue };
        let text = |field: &str| case[field].as_str().unwrap_or_default().to_owned();
        let entry = tally.entry((text("expect"), text("kind"))).or_default();
        entry.0 += usize::from(blocked);
        entry.1 += 1;
    }
    tally
}

fn blocked(folder: &Path, case: &Value) -> Option<bool> {
    let cv = fs::read_to_string(folder.join("cvs").join(format!("{}.json", case["cv"].as_str()?))).ok()?;
    let mut tailored: Value = serde_json::from_str(&cv).ok()?;
    let patch: json_patch::Patch = serde_json::from_value(case["patch"].clone()).ok()?;
    json_patch::patch(&mut tailored, &patch).ok()?;
    let source = Resume::from_json(&cv).ok()?;
    let tailored = Resume::from_json(&tailored.to_string()).ok()?;
    Some(fit::check(&source, &tailored, &TODAY).iter().any(fit::check::Finding::blocks))
}
