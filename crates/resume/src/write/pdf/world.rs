//! What the typesetter may see: four virtual files, the fonts, and nothing else.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

use super::error::RenderError;
use super::fonts::Fonts;
use super::template::Template;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static COMMON: LazyLock<Source> =
    LazyLock::new(|| source("/common.typ", include_str!("templates/common.typ")));
// A file id is interned for good, so there is one for the data of all documents.
static RESUME: LazyLock<FileId> = LazyLock::new(|| file_id("/resume.json"));
static STYLE: LazyLock<FileId> = LazyLock::new(|| file_id("/style.json"));

#[expect(
    clippy::unwrap_used,
    reason = "the paths are literals of this crate and every one is opened by a test"
)]
fn file_id(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).unwrap()).intern()
}

pub(super) fn source(path: &str, text: &str) -> Source {
    Source::new(file_id(path), text.to_owned())
}

struct Sheet<'a> {
    fonts: &'a Fonts,
    main: &'a Source,
    resume: Bytes,
    style: Bytes,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [self.main, &*COMMON].into_iter().find(|s| s.id() == id).cloned().ok_or(FileError::NotSource)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == *RESUME => Ok(self.resume.clone()),
            id if id == *STYLE => Ok(self.style.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.faces.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Runs a template on a résumé's view and a look, both JSON. What it leaves in the cache is the caller's to evict.
pub(super) fn set(
    template: &Template,
    fonts: &Fonts,
    resume: String,
    style: String,
) -> Result<PagedDocument, RenderError> {
    let world = Sheet {
        fonts,
        main: &template.source,
        resume: Bytes::from_string(resume),
        style: Bytes::from_string(style),
    };
    typst::compile::<PagedDocument>(&world).output.map_err(|errors| RenderError::diagnosed(&errors))
}

/// Seconds since 1970 as the typesetter's time stamp, in UTC. None outside the years 0–9999.
pub(super) fn timestamp(seconds: i64) -> Option<typst_pdf::Timestamp> {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days)?;
    let part = |n: i64| u8::try_from(n).ok();
    let moment = Datetime::from_ymd_hms(
        year,
        month,
        day,
        part(rest / 3_600)?,
        part(rest / 60 % 60)?,
        part(rest % 60)?,
    )?;
    Some(typst_pdf::Timestamp::new_utc(moment))
}

/// The Gregorian date of a day counted from 1970-01-01, after Howard Hinnant's `civil_from_days`.
fn civil(days: i64) -> Option<(i32, u8, u8)> {
    let days = days.checked_add(719_468)?;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let year = i32::try_from(year).ok().filter(|y| (0..=9_999).contains(y))?;
    Some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970_become_dates() {
        assert_eq!(civil(0), Some((1970, 1, 1)));
        assert_eq!(civil(19_782), Some((2024, 2, 29)));
        assert_eq!(civil(-1), Some((1969, 12, 31)));
        assert_eq!(civil(i64::MAX), None);
        assert!(timestamp(1_700_000_000).is_some());
        assert!(timestamp(i64::MIN).is_none());
    }
}
