use std::fmt::Write as _;

use fit::matching::{Held, Match, State, match_posting};
use fit::requirements::{Category, Need};

use super::args::MatchArgs;
use super::error::Failure;
use super::progress::Progress;
use super::{Outcome, clock, input, output, pretty, requirements};

/// `havenjob match`
pub(crate) fn run(args: &MatchArgs) -> Result<Outcome, Failure> {
    let progress = Progress::start("Reading CV and posting");
    let resume = input::cv(&args.cv)?;
    let posting = fit::requirements(&input::posting(&args.job)?);
    let found = match_posting(&resume, &posting, &clock::today());
    drop(progress);
    if args.json {
        return output::print(&pretty(&found));
    }
    let mut text = format!("{}\nScore {} of 100\n", requirements::headline(&posting), found.score);
    text.push_str(&outline(&found));
    output::print(&text)
}

/// The requirements by state, each with the first line that shows it.
fn outline(found: &Match) -> String {
    let mut text = String::new();
    for (state, heading) in [(State::Met, "Met"), (State::Partly, "Partly"), (State::Gap, "Gaps")] {
        let held: Vec<&Held> = found.requirements.iter().filter(|h| h.state == state && weighs(h)).collect();
        if held.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n{heading}");
        for held in held {
            let _ = writeln!(text, "  {} {}", bullet(held), held.requirement.text);
            if let Some(line) = held.evidence.first() {
                let _ = writeln!(text, "      {}", line.text);
            }
            if !held.note.is_empty() {
                let _ = writeln!(text, "      ({})", held.note);
            }
            if let Some(question) = &held.question {
                let _ = writeln!(text, "      {question}");
            }
        }
    }
    text
}

/// Whether the requirement is one that a line of a CV can show.
fn weighs(held: &Held) -> bool {
    held.requirement.category != Category::Other
}

/// A must stands out from what is nice to have.
fn bullet(held: &Held) -> char {
    match held.requirement.kind {
        Need::Must => '*',
        Need::Nice => '-',
    }
}
