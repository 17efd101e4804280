use std::io::IsTerminal;

use super::args::ParseArgs;
use super::error::Failure;
use super::progress::Progress;
use super::{Outcome, input, output};

/// `havenjob parse`
pub(crate) fn run(args: &ParseArgs) -> Result<Outcome, Failure> {
    let resume = {
        let _progress = Progress::start("Reading the CV");
        input::any_cv(&args.file)?
    };
    let outline = !args.json && std::io::stdout().is_terminal();
    output::print(&if outline { resume::write::text::text(&resume, None) } else { resume.to_json() })
}
