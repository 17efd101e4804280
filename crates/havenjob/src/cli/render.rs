use resume::write::pdf::templates;

use super::args::RenderArgs;
use super::error::Failure;
use super::make::{Budget, Format, make};
use super::progress::Progress;
use super::{Outcome, input, output};

/// `havenjob render`
pub(crate) fn run(args: &RenderArgs) -> Result<Outcome, Failure> {
    if args.list_templates {
        let lines: Vec<String> =
            templates().iter().map(|t| format!("{:<10}{}\n", t.name, t.description)).collect();
        return output::print(&lines.concat());
    }
    let (Some(file), Some(out)) = (&args.resume, &args.output) else { return Ok(Outcome::Done) };
    let format = Format::of(out)?;
    let resume = input::cv(file)?;
    let progress = Progress::start("Setting the résumé");
    let budget = Budget { pages: args.pages, drop: args.drop };
    let made = make(&resume, format, &args.look, &budget, usize::from(args.page) - 1)?;
    drop(progress);
    output::write(out, &made.bytes)?;
    for warning in &made.warnings {
        eprintln!("{warning}");
    }
    for id in &made.dropped {
        eprintln!("left out for the page budget: {}", resume.describe(id));
    }
    Ok(Outcome::Done)
}
