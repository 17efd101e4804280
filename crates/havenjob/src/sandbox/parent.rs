use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use resume::{Document, Resume};

use super::{Answer, MAX_ANSWER, MAX_WALL_SECONDS, Wanted};
use crate::cli::Failure;

/// Extracts a document in a child process.
///
/// # Errors
/// What the reader says of the file; `too-complex` when the child ran into a limit or died.
pub(crate) fn extract(bytes: Vec<u8>) -> Result<Document, Failure> {
    match ask(Wanted::Document, bytes)? {
        Answer::Document(document) => Ok(document),
        Answer::Failure(failure) => Err(failure),
        Answer::Cv(_) | Answer::Picture(_) => Err(too_complex("another answer")),
    }
}

/// Reads a CV of any kind in a child process: its text in reading order, and the résumé.
///
/// # Errors
/// As [`extract`].
pub(crate) fn cv(bytes: Vec<u8>) -> Result<(String, Resume), Failure> {
    match ask(Wanted::Cv, bytes)? {
        Answer::Cv(cv) => Ok((cv.text, cv.resume)),
        Answer::Failure(failure) => Err(failure),
        Answer::Document(_) | Answer::Picture(_) => Err(too_complex("another answer")),
    }
}

/// Draws a page of a PDF, from 1, in a child process: SVG, or none when there is no such page.
///
/// # Errors
/// As [`extract`].
pub(crate) fn picture(bytes: Vec<u8>, page: usize) -> Result<Option<String>, Failure> {
    match ask(Wanted::Picture(page), bytes)? {
        Answer::Picture(picture) => Ok(picture),
        Answer::Failure(failure) => Err(failure),
        Answer::Document(_) | Answer::Cv(_) => Err(too_complex("another answer")),
    }
}

fn ask(wanted: Wanted, bytes: Vec<u8>) -> Result<Answer, Failure> {
    let mut child = spawn(wanted)?;
    let answer = converse(&mut child, bytes);
    // Whatever happened, no child stays behind.
    let _ = child.kill();
    let status = child.wait();
    answer.and_then(|text| serde_json::from_slice(&text).ok()).ok_or_else(|| too_complex(&ending(status)))
}

fn too_complex(ending: &str) -> Failure {
    Failure::input(
        "too-complex",
        format!("the file needs more memory or time than a CV may ({ending})"),
        "open it in its program and export it again as PDF or DOCX",
    )
}

fn spawn(wanted: Wanted) -> Result<Child, Failure> {
    let failed = |e: std::io::Error| {
        Failure::service(
            "child-failed",
            format!("no process could be started to read the file: {e}"),
            "try again",
        )
    };
    let program = std::env::current_exe().map_err(failed)?;
    let what = match wanted {
        Wanted::Document => Vec::new(),
        Wanted::Cv => vec!["--cv".to_owned()],
        Wanted::Picture(page) => vec!["--picture".to_owned(), page.to_string()],
    };
    Command::new(program)
        .arg("extract-in-child")
        .args(what)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)
}

/// Sends the file, takes the answer, and gives up when the time is over.
fn converse(child: &mut Child, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let mut to_child = child.stdin.take()?;
    let from_child = child.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    // A child that dies early closes the pipe: the write fails and the missing answer says the rest.
    thread::spawn(move || to_child.write_all(&bytes));
    thread::spawn(move || {
        let mut text = Vec::new();
        let whole = from_child.take(MAX_ANSWER).read_to_end(&mut text).is_ok();
        let _ = sender.send(whole.then_some(text));
    });
    receiver.recv_timeout(Duration::from_secs(MAX_WALL_SECONDS)).ok().flatten()
}

fn ending(status: std::io::Result<std::process::ExitStatus>) -> String {
    status.map_or_else(|e| e.to_string(), |s| s.to_string())
}
