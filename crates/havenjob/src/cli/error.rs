use std::io;
use std::path::Path;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};

/// Why a command did not reach its end, in the form in which it is reported: one JSON line on standard error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Failure {
    /// Stable name in kebab case, such as `no-text-layer`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// What happened.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) hint: String,
    #[serde(skip)]
    code: Code,
}

/// The exit codes of a failure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Code {
    /// The command was called wrongly.
    Usage = 2,
    /// An input cannot be used.
    #[default]
    Input = 3,
    /// Something outside failed, such as the disk.
    Service = 4,
}

impl Failure {
    /// An input that cannot be used.
    pub(crate) fn input(kind: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind: kind.into(), message: message.into(), hint: hint.into(), code: Code::Input }
    }

    /// An argument that says nothing we know.
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind: "usage".into(), message: message.into(), hint: hint.into(), code: Code::Usage }
    }

    /// A failure outside the input.
    pub(crate) fn service(kind: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind: kind.into(), message: message.into(), hint: hint.into(), code: Code::Service }
    }

    /// A file that could not be read.
    pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Self {
        let name = path.display();
        match error.kind() {
            io::ErrorKind::NotFound => Self::input(
                "not-found",
                format!("there is no file {name}"),
                "check the path and the spelling",
            ),
            io::ErrorKind::PermissionDenied => Self::input(
                "not-readable",
                format!("{name} may not be read by this user"),
                "give read permission or copy the file to a folder of your own",
            ),
            _ if path.is_dir() => {
                Self::input("not-a-file", format!("{name} is a folder"), "name the file inside it")
            }
            _ => Self::input(
                "not-readable",
                format!("{name} cannot be read: {error}"),
                "check the file and its disk",
            ),
        }
    }

    /// A file that could not be written.
    pub(crate) fn unwritable(path: &Path, error: &io::Error) -> Self {
        Self::service(
            "not-writable",
            format!("{} cannot be written: {error}", path.display()),
            "check that the folder exists, that you may write there and that the disk is not full",
        )
    }

    /// Prints the JSON line and gives the exit code.
    pub(crate) fn report(&self) -> ExitCode {
        let line = serde_json::to_string(self).unwrap_or_else(|_| self.message.clone());
        eprintln!("{line}");
        ExitCode::from(self.code as u8)
    }
}
