use std::fmt::Write as _;

use fit::Posting;
use fit::requirements::Need;

use super::args::RequirementsArgs;
use super::error::Failure;
use super::{Outcome, input, output, pretty};

/// `havenjob requirements`
pub(crate) fn run(args: &RequirementsArgs) -> Result<Outcome, Failure> {
    let posting = fit::requirements(&input::posting(&args.job)?);
    output::print(&if args.json { pretty(&posting) } else { outline(&posting) })
}

fn outline(posting: &Posting) -> String {
    let mut text = format!("{}\n", headline(posting));
    for (need, heading) in [(Need::Must, "Must"), (Need::Nice, "Nice to have")] {
        let mut asked = posting.requirements.iter().filter(|r| r.kind == need).peekable();
        if asked.peek().is_some() {
            let _ = writeln!(text, "\n{heading}");
        }
        for requirement in asked {
            let _ = writeln!(text, "  - {}", requirement.text);
        }
    }
    if !posting.skills.is_empty() {
        let _ = writeln!(text, "\nSkills named\n  {}", posting.skills.join(", "));
    }
    text
}

/// Title and company, as far as the posting says them.
pub(crate) fn headline(posting: &Posting) -> String {
    let parts = [posting.title.as_str(), posting.company.as_str()];
    let said: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    if said.is_empty() { "A posting without a title".to_owned() } else { said.join(", ") }
}
