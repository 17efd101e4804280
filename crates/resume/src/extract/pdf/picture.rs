//! A page as the eye sees it, for showing what was read beside where it stood.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::InterpreterSettings;
use hayro_svg::{RenderCache, SvgRenderSettings, convert};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::compact::compact;
use crate::extract::{ExtractError, Limits};

/// Draws a page of a PDF, counted from 1, as SVG of the page's size in points: outlines and pictures, no text, no script,
/// nothing from elsewhere. None when the file has no such page.
///
/// The engine has no end of its own on a hostile page: a caller that draws files of strangers does it in a process with a
/// memory and time limit, as for [`crate::extract::extract`].
///
/// # Errors
///
/// The file is larger than the limits, locked or damaged.
pub fn picture(bytes: &[u8], page: usize, limits: &Limits) -> Result<Option<String>, ExtractError> {
    if bytes.len() > limits.max_bytes {
        return Err(ExtractError::too_large(limits.max_bytes));
    }
    let header = bytes.windows(5).position(|w| w == b"%PDF-").unwrap_or(0);
    let pdf = Pdf::new(bytes[header..].to_vec()).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ExtractError::encrypted(),
        _ => ExtractError::damaged("it cannot be drawn"),
    })?;
    let Some(page) = page.checked_sub(1).and_then(|at| pdf.pages().get(at)) else { return Ok(None) };
    let settings = InterpreterSettings::default();
    let white = SvgRenderSettings { bg_color: [255, 255, 255, 255] };
    let drawn = catch_unwind(AssertUnwindSafe(|| convert(page, &RenderCache::new(), &settings, &white)));
    drawn
        .map(|svg| Some(compact(&svg)))
        .map_err(|_| ExtractError::damaged("one of its pages cannot be drawn"))
}
