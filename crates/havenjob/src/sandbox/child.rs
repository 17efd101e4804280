use std::io::{self, Read, Write};

use resume::extract::{self, Limits, extract};
use rustix::process::{Resource, Rlimit, setrlimit};

use super::{Answer, MAX_ADDRESS_SPACE, MAX_CPU_SECONDS, MAX_PICTURE, Wanted, cv};
use crate::cli::{Failure, Outcome};

/// The child's whole life: bind itself, read the file from standard input, answer on standard output.
pub(crate) fn child(wanted: Wanted) -> Result<Outcome, Failure> {
    bind();
    let limits = Limits::default();
    let mut bytes = Vec::new();
    io::stdin().take(limits.max_bytes as u64 + 1).read_to_end(&mut bytes).map_err(|e| broken_pipe(&e))?;
    let answer = match wanted {
        Wanted::Document => extract(&bytes, &limits).map(Answer::Document).map_err(Failure::from),
        Wanted::Cv => cv::read(&bytes, &limits).map(|cv| Answer::Cv(Box::new(cv))),
        Wanted::Picture(page) => extract::picture(&bytes, page, &limits).map(bounded).map_err(Failure::from),
    };
    let answer = answer.unwrap_or_else(Answer::Failure);
    let text = serde_json::to_vec(&answer).map_err(|e| broken_pipe(&e.into()))?;
    io::stdout().write_all(&text).map_err(|e| broken_pipe(&e))?;
    Ok(Outcome::Done)
}

fn bounded(picture: Option<String>) -> Answer {
    match picture {
        Some(svg) if svg.len() > MAX_PICTURE => Answer::Failure(Failure::input(
            "too-complex",
            "a page of the file is too complex to be shown as a picture",
            "see its text instead",
        )),
        picture => Answer::Picture(picture),
    }
}

/// Sets the limits before a byte of the file is read. One that the system refuses leaves the others in force; the
/// parent's clock stands behind them all.
fn bind() {
    let limits = [
        (Resource::As, MAX_ADDRESS_SPACE),
        (Resource::Cpu, MAX_CPU_SECONDS),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ];
    for (resource, most) in limits {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

fn broken_pipe(error: &io::Error) -> Failure {
    Failure::service("child-failed", format!("the reading process lost its pipe: {error}"), "try again")
}
