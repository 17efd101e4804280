//! Reading an untrusted file in a child process: the same binary under limits of memory, time and output. A file that
//! breaks a reader breaks the child; the parent reports it and neither grows nor hangs.

mod child;
mod cv;
mod parent;

pub(crate) use child::child;
pub(crate) use parent::{cv, extract, picture};

use resume::Document;
use serde::{Deserialize, Serialize};

use crate::cli::Failure;

/// Address space of the child, in bytes. Typical CVs need under 60 MB; the readers cap what a bomb may unfold to.
const MAX_ADDRESS_SPACE: u64 = 1 << 30;
/// Processor time of the child, in seconds.
const MAX_CPU_SECONDS: u64 = 8;
/// Wall time that the parent waits, in seconds.
const MAX_WALL_SECONDS: u64 = 9;
/// Most bytes of answer that the parent takes: far above a CV of many pages with its positions.
const MAX_ANSWER: u64 = 64_000_000;

/// Most bytes of a page as SVG: a CV with a large photograph has five million. What is above is not worth sending.
const MAX_PICTURE: usize = 8_000_000;

/// What the child is asked for.
#[derive(Clone, Copy)]
pub(crate) enum Wanted {
    /// The lines of a document.
    Document,
    /// The text and the résumé of a CV of any kind.
    Cv,
    /// A page of a PDF, from 1, as a picture.
    Picture(usize),
}

/// What the child answers on standard output.
#[derive(Serialize, Deserialize)]
enum Answer {
    Document(Document),
    Cv(Box<cv::Cv>),
    /// A page as SVG; none when there is no such page.
    Picture(Option<String>),
    Failure(Failure),
}
